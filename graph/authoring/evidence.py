"""What speaks for a prerequisite and what against it, and how much each weighs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Clue(StrEnum):
    """A kind of evidence, the plainest first."""

    MENTION = "mention"
    SIBLINGS = "siblings"
    NEIGHBOURS = "neighbours"
    STEP = "step"
    LIKENESS = "likeness"
    LEVEL = "level"
    LATER_STEP = "later-step"


# Fitted by logistic regression where each requirement of the shipped roadmap is hidden in turn,
# and rounded to halves; `benchmarks/suggesting.py` measures what is left without each of them.
WEIGHTS: Mapping[Clue, float] = {
    # An author who names one thing to say what another is takes it as given.
    Clue.MENTION: 2.5,
    # What is required is mostly of the same matter. Texts are never wholly alike, hence so much.
    Clue.LIKENESS: 5.5,
    # What others need that build on the same things was perhaps forgotten here.
    Clue.SIBLINGS: 3.0,
    # The same of those that are described in the same words, whatever they build on.
    Clue.NEIGHBOURS: 3.5,
    # What much of a step requires is its common ground; no step requires one thing throughout.
    Clue.STEP: 4.5,
    # Nobody is sent to something harder first: not one requirement of the shipped roadmap does so.
    Clue.LEVEL: -3.0,
}
PRIOR = -6.5
"""The log odds without any evidence: of some 700 other items one is a prerequisite."""

# A regression of each requirement beside its reverse gives about these. Each unit that `WEIGHTS`
# finds in favour of a requirement takes one unit from the doubt.
DOUBTS: Mapping[Clue, float] = {
    # More than half of the reversed ones lead up a level, and none of the true ones.
    Clue.LEVEL: 5.0,
    # The same of steps; but one in twenty true ones does, where a step sums up what it is about.
    Clue.LATER_STEP: 2.5,
}
DOUBT_PRIOR = -1.0
"""Lower than the regression has it, where half are wrong: most of what an author wrote is right.

So one in a hundred of the shipped requirements is doubted, and two in three of the reversed ones.
"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for what is suggested, or against it: then its weight is below 0.

    The weight is in log odds: that of the clue, times a strength from 0 to 1.
    """

    clue: Clue
    sentence: str
    weight: float


def weighed(strengths: Mapping[Clue, float]) -> dict[Clue, float]:
    """What each clue adds to the log odds that something is a prerequisite."""
    return {clue: WEIGHTS[clue] * strength for clue, strength in strengths.items() if strength}


def chance(odds: float) -> float:
    """Log odds as a probability, to four digits."""
    return round(1 / (1 + exp(-odds)), 4)
