"""What the worst files of 50 MB cost to refuse: time and memory, each in a process of its own."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import Spent, program
from benchmarks.table import Measurement, at_most

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZE = 49_999_999
MOST_SECONDS = 45.0
"""What a file made to do harm may cost, on a machine as slow as the authors'."""

HEAD = "id,name,prerequisites\n"
JSON_HEAD = b'{"id":"r","name":"R","items":['
TURTLE_HEAD = b"""PREFIX : <https://w3id.org/skillpath/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX sp: <https://w3id.org/skillpath/ns#>
:r a sp:Roadmap ; skos:prefLabel "R" .
"""


def filled(head: bytes, line: Callable[[int], str], tail: bytes = b"", most: int = 10**9) -> bytes:
    """The head, numbered lines up to the size, and the tail."""
    parts, size, number = [head], len(head) + len(tail), 0
    while number < most:
        one = line(number).encode()
        size += len(one)
        if size > SIZE:
            break
        parts.append(one)
        number += 1
    return b"".join([*parts, tail])


def turtle_item(number: int, more: str) -> str:
    return f':a{number} a sp:Skill ; skos:prefLabel "{number}" {more} .\n'


BOMBS: dict[str, Callable[[], bytes]] = {
    "csv: one cell": lambda: b'id,name\na,"' + b"x" * (SIZE - 99) + b'"',
    "csv: a quote never closed": lambda: b'id,name\na,"' + b"x,\n" * (SIZE // 3 - 9),
    "csv: columns without end": lambda: b"id,name," + b"c," * (SIZE // 2 - 9),
    "csv: a row of empty cells": lambda: b"id,name\na,A" + b"," * (SIZE - 99),
    "csv: rows without end": lambda: filled(b"id,name\n", lambda n: f"{n},{n}\n"),
    "csv: empty rows": lambda: b"id,name\n" + b"\n" * (SIZE - 99),
    "csv: wrong cells": lambda: filled(
        b"id,name,hours,level,kind\n", lambda n: f"{n},,x{n},y,z\n", most=199_999
    ),
    "csv: unknown names": lambda: filled(
        HEAD.encode(),
        lambda n: f"{n},{n},{'; '.join(f'x{n}-{k}' for k in range(25))}\n",
        most=199_999,
    ),
    "csv: deep groups": lambda: filled(
        HEAD.encode(), lambda n: f'{n},{n},"{"any_of(" * 1200}a{")" * 1200}"\n'
    ),
    "csv: a million groups": lambda: filled(
        HEAD.encode(),
        lambda n: f'{n},{n},"{", ".join(["any_of(0)"] * 5)}"\n'.replace(", any", "; any"),
        most=199_999,
    ),
    "csv: wide groups": lambda: filled(
        HEAD.encode(),
        lambda n: f'{n},{n},"any_of({",".join(map(str, range(min(n, 1800)))) or 0})"\n',
    ),
    "csv: one long ring": lambda: filled(
        HEAD.encode(), lambda n: f"{n},{n},{(n + 1) % 199_999}\n", most=199_999
    ),
    "csv: very many rings": lambda: filled(
        HEAD.encode(), lambda n: f"{n},{n},{n ^ 1}\n", most=200_000
    ),
    "csv: one long chain": lambda: filled(
        HEAD.encode(), lambda n: f"{n},{n},{n - 1 if n else ''}\n", most=199_999
    ),
    "csv: a step for each": lambda: filled(
        b"id,name,step\n", lambda n: f"{n},{n},s{n}\n", most=199_999
    ),
    "csv: one id over and over": lambda: filled(b"id,name\n", lambda _: "a,A\n", most=200_000),
    "csv: rows without an id": lambda: b"id,name\n" + b",A\n" * (SIZE // 3 - 9),
    "csv: steps spelt alike": lambda: filled(
        b"id,name,step\n", lambda n: f"{n},{n},{'a' * 80}{n}\n", most=200_000
    ),
    "csv: wrong groups": lambda: filled(
        HEAD.encode(),
        lambda n: f'{n},{n},"any_of({", ".join(f"at_least({k};)" for k in range(600))})"\n',
    ),
    "csv: doubled requirements": lambda: filled(
        HEAD.encode(),
        lambda n: f"{n},{n},{'; '.join(f'{k}; {k}' for k in range(800))}\n",
    ),
    "json: deep lists": lambda: b"[" * SIZE,
    "json: deep objects": lambda: b'{"a":' * (SIZE // 5),
    "json: a long number": lambda: b'{"id":' + b"9" * (SIZE - 7) + b"}",
    "json: one text": lambda: JSON_HEAD + b'{"id":"a","name":"' + b"x" * (SIZE - 99) + b'"}]}',
    "json: empty objects": lambda: filled(JSON_HEAD, lambda _: "{},", b"{}]}"),
    "json: values without end": lambda: filled(b'{"id":[', lambda _: "1,", b"1]}"),
    "json: keys without end": lambda: filled(b'{"id":"r"', lambda n: f',"k{n}":1', b"}"),
    "json: wrong items": lambda: filled(
        JSON_HEAD, lambda _: '{"id":1,"a":1,"b":1,"c":1},', b"{}]}", most=199_999
    ),
    "json: one id over and over": lambda: filled(
        JSON_HEAD, lambda _: '{"id":"a","name":"A"},', b'{"id":"a","name":"A"}]}', most=199_999
    ),
    "json: wrong entries": lambda: (
        JSON_HEAD + b'{"id":"a","name":"A","certifies":[' + b"1," * 990_000 + b"1]}]}"
    ),
    "json: wrong entries at the end": lambda: (
        JSON_HEAD
        + b'{"id":"a","name":"A","certifies":['
        + b'"a",' * 980_000
        + b"1," * 9_999
        + b"1]}]}"
    ),
    "json: unknown entries": lambda: filled(
        JSON_HEAD + b'{"id":"a","name":"A","certifies":[',
        lambda n: f'"x{n}",',
        b'"x"]}]}',
        most=990_000,
    ),
    "json: wrong groups": lambda: filled(
        JSON_HEAD + b'{"id":"a","name":"A","requires":{"any_of":[',
        lambda n: f'{{"at_least":{n},"of":[]}},',
        b'"a"]}}]}',
        most=1_000_000,
    ),
    "json: unknown names": lambda: filled(
        JSON_HEAD,
        lambda n: json.dumps({"id": f"{n}", "name": f"{n}", "certifies": [f"x{n}"] * 9}) + ",",
        b'{"id":"z","name":"z"}]}',
        most=199_999,
    ),
    "json: escapes": lambda: JSON_HEAD + b'"' + b"\\u0041" * ((SIZE - 99) // 6) + b'"]}',
    "ttl: deep blank nodes": lambda: TURTLE_HEAD + b":a :b " + b"[ :b " * (SIZE // 6),
    "ttl: deep lists": lambda: TURTLE_HEAD + b":a :b " + b"( " * (SIZE // 3),
    "ttl: one literal": lambda: (
        TURTLE_HEAD + b':r skos:definition "' + b"x" * (SIZE - 999) + b'" .'
    ),
    "ttl: objects without end": lambda: filled(
        TURTLE_HEAD + b":a :b :c", lambda n: f",:c{n}", b" ."
    ),
    "ttl: prefixes without end": lambda: filled(b"", lambda n: f"PREFIX p{n}: <http://a/>\n"),
    "ttl: items without end": lambda: filled(TURTLE_HEAD, lambda n: turtle_item(n, "")),
    "ttl: groups that share groups": lambda: filled(
        TURTLE_HEAD + b":x a sp:Skill ; sp:hasRequirement :g0 .\n",
        lambda n: f":g{n} sp:of :g{n + 1}, :h{n} . :h{n} sp:of :g{n + 1} .\n",
    ),
    "ttl: a list without end": lambda: (
        TURTLE_HEAD
        + b":r sp:hasStep :s . :s sp:covers :a ; sp:inOrder _:l . _:l "
        + b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:l ."
    ),
    "jsonld: deep lists": lambda: b"[" * SIZE,
    "jsonld: nested nodes": lambda: b'{"@id":"a","http://x/y":' * (SIZE // 25),
    "jsonld: a context that includes itself": lambda: b'{"@context":{"@import":"self"},"@id":"a"}',
    "jsonld: terms without end": lambda: filled(
        b'{"@context":{"a":"http://x/"', lambda n: f',"t{n}":"http://x/{n}"', b'},"@id":"a"}'
    ),
}


def refuse(path: str) -> None:
    """Check a file and print what was found."""
    from skillpath.ontology import UnreadableError, report_on

    try:
        report = report_on(Path(path))
        told = f"{len(report.faults)} faults: {next(iter(report.faults), 'none')}"
    except UnreadableError as error:
        told = str(error)
    print(told.replace(path, "FILE")[:110])


def measurements() -> Iterator[Measurement]:
    with tempfile.TemporaryDirectory() as folder:
        for name, make in BOMBS.items():
            path = Path(folder) / f"bomb.{name.partition(':')[0]}"
            path.write_bytes(make())
            done = program(sys.executable, "-m", "benchmarks.hostile", str(path))
            print(f"  {done.output.rstrip()}", file=sys.stderr)
            spent, within = Spent((done.cpu,)), at_most(MOST_SECONDS, "p50")
            size = f"{path.stat().st_size / 1e6:.0f} MB"
            yield Measurement(f"refusing {name}", size, spent, memory=done.memory, goal=within)


if __name__ == "__main__":
    refuse(sys.argv[1])
