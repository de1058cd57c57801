"""Files that were made to do harm: each is refused in a line that names something, or read."""

from __future__ import annotations

import json
import re
import socket
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from skillpath.ontology import UnreadableError, report_on
from tests.ontology.files import HEAD, document, json_file
from tests.ontology.files import SOUND as TURTLE
from tests.ontology.outcomes import ENDINGS, drafted, told
from tests.ontology.test_mutated_files import SOUND

if TYPE_CHECKING:
    from pathlib import Path

RLO, ESCAPE = "\u202e", "\x1b]0;x\x07\x1b[31m"
BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
XML_LITERAL = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral>"
CONTEXTS: tuple[Any, ...] = (
    "http://127.0.0.1:1/context",
    "file:///etc/passwd",
    "context.jsonld",
    "",
    ["http://127.0.0.1:1/context"],
    [{}, [{"a": "http://a"}, "other"]],
    {"@import": "http://127.0.0.1:1/context"},
    {"a": {"@id": "http://a/", "@context": "http://127.0.0.1:1/context"}},
    {"a": {"@id": "http://a/", "@context": {"b": {"@id": "c:d", "@context": ["x"]}}}},
)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for a connection fails the test."""

    def refuse(*_: object) -> NoReturn:
        pytest.fail("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def findings(folder: Path, content: bytes, form: str) -> list[str]:
    """What a report tells, the shapes among it."""
    path = folder / f"x.{form}"
    path.write_bytes(content)
    try:
        report = report_on(path)
    except UnreadableError as error:
        return [str(error)]
    return [str(one) for one in (*report.faults, *report.warnings, *report.notes)]


@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\0" * 99, id="null characters"),
        pytest.param(SOUND["csv"].decode().encode("utf-16"), id="UTF-16"),
        pytest.param(SOUND["csv"].decode().encode("utf-32"), id="UTF-32"),
        pytest.param("id,name\né,É\n".encode("latin-1"), id="Latin-1"),
        pytest.param(b"\x1f\x8b\x08\x00\x00\x00\x00\x00", id="gzip"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", id="PNG"),
        pytest.param(b"PK\x03\x04", id="a spreadsheet"),
        pytest.param(BOMB.encode(), id="entities"),
        pytest.param(b'"\xed\xa0\x80"', id="half a pair"),
    ],
)
def test_what_is_of_no_format_is_refused_in_a_line(
    tmp_path: Path, content: bytes, form: str
) -> None:
    lines = findings(tmp_path, content, form)
    assert lines
    assert [one for one in lines if not re.search(r"found .+; expected .+", one)] == []


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("csv", b"id,name,prerequisites\na,A," + b"any_of(" * 1000 + b"b" + b")" * 1000),
        ("json", b'{"id":"r","name":"R","items":' + b"[" * 1000 + b"]" * 1000 + b"}"),
        (
            "json",
            b'{"id":"r","name":"R","items":[{"id":"a","name":"A","requires":'
            + b'{"any_of":[' * 400
            + b'"a"'
            + b"]}" * 400
            + b"}]}",
        ),
        ("ttl", f"{TURTLE}:a sp:hasRequirement {'[ sp:of ' * 999}:b{' ]' * 999} .".encode()),
        ("ttl", f"{TURTLE}:a sp:covers {'( ' * 999}{') ' * 999} .".encode()),
        ("jsonld", b'{"@id":"a","http://x/y":' * 999 + b"1" + b"}" * 999),
        ("jsonld", b'{"@context":{"@import":' + b"[" * 900 + b"]" * 900 + b"}}"),
    ],
)
def test_what_nests_a_thousand_deep_is_refused(tmp_path: Path, form: str, content: bytes) -> None:
    assert findings(tmp_path, content, form)


def test_a_fault_beside_values_nested_deep_is_told() -> None:
    """Some depths can just be read, and not be read again from further down the stack."""
    for depth in range(800, 1000):
        deep = "[" * depth + "]" * depth
        content = f'{{"id":"r","name":"R","items":[{{"id":"a","name":5,"$comment":{deep}}}]}}'
        (line,) = told(content.encode(), "json")
        assert "name: found 5" in line or "nested too deep" in line


@pytest.mark.parametrize("k", ["1" * 400, "1e400", "-1", "0", "1.0", "1.5", '"1"', "true", "null"])
def test_a_count_that_is_none_is_told(k: str) -> None:
    requires = f'{{"at_least": {k}, "of": ["b"]}}'
    content = '{"id":"r","name":"R","items":[{"id":"a","name":"A","requires":%s},%s]}'
    assert told((content % (requires, '{"id":"b","name":"B"}')).encode(), "json")


@pytest.mark.parametrize("k", ["9" * 99, "-1", "0", "1.0", "x", "", "\N{INFINITY}", "\u0661"])
def test_a_count_in_a_cell_that_is_none_is_told(k: str) -> None:
    assert told(f'id,name,prerequisites\na,A,"at_least({k}; b)"\nb,B,\n'.encode(), "csv")


@pytest.mark.parametrize(
    "hours",
    ["1e400", "-1e400", "NaN", "Infinity", "-0", "true", '"5"', "[]", "1" * 5000, "1e-400", "{}"],
)
def test_hours_that_are_none_are_told(hours: str) -> None:
    content = f'{{"id":"r","name":"R","items":[{{"id":"a","name":"A","hours":{hours}}}]}}'
    assert told(content.encode(), "json")


@pytest.mark.parametrize(
    "hours", ["1e4", "nan", "inf", "\N{INFINITY}", "\u0663", "\N{VULGAR FRACTION ONE HALF}", "-1"]
)
def test_hours_in_a_cell_that_are_none_are_told(hours: str) -> None:
    assert told(f"id,name,hours\na,A,{hours}\n".encode(), "csv")


@pytest.mark.parametrize(
    "hours",
    ["'NaN'^^xsd:decimal", "'sNaN'^^xsd:decimal", "[]", "(1 2)", "'INF'^^xsd:double", "<\\u000a>"],
)
@pytest.mark.parametrize("term", ["sp:effortLow", "sp:effortLikely"])
def test_hours_that_the_shapes_cannot_compare_are_told(
    tmp_path: Path, term: str, hours: str
) -> None:
    more = f":a sp:effortLow 1.0 ; sp:effortLikely 1.0 ; sp:effortHigh 1.0 ; {term} {hours} ."
    lines = findings(tmp_path, f"{TURTLE}{more}".encode(), "ttl")
    assert [one for one in lines if not one.isprintable()] == []
    assert [one for one in lines if "item 'a'" in one or "'a', sp:effort" in one]


@pytest.mark.parametrize(
    "identifier",
    ["../../etc/passwd", "a/b", "C:\\x", "%2e", "..", "-", "", " ", "a\nb", ESCAPE, RLO, "é", "#"],
)
def test_an_id_that_is_none_is_told(identifier: str) -> None:
    content = document({"id": identifier, "name": "A"})
    assert told(json.dumps(content).encode(), "json")


@pytest.mark.parametrize("text", ["a\nb", ESCAPE, RLO, "a\u2028b", "x" * 99_999])
@pytest.mark.parametrize(
    "item",
    [
        {"id": "TEXT", "name": 5},
        {"id": "TEXT", "name": "B"},
        {"id": "TEXT", "name": "A", "requires": "TEXT"},
        {"id": "a", "name": "A", "TEXT": 1},
        {"id": "a", "name": "A", "requires": {"TEXT": []}},
        {"id": "a", "name": "A", "requires": {"at_least": 3, "of": ["TEXT"]}},
        {"id": "a", "name": "A", "mappings": [{"match": "exact", "iri": "TEXT"}]},
        {"id": "a", "name": "A", "kind": "TEXT", "level": "TEXT", "url": "TEXT"},
    ],
)
def test_what_a_file_holds_does_not_break_the_line_that_tells_of_it(
    item: dict[str, Any], text: str
) -> None:
    content = document({"id": "b", "name": "B"}, item)
    assert told(json.dumps(content).replace("TEXT", json.dumps(text)[1:-1]).encode(), "json")


def test_the_names_of_columns_do_not_break_the_line_that_tells_of_them() -> None:
    (line,) = told(f'id,"na\nme","{ESCAPE}"\na,A,\n'.encode(), "csv")
    assert "found the columns id, na\\nme, " in line


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+1", "-1", "\t=1", "'=1", "=cmd|' /C x'!A0"])
def test_a_formula_is_text(cell: str) -> None:
    (item,) = drafted(f'id,name\na,"{cell}"\n'.encode(), "csv").roadmap().items
    assert item.name == cell.strip().removeprefix("'")


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("context", CONTEXTS)
def test_no_context_is_fetched(tmp_path: Path, context: object) -> None:
    content = json.dumps({"@context": context, "@id": "a", "a": {"@id": "b"}}).encode()
    (line,) = findings(tmp_path, content, "jsonld")
    assert "nothing is fetched" in line


@pytest.mark.usefixtures("offline")
def test_nothing_that_turtle_imports_is_fetched(tmp_path: Path) -> None:
    more = (
        "PREFIX owl: <http://www.w3.org/2002/07/owl#>\n"
        ":r owl:imports <http://127.0.0.1:1/other.ttl>, <file:///etc/passwd>, <other.ttl> ."
        ":r <http://www.w3.org/ns/shacl#shapesGraph> <http://127.0.0.1:1/shapes.ttl> ."
    )
    lines = findings(tmp_path, f"{TURTLE}{more}".encode(), "ttl")
    assert [one for one in lines if ": item" not in one] == []


@pytest.mark.usefixtures("offline")
def test_a_literal_of_xml_is_text(tmp_path: Path) -> None:
    quoted = BOMB.replace('"', '\\"')
    more = f':a skos:definition "{quoted}"^^{XML_LITERAL} .'
    assert findings(tmp_path, f"{TURTLE}{more}".encode(), "ttl")


def test_an_endless_list_of_items_in_order_is_refused(tmp_path: Path) -> None:
    more = ":s sp:inOrder _:l . _:l rdf:first :a ; rdf:rest _:l ."
    (line,) = findings(tmp_path, f"{HEAD}{TURTLE}{more}".encode(), "ttl")
    assert "a list without an end" in line


def test_a_name_may_hold_anything_that_a_text_may(tmp_path: Path) -> None:
    path = json_file(tmp_path, document({"id": "a", "name": f"A{ESCAPE}{RLO}\0"}))
    assert report_on(path).faults == ()
