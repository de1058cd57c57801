"""The time of a Gantt chart: what stands above and behind its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from skillpath.visualizations.maps.lettering import width
from skillpath.visualizations.maps.markup import element
from skillpath.visualizations.plans.scale import division, spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from xml.etree.ElementTree import Element

    from skillpath.graph.planning.availability import Availability
    from skillpath.graph.planning.plan import Plan
    from skillpath.visualizations.plans.scale import Scale
    from skillpath.visualizations.saying import Texts

AXIS = 40
"""The height of the words of the time."""

SIZE = 12
LEAST_RUN = 2.0
"""Pixels of days off that can be seen."""


@dataclass(frozen=True, slots=True)
class Axis:
    """What draws the time."""

    scale: Scale
    colors: Mapping[str, str]
    texts: Texts
    availability: Availability

    def drawn(self, bottom: float, *, is_repeated: bool) -> Iterator[Element]:
        """Days off, lines, and words: above, and below where `is_repeated`."""
        yield from self._days_off(bottom)
        fine, coarse = division(self.scale)
        language = self.texts.language
        parts = list(spans(self.scale, fine, language))
        whole = list(spans(self.scale, coarse, language)) if coarse is not fine else []
        yield self._lines((one.left for one in parts), bottom, 0.5, AXIS)
        yield self._lines((one.left for one in whole), bottom, 1.25, 4)
        for top in (0.0, bottom) if is_repeated else (0.0,):
            yield from self._words(((one.left, one.right, one.words) for one in whole), top + 15)
            yield from self._words(((one.left, one.right, one.words) for one in parts), top + 33)
        yield element(
            "path",
            d=f"M0 {AXIS}H{self.scale.right:g}",
            stroke=self.colors["line"],
        )

    def marks(self, plan: Plan, today: date | None, bottom: float) -> Iterator[Element]:
        """Lines of deadlines and of today, through all rows."""
        late = {one.deadline for one in plan.arrivals if one.late}
        for day in sorted(set(plan.terms.deadlines.values())):
            if day <= self.scale.last:
                ink = self.colors["error" if day in late else "text"]
                yield self._mark(self.scale.end(day), bottom, ink, "2 4")
        if today and self.scale.first <= today <= self.scale.last:
            yield self._mark(self.scale.begin(today), bottom, self.colors["accent"], None)

    def _mark(self, x: float, bottom: float, ink: str, dashes: str | None) -> Element:
        path = f"M{round(x, 1):g} {AXIS - 4}V{bottom:g}"
        return element("path", d=path, stroke=ink, stroke_width=1.5, stroke_dasharray=dashes)

    def _words(self, spans: Iterable[tuple[float, float, str]], y: float) -> Iterator[Element]:
        """Each in the middle of its part, or where it begins if that is broad."""
        for left, right, words in spans:
            if words and width(words, SIZE) <= right - left - 2:
                yield element(
                    "text", words, x=left + 4, y=y, fill=self.colors["muted"], font_size=SIZE
                )

    def _lines(self, places: Iterable[float], bottom: float, wide: float, top: float) -> Element:
        path = "".join(f"M{round(x, 1):g} {top:g}V{bottom:g}" for x in places)
        return element("path", d=path, stroke=self.colors["line"], stroke_width=wide)

    def _days_off(self, bottom: float) -> Iterator[Element]:
        for first, last in _runs(sorted(self.availability.days_off)):
            left, right = self.scale.begin(first), self.scale.end(last)
            if right - left >= LEAST_RUN:
                yield element(
                    "rect",
                    x=left,
                    y=AXIS,
                    width=right - left,
                    height=bottom - AXIS,
                    fill=self.colors["known-tint"],
                )


def _runs(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Days that follow each other, by the first and the last of them."""
    run: list[date] = []
    for day in days:
        if run and day - run[-1] != timedelta(1):
            yield run[0], run[-1]
            run = []
        run.append(day)
    if run:
        yield run[0], run[-1]
