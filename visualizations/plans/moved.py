"""What has moved in a plan that was made anew, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import Why
from skillpath.visualizations.plans.days import told_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Moved, Replanned
    from skillpath.visualizations.saying import Texts


@dataclass(frozen=True, slots=True)
class Moves:
    """What moved, for people."""

    found: Replanned
    texts: Texts

    @property
    def since(self) -> str:
        """From when on it was planned anew."""
        day = told_day(self.found.plan.since, self.texts.language)
        return self.texts.plain("plan.since", day=day)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, each once, in numbers of the whole plan."""
        return tuple(self._reasons())

    @property
    def left(self) -> tuple[Moved, ...]:
        """What is to be learned still and ends on another day than planned."""
        return tuple(one for one in self.found.moved if not self.found.plan.by_id[one.id].done)

    def told(self, one: Moved) -> str:
        """An item, how far it has moved, and where to."""
        day = told_day(one.after, self.texts.language)
        key = "plan.later" if one.days > 0 else "plan.earlier"
        return self.texts.plain(key, count=abs(one.days), day=day)

    def _reasons(self) -> Iterator[str]:
        found, texts = self.found, self.texts
        if found.missed:
            key = "plan.missed" if found.missed > 0 else "plan.ahead"
            yield texts.plain(key, hours=texts.hours(abs(found.missed)))
        if found.longer:
            key = "plan.took-longer" if found.longer > 0 else "plan.took-less"
            yield texts.plain(key, hours=texts.hours(abs(found.longer)))
        percent = self._percent
        if percent:
            key = "plan.slower" if percent > 0 else "plan.faster"
            yield texts.plain(key, percent=abs(percent))
        if not found.moved:
            yield texts.plain("plan.unmoved")

    @property
    def _percent(self) -> float:
        """By how much more time the rest takes at the pace that is known now."""
        every = (one for moved in self.found.moved for one in moved.why if one.why is Why.PACE)
        return next((one.amount for one in every), 0.0)
