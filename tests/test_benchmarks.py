"""The table of what was measured; no test measures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.measuring import Spent, growth, program
from benchmarks.table import Measurement, at_least, at_most, told

ROOT = Path(__file__).parents[1]


def test_a_table_tells_each_goal_beside_its_figure() -> None:
    slow = Spent.of([0.5, 0.3, 0.4])
    rows = (
        Measurement("to read", "14,000", slow, "parse", Spent.of([0.1]), 27_000_000, at_most(3)),
        Measurement("found again", "200 names", 0.98, goal=at_least(0.9)),
        Measurement("to watch", "", Spent.of([9e-6])),
    )
    assert [" ".join(one.split()) for one in told(rows).splitlines()] == [
        "subject size p50 p99 memory peer its p50 ratio goal reached",
        "to read 14,000 400 ms 500 ms 27 MB parse 100 ms 4.00 ratio ≤ 3 NO",
        "found again 200 names 0.98 figure ≥ 0.9 yes",
        "to watch 9.00 µs 9.00 µs",
    ]


def test_a_goal_for_what_was_not_measured_is_refused() -> None:
    one = Measurement("to read", "", Spent.of([1.0]), goal=at_most(1e6, "memory"))
    with pytest.raises(ValueError, match="to read: a goal for memory, which is not measured"):
        _ = one.is_reached


@pytest.mark.parametrize(("part", "rank"), [(0.5, 50), (0.99, 99), (1.0, 100), (0.0, 1)])
def test_a_quantile_is_a_run_that_was_measured(part: float, rank: int) -> None:
    assert Spent.of(range(100, 0, -1)).quantile(part) == rank


def test_the_memory_of_a_program_is_its_own_and_not_that_of_who_starts_it() -> None:
    held = b"x" * 120_000_000
    done = program(sys.executable, "-S", "-c", "print(7)")
    assert done.output == "7\n"
    assert done.memory < 60_000_000 < len(held)


def test_growth_is_what_a_call_needs_on_top() -> None:
    # in a process of its own: what others left free in this one would be used first
    code = "from benchmarks.measuring import growth; print(growth(lambda: bytearray(10**8)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert 90_000_000 < int(done.stdout) < 130_000_000
    with pytest.raises(ChildProcessError):
        growth(lambda: 1 / 0)
