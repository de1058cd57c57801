"""Names that a question cannot have, as exceptions that are told together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.errors import SkillpathError, alternatives, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_TOLD = 20
"""How many wrong names of one question are told in words."""


class WrongNameError(SkillpathError):
    """A name that a question cannot have: one of the errors below.

    `field` says where in the question it stands, such as `known[2]`, and `others` what else is
    wrong with names of the same question, in the order of the question.
    """

    name: str
    field: str = ""
    others: tuple[WrongNameError, ...] = ()

    @property
    def every(self) -> tuple[WrongNameError, ...]:
        """This and the others."""
        return (self, *self.others)

    @property
    def found(self) -> str:
        """What was found, in words."""
        return shortened(self.name)

    @property
    def wanted(self) -> str:
        """What was expected, in words."""
        raise NotImplementedError

    @property
    def instead(self) -> tuple[str, ...]:
        """The ids that may have been meant."""
        raise NotImplementedError

    @property
    def told(self) -> str:
        """This error without the others and without its place."""
        return f"found {self.found}; expected {self.wanted}"

    def __str__(self) -> str:
        """What was found and expected; of several a line each, with its place."""
        if not self.others:
            return self.told
        lines = [f"{one.field}: {one.told}" for one in self.every[:MOST_TOLD]]
        more = len(self.every) - MOST_TOLD
        return "\n".join([*lines, f"and {more} more"] if more > 0 else lines)


class UnknownNameError(WrongNameError, LookupError):
    """A name that nothing of the expected kind bears.

    `nearest` holds up to three ids that are spelt alike; `kind` says what else bears the name,
    such as "a tool"; `choices` are ids to choose from, where there are few.
    """

    def __init__(
        self,
        name: str,
        expected: str,
        nearest: Sequence[str] = (),
        *,
        kind: str = "",
        choices: Sequence[str] = (),
    ) -> None:
        """Keep the name, what kind of name was wanted, and the suggestions."""
        super().__init__(name, expected, tuple(nearest))
        self.name, self.expected, self.nearest = name, expected, tuple(nearest)
        self.kind, self.choices = kind, tuple(choices)

    @property
    def found(self) -> str:
        """The name, and what bears it."""
        return f"{shortened(self.name)}, which is {self.kind}" if self.kind else super().found

    @property
    def wanted(self) -> str:
        """What the name should be of; where there are few, which there are."""
        text = f"the id, IRI or label of {self.expected}"
        return f"{text}, such as {alternatives(self.choices)}" if self.choices else text

    @property
    def instead(self) -> tuple[str, ...]:
        """Those that are spelt alike, else some to choose from."""
        return self.nearest or self.choices

    @property
    def told(self) -> str:
        """What was found and expected, and what may have been meant."""
        text = super().told
        return f"{text}; did you mean {alternatives(self.nearest)}?" if self.nearest else text


class AmbiguousNameError(WrongNameError, LookupError):
    """A name that several items bear; `candidates` holds their ids, sorted."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        """Keep the name and whom it may mean."""
        super().__init__(name, tuple(candidates))
        self.name, self.candidates = name, tuple(sorted(candidates))

    @property
    def found(self) -> str:
        """The name."""
        return f"{shortened(self.name)}, which names several"

    @property
    def wanted(self) -> str:
        """Its candidates."""
        return f"one of {alternatives(self.candidates)}"

    @property
    def instead(self) -> tuple[str, ...]:
        """Its candidates."""
        return self.candidates


class RetiredGoalError(WrongNameError, ValueError):
    """A goal that nobody can attain any more; `successors` holds what replaced it."""

    def __init__(self, goal: str, successors: Sequence[str]) -> None:
        """Keep the goal and its successors."""
        super().__init__(goal, tuple(successors))
        self.name = self.goal = goal
        self.successors = tuple(successors)

    @property
    def found(self) -> str:
        """The goal."""
        return f"the goal '{self.goal}', which is retired"

    @property
    def wanted(self) -> str:
        """What to aim at instead."""
        such = f", such as {alternatives(self.successors)}" if self.successors else ""
        return f"an active goal{such}"

    @property
    def instead(self) -> tuple[str, ...]:
        """What replaced it."""
        return self.successors
