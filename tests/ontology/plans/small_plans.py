"""A small plan that has everything, and plans of any names with any ticks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import reject
from hypothesis import strategies as st

from skillpath.graph import (
    Attainable,
    Availability,
    Cost,
    Done,
    Effort,
    InvalidRoadmapError,
    Kind,
    Requirement,
    Resource,
    Roadmap,
    Stage,
    Step,
    Terms,
    any_of,
    cheapest_path,
    plan_along,
    replan,
)

if TYPE_CHECKING:
    from skillpath.graph import Plan, Planned

START = date(2027, 1, 4)
HOSTILE = (
    '=HYPERLINK("x") <script>alert(1)</script> [x](javascript:a) `*_~|#&amp;\\ ![y](z)'
    " - [x] \N{RIGHT-TO-LEFT OVERRIDE}no <!-- skillpath r --> ✅ 2026-01-01 (99 h)"
    " *b* [[a]] <2026-01-01> {{{m}}} src_sh{ls} :tag:; a, b\r\nEND:VTODO\x1c\x85\u2028* DONE r\x00"
)
"""A name that is markup, a formula, a line or a mark of its own in one of the formats."""


def small_roadmap() -> Roadmap:
    """
    python <-.
              any_of <- statistics <- exam      hostile
    r      <-'
    """
    exam = Attainable(
        "exam",
        "Exam; part 1, “written”",
        kind=Kind.CERTIFICATION,
        effort=Effort(4, 4, 4),
        requirements=(Requirement("statistics"),),
        resources=(
            Resource("Guide", "https://example.org/guide"),
            Resource("Course", "https://example.org/course", 2.5),
        ),
        cost=Cost(99.5, "EUR"),
        valid_months=24,
    )
    items = (
        Attainable("python", "Python", effort=Effort(10, 20, 40), url="https://python.org/"),
        Attainable("r", "R", kind=Kind.TOOL, effort=Effort(30, 30, 30)),
        Attainable(
            "statistics",
            "Statistics",
            description="Drawing conclusions\nfrom samples.",
            effort=Effort(6, 12, 20),
            requirements=(Requirement(any_of("python", "r"), "A program draws the samples."),),
        ),
        exam,
        Attainable("hostile", HOSTILE, effort=Effort(1, 2.5, 4), description=HOSTILE),
    )
    steps = (Step("basics", "Basics, =1+1", 1, ("python", "statistics")),)
    return Roadmap("small", "Small", items=items, steps=steps)


def small_plan() -> Plan:
    """Two goals, one of them with a deadline that is missed; three days a week, one day off."""
    roadmap = small_roadmap()
    there = Availability((2, 0, 2, 0, 0, 4, 0), frozenset({date(2027, 1, 16)}))
    path = cheapest_path(roadmap, ["exam", "hostile"])
    return plan_along(roadmap, path, Terms(START, there, {"exam": date(2027, 2, 1)}))


def gone_on() -> Plan:
    """The same on a day when Python is done, which took longer, and statistics is begun."""
    done = (
        Done("python", 24, date(2027, 1, 27)),
        Done("statistics", 3.25, stage=Stage.BEGUN),
    )
    return replan(small_plan(), done, date(2027, 2, 1)).plan


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(str.strip)
"""Names that a roadmap may have."""

hours = st.floats(0.001, 9_999) | st.integers(1, 99).map(float)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@st.composite
def ticked_plans(draw: st.DrawFn) -> Plan:
    """Three items of any names, one after another, each open, begun or done."""
    a, b, c = (draw(names) for _ in range(3))
    items = (
        Attainable("a", a, description=b, effort=Effort(9, 9, 9)),
        Attainable("b-_.1", b, requirements=(Requirement("a", c),), url="https://x.y/?a=;,b"),
        Attainable("c--c", c, requirements=(Requirement("b-_.1", a),)),
    )
    try:
        roadmap = Roadmap("any", "Any", items)
    except InvalidRoadmapError:  # two names are spelt alike
        reject()
    terms = Terms(START, Availability.weekly(7), {"c--c": START}, whole=frozenset({"a"}))
    path = cheapest_path(roadmap, ["c--c"])
    bare = plan_along(roadmap, path, replace(terms, whole=frozenset()), pace=1.1)
    told = tuple(draw(_told(one)) for one in bare.items)
    return replace(bare, terms=terms, items=told)


def _told(one: Planned) -> st.SearchStrategy[Planned]:
    """An item with whatever may be told of it."""
    done = st.builds(lambda took, day: Done(one.id, took, day), st.none() | hours, st.none() | days)
    return (
        st.just(one)
        | done.map(lambda told: replace(one, done=told))
        | hours.map(lambda took: replace(one, so_far=took))
    )
