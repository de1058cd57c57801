from __future__ import annotations

from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Attainable,
    Constraints,
    Expression,
    LimitError,
    Requirement,
    Roadmap,
    SkillpathError,
    Strength,
    UnknownNameError,
    all_of,
    any_of,
    at_least,
    cheapest_path,
    mentioned,
    recommend,
)
from skillpath.visualizations import Joint, Line, LineKind, Map, Situation, ViewName, map_of
from skillpath.visualizations.maps.barycenters import near_neighbors
from skillpath.visualizations.maps.crossings import Net, tangles
from skillpath.visualizations.maps.layout import CARD_HEIGHT, CARD_WIDTH, JOINT_HEIGHT, JOINT_WIDTH
from skillpath.visualizations.maps.windows import untangled
from tests.graph.random_roadmaps import random_case
from tests.visualizations.roadmaps import demo, large

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.visualizations.maps.layout import Layout

thoroughly = settings(max_examples=40, derandomize=True, deadline=None)
seeds = st.integers(0, 2**32)
REQUIRED, CHOICE, RECOMMENDED = LineKind


def answered(roadmap: Roadmap, known: Iterable[str] = (), goals: Iterable[str] = ()) -> Situation:
    listed = list(known), list(goals)
    path = cheapest_path(roadmap, listed[1], listed[0]) if listed[1] else None
    return Situation(roadmap, path, recommend(roadmap, *listed))


def random_map(seed: int) -> Map:
    random = Random(seed)
    case = random_case(random)
    try:
        situation = answered(case.roadmap, case.known, case.goals)
    except SkillpathError:  # a goal that nothing leads to
        situation = answered(case.roadmap, case.known)
    around = random.choice(case.roadmap.items).id
    hops, columns = random.choice((1, 2)), random.choice((1, 2, 3, 5))
    return map_of(situation, around=around, hops=hops, columns=columns)


def requiring(*needs: Expression, strength: Strength = Strength.REQUIRED) -> Map:
    """The map of an item `z` that requires this, and of all that it mentions."""
    ids = sorted({one for need in needs for one in mentioned(need)})
    item = Attainable(
        "z", "Z", requirements=tuple(Requirement(one, "", "", strength) for one in needs)
    )
    return map_of(Situation(Roadmap("r", "R", (*(Attainable(one, one) for one in ids), item))))


@thoroughly
@given(seeds)
def test_no_card_or_joint_overlaps_another_in_any_view(seed: int) -> None:
    for layout in random_map(seed).views.values():
        for (one, left), (other, right) in combinations(layout.positions.items(), 2):
            width, height = (np.add(_size(one), _size(other)) / 2).tolist()
            assert abs(left.x - right.x) >= width or abs(left.y - right.y) >= height


def _size(identifier: str) -> tuple[float, float]:
    return (JOINT_WIDTH, JOINT_HEIGHT) if "/" in identifier else (CARD_WIDTH, CARD_HEIGHT)


@thoroughly
@given(seeds)
def test_everything_stands_inside_the_map_and_cards_inside_their_band(seed: int) -> None:
    for layout in random_map(seed).views.values():
        for one, place in layout.positions.items():
            width, height = _size(one)
            assert width / 2 <= place.x <= layout.width - width / 2
            top, bottom = place.y - height / 2, place.y + height / 2
            assert [band for band in layout.bands if band.top <= top and bottom <= band.bottom]


@thoroughly
@given(seeds)
def test_lines_of_the_path_lead_down_and_joints_stand_above_their_dependent(seed: int) -> None:
    drawn = random_map(seed)
    for name, layout in drawn.views.items():
        for joint in drawn.joints:
            if joint.id in layout.positions:
                at, below = layout.positions[joint.id], layout.positions[joint.dependent]
                assert at.y < below.y
                assert abs(at.x - below.x) <= (CARD_WIDTH - JOINT_WIDTH) / 2
        if name is ViewName.PATH:
            for line in drawn.lines:
                if line.is_on_path and line.source in layout.positions:
                    assert layout.positions[line.source].y < layout.positions[line.target].y


@thoroughly
@given(seeds)
def test_a_dependent_stands_below_its_prerequisites_of_the_same_band(seed: int) -> None:
    drawn = random_map(seed)
    rounds = drawn.roadmap.generations
    joints = {joint.id: joint.dependent for joint in drawn.joints}
    whole = drawn.views[ViewName.WHOLE]
    for line in drawn.lines:
        one, other = line.source, joints.get(line.target, line.target)
        if one in joints or rounds[one] >= rounds[other]:
            continue
        if _band(whole, one) == _band(whole, other):
            assert whole.positions[one].y < whole.positions[other].y


def _band(layout: Layout, one: str) -> str:
    y = layout.positions[one].y
    return next(band.id for band in layout.bands if band.top <= y <= band.bottom)


@thoroughly
@given(seeds, st.integers(2, 9))
def test_there_are_never_more_tangles_than_barycenters_leave(seed: int, columns: int) -> None:
    random = Random(seed)
    names = [f"n{place}" for place in range(random.randint(2, 40))]
    rows = [names[start : start + columns] for start in range(0, len(names), columns)]
    lines = list(zip(random.choices(names, k=60), random.choices(names, k=60), strict=True))
    start = near_neighbors(rows, lines)
    net = Net.of(rows, lines, 99)
    across = np.array([start[one] for one in names])
    found = untangled(net, across, columns)
    assert sum(tangles(net, found)) <= sum(tangles(net, across))
    assert untangled(net, across, columns).tolist() == found.tolist()


def test_lines_that_can_do_without_crossing_do() -> None:
    #   a   b   c   d        all to the item of the other side
    #   w   x   y   z
    rows = [list("abcd"), list("wxyz")]
    lines = [("a", "z"), ("b", "y"), ("c", "x"), ("d", "w")]
    net = Net.of(rows, lines, 1)
    crossed = np.array([0.0, 1, 2, 3, 0, 1, 2, 3])
    assert tangles(net, crossed) == (6, 0)
    assert tangles(net, untangled(net, crossed, 4)) == (0, 0)


def test_a_line_keeps_clear_of_the_card_between_its_ends() -> None:
    #   a             a
    #   b   ->      b  \      the line from a to c would run behind b
    #   c              c
    net = Net.of([["a"], ["b"], ["c"]], [("a", "c"), ("a", "b")], 2)
    behind = np.array([0.0, 0, 0])
    assert tangles(net, behind) == (0, 1)
    assert tangles(net, untangled(net, behind, 2)) == (0, 0)


def test_what_is_required_anyway_is_joined_by_plain_lines() -> None:
    drawn = requiring("a", all_of("b", all_of("c", "d")), any_of("e"))
    assert drawn.joints == ()
    assert {(line.source, line.kind) for line in drawn.lines} == {
        (one, REQUIRED) for one in "abcde"
    }


def test_a_choice_is_a_joint_that_says_how_many_of_how_many_are_needed() -> None:
    drawn = requiring(at_least(2, "a", "b", "c"))
    assert drawn.joints == (Joint("z/1", "z", 2, 3),)
    assert drawn.lines == (
        Line("a", "z/1", CHOICE),
        Line("b", "z/1", CHOICE),
        Line("c", "z/1", CHOICE),
        Line("z/1", "z", REQUIRED),
    )


def test_groups_in_a_choice_are_joints_above_its_joint() -> None:
    drawn = requiring(any_of("a", all_of("b", "c")), any_of("d", "e"))
    assert drawn.joints == (
        Joint("z/1", "z", 1, 2),
        Joint("z/2", "z", 2, 2),
        Joint("z/3", "z", 1, 2),
    )
    assert Line("z/2", "z/1", CHOICE) in drawn.lines
    places = drawn.views[ViewName.WHOLE].positions
    assert places["z/2"].y < places["z/1"].y == places["z/3"].y < places["z"].y


def test_a_choice_that_is_recommended_is_joined_by_recommended_lines() -> None:
    drawn = requiring(any_of("a", "b"), strength=Strength.RECOMMENDED)
    assert {line.kind for line in drawn.lines} == {RECOMMENDED}


def test_the_path_goes_along_what_it_rests_on() -> None:
    #   python (known)   r
    #         \_ one of _/
    #          wrangling
    drawn = map_of(answered(demo(), ["python"], ["wrangling"]))
    on_path = {(line.source, line.target) for line in drawn.lines if line.is_on_path}
    assert on_path == {("python", "wrangling/1"), ("wrangling/1", "wrangling")}


def test_cards_say_where_the_learner_stands() -> None:
    drawn = map_of(answered(demo(), ["python"], ["models"]))
    states = {card.id: (card.state.value, card.number) for card in drawn.cards}
    assert states["python"] == ("known", None)
    assert states["basics"] == ("ready", 1)
    assert states["models"] == ("locked", 4)
    assert states["old-exam"] == ("retired", None)
    assert [card.id for card in drawn.cards if card.rank == 1] == ["basics"]


def test_there_is_a_view_for_each_thing_that_was_asked_the_most_particular_first() -> None:
    assert list(map_of(answered(demo())).views) == ["whole"]
    assert list(map_of(answered(demo(), (), ["models"])).views) == ["path", "whole"]
    around = map_of(answered(demo(), (), ["models"]), around="Models")
    assert (list(around.views), around.first) == (["around", "path", "whole"], "around")
    assert map_of(answered(demo()), first=ViewName.PATH).first == "whole"


def test_one_hop_shows_direct_neighbors_and_two_show_theirs() -> None:
    one = map_of(answered(demo()), around="pipeline").views[ViewName.AROUND]
    assert {place for place in one.positions if "/" not in place} == {
        "pipeline",
        "wrangling",
        "models",
    }
    assert [band.id for band in one.bands] == ["requires-1", "item"]
    two = map_of(answered(demo()), around="pipeline", hops=2).views[ViewName.AROUND]
    assert {"python", "r", "basics", "numpy", "spark", "sql"} < two.positions.keys()
    assert [band.id for band in two.bands] == ["requires-2", "requires-1", "item"]


@thoroughly
@given(seeds)
def test_the_item_that_is_asked_stands_in_the_middle_of_what_is_around_it(seed: int) -> None:
    around = random_map(seed).views[ViewName.AROUND]
    (band,) = (band for band in around.bands if band.id == "item")
    (item,) = (
        place
        for one, place in around.positions.items()
        if "/" not in one and band.top < place.y < band.bottom
    )
    assert item.x == around.width / 2


def test_of_many_neighbors_sixty_cards_are_shown_and_the_rest_is_counted() -> None:
    users = [Attainable(f"u{n:03}", f"U{n}", requirements=(Requirement("a"),)) for n in range(100)]
    roadmap = Roadmap("many", "Many", (Attainable("a", "A"), *users))
    around = map_of(answered(roadmap, (), ["u099"]), around="a").views[ViewName.AROUND]
    assert (len(around.positions), around.left_out) == (60, 41)
    assert {"u099", "u057"} < around.positions.keys()  # the path, then the order of the roadmap


def test_of_a_large_roadmap_what_is_asked_around_is_drawn() -> None:
    drawn = map_of(answered(large(1_200), (), ["n7"]), around="n1100")
    assert (len(drawn.cards), drawn.total) == (500, 1_200)
    assert {"n1100", "n550"} == drawn.views[ViewName.AROUND].positions.keys()


def test_no_row_holds_more_cards_than_columns() -> None:
    for columns in (1, 2, 5):
        for layout in map_of(answered(large(40), (), ["n39"]), columns=columns).views.values():
            heights = [place.y for place in layout.positions.values()]
            assert max(map(heights.count, heights)) <= columns


@pytest.mark.parametrize(("hops", "columns"), [(0, 5), (3, 5), (1, 0), (1, 25)])
def test_numbers_out_of_range_are_refused(hops: int, columns: int) -> None:
    with pytest.raises(LimitError, match=r"found (hops|columns) .*; expected 1 to (2|24)"):
        map_of(answered(demo()), around="pipeline", hops=hops, columns=columns)


def test_a_name_that_nothing_bears_is_refused() -> None:
    with pytest.raises(UnknownNameError, match=r"found 'pipelin'; .* 'pipeline'"):
        map_of(answered(demo()), around="pipelin")


def test_what_constraints_choose_is_what_the_map_shows() -> None:
    avoiding = cheapest_path(demo(), ["wrangling"], constraints=Constraints(forbid=("python",)))
    drawn = map_of(Situation(demo(), avoiding))
    assert {card.id: card.number for card in drawn.cards if card.number} == {"r": 1, "wrangling": 2}
