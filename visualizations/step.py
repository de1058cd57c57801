"""The page of a step: what it covers, in order, and how far the learner is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from skillpath.graph import asked_by_step
from skillpath.visualizations.addresses import Addresses
from skillpath.visualizations.frame import Page
from skillpath.visualizations.progress import Progress, progress
from skillpath.visualizations.situation import Situation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.graph import Attainable, ItemId, Roadmap, Step, StepId
    from skillpath.visualizations.doubts import Asked
    from skillpath.visualizations.situation import Learner


@dataclass(frozen=True)
class Stage(Page):
    """One step among its neighbors."""

    step: Step = field(kw_only=True)

    @cached_property
    def progress(self) -> Progress:
        """How far the learner is."""
        return progress(self.situation, self.step)

    @property
    def covered(self) -> tuple[Attainable, ...]:
        """What finishing the step asks for, in learning order."""
        return self._ordered(asked_by_step(self.roadmap, self.step))

    @property
    def besides(self) -> tuple[Attainable, ...]:
        """What else the step names: optional and retired items, in learning order."""
        covered = set(asked_by_step(self.roadmap, self.step))
        named = (*self.step.covers, *self.step.optional)
        return self._ordered(one for one in named if one not in covered)

    @property
    def before(self) -> Step | None:
        """The step before."""
        return self._beside(-1)

    @property
    def after(self) -> Step | None:
        """The step after."""
        return self._beside(1)

    def _ordered(self, items: Iterable[ItemId]) -> tuple[Attainable, ...]:
        rounds = self.roadmap.generations
        return tuple(self.roadmap.by_id[one] for one in sorted(items, key=lambda one: rounds[one]))

    def _beside(self, way: int) -> Step | None:
        place = self.roadmap.steps.index(self.step) + way
        return self.roadmap.steps[place] if 0 <= place < len(self.roadmap.steps) else None


def step_page(
    roadmap: Roadmap,
    step: StepId,
    *,
    learner: Learner | None = None,
    asked: Asked | None = None,
    addresses: Addresses | None = None,
) -> str:
    """The page of the step, for the learner; takes the same values as `skill_page`.

    >>> from skillpath.graph import Step
    >>> staged = Roadmap("demo", "Demo", roadmap.items, (Step("basics", "Basics", 1, ("python",)),))
    >>> "Step 1 of 1" in step_page(staged, "basics")
    True
    """
    places = addresses or Addresses()
    situation = Situation(roadmap, asked=asked, learner=learner)
    here = places.steps + quote(step)
    return Stage(situation, places, here, step=roadmap.steps_by_id[step]).rendered("step.html")
