"""What can go wrong, as values and as exceptions.

Every exception carries what it names as attributes and makes its text in `__str__`: what was
found, where, and what was expected.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Severity(StrEnum):
    """A fault makes a roadmap unusable; a warning is advice to its author; a note is to know."""

    FAULT = "fault"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file: the line from 1 (0: unknown), and the cell of a table such as `E14`."""

    file: str = ""
    line: int = 0
    cell: str = ""

    def __str__(self) -> str:
        """`baking.csv, line 14, cell E14`, as far as it is known."""
        line = f"line {self.line}" if self.line else ""
        cell = f"cell {self.cell}" if self.cell else ""
        return ", ".join(filter(None, (one_line(self.file), line, cell)))


NOWHERE = Place()
MOST_TOLD = 4_000
"""How many characters of a text are told; nobody reads on."""

MOST_NAMED = 3
"""How many items an error lists where more would tell no more."""

MORE = "more"
"""The code of the last fault of a list that was cut."""


def in_order(fault: Fault) -> tuple[object, ...]:
    """A sort key: by file, by line, by column of a table; how many more there are comes last."""
    place = fault.place
    return fault.code == MORE, place.file, place.line, len(place.cell), place.cell, fault


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with a roadmap: where it stands, what was found, what was expected.

    `subject` is the id of the item, step or roadmap that it is about, and `part` the key of the
    JSON form that holds it, such as `requires`; a reader finds the `place` in its file by them.
    What is told of a file is printable, whatever the file holds.
    """

    where: str
    found: str
    expected: str
    code: str
    severity: Severity = Severity.FAULT
    subject: str = ""
    part: str = ""
    place: Place = NOWHERE

    def __post_init__(self) -> None:
        """Bring what is told into a line."""
        for name in ("where", "found", "expected"):
            object.__setattr__(self, name, one_line(getattr(self, name)))

    def __str__(self) -> str:
        """One line for a person."""
        text = f"{self.where}: found {self.found}; expected {self.expected}"
        return text if self.place == NOWHERE else f"{self.place}: {text}"


class SkillpathError(Exception):
    """Whatever this package refuses to do; each subclass names what was wrong."""


class InvalidRoadmapError(SkillpathError, ValueError):
    """A roadmap that cannot exist; `faults` holds all that is wrong with it, sorted."""

    def __init__(self, faults: Sequence[Fault], where: str = "the roadmap") -> None:
        """Keep the faults, and where the roadmap was to come from."""
        super().__init__(tuple(faults), where)
        self.faults, self.where = tuple(sorted(faults, key=in_order)), where

    def __str__(self) -> str:
        """All faults, a line each."""
        count = len(self.faults)
        head = f"{count} fault{'' if count == 1 else 's'} in {self.where}"
        return "\n".join([head, *map(str, self.faults)])


class UnreachableGoalError(SkillpathError, ValueError):
    """A goal that cannot be reached from what is known without retired items."""

    def __init__(self, goal: str, retired: Sequence[str]) -> None:
        """Keep the goal and the retired items that bar the way."""
        super().__init__(goal, tuple(retired))
        self.goal, self.retired = goal, tuple(retired)

    def __str__(self) -> str:
        """The goal and what stands before it."""
        listed = ", ".join(f"'{one}'" for one in self.retired)
        return (
            f"found the goal '{self.goal}', which can be reached only through retired items "
            f"({listed}); expected a goal that can still be reached"
        )


class UnavoidableError(SkillpathError, ValueError):
    """Forbidden items without which a goal cannot be reached.

    `barred` holds as few of them as bar the way, each with the items that need it; a goal is
    needed by whoever asks for it.
    """

    def __init__(self, goal: str, barred: Mapping[str, Sequence[str]]) -> None:
        """Keep the goal and what bars the way to it."""
        super().__init__(goal, dict(barred))
        self.goal, self.barred = goal, {one: tuple(users) for one, users in barred.items()}

    def __str__(self) -> str:
        """The forbidden items, what needs them, and the goal."""
        listed = joined(
            [f"'{one}' (needed by {_some(users)})" for one, users in self.barred.items()]
        )
        return (
            f"found forbidden {listed}; expected that some way to '{self.goal}' does without, "
            "and none does"
        )


class ContradictionError(SkillpathError, ValueError):
    """Items that are forbidden and preferred at once, by id."""

    def __init__(self, items: Sequence[str]) -> None:
        """Keep the items."""
        super().__init__(tuple(items))
        self.items = tuple(items)

    def __str__(self) -> str:
        """The items."""
        listed = joined([f"'{one}'" for one in self.items])
        return f"found {listed} both forbidden and preferred; expected either"


class ValuesError(SkillpathError, ValueError):
    """Values that do not go with the goals: so many of either."""

    def __init__(self, values: int, goals: int) -> None:
        """Keep how many there are."""
        super().__init__(values, goals)
        self.values, self.goals = values, goals

    def __str__(self) -> str:
        """How many were found and expected."""
        return f"found {self.found}; expected {self.wanted}"

    @property
    def found(self) -> str:
        """How many values there are, in words."""
        goals = f"{self.goals} goal{'' if self.goals == 1 else 's'}"
        return f"{self.values} value{'' if self.values == 1 else 's'} for {goals}"

    @property
    def wanted(self) -> str:
        """How many values there may be, in words."""
        return "one for each goal, in their order, or none"


class SameGoalError(SkillpathError, ValueError):
    """Goals to be compared that are one; `names` holds what they were called, as it was told."""

    def __init__(self, goal: str, names: Sequence[str]) -> None:
        """Keep the id of the goal and its names."""
        super().__init__(goal, tuple(names))
        self.goal, self.names = goal, tuple(names)

    def __str__(self) -> str:
        """The names and the goal."""
        told = " and ".join(shortened(name) for name in self.names)
        return f"found {told}, which mean the same goal '{self.goal}'; expected goals that differ"


class LimitError(SkillpathError, ValueError):
    """A number outside its range."""

    def __init__(self, name: str, found: float, least: float, most: float) -> None:
        """Keep what the number is called, the number, and its range."""
        super().__init__(name, found, least, most)
        self.name, self.found, self.least, self.most = name, found, least, most

    def __str__(self) -> str:
        """The number and its range."""
        return f"found {self.name} {self.found}; expected {self.least} to {self.most}"


def one_line(text: str) -> str:
    """The text without what ends a line or commands a terminal, cut where it is very long."""
    shown = text if len(text) <= MOST_TOLD else f"{text[: MOST_TOLD - 1]}…"
    if shown.isprintable():
        return shown
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in shown)


def shortened(text: str, most: int = 80) -> str:
    """The text in quotes, cut where it is long, with control characters escaped."""
    shown = text if len(text) <= most else f"{text[: most - 1]}…"
    return repr(shown)


def joined(told: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *others, last = told
    return f"{', '.join(others)} and {last}" if others else last


def _some(names: Sequence[str]) -> str:
    """The first few of the names, and how many more there are."""
    more = len(names) - MOST_NAMED
    told = [f"'{one}'" for one in names[:MOST_NAMED]]
    return joined([*told, f"{more} more"] if more > 0 else told)


def alternatives(names: Sequence[str]) -> str:
    """The names in quotes, as one of which to choose one."""
    *others, last = (f"'{name}'" for name in names)
    return f"{', '.join(others)} or {last}" if others else last


class NotInstalledError(SkillpathError, ImportError):
    """A package that a form of output needs and that is not installed."""

    def __init__(self, package: str, extra: str, needed_for: str) -> None:
        """Keep the package, the extra that brings it, and the names of what needs it."""
        super().__init__(package, extra, needed_for)
        self.package, self.extra, self.needed_for = package, extra, needed_for

    def __str__(self) -> str:
        """What is missing and how to get it."""
        return (
            f"found no package '{self.package}'; expected it for {self.needed_for}: "
            f"pip install 'skillpath[{self.extra}]'"
        )
