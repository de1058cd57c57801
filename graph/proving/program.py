"""An integer program over items in HiGHS: what a choice must keep to, and what it is chosen for.

The rows of `program_rows` say what the chosen items require. What is asked of them is up to the
caller: `hold` what must be chosen, give items a `price` (a negative one is a value), bound a sum by
`at_most`. Nothing here sees to it that a choice rests on something: see `grounding`.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import highspy
import numpy as np

from skillpath.graph.proving.problem import Stop
from skillpath.graph.proving.units import in_whole_units

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from skillpath.graph.proving.program_rows import ProgramRows


class Program:
    """A 0/1 program that minimizes the price of the chosen items.

    Items are told by their places. ProgramRows may be added between two runs.
    """

    def __init__(self, rows: ProgramRows) -> None:
        """Hand the columns and rows to HiGHS; nothing is held and nothing has a price."""
        self._column = rows.column
        self._unit = 1.0
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in OPTIONS.items():
            self._highs.setOptionValue(option, value)
        self._highs.passModel(_integral(linear_model(rows)))

    @property
    def items(self) -> Collection[int]:
        """The items that have a column, ascending."""
        return self._column.keys()

    def hold(self, items: Iterable[int]) -> None:
        """Choose these items in any case."""
        for place in items:
            self._highs.changeColBounds(self._column[place], 1.0, 1.0)

    def price(self, prices: Sequence[float] | Mapping[int, float]) -> None:
        """What each item costs, looked up by place; what it is worth where that is negative."""
        self._unit, whole = in_whole_units([prices[place] for place in self._column])
        columns = np.arange(len(whole), dtype=np.int32)
        self._highs.changeColsCost(len(whole), columns, np.array(whole))

    def at_most(self, most: float, weights: Mapping[int, float]) -> None:
        """Bound the sum of the weights of what is chosen."""
        self._row(-inf, most, weights)

    def at_least(self, least: float, weights: Mapping[int, float]) -> None:
        """Ask for so much weight among what is chosen."""
        self._row(least, inf, weights)

    def hint(self, chosen: Collection[int]) -> None:
        """Tell HiGHS a choice that is known to do; it completes the inner groups itself."""
        columns = np.arange(len(self._column), dtype=np.int32)
        values = np.array([float(place in chosen) for place in self._column], np.float64)
        self._highs.setSolution(len(columns), columns, values)

    def run(self, nodes: int, seconds: float) -> Stop:
        """Search on; says why it ended.

        Where numbers are so far apart that HiGHS refuses its own solution, nothing is proven.
        """
        self._highs.setOptionValue("mip_max_nodes", max(nodes, 0))
        self._highs.setOptionValue("time_limit", max(seconds, 0.0))
        self._highs.run()
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            return Stop.PROVEN
        if status == highspy.HighsModelStatus.kTimeLimit:
            return Stop.CLOCK
        if status in {
            highspy.HighsModelStatus.kSolutionLimit,
            highspy.HighsModelStatus.kSolveError,
        }:
            return Stop.NODES
        raise AssertionError(f"HiGHS ended with {status}, which no such program should")

    def nodes(self) -> int:
        """Branch-and-bound nodes of the last run, at least 1."""
        return max(int(self._highs.getInfo().mip_node_count), 1)

    def lower_bound(self) -> float:
        """The price that no choice undercuts; minus infinity when nothing is proven yet."""
        bound = self._highs.getInfo().mip_dual_bound
        return round(bound * self._unit, 6) if np.isfinite(bound) else -inf

    def chosen(self) -> set[int] | None:
        """The items of the best choice; None when there is none yet."""
        solution = self._highs.getSolution()
        if not solution.value_valid:
            return None
        values = solution.col_value
        return {place for place, column in self._column.items() if round(values[column])}

    def _row(self, lower: float, upper: float, weights: Mapping[int, float]) -> None:
        columns = np.fromiter((self._column[place] for place in weights), np.int32, len(weights))
        values = np.fromiter(weights.values(), np.float64, len(weights))
        self._highs.addRow(lower, upper, len(weights), columns, values)


OPTIONS: dict[str, bool | float | str | int] = {
    "output_flag": False,
    "parallel": "off",
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
}


def _integral(model: highspy.HighsLp) -> highspy.HighsLp:
    model.integrality_ = [highspy.HighsVarType.kInteger] * model.num_col_
    return model


def linear_model(rows: ProgramRows) -> highspy.HighsLp:
    """The columns, from 0 to 1, and the rows as HiGHS takes them; nothing has a price."""
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = rows.width, len(rows.lower)
    model.col_cost_ = np.zeros(rows.width)
    model.col_lower_, model.col_upper_ = np.zeros(rows.width), np.ones(rows.width)
    model.row_lower_ = np.array(rows.lower)
    model.row_upper_ = np.full(len(rows.lower), inf)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.array(rows.starts)
    model.a_matrix_.index_ = np.array(rows.columns)
    model.a_matrix_.value_ = np.array(rows.values)
    return model
