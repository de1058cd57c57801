"""A roadmap from its snapshot: nothing is parsed, checked or computed before it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from skillpath.graph.registers import folded
from skillpath.graph.roadmap import Roadmap
from skillpath.graph.structure.gates import Gates
from skillpath.graph.structure.labels import Labels, PlacesOfLabels
from skillpath.graph.structure.rows import Rows
from skillpath.ontology.snapshot.columns import (
    ByItem,
    columns_in,
    offer_certified,
    offer_columns,
    specialized_columns_in,
)
from skillpath.ontology.snapshot.file import SnapshotError, open_sections
from skillpath.ontology.snapshot.parts import ById, ByIri, ByName, Items, Later
from skillpath.ontology.snapshot.records import HEAD, outline_in
from skillpath.ontology.snapshot.source import SnapshotSource, check_fresh

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    from skillpath.graph.outlines import Outline
    from skillpath.graph.registers import Register
    from skillpath.ontology.snapshot.file import Sections


ENGLISH = "en"
"""The language of a snapshot whose header names none."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An opened snapshot.

    `checksum` tells roadmaps apart: the SHA-256 of the file that it was made of; where it was
    made of several, or of none, a digest of what they say. `language` is the one that was asked
    for when it was made; empty where none was.
    """

    roadmap: Roadmap
    checksum: str
    sources: tuple[SnapshotSource, ...]
    language: str = ""


def open_snapshot(
    path: str | PathLike[str], *, is_fresh: bool = False, told: str = "", language: str = ""
) -> Snapshot:
    """Open a snapshot: all of it is verified, and mapped instead of read.

    `is_fresh` says that its source need not be looked at; errors tell of it as `told`, if given.
    A `language` is the one that it must have been compiled in.

    >>> made = compile_snapshot("roadmap.skillpath")
    >>> open_snapshot("roadmap.skillpath").roadmap == roadmap
    True

    Raises:
        SnapshotError: when it is foreign, broken, of another format or language, or stale.
    """
    where = Path(path)
    told = told or str(where)
    sections = open_sections(where, told)
    try:
        header = sections.header
        sources = tuple(map(SnapshotSource.of, header["sources"]))
        spoken = str(header.get("language", ""))
        found = Snapshot(_roadmap(sections), str(header["checksum"]), sources, spoken)
    except (ValueError, KeyError, TypeError):
        expected = "what this version writes; compile the roadmap anew"
        raise SnapshotError(told, "a header that says something else", expected) from None
    if not is_fresh:
        check_fresh(where, sources, spoken)
    if language and (spoken or ENGLISH) != language:
        command = f"skillpath compile --language {language}"
        raise SnapshotError(
            told,
            f"a snapshot in the language '{spoken or ENGLISH}'",
            f"one in '{language}': {command}",
        )
    return found


def _roadmap(sections: Sections) -> Roadmap:
    told: Mapping[str, str] = sections.header["roadmap"]
    head = {name: told[name] for name in HEAD}
    ids = _labels(sections, "ids")
    place = PlacesOfLabels(ids)
    items = Items(ids, sections["records.starts"], sections["records.text"])
    outlines: Later[Outline] = Later(lambda: map(outline_in, orjson.loads(sections["outlines"])))
    gates = Gates(
        items=len(ids),
        place=place,
        ids=ids,
        need=sections["need"],
        members=_rows(sections, "members"),
        users=_rows(sections, "users"),
    )
    columns = columns_in(sections, gates)
    roadmap = Roadmap.known_valid(
        **head,
        items=items,
        steps=Later(lambda: outlines[0].steps),
        specializations=Later(lambda: outlines[1:]),
        by_id=ById(items, place),
        gates=gates,
        generations=ByItem(columns.generation, place),
    )
    roadmap.memo.offer({"item names": lambda: _register(sections, roadmap, place, ids)})
    offer_certified(roadmap, sections)
    others = enumerate(sections.header["specializations"])
    offer_columns(
        roadmap,
        columns,
        {one: specialized_columns_in(sections, number, columns) for number, one in others},
    )
    return roadmap


def _register(
    sections: Sections, roadmap: Roadmap, place: Mapping[str, int], ids: Labels
) -> Register:
    """What the items are called, looked up where it stands in the file."""
    begin = folded(roadmap.iri("0"))[:-1]  # an id is its own folded form
    tables: list[Mapping[str, tuple[str, ...]]] = [ByIri("", place), ByIri(begin, place)]
    for name in ("labels", "alt_labels"):
        names = PlacesOfLabels(_labels(sections, name))
        tables.append(ByName(names, _rows(sections, f"{name}.bearers"), ids))
    return tuple(tables)


def _labels(sections: Sections, name: str) -> Labels:
    return Labels(sections[f"{name}.starts"], sections[f"{name}.text"])


def _rows(sections: Sections, name: str) -> Rows:
    return Rows(sections[f"{name}.starts"], sections[f"{name}.values"])
