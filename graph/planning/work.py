"""What is left to be done of a path."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Effort
from skillpath.graph.planning.past import SAME
from skillpath.graph.planning.precedence import prerequisites_along
from skillpath.graph.planning.schedule import ranks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from skillpath.graph.paths.path import Path
    from skillpath.graph.planning.availability import Calendar
    from skillpath.graph.planning.pace import Pace
    from skillpath.graph.planning.past import Past
    from skillpath.graph.planning.plan import Terms
    from skillpath.graph.planning.precedence import Rows
    from skillpath.graph.planning.schedule import Rank
    from skillpath.graph.roadmap import Roadmap

MORE = 0.1
"""What is begun and has taken all its hours is given this share of them once more."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is left: the items in learning order, what they still take, rest on, and are due.

    What is `forced` holds in every order; `along` holds what each item of the whole path rests
    on; `begun` ones come first; `spread` are the hours of each at this pace as a range.
    """

    order: tuple[str, ...]
    hours: Mapping[str, float]
    before: Rows
    forced: Rows
    due: Mapping[str, date]
    along: Rows
    begun: frozenset[str]
    spread: tuple[Effort, ...]

    @property
    def total(self) -> float:
        """All hours."""
        return sum(self.hours.values())

    def ranks(self, terms: Terms) -> Mapping[str, Rank]:
        """In which order what can be learned comes: what is begun, what is put first, the rest."""
        found = dict(ranks(self.order, self.before, self.due))
        put_first = {one: (0, place) for place, one in enumerate(terms.first) if one in found}
        begun = {one: (-1, found[one][1]) for one in self.begun}
        return {**found, **put_first, **begun}

    def lateness(self, ends: Mapping[str, float], calendar: Calendar) -> int:
        """Days by which the latest is late that ends when so many hours are used; or 0."""
        last: dict[date, float] = {}
        for one, day in self.due.items():
            last[day] = max(last.get(day, 0.0), ends[one])
        return max((0, *((calendar.end_of(end) - day).days for day, end in last.items())))

    def least_late(self, calendar: Calendar, used: float) -> int:
        """Days by which something is late in every order, where so many hours are used; or 0.

        Those of the earliest due date first, with the prerequisites that are forced: several
        items at once, items kept whole, begun ones and what was chosen can only add to it.
        """
        rank = ranks(self.order, self.forced, self.due)
        in_turn = sorted(self.order, key=rank.__getitem__)
        ends = accumulate((self.hours[one] for one in in_turn), initial=used)
        return self.lateness(dict(zip(in_turn, islice(ends, 1, None), strict=True)), calendar)


def work_of(roadmap: Roadmap, path: Path, terms: Terms, pace: Pace, past: Past) -> Work:
    """What is left of the path; what is finished is known."""
    left = [one.item for one in path.items if one.item.id not in past.finished]
    order = tuple(one.id for one in left)
    known = path.knowledge.items.union(past.finished)
    precedence = prerequisites_along(roadmap, order, known)
    so_far = {one.id: one.so_far for one in past.begun.values()}
    whole = {one.id: pace.hours(one.hours) for one in left}
    hours = {one: _left(whole[one], so_far.get(one, 0.0)) for one in order}
    due = {
        item: min(terms.deadlines[goal] for goal in goals if goal in terms.deadlines)
        for item, goals in path.goals.targets.items()
        if item in hours and not terms.deadlines.keys().isdisjoint(goals)
    }
    spread = tuple(_part(one.hours, hours[one.id] / whole[one.id]) for one in left)
    rows, forced, along = precedence.rows, precedence.forced, precedence.rows
    if past.finished:
        whole_order = [one.item.id for one in path.items]
        along = prerequisites_along(roadmap, whole_order, path.knowledge.items).rows
    return Work(order, hours, rows, forced, due, along, frozenset(past.begun), spread)


def _left(whole: float, so_far: float) -> float:
    return whole - so_far if so_far < whole - SAME else whole * MORE


def _part(effort: Effort, share: float) -> Effort:
    return Effort(effort.low * share, effort.likely * share, effort.high * share)
