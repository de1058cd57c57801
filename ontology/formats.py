"""The formats of roadmap files, told apart by the ending of a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.ontology.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a roadmap; `is_lossy` says that it cannot hold all of one."""

    name: str
    title: str
    endings: tuple[str, ...]
    is_lossy: bool = False


CSV = Format("csv", "a table", (".csv",), is_lossy=True)
TSV = Format("tsv", "a table with tabs", (".tsv",), is_lossy=True)
JSON = Format("json", "JSON", (".json",))
TURTLE = Format("ttl", "Turtle", (".ttl", ".turtle"))
JSONLD = Format("jsonld", "JSON-LD", (".jsonld",))
FORMATS = (CSV, TSV, JSON, TURTLE, JSONLD)


def format_of(path: PurePath, among: Sequence[Format] = FORMATS) -> Format:
    """The format that a file is of by its name, in any case.

    Raises:
        UnreadableError: when it is none of them.
    """
    ending = path.suffix.lower()
    for one in among:
        if ending in one.endings:
            return one
    found = f"the ending '{path.suffix}'" if path.suffix else "a name without an ending"
    *others, last = (f"{one.title} ({one.endings[0]})" for one in among)
    listed = f"{', '.join(others)} or {last}" if others else last
    raise UnreadableError(str(path), found, f"a roadmap as {listed}")
