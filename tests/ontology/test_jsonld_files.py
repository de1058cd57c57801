"""JSON-LD: what is written is what Turtle says; any form of it is read; nothing is fetched."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from rdflib import BNode, Graph
from rdflib.collection import Collection
from rdflib.compare import isomorphic

from skillpath.graph import (
    Attainable,
    Cost,
    Effort,
    Kind,
    Level,
    Mapping,
    Resource,
    Roadmap,
    any_of,
    at_least,
)
from skillpath.ontology import UnreadableError, read, report_on
from skillpath.ontology.formats import JSONLD, TURTLE
from skillpath.ontology.limits import USUAL
from skillpath.ontology.rdf_drafts import rdf_document
from tests.ontology.files import HANGING, HEAD, SOUND, requirements, written
from tests.ontology.test_round_trips import of_items, plain, requiring, thoroughly
from tests.ontology.written_roadmaps import written_roadmaps

if TYPE_CHECKING:
    from pathlib import Path

    from skillpath.ontology.document_out import Json

ID, NS = "https://w3id.org/skillpath/id/", "https://w3id.org/skillpath/ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PLAIN = {"@vocab": NS, "@base": ID, "label": {"@id": f"{SKOS}prefLabel"}}
HEADED = {"@id": "r", "@type": "Roadmap", "label": "R"}


def jsonld_file(folder: Path, content: object) -> Path:
    path = folder / "roadmap.jsonld"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def of_graph(*nodes: Json, context: object = PLAIN) -> Json:
    return {"@context": context, "@graph": [HEADED, *nodes]}


def refusal(content: object, **limits: int) -> str:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(UnreadableError) as caught:
        rdf_document(JSONLD, [(text, "x")], replace(USUAL, **limits))
    return str(caught.value)


BY_RDFLIB = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


@BY_RDFLIB
@settings(thoroughly, max_examples=30)
@given(roadmap=written_roadmaps())
def test_the_triples_are_those_of_the_turtle_to_rdflib(roadmap: Roadmap) -> None:
    roadmap = replace(roadmap, base=roadmap.base.replace("urn:x", "http://x.org"))
    turtle = Graph().parse(data=written(roadmap, ".ttl"), format="turtle")
    assert isomorphic(Graph().parse(data=written(roadmap, ".jsonld"), format="json-ld"), turtle)


@BY_RDFLIB
def test_the_triples_of_the_shipped_roadmap_are_those_of_its_turtle() -> None:
    assert said(written(read(), ".jsonld"), "json-ld") == said(written(read(), ".ttl"), "turtle")


def said(text: bytes, form: str) -> set[tuple[object, ...]]:
    """The triples to rdflib, lists in the place of the blank nodes that begin them."""
    graph = Graph().parse(data=text, format=form)
    return {
        (subject, term, tuple(Collection(graph, one)) if isinstance(one, BNode) else one)
        for subject, term, one in graph
        if not isinstance(subject, BNode)
    }


def test_a_requirement_stands_in_its_item_in_words() -> None:
    roadmap = of_items(*plain("a b"), requiring("c", at_least(2, "b", any_of("a", "b"))))
    node = json.loads(written(roadmap, ".jsonld"))["@graph"][2]
    assert node == {
        "id": "c",
        "type": ["Concept", "DefinedTerm", "Skill"],
        "name": "C",
        "requirements": [
            {
                "id": "c.Requires.2Of2.b.And.1Of2.a.Or.b",
                "type": ["ComponentCondition", "Requirement"],
                "strength": "Required",
                "of": [
                    "b",
                    {
                        "id": "c.Requires.2Of2.b.And.1Of2.a.Or.b.1Of2.a.Or.b",
                        "type": ["ComponentCondition", "Requirement"],
                        "atLeast": 1,
                        "of": ["a", "b"],
                    },
                ],
            }
        ],
    }


def test_an_item_is_said_in_terms_that_need_no_vocabulary_at_hand() -> None:
    item = Attainable(
        "a",
        "A",
        Kind.CERTIFICATION,
        effort=Effort(1, 1.5, 2),
        level=Level.EXPERT,
        alt_labels=("Z", "Y"),
        url="https://example.org/a#b",
        resources=(Resource("Page", "https://example.org/", 3),),
        mappings=(Mapping("exact", "https://example.com/x", "X", "007"),),
        cost=Cost(10, "EUR"),
        valid_months=24,
    )
    assert json.loads(written(of_items(item), ".jsonld"))["@graph"] == [
        {
            "id": "a",
            "type": ["Certification", "EducationalOccupationalCredential"],
            "name": "A",
            "altLabels": ["Y", "Z"],
            "level": "Expert",
            "hoursLow": "1.0",
            "hoursLikely": "1.5",
            "hoursHigh": "2.0",
            "url": "https://example.org/a#b",
            "price": "10.0",
            "currency": "EUR",
            "validMonths": 24,
            "exactMatch": ["https://example.com/x"],
        },
        {
            "id": "a.Resource.1",
            "type": "LearningResource",
            "title": "Page",
            "hoursLikely": "3.0",
            "url": "https://example.org/",
            "teaches": "a",
        },
        {"id": "roadmap", "type": ["Ontology", "Pathway", "Roadmap"], "name": "Roadmap"},
        {"id": "https://example.com/x", "name": "X", "code": "007"},
    ]


def test_ids_stand_alone_where_the_base_is_no_address() -> None:
    nodes = json.loads(written(of_items(*plain("a"), base="urn:x/"), ".jsonld"))["@graph"]
    assert [one["id"] for one in nodes] == ["urn:x/a", "urn:x/roadmap"]


def test_expanded_json_ld_is_read(tmp_path: Path) -> None:
    label = f"{SKOS}prefLabel"
    nodes = [
        {"@id": f"{ID}r", "@type": [f"{NS}Roadmap"], label: [{"@value": "R"}]},
        {"@id": f"{ID}a", "@type": [f"{NS}Skill"], label: [{"@value": "A", "@language": "en"}]},
        {"@id": f"{ID}b", "@type": [f"{NS}Tool"], label: [{"@value": "B"}]}
        | {f"{NS}hasRequirement": [{f"{NS}of": [{"@id": f"{ID}a"}]}]},
    ]
    found = read(jsonld_file(tmp_path, nodes))
    assert [item.name for item in found.items] == ["A", "B"]
    assert requirements(found, "b") == ["a"]


ITEM = {"@id": "a", "@type": "Skill", "label": "A"}


@pytest.mark.parametrize(
    ("context", "item"),
    [
        pytest.param({"named": {"@id": f"{SKOS}prefLabel"}}, {"named": "A"}, id="own term"),
        pytest.param({"skos": SKOS}, {"skos:prefLabel": "A"}, id="prefix"),
        pytest.param({}, {f"{SKOS}prefLabel": {"@value": "A", "@language": "en"}}, id="value"),
        pytest.param(
            {"names": {"@id": f"{SKOS}prefLabel", "@container": "@language"}},
            {"names": {"de": "Apfel", "en": "A"}},
            id="language map",
        ),
        pytest.param({"@language": "en"}, {"label": "A"}, id="default language"),
        pytest.param({"more": "@nest"}, {"more": {"label": "A"}}, id="nested values"),
        pytest.param(
            {"Skill": {"@id": f"{NS}Skill", "@context": {"n": f"{SKOS}prefLabel"}}},
            {"n": "A"},
            id="context of a class",
        ),
        pytest.param({}, {"@context": {"n": f"{SKOS}prefLabel"}, "n": "A"}, id="inner context"),
        pytest.param({"id": "@id"}, {"label": {"@set": ["A"]}, "id": "a"}, id="set and alias"),
    ],
)
def test_a_name_may_be_said_in_any_form(tmp_path: Path, context: Json, item: Json) -> None:
    node = {"@type": "Skill"} | ({} if "id" in item else {"@id": "a"}) | item
    found = read(jsonld_file(tmp_path, of_graph(node, context=[PLAIN, context])))
    assert [(one.id, one.name) for one in found.items] == [("a", "A")]


def test_lists_coercion_nesting_and_reverse_say_what_turtle_says(tmp_path: Path) -> None:
    schema = "https://schema.org/"
    context = PLAIN | {
        "covers": {"@type": "@id"},
        "inOrder": {"@type": "@id", "@container": "@list"},
        "effortLow": {"@type": "http://www.w3.org/2001/XMLSchema#decimal"},
        "position": f"{schema}position",
        "partOf": {"@reverse": f"{NS}hasStep", "@type": "@id"},
        "resources": {"@reverse": f"{schema}teaches"},
        "title": f"{schema}name",
        "url": {"@id": f"{schema}url", "@type": "@id"},
    }
    hours = {"effortLow": 1.5, "effortLikely": 2, "effortHigh": {"@value": 3}}
    step = {"@id": "s", "@type": "Step", "label": "S", "position": 1, "partOf": "r"}
    step |= {"covers": ["a", {"@type": "Tool", "@id": "b", "label": "B"}], "inOrder": ["b", "a"]}
    page = {"@type": f"{schema}LearningResource", "title": "T", "url": "https://example.org/"}
    content = of_graph(step, ITEM | hours | {"resources": page}, context=context)
    found = read(jsonld_file(tmp_path, content | {"@id": "urn:named"}))
    assert [one.covers for one in found.steps] == [("b", "a")]
    assert [one.url for one in found.by_id["a"].resources] == ["https://example.org/"]
    assert found.by_id["a"].effort == Effort(1.5, 2, 3)


REMOTE = "http://192.0.2.1/context.jsonld"
ELSEWHERE = [
    pytest.param(REMOTE, REMOTE, id="only"),
    pytest.param([PLAIN, REMOTE], REMOTE, id="in an array"),
    pytest.param([PLAIN, "../../etc/passwd"], "../../etc/passwd", id="relative path"),
    pytest.param("file:///etc/passwd", "file:///etc/passwd", id="file"),
    pytest.param({"@version": 1.1, "@import": REMOTE}, REMOTE, id="import"),
    pytest.param({"p": {"@id": "urn:p", "@context": REMOTE}}, REMOTE, id="scoped, never used"),
    pytest.param({"p": {"@id": "urn:p", "@context": [{"@import": "x"}]}}, "x", id="deep inside"),
    pytest.param("", "", id="the file itself"),
    pytest.param({"@import": {"a": "b"}}, '{"a": "b"}', id="import of an object"),
    pytest.param(5, "5", id="number"),
]


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(("context", "named"), ELSEWHERE)
@pytest.mark.parametrize("place", ["outside", "inside"])
def test_a_context_elsewhere_is_refused_by_name(context: object, named: str, place: str) -> None:
    inner: Json = {"@context": context, **ITEM}
    content = of_graph(context=context) if place == "outside" else of_graph({f"{NS}of": [inner]})
    assert refusal(content) == (
        f"x: found the context {named!r}; expected contexts written in the file: nothing is fetched"
    )


def test_a_context_may_be_set_back_to_none(tmp_path: Path) -> None:
    node = {"@context": None, "@id": f"{ID}a", "@type": f"{NS}Skill", f"{SKOS}prefLabel": "A"}
    assert read(jsonld_file(tmp_path, of_graph(node))).by_id["a"].name == "A"


def nested(before: str, after: str, times: int) -> bytes:
    return (f'{{"urn:p": {before * times}1{after * times}}}').encode()


MANY = {f"t{number}": f"urn:{number}" for number in range(1_000)}
HOSTILE = [
    pytest.param(b"", "Expecting value", id="empty"),
    pytest.param(b"\x1f\x8b\x08\x00", "the byte 0x8b, which is not UTF-8", id="gzip"),
    pytest.param('{"a": "Ä"}'.encode("latin-1"), "the byte 0xc4, which is not UTF-8", id="Latin-1"),
    pytest.param('{"a": 1}'.encode("utf-16"), "UTF-16", id="UTF-16"),
    pytest.param(HEAD.encode(), "Expecting value", id="Turtle"),
    pytest.param(b'{"@id": "urn:a"}', "0 nodes of the class sp:Roadmap", id="other triples"),
    pytest.param(b"5", "0 nodes of the class sp:Roadmap", id="a number"),
    pytest.param(b'{"a": 1,\n "a": 2}', "the key 'a' twice", id="a key twice"),
    pytest.param(b'{"a": NaN}', "NaN, which is no number of JSON", id="NaN"),
    pytest.param(b'{"a": ' + b"9" * 5_000 + b"}", "", id="a number of 5000 digits"),
    pytest.param(b'{"urn:a": "\\ud800"}', "", id="half a surrogate pair"),
    pytest.param(nested("[", "]", 100_000), "nested too deep", id="arrays"),
    pytest.param(nested("[", "]", 120), "nested too deep", id="some arrays"),
    pytest.param(nested('{"urn:p": ', "}", 100_000), "nested too deep", id="objects"),
    pytest.param(nested('{"@list": [', "]}", 100), "nested too deep", id="lists"),
    pytest.param(nested('{"@graph": ', "}", 5_000), "nested too deep", id="graphs"),
    pytest.param({"@context": json.loads("[" * 200 + "]" * 200)}, "too deep", id="contexts"),
    pytest.param({"@context": {"a": "b:x", "b": "a:y"}, "a": 1}, "Cyclic", id="cyclic terms"),
    pytest.param({"@context": {"@version": 1.0}}, "", id="another version"),
    pytest.param({"@context": {"@vocab": 5}}, "", id="a vocabulary that is a number"),
    pytest.param(
        {"@context": MANY, "urn:p": [{"@context": {}}] * 50_000}, "too often", id="copies"
    ),
    pytest.param(
        {"@context": {"p": {"@id": "urn:p", "@context": MANY}}, "p": list(range(10_000))},
        "too often",
        id="a large context at each use",
    ),
    pytest.param(
        {"@context": {"T": {"@id": "urn:T", "@context": MANY}}, "@graph": [{"@type": "T"}] * 9_999},
        "too often",
        id="a large context of a class",
    ),
    pytest.param(
        json.loads(nested('{"urn:p": ', "}", 90).replace(b"1", json.dumps([0] * 600_000).encode())),
        "on deep levels",
        id="much on a deep level",
    ),
    pytest.param(
        {"@context": {"@vocab": "urn:" + "x" * 100_000}, "@graph": [{"a": [*range(9_000)]}]},
        "over and over",
        id="a long vocabulary",
    ),
]


@pytest.mark.parametrize(("content", "found"), HOSTILE)
def test_what_is_no_roadmap_in_json_ld_is_unreadable_in_words(content: object, found: str) -> None:
    told = refusal(content)
    assert found in told
    assert told.startswith("x")
    assert "Error" not in told


def test_no_more_values_are_read_than_the_limit() -> None:
    assert refusal([0] * 11, values=10) == "x: found over 10 values; expected fewer"


def test_a_syntax_error_is_told_with_its_line_and_column(tmp_path: Path) -> None:
    path = jsonld_file(tmp_path, b'{\n "a": 1\n "b": 2\n}')
    with pytest.raises(UnreadableError) as caught:
        read(path)
    assert str(caught.value) == (
        f"{path}, line 3: found Expecting ',' delimiter at column 2; expected JSON-LD"
    )


def test_json_ld_is_held_against_the_shapes(tmp_path: Path) -> None:
    node = ITEM | {"requires": {"@id": "a"}}
    report = report_on(jsonld_file(tmp_path, of_graph(node)))
    assert [(fault.where, fault.code) for fault in report.faults] == [("'a', sp:requires", "shape")]


def test_a_misspelt_key_of_our_vocabulary_is_a_fault(tmp_path: Path) -> None:
    report = report_on(jsonld_file(tmp_path, of_graph(ITEM | {"levle": "x"})))
    assert [fault.found for fault in report.faults] == ["'sp:levle'"]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ('"level"', '"levle"', "sp:levle"),
        ('"Expert"', '"Exprt"', "sp:Exprt"),
        ('"Skill"', '"Skil"', "sp:Skil"),
    ],
)
def test_a_slip_in_a_file_of_ours_is_not_lost_in_silence(
    tmp_path: Path, before: str, after: str, found: str
) -> None:
    text = written(of_items(Attainable("a", "A", level=Level.EXPERT), *plain("b")), ".jsonld")
    head, graph, nodes = text.decode().partition('"@graph"')
    path = jsonld_file(tmp_path, f"{head}{graph}{nodes.replace(before, after, 1)}".encode())
    faults = report_on(path).faults
    assert any(found in fault.found or found[3:].lower() in fault.found for fault in faults)


def test_what_goes_deep_is_read_or_refused_and_never_kills_the_process(tmp_path: Path) -> None:
    path = jsonld_file(tmp_path, nested('{"@list": [', "]}", 20_000))
    code = f"from skillpath.ontology import read; read({str(path)!r})"
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=HANGING
    )
    assert "values nested too deep" in done.stderr


def test_a_file_that_was_cut_off_anywhere_is_refused() -> None:
    text = written(of_items(*plain("a")), ".jsonld")
    told = [refusal(text[:place]) for place in range(0, len(text) - 2, 97)]
    assert all(one.endswith("expected JSON-LD") for one in told)


def test_reading_json_ld_takes_no_rdflib(tmp_path: Path) -> None:
    path = jsonld_file(tmp_path, of_graph(ITEM))
    code = f"import sys; from skillpath.ontology import read; read({str(path)!r})"
    code += "; print('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"


@BY_RDFLIB
def test_turtle_and_json_ld_of_one_roadmap_are_one_document() -> None:

    turtle = Graph().parse(data=SOUND).serialize(format="json-ld", encoding="utf-8")
    found = rdf_document(JSONLD, [(turtle, "x")])[0]
    assert found == rdf_document(TURTLE, [(SOUND.encode(), "x")])[0]
