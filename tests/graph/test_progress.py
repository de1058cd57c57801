from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import Progress, UnknownNameError, recommend
from tests.graph.random_roadmaps import random_case
from tests.graph.small import item, roadmap

seeds = st.integers(0, 2**32).map(Random)
often = settings(max_examples=300, deadline=None, derandomize=True)


@often
@given(seeds)
def test_progress_recommends_after_each_item_what_is_recommended_to_who_states_all(
    random: Random,
) -> None:
    case, strict = random_case(random), random.random() < 0.5
    stated = [*case.known]
    progress = Progress(case.roadmap, stated, strict=strict)
    for one in random.choices([*case.roadmap.by_id], k=6):
        stated.append(one)
        progress.learn(one)
        expected = recommend(case.roadmap, stated, limit=4, strict=strict)
        assert progress.recommend(limit=4) == expected
        assert progress.knowledge == expected.knowledge


def test_progress_towards_a_goal_stays_on_its_way() -> None:
    #  a ── b        v ── w
    islands = roadmap(item("a"), item("b", "a"), item("v"), item("w", "v"))
    progress = Progress(islands, [], ["w"])
    assert [one.item.id for one in progress.recommend().items] == ["v"]
    progress.learn("V")
    assert progress.recommend() == recommend(islands, ["v"], ["w"])


def test_an_unknown_name_changes_nothing() -> None:
    progress = Progress(roadmap(item("a"), item("b", "a")), ["a"])
    before = progress.recommend()
    with pytest.raises(UnknownNameError):
        progress.learn("c")
    assert progress.recommend() == before
