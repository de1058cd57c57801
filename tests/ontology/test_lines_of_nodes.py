from __future__ import annotations

import pytest

from skillpath.ontology import read
from skillpath.ontology.lines_of_nodes import NodeLines
from skillpath.ontology.reading import shipped_paths
from tests.ontology.files import SOUND, written

HERE = "https://example.org/here/"
TURTLE = r'''# Comments with """ and :a
@prefix : <https://example.org/id/> .
PREFIX e.x: <local/>
<https://example.org/full> :b :c ;
    :d """
:in-a-string a :Thing . # "
""" , ':x .
' .
  :indented a :Thing ; :n 1.5 , .5 , "x"@en , :dotted.id , "." .
:dotted.id :b [ :c ( :d ) ] . e.x:a\~b :b 1 . <relative> a :T .
@base <https://example.org/other/> .

<relative>
    a :T .
:c :d :e . <\u00e9> :b "<x> :y . " .
[] :b :f . _:blank :b :g .
unknown:x :b "@prefix : <urn:no> ." . :last :x :full .
:last :again 1 .'''
JSONLD = """{
  "@context": {"ident": "@id", "@base": "https://example.org/b/", "ex": "https://example.org/ex#",
    "p": {"@id": "https://example.org/p", "@type": "@id"}},
  "@graph": [
    {"ident": "x", "p": [{"@id": "y"}, "a\\\\", ":", "@id"], "q": "\\"ident\\": \\"no\\""},
    { "name": "Y",
      "@id": "y" },
    {"@id": "ex:z", "q": {"ident": "https://example.org/\\u00e9"}}
  ]
}"""


@pytest.mark.parametrize(
    ("iri", "line"),
    [
        ("https://example.org/full", 4),
        ("https://example.org/id/in-a-string", 0),
        ("https://example.org/id/indented", 9),
        ("https://example.org/id/dotted.id", 10),
        ("https://example.org/here/local/a~b", 10),
        ("https://example.org/here/relative", 10),
        ("https://example.org/other/relative", 13),
        ("https://example.org/id/c", 15),
        ("https://example.org/other/é", 15),
        ("https://example.org/id/e", 0),
        ("https://example.org/id/last", 17),
        ("", 0),
    ],
)
def test_a_block_of_turtle_begins_at_its_subject(iri: str, line: int) -> None:
    assert NodeLines(TURTLE.encode(), HERE).of(iri) == line


@pytest.mark.parametrize(
    ("iri", "line"),
    [
        ("https://example.org/b/x", 5),
        ("https://example.org/b/y", 7),
        ("https://example.org/ex#z", 8),
        ("https://example.org/é", 8),
        ("https://example.org/b/no", 0),
    ],
)
def test_a_node_of_json_ld_stands_at_its_id_and_not_where_it_is_mentioned(
    iri: str, line: int
) -> None:
    assert NodeLines(JSONLD.encode(), HERE, is_jsonld=True).of(iri) == line


@pytest.mark.parametrize("ending", [".ttl", ".jsonld"])
def test_every_item_of_the_shipped_roadmap_is_found_where_it_is_written(ending: str) -> None:
    text, roadmap = written(read(), ending), read()
    lines, found = text.decode().split("\n"), NodeLines(text, HERE, is_jsonld=ending != ".ttl")
    form = ":{}" if ending == ".ttl" else '      "id": "{}",'
    told = [lines[found.of(roadmap.iri(item.id)) - 1] for item in roadmap.items]
    assert told == [form.format(item.id) for item in roadmap.items]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe",
        b'"',
        b"\\",
        b'<"""',
        b"prefix",
        b"@base <x://[> . <a> ",
        b'{"@base": "x://[", "@id": "a"}',
        SOUND.encode(),
    ],
)
@pytest.mark.parametrize("is_jsonld", [True, False])
def test_what_is_not_found_has_no_line(text: bytes, *, is_jsonld: bool) -> None:
    assert NodeLines(text, HERE, is_jsonld=is_jsonld).of("https://example.org/nowhere") == 0


def test_the_shipped_file_holds_its_roadmap_at_its_line() -> None:
    path = shipped_paths()[0]
    line = NodeLines(path.read_bytes(), HERE).of(read().iri("ml-engineer"))
    assert path.read_text(encoding="utf-8").split("\n")[line - 1] == ":ml-engineer"
