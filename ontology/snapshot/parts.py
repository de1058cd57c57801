"""Parts of a roadmap that stay in a mapped snapshot until somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from skillpath.ontology.snapshot.records import item_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.structure.labels import Labels
    from skillpath.graph.structure.rows import Rows

MOST_KEPT = 32_768
"""Items that are kept once they were made; of larger roadmaps those asked for lately."""

Part = TypeVar("Part")


class Lazy(Sequence[Part]):
    """A sequence that equals a tuple of the same parts."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Whether it holds equal parts in the same order."""
        if not isinstance(other, tuple | Lazy):
            return NotImplemented
        return len(self) == len(other) and all(map(_equal, self, other))

    def __repr__(self) -> str:
        """As that of a tuple."""
        return repr(tuple(self))

    __hash__ = None  # type: ignore[assignment]  # a roadmap's own hash leaves its parts alone


class Items(Lazy["Attainable"]):
    """The items by place, each made of its record when it is asked for."""

    __slots__ = ("_ends", "_ids", "_kept", "_records")

    def __init__(self, ids: Labels, starts: memoryview[int], records: memoryview[int]) -> None:
        """Record p is `records[starts[p] : starts[p + 1]]`."""
        self._ids, self._ends, self._records = ids, starts, records
        self._kept: dict[int, Attainable] = {}

    def __len__(self) -> int:
        """How many items."""
        return len(self._ids)

    @overload
    def __getitem__(self, place: int) -> Attainable: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Attainable]: ...
    def __getitem__(self, place: int | slice) -> Attainable | Sequence[Attainable]:
        """The item at the place."""
        if isinstance(place, slice):
            return tuple([self[one] for one in range(*place.indices(len(self)))])
        found = self._kept.get(place)
        return found if found is not None else self._made(place)

    def __iter__(self) -> Iterator[Attainable]:
        """The items in order."""
        return map(self.__getitem__, range(len(self)))

    def _made(self, place: int) -> Attainable:
        at = place + len(self) if place < 0 else place
        if not 0 <= at < len(self):
            raise IndexError(place)
        item = item_in(self._ids[at], self._records[self._ends[at] : self._ends[at + 1]])
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()  # in one step, so that threads that read meanwhile are not disturbed
        return self._kept.setdefault(at, item)


class ById(Mapping[str, "Attainable"]):
    """The items by id."""

    __slots__ = ("_items", "_places")

    def __init__(self, items: Items, places: Mapping[str, int]) -> None:
        """`places` has the place of each id, in the order of the items."""
        self._items, self._places = items, places

    def __getitem__(self, identifier: str) -> Attainable:
        """The item of this id."""
        return self._items[self._places[identifier]]

    def __contains__(self, identifier: object) -> bool:
        """Whether there is one; no item is made for it."""
        return identifier in self._places

    def __iter__(self) -> Iterator[str]:
        """The ids in the order of the items."""
        return iter(self._places)

    def __len__(self) -> int:
        """How many items."""
        return len(self._items)


class Later(Lazy[Part], Generic[Part]):
    """A sequence that is made as a whole, when the first of it is asked for."""

    def __init__(self, make: Callable[[], Iterable[Part]]) -> None:
        """`make` is called once, or by several threads at the same time."""
        self._make = make

    @cached_property
    def _parts(self) -> tuple[Part, ...]:
        return tuple(self._make())

    def __len__(self) -> int:
        """How many parts."""
        return len(self._parts)

    @overload
    def __getitem__(self, place: int) -> Part: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Part]: ...
    def __getitem__(self, place: int | slice) -> Part | Sequence[Part]:
        """The part at the place."""
        return self._parts[place]

    def __iter__(self) -> Iterator[Part]:
        """The parts in order."""
        return iter(self._parts)


class ByName(Mapping[str, tuple[str, ...]]):
    """The ids, sorted, that bear a folded name."""

    __slots__ = ("_bearers", "_ids", "_places")

    def __init__(self, places: Mapping[str, int], bearers: Rows, ids: Labels) -> None:
        """`bearers` has, by the place of a name, the places of the ids that bear it."""
        self._places, self._bearers, self._ids = places, bearers, ids

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """The ids that bear the name."""
        return tuple([self._ids[one] for one in self._bearers[self._places[name]]])

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self._places)

    def __len__(self) -> int:
        """How many names."""
        return len(self._bearers)


class ByIri(Mapping[str, tuple[str, ...]]):
    """The ids by what begins all their names, followed by the id: nothing is stored for them."""

    __slots__ = ("_begin", "_places")

    def __init__(self, begin: str, places: Mapping[str, int]) -> None:
        """`begin` is folded; with nothing in it the ids are their own names."""
        self._begin, self._places = begin, places

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """The id, alone."""
        identifier = name.removeprefix(self._begin)
        if not name.startswith(self._begin) or identifier not in self._places:
            raise KeyError(name)
        return (identifier,)

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return (self._begin + identifier for identifier in self._places)

    def __len__(self) -> int:
        """How many names."""
        return len(self._places)


def _equal(one: object, other: object) -> bool:
    return one == other
