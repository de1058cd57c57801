"""What people ask of study plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from skillpath.service import plan_terms
from skillpath.service.web.fields import Length, Name, Whole, told
from skillpath.service.web.path_questions import PathQuestion
from skillpath.service.web.questions import MOST_GOALS, MOST_KNOWN

MOST_DAY = 40
MOST_TOLD = 340
"""Characters of a name with what is told of it."""


def _formed(pattern: str, **more: str) -> dict[str, str]:
    """The form of a text in the description; what is wrong is told by `plan_terms`."""
    return {"pattern": f"^{pattern}$", **more}


Day = Annotated[
    str,
    Length(1, MOST_DAY),
    Field(json_schema_extra=_formed(plan_terms.DAY, format="date")),
]
Deadline = Annotated[
    str,
    Length(1, MOST_TOLD),
    Field(json_schema_extra=_formed(rf"(?:[\s\S]+=)?{plan_terms.DAY}")),
]
DaysOff = Annotated[
    str,
    Length(1, MOST_DAY),
    Field(json_schema_extra=_formed(rf"{plan_terms.DAY}(?:\.\.{plan_terms.DAY})?")),
]
Done = Annotated[str, Length(1, MOST_TOLD)]
Begun = Annotated[
    str,
    Length(1, MOST_TOLD),
    Field(json_schema_extra=_formed(r"[\s\S]+=[0-9]{1,6}(?:\.[0-9]{1,6})?")),
]
Hours = Annotated[float, Field(ge=0, le=plan_terms.MOST_OF_DAY, allow_inf_nan=False)]


Aim = TypeAliasType("Aim", Literal["deadlines", "certification", "small-steps"])


@dataclass(frozen=True, kw_only=True)
class PlanQuestion(PathQuestion):
    """What is to be learned when? Without a goal for the specialization that is named."""

    start: Day = told("The first day.")
    hours_per_week: float | None = told(
        f"Hours a week, on all days alike; {plan_terms.USUAL_HOURS} where nothing is said.",
        None,
        ge=plan_terms.LEAST_HOURS,
        le=plan_terms.MOST_HOURS,
        allow_inf_nan=False,
    )
    weekdays: list[Hours] = told(
        "Instead of hours a week those of each weekday: seven numbers, Monday first.",
        [],
        max_length=7,
    )
    deadline: list[Deadline] = told(
        "By when all goals are to be reached, `2027-06-30`, or one of them, `pytorch=2027-06-30`.",
        [],
        max_length=MOST_GOALS,
    )
    day_off: list[DaysOff] = told(
        "Days without time to learn, `2027-12-24`, or several, `2027-12-24..2028-01-02`; "
        f"{plan_terms.MOST_DAYS_OFF:,} at most.",
        [],
        max_length=plan_terms.MOST_DAYS_OFF,
    )
    tracks: Whole = told(
        "How many items may be open at once, which share the hours.",
        1,
        ge=1,
        le=plan_terms.MOST_TRACKS,
    )
    whole: list[Name] = told(
        "Items to be learned alone and within one week, by ids, IRIs or labels; or a kind of them, "
        "such as `certification`.",
        [],
        max_length=MOST_KNOWN,
    )
    done: list[Done] = told(
        "What of the plan is finished, `python`, what it took, `python=12`, and when, "
        "`python=12@2027-01-20`.",
        [],
        max_length=MOST_KNOWN,
    )
    begun: list[Begun] = told(
        "What of the plan is begun, and the hours that it has taken, `python=5`.",
        [],
        max_length=MOST_KNOWN,
    )
    today: Day | None = told(
        "The day from which the rest is planned anew, such as after a week that was missed.", None
    )
    pace: float = told(
        "How many times the likely hours everything takes; what is done tells more.",
        1.0,
        ge=plan_terms.LEAST_PACE,
        le=plan_terms.MOST_PACE,
        allow_inf_nan=False,
    )
    first: list[Name] = told(
        "What to begin with, in this order, by ids, IRIs or labels; whatever is due.",
        [],
        max_length=MOST_KNOWN,
    )
    aim: Aim = told(
        "What comes first: what is due, the certification that can be reached first, or small "
        "steps. Deadlines count only for what is left then.",
        "deadlines",
    )
    review_share: float = told(
        "The share of the hours, at most, in which what was learned is repeated, when it is due.",
        0.0,
        ge=0,
        le=plan_terms.MOST_REVIEW,
        allow_inf_nan=False,
    )


@dataclass(frozen=True, kw_only=True)
class PlanOptionsQuestion(PlanQuestion):
    """In which orders can it be learned? What is done, and today, change nothing."""
