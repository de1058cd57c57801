"""Coverage-guided fuzzing of the readers with atheris, which is no dependency of the project.

    .venv/bin/python -m pip install atheris
    .venv/bin/python fuzz/readers.py csv -max_total_time=60

The first word is the format: csv, json, ttl or jsonld; what follows is libFuzzer's. Bytes must be
read or be refused, what is told of them must be one printable line each, and a roadmap that was
read must be written in every format and read back equal. One in `SHAPED` RDF files is held against
the shapes as well. Found inputs are kept in a folder of the system's own for temporary files.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(
    include=["skillpath", "json", "csv", "tests"], enable_loader_override=False
):
    from skillpath.graph import InvalidRoadmapError
    from skillpath.graph.authoring.advice import advice_on
    from skillpath.graph.errors import MORE
    from skillpath.ontology import UnreadableError, losses_in_csv, template
    from skillpath.ontology.files import BYTE_ORDER_MARK
    from skillpath.ontology.formats import CSV, FORMATS
    from skillpath.ontology.limits import ReadingLimits
    from skillpath.ontology.reading import draft_from, shipped_paths
    from skillpath.ontology.summary import summary_of
    from skillpath.ontology.writing import encoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from skillpath.graph import Fault, Roadmap
    from skillpath.ontology.drafts import Draft
    from skillpath.ontology.formats import Format

LIMITS = ReadingLimits(size=1_000_000, items=2_000, members=20_000, values=50_000, faults=50)
SHAPED = 50
NAMELESS = {"name", "duplicate-name", "duplicate-id"}
WORDS = tuple(
    """
    all_of( any_of( at_least( at_least(2; ; | # id name kind step prerequisites recommended hours
    level alt_labels description url skill tool certification beginner 1-2-3 "items" "steps"
    "specializations" "requires" "recommends" "of" "reason" "all_of" "any_of" "at_least" "hours"
    "low" "likely" "high" "certifies" "replaced_by" "resources" "mappings" "cost" "amount"
    "currency" "valid_months" "status" "retired" "position" "covers" "optional" "base" "$comment"
    "@context" "@id" "@type" "@graph" "@base" "@vocab" "@import" "@list" "@set" "@value" "@language"
    "@reverse" "@included" "@nest" "@index" "@json" "@none" "@container" "@protected" "@propagate"
    sp:Roadmap sp:Skill sp:Step sp:hasStep sp:covers sp:inOrder sp:of sp:minimum sp:hasRequirement
    sp:specializes sp:effortLow skos:prefLabel skos:exactMatch schema:teaches schema:position
    PREFIX @prefix BASE @base a <\\u000a> <> _:b [] () ''' @en ^^xsd:integer ^^xsd:decimal << >>
    \\ud800 \\u0000 1e400 NaN -0 null true [ ] { }
""".split()  # noqa: SIM905 - a list would fill a page
)


def seeds(form: Format) -> Iterable[bytes]:
    """Sound files of the format, and those with faults that the tests plant."""
    planted: Any = importlib.import_module("tests.ontology.planted_faults")
    kept = {"csv": "csv", "json": "json", "ttl": "ttl", "jsonld": "jsonld"}[form.name]
    if form.name != "jsonld":
        yield template("coffee", kept)[1]
        yield from (one.content for one in planted.PLANTED if one.form == form.name)
    if form is CSV:
        yield from (file.read_bytes() for file in planted.EXAMPLES.glob("*.csv"))
    for name in ("csv", "json", "ttl"):
        roadmap = _draft(template("coffee", name)[1], name).roadmap()
        yield encoded(roadmap, form)
    if form.name == "ttl":
        blocks = shipped_paths()[0].read_text(encoding="utf-8").split("\n\n")
        yield "\n\n".join(blocks[:40]).encode()


def check(content: bytes, form: Format) -> None:
    """Read or refuse a file, and whatever can be made of it."""
    try:
        draft = _draft(content, form.name)
        told = list(draft.warnings)
        if form.name in ("ttl", "jsonld") and zlib.crc32(content) % SHAPED == 0:
            told += draft.placed(draft.shapes())
        roadmap = draft.roadmap(LIMITS)
    except UnreadableError as error:
        _hold(str(error).isprintable(), error)
    except InvalidRoadmapError as refused:
        _hold(0 < len(refused.faults) <= LIMITS.faults + 1, refused)
        _check_told(refused.faults)
    else:
        _check_told([*told, *draft.placed(advice_on(roadmap))])
        summary_of(roadmap)
        _check_copies(roadmap)


def _draft(content: bytes, name: str) -> Draft:
    form = next(one for one in FORMATS if one.name == name)
    return draft_from(form, [(content.removeprefix(BYTE_ORDER_MARK), f"fuzz.{name}")], LIMITS)


def _check_told(faults: Iterable[Fault]) -> None:
    for one in faults:
        _hold(str(one).isprintable(), one)
        _hold(bool((one.where and one.found and one.expected) or one.code == MORE), one)


def _check_copies(roadmap: Roadmap) -> None:
    for form in FORMATS:
        copy = _draft(encoded(roadmap, form), form.name)
        if not form.is_lossy:
            _hold(copy.roadmap() == roadmap, form.name)
    try:
        losses_in_csv(roadmap, "fuzz.csv")
    except InvalidRoadmapError as refused:  # a table cannot hold blanks around names
        _hold({one.code for one in refused.faults} <= NAMELESS, refused)


def _hold(fact: bool, *told: object) -> None:  # noqa: FBT001 - it is an assertion
    if not fact:
        raise AssertionError(*told)


def main() -> None:
    """Fuzz the format that is named first."""
    form = next(one for one in FORMATS if one.name == sys.argv[1])
    folder = Path(tempfile.gettempdir()) / "skillpath-fuzz" / form.name
    folder.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(seeds(form)):
        (folder / f"seed-{number}").write_bytes(content)
    words = folder.with_suffix(".dict")
    quoted = (one.replace("\\", "\\\\").replace('"', '\\"') for one in WORDS)
    words.write_text("".join(f'"{one}"\n' for one in quoted), encoding="utf-8")
    options = [f"-dict={words}", "-max_len=20000", "-timeout=30", "-rss_limit_mb=3000"]
    options.append(f"-artifact_prefix={folder.parent}/{form.name}-")
    run: Callable[[bytes], None] = lambda content: check(content, form)  # noqa: E731
    atheris.Setup([sys.argv[0], *options, *sys.argv[2:], str(folder)], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
