"""What is constant for each item of a roadmap, kept as columns of a snapshot.

Of a specialized roadmap only those columns are kept that differ from the general one's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from skillpath.graph.order import ranks_key
from skillpath.graph.reasons import CERTIFIERS, all_certifiers
from skillpath.graph.structure.columns import Columns, columns_key, columns_of
from skillpath.graph.structure.dominance import DEPENDENCE, IMMEDIATE
from skillpath.graph.structure.implied import CERTIFIED, certified_by
from skillpath.graph.structure.rows import Rows, numbers

if TYPE_CHECKING:
    from skillpath.graph import Roadmap
    from skillpath.graph.structure.gates import Gates
    from skillpath.ontology.snapshot.file import Buffer, Sections

KEPT = tuple(one.name for one in fields(Columns) if one.name not in ("gates", "memo"))


class ByItem(Mapping[str, int]):
    """A column by the ids of the items."""

    __slots__ = ("_column", "_places")

    def __init__(self, column: memoryview[int], places: Mapping[str, int]) -> None:
        """`places` has the place of each id, in the order of the items."""
        self._column, self._places = column, places

    def __getitem__(self, identifier: str) -> int:
        """What the column has of the item."""
        return self._column[self._places[identifier]]

    def __iter__(self) -> Iterator[str]:
        """The ids in the order of the items."""
        return iter(self._places)

    def __len__(self) -> int:
        """How many items."""
        return len(self._column)


def column_sections(roadmap: Roadmap) -> Iterator[tuple[str, Buffer]]:
    """The columns of a roadmap and of its specializations."""
    yield from _some("certified", certified_by(roadmap))
    place = roadmap.gates.place
    certifiers = all_certifiers(roadmap).items()
    by_place = {place[one]: [place[each] for each in by] for one, by in certifiers}
    yield from _some("certifiers", by_place)
    own = columns_of(roadmap)
    for name in KEPT:
        yield from _parts(f"columns.{name}", getattr(own, name))
    for number, outline in enumerate(roadmap.specializations):
        other = columns_of(roadmap.specialized(outline.id))
        for name in KEPT:
            value = getattr(other, name)
            if value is not getattr(own, name):
                yield from _parts(f"columns.{number}.{name}", value)


def _some(name: str, rows: Mapping[int, Sequence[int]]) -> Iterator[tuple[str, Buffer]]:
    """Rows of some places."""
    yield f"{name}.places", numbers(rows)
    yield from _parts(name, Rows.of(list(rows.values())))


def _parts(name: str, value: object) -> Iterator[tuple[str, Buffer]]:
    if isinstance(value, Rows):
        yield f"{name}.starts", value.starts
        yield f"{name}.values", value.values
    elif isinstance(value, Mapping):
        for one, column in value.items():
            yield f"{name}/{one}", column
    else:
        yield name, value  # type: ignore[misc]


def columns_in(sections: Sections, gates: Gates) -> Columns:
    """The columns of the roadmap."""
    found = _values(sections, "columns")
    return Columns(gates=gates, **found)


def specialized_columns_in(sections: Sections, number: int, general: Columns) -> Columns:
    """Those of its specialization of this number, from 0."""
    return replace(general, **_values(sections, f"columns.{number}"))


def offer_certified(roadmap: Roadmap, sections: Sections) -> None:
    """Let the memory of a roadmap have what its certifications certify, and what certifies what."""
    ids = roadmap.gates.ids

    def rows(name: str) -> Iterator[tuple[int, Sequence[int]]]:
        kept = Rows(sections[f"{name}.starts"], sections[f"{name}.values"])
        return zip(sections[f"{name}.places"], kept.plain, strict=True)

    def certifiers() -> dict[str, tuple[str, ...]]:
        return {ids[one]: tuple([ids[by] for by in row]) for one, row in rows("certifiers")}

    roadmap.memo.offer({CERTIFIED: lambda: dict(rows("certified")), CERTIFIERS: certifiers})


def _values(sections: Sections, prefix: str) -> dict[str, Any]:
    """What is kept under the prefix, by the names of fields."""
    found: dict[str, Any] = {}
    for name in KEPT:
        value = _value(sections, f"{prefix}.{name}")
        if value is not None:
            found[name] = value
    return found


def _value(sections: Sections, name: str) -> Any:
    if name in sections:
        return sections[name]
    if f"{name}.starts" in sections:
        return Rows(sections[f"{name}.starts"], sections[f"{name}.values"])
    begin = f"{name}/"
    inner = {one.removeprefix(begin): sections[one] for one in sections if one.startswith(begin)}
    return inner or None


def offer_columns(roadmap: Roadmap, columns: Columns, others: Mapping[str, Columns]) -> None:
    """Let the memory of a roadmap have them, under the keys that they are asked under.

    `others` are the columns of its specializations, by id.
    """
    places = columns.gates.place
    known: dict[str, object] = {
        "reach": columns.reach,
        "reach counts": ByItem(columns.reach, places),
        DEPENDENCE: ByItem(columns.blocked, places),
        "prerequisites": columns.prerequisites,
        "dependents": columns.dependents,
        IMMEDIATE: columns.needs,
    }
    for identifier, one in {roadmap.id: columns, **others}.items():
        known[columns_key(identifier)] = one
        known[ranks_key(identifier)] = one.rank
    roadmap.memo.offer({key: partial(_same, value) for key, value in known.items()})


def _same(value: object) -> object:
    return value
