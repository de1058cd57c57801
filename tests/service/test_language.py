"""The language of a service: that of its pages and of the names on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from skillpath.ontology import ReadingLimits, read
from skillpath.service.web.app import Usual, create_app
from skillpath.service.web.running.fetching import fetch
from tests.ontology.files import HEAD
from tests.service.asking import run

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

FRUIT = f"""{HEAD}
:r a sp:Roadmap ; skos:prefLabel "Fruit"@en , "Obst"@de .
:a a sp:Skill ; skos:prefLabel "Apple"@en , "Apfel"@de .
"""


@pytest.fixture
def fruit(tmp_path: Path) -> Path:
    file = tmp_path / "fruit.ttl"
    file.write_text(FRUIT)
    return file


@pytest.fixture
def german(fruit: Path) -> FlaskClient:
    return create_app(read(fruit, language="de"), Usual(language="de")).test_client()


def test_a_page_in_german_has_the_german_names(german: FlaskClient) -> None:
    page = german.get("/skills/a").get_data(as_text=True)
    assert '<html lang="de"' in page
    assert '<h1 dir="auto">Apfel</h1>' in page
    assert "Auch genannt: <span" in page


def test_what_is_looked_for_by_its_english_name_is_found(german: FlaskClient) -> None:
    page = german.get("/search?q=apple").get_data(as_text=True)
    assert "1 Treffer für <q" in page
    assert '<a href="/skills/a" dir="auto">Apfel</a>' in page


def test_two_services_of_one_roadmap_may_speak_two_languages(fruit: Path) -> None:
    roadmap = read(fruit)
    clients = [create_app(roadmap, Usual(language=one)).test_client() for one in ("en", "de")]
    for _ in range(2):
        pages = [client.get("/").get_data(as_text=True) for client in clients]
        assert ["What next?" in page for page in pages] == [True, False]


def test_the_map_as_one_file_is_written_in_the_language(fruit: Path) -> None:
    out = fruit.with_suffix(".html")
    result = run("explore", "--roadmap", fruit, "--language", "de", "--output", out)
    assert (result.exit_code, '<html lang="de"' in out.read_text()) == (0, True)
    assert "Apfel" in out.read_text()


def test_the_environment_tells_the_language_where_no_option_does(fruit: Path) -> None:
    out = fruit.with_suffix(".html")
    told = {"SKILLPATH_LANGUAGE": "de"}
    assert run("explore", "--roadmap", fruit, "--output", out, env=told).exit_code == 0
    assert '<html lang="de"' in out.read_text()


@pytest.mark.parametrize(
    ("arguments", "told", "named"),
    [
        (["explore", "--output", "x.html", "--language", "tlh"], {}, "--language"),
        (["explore", "--output", "x.html"], {"SKILLPATH_LANGUAGE": "tlh"}, "SKILLPATH_LANGUAGE"),
        (["serve"], {"SKILLPATH_LANGUAGE": "tlh"}, "SKILLPATH_LANGUAGE"),
    ],
)
def test_a_language_without_texts_is_refused(
    arguments: list[str], told: dict[str, str], named: str
) -> None:
    result = run(*arguments, env=told)
    assert (result.exit_code, result.stderr) == (
        2,
        f"Error: {named}: found 'tlh'; expected one of de, en\n",
    )


def test_a_service_refuses_a_snapshot_in_another_language(fruit: Path) -> None:
    snapshot = fruit.with_suffix(".skillpath")
    assert run("compile", "--language", "de", fruit, snapshot).exit_code == 0
    told = {"SKILLPATH_ROADMAP": str(snapshot)}
    assert run("doctor", env={**told, "SKILLPATH_LANGUAGE": "de"}).exit_code == 0
    found = run("doctor", env=told)
    assert found.exit_code == 1
    shown = " ".join(found.stdout.split())
    assert "found a snapshot in the language 'de'; expected one in 'en'" in shown


def test_what_is_served_is_compiled_in_the_language(fruit: Path) -> None:
    out = fruit.with_name("served")
    fetch(str(fruit), out, ReadingLimits(), "de")
    assert read(out).by_id["a"].name == "Apfel"
