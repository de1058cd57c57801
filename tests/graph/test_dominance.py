"""What every item always needs, kept as its immediate part, beside the definition."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import at_least, dependence_counts, dominators
from skillpath.graph.structure import needs
from skillpath.graph.structure.dominance import immediate_needs
from tests.graph import oracle
from tests.graph.random_roadmaps import random_roadmap
from tests.graph.small import item, roadmap

seeds = st.integers(0, 2**32).map(Random)
often = settings(max_examples=150, deadline=None, derandomize=True)


@often
@given(seeds)
def test_immediate_needs_are_those_dominators_that_no_other_dominator_needs(random: Random) -> None:
    made = random_roadmap(random)
    ids, above = made.gates.ids, {one: oracle.dominators(made.items, one) for one in made.by_id}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(needs, "SPAN", random.randint(1, 5))
        rows = immediate_needs(made)
    for one, row in zip(ids, rows, strict=True):
        others = above[one] - {one}
        follow = {each for other in others for each in above[other] - {other}}
        assert sorted(ids[place] for place in row) == sorted(others - follow)
        assert dominators(made, one) == above[one]


@often
@given(seeds)
def test_of_every_item_the_active_ones_that_cannot_be_attained_without_it_are_counted(
    random: Random,
) -> None:
    made = random_roadmap(random)
    above = {one.id: oracle.dominators(made.items, one.id) for one in made.items}
    active = [one.id for one in made.items if not one.is_retired]
    assert dict(dependence_counts(made)) == {
        one: sum(one in above[other] for other in active if other != one) for one in made.by_id
    }


def test_where_cycles_are_too_many_to_look_at_only_true_dominators_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(needs, "MOST_VISITS", 3)
    for seed in range(300):
        made = random_roadmap(Random(seed))
        for one in made.by_id:
            assert one in dominators(made, one) <= oracle.dominators(made.items, one)


def test_what_all_ways_share_is_a_need_and_what_it_needs_is_not_told_again() -> None:
    #  a ── b ─┬─ c ─┐
    #          ├─ d ─┼─ any two of them ── g
    #       a ── e ──┘
    made = roadmap(
        item("a"),
        item("b", "a"),
        item("c", "b"),
        item("d", "b"),
        item("e", "a"),
        item("g", at_least(2, "c", "d", "e")),
    )
    assert [list(row) for row in immediate_needs(made)] == [[], [0], [1], [1], [0], [1]]
    assert dominators(made, "g") == {"a", "b", "g"}
