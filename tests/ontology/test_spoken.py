"""What is said in several languages is read in one of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from skillpath.graph import find_item
from skillpath.ontology import SnapshotError, compile_snapshot, open_snapshot, read

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """
PREFIX : <https://example.org/id/>
PREFIX sp: <https://w3id.org/skillpath/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
:r a sp:Roadmap ; skos:prefLabel "Roadmap"@en , "Lernpfad"@de .
:a a sp:Skill ;
"""
APPLE = HEAD + 'skos:prefLabel "Apple"@en , "Apfel"@de , "pomme"@fr ; skos:definition "Obst"@de .'


@pytest.fixture
def written(tmp_path: Path) -> Path:
    file = tmp_path / "roadmap.ttl"
    file.write_text(APPLE)
    return file


def test_a_roadmap_is_read_in_the_language_that_is_asked_for(written: Path) -> None:
    roadmap = read(written, language="de")
    apple = roadmap.by_id["a"]
    assert (roadmap.name, apple.name, apple.description) == ("Lernpfad", "Apfel", "Obst")


def test_names_in_other_languages_are_still_found(written: Path) -> None:
    roadmap = read(written, language="de")
    assert roadmap.by_id["a"].alt_labels == ("Apple", "pomme")
    assert [find_item(roadmap, one) for one in ("apfel", "apple", "pomme")] == ["a"] * 3


def test_without_a_language_the_english_names_are_read_and_no_others(written: Path) -> None:
    apple = read(written).by_id["a"]
    assert (apple.name, apple.alt_labels) == ("Apple", ())


@pytest.mark.parametrize(
    ("told", "language", "name"),
    [
        ('"a"@de , "b"@de-at', "de-AT", "b"),
        ('"a"@de , "b"@en', "de-AT", "a"),
        ('"z"@en , "a"@fr , "b"', "de", "z"),
        ('"z" , "a"@fr', "de", "z"),
        ('"z"@cs , "a"@fr', "de", "z"),
        ('"b"@de , "a"@de', "de", "a"),
    ],
)
def test_where_it_is_not_said_in_the_language_another_takes_its_place(
    tmp_path: Path, told: str, language: str, name: str
) -> None:
    file = tmp_path / "roadmap.ttl"
    file.write_text(f"{HEAD}skos:prefLabel {told} .")
    assert read(file, language=language).by_id["a"].name == name


def test_a_name_that_is_the_same_in_two_languages_is_no_alt_label(tmp_path: Path) -> None:
    file = tmp_path / "roadmap.ttl"
    file.write_text(f'{HEAD}skos:prefLabel "Python"@en , "Python"@de ; skos:altLabel "Py" .')
    assert read(file, language="de").by_id["a"].alt_labels == ("Py",)


def test_json_ld_is_read_in_a_language_as_well(tmp_path: Path) -> None:
    file = tmp_path / "roadmap.jsonld"
    label = {"@id": "http://www.w3.org/2004/02/skos/core#prefLabel", "@container": "@language"}
    names = {"@vocab": "https://w3id.org/skillpath/ns#", "name": label}
    things = [
        {"@id": "urn:x:/r", "@type": "Roadmap", "name": {"en": "Roadmap", "de": "Lernpfad"}},
        {"@id": "urn:x:/a", "@type": "Skill", "name": {"en": "Apple", "de": "Apfel"}},
    ]
    file.write_text(json.dumps({"@context": names, "@graph": things}))
    found = read(file, language="de")
    assert (found.name, found.by_id["a"].name) == ("Lernpfad", "Apfel")


def test_a_snapshot_keeps_the_language_and_is_refused_for_another(written: Path) -> None:
    snapshot = written.with_suffix(".skillpath")
    compile_snapshot(snapshot, written, language="de")
    assert open_snapshot(snapshot, language="de").roadmap == read(written, language="de")
    assert read(snapshot).name == "Lernpfad"
    with pytest.raises(
        SnapshotError, match=r"in the language 'de'; expected one in 'en': skillpath"
    ):
        read(snapshot, language="en")


def test_a_stale_snapshot_is_made_anew_in_its_language(written: Path) -> None:
    snapshot = written.with_suffix(".skillpath")
    compile_snapshot(snapshot, written, language="de")
    written.write_text(APPLE.replace("Apfel", "Birne"))
    with pytest.raises(SnapshotError, match="skillpath compile --language de "):
        open_snapshot(snapshot)
