"""What is measured, each beside its peer and its goal, as one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from rich.console import Console
from rich.table import Table

from benchmarks.measuring import Spent

if TYPE_CHECKING:
    from collections.abc import Iterable

Part: TypeAlias = Literal["ratio", "p50", "p99", "memory", "figure"]
WIDTH = 120
HEAD = ("subject", "size", "p50", "p99", "memory", "peer", "its p50", "ratio", "goal", "reached")
UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))


@dataclass(frozen=True, slots=True)
class Goal:
    """What a part of a measurement shall not exceed, or, with `is_least`, not fall below.

    Seconds for `p50` and `p99`, bytes for `memory`; `figure` is what is no time, such as a share.
    """

    part: Part
    limit: float
    is_least: bool = False

    def reached_by(self, found: float) -> bool:
        """Whether what was found is within the limit."""
        return found >= self.limit if self.is_least else found <= self.limit


def at_most(limit: float, part: Part = "ratio") -> Goal:
    """A limit from above."""
    return Goal(part, limit)


def at_least(limit: float, part: Part = "figure") -> Goal:
    """A limit from below."""
    return Goal(part, limit, is_least=True)


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure, the same of a peer in the same run, and what was aimed at.

    Attributes:
        subject: What was measured, as in "Turtle to the first answer".
        size: Of what, as in "14,000 items".
        found: What it took; or what is no time, such as the share of names found again.
        peer: What it stands beside.
        beside: What the peer took.
        memory: Bytes at the peak, where that was measured.
        goal: What was aimed at; None for what is only watched.
    """

    subject: str
    size: str
    found: Spent | float
    peer: str = ""
    beside: Spent | float | None = None
    memory: int | None = None
    goal: Goal | None = None

    @property
    def ratio(self) -> float | None:
        """How many times what the peer took (p50 to p50)."""
        return None if not self.beside else _middle(self.found) / _middle(self.beside)

    def part(self, part: Part) -> float | None:
        """One of the figures; None where it was not measured."""
        if part == "ratio":
            return self.ratio
        if part == "memory":
            return self.memory
        if isinstance(self.found, Spent):
            return {"p50": self.found.p50, "p99": self.found.p99}.get(part)
        return self.found if part == "figure" else None

    @property
    def is_reached(self) -> bool | None:
        """Whether the goal is reached; None where there is none.

        Raises:
            ValueError: when the goal is about what was not measured.
        """
        if self.goal is None:
            return None
        found = self.part(self.goal.part)
        if found is None:
            raise ValueError(f"{self.subject}: a goal for {self.goal.part}, which is not measured")
        return self.goal.reached_by(found)

    @property
    def json(self) -> dict[str, object]:
        """Seconds, bytes and numbers under plain names."""
        return {
            "subject": self.subject,
            "size": self.size,
            **{one: self.part(one) for one in ("p50", "p99", "figure", "memory")},
            "peer": self.peer,
            "peer_p50": None if self.beside is None else _middle(self.beside),
            "ratio": self.ratio,
            "goal": _goal(self.goal),
            "reached": self.is_reached,
        }


def told(measurements: Iterable[Measurement]) -> str:
    """The table, for a terminal of 120 columns; long texts go over several lines."""
    table = Table(box=None, header_style="", pad_edge=False, padding=(0, 1, 0, 0))
    for name in HEAD:
        is_text = name in ("subject", "peer", "goal")
        table.add_column(name, justify="left" if is_text else "right", no_wrap=not is_text)
    for one in measurements:
        table.add_row(*_cells(one))
    console = Console(width=WIDTH, no_color=True, highlight=False, markup=False, emoji=False)
    with console.capture() as caught:
        console.print(table)
    return "\n".join(line.rstrip() for line in caught.get().splitlines())


def _cells(one: Measurement) -> tuple[str, ...]:
    p99 = seconds(one.found.p99) if isinstance(one.found, Spent) else ""
    return (
        one.subject,
        one.size,
        _value(one.found),
        p99,
        "" if one.memory is None else size(one.memory),
        one.peer,
        "" if one.beside is None else _value(one.beside),
        "" if one.ratio is None else f"{one.ratio:.2f}",
        _goal(one.goal),
        {True: "yes", False: "NO", None: ""}[one.is_reached],
    )


def _middle(found: Spent | float) -> float:
    return found.p50 if isinstance(found, Spent) else found


def _value(found: Spent | float) -> str:
    return seconds(found.p50) if isinstance(found, Spent) else f"{found:.4g}"


def _goal(goal: Goal | None) -> str:
    if goal is None:
        return ""
    limit = {"p50": seconds, "p99": seconds, "memory": size}.get(goal.part, "{:g}".format)
    return f"{goal.part} {'≥' if goal.is_least else '≤'} {limit(goal.limit)}"


def seconds(number: float) -> str:
    """`1.23 s`, `12.3 ms` or `123 µs`."""
    unit, name = next((one for one in UNITS if number >= 0.9995 * one[0]), UNITS[-1])
    scaled = number / unit
    places = 2 if scaled < 9.995 else 1 if scaled < 99.95 else 0
    return f"{scaled:.{places}f} {name}"


def size(number: float) -> str:
    """`27 MB`, of a million bytes each."""
    return f"{number / 1e6:,.0f} MB" if number >= 1e7 else f"{number / 1e6:.1f} MB"
