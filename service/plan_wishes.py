"""What somebody may ask of a study plan, in the texts and numbers that were typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from skillpath.service.path_wishes import PathWish

if TYPE_CHECKING:
    from collections.abc import Sequence


class TermsWish(Protocol):
    """When somebody wants to learn."""

    @property
    def start(self) -> str:
        """The first day."""
        ...

    @property
    def hours_per_week(self) -> float | None:
        """On all days alike; none where `weekdays` says more, or nothing was said."""
        ...

    @property
    def weekdays(self) -> Sequence[float]:
        """Hours of each weekday, Monday first; empty where `hours_per_week` suffices."""
        ...

    @property
    def deadline(self) -> Sequence[str]:
        """`DAY` for all goals, `GOAL=DAY` for one."""
        ...

    @property
    def day_off(self) -> Sequence[str]:
        """`DAY` or `FIRST..LAST`."""
        ...

    @property
    def tracks(self) -> int:
        """How many items may be open at once."""
        ...

    @property
    def done(self) -> Sequence[str]:
        """`ITEM[=HOURS][@DAY]`."""
        ...

    @property
    def begun(self) -> Sequence[str]:
        """`ITEM=HOURS`, those that it has taken."""
        ...

    @property
    def today(self) -> str | None:
        """The day from which it is planned anew."""
        ...

    @property
    def pace(self) -> float:
        """How many times the likely hours everything takes, before anything is done."""
        ...

    @property
    def first(self) -> Sequence[str]:
        """What is begun with, before all else, by any name; counts for more than `aim`."""
        ...

    @property
    def aim(self) -> str:
        """What comes first: one of `Aim`."""
        ...

    @property
    def review_share(self) -> float:
        """The share of the hours that goes to reviews."""
        ...


class PlanWish(PathWish, TermsWish, Protocol):
    """A path and the terms to learn it on."""

    @property
    def whole(self) -> Sequence[str]:
        """Items that are kept whole, by any name, or a kind of them."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """A question that was typed, or that a file or an address carries."""

    start: str
    goal: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()
    strict: bool = False
    hours_per_week: float | None = None
    weekdays: tuple[float, ...] = ()
    deadline: tuple[str, ...] = ()
    day_off: tuple[str, ...] = ()
    tracks: int = 1
    whole: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    today: str | None = None
    pace: float = 1.0
    review_share: float = 0.0
    first: tuple[str, ...] = ()
    aim: str = "deadlines"
