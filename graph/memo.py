"""A bounded memory for answers that are dear to compute."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any, TypeVar, cast

from skillpath.graph.collecting import collector_paused

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

Answer = TypeVar("Answer")


class Memo:
    """Keeps the answers used last, and forgets the others; safe under threads.

    A text as key names a constant of the roadmap, of which there are few: it is never forgotten,
    and computed by one thread while the others that ask for it wait. Constants may be made of
    each other, though not in a circle.
    """

    def __init__(self, most: int = 512, weigh: Callable[[Any], int] = lambda _: 1) -> None:
        """Hold answers that weigh at most `most` together; without `weigh` so many of them."""
        self._most, self._weigh = most, weigh
        self._held = 0
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._constants: dict[str, object] = {}
        self._making: dict[str, RLock] = {}
        self._otherwise: dict[str, Callable[[], object]] = {}
        self._lock = Lock()

    def offer(self, constants: Mapping[str, Callable[[], object]]) -> None:
        """Other ways to come by constants, such as to look them up where they were kept.

        Each takes the place of what `recall` would compute under the key, and makes an equal value.
        """
        self._otherwise.update(constants)

    def recall(
        self,
        key: Hashable,
        compute: Callable[[], Answer],
        *,
        keep: Callable[[Answer], bool] = lambda _: True,
    ) -> Answer:
        """The answer kept under the key, or computed now; the key must determine what is kept."""
        if isinstance(key, str):
            return cast("Answer", self._constant(key, compute))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("Answer", self._kept[key])
        answer = compute()
        if not keep(answer):
            return answer
        with self._lock:
            if key not in self._kept:  # another thread may have been faster
                self._kept[key] = answer
                self._held += self._weigh(answer)
            while self._held > self._most:
                self._held -= self._weigh(self._kept.popitem(last=False)[1])
        return answer

    def _constant(self, key: str, compute: Callable[[], object]) -> object:
        if key not in self._constants:
            with self._lock:
                making = self._making.setdefault(key, RLock())
            with making, collector_paused():
                if key not in self._constants:  # it may have been made in the meantime
                    self._constants[key] = self._otherwise.get(key, compute)()
        return self._constants[key]
