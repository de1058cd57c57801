"""Every answer of the engine on random roadmaps, beside the plainest computation of it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from skillpath.graph import (
    InvalidRoadmapError,
    Roadmap,
    UnreachableGoalError,
    attainable_set,
    cheapest_path,
    dominators,
    frontier,
    knowledge_of,
    recommend,
)
from tests.graph import oracle
from tests.graph.random_roadmaps import Case, random_case, random_items

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEDS = 2000
each_seed = pytest.mark.parametrize("part", range(20))
"""The seeds in parts, so that they spread over the processors."""


def cases(part: int) -> Iterator[Case]:
    return (random_case(Random(seed)) for seed in range(SEEDS) if seed % 20 == part)


@each_seed
def test_frontier_attainable_set_and_dominators_are_those_of_the_definition(part: int) -> None:
    for case in cases(part):
        check_definitions(case)


def check_definitions(case: Case) -> None:
    roadmap = case.roadmap
    assert attainable_set(roadmap, case.known) == oracle.attainable(roadmap.items, case.known)
    assert frontier(roadmap, case.known) == oracle.frontier(roadmap.items, case.known)
    for item in roadmap.items:
        assert dominators(roadmap, item.id) == oracle.dominators(roadmap.items, item.id)


@each_seed
def test_the_path_is_the_cheapest_and_grounded(part: int) -> None:
    for case in cases(part):
        check_cheapest(case)


def check_cheapest(case: Case) -> None:
    roadmap, known = case.roadmap, knowledge_of(case.roadmap, case.known).items
    cheapest = oracle.cheapest_hours(roadmap.items, case.goals, known)
    if cheapest is None:
        with pytest.raises(UnreachableGoalError):
            cheapest_path(roadmap, case.goals, case.known)
        return
    path = cheapest_path(roadmap, case.goals, case.known)
    assert (path.hours.likely, path.lower_bound, path.is_optimal) == (cheapest, cheapest, True)
    learned = set(known)
    for one in path.items:
        assert one.item.id in oracle.frontier(roadmap.items, learned)
        learned.add(one.item.id)
    assert set(case.goals) <= learned


@each_seed
def test_every_item_of_a_path_has_a_reason_and_its_alternatives_cost_what_they_say(
    part: int,
) -> None:
    for case in cases(part):
        check_reasons(case)


def check_reasons(case: Case) -> None:
    roadmap, known = case.roadmap, knowledge_of(case.roadmap, case.known).items
    cheapest = oracle.cheapest_hours(roadmap.items, case.goals, known)
    if cheapest is None:
        return
    for one in cheapest_path(roadmap, case.goals, case.known).items:
        assert one.because
        without = oracle.cheapest_hours(roadmap.items, case.goals, known, {one.item.id})
        for alternative in one.alternatives:
            assert without is not None
            assert alternative.extra_hours == without - cheapest


@each_seed
def test_a_roadmap_is_refused_exactly_when_items_wait_for_each_other(part: int) -> None:
    for seed in range(part, SEEDS, 20):
        check_refusal(random_items(Random(seed)))


def check_refusal(items: oracle.Items) -> None:
    if len(oracle.attainable(items)) == len(items):
        Roadmap("random", "Random", items)
        return
    with pytest.raises(InvalidRoadmapError) as refused:
        Roadmap("random", "Random", items)
    for fault in refused.value.faults:
        group = {name.strip("'") for name in fault.where.partition(" ")[2].split(", ")}
        assert oracle.waits_for_itself(items, group)
        assert not any(oracle.waits_for_itself(items, part) for part in _parts(items, group))


def _parts(items: oracle.Items, group: set[str]) -> list[set[str]]:
    """What is left when one is taken out, less what can then be attained."""
    others = {item.id for item in items} - group
    return [group - oracle.attainable(items, others | {one}) for one in sorted(group)]


@each_seed
def test_following_the_first_recommendation_reaches_every_goal(part: int) -> None:
    for case in cases(part):
        check_following(case)


def check_following(case: Case) -> None:
    roadmap = case.roadmap
    known = knowledge_of(roadmap, case.known).items
    if oracle.cheapest_hours(roadmap.items, case.goals, known) is None:
        return
    learned = [*case.known]
    for _ in roadmap.items:
        answer = recommend(roadmap, learned, case.goals)
        if set(case.goals) <= answer.knowledge.items:
            return
        for one in answer.items:
            assert one.item.id in oracle.frontier(roadmap.items, answer.knowledge.items)
        learned.append(answer.items[0].item.id)
    assert set(case.goals) <= set(learned)
