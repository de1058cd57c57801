"""In which order, and when: the items of a path in the hours that there are.

At most so many items are open at once, and those share the hours; what is kept whole is learned
alone, within one week. With one item at a time and nothing kept whole, the earliest due date
first, where an item is due when the first that builds on it is, is the least late of all orders.

Source: E. L. Lawler, "Optimal sequencing of a single machine subject to precedence constraints",
Management Science 19 (1973), 544-546; for due dates the rule of J. R. Jackson, 1955, with due
dates passed on to prerequisites.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, TypeAlias

from skillpath.graph.planning.availability import EPSILON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from skillpath.graph.planning.precedence import Rows

Rank = tuple[int, int]
Taken: TypeAlias = "Callable[[int, float, float, Mapping[str, float]], float]"
"""Hours by the number of a week, its place, its hours, and where each item ended by then."""


@dataclass(frozen=True, slots=True)
class Job:
    """An item to learn: its hours, its rank among what can be learned, whether it is kept whole."""

    id: str
    hours: float
    rank: Rank
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody learns: at most so many items are open at once.

    What is kept whole and does not fit into a week any more leaves hours, which others fill; who
    `is_patient` fills them with what ends within the week, so that it comes first in the next.
    """

    tracks: int
    is_patient: bool = False


@dataclass(frozen=True, slots=True)
class Spent:
    """Hours for an item in a week, by number, and between which places they lie."""

    id: str
    week: int
    hours: float
    begins: float
    ends: float


@dataclass(slots=True)
class Schedule:
    """Where each item begins and ends, in hours used up since the start, and what weeks hold.

    What stays free in a week counts as used, so that places are times.
    """

    begins: dict[str, float] = field(default_factory=dict)
    ends: dict[str, float] = field(default_factory=dict)
    spent: list[Spent] = field(default_factory=list)


def ranks(order: Sequence[str], before: Rows, due: Mapping[str, date]) -> Mapping[str, Rank]:
    """A rank for each item of a learning order: the earliest due first, then by that order.

    What nothing is due for comes last.
    """
    days = due_dates(order, before, due)
    never = max((day.toordinal() for day in days.values()), default=0) + 1
    return {
        one: (days[one].toordinal() if one in days else never, turn)
        for turn, one in enumerate(order)
    }


def due_dates(order: Sequence[str], before: Rows, due: Mapping[str, date]) -> Mapping[str, date]:
    """When each item is due: when it is itself, or as soon as anything that builds on it."""
    found = dict(due)
    for item in reversed(order):
        if item in found:
            for one in before[item]:
                found[one] = min(found.get(one, found[item]), found[item])
    return found


def scheduled(
    jobs: Iterable[Job],
    before: Rows,
    rooms: Iterable[tuple[int, float]],
    manner: Manner,
    now: float = 0.0,
    taken: Taken | None = None,
) -> Schedule | None:
    """The jobs in weeks of so many hours each; None where these end before the jobs do.

    `rooms` holds weeks by number with their hours; `now` is the place at which the first begins.
    Each begins with the hours that are `taken` for something else.
    """
    run = _Run({one.id: one for one in jobs}, before, manner, now)
    for week, room in rooms:
        if run.is_finished:
            break
        run.use(week, room, taken)
    return run.schedule if run.is_finished else None


class _Run:
    """What is learned, waits, and is open, while the weeks go by."""

    def __init__(self, jobs: Mapping[str, Job], before: Rows, manner: Manner, now: float) -> None:
        self.schedule = Schedule()
        self._jobs, self._manner = jobs, manner
        self._left = {one.id: one.hours for one in jobs.values()}
        self._missing = {one: len(before[one]) for one in jobs}
        self._after: Mapping[str, list[str]] = defaultdict(list)
        for one, others in before.items():
            for other in others:
                self._after[other].append(one)
        self._ready = [(job.rank, one) for one, job in jobs.items() if not self._missing[one]]
        heapify(self._ready)
        self._open: list[str] = []
        self._now = now

    @property
    def is_finished(self) -> bool:
        return not self._left

    def use(self, week: int, room: float, taken: Taken | None) -> None:
        """Spend the hours of a week."""
        end = self._now + room
        if taken:
            self._now += taken(week, self._now, room, self.schedule.ends)
        while self._left and end - self._now > EPSILON:
            self._fill(end - self._now)
            if not self._open:
                break
            self._learn(week, end)
        self._now = end

    def _fill(self, room: float) -> None:
        """Open what comes first, while there is room; what is kept whole waits for its week."""
        put_off = []
        while self._ready and len(self._open) < self._manner.tracks and not self._is_alone:
            entry = heappop(self._ready)
            job = self._jobs[entry[1]]
            if job.is_whole and self._open:
                put_off.append(entry)
                break
            waits = job.is_whole or (self._manner.is_patient and put_off)
            if waits and job.hours > room + EPSILON:
                put_off.append(entry)
                continue
            self._open.append(job.id)
            self.schedule.begins[job.id] = self._now
        for entry in put_off:
            heappush(self._ready, entry)

    @property
    def _is_alone(self) -> bool:
        return any(self._jobs[one].is_whole for one in self._open)

    def _learn(self, week: int, end: float) -> None:
        """Share the hours until the first of the open items is finished, or the week ends."""
        count = len(self._open)
        share = min((end - self._now) / count, *(self._left[one] for one in self._open))
        before = self._now
        self._now += share * count
        for one in tuple(self._open):
            self.schedule.spent.append(Spent(one, week, share, before, self._now))
            self._left[one] -= share
            if self._left[one] <= EPSILON:
                self._finish(one)

    def _finish(self, item: str) -> None:
        del self._left[item]
        self._open.remove(item)
        self.schedule.ends[item] = self._now
        for one in self._after[item]:
            self._missing[one] -= 1
            if not self._missing[one]:
                heappush(self._ready, (self._jobs[one].rank, one))
