from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    LimitError,
    Recommendations,
    Roadmap,
    is_met,
    knowledge_of,
    recommend,
    still_attainable,
)
from skillpath.graph.recommendation.nearness import closeness_from
from skillpath.graph.scoring import SCALE
from skillpath.graph.structure.columns import columns_of
from tests.graph.random_roadmaps import random_case, random_roadmap
from tests.graph.small import certificate, item, roadmap

seeds = st.integers(0, 2**32).map(Random)
often = settings(max_examples=300, deadline=None, derandomize=True)
sometimes = settings(max_examples=100, deadline=None, derandomize=True)

#  a ── b ── c        v ── w
TWO_ISLANDS = roadmap(item("a"), item("b", "a"), item("c", "b"), item("v"), item("w", "v"))


def ranked(found: Recommendations) -> list[tuple[str, float]]:
    return [(one.item.id, one.parts.score) for one in found.items]


def test_what_continues_the_last_item_comes_first() -> None:
    assert [one for one, _ in ranked(recommend(TWO_ISLANDS, ["v", "a"]))] == ["b", "w"]
    assert [one for one, _ in ranked(recommend(TWO_ISLANDS, ["a", "v"]))] == ["w", "b"]


def test_a_recommendation_says_what_it_builds_on_and_what_it_opens() -> None:
    [first, *_] = recommend(TWO_ISLANDS, ["a"]).items
    assert [one.needed_by for one in first.because] == ["c"]
    assert [one.needed_by for one in first.builds_on] == ["a"]
    assert first.unlocks == ("c",)


@pytest.mark.parametrize("limit", [0, 101, -1])
def test_a_limit_out_of_range_is_refused(limit: int) -> None:
    with pytest.raises(LimitError):
        recommend(TWO_ISLANDS, limit=limit)


@often
@given(seeds)
def test_nothing_known_retired_or_blocked_is_recommended(random: Random) -> None:
    case = random_case(random)
    found = recommend(case.roadmap, case.known, limit=100)
    for one in found.items:
        assert not one.item.is_retired
        assert one.item.id not in found.knowledge.items
        assert all(is_met(each.of, found.knowledge.items) for each in one.item.required)
    assert len(found.items) == found.frontier_size


@often
@given(seeds)
def test_the_order_of_the_file_and_of_earlier_known_items_does_not_matter(random: Random) -> None:
    made = random_roadmap(random)
    again = Roadmap(made.id, made.name, made.items[::-1], made.steps[::-1])
    known = [one.id for one in made.items]
    random.shuffle(known)
    last, earlier = known[:3], known[3:7]
    expected = recommend(made, [*earlier, *last], limit=100).items
    assert recommend(again, [*earlier[::-1], *last], limit=100).items == expected


@sometimes
@given(seeds)
def test_following_the_first_recommendation_reaches_every_goal(random: Random) -> None:
    case = random_case(random)
    aims = set(case.goals) & still_attainable(case.roadmap, case.known)
    if not aims:
        return
    known = [*case.known]
    while found := recommend(case.roadmap, known, sorted(aims), limit=1).items:
        known.append(found[0].item.id)
    assert aims <= knowledge_of(case.roadmap, known).items


@sometimes
@given(seeds)
def test_the_order_of_goals_does_not_matter(random: Random) -> None:
    case = random_case(random)
    aims = sorted(set(case.goals) & still_attainable(case.roadmap, case.known))
    expected = recommend(case.roadmap, case.known, aims, limit=100)
    random.shuffle(aims)
    assert recommend(case.roadmap, case.known, aims, limit=100) == expected


@sometimes
@given(seeds)
def test_one_more_item_known_long_ago_changes_the_score_of_no_other(random: Random) -> None:
    made = random_roadmap(random)
    more, *last = random.sample([one.id for one in made.items], min(4, len(made.items)))
    before = dict(ranked(recommend(made, last, limit=100, strict=True)))
    after = dict(ranked(recommend(made, [more, *last], limit=100, strict=True)))
    if len(last) == 3:
        before.pop(more, None)
        assert {one: after[one] for one in before} == before


def test_what_many_short_ways_lead_to_is_closer_than_what_one_hub_connects() -> None:
    #  last ── m1, m2, m3 ── near: three ways of two steps; last ── hub ── far, and many others
    made = roadmap(
        item("hub"),
        item("last", "hub"),
        item("far", "hub"),
        item("near"),
        *(item(f"m{one}", "last", "near") for one in range(3)),
        *(item(f"n{one}", "hub") for one in range(9)),
    )
    columns = columns_of(made)
    close = closeness_from(columns, columns.gates.place["last"])
    near, far = (close[columns.gates.place[one]] for one in ("near", "far"))
    assert SCALE > near > far > 0


def test_nothing_is_closer_than_one_visit() -> None:
    [only] = recommend(roadmap(item("a"), item("b", "a")), ["a"]).items
    assert (only.item.id, only.parts.continuity) == ("b", 1.0)


def test_a_hub_is_close_to_all_that_it_connects_however_many() -> None:
    many = roadmap(item("hub"), *(item(f"i{number}", "hub") for number in range(1_001)))
    found = recommend(many, ["hub"], limit=100).items
    assert {one.parts.continuity > 0 for one in found} == {True}


def test_one_more_item_known_far_away_and_long_ago_changes_no_score() -> None:
    near = roadmap(*(item(one) for one in "abcd"), item("e", "d"), item("f", "e"), item("z"))
    before = ranked(recommend(near, ["b", "c", "d"]))
    after = ranked(recommend(near, ["z", "b", "c", "d"]))
    assert after == [one for one in before if one[0] != "z"]


def test_with_a_goal_only_its_way_is_recommended() -> None:
    assert [one.item.id for one in recommend(TWO_ISLANDS, [], ["w"]).items] == ["v"]


def test_a_reached_goal_leaves_nothing_to_recommend() -> None:
    found = recommend(TWO_ISLANDS, ["w"], ["w"])
    assert (found.items, found.frontier_size) == ((), 1)


def test_planning_never_buys_a_certification_to_skip_learning() -> None:
    credit = roadmap(item("a", hours=100), item("b", "a"), certificate("exam", "a"))
    assert [one.item.id for one in recommend(credit, [], ["b"]).items] == ["a"]
