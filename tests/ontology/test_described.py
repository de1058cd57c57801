"""Data about one thing: both forms say the same, all of it true, nothing of it invented."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
from hypothesis import given, settings
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS

from skillpath.graph import (
    Path,
    Requirement,
    Roadmap,
    UnreachableGoalError,
    cheapest_path,
    mentioned,
)
from skillpath.ontology import (
    item_data,
    path_data,
    read,
    step_data,
    steps_data,
    vocabulary_data,
)
from skillpath.ontology.formats import JSONLD, TURTLE
from skillpath.ontology.namespaces import SCHEMA, SP
from skillpath.ontology.triples_out import triples_of
from tests.ontology.test_checklist import small
from tests.ontology.test_jsonld_files import BY_RDFLIB
from tests.ontology.test_round_trips import thoroughly
from tests.ontology.written_roadmaps import written_roadmaps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from skillpath.ontology.formats import Format

    Write = Callable[[Format], bytes]

pytestmark = BY_RDFLIB
SHIPPED = read()
ID = URIRef(SHIPPED.base)
PYTORCH = URIRef(f"{ID}pytorch")
PATH = cheapest_path(SHIPPED, ["pytorch"], ["pandas"])
DERIVED = {SP.requires, SP.recommends, RDFS.isDefinedBy}


def both(write: Write) -> Graph:
    """The triples that Turtle and JSON-LD agree on, for both libraries."""
    turtle, jsonld = write(TURTLE), write(JSONLD)
    found = Graph().parse(turtle, format="turtle")
    assert isomorphic(found, Graph().parse(jsonld, format="json-ld"))
    told = pyoxigraph.parse(turtle, pyoxigraph.RdfFormat.TURTLE)
    assert len(found) == len({str(one.triple) for one in told})
    assert len(found) == len(list(pyoxigraph.parse(jsonld, pyoxigraph.RdfFormat.JSON_LD)))
    return found


def everything(roadmap: Roadmap) -> Iterator[Write]:
    """What writes each thing of a small roadmap."""
    for item in roadmap.items:
        yield lambda form, item=item: item_data(roadmap, item, form)  # type: ignore[misc]
    for step in roadmap.all_steps:
        yield lambda form, step=step: step_data(roadmap, step, form)  # type: ignore[misc]
    for one in map(roadmap.specialized, roadmap.outlines):
        yield lambda form, one=one: steps_data(one, form)  # type: ignore[misc]


def about(identifier: str) -> Graph:
    return both(lambda form: item_data(SHIPPED, SHIPPED.by_id[identifier], form))


def of_path(path: Path = PATH, roadmap: Roadmap = SHIPPED) -> Graph:
    return both(lambda form: path_data(roadmap, path, form))


def named(*ids: str) -> set[URIRef]:
    return {URIRef(f"{ID}{one}") for one in ids}


def asked_by(requirements: tuple[Requirement, ...]) -> set[URIRef]:
    return named(*(one for requirement in requirements for one in mentioned(requirement.of)))


def the_path(found: Graph) -> URIRef:
    (path,) = found.subjects(RDF.type, SP.Path)
    assert isinstance(path, URIRef)
    return path


@settings(thoroughly, max_examples=8)
@given(written_roadmaps())
def test_turtle_and_jsonld_say_the_same_of_anything_in_any_roadmap(roadmap: Roadmap) -> None:
    for write in everything(roadmap):
        both(write)


@settings(thoroughly, max_examples=8)
@given(written_roadmaps())
def test_turtle_and_jsonld_say_the_same_of_a_path_in_any_roadmap(roadmap: Roadmap) -> None:
    active = [item.id for item in roadmap.items if not item.is_retired]
    for goal in active[1:]:
        with suppress(UnreachableGoalError):
            path = cheapest_path(roadmap, [goal], active[:1])
            found = of_path(path, roadmap)
            assert len(list(found.objects(None, SCHEMA.item))) == len(path.items)


@pytest.mark.parametrize("identifier", ["pytorch", "python", "cert-aws-mls", "cloud-computing"])
def test_what_is_said_of_an_item_stands_in_the_roadmap_or_is_derived(identifier: str) -> None:
    authored = triples_of(SHIPPED)
    extra = {term for _, term, _ in set(about(identifier)) - set(authored)}
    assert extra <= DERIVED


def test_an_item_is_told_whole() -> None:
    found, authored = about("pytorch"), triples_of(SHIPPED)
    parts = [one for one in set(authored.subjects()) if str(one).startswith(f"{PYTORCH}.")]
    own = {triple for one in (PYTORCH, *parts) for triple in authored.triples((one, None, None))}
    assert len(parts) == 5
    assert own <= set(found)


def test_flat_edges_lead_from_an_item_and_to_it() -> None:
    item, found = SHIPPED.by_id["pytorch"], about("pytorch")
    assert set(found.objects(PYTORCH, SP.requires)) == asked_by(item.required)
    assert set(found.objects(PYTORCH, SP.recommends)) == asked_by(item.recommended)
    dependents = (one for one in SHIPPED.items if PYTORCH in asked_by(one.required))
    assert set(found.subjects(SP.requires, PYTORCH)) == named(*(one.id for one in dependents))


def test_steps_of_all_roadmaps_say_that_they_cover_an_item() -> None:
    found = about("pytorch")
    steps = (one for one in SHIPPED.all_steps if "pytorch" in (*one.covers, *one.optional))
    told = {*found.subjects(SP.covers, PYTORCH), *found.subjects(SP.coversOptional, PYTORCH)}
    assert told == named(*(step.id for step in steps))
    assert told == set(found.objects(None, SP.hasStep))


def test_whatever_of_ours_is_mentioned_has_a_name() -> None:
    for found in (about("pytorch"), about("python"), of_path()):
        mentioned_ones = {one for one in found.all_nodes() if str(one).startswith(str(ID))}
        parts = {*found.objects(None, SP.hasRequirement), *found.subjects(SCHEMA.teaches, None)}
        bare = [one for one in mentioned_ones - parts if not found.value(one, SKOS.prefLabel)]
        assert bare == []


def test_data_says_where_it_is_from_and_under_which_license() -> None:
    for found in (about("pytorch"), of_path()):
        head = URIRef(f"{ID}{SHIPPED.id}")
        assert found.value(head, OWL.versionInfo) == Literal(SHIPPED.version)
        assert found.value(head, DCTERMS.license) == URIRef(SHIPPED.license)
    assert about("pytorch").value(PYTORCH, RDFS.isDefinedBy) == head
    assert of_path().value(the_path(of_path()), PROV.wasDerivedFrom) == head


def test_the_thing_itself_comes_first() -> None:
    turtle = item_data(SHIPPED, SHIPPED.by_id["pytorch"], TURTLE).decode()
    subjects = [line for line in turtle.splitlines() if line[:1] in (":", "<")]
    assert subjects[:2] == [":pytorch", ":pytorch.Requires.neural-networks"]


def test_a_path_is_a_list_in_learning_order_whose_hours_add_up() -> None:
    found = of_path()
    path = the_path(found)
    places = sorted(found.objects(path, SCHEMA.itemListElement), key=str)
    assert [found.value(one, SCHEMA.position).toPython() for one in places] == [  # type: ignore[union-attr]
        *range(1, len(PATH.items) + 1)
    ]
    assert [found.value(one, SCHEMA.item) for one in places] == [
        URIRef(f"{ID}{one.item.id}") for one in PATH.items
    ]
    hours = [found.value(one, SP.effortLikely) for one in places]
    assert sum(Decimal(str(one)) for one in hours) == Decimal(str(PATH.hours.likely))
    assert found.value(path, SP.effortLikely) == found.value(path, SP.lowerBound)


def test_a_path_says_whence_and_where_to() -> None:
    found = of_path()
    path = the_path(found)
    assert set(found.objects(path, SP.leadsTo)) == named("pytorch")
    assert set(found.objects(path, SP.startsFrom)) == named("pandas")
    assert set(found.objects(path, SP.presumes)) == named(*PATH.knowledge.inferred)
    assert found.value(path, SP.isOptimal) == Literal(lexical_or_value=True)


def test_flat_edges_of_a_path_stay_among_its_items() -> None:
    found, ids = of_path(), [one.item.id for one in PATH.items]
    edges = set(found.subject_objects(SP.requires))
    assert edges == {
        (URIRef(f"{ID}{one}"), other)
        for one in ids
        for other in asked_by(SHIPPED.by_id[one].required) & named(*ids)
    }


def test_the_name_of_a_path_tells_equal_ones_and_others_apart() -> None:
    again = cheapest_path(SHIPPED, ["PyTorch"], ["pandas"])
    others = [cheapest_path(SHIPPED, ["pytorch"], known) for known in ([], ["pandas", "excel"])]
    names = [the_path(Graph().parse(path_data(SHIPPED, one, TURTLE))) for one in (again, *others)]
    assert [one.item for one in others[1].items] == [one.item for one in again.items]
    assert names[0] == the_path(of_path())
    assert len(set(names)) == 3


def test_a_path_without_items_is_a_list_of_nothing() -> None:
    roadmap = small()
    found = of_path(cheapest_path(roadmap, ["python"], ["python"]), roadmap)
    assert found.value(the_path(found), SCHEMA.numberOfItems) == Literal(0)
    assert list(found.subjects(RDF.type, SCHEMA.ListItem)) == []


def test_the_vocabulary_is_the_same_in_both_forms() -> None:
    assert isomorphic(both(vocabulary_data), Graph().parse(vocabulary_data(TURTLE)))


@pytest.mark.parametrize("form", ["ttl", "jsonld"])
def test_the_bytes_do_not_depend_on_how_python_hashes(form: str) -> None:
    code = (
        "import sys; from skillpath.graph import cheapest_path;"
        "from skillpath.ontology import formats, item_data, path_data, read, vocabulary_data;"
        f"form = next(one for one in formats.FORMATS if one.name == {form!r}); it = read();"
        "path = cheapest_path(it, ['pytorch'], ['pandas']);"
        "sys.stdout.buffer.write(item_data(it, it.by_id['python'], form)"
        "+ path_data(it, path, form) + vocabulary_data(form))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


@pytest.mark.parametrize("format_", [TURTLE, JSONLD], ids=["ttl", "jsonld"])
def test_steps_are_written_once(format_: Format) -> None:
    for one in SHIPPED.steps[:2]:
        assert step_data(SHIPPED, one, format_) is step_data(SHIPPED, one, format_)
    assert steps_data(SHIPPED, format_) is steps_data(SHIPPED, format_)
