from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillpath.graph import Availability, Done, Planned, Terms, cheapest_path, plan_along
from skillpath.ontology import read
from skillpath.visualizations import Scheme, gantt, texts
from skillpath.visualizations.maps.lettering import width
from skillpath.visualizations.plans.gantt import gantt_inside, gantt_pages
from skillpath.visualizations.plans.gantt_rows import inks
from skillpath.visualizations.plans.groups import groups_of, paged
from skillpath.visualizations.plans.scale import Scale, division, spans
from tests.visualizations.drawing import SVG, Drawing
from tests.visualizations.planned import MONDAY, planned
from tests.visualizations.roadmaps import hostile

GOLDEN = Path(__file__).parent / "golden" / "demo-plan.svg"
REACHING = {"style", "script", "foreignObject", "image", "use", "iframe", "a", "set", "animate"}
LATE = planned(("pipeline", "exam"), deadlines={"pipeline": date(2027, 2, 15)})
SHIPPED = read()
WHOLE = plan_along(
    SHIPPED,
    cheapest_path(SHIPPED, [SHIPPED.id]),
    Terms(MONDAY, Availability.weekly(20)),
)


def test_the_chart_of_a_plan_is_the_one_that_was_looked_at() -> None:
    found = gantt(LATE, today=date(2027, 1, 20)) + "\n"
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8"), "look at it, then run with GOLDEN=write"


def test_a_chart_says_what_it_shows() -> None:
    root = Drawing(gantt(planned())).root
    assert [root[0].text, root[1].text, root.attrib["role"]] == [
        "Study plan: Pipeline",
        "7 items, 91 h, January 4, 2027 to March 15, 2027",
        "img",
    ]


def test_items_tell_their_days_and_whether_they_can_wait_or_are_late() -> None:
    told = Drawing(gantt(LATE)).told
    assert [one for one in told if one.startswith(("Wrangling", "Pipeline"))] == [
        "Wrangling: skill, 10 h, February 22, 2027 to March 1, 2027, 3 weeks behind, longest chain",
        "Pipeline: skill, 10 h, March 8, 2027 to March 15, 2027, 4 weeks behind, longest chain",
        "Pipeline: reached on March 15, 2027, 28 days after its deadline of February 15, 2027",
    ]


def test_a_chart_in_another_language_is_so_to_its_last_word() -> None:
    words = Drawing(gantt(planned(), language="de")).words
    assert words[:2] == [
        "Lernplan: Pipeline",
        "7 Bausteine, 91 h, 4. Januar 2027 bis 15. März 2027",
    ]
    assert {"Feb. 2027", "Außerhalb der Etappen", "längste Kette", "freie Tage"} <= set(words)


def test_names_lead_to_their_pages_where_they_are_told_which() -> None:
    linked = Drawing(gantt(planned(), link=lambda item: f"/skills/{item}"))
    items = [one.id for one in planned().items]
    assert sorted(linked.values(["href"])) == sorted(f"/skills/{one}" for one in items)
    assert linked.root.attrib["role"] == "group"


def test_what_is_done_has_its_own_color_whatever_it_is() -> None:
    one = planned().items[1]
    done = Planned(
        one.item,
        one.hours,
        one.begins,
        one.ends,
        one.earliest,
        one.latest,
        one.is_critical,
        Done(one.id),
    )
    assert [inks(one), inks(done)] == [("tool", "tool"), ("known-tint", "known")]


@pytest.mark.parametrize("pixels", [344, 1056])
def test_every_text_ends_inside_the_chart(pixels: float) -> None:
    found = Drawing(gantt_inside(planned(["step"], roadmap=hostile()), pixels))
    rows = [one for one in found.all("text") if one.get("unicode-bidi")]
    assert len(rows) == 10
    ends = [float(one.attrib["x"]) + width(one.text or "", 12.5) for one in rows]
    assert max(ends) <= pixels


def test_a_name_is_text_whatever_it_holds_and_nothing_is_fetched() -> None:
    found = Drawing(gantt(planned(["step"], roadmap=hostile())))
    tags = {one.tag.removeprefix(SVG) for one in found.root.iter()}
    assert (tags & REACHING, found.values(("href", "onload", "style"))) == (set(), set())


def test_light_and_dark_differ_in_color_alone() -> None:
    light, dark = gantt(LATE), gantt(LATE, scheme=Scheme.DARK)
    assert light != dark
    assert Drawing(light).words == Drawing(dark).words


def test_a_plan_of_everything_is_drawn_with_each_item_once() -> None:
    told = Drawing(gantt(WHOLE)).told
    assert len(told) == len(WHOLE.items) + 1 > 150


@given(st.integers(3, 40), st.integers(2, 40))
def test_parts_of_a_chart_hold_every_item_once_and_no_heading_stands_last(
    first: int, most: int
) -> None:
    groups = groups_of(WHOLE, texts("en"))
    parts = list(paged(groups, first, most))
    items = [item.id for part in parts for group in part for item in group.items]
    assert items == [item.id for group in groups for item in group.items]
    sizes = [sum(len(group.items) + 1 for group in part) for part in parts]
    assert [sizes[0] <= first, *(size <= most for size in sizes[1:])] == [True] * len(parts)
    assert all(group.items for part in parts for group in part)


def test_on_paper_each_part_says_the_time_and_the_last_one_the_goals() -> None:
    parts = [Drawing(one) for one in gantt_pages(LATE, 720, (3, 4))]
    assert ["Jan 2027" in one.words for one in parts] == [True] * len(parts)
    assert ["Goals" in one.words for one in parts] == [False] * (len(parts) - 1) + [True]


@pytest.mark.parametrize(
    ("last", "fine", "coarse"),
    [
        (date(2027, 1, 31), ["4", "11", "18", "25"], ["Jan 2027"]),
        (date(2027, 7, 4), ["Jan", "Feb", "Mar", "Apr", "May", "Jun", ""], ["2027"]),
        (date(2028, 7, 2), ["Q1", "Q2", "Q3", "Q4", "Q1", "Q2", ""], ["2027", "2028"]),
        (date(2032, 12, 26), [str(year) for year in range(2027, 2033)], None),
        (date(2076, 12, 27), ["", "2030", "2040", "2050", "2060", ""], None),
    ],
)
def test_a_line_of_time_is_divided_as_finely_as_its_words_have_room(
    last: date, fine: list[str], coarse: list[str] | None
) -> None:
    scale = Scale(MONDAY, last, 0, 240)
    units = division(scale)
    said = [[one.words for one in spans(scale, unit, "en")] for unit in units]
    assert said == [fine, coarse or fine]
