from __future__ import annotations

from array import array
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import Ready, Rows, columns_of, flat_columns, flat_gates, needed
from tests.graph.random_roadmaps import random_roadmap

seeds = st.integers(0, 2**32).map(Random)
often = settings(max_examples=100, deadline=None, derandomize=True)


@often
@given(seeds)
def test_a_graph_that_comes_as_arrays_answers_as_the_roadmap_of_it(random: Random) -> None:
    expected = columns_of(random_roadmap(random))
    gates, items = expected.gates, range(expected.gates.items)
    fixed = [sum(part[place] for part in expected.parts.values()) for place in items]
    made = flat_columns(
        flat_gates(len(items), gates.need_column, gates.member_rows), fixed, expected.retired
    )
    assert [*map(list, made.gates.users)] == [*map(list, gates.users)]
    assert [*map(list, made.prerequisites)] == [*map(list, expected.prerequisites)]
    assert list(made.generation) == list(expected.generation)
    known = random.sample(items, random.randint(0, len(items)))
    score = {place: fixed[place] for place, _ in Ready.of(expected, known).best(limit=9)}
    best = [place for place, _ in Ready.of(made, known).best(limit=9)]
    assert best == sorted(score, key=lambda place: (-score[place], place))
    goals = random.sample(items, 2)
    assert sorted(needed(made, goals, known)) == sorted(needed(expected, goals, known))


@pytest.mark.parametrize(
    ("need", "rows", "told"),
    [
        ([1], [[3]], "members that are no gates, at 0"),
        ([0, 1], [[], [0]], "groups that are not a member of one gate: 1"),
        ([2], [[0]], "gates that need more than they have: 0"),
        ([1, 0], [[1], [0]], "groups that need nothing: 1"),
        ([0, 1, 1], [[], [2], [1]], "groups nested deeper than 16: 1, 2"),
        ([1], [[0]], "items that can never be attained: 0"),
    ],
)
def test_what_is_no_graph_is_refused(need: list[int], rows: list[list[int]], told: str) -> None:
    gates = flat_gates(1, array("i", need), Rows.of(rows))
    with pytest.raises(ValueError, match=told):
        flat_columns(gates, [0])
