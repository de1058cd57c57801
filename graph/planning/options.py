"""One path, planned in three ways."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Kind
from skillpath.graph.planning.planning import plan_along
from skillpath.graph.planning.precedence import prerequisites_along
from skillpath.graph.planning.windows import earliest_ends

if TYPE_CHECKING:
    from datetime import date

    from skillpath.graph.paths.path import Path
    from skillpath.graph.planning.plan import Plan, Terms
    from skillpath.graph.roadmap import Roadmap


class Aim(StrEnum):
    """What a plan puts first."""

    DEADLINES = "deadlines"
    CERTIFICATION = "certification"
    SMALL_STEPS = "small-steps"


@dataclass(frozen=True, slots=True)
class PlanOption:
    """A plan, and the days on which its first item, its first certification and all of it end."""

    aim: Aim
    plan: Plan
    first_item: date
    first_certification: date | None
    ends: date

    @property
    def hours(self) -> float:
        """All that is planned."""
        return self.plan.hours


def plan_options(
    roadmap: Roadmap, path: Path, terms: Terms, *, pace: float = 1.0
) -> tuple[PlanOption, ...]:
    """The same items in three orders: what is due first, a certification first, small steps first.

    The first is the plan that `plan_along` makes. The second puts that certification of the path
    first which takes the fewest hours with all that it rests on; there is none where the path
    has no certification. The third goes on with what takes the fewest hours of what can be
    learned, so that something is finished soon. Deadlines count only for what is left then: see
    the lateness of each. All take the same hours.

    Raises:
        NoTimeError: where fifty years do not suffice.
        TooLongError: where what is to be kept whole fits into no week.

    >>> from datetime import date
    >>> path = cheapest_path(roadmap, ["ML"], known=["r"])
    >>> terms = Terms(date(2027, 1, 4), Availability.weekly(15))
    >>> for one in plan_options(roadmap, path, terms):
    ...     print(one.aim.value, one.first_item, one.ends, one.plan.items[0].id)
    deadlines 2027-01-31 2027-03-07 python
    small-steps 2027-01-24 2027-03-07 statistics
    """
    order = tuple(one.item.id for one in path.items)
    hours = {one.item.id: one.item.hours.likely for one in path.items}
    firsts = {
        Aim.DEADLINES: (),
        Aim.CERTIFICATION: _certification_first(roadmap, path, order, hours),
        Aim.SMALL_STEPS: tuple(sorted(order, key=lambda one: hours[one])),
    }
    return tuple(
        _option(aim, plan_along(roadmap, path, replace(terms, first=first), pace=pace))
        for aim, first in firsts.items()
        if first or aim is Aim.DEADLINES
    )


def _certification_first(
    roadmap: Roadmap, path: Path, order: tuple[str, ...], hours: dict[str, float]
) -> tuple[str, ...]:
    """The certification that can be reached first, after all that it rests on."""
    before = prerequisites_along(roadmap, order, path.knowledge.items).rows
    earliest = earliest_ends(order, hours, before)
    all_ = [one for one in order if roadmap.by_id[one].kind is Kind.CERTIFICATION]
    found = set(sorted(all_, key=lambda one: earliest[one])[:1])
    for one in reversed(order):
        if one in found:
            found.update(before[one])
    return tuple(one for one in order if one in found)


def _option(aim: Aim, plan: Plan) -> PlanOption:
    certified = [one.day for one in plan.milestones if one.kind == "certification"]
    return PlanOption(
        aim,
        plan,
        first_item=min((one.ends for one in plan.items), default=plan.terms.start),
        first_certification=min(certified, default=None),
        ends=plan.ends,
    )
