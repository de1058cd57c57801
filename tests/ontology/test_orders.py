from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from skillpath.graph import ExpertOrder
from skillpath.ontology import ReadingLimits, UnreadableError, read_orders
from skillpath.ontology.orders_in import MOST_ALTOGETHER, MOST_NAMES, MOST_ORDERS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "orders.json"


def book(*items: Any) -> dict[str, Any]:
    return {"name": "A book", "items": list(items)}


def test_orders_are_read_with_what_is_taught_together_and_without_what_is_empty(
    file: Path,
) -> None:
    told = {"orders": [{**book("a", ["b", "c"], []), "source": "Its contents"}], "version": 1}
    file.write_text(json.dumps(told), encoding="utf-8")
    assert read_orders(file) == (ExpertOrder("A book", (("a",), ("b", "c"))),)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ([], "found no list of orders; expected JSON of the form"),
        ({"orders": {}}, "found no list of orders; expected JSON of the form"),
        ({"orders": ["a"]}, "order 1: found 'a'; expected an object with a name and items"),
        ({"orders": [{"items": []}]}, "order 1, name: found nothing; expected a text"),
        ({"orders": [{"name": "A book"}]}, "order 1, 'A book', items: found nothing; expected a"),
        ({"orders": [book("a", 3)]}, "'A book', item 2: found '3'; expected an id, or a list"),
        ({"orders": [book(["a", ["b"]])]}, "'A book', item 1: found '[\"b\"]'; expected an"),
        ({"orders": [book()] * (MOST_ORDERS + 1)}, "found 1,001 orders; expected at most 1,000"),
        ({"orders": [book(*["a"] * (MOST_NAMES + 1))]}, "found 1,001 items; expected at most 1,"),
        (
            {"orders": [book(*["a"] * MOST_NAMES)] * (MOST_ALTOGETHER // MOST_NAMES + 1)},
            "found 21,000 items altogether; expected at most 20,000",
        ),
    ],
)
def test_a_file_of_another_form_is_refused_with_its_place(
    file: Path, told: Any, message: str
) -> None:
    file.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(UnreadableError) as refused:
        read_orders(file)
    assert str(refused.value).startswith(str(file))
    assert message in str(refused.value)


def test_a_file_that_is_too_large_or_no_json_is_refused(file: Path) -> None:
    file.write_text('{"orders": [', encoding="utf-8")
    with pytest.raises(UnreadableError, match="line 1: found Expecting value at column 13"):
        read_orders(file)
    with pytest.raises(UnreadableError, match="found a larger file"):
        read_orders(file, limits=ReadingLimits(size=3))
