"""A bounded memory for answers that are dear to compute."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Answer = TypeVar("Answer")


class Memo:
    """Keeps the answers used last, and forgets the others; safe under threads.

    A text as key names a constant of the roadmap, of which there are few: it is never forgotten.
    """

    def __init__(self, most: int = 512) -> None:
        """Hold at most `most` answers."""
        self._most = most
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._constants: dict[str, object] = {}
        self._lock = Lock()

    def recall(
        self,
        key: Hashable,
        compute: Callable[[], Answer],
        *,
        keep: Callable[[Answer], bool] = lambda _: True,
    ) -> Answer:
        """The answer kept under the key, or computed now; the key must determine what is kept."""
        if isinstance(key, str):
            if key not in self._constants:
                made = compute()
                with self._lock:
                    self._constants.setdefault(key, made)
            return cast("Answer", self._constants[key])
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("Answer", self._kept[key])
        answer = compute()
        if not keep(answer):
            return answer
        with self._lock:
            self._kept[key] = answer
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return answer
