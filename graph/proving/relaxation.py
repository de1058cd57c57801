"""The rows of `program_rows` with fractions allowed, in HiGHS: bounds, and where they come from."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import highspy
import numpy as np

from skillpath.graph.proving.budget import OutOfBudgetError
from skillpath.graph.proving.problem import Stop
from skillpath.graph.proving.program import OPTIONS, linear_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph.proving.budget import Budget
    from skillpath.graph.proving.program_rows import ProgramRows

_MOST = 2**31 - 1


class Relaxation:
    """A linear program that is solved again and again, each time from where it stopped.

    After a solution, `columns` says what each column is worth, and `duals` their reduced costs.
    """

    def __init__(self, rows: ProgramRows, prices: Sequence[float]) -> None:
        """Minimize the prices of the first columns; the others cost nothing."""
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, setting in OPTIONS.items():
            self._highs.setOptionValue(option, setting)
        self._highs.setOptionValue("presolve", "off")
        model = linear_model(rows)
        costs = np.zeros(rows.width)
        costs[: len(prices)] = prices
        model.col_cost_ = costs
        self._highs.passModel(model)
        self._fixed: dict[int, int] = {}
        self.columns: Sequence[float] = ()
        self.duals: Sequence[float] = ()

    def solve(self, budget: Budget) -> float:
        """The least price; infinite where there is no solution.

        Work is counted as steps of the simplex method times rows.

        Raises:
            OutOfBudgetError: when a limit strikes.
        """
        rows = int(self._highs.getNumRow())
        self._highs.setOptionValue("simplex_iteration_limit", min(budget.work // rows, _MOST))
        self._highs.setOptionValue("time_limit", max(budget.seconds, 0.0))
        self._highs.run()
        info = self._highs.getInfo()
        budget.take(work=(max(int(info.simplex_iteration_count), 0) + 1) * rows)
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return inf
        if status == highspy.HighsModelStatus.kIterationLimit:
            raise OutOfBudgetError(Stop.NODES)
        if status == highspy.HighsModelStatus.kTimeLimit:
            raise OutOfBudgetError(Stop.CLOCK)
        if status != highspy.HighsModelStatus.kOptimal:
            raise AssertionError(f"HiGHS ended with {status}, which no such program should")
        solution = self._highs.getSolution()
        self.columns, self.duals = list(solution.col_value), list(solution.col_dual)
        return float(info.objective_function_value)

    def add(self, lower: float, terms: Mapping[int, float]) -> None:
        """One more row: `sum of value * column >= lower`."""
        columns = np.fromiter(terms.keys(), np.int32, len(terms))
        values = np.fromiter(terms.values(), np.float64, len(terms))
        self._highs.addRow(lower, inf, len(terms), columns, values)

    def fix(self, values: Mapping[int, int]) -> None:
        """Fix these columns at 0 or 1, and no others."""
        for column in self._fixed.keys() - values.keys():
            self._highs.changeColBounds(column, 0.0, 1.0)
        for column, value in values.items():
            if self._fixed.get(column) != value:
                self._highs.changeColBounds(column, float(value), float(value))
        self._fixed = dict(values)
