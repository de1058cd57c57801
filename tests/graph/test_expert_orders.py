"""The orders of published curricula that ranking is held against."""

from __future__ import annotations

import json
from pathlib import Path

from skillpath.graph import evaluate
from skillpath.graph.evaluation.expert_orders import placed
from skillpath.ontology import read, read_orders

FILE = Path(__file__).parents[2] / "benchmarks" / "expert_orders.json"


def test_every_id_in_the_expert_orders_is_an_item_of_the_shipped_roadmap_and_named_once() -> None:
    roadmap = read()
    for order in read_orders(FILE):
        found = placed(roadmap, order)
        assert (found.positions, found.unknown, found.repeated) == (order.positions, (), 0)
        assert all(one in roadmap.by_id for position in order.positions for one in position)


def test_every_expert_order_cites_its_source_and_a_chapter_for_each_position() -> None:
    for order in json.loads(FILE.read_text(encoding="utf-8"))["orders"]:
        assert len(order["chapters"]) == len(order["items"]) >= 5, order["name"]
        assert order["source"], order["name"]
        assert order["by"], order["name"]


def test_what_next_is_far_more_often_what_experts_teach_next_than_simpler_rankings_say() -> None:
    found = evaluate(read(), read_orders(FILE))
    chance, unlocks = found.baselines["frontier_random"], found.baselines["unlock_count"]
    assert found.ranking.violations == 0
    assert found.ranking.hit_at_1 > max(1.5 * chance.hit_at_1, 1.2 * unlocks.hit_at_1)
    assert found.ranking.hit_at_5 > max(chance.hit_at_5, unlocks.hit_at_5)
