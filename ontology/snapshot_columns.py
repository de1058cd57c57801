"""What is constant for each item of a roadmap, as columns of a snapshot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from skillpath.graph.rows import numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Roadmap
    from skillpath.ontology.snapshot_file import Buffer, Sections


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
    """What is dear to compute, in the order of the items."""
    yield "generations", numbers(roadmap.generations[item.id] for item in roadmap.items)


def generations_in(sections: Sections, places: Mapping[str, int]) -> Mapping[str, int]:
    """The round in which each item becomes attainable."""
    return ByItem(sections["generations"], places)


def constants_in(sections: Sections, roadmap: Roadmap) -> Mapping[str, Callable[[], object]]:
    """What the memory of the roadmap is offered, by the keys that it is asked under."""
    return {}
