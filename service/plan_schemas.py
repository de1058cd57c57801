"""The shape of a study plan as JSON: on the command line, over HTTP, and in files.

As in `schemas`, every key is always there. Days are as in ISO 8601, `2027-01-04`; a week is told by
its Monday, but for the first, which begins with the plan.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict

from skillpath.service.schemas import Because, Hours, Id, ItemKind, Known, Url

DayText = TypeAliasType(
    "DayText",
    Annotated[
        str,
        Field(
            description="A day of the calendar, such as 2027-01-04.",
            json_schema_extra={"format": "date"},
        ),
    ],
)
MilestoneKind = TypeAliasType("MilestoneKind", Literal["step", "certification", "goal"])


class PlanFinish(TypedDict):
    """A last day, and how many weeks after the start that is; a week that has begun counts."""

    ends: DayText
    weeks: int


class PlanRange(TypedDict):
    """By when the plan ends with a chance of 50 %, which is its end, and with one of 80 %."""

    likely: PlanFinish
    safe: PlanFinish


class PlanArrival(TypedDict):
    """When a goal is reached, and how many days that is after its deadline."""

    goal: Id
    name: str
    day: DayText
    deadline: DayText | None
    late_days: int


class PlanDone(TypedDict):
    """What was told of an item: the hours that it took, or has taken, and when it was finished."""

    stage: Literal["begun", "finished", "repeated"]
    hours: float | None
    day: DayText | None


class PlanItem(TypedDict):
    """An item with its days, both included, and the weeks that are possible, by Monday."""

    id: Id
    name: str
    kind: ItemKind
    step: Id | None
    url: Url
    hours: Annotated[float, Field(description="Those that are planned.")]
    begins: DayText
    ends: DayText
    earliest_week: Annotated[DayText, Field(description="It cannot end before this week.")]
    latest_week: Annotated[
        DayText, Field(description="If it ends by this week, all deadlines can still be kept.")
    ]
    slack_weeks: Annotated[int, Field(description="Weeks between; below 0 where it is late.")]
    critical: Annotated[bool, Field(description="Whether the longest chain goes through it.")]
    because: list[Because]
    done: PlanDone | None


class PlanShare(TypedDict):
    """Hours for an item in a week; `last` where it is finished in that."""

    id: Id
    hours: float
    last: bool


class PlanReview(TypedDict):
    """Hours for repeating something that was learned before."""

    id: Id
    hours: float


class PlanWeek(TypedDict):
    """A week: the hours that there are, those that are used, and for what."""

    begins: DayText
    hours: float
    used: float
    items: list[PlanShare]
    reviews: list[PlanReview]


class PlanMilestone(TypedDict):
    """The day on which a step, a certification or a goal is reached."""

    day: DayText
    kind: MilestoneKind
    id: Id
    name: str


class PlanReason(TypedDict):
    """Why an item has moved, and how far, in the unit of that.

    `finished`: days after the planned one; `missed`, `longer`: hours that were not spent, or more
    than planned; `pace`: percent that the rest takes more; `order`: places later. Below 0 for the
    opposite.
    """

    why: Literal["finished", "missed", "longer", "pace", "order"]
    amount: float


class PlanMove(TypedDict):
    """An item that ended on another day before the plan was made anew."""

    id: Id
    before: DayText
    after: DayText
    why: list[PlanReason]


class Plan(Known):
    """A path, week by week, as little late as can be.

    `range` says when it ends at a usual and at a slow pace; `minimal` that no order of the path's
    items is less late; `needed_hours_per_week` what would keep all deadlines, where these hours do
    not.
    """

    goals: list[Id]
    forbid: Annotated[list[Id], Field(description="What the path does without.")]
    prefer: Annotated[list[Id], Field(description="What the path uses if any does.")]
    roadmap: Id
    since: Annotated[DayText, Field(description="The day from which it is planned.")]
    start: DayText
    ends: DayText
    hours: Hours
    hours_per_week: float
    weekdays: Annotated[
        list[float], Field(min_length=7, max_length=7, description="Hours a day, Monday first.")
    ]
    days_off: list[DayText]
    deadlines: Annotated[dict[str, DayText], Field(description="Days by the id of a goal.")]
    tracks: int
    whole: list[Id]
    strict: Annotated[bool, Field(description="Whether nothing was inferred that could have been.")]
    first: Annotated[list[Id], Field(description="What comes before all else, in this order.")]
    review_share: Annotated[float, Field(description="Of the hours, at most, for repetition.")]
    pace: Annotated[
        float, Field(description="How many times the likely hours everything takes, as asked.")
    ]
    estimated_pace: Annotated[float, Field(description="The same, by what is done.")]
    range: PlanRange
    lateness_days: int
    minimal: bool
    needed_hours_per_week: float | None
    arrivals: list[PlanArrival]
    items: list[PlanItem]
    weeks: list[PlanWeek]
    milestones: list[PlanMilestone]
    moved: Annotated[list[PlanMove], Field(description="Empty where it is planned at first.")]


class PlanOption(TypedDict):
    """A plan in short: what comes first, when something is finished, and how late the rest is."""

    aim: Literal["deadlines", "certification", "small-steps"]
    first: Annotated[Id | None, Field(description="The item that is learned first.")]
    first_item: Annotated[DayText, Field(description="When the first item is finished.")]
    first_certification: DayText | None
    ends: DayText
    lateness_days: int


class PlanOptions(TypedDict):
    """The same path in up to three orders."""

    options: list[PlanOption]


class Format(TypedDict):
    """A format: what it is good for, the ending and media type of its files, what it leaves out."""

    name: Annotated[str, Field(description="What `format=` and `--format` call it by.")]
    title: str
    extension: str
    media_type: str
    of: Annotated[list[Literal["path", "plan"]], Field(description="What is written in it.")]
    leaves_out: Annotated[str, Field(description="What of a plan is not in it; may be empty.")]
    importable: Annotated[bool, Field(description="Whether a plan's file can be taken back.")]
    over_http: bool
    extra: Annotated[str | None, Field(description="What has to be installed in addition.")]


class Formats(TypedDict):
    """Every format of paths and plans."""

    formats: list[Format]
