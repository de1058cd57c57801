"""How far a learner is in each step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import Effort, asked_by_step

if TYPE_CHECKING:
    from skillpath.graph import Step
    from skillpath.visualizations.situation import Situation


@dataclass(frozen=True, slots=True)
class Progress:
    """A step with what it asks for and how much of that is known; likely hours.

    `optional` counts what the step names besides.
    """

    step: Step
    asked: int
    known: int
    hours: float
    hours_left: float
    optional: int

    @property
    def is_finished(self) -> bool:
        """Whether all that the step asks for is known."""
        return self.known == self.asked


def progress(situation: Situation, step: Step) -> Progress:
    """What of the step is known, stated or inferred."""
    by_id, known = situation.roadmap.by_id, situation.knowledge.items
    asked = asked_by_step(situation.roadmap, step)
    left = [one for one in asked if one not in known]
    return Progress(
        step=step,
        asked=len(asked),
        known=len(asked) - len(left),
        hours=Effort.total(by_id[one].hours for one in asked).likely,
        hours_left=Effort.total(by_id[one].hours for one in left).likely,
        optional=sum(not by_id[one].is_retired for one in step.optional),
    )
