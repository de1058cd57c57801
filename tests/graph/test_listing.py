from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Attainable,
    Effort,
    Filter,
    GoalKind,
    GoalOrder,
    Kind,
    Level,
    Order,
    Outline,
    Requirement,
    Roadmap,
    Status,
    Step,
    UnknownNameError,
    UnreachableGoalError,
    any_of,
    cheapest_path,
    dependence_counts,
    list_goals,
    list_items,
    roadmap_order,
)
from tests.graph.random_roadmaps import roadmaps

thoroughly = settings(max_examples=100, derandomize=True, deadline=None)


def hours(likely: float) -> Effort:
    return Effort(1, likely, 900)


ROADMAP = Roadmap(
    "demo",
    "Demo",
    (
        Attainable("git", "Git", kind=Kind.TOOL, effort=hours(5), level=Level.BEGINNER),
        Attainable("cafe", "Café", effort=hours(7), level=Level.EXPERT, alt_labels=("Bistro",)),
        Attainable("zoo", "zoology", effort=hours(5), description="All about Ängste of animals."),
        Attainable(
            "both",
            "Both",
            requirements=(Requirement("git"), Requirement(any_of("cafe", "zoo"))),
            level=Level.BEGINNER,
        ),
        Attainable("old", "Old exam", kind=Kind.CERTIFICATION, status=Status.RETIRED),
        Attainable("lost", "Lost", requirements=(Requirement("old"),)),
    ),
    (
        Step("second", "Second", 2, ("both", "git"), ("old",)),
        Step("first", "First", 1, ("zoo", "old"), ("both",)),
        Step("empty", "Empty", 3, ("old",)),
        Step("hopeless", "Hopeless", 4, ("lost",)),
    ),
    specializations=(Outline("brief", "Brief", (Step("s", "S", 1, ("both",)),), "Only a part."),),
)
r"""
git  <-------------- both        old (retired) <- lost
cafe <- any_of <-----'
zoo  <-'
"""


def ids(wanted: Filter | None = None, order: Order = Order.STEP, *, turned: bool = False) -> str:
    return " ".join(one.id for one in list_items(ROADMAP, wanted, order, descending=turned))


def test_the_order_of_a_roadmap_is_that_of_its_steps_and_then_that_of_ids() -> None:
    assert " ".join(roadmap_order(ROADMAP)) == "zoo old both git lost cafe"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), "zoo old both git lost cafe"),
        (Filter(kinds=(Kind.TOOL, Kind.CERTIFICATION)), "old git"),
        (Filter(steps=("First",)), "zoo old both"),
        (Filter(steps=("FIRST", "second")), "zoo old both git"),
        (Filter(levels=(Level.BEGINNER,)), "both git"),
        (Filter(statuses=(Status.RETIRED,)), "old"),
        (Filter(text="ANGSTE all"), "zoo"),
        (Filter(text="cafe"), "cafe"),
        (Filter(text="bistro cafe"), "cafe"),
        (Filter(text="bistro git"), ""),
        (Filter(kinds=(Kind.SKILL,), levels=(Level.EXPERT,), text="stro"), "cafe"),
    ],
)
def test_filters_must_all_be_met_each_by_any_of_its_values(wanted: Filter, expected: str) -> None:
    assert ids(wanted) == expected


@pytest.mark.parametrize(
    ("order", "rising", "falling"),
    [
        (Order.STEP, "zoo old both git lost cafe", "cafe lost git both old zoo"),
        (Order.NAME, "both cafe git lost old zoo", "zoo old lost git cafe both"),
        (Order.HOURS, "zoo git cafe old both lost", "old both lost cafe zoo git"),
        (Order.LEVEL, "both git cafe zoo old lost", "cafe both git zoo old lost"),
        (Order.BLOCKED_COUNT, "zoo both lost cafe old git", "old git zoo both lost cafe"),
        (Order.ID, "both cafe git lost old zoo", "zoo old lost git cafe both"),
    ],
)
def test_equals_stay_in_the_order_of_the_roadmap_whichever_way(
    order: Order, rising: str, falling: str
) -> None:
    assert (ids(order=order), ids(order=order, turned=True)) == (rising, falling)


def test_a_specialized_roadmap_lists_what_it_is_about() -> None:
    found = list_items(ROADMAP.specialized("brief"))
    assert [one.id for one in found] == ["both", "cafe", "git", "zoo"]


def test_an_unknown_step_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        ids(Filter(steps=("third",)))


@thoroughly
@given(roadmap=roadmaps(), order=st.sampled_from(Order), turned=st.booleans())
def test_every_order_holds_every_item_once(roadmap: Roadmap, order: Order, *, turned: bool) -> None:
    found = list_items(roadmap, order=order, descending=turned)
    assert sorted(one.id for one in found) == sorted(roadmap.by_id)


@thoroughly
@given(roadmap=roadmaps())
def test_what_blocks_most_comes_first(roadmap: Roadmap) -> None:
    counts = dependence_counts(roadmap)
    found = [
        counts[one.id] for one in list_items(roadmap, order=Order.BLOCKED_COUNT, descending=True)
    ]
    assert found == sorted(counts.values(), reverse=True)


def test_goals_are_roadmaps_then_steps_then_active_items_that_can_be_reached() -> None:
    assert [(one.id, one.kind.value, one.hours.likely) for one in list_goals(ROADMAP)] == [
        ("brief", "roadmap", 10),
        ("first", "step", 5),
        ("second", "step", 15),
        ("zoo", "skill", 5),
        ("both", "skill", 10),
        ("git", "tool", 5),
        ("cafe", "skill", 7),
    ]


def test_goals_are_filtered_and_ordered() -> None:
    def found(*kinds: GoalKind, text: str = "", order: GoalOrder = GoalOrder.STEP) -> list[str]:
        return [one.id for one in list_goals(ROADMAP, kinds, text, order)]

    assert found(GoalKind.STEP, GoalKind.TOOL) == ["first", "second", "git"]
    assert found(text="only part") == ["brief"]
    assert found(text="BISTRO") == ["cafe"]
    assert found(GoalKind.SKILL, order=GoalOrder.NAME) == ["both", "cafe", "zoo"]
    assert found(GoalKind.SKILL, order=GoalOrder.HOURS) == ["zoo", "cafe", "both"]


@thoroughly
@given(roadmap=roadmaps())
def test_a_goal_is_listed_where_a_path_leads_to_it(roadmap: Roadmap) -> None:
    listed = {one.id for one in list_goals(roadmap)}
    for item in roadmap.items:
        if item.is_retired:
            assert item.id not in listed
            continue
        try:
            cheapest_path(roadmap, [item.id])
        except UnreachableGoalError:
            assert item.id not in listed
        else:
            assert item.id in listed
    for goal in listed:
        assert cheapest_path(roadmap, [goal]).items
