"""The page that plans: a form, and the answer week by week; nothing of it needs a script."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from skillpath.graph import Aim
from skillpath.visualizations.addresses import Addresses, Links
from skillpath.visualizations.asking import Asking
from skillpath.visualizations.assets import PAGES_STYLE, PLAN_STYLE, served
from skillpath.visualizations.explorer import USUAL_PACE
from skillpath.visualizations.maps.drawn import drawn_items
from skillpath.visualizations.plans.charts import charts
from skillpath.visualizations.plans.chips import told_value
from skillpath.visualizations.plans.days import weekday_names
from skillpath.visualizations.plans.moved import Moves
from skillpath.visualizations.plans.shown import Shown
from skillpath.visualizations.plans.typed import NOTHING, Typed
from skillpath.visualizations.situation import Situation

if TYPE_CHECKING:
    from datetime import date

    from markupsafe import Markup

    from skillpath.graph import Plan, PlanOption, Replanned, Roadmap
    from skillpath.visualizations.assets import Assets
    from skillpath.visualizations.doubts import Asked
    from skillpath.visualizations.plans.typed import WrongField

WEEKDAYS = 7
REVIEW_SHARES = ("0", "0.1", "0.2", "0.3")


@dataclass(frozen=True, slots=True)
class Offer:
    """A format to take the plan along in: what the API calls it, and the ending of its files."""

    name: str
    ending: str


@dataclass(frozen=True, slots=True)
class PlanAsked:
    """What a plan is asked with, beside the answer.

    `today` is the day on which it is asked, and `start` the first day that the form proposes.
    `faults` are wrong fields other than names of what is known and aimed at.
    """

    today: date
    start: date
    typed: Typed = NOTHING
    faults: tuple[WrongField, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """The plan, with what has moved where it was made anew, and other orders where it was not.

    `offers` are the formats to take it along in; `calendar` is the address of a calendar to
    subscribe to, empty where there is none.
    """

    plan: Plan
    replanned: Replanned | None = None
    options: tuple[PlanOption, ...] = ()
    offers: tuple[Offer, ...] = ()
    calendar: str = ""


@dataclass(frozen=True)
class PlanPage(Asking):
    """The question, and the answer if there is one."""

    WEEKDAYS: ClassVar = WEEKDAYS

    told: PlanAsked = field(kw_only=True)
    answer: PlanAnswer | None = None

    @property
    def plan(self) -> Plan | None:
        """The answer's plan."""
        return self.answer.plan if self.answer else None

    @cached_property
    def moves(self) -> Moves | None:
        """What has moved, where it was planned anew."""
        found = self.answer and self.answer.replanned
        return Moves(found, self.texts) if found else None

    @cached_property
    def links(self) -> Links:
        """Where the page leads; what it changes keeps the terms."""
        return Links(self.situation, self.addresses, self.here, self.typed.terms)

    @cached_property
    def assets(self) -> Assets:
        """Style and scripts."""
        return served(self.addresses.static, styles=(PAGES_STYLE, PLAN_STYLE))

    @property
    def typed(self) -> Typed:
        """What was typed."""
        return self.told.typed

    @cached_property
    def shown(self) -> Shown | None:
        """The answer in words."""
        return Shown(self.plan, self.texts) if self.plan else None

    @property
    def start(self) -> str:
        """The first day in the form."""
        return self.typed.first("start") or self.told.start.isoformat()

    @property
    def hours(self) -> str:
        """The hours a week in the form; none where weekdays say more."""
        usual = "" if self.typed.all("weekdays") else str(USUAL_PACE)
        return self.typed.first("hours_per_week") or usual

    @property
    def common_deadline(self) -> str:
        """That of all goals."""
        return next((one for one in self.typed.all("deadline") if "=" not in one), "")

    @property
    def goal_deadlines(self) -> tuple[str, ...]:
        """Those of single goals."""
        return tuple(one for one in self.typed.all("deadline") if "=" in one)

    @property
    def other_whole(self) -> tuple[str, ...]:
        """What is kept whole beside all certifications."""
        return tuple(one for one in self.typed.all("whole") if one != "certification")

    def chip(self, name: str, value: str) -> str:
        """What was typed, for people."""
        return told_value(name, value, self.roadmap, self.texts)

    @property
    def has_more(self) -> bool:
        """Whether something is to be looked at in the part of the form that is closed at first."""
        if self.plan:
            return False
        rare = ("weekdays", "day_off", "tracks", "whole", "done", "begun", "today", "pace")
        return any(self.typed.all(name) for name in rare) or any(
            "=" in one for one in self.typed.all("deadline")
        )

    @property
    def review_shares(self) -> tuple[str, ...]:
        """The shares of the hours to choose from, for what is repeated, and the one that is."""
        typed = self.typed.first("review_share")
        return REVIEW_SHARES if not typed or typed in REVIEW_SHARES else (*REVIEW_SHARES, typed)

    @staticmethod
    def percent(share: str) -> str:
        """A share in percent; as it was typed where it is none."""
        try:
            return f"{float(share) * 100:g} %"
        except ValueError:
            return share

    @property
    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """The days with their hours as they were typed."""
        typed = (*self.typed.all("weekdays"), *("",) * WEEKDAYS)
        return tuple(zip(weekday_names(self.addresses.language), typed, strict=False))

    def faults_of(self, *fields: str) -> tuple[WrongField, ...]:
        """What is wrong with these fields."""
        return tuple(one for one in self.told.faults if one.field in fields)

    def wrong(self, fault: WrongField) -> str:
        """The key of what is said of it."""
        key = f"plan.wrong.{fault.why or fault.field}"
        return key if key in self.texts.by_key else "plan.wrong.other"

    def changed(self, **values: str) -> str:
        """This plan with other terms."""
        changed = self.typed.changed(**{name: (value,) for name, value in values.items()})
        return f"{self.here}{changed.query}"

    @property
    def aim(self) -> str:
        """What is put first."""
        return self.typed.first("aim") or Aim.DEADLINES.value

    @property
    def aims(self) -> tuple[str, ...]:
        """What can be put first."""
        return tuple(one.value for one in Aim)

    def finished(self, item: str) -> str:
        """This plan after the item is finished."""
        done = (*self.typed.all("done"), item)
        today = max(self.told.today.isoformat(), self.start)
        return f"{self.here}{self.typed.changed(done=done, today=(today,)).query}"

    def faster(self, hours: float) -> str:
        """This plan with other hours a week, on all days alike."""
        changed = self.typed.changed(hours_per_week=(f"{hours:g}",), weekdays=())
        return f"{self.here}{changed.query}"

    def taken(self, form: str) -> str:
        """The plan as a file, in a format of the API."""
        query = self.typed.query
        return f"{self.addresses.data}/plans{query}{'&' if query else '?'}format={form}"

    @property
    def is_under_way(self) -> bool:
        """Whether it has begun, and is planned as if it had not."""
        return bool(self.plan) and self.start < self.told.today.isoformat() > self._since

    @property
    def _since(self) -> str:
        return self.typed.first("today")

    @property
    def charts(self) -> tuple[tuple[str, Markup], ...]:
        """The chart for broad and for small windows, by the name of its class."""
        assert self.plan is not None, "there is a chart of what is planned"
        return charts(self.plan, link=self.links.skill, language=self.addresses.language)


def plan_page(
    roadmap: Roadmap,
    told: PlanAsked,
    *,
    answer: PlanAnswer | None = None,
    asked: Asked | None = None,
    addresses: Addresses | None = None,
) -> str:
    """The form, and the plan if there is one.

    Args:
        roadmap: What the form offers.
        told: What was typed, and what the form proposes.
        answer: The plan, and what belongs to it.
        asked: Names that could not be understood, and the error, in the place of an answer.
        addresses: Where the page leads.

    >>> from datetime import date
    >>> plan_page(roadmap, PlanAsked(date(2027, 1, 1), date(2027, 1, 4))).count("<form")
    2
    """
    places = addresses or Addresses()
    situation = Situation(roadmap, answer.plan.path if answer else None, asked=asked)
    page = PlanPage(
        situation,
        places,
        places.plan,
        drawn=drawn_items(situation),
        told=told,
        answer=answer,
    )
    return page.rendered("plan.html")
