"""Rows of numbers in two flat buffers, so that a mapped file serves as it stands.

No library is needed to read them, and numpy takes them without a copy (`numpy.asarray`).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, TypeAlias, overload

if TYPE_CHECKING:
    from collections.abc import Iterable

Buffer: TypeAlias = "bytes | bytearray | memoryview | array[int] | array[float]"
"""What holds bytes side by side; a mapped file is a `memoryview` of it."""

FEW = 100_000
"""So many numbers in rows are kept as tuples as well once they are walked."""


def numbers(values: Iterable[int]) -> memoryview[int]:
    """The numbers as a flat buffer of 32 bits each."""
    return memoryview(array("i", values))


def column(buffer: Buffer, form: str = "i") -> memoryview[int]:
    """A flat column over a buffer of that form: 4 bytes signed, unless said otherwise."""
    view = memoryview(buffer)
    return view if view.format == form else view.cast("B").cast(form)  # type: ignore[call-overload]


class Rows(Sequence[Sequence[int]]):
    """Row r is `values[starts[r] : starts[r + 1]]`; both are flat buffers of 32 bits."""

    __slots__ = ("_plain", "starts", "values")

    starts: memoryview[int]
    values: memoryview[int]

    def __init__(self, starts: Buffer, values: Buffer) -> None:
        """Read the rows from these buffers; `starts` has one number more than there are rows."""
        self.starts = column(starts)
        self.values = column(values)
        self._plain: Sequence[Sequence[int]] | None = None

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]]) -> Rows:
        """Lay rows out side by side."""
        kept = rows if isinstance(rows, Sequence) else tuple(rows)
        return cls(
            numbers(accumulate(map(len, kept), initial=0)), numbers(chain.from_iterable(kept))
        )

    @property
    def plain(self) -> Sequence[Sequence[int]]:
        """The rows as tuples where they are few, which a walk reads four times as fast."""
        if self._plain is None:
            self._plain = self._as_tuples() if len(self.values) <= FEW else self
        return self._plain

    def _as_tuples(self) -> tuple[tuple[int, ...], ...]:
        values = self.values.tolist()  # a list is cut ten times as fast as a view
        return tuple([tuple(values[one:end]) for one, end in pairwise(self.starts.tolist())])

    def __len__(self) -> int:
        """How many rows."""
        return len(self.starts) - 1

    @overload
    def __getitem__(self, row: int) -> Sequence[int]: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Sequence[int]]: ...
    def __getitem__(self, row: int | slice) -> Sequence[int] | Sequence[Sequence[int]]:
        """The row, not copied."""
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        if row < 0:
            row += len(self)
        if row < 0:
            raise IndexError(row)
        return self.values[self.starts[row] : self.starts[row + 1]]


def inverted(rows: Iterable[Sequence[int]], count: int) -> list[list[int]]:
    """For each number below `count` the rows that hold it, ascending, as often as they do."""
    found: list[list[int]] = [[] for _ in range(count)]
    for number, row in enumerate(rows):
        for one in row:
            found[one].append(number)
    return found
