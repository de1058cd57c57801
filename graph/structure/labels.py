"""Many short texts in one flat buffer, found by their place and their place by them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, overload

from skillpath.graph.structure.rows import Buffer, column, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


MOST_KEPT = 50_000
"""Labels or places that are remembered, about 100 bytes each."""


class Labels(Sequence[str]):
    """Label p is the UTF-8 text `text[starts[p] : starts[p + 1]]`."""

    __slots__ = ("_plain", "starts", "text")

    starts: memoryview[int]
    text: memoryview[int]

    def __init__(self, starts: Buffer, text: Buffer) -> None:
        """Read the labels from these buffers; `starts` has one number more than labels."""
        self.starts = column(starts)
        self.text = column(text, "B")
        self._plain: Sequence[str] | None = None

    @property
    def plain(self) -> Sequence[str]:
        """The labels as texts where they are few, which are found ten times as fast."""
        if self._plain is None:
            self._plain = tuple(self) if len(self) <= MOST_KEPT else self
        return self._plain

    @classmethod
    def of(cls, labels: Iterable[str]) -> Labels:
        """Lay the labels out side by side."""
        encoded = [label.encode() for label in labels]
        return cls(numbers(accumulate(map(len, encoded), initial=0)), b"".join(encoded))

    def __len__(self) -> int:
        """How many labels."""
        return len(self.starts) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        """The label at the place."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if place < 0:
            place += len(self)
        if place < 0:
            raise IndexError(place)
        return str(self.text[self.starts[place] : self.starts[place + 1]], "utf-8")


class PlacesOfLabels(Mapping[str, int]):
    """The place of each of some labels that ascend; found by halving, and remembered.

    Halving reads a label at each step, which takes twenty times as long as to remember; the same
    labels are asked for again and again.
    """

    __slots__ = ("_kept", "_labels")

    def __init__(self, labels: Sequence[str]) -> None:
        """Look up in these; they ascend, and each stands there once."""
        self._labels = labels
        self._kept: dict[str, int] = {}

    def __getitem__(self, label: str) -> int:
        """The place of the label."""
        found = self._kept.get(label)
        return self._sought(label) if found is None else found

    def _sought(self, label: str) -> int:
        place = bisect_left(self._labels, label)
        if place == len(self._labels) or self._labels[place] != label:
            raise KeyError(label)
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()  # in one step, so that threads that read meanwhile are not disturbed
        self._kept[label] = place
        return place

    def __iter__(self) -> Iterator[str]:
        """The labels, ascending."""
        return iter(self._labels)

    def __len__(self) -> int:
        """How many labels."""
        return len(self._labels)
