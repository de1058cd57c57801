"""Questions in a query string: the quick way and the thorough one read the same."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from skillpath.service.web.operations import Operation
from skillpath.service.web.questions import NextQuestion, from_query
from skillpath.service.web.quick import quickly
from skillpath.service.web.routes import ROUTES, operation_at, operations
from skillpath.service.web.thorough import model_of, query_checked
from skillpath.service.web.wrong_fields import InvalidFieldsError

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMS = {f"{one.asks.__name__}-{len(one.formats)}": one.form() for one in operations()}
"""Each question once, with and without a choice of formats."""

NAMES = sorted({name for form in FORMS.values() for name in model_of(form).model_fields})
VALUES = [
    *("", "python", "a" * 300, "a" * 301, "é", "\ud800", "true", "1", "0", "FALSE", "yes"),
    *("5", "-1", "007", "101", "1000", "1001", "5.0", " 5", "\u0665", "9999999999", "tool"),
    *("skill", "expert", "active", "step", "-name", "roadmap", "json", "ttl", "csv", "json,ttl"),
]  # fmt: skip
PAIRS = st.lists(
    st.tuples(st.sampled_from([*NAMES, "gaol"]), st.sampled_from(VALUES) | st.text(max_size=9)),
    max_size=5,
)


def thoroughly(form: type, query: MultiDict[str, str]) -> Any:
    try:
        return query_checked(form, query)
    except InvalidFieldsError:
        return None


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@settings(derandomize=True, deadline=None, max_examples=100)
@given(pairs=PAIRS)
def test_what_is_read_quickly_is_what_is_read_thoroughly(
    form: type, pairs: Sequence[tuple[str, str]]
) -> None:
    query = MultiDict(pairs)
    quick, thorough = quickly(form, query), thoroughly(form, query)
    assert quick is None or quick == thorough


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ({}, {}),
        ({"known": ["python", "sql"], "limit": "100"}, {"known": ["python", "sql"], "limit": 100}),
        ({"strict": "true", "goal": ["é" * 300]}, {"strict": True, "goal": ["é" * 300]}),
        ({"forbid": ["sql", "R"]}, {"forbid": ["sql", "R"]}),
        ({"roadmap_id": "robotics-ml"}, {"roadmap_id": "robotics-ml"}),
    ],
)
def test_what_is_as_expected_is_read_quickly(
    query: dict[str, Any], read: dict[str, object]
) -> None:
    usual: dict[str, object] = {
        "roadmap_id": None,
        "known": [],
        "strict": False,
        "goal": [],
        "forbid": [],
        "limit": 5,
    }
    found = quickly(NextQuestion, MultiDict(query))
    assert found is not None
    assert asdict(found) == usual | read


@pytest.mark.parametrize(
    "pairs",
    [
        [("known", "x")] * 1_001,
        [("goal", "x")] * 101,
        [("forbid", "x")] * 101,
        [("limit", "5"), ("limit", "6")],
        [("limit", "0")],
        [("limit", "101")],
        [("known", "")],
        [("known", "x" * 301)],
        [("known", "\udfff")],
        [("gaol", "x")],
    ],
)
def test_what_is_odd_is_told(pairs: list[tuple[str, str]]) -> None:
    assert quickly(NextQuestion, MultiDict(pairs)) is None
    with pytest.raises(InvalidFieldsError):
        from_query(NextQuestion, MultiDict(pairs))


def test_what_may_be_written_in_more_than_one_way_is_read_thoroughly() -> None:
    query = MultiDict([("strict", "TRUE")])
    assert quickly(NextQuestion, query) is None
    assert from_query(NextQuestion, query).strict


def test_every_operation_of_a_room_has_a_route() -> None:
    rooms = {one.room: operation_at(one.path) for one in ROUTES}
    for room, one in rooms.items():
        assert isinstance(one, Operation), room
    told = [one.path for one in ROUTES]
    assert len(told) == len(set(told))
    assert [one.path for one in operations()] == told
