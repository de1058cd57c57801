"""Files with very many faults, each of which would take long to look up for itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from skillpath.graph import InvalidRoadmapError, Roadmap, Step
from skillpath.graph.requirements import Group
from skillpath.ontology import ReadingLimits, UnreadableError
from tests.graph.small import item
from tests.ontology.files import document
from tests.ontology.outcomes import drafted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.graph import Fault

MANY = 30_000


def faults(content: object, form: str, **limits: int) -> Sequence[Fault]:
    text = content if isinstance(content, str) else json.dumps(content)
    chosen = ReadingLimits(**limits)
    with pytest.raises(InvalidRoadmapError) as caught:
        drafted(text.encode(), form, chosen).roadmap(chosen)
    return caught.value.faults


@pytest.mark.parametrize(
    ("items", "more"),
    [
        pytest.param([{"id": "a", "certifies": [1] * MANY}], MANY - 9, id="no text"),
        pytest.param(
            [{"id": "a", "certifies": [f"x{one}" for one in range(MANY)]}], MANY - 9, id="unknown"
        ),
        pytest.param([{"id": "a", "requires": [1] * 9_999}], 9_990, id="no requirement"),
    ],
)
def test_faults_in_json_are_counted_beyond_those_that_are_told(
    items: list[dict[str, Any]], more: int
) -> None:
    found = faults(document(*items), "json", faults=9)
    assert (len(found), found[-1].found) == (10, f"{more} more faults")


def test_rows_of_one_id_are_told_once() -> None:
    [fault] = faults("id,name\n" + "a,A\n" * MANY, "csv", faults=9)
    assert (fault.code, fault.found) == ("duplicate-id", f"{MANY} that bear it, first in line 2")


def test_rows_without_an_id_are_counted_beyond_those_that_are_told() -> None:
    found = faults("id,name\n" + ",A\n" * MANY, "csv", faults=9)
    assert (len(found), found[-1].found) == (10, f"{MANY - 9} more faults")


@pytest.mark.parametrize("row", ["a,A\n", ",A\n"])
def test_rows_count_as_items_whether_or_not_they_are_sound(row: str) -> None:
    with pytest.raises(UnreadableError, match="line 5: found over 3 items; expected fewer"):
        drafted(f"id,name\n{row * 9}".encode(), "csv", ReadingLimits(items=3))


def test_a_requirement_with_very_many_wrong_groups_tells_of_some() -> None:
    groups = [{"at_least": one, "of": ["a"]} for one in range(2, MANY)]
    found = faults(document({"id": "a"}, {"id": "b", "requires": {"any_of": groups}}), "json")
    assert [one.found for one in found] == [
        f"at least {one} of 1" for one in sorted(range(2, 14), key=str)
    ]


def test_equal_faults_of_a_requirement_are_told_once() -> None:
    empty = Group((Group((), 1), Group((), 2)), 1)
    with pytest.raises(InvalidRoadmapError) as caught:
        Roadmap("r", "R", (item("a", empty),))
    assert [one.found for one in caught.value.faults] == ["an empty group"]


def test_steps_whose_names_are_spelt_alike_have_short_ids() -> None:
    rows = "".join(f"i{one},n{one},{'a' * 80}{one}\n" for one in range(5_000))
    steps = drafted(f"id,name,step\n{rows}".encode(), "csv").roadmap().steps
    assert len({one.id for one in steps}) == 5_000


def test_a_position_with_very_many_digits_is_told_in_a_line() -> None:
    with pytest.raises(InvalidRoadmapError) as caught:
        Roadmap("r", "R", (item("a"),), (Step("s", "S", 10**4_000),))
    assert [one.code for one in caught.value.faults] == ["position"]
