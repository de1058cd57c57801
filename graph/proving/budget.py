"""How much work a search may still do."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from skillpath.graph.proving.problem import Stop


class OutOfBudgetError(Exception):
    """Raised within a search when a limit strikes; the search answers what it has."""

    def __init__(self, stop: Stop) -> None:
        """`stop` says which limit it was."""
        super().__init__(stop)
        self.stop = stop


@dataclass(slots=True)
class Budget:
    """What is left of the limits; `deadline` is a moment of the monotonic clock."""

    nodes: int
    work: int
    deadline: float

    def take(self, *, nodes: int = 0, work: int = 0) -> None:
        """Count what was done; at most what is left is ever taken.

        Raises:
            OutOfBudgetError: when a limit has struck.
        """
        self.nodes -= nodes
        self.work -= work
        if self.nodes < 0 or self.work < 0:
            raise OutOfBudgetError(Stop.NODES)
        if self.seconds <= 0:
            raise OutOfBudgetError(Stop.CLOCK)

    @property
    def seconds(self) -> float:
        """Until the deadline."""
        return self.deadline - monotonic()
