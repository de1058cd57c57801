"""The cheapest selection beside brute force, beside the plain program, and under limits."""

from __future__ import annotations

from math import inf
from random import Random

import pytest

from skillpath.graph import (
    Attainable,
    Expression,
    Group,
    Limits,
    Roadmap,
    Stop,
    all_of,
    any_of,
    at_least,
    attainable_set,
    cheapest_path,
)
from skillpath.graph.paths.cheapest import Selection, cheapest_selection, problem_of
from skillpath.graph.proving import likely, proving
from skillpath.graph.proving.grounding import cut_off
from skillpath.graph.proving.program import Program
from skillpath.graph.proving.program_rows import ProgramRows
from tests.graph import oracle
from tests.graph.random_roadmaps import random_case
from tests.graph.small import item, roadmap


def choices(seed: int, size: int = 80, window: int = 30) -> Roadmap:
    """Items that ask for earlier ones, half of the time with a choice; some choices look ahead."""
    random = Random(seed)
    items = []
    for number in range(size):
        near = [f"i{one:03}" for one in range(max(0, number - window), number)]
        later = [f"i{one:03}" for one in range(number + 1, min(size, number + window))]
        count = random.choice((1, 1, 2)) if len(near) > 5 else 0
        needs = dict.fromkeys(term(random, near, later) for _ in range(count))
        items.append(item(f"i{number:03}", *needs, hours=random.choice((1, 2.5, 7, 12, 30))))
    return roadmap(*items)


def term(random: Random, near: list[str], later: list[str]) -> Expression:
    if random.random() < 0.4:
        return random.choice(near)
    members: list[Expression] = [*random.sample(near, 3)]
    if random.random() < 0.3:
        members[-1] = Group(tuple(random.sample(near, 2)), 2)
    if random.random() < 0.3 and later:
        members.append(random.choice(later))
    return Group(tuple(dict.fromkeys(members)), random.choice((1, 1, 1, 2)))


def select(of: Roadmap, *goals: str, limits: Limits | None = None) -> Selection:
    found = cheapest_selection(of, goals, frozenset(), limits=limits)
    assert found is not None
    return found


def plain_hours(of: Roadmap, *goals: str) -> float:
    """By the program as it stands, left to HiGHS."""
    problem = problem_of(of, goals)
    assert problem is not None
    program = Program(ProgramRows(problem.gates, given=problem.given, among=problem.among))
    program.price(problem.cost)
    program.hold(problem.targets)
    while True:
        assert program.run(10**9, inf) is Stop.PROVEN
        chosen = program.chosen()
        assert chosen is not None
        if not cut_off(program, problem, chosen):
            return problem.hours(chosen)


@pytest.mark.parametrize("part", range(4))
def test_without_forbidden_items_the_selection_is_the_cheapest_that_is_left(part: int) -> None:
    for seed in range(part, 160, 4):
        case = random_case(Random(seed))
        known = frozenset(case.known)
        ids = [one.id for one in case.roadmap.items]
        forbidden = frozenset(Random(seed).sample(ids, 2))
        if oracle.cheapest_hours(case.roadmap.items, case.goals, known) is None:
            continue
        hours = oracle.cheapest_hours(case.roadmap.items, case.goals, known, forbidden)
        found = cheapest_selection(case.roadmap, case.goals, known, forbidden=forbidden)
        assert (found.cost if found else None) == (found.lower_bound if found else None) == hours


@pytest.mark.parametrize("seed", range(8))
def test_a_selection_costs_what_the_plain_program_finds_and_rests_on_nothing_but_itself(
    seed: int,
) -> None:
    graph = choices(seed)
    goals = ["i079", "i070"][: 1 + seed % 2]
    found = select(graph, *goals)
    assert (found.cost, found.stop) == (plain_hours(graph, *goals), Stop.PROVEN)
    kept = {one.id for one in graph.items} - found.items
    assert oracle.attainable(graph.items, without=kept) == found.items


@pytest.mark.parametrize("limits", [Limits(nodes=0), Limits(work=0), Limits(work=40_000)])
@pytest.mark.parametrize("seed", range(4))
def test_what_a_limit_leaves_is_the_same_each_time_and_its_bound_holds(
    limits: Limits, seed: int
) -> None:
    best = select(choices(seed), "i079")
    cut = select(choices(seed), "i079", limits=limits)
    assert cut == select(choices(seed), "i079", limits=limits)
    assert cut.lower_bound <= best.cost <= cut.cost
    assert (cut.stop is Stop.NODES) == (cut.lower_bound < cut.cost)
    kept = {one.id for one in choices(seed).items} - cut.items
    assert "i079" in oracle.attainable(choices(seed).items, without=kept)


@pytest.mark.parametrize("climbing", [1, 10**9], ids=["landmarks", "branching"])
def test_each_way_of_proving_finds_the_cheapest_by_itself(
    climbing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proving, "_CLIMBING", climbing)  # all of the work goes there, or none
    monkeypatch.setattr(likely, "_FIRST", 3)
    for seed in range(24):
        graph = choices(seed, size=40, window=20)
        found = select(graph, "i039", "i030", "i020")
        hours = plain_hours(graph, "i039", "i030", "i020")
        assert (found.cost, found.lower_bound, found.stop) == (hours, hours, Stop.PROVEN)


def test_with_little_work_cheaper_choices_are_found_among_likely_items() -> None:
    graph = choices(2, size=1_500, window=150)
    found = select(graph, "i1499", limits=Limits(work=3_000_000))
    assert (found.cost, found.stop) == (482.5, Stop.NODES)  # the greedy choices: 665
    kept = {one.id for one in graph.items} - found.items
    assert "i1499" in oracle.attainable(graph.items, without=kept)
    fresh = choices(2, size=1_500, window=150)
    assert select(fresh, "i1499", limits=Limits(work=3_000_000)) == found


def test_the_answer_does_not_depend_on_what_was_asked_before() -> None:
    graph = choices(5)
    select(graph, "i060", "i079")
    assert select(graph, "i079") == select(choices(5), "i079")


def test_parts_that_share_nothing_are_proven_each_by_itself() -> None:
    def part(name: str) -> list[Attainable]:
        return [
            *(item(f"{name}{one}", hours=3 + one) for one in range(4)),
            item(f"{name}goal", any_of(f"{name}0", f"{name}1"), at_least(2, *_four(name))),
        ]

    both = roadmap(*part("a"), *part("b"))
    found = select(both, "agoal", "bgoal")
    assert (found.cost, found.stop) == (2 * (1 + 3 + 4), Stop.PROVEN)


def _four(name: str) -> list[str]:
    return [f"{name}{one}" for one in range(4)]


def test_a_member_that_two_of_a_group_share_counts_for_each_of_them() -> None:
    #  goal: two of (a), (a and k), (b, 50 h); k is known, so that a alone meets two of them
    graph = roadmap(
        item("k"), item("a", hours=5), item("b", hours=50), item("c", hours=60),
        item("goal", Group(("a", all_of("a", "k"), "b", "c"), 2)),
    )  # fmt: skip
    found = cheapest_selection(graph, ["goal"], frozenset({"k"}))
    assert found is not None
    assert (found.items, found.cost) == (frozenset({"a", "goal"}), 6)


def test_a_path_tells_how_far_it_may_be_from_the_cheapest() -> None:
    graph = choices(1)
    proven = cheapest_path(graph, ["i079"], limits=Limits(compared=0))
    cut = cheapest_path(graph, ["i079"], limits=Limits(work=0))
    assert (proven.gap, cut.gap) == (0.0, 1 - cut.lower_bound / cut.hours.likely)
    assert cut.gap > 0
    assert {one.item.id for one in cut.items} <= attainable_set(graph)
