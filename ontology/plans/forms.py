"""The parts of the JSON form of a plan that are taken back, as pydantic checks them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from skillpath.graph.validity.texts import is_id
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.plans.marks import DAY_EXPECTED, ID_EXPECTED, day_of
from skillpath.ontology.wording import expected_of, found_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_ITEMS = 100_000
MOST_GOALS = 10_000
MOST_DAYS_OFF = 1_000
MOST_HOURS = 1_000_000
DAYS_OF_A_WEEK = 7


def _id(found: str) -> str:
    if not is_id(found):
        raise ValueError(ID_EXPECTED)
    return found


def _day(found: object) -> date:
    day = day_of(found) if isinstance(found, str) else None
    if day is None:
        raise ValueError(DAY_EXPECTED)
    return day


Id = Annotated[str, AfterValidator(_id)]
Day = Annotated[date, BeforeValidator(_day)]
Hours = Annotated[float, Field(ge=0, le=MOST_HOURS)]
HoursOfDay = Annotated[float, Field(ge=0, le=24)]
Goals = Annotated[list[Id], Field(min_length=1, max_length=MOST_GOALS)]
Items = Annotated[list[Id], Field(max_length=MOST_ITEMS)]


class Form(BaseModel):
    """What is taken back of an object; what else it holds follows from that, or is for others."""

    model_config = ConfigDict(strict=True, extra="ignore")


class QuestionForm(Form):
    """What was asked."""

    roadmap: Id
    goals: Goals
    known: Items = []
    forbid: Items = []
    prefer: Items = []
    start: Day
    weekdays: Annotated[
        list[HoursOfDay], Field(min_length=DAYS_OF_A_WEEK, max_length=DAYS_OF_A_WEEK)
    ]
    days_off: Annotated[list[Day], Field(max_length=MOST_DAYS_OFF)] = []
    deadlines: Annotated[dict[Id, Day], Field(max_length=MOST_GOALS)] = {}
    tracks: Annotated[int, Field(ge=1, le=20)] = 1
    whole: Items = []
    pace: Annotated[float, Field(gt=0, le=100)] = 1.0
    strict: bool = False
    review_share: Annotated[float, Field(ge=0, le=0.5)] = 0.0
    first: Items = []


class DoneForm(Form):
    """What is done of an item."""

    hours: Hours | None = None
    day: Day | None = None
    stage: Literal["begun", "finished", "repeated"] = "finished"


class ItemForm(Form):
    """An item of a plan."""

    id: Id
    done: DoneForm | None = None


class PlanForm(QuestionForm):
    """A plan."""

    items: Annotated[list[ItemForm], Field(max_length=MOST_ITEMS)]


Checked = TypeVar("Checked", bound=Form)


def checked(
    form: type[Checked], found: Any, where: str, line_of: Callable[[Sequence[str | int]], int]
) -> Checked:
    """The values that a form describes; `line_of` finds the line of the one at a path.

    Raises:
        UnreadableError: telling the first that is not of the form.
    """
    try:
        return form.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = first["loc"]
        within = ".".join(map(str, path))
        expected = expected_of(first, str(path[0]) if path else "")
        raise UnreadableError(where, found_of(first), expected, line_of(path), within) from None
