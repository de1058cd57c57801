"""Specializations and mappings in files: what is read, refused, and written in parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from skillpath.graph import InvalidRoadmapError, Mapping, Outline, Step
from skillpath.ontology import UnreadableError, read, report_on, write_parts
from skillpath.ontology.reading import SHIPPED
from tests.ontology.files import SOUND, turtle_file

if TYPE_CHECKING:
    from pathlib import Path

LAW = ":q a sp:Roadmap ; skos:prefLabel 'Law' ; sp:specializes :r "
STEP = ":t a sp:Step ; skos:prefLabel 'T' ; schema:position 1 ; sp:covers :a ."


def test_a_specialization_is_read_with_its_steps(tmp_path: Path) -> None:
    occupation = "sp:preparesFor <https://example.org/lawyer>"
    roadmap = read(turtle_file(tmp_path, f"{LAW}; {occupation} ; sp:hasStep :t . {STEP}"))
    step = Step("t", "T", 1, ("a",))
    assert roadmap.specializations == (
        Outline("q", "Law", (step,), prepares_for="https://example.org/lawyer"),
    )
    assert [one.id for one in roadmap.steps] == ["s"]
    assert roadmap.specialized("q").prepares_for == "https://example.org/lawyer"


@pytest.mark.parametrize(
    "wrong",
    [
        ":q sp:specializes :q .",
        ":q sp:specializes :nowhere .",
        ":q sp:specializes :a .",
        ":q sp:specializes 'r' .",
        ":q sp:specializes :r , :a .",
        ":q sp:specializes :p . :p a sp:Roadmap ; sp:specializes :r .",
        ":q sp:specializes :p . :p a sp:Roadmap ; sp:specializes :q .",
    ],
)
def test_what_is_specialized_is_the_general_roadmap_alone(tmp_path: Path, wrong: str) -> None:
    named = f"{wrong} :q a sp:Roadmap ; skos:prefLabel 'Law' ; sp:hasStep :t . {STEP}"
    with pytest.raises(UnreadableError, match=r"sp:specializes: found .* expected <.*/r>"):
        read(turtle_file(tmp_path, named))


def test_a_node_that_specializes_is_a_roadmap_also_without_its_class(tmp_path: Path) -> None:
    untyped = f":q skos:prefLabel 'Law' ; sp:specializes :r ; sp:hasStep :t . {STEP}"
    assert [one.id for one in read(turtle_file(tmp_path, untyped)).specializations] == ["q"]


def test_a_step_belongs_to_one_roadmap(tmp_path: Path) -> None:
    with pytest.raises(InvalidRoadmapError, match="id 's': found 2 that bear it"):
        read(turtle_file(tmp_path, f"{LAW}; sp:hasStep :s ."))


@pytest.mark.parametrize(
    "told", ["owl:versionInfo '9'", "dcterms:license <https://example.org/license>"]
)
def test_version_and_license_are_the_general_roadmaps(tmp_path: Path, told: str) -> None:
    prefix = "@prefix owl: <http://www.w3.org/2002/07/owl#> ."
    with pytest.raises(InvalidRoadmapError, match="expected a name that the format knows"):
        read(turtle_file(tmp_path, f"{prefix} {LAW}; {told} ; sp:hasStep :t . {STEP}"))


def test_a_price_needs_its_currency(tmp_path: Path) -> None:
    with pytest.raises(InvalidRoadmapError, match="currency"):
        read(turtle_file(tmp_path, ":a schema:price 1.0 ."))


def test_a_mapping_of_a_misspelt_item_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidRoadmapError, match="'pytohn', exact match"):
        read(turtle_file(tmp_path, ":pytohn skos:exactMatch <https://example.org/python> ."))


def test_several_turtle_files_are_read_as_one(tmp_path: Path) -> None:
    head = SOUND[: SOUND.index(":r a")]
    more = tmp_path / "more.ttl"
    more.write_text(f"{head} :a skos:closeMatch <https://example.org/a> .", encoding="utf-8")
    main = turtle_file(tmp_path)
    assert read(main, more).by_id["a"].mappings == (Mapping("close", "https://example.org/a"),)
    assert report_on(main, more).where == str(main)


def test_json_is_read_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text("{}", encoding="utf-8")
    with pytest.raises(
        UnreadableError, match="one of several files; expected several files in Turtle"
    ):
        read(turtle_file(tmp_path), other)


def test_faults_of_several_files_are_told_under_the_first(tmp_path: Path) -> None:
    more = tmp_path / "more.ttl"
    more.write_text("@prefix sp: <https://w3id.org/skillpath/ns#> . <x:a> sp:levle 1 .")
    main = turtle_file(tmp_path)
    with pytest.raises(InvalidRoadmapError) as caught:
        read(main, more)
    assert str(main) in str(caught.value)


def test_parts_that_are_written_make_the_roadmap_again(tmp_path: Path) -> None:
    shipped = read()
    python = shipped.by_id["python"]
    elsewhere = Mapping("focus", "http://www.wikidata.org/entity/Q28865", "Python")
    changed = replace(python, mappings=(*python.mappings, elsewhere))
    items = tuple(changed if one is python else one for one in shipped.items)
    mapped = replace(shipped, items=items)
    write_parts(mapped, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(SHIPPED)
    assert read(*(tmp_path / name for name in SHIPPED)) == mapped


def test_a_file_without_a_general_roadmap_is_refused(tmp_path: Path) -> None:
    message = "found 0 nodes of the class sp:Roadmap that specialize no other; expected one"
    with pytest.raises(UnreadableError, match=message):
        read(turtle_file(tmp_path, ":r sp:specializes :q ."))
