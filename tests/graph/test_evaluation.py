from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations
from random import Random
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Evaluation,
    ExpertOrder,
    Figures,
    NothingToEvaluateError,
    Roadmap,
    any_of,
    evaluate,
)
from skillpath.graph.evaluation.agreement import Decision, kendall_tau
from skillpath.graph.evaluation.courses import Course
from skillpath.graph.evaluation.expert_orders import placed
from skillpath.graph.structure.columns import columns_of
from tests.graph import oracle
from tests.graph.random_roadmaps import random_roadmap
from tests.graph.small import certificate, item, roadmap

seeds = st.integers(0, 2**32).map(Random)
often = settings(max_examples=100, deadline=None, derandomize=True)

#  a ── b ── c        v ── w
TWO_ISLANDS = roadmap(item("a"), item("b", "a"), item("c", "b"), item("v"), item("w", "v"))


def order(*positions: str) -> ExpertOrder:
    """Each position a text of names, parted by blanks."""
    return ExpertOrder("an order", tuple(tuple(one.split()) for one in positions))


def random_order(random: Random, made: Roadmap) -> ExpertOrder:
    names = [one.id for one in made.items]
    random.shuffle(names)
    taught = names[: random.randint(1, len(names))]
    cuts = sorted(random.sample(range(1, len(taught)), random.randint(0, len(taught) - 1)))
    ends = zip([0, *cuts], [*cuts, len(taught)], strict=True)
    return ExpertOrder("random", tuple(tuple(taught[a:b]) for a, b in ends))


def test_what_is_taught_together_is_known_in_learning_order() -> None:
    #  y ── a ── z ── x
    chain = roadmap(item("a"), item("z", "a"), item("x", "z"), item("y", "a"))
    assert evaluate(chain, [order("z a", "x", "y")]).ranking.hit_at_1 == 1.0


def test_an_order_is_followed_decision_by_decision() -> None:
    # first a, which blocks more; after v w, after a b, each near the last; then one way is left
    assert evaluate(TWO_ISLANDS, [order("v", "a", "w", "b", "c")]) == Evaluation(
        ranking=Figures(0.4, 1.0, 0.7, 0.0, 0.0),
        baselines={
            "random": Figures(0.4567, 1.0, 0.6677, 0.3867, 0.0),
            "frontier_random": Figures(0.7, 1.0, 0.85, 0.0, 0.639),
            "unlock_count": Figures(0.6, 1.0, 0.8, 0.0, 0.2),
        },
        orders=1,
        decisions=5,
        expert_violations=0.0,
        unknown=(),
        repeated=0,
    )


def test_of_items_in_any_order_each_is_a_hit() -> None:
    found = evaluate(TWO_ISLANDS, [order("v a", "w b c")])
    assert (found.decisions, found.ranking.hit_at_1) == (2, 1.0)
    assert found.baselines["random"].hit_at_1 == 0.7


def test_what_an_order_does_not_hold_is_known_from_the_start() -> None:
    assert placed(TWO_ISLANDS, order("w", "c")).granted == {"v", "b"}
    assert evaluate(TWO_ISLANDS, [order("w", "c")]).expert_violations == 0


def test_a_choice_that_the_order_can_meet_takes_nothing_for_granted() -> None:
    made = roadmap(item("a"), item("b"), item("c", any_of("a", "b")))
    assert placed(made, order("c", "a")).granted == frozenset()
    assert placed(made, order("c")).granted == {"a", "b"}
    assert evaluate(made, [order("c", "a")]).expert_violations == 0.5


def test_items_that_wait_for_each_other_get_what_the_order_does_not_hold() -> None:
    #  x ──or── a ⇄ b ──or── y
    made = roadmap(item("x"), item("a", any_of("x", "b")), item("b", any_of("y", "a")), item("y"))
    assert placed(made, order("b", "a")).granted == {"x"}
    assert evaluate(made, [order("a", "b")]).expert_violations == 0


def test_names_that_nothing_bears_and_what_had_its_turn_are_left_out_and_told() -> None:
    found = evaluate(TWO_ISLANDS, [order("A", "zebra", "a b", "v"), order("yak"), order()])
    assert (found.unknown, found.repeated) == (("yak", "zebra"), 1)
    assert (found.orders, found.decisions) == (1, 3)


def test_retired_items_are_no_decision_and_known_from_the_start() -> None:
    made = roadmap(item("a"), item("b", "exam"), certificate("exam", retired=True))
    found = placed(made, order("a", "exam", "b"))
    assert found.positions == (("a",), ("b",))
    assert found.granted == {"exam"}


def test_an_expert_who_breaks_a_prerequisite_cannot_be_hit_and_is_followed_nevertheless() -> None:
    found = evaluate(TWO_ISLANDS, [order("b", "a", "c")])
    assert (found.expert_violations, found.ranking.violations) == (0.3333, 0.0)
    assert found.ranking.hit_at_5 == 0.6667


def test_orders_without_an_item_of_the_roadmap_are_refused() -> None:
    with pytest.raises(NothingToEvaluateError, match="found no order with an item of the roadmap"):
        evaluate(TWO_ISLANDS, [order("zebra")])


@often
@given(seeds)
def test_the_candidates_are_the_frontier_among_the_rest_of_the_order(random: Random) -> None:
    made = random_roadmap(random)
    columns = columns_of(made)
    laid = placed(made, random_order(random, made))
    ids, place = columns.gates.ids, columns.gates.place
    wanted = [place[one] for position in laid.positions for one in position]
    granted = [place[one] for one in laid.granted]
    course, known = Course(columns, wanted, granted), set(laid.granted)
    for step in wanted:
        expected = oracle.frontier(made.items, known) & {ids[one] for one in course.left}
        assert {ids[one] for one in course.ready} == expected
        course.learn(step)
        known.add(ids[step])


@often
@given(seeds)
def test_nothing_in_an_order_waits_for_ever_and_what_is_told_adds_up(random: Random) -> None:
    made = random_roadmap(random)
    laid = placed(made, random_order(random, made))
    inside = {one for position in laid.positions for one in position}
    rest = {one.id for one in made.items} - inside
    assert inside <= oracle.attainable(made.items, laid.granted, rest - laid.granted)
    assert laid.granted <= rest


@often
@given(seeds)
def test_neither_the_order_of_the_file_nor_that_within_a_position_matters(random: Random) -> None:
    made = random_roadmap(random)
    told = random_order(random, made)
    again = replace(told, positions=tuple(position[::-1] for position in told.positions))
    turned = Roadmap(made.id, made.name, made.items[::-1], made.steps[::-1])
    if placed(made, told).positions:
        assert evaluate(turned, [again]) == evaluate(made, [told])


@pytest.mark.parametrize(("candidates", "right"), [(0, 0), (3, 0), (1, 1), (6, 1), (7, 3), (7, 7)])
def test_chance_is_what_all_orders_of_the_candidates_come_to(candidates: int, right: int) -> None:
    ranks = [
        min((rank for rank, one in enumerate(drawn, start=1) if one < right), default=0)
        for drawn in permutations(range(candidates))
    ]
    every = [Decision.ranked(rank, violates=False) for rank in ranks]
    found = Decision.by_chance(candidates, right)
    assert found.hit_at_1 == pytest.approx(fmean(one.hit_at_1 for one in every))
    assert found.hit_at_5 == pytest.approx(fmean(one.hit_at_5 for one in every))
    assert found.reciprocal == pytest.approx(fmean(one.reciprocal for one in every))


@often
@given(st.lists(st.integers(0, 5), max_size=12))
def test_kendalls_tau_is_counted_over_all_pairs_that_have_an_order(positions: list[int]) -> None:
    pairs = [(a < b) - (a > b) for a, b in combinations(positions, 2) if a != b]
    assert kendall_tau(positions) == (sum(pairs) / len(pairs) if pairs else None)
