from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from rdflib import Graph

from skillpath.graph import (
    DEFAULT_BASE,
    Attainable,
    Effort,
    Expression,
    InvalidRoadmapError,
    Mapping,
    Requirement,
    Resource,
    Roadmap,
    Step,
    any_of,
)
from skillpath.ontology import UnreadableError, document_of, read, write
from skillpath.ontology.document_in import roadmap_of
from tests.ontology.files import copied, written
from tests.ontology.written_roadmaps import (
    reversed_order,
    written_roadmaps,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

thoroughly = settings(
    max_examples=int(os.environ.get("ROUND_TRIPS", "60")),
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FORMATS = pytest.mark.parametrize("ending", [".ttl", ".json", ".jsonld"])


def of_items(*items: Attainable, base: str = DEFAULT_BASE, license_: str = "") -> Roadmap:
    return Roadmap("roadmap", "Roadmap", items, base=base, license=license_)


def in_steps(ids: str, *steps: Step) -> Roadmap:
    return Roadmap("roadmap", "Roadmap", tuple(plain(ids)), steps)


def requiring(identifier: str, *needed: Expression) -> Attainable:
    requirements = tuple(Requirement(one) for one in needed)
    return Attainable(identifier, identifier.upper(), requirements=requirements)


def plain(ids: str) -> list[Attainable]:
    return [Attainable(one, one.upper()) for one in ids.split()]


def assert_kept_if_it_can_be_made(make: Callable[[], Roadmap], ending: str = ".ttl") -> None:
    """Either the roadmap is refused when it is made, or it is read back equal."""
    try:
        roadmap = make()
    except InvalidRoadmapError:
        return
    assert copied(roadmap, ending) == roadmap


@FORMATS
@thoroughly
@given(roadmap=written_roadmaps())
def test_what_is_written_is_read_back_equal(ending: str, roadmap: Roadmap) -> None:
    assert copied(roadmap, ending) == roadmap


@thoroughly
@given(written_roadmaps())
def test_a_document_describes_the_roadmap_it_was_made_of(roadmap: Roadmap) -> None:
    assert roadmap_of(document_of(roadmap)) == roadmap


@FORMATS
@settings(thoroughly, max_examples=20)
@given(roadmap=written_roadmaps())
def test_equal_roadmaps_are_written_as_equal_bytes(ending: str, roadmap: Roadmap) -> None:
    turned = reversed_order(roadmap)
    assert turned == roadmap
    assert written(turned, ending) == written(roadmap, ending)


@pytest.mark.parametrize("ending", [".ttl", ".jsonld"])
@settings(thoroughly, max_examples=20)
@given(roadmap=written_roadmaps())
def test_rdf_that_was_read_is_written_again_with_the_same_bytes(
    ending: str, roadmap: Roadmap
) -> None:
    assert written(copied(roadmap, ending), ending) == written(roadmap, ending)


@settings(thoroughly, max_examples=20)
@given(written_roadmaps())
def test_triples_survive_rdflib_as_n_triples_and_as_its_own_turtle(roadmap: Roadmap) -> None:
    triples = Graph().parse(data=written(roadmap, ".ttl"), format="turtle")
    lines = triples.serialize(format="nt")
    again = Graph().parse(data=lines, format="nt").serialize(format="turtle")
    assume('\\\\""""' not in again)  # where a text ends so, what rdflib writes is not Turtle
    assert _from_text(again) == roadmap


def _from_text(turtle: str) -> Roadmap:
    from skillpath.ontology.formats import TURTLE
    from skillpath.ontology.rdf_drafts import rdf_document

    return roadmap_of(rdf_document(TURTLE, [(turtle.encode(), "memory")])[0])


@FORMATS
def test_the_shipped_roadmap_is_read_back_equal(ending: str) -> None:
    assert copied(read(), ending) == read()


@FORMATS
def test_a_step_keeps_the_order_of_what_it_covers(ending: str) -> None:
    step = Step("s", "S", 1, ("c", "a"), ("d", "b"))
    roadmap = in_steps("a b c d", step)
    assert copied(roadmap, ending).steps == (step,)


@FORMATS
def test_a_requirement_with_a_very_long_name_survives(ending: str) -> None:
    items = plain(" ".join(f"{'x' * 90}-{number}" for number in range(9)))
    roadmap = of_items(*items, requiring("e", any_of(*(item.id for item in items))))
    assert copied(roadmap, ending) == roadmap


def test_another_ending_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(
        UnreadableError, match=r"found the ending '\.csv'; expected a roadmap as JSON"
    ):
        write(of_items(*plain("a")), tmp_path / "roadmap.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write(of_items(*plain("a")), tmp_path / "missing" / "roadmap.ttl")


def test_a_group_of_one_survives_turtle() -> None:
    roadmap = of_items(*plain("a"), requiring("b", any_of("a")))
    assert copied(roadmap, ".ttl") == roadmap


def test_requirements_that_differ_in_nesting_alone_stay_apart() -> None:
    flat = any_of("x", any_of("a", "b"), any_of("c", "d"))
    deep = any_of("x", any_of("a", "b", any_of("c", "d")))
    roadmap = of_items(*plain("a b c d x"), requiring("e", flat, deep))
    assert copied(roadmap, ".ttl") == roadmap


def test_requirements_on_ids_with_dots_stay_apart() -> None:
    roadmap = of_items(
        *plain("a a.b b.c c"), requiring("e", any_of("a", "b.c"), any_of("a.b", "c"))
    )
    assert copied(roadmap, ".ttl") == roadmap


def test_an_item_may_be_named_like_a_requirement() -> None:
    items = (*plain("a.requires.b b"), requiring("a", "b"), requiring("e", "a.requires.b"))
    assert_kept_if_it_can_be_made(lambda: of_items(*items))


def test_an_item_may_be_named_like_a_resource() -> None:
    taught = Attainable("a", "A", resources=(Resource("Course", "https://example.org/"),))
    assert_kept_if_it_can_be_made(lambda: of_items(taught, *plain("a.resource-1")))


def test_an_item_may_be_covered_and_optional_in_one_step() -> None:
    step = Step("s", "S", 1, ("a", "b"), ("a",))
    assert_kept_if_it_can_be_made(lambda: in_steps("a b", step))


def test_a_step_that_covers_an_item_twice_is_refused_or_survives() -> None:
    step = Step("s", "S", 1, ("a", "b", "a"))
    assert_kept_if_it_can_be_made(lambda: in_steps("a b", step))


def test_a_mapping_given_twice_counts_once() -> None:
    mapping = Mapping("exact", "https://example.org/")
    doubled = Attainable("a", "A", mappings=(mapping, mapping))
    assert_kept_if_it_can_be_made(lambda: of_items(doubled))


def test_the_order_of_resources_carries_no_meaning() -> None:
    short, long = (Resource("Course", "https://example.org/", hours) for hours in (1.0, 2.0))
    one = of_items(Attainable("a", "A", resources=(short, long)))
    other = of_items(Attainable("a", "A", resources=(long, short)))
    assert one == other


@pytest.mark.parametrize("text", ["MIT", "CC BY 4.0"])
def test_a_license_that_is_no_address_is_refused_or_survives(text: str) -> None:
    assert_kept_if_it_can_be_made(lambda: of_items(*plain("a"), license_=text))


@FORMATS
@pytest.mark.parametrize(
    "base",
    [
        *("", "https://example.org/x-", "no address", "https://example.org/?q#", "urn:x:y#"),
        *("https://example.org/?a/", "https://example.org/#a/", "https://example.org/a//"),
        *("skos:x/", "id:x/", "type:x#", "http://x/a/../", "https://example.org/./"),
    ],
)
def test_a_base_is_refused_or_survives(base: str, ending: str) -> None:
    items = [*plain("a b"), Attainable("c", "C", mappings=(Mapping("exact", "http://x/a/b"),))]
    assert_kept_if_it_can_be_made(lambda: of_items(*items, base=base), ending)


@FORMATS
@pytest.mark.parametrize(
    "item",
    [
        pytest.param(Attainable("a", "A", description="x" * 10_001), id="long description"),
        pytest.param(Attainable("a", "A", alt_labels=("x" * 301,)), id="long alt label"),
        pytest.param(
            Attainable("a", "A", resources=(Resource("", "https://example.org/"),)),
            id="resource without a name",
        ),
    ],
)
def test_a_roadmap_that_can_be_made_can_be_read_again(item: Attainable, ending: str) -> None:
    assert_kept_if_it_can_be_made(lambda: of_items(item), ending)


@FORMATS
@pytest.mark.parametrize(
    "end", ['"', '\\"', '\\\\"', '""', '\\""', '"""', '\\"""', '""""', "\\", "'"]
)
def test_a_text_of_lines_may_end_with_quotes_and_backslashes(end: str, ending: str) -> None:
    roadmap = of_items(Attainable("a", "A", description=f"1\n2{end}", alt_labels=(f"x{end}",)))
    assert copied(roadmap, ending) == roadmap


@FORMATS
def test_whole_hours_are_written_alike_whatever_number_they_are(ending: str) -> None:
    whole, real = (
        of_items(Attainable("a", "A", effort=Effort(*hours)))
        for hours in ((1, 2, 3), (1.0, 2.0, 3.0))
    )
    assert written(whole, ending) == written(real, ending)


def test_an_empty_alt_label_counts_for_nothing() -> None:
    assert_kept_if_it_can_be_made(lambda: of_items(Attainable("a", "A", alt_labels=("",))))


@FORMATS
def test_a_step_may_stand_at_any_position_that_is_accepted(ending: str) -> None:
    step = Step("s", "S", 10**30, ("a",))
    assert_kept_if_it_can_be_made(lambda: in_steps("a", step), ending)


@FORMATS
def test_a_lone_surrogate_is_refused_when_the_roadmap_is_made(ending: str) -> None:
    item = Attainable("a", "A", description="\ud800")
    assert_kept_if_it_can_be_made(lambda: of_items(item), ending)
