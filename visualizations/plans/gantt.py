"""A plan as a Gantt chart: a vector picture in which text stays text.

A bar for each item over the weeks, steps above them, goals below. The width of its text is known
without a browser, as in pictures of maps, so that names fit wherever the chart is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.visualizations.maps.lettering import wrapped
from skillpath.visualizations.maps.markup import element, written
from skillpath.visualizations.maps.palette import FromPage, Scheme, palette
from skillpath.visualizations.maps.svg import FONT
from skillpath.visualizations.maps.svg_legend import LEGEND_HEIGHT, in_rows
from skillpath.visualizations.plans.gantt_axis import AXIS, Axis
from skillpath.visualizations.plans.gantt_legend import signs
from skillpath.visualizations.plans.gantt_rows import Rows
from skillpath.visualizations.plans.groups import groups_of, paged
from skillpath.visualizations.plans.measures import measures
from skillpath.visualizations.plans.scale import WEEK, Scale
from skillpath.visualizations.plans.words import plan_detail, plan_title
from skillpath.visualizations.saying import ENGLISH, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from xml.etree.ElementTree import Element

    from skillpath.graph.planning.plan import Arrival, Plan
    from skillpath.visualizations.maps.svg_legend import Legend
    from skillpath.visualizations.plans.groups import Group
    from skillpath.visualizations.plans.measures import Measures
    from skillpath.visualizations.saying import Texts

BORDER = 32
WIDTH = 1080
"""Of a chart that stands alone."""

TITLE, DETAIL = 22, 14
MOST_AHEAD = 2
"""A deadline is shown if the days until then are at most so many times those of the plan."""

LONG = 24
"""A chart of more rows says the time below them as well."""


def gantt(
    plan: Plan,
    *,
    scheme: Scheme = Scheme.LIGHT,
    today: date | None = None,
    link: Callable[[str], str] | None = None,
    language: str = ENGLISH,
) -> str:
    """The plan as SVG, one element without a declaration, with its title.

    Args:
        plan: What is drawn.
        scheme: The colors.
        today: A day to mark; without one the day from which the plan was made anew.
        link: The address of an item's page; with it, names lead there.
        language: What the picture says its words in, one of `languages`.

    >>> from datetime import date
    >>> from skillpath.graph import Availability, Terms, plan_along
    >>> terms = Terms(date(2027, 1, 4), Availability.weekly(10))
    >>> gantt(plan_along(roadmap, cheapest_path(roadmap, ["pandas"]), terms))[:4]
    '<svg'
    """
    look = Look(palette(scheme), WIDTH - 2 * BORDER, today or since(plan), link)
    return written(Chart(plan, texts(language), look).framed)


def gantt_inside(
    plan: Plan,
    width: float,
    *,
    link: Callable[[str], str] | None = None,
    language: str = ENGLISH,
) -> str:
    """The same for a page with a heading of its own, in the colors of that page."""
    look = Look(FromPage(), width, since(plan), link)
    return written(Chart(plan, texts(language), look).element)


def gantt_pages(
    plan: Plan, width: float, rows: tuple[int, int], *, language: str = ENGLISH
) -> list[str]:
    """The same for paper, in parts, each with the time above it.

    `rows` are the most that the first part holds, and each of the others.
    """
    told = texts(language)
    parts = list(paged(groups_of(plan, told), *rows)) or [()]
    look = Look(palette(Scheme.LIGHT), width, since(plan))
    return [
        written(Chart(plan, told, look, part, has_goals=part is parts[-1]).element)
        for part in parts
    ]


def since(plan: Plan) -> date | None:
    """The day from which the plan was made anew, if it was."""
    return plan.since if plan.since > plan.terms.start else None


@dataclass(frozen=True, slots=True)
class Look:
    """How a chart is to look."""

    colors: Mapping[str, str]
    width: float
    today: date | None = None
    link: Callable[[str], str] | None = None


@dataclass(frozen=True)
class Chart:
    """The parts of a chart, top to bottom: the time, rows, the legend.

    Without a `part` of the groups all of them are drawn.
    """

    plan: Plan
    texts: Texts
    look: Look
    part: tuple[Group, ...] | None = None
    has_goals: bool = True

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """What is drawn."""
        return groups_of(self.plan, self.texts) if self.part is None else self.part

    @cached_property
    def sizes(self) -> Measures:
        """How large."""
        return measures(self.look.width)

    @cached_property
    def goals(self) -> tuple[Arrival, ...]:
        """What is drawn of them."""
        return self.plan.arrivals if self.has_goals else ()

    @cached_property
    def scale(self) -> Scale:
        """Whole weeks, until the end, and until deadlines that are not far beyond it."""
        start = self.plan.terms.start
        days = max((self.plan.ends - start).days, WEEK)
        horizon = start + timedelta(min(days * MOST_AHEAD, (start.max - start).days - WEEK))
        told = (*self.plan.terms.deadlines.values(), *filter(None, [self.look.today]))
        last = max([self.plan.ends, *(one for one in told if one <= horizon)])
        first = start - timedelta(start.weekday())
        return Scale(first, last + timedelta(6 - last.weekday()), self.sizes.left, self.sizes.right)

    @cached_property
    def rows_height(self) -> float:
        """Of all rows."""
        items = sum(len(one.items) for one in self.groups) + len(self.goals)
        heads = sum(bool(one.name) for one in self.groups) + bool(self.goals)
        return items * self.sizes.row + heads * self.sizes.heading + 6

    @property
    def is_long(self) -> bool:
        """Whether the time is said once more."""
        return self.rows_height > LONG * self.sizes.row

    @cached_property
    def height(self) -> float:
        """Without a title around it."""
        legend = self._legend.rows * LEGEND_HEIGHT + 14
        return AXIS + self.rows_height + self.is_long * AXIS + legend

    @cached_property
    def _legend(self) -> Legend:
        return in_rows(signs(self), self.texts, self.look.colors["muted"], self.sizes.width)

    @property
    def body(self) -> Iterator[Element]:
        """What stands in the picture, from y = 0."""
        axis = Axis(self.scale, self.look.colors, self.texts, self.plan.terms.availability)
        below = AXIS + self.rows_height
        yield from axis.drawn(below, is_repeated=self.is_long)
        yield from axis.marks(self.plan, self.look.today, below)
        yield from self._rows()
        moved = f"translate(0 {self.height - self._legend.rows * LEGEND_HEIGHT:g})"
        yield element("g", "", *self._legend.elements, transform=moved)

    def _rows(self) -> Iterator[Element]:
        look = self.look
        rows = Rows(self.plan, self.scale, self.sizes, look.colors, self.texts, look.link)
        y = float(AXIS)
        for group in self.groups:
            if group.name:
                yield rows.group(group, y)
                y += self.sizes.heading
            for item in group.items:
                yield rows.item(item, y)
                y += self.sizes.row
        if self.goals:
            yield rows.heading(self.texts.plain("gantt.goals", count=len(self.goals)), y)
            y += self.sizes.heading
        for goal in self.goals:
            yield rows.goal(goal, y)
            y += self.sizes.row

    @property
    def element(self) -> Element:
        """The picture without a title that can be seen."""
        return self._picture(self.look.width, self.height, list(self.body))

    @property
    def framed(self) -> Element:
        """The picture with a title and a ground."""
        colors, room = self.look.colors, self.look.width
        lines = wrapped(plan_title(self.plan, self.texts), room, TITLE, bold=True)
        (detail,) = wrapped(plan_detail(self.plan, self.texts), room, DETAIL, most=1)
        top = BORDER + len(lines) * (TITLE + 6) + DETAIL + 18
        wide, high = room + 2 * BORDER, top + self.height + BORDER
        inside = element("g", "", *self.body, transform=f"translate({BORDER} {top:g})")
        words = [
            element(
                "text",
                line,
                x=BORDER,
                y=BORDER + row * (TITLE + 6) + TITLE * 0.8,
                fill=colors["text"],
                font_size=TITLE,
                font_weight=700,
            )
            for row, line in enumerate(lines)
        ]
        said = element("text", detail, x=BORDER, y=top - 20, fill=colors["muted"], font_size=DETAIL)
        ground = element("rect", width=wide, height=high, fill=colors["ground"])
        return self._picture(wide, high, [ground, *words, said, inside])

    def _picture(self, wide: float, high: float, parts: list[Element]) -> Element:
        return element(
            "svg",
            "",
            element("title", plan_title(self.plan, self.texts)),
            element("desc", plan_detail(self.plan, self.texts)),
            *parts,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {wide:g} {high:g}",
            role="group" if self.look.link else "img",
            font_family=FONT,
            width=wide,
            height=high,
        )
