"""What a plan becomes when life has happened."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from skillpath.graph.planning.availability import EPSILON, MOST_DAYS
from skillpath.graph.planning.moves import Missed, moves
from skillpath.graph.planning.pace import Pace
from skillpath.graph.planning.past import past_of
from skillpath.graph.planning.placing import placed
from skillpath.graph.planning.plan import Done, Stage
from skillpath.graph.planning.plan_errors import TermsError
from skillpath.graph.planning.planning import plan_after
from skillpath.graph.planning.work import work_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from skillpath.graph.planning.moves import Moved
    from skillpath.graph.planning.plan import Plan

MOST_HOURS = 100_000
"""Nobody spends more on one item."""


@dataclass(frozen=True, slots=True)
class Replanned:
    """A plan that goes on from what is done, and what has moved in it, in its order.

    `missed` are the hours that were planned by then and were not spent, `longer` those that what
    was finished took more than planned; below 0 where it is the other way round.
    """

    plan: Plan
    moved: tuple[Moved, ...]
    missed: float
    longer: float


def replan(plan: Plan, done: Iterable[Done], today: date) -> Replanned:
    """The plan from `today` on, by what is done of it.

    What is finished stays as it came out, and counts as known; the path stays the same. The
    pace is estimated from the hours that finished items took (see `Pace`), and what is left is
    planned anew with the hours from `today` on: what is begun first, with what it still takes,
    at least a tenth of its hours. What is not told was not done, so that a missed week is the
    same without `done`. What an earlier call was told needs not be told again. Who keeps to the
    plan keeps it; only where a requirement is met by another item of the path than planned, what
    waited for it may come earlier.

    Raises:
        TermsError: for what is done on no item of the plan, on a day to come, or in impossible
            hours, and for a day that is fifty years after the start.
        NoTimeError: where fifty years do not suffice.
        TooLongError: where what is to be kept whole fits into no week.

    >>> from datetime import date
    >>> terms = Terms(date(2027, 1, 4), Availability.weekly(15))
    >>> plan = plan_along(roadmap, cheapest_path(roadmap, ["pandas"]), terms)
    >>> found = replan(plan, [Done("python", hours=90, day=date(2027, 2, 14))], date(2027, 2, 15))
    >>> [(one.id, one.before.isoformat(), one.after.isoformat()) for one in found.moved]
    [('python', '2027-01-31', '2027-02-14'), ('pandas', '2027-02-10', '2027-02-26')]
    >>> [(one.why.value, one.amount) for one in found.moved[1].why]
    [('longer', 30.0), ('pace', 22.5)]
    """
    told = tuple(done)
    _check(plan, told, today)
    since = max(today, plan.terms.start)
    past = past_of(plan, told, since)
    pace = Pace.after(plan.pace.assumed, past.took)
    new = plan_after(plan.roadmap, plan.path, plan.terms, pace, past)
    same_pace = (
        new
        if pace == plan.pace
        else plan_after(plan.roadmap, plan.path, plan.terms, plan.pace, past)
    )
    missed = Missed.between(plan, new, as_planned(plan, since))
    return Replanned(new, moves(plan, same_pace, new, missed), missed.hours, missed.longer)


def as_planned(plan: Plan, today: date) -> tuple[Done, ...]:
    """What is done before that day by somebody who keeps to the plan, besides what it holds.

    >>> from datetime import date
    >>> terms = Terms(date(2027, 1, 4), Availability.weekly(15))
    >>> plan = plan_along(roadmap, cheapest_path(roadmap, ["pandas"]), terms)
    >>> [(one.id, one.stage.value, one.hours) for one in as_planned(plan, date(2027, 2, 1))]
    [('python', 'finished', None)]
    >>> replan(plan, as_planned(plan, date(2027, 2, 1)), date(2027, 2, 1)).moved
    ()
    """
    past = past_of(plan, (), plan.since)
    work = work_of(plan.roadmap, plan.path, plan.terms, plan.pace, past)
    found = placed(work, plan.terms, past)
    now = found.calendar.used_before(today)
    so_far = {one.id: one.so_far for one in plan.items}
    for one in found.schedule.spent:
        share = min(1.0, max(0.0, (now - one.begins) / (one.ends - one.begins)))
        so_far[one.id] += one.hours * share
    left = [one for one in plan.items if one.done is None]
    learned = tuple(
        Done(one.id, day=one.ends)
        if one.ends < today
        else Done(one.id, hours=so_far[one.id], stage=Stage.BEGUN)
        for one in left
        if one.ends < today or so_far[one.id] - one.so_far > EPSILON
    )
    repeated = tuple(
        Done(one.id, hours=one.hours, day=one.day, stage=Stage.REPEATED)
        for one in found.repeated
        if one.ends <= now + EPSILON
    )
    return (*learned, *repeated)


def _check(plan: Plan, done: Iterable[Done], today: date) -> None:
    if (today - plan.terms.start).days >= MOST_DAYS:
        expected = f"a day within fifty years from {plan.terms.start.isoformat()} on"
        raise TermsError("today", today.isoformat(), expected)
    for one in done:
        if one.id not in plan.by_id:
            raise TermsError("done", repr(one.id), "an item of the plan")
        if one.day and one.day > today:
            raise TermsError(
                "done", f"{one.id!r} on {one.day.isoformat()}", f"a day up to {today.isoformat()}"
            )
        if one.hours is not None and not (isfinite(one.hours) and 0 <= one.hours <= MOST_HOURS):
            raise TermsError(
                "done", f"{one.hours!r} hours of {one.id!r}", f"hours from 0 to {MOST_HOURS:,}"
            )
