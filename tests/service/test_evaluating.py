from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.ontology.planted_faults import EXAMPLES
from tests.service.asking import run

if TYPE_CHECKING:
    from pathlib import Path

ORDER = {"name": "A book", "items": ["descriptive-statistics", ["python", "sql"], "numpy", "zebra"]}
FIGURES = ("hit_at_1", "hit_at_5", "mrr", "violations", "kendall_tau")


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    file = tmp_path / "orders.json"
    file.write_text(json.dumps({"orders": [ORDER]}), encoding="utf-8")
    return file


def test_the_figures_of_the_ranking_and_of_its_baselines_are_told_as_json(orders: Path) -> None:
    result = run("evaluate", "--orders", orders)
    told = json.loads(result.stdout)
    assert (result.exit_code, told["unknown"], told["decisions"]) == (0, ["zebra"], 3)
    assert tuple(told)[: len(FIGURES)] == FIGURES
    assert {name: tuple(one) for name, one in told["baselines"].items()} == {
        "random": FIGURES,
        "frontier_random": FIGURES,
        "unlock_count": FIGURES,
    }
    assert run("evaluate", "--orders", orders).stdout == result.stdout


def test_the_figures_are_told_as_a_table(orders: Path) -> None:
    shown = run("evaluate", "--orders", orders, "--format", "table").stdout.splitlines()
    assert shown[0].split() == [
        "Ranking",
        "hit@1",
        "hit@5",
        "MRR",
        "violations",
        "Kendall's",
        "tau",
    ]
    assert [line.split("  ")[0] for line in shown[1:5]] == [
        "skillpath",
        "random",
        "frontier, random",
        "frontier, most unlocked",
    ]
    assert "3 decisions in 1 order" in shown[6]
    assert "zebra" in shown[-1]


def test_orders_that_name_nothing_of_a_roadmap_are_refused(orders: Path) -> None:
    result = run("--roadmap", EXAMPLES / "bread-baking.csv", "evaluate", "--orders", orders)
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: found no order with an item of the roadmap 'bread-baking'; "
        "expected at least one such item\n"
    )


def test_a_file_of_orders_that_is_none_is_refused(tmp_path: Path) -> None:
    result = run("evaluate", "--orders", tmp_path / "none.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "found no such file or directory; expected a readable file" in result.stderr
