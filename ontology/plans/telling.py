"""What checklists say of a plan in sentences, in a language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skillpath.graph import explained
from skillpath.ontology.amounts import longer, number
from skillpath.ontology.plans.wording import hours, title, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from skillpath.graph import Arrival, Milestone, Plan, Planned, Share
    from skillpath.ontology.plans.sections import Part, Section


@dataclass(frozen=True, slots=True)
class Telling:
    """The sentences; `held` makes a name text of the format."""

    plan: Plan
    language: str
    held: Callable[[str], str]
    texts: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Look up the texts of the language."""
        object.__setattr__(self, "texts", wording(self.language))

    def say(self, key: str, **values: object) -> str:
        """The text with its values; the value `name` is held."""
        if "name" in values:
            values["name"] = self.held(str(values["name"]))
        return self.texts[key].format(**values)

    def title(self) -> str:
        """What the plan is for."""
        return self.held(title(self.plan, self.texts))

    def head(self) -> Iterator[str]:
        """How much it is, until when it takes, what would be needed, and what is known already."""
        plan = self.plan
        if not plan.items:
            yield self.say("nothing-missing")
            return
        yield self.say(
            "span-of-one" if len(plan.items) == 1 else "span",
            count=len(plan.items),
            hours=hours(plan.hours),
            start=plan.terms.start.isoformat(),
            ends=plan.ends.isoformat(),
            weekly=hours(plan.terms.availability.hours_per_week),
        )
        safe = plan.range.safe.ends.isoformat()
        yield self.say("chances", likely=plan.range.likely.ends.isoformat(), safe=safe)
        if plan.needed is not None:
            yield self.say("needed", hours=hours(plan.needed))
        if plan.path.knowledge.stated:
            yield self.say("known", name=", ".join(self._names(plan.path.knowledge.stated)))

    def arrivals(self) -> Iterator[str]:
        """When each goal is reached, and whether that is in time."""
        return map(self._arrival, self.plan.arrivals)

    def week(self, section: Section) -> str:
        """`Week 2, 2027-01-11: 8 of 8 h`."""
        week = section.week
        if week is None:
            return self.say("in-no-week")
        there, used = hours(week.hours), hours(week.used)
        day = week.begins.isoformat()
        return self.say("week-head", number=section.number, day=day, used=used, hours=there)

    def amount(self, part: Part) -> str:
        """What kind of item it is, and how many of its hours: `skill, 4 of 20 h`."""
        kind, total = self.texts[part.planned.item.item.kind.value], hours(part.planned.hours)
        if part.count == 1:
            return f"{kind}, {self.say('amount', hours=total)}"
        return f"{kind}, {self.say('share', hours=hours(part.hours), all=total)}"

    def review(self, one: Share) -> str:
        """`Review: NumPy (0.4 h)`."""
        name = self.plan.roadmap.name_of(one.id)
        return self.say("review", name=name, hours=hours(one.hours))

    def milestone(self, one: Milestone) -> str:
        """`Goal reached: Exam`."""
        return self.say(f"reached-{one.kind}", name=self.plan.roadmap.name_of(one.id))

    def details(self, one: Planned) -> Iterator[str]:
        """Why an item is learned, what else would do, and where to learn it."""
        roadmap, item = self.plan.roadmap, one.item.item
        if item.description:
            yield self.held(item.description)
        for because in one.item.because:
            yield self.held(explained(roadmap, item.id, because))
        for other in one.item.alternatives:
            rival, hours_ = roadmap.name_of(other.instead_of), longer(other.extra_hours)
            yield self.held(f"Instead of {rival}, which would take {hours_}")
        for page in item.resources:
            stated = f" ({number(page.hours)} h)" if page.hours else ""
            yield f"{self.held(page.name)}{stated}: {page.url}"
        if item.terms:
            yield self.held(item.terms)

    def _names(self, ids: tuple[str, ...]) -> Iterator[str]:
        return map(self.plan.roadmap.name_of, ids)

    def _arrival(self, one: Arrival) -> str:
        name, day = self.plan.roadmap.name_of(one.goal), one.day.isoformat()
        if one.deadline is None:
            return self.say("arrival", name=name, day=day)
        due = one.deadline.isoformat()
        key = "arrival-late" if one.late else "arrival-due"
        return self.say(key, name=name, day=day, deadline=due, days=one.late)
