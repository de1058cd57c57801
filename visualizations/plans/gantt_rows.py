"""The rows of a Gantt chart: items with their bars, steps, and goals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from skillpath.graph import Stage
from skillpath.visualizations.maps.lettering import ELLIPSIS, width, wrapped
from skillpath.visualizations.maps.markup import element
from skillpath.visualizations.maps.svg_cards import outline
from skillpath.visualizations.plans.days import SHORT, told_day
from skillpath.visualizations.plans.words import told_arrival, told_item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from xml.etree.ElementTree import Element

    from skillpath.graph.planning.plan import Arrival, Plan, Planned
    from skillpath.visualizations.plans.groups import Group
    from skillpath.visualizations.plans.measures import Measures
    from skillpath.visualizations.plans.scale import Scale
    from skillpath.visualizations.saying import Texts

LEAST_BAR = 4
DIAMOND = 7
SMALL = 12
TICK = 4


@dataclass(frozen=True, slots=True)
class Rows:
    """What draws rows, each from the top at y."""

    plan: Plan
    scale: Scale
    sizes: Measures
    colors: Mapping[str, str]
    texts: Texts
    link: Callable[[str], str] | None = None

    def item(self, one: Planned, y: float) -> Element:
        """The name, the hours, and the bar with what it may be late."""
        name = self._name(one.item.item.name, self.texts.hours(one.hours), y, bold=one.is_critical)
        if self.link:
            name = [element("a", "", *name, href=self.link(one.id))]
        tooltip = element("title", told_item(one, self.texts))
        return element("g", "", tooltip, *name, *self._bar(one, y + self.sizes.down))

    def group(self, group: Group, y: float) -> Element:
        """The heading of a step: its name, its hours, and from when to when."""
        name = f"{ELLIPSIS} {group.name}" if group.is_continued else group.name
        words = list(self._name(name, self.texts.hours(group.hours), y + 4, bold=True))
        middle = y + 4 + self.sizes.down
        left, right = self.scale.begin(group.begins), self.scale.end(group.ends)
        rail = element(
            "path",
            d=f"M{_at(left)} {_at(middle)}H{_at(right)}",
            stroke=self.colors["muted"],
            stroke_width=3,
        )
        reached = self.milestone(group.ends, middle, "muted") if group.is_step else ()
        return element("g", "", *words, rail, *reached)

    def heading(self, name: str, y: float) -> Element:
        """Words alone."""
        return element("g", "", *self._name(name, "", y + 4, bold=True)[:1])

    def goal(self, one: Arrival, y: float) -> Element:
        """When a goal is reached and by when it should be."""
        name = self.plan.roadmap.name_of(one.goal)
        day = told_day(one.day, self.texts.language, SHORT)
        words = self._name(name, day, y, bold=True)
        tooltip = element("title", told_arrival(one, name, self.texts))
        middle = y + self.sizes.down
        signs = [*self._deadline(one, middle), *self._diamond(one.day, middle, "accent")]
        return element("g", "", tooltip, *words, *signs)

    def milestone(self, day: date, y: float, ink: str) -> Iterator[Element]:
        """A diamond with its day, where that has room."""
        yield from self._diamond(day, y, ink)
        words = told_day(day, self.texts.language, SHORT)
        wide = width(words, SMALL)
        x = self.scale.end(day) + DIAMOND + 5
        if x + wide > self.sizes.width:
            return
        yield element("text", words, x=x, y=y + 4, fill=self.colors["muted"], font_size=SMALL)

    def _name(self, name: str, amount: str, y: float, *, bold: bool) -> list[Element]:
        sizes = self.sizes
        end = sizes.width if sizes.is_narrow else sizes.label
        base = y + (14 if sizes.is_narrow else sizes.down + 4.5)
        room = end - width(amount, SMALL) - 12
        (line,) = wrapped(name, room, sizes.size, bold=bold, most=1)
        weight = 600 if bold else None
        return [
            element(
                "text",
                line,
                x=0,
                y=base,
                fill=self.colors["text"],
                font_size=sizes.size,
                font_weight=weight,
                unicode_bidi="plaintext",
            ),
            element(
                "text",
                amount,
                x=end,
                y=base,
                fill=self.colors["muted"],
                font_size=SMALL,
                text_anchor="end",
            ),
        ]

    def _bar(self, one: Planned, middle: float) -> Iterator[Element]:
        left, right = self.scale.begin(one.begins), self.scale.end(one.ends)
        latest = self.scale.end(one.latest + timedelta(6))
        if one.slack > 0 and latest > right and not is_finished(one):
            yield from self._slack(right, latest, middle)
        kind = one.item.item.kind
        fill, border = inks(one)
        yield outline(
            kind,
            (left, middle - self.sizes.bar / 2, max(right - left, LEAST_BAR), self.sizes.bar),
            fill=self.colors[fill],
            stroke=self.colors[border],
            stroke_width=1.5,
        )
        if is_finished(one):
            yield tick((left + max(right, left + LEAST_BAR)) / 2, middle, self.colors["known"])
            return
        if one.slack < 0:
            late = max(left, min(latest, right - LEAST_BAR))
            yield self._late(late, right, middle + self.sizes.bar / 2 + 3)

    def _slack(self, left: float, right: float, y: float) -> Iterator[Element]:
        path = f"M{_at(left)} {_at(y)}H{_at(right)}M{_at(right)} {_at(y - TICK)}v{2 * TICK}"
        yield element("path", d=path, stroke=self.colors["quiet"], fill="none")

    def _late(self, left: float, right: float, y: float) -> Element:
        path = f"M{_at(left)} {_at(y)}H{_at(right)}"
        return element("path", d=path, stroke=self.colors["error"], stroke_width=2.5)

    def _deadline(self, one: Arrival, y: float) -> Iterator[Element]:
        if one.deadline is None:
            return
        x, there = self.scale.end(one.deadline), self.scale.end(one.day)
        ink = self.colors["error" if one.late else "text"]
        dashes = None if one.late else "2 4"
        path = f"M{_at(x)} {_at(y)}H{_at(there)}"
        yield element("path", d=path, stroke=ink, stroke_width=1.5, stroke_dasharray=dashes)
        if one.deadline <= self.scale.last:
            yield flag(x, y, ink)

    def _diamond(self, day: date, y: float, ink: str) -> Iterator[Element]:
        yield diamond(self.scale.end(day), y, self.colors[ink], self.colors["surface"])


def is_finished(one: Planned) -> bool:
    """Whether it is done, and its days and hours are the actual ones."""
    return one.done is not None and one.done.stage is not Stage.BEGUN


def inks(one: Planned) -> tuple[str, str]:
    """The colors of a bar and of its border, by name."""
    if is_finished(one):
        return "known-tint", "known"
    kind = one.item.item.kind.value
    return (kind if one.is_critical else f"{kind}-tint"), kind


def tick(x: float, y: float, ink: str) -> Element:
    """The mark of what is done, around a point."""
    path = f"M{_at(x - 4.5)} {_at(y)}l3 4 6-8"
    return element("path", d=path, fill="none", stroke=ink, stroke_width=1.8)


def diamond(x: float, y: float, fill: str, border: str, reach: float = DIAMOND) -> Element:
    """A milestone around a point."""
    corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    points = " ".join(f"{_at(a)},{_at(b)}" for a, b in corners)
    return element("polygon", points=points, fill=fill, stroke=border, stroke_width=1.5)


def flag(x: float, y: float, ink: str) -> Element:
    """A deadline: a pole around y, with a flag to its left."""
    path = f"M{_at(x)} {_at(y + 9)}v-18l-8 4.5 8 4.5"
    return element("path", d=path, stroke=ink, stroke_width=1.5, fill=ink, stroke_linejoin="round")


def _at(value: float) -> str:
    return f"{round(value, 1):g}"
