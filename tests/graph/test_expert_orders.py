"""The orders of published curricula that ranking is held against."""

from __future__ import annotations

import json
from pathlib import Path

from skillpath.ontology import read

FILE = Path(__file__).parents[2] / "benchmarks" / "expert_orders.json"
ORDERS = json.loads(FILE.read_text(encoding="utf-8"))["orders"]


def listed(position: str | list[str]) -> list[str]:
    return [position] if isinstance(position, str) else position


def test_every_id_in_the_expert_orders_is_an_item_of_the_shipped_roadmap() -> None:
    known = read().by_id
    named = {one for order in ORDERS for position in order["items"] for one in listed(position)}
    assert {one for one in named if one not in known} == set()


def test_every_expert_order_names_each_item_once_and_cites_a_chapter_for_each_position() -> None:
    for order in ORDERS:
        flat = [one for position in order["items"] for one in listed(position)]
        assert len(flat) == len(set(flat)), order["name"]
        assert len(order["chapters"]) == len(order["items"]) >= 5, order["name"]
        assert order["source"], order["name"]
        assert order["by"], order["name"]
