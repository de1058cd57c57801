"""A study plan: what is learned when, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from skillpath.graph.planning.plan_errors import TermsError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillpath.graph.paths.path import Path, PathItem
    from skillpath.graph.planning.availability import Availability
    from skillpath.graph.planning.pace import Pace
    from skillpath.graph.planning.ranges import Range
    from skillpath.graph.planning.review import Review
    from skillpath.graph.planning.schedule import Manner
    from skillpath.graph.roadmap import Roadmap

NO_DEADLINES: Mapping[str, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms somebody learns.

    `deadlines` holds days by the id of a goal: on its day a goal has to be reached. At most
    `tracks` items are open at once, which share the hours, fewer where that is less late.
    Those in `whole`, by id, are kept whole: learned alone, within one week. Where there is a
    `review`, what was learned is repeated. Of what can be learned that in `first` comes before
    all others, in its order, whatever is due; by id too.
    """

    start: date
    availability: Availability
    deadlines: Mapping[str, date] = field(default_factory=lambda: NO_DEADLINES)
    tracks: int = 1
    whole: frozenset[str] = frozenset()
    review: Review | None = None
    first: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse to learn nothing at once.

        Raises:
            TermsError: for less than one track.
        """
        if self.tracks < 1:
            raise TermsError("tracks", self.tracks, "1 or more")


class Stage(StrEnum):
    """What somebody did with an item: began, finished or repeated it."""

    BEGUN = "begun"
    FINISHED = "finished"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Done:
    """What somebody did, by the id of the item.

    `hours` are all that it took, or has taken so far where it is begun; None: as planned, or,
    where it is begun, as told before. `day` is the one on which it was finished or repeated;
    None: as planned, at the latest the day from which is planned anew, which it is for what is
    repeated.
    """

    id: str
    hours: float | None = None
    day: date | None = None
    stage: Stage = Stage.FINISHED


@dataclass(frozen=True, slots=True)
class Planned:
    """An item of the path with its days, both included, and the weeks that are possible, by Monday.

    Of one that is finished, as `done` tells, they are the actual ones, as its hours are; of one
    that is begun `so_far` are the hours that it has taken, which `hours` include. It cannot end
    before `earliest`, whatever is put off for it, and has to end by `latest`, so that all
    deadlines are kept, or the end, where there is no deadline. `is_critical` marks the longest
    chain of prerequisites.
    """

    item: PathItem
    hours: float
    begins: date
    ends: date
    earliest: date
    latest: date
    is_critical: bool = False
    done: Done | None = None
    so_far: float = 0.0

    @property
    def id(self) -> str:
        """That of the item."""
        return self.item.item.id

    @property
    def slack(self) -> int:
        """By how many weeks it could end later; below 0 where it is late already."""
        return (self.latest - self.ends_in).days // 7

    @property
    def ends_in(self) -> date:
        """The Monday of the week in which it ends."""
        return date.fromordinal(self.ends.toordinal() - self.ends.weekday())


@dataclass(frozen=True, slots=True)
class Share:
    """Hours for an item in one week; `is_last` where it is finished in that."""

    id: str
    hours: float
    is_last: bool


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the plan, from its first day, which is a Monday but for the first week.

    `hours` are those that there are; what is not shared out is free. `reviews` repeat what was
    learned before, at the beginning of the week.
    """

    begins: date
    hours: float
    shares: tuple[Share, ...]
    reviews: tuple[Share, ...] = ()

    @property
    def used(self) -> float:
        """The hours that are shared out, repetition included."""
        return round(sum(one.hours for one in (*self.shares, *self.reviews)), 6)


@dataclass(frozen=True, slots=True)
class Milestone:
    """The day on which a step, a certification or a goal is reached; `kind` says which."""

    day: date
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a goal is reached, and by when it should be; `late` in days, 0 where it is in time.

    What is known already is reached on the first day, and has no deadline any more.
    """

    goal: str
    day: date
    deadline: date | None = None

    @property
    def late(self) -> int:
        """How many days after its deadline."""
        return max(0, (self.day - self.deadline).days) if self.deadline else 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A path week by week.

    What lies before `since` is done or was missed; that day, at first the start, and what comes
    after it is planned, at the pace that is known by then; `repeated` has been what is told of
    that. `items` stand in the order in which they begin. `is_minimal` says that no order of the
    path's items is less late. `needed` are the fewest hours a week that keep all deadlines,
    where these do not; None where none are missed or no hours would do. `manner` says how many
    items are open at once in it.
    """

    roadmap: Roadmap
    path: Path
    terms: Terms
    items: tuple[Planned, ...]
    weeks: tuple[Week, ...]
    milestones: tuple[Milestone, ...]
    arrivals: tuple[Arrival, ...]
    range: Range
    pace: Pace
    since: date
    is_minimal: bool
    needed: float | None = None
    repeated: tuple[Done, ...] = ()
    manner: Manner | None = None
    by_id: Mapping[str, Planned] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the items."""
        found = MappingProxyType({one.id: one for one in self.items})
        object.__setattr__(self, "by_id", found)

    @property
    def ends(self) -> date:
        """The last day; the start where nothing is to learn."""
        return max((one.ends for one in self.items), default=self.terms.start)

    @property
    def hours(self) -> float:
        """All that is planned, likely hours."""
        return round(sum(one.hours for one in self.items), 6)

    @property
    def lateness(self) -> int:
        """By how many days the goal that is latest is late; 0 where all are in time."""
        return max((one.late for one in self.arrivals), default=0)
