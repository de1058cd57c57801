"""A memory of limited size for what was made last."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class Shelf(Generic[Value]):
    """What was made last, up to a number of bytes; what was not asked for longest goes first."""

    def __init__(self, most: int, size: Callable[[Value], int]) -> None:
        """Hold `most` bytes; `size` tells how many a value has."""
        self._most, self._size = most, size
        self._held = 0
        self._kept: OrderedDict[str | bytes, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str | bytes) -> Value | None:
        """What was kept, and is now the newest."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def set(self, key: str | bytes, value: Value) -> None:
        """Keep it, unless it is kept already or larger than the shelf."""
        size = self._size(value)
        with self._lock:
            if key in self._kept or size > self._most:
                return
            self._kept[key] = value
            self._held += size
            while self._held > self._most:
                self._held -= self._size(self._kept.popitem(last=False)[1])
