"""What a page and a document show of a plan, in a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.visualizations.plans.calendar import months_of
from skillpath.visualizations.plans.days import LONG, SHORT, told_day
from skillpath.visualizations.plans.words import plan_detail, plan_title, told_arrival

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from skillpath.graph.planning.plan import Arrival, Milestone, Plan, Week
    from skillpath.visualizations.plans.calendar import Month
    from skillpath.visualizations.saying import Texts

WEIGHT = ("goal", "certification", "step")
"""What a day is for, if an item is several of them: the first that fits."""


@dataclass(frozen=True)
class Shown:
    """A plan with its words."""

    plan: Plan
    texts: Texts

    @property
    def title(self) -> str:
        """What it is called."""
        return plan_title(self.plan, self.texts)

    @property
    def detail(self) -> str:
        """How much it is, from when to when."""
        return plan_detail(self.plan, self.texts)

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The weeks by month."""
        return months_of(self.plan, self.texts.language)

    @property
    def headline(self) -> str:
        """When it ends."""
        return self.texts.plain("plan.ends", day=self.day(self.plan.ends))

    @property
    def spread(self) -> str:
        """In how many weeks that is, and by when it ends almost surely."""
        likely, safe = self.plan.range.likely, self.plan.range.safe
        weeks = self.texts.plain("plan.weeks", count=likely.weeks)
        if safe.ends == likely.ends:
            return weeks
        return self.texts.plain("plan.safe", weeks=weeks, day=self.day(safe.ends))

    @property
    def pace(self) -> str:
        """How much there is to learn, and how much time for it."""
        plan = self.plan
        return self.texts.plain(
            "plan.pace",
            count=len(plan.items),
            hours=self.texts.hours(plan.hours),
            weekly=self.texts.hours(plan.terms.availability.hours_per_week),
        )

    @cached_property
    def late(self) -> tuple[Arrival, ...]:
        """The goals that miss their deadlines."""
        return tuple(one for one in self.plan.arrivals if one.late)

    @property
    def remedy(self) -> str:
        """What would keep the deadlines."""
        if self.plan.needed is None:
            return self.texts.plain("plan.no-remedy")
        return self.texts.plain("plan.remedy", weekly=self.texts.hours(self.plan.needed))

    @property
    def is_best(self) -> str:
        """Whether another order would be less late, where there is something to be late for."""
        if not self.plan.terms.deadlines:
            return ""
        return self.texts.plain("plan.minimal" if self.plan.is_minimal else "plan.not-minimal")

    def free(self, week: Week) -> float:
        """Hours of a week that are left; what comes after the end is not counted."""
        is_last = week is self.plan.weeks[-1]
        return 0.0 if is_last else max(0.0, round(week.hours - week.used, 1))

    def arrival(self, one: Arrival) -> str:
        """A goal with its day and deadline."""
        return told_arrival(one, self.name(one.goal), self.texts)

    def name(self, of: str) -> str:
        """What an item, a step or a roadmap is called."""
        return self.plan.roadmap.name_of(of)

    def day(self, one: date) -> str:
        """In full."""
        return told_day(one, self.texts.language, LONG)

    def short(self, one: date) -> str:
        """Without the year."""
        return told_day(one, self.texts.language, SHORT)

    def weeks(self, begins: date, ends: date) -> str:
        """From one day to another, in short."""
        return self.texts.plain("plan.from-to", begins=self.short(begins), ends=self.short(ends))

    def reached(self, one: Milestone) -> str:
        """A milestone in words."""
        return self.texts.plain(f"plan.reached-{one.kind}", name=self.name(one.id))

    @staticmethod
    def weightiest(some: Iterable[Milestone]) -> tuple[Milestone, ...]:
        """Each thing once a day, as what it matters most."""
        found: dict[tuple[date, str], Milestone] = {}
        for one in sorted(some, key=lambda one: (one.day, WEIGHT.index(one.kind), one.id)):
            found.setdefault((one.day, one.id), one)
        return tuple(found.values())
