"""What somebody typed to get a plan: kept for the form, and for links that change some of it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

NAMES = (
    *("roadmap_id", "known", "goal", "forbid", "prefer", "strict"),
    *("start", "hours_per_week", "weekdays", "deadline", "day_off", "tracks", "whole"),
    *("done", "begun", "today", "pace", "first", "aim", "review_share"),
)
"""What can be asked, in the order in which an address says it."""

OF_PATH = frozenset({"roadmap_id", "known", "goal"})
"""What other pages are told as well."""


@dataclass(frozen=True, slots=True)
class WrongField:
    """A field that is wrong, and what was found; `why` where more can be said than usual."""

    field: str
    found: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """The values of a plan's address, by name."""

    values: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Typed:
        """The pairs of a query; others than plans know are left out."""
        found: dict[str, tuple[str, ...]] = dict.fromkeys(NAMES, ())
        for name, value in pairs:
            if name in found:
                found[name] = (*found[name], value)
        return cls(MappingProxyType({name: values for name, values in found.items() if values}))

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a name."""
        return self.values.get(name, ())

    def first(self, name: str) -> str:
        """The first of them, or nothing."""
        return "".join(self.all(name)[:1])

    def changed(self, **values: Sequence[str]) -> Typed:
        """With these values in the place of others."""
        return Typed.of(Typed({**self.values, **dict(_frozen(values))}).pairs)

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """Name and value, in the order of an address."""
        return ((name, value) for name in NAMES for value in self.all(name))

    @property
    def query(self) -> str:
        """With its question mark; nothing where nothing is asked."""
        return f"?{urlencode(list(self.pairs))}" if self.values else ""

    @property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """What only plans are asked."""
        return tuple(pair for pair in self.pairs if pair[0] not in OF_PATH)


def _frozen(values: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((name, tuple(given)) for name, given in values.items())


NOTHING = Typed(MappingProxyType({}))
