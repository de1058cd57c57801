"""What a file of a plan tells when it comes back: what is done, and what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import Done, Stage, knowledge_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.graph import Plan, Planned, Terms


@dataclass(frozen=True, slots=True)
class PlanQuestion:
    """What was asked for a plan, by ids: enough to ask again.

    `known` is in learning order; the others are sorted. `pace` is the one that was assumed;
    `strict` says that nothing was inferred of what is known, though something follows.
    """

    roadmap: str
    goals: tuple[str, ...]
    terms: Terms
    known: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()
    pace: float = 1.0
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a file tells: what is done, the ids of what is open, and what was asked.

    Each item is in one of the two, in the order of the file. What is begun is told as done, with
    the hours that it has taken. The question is None where the file does not carry it.
    """

    done: tuple[Done, ...]
    open: tuple[str, ...] = ()
    question: PlanQuestion | None = None

    @classmethod
    def of(
        cls, found: Iterable[tuple[str, Done | None]], question: PlanQuestion | None = None
    ) -> Ticked:
        """Of items and what is told of them; of one that stands twice the farther counts."""
        told: dict[str, Done | None] = {}
        for one, done in found:
            told[one] = max(told.get(one), done, key=_rank)
        left = tuple(one for one, done in told.items() if not done)
        return cls(tuple(filter(None, told.values())), left, question)


def _rank(done: Done | None) -> tuple[bool, float]:
    """How far somebody has come with an item."""
    return (bool(done and done.stage is not Stage.BEGUN), done.hours or 0.0 if done else -1.0)


def told_of(one: Planned) -> Done | None:
    """What files tell of an item: that it is done, or how many hours it has taken so far."""
    if one.done and one.done.stage is not Stage.BEGUN:
        return one.done
    return Done(one.id, one.so_far, stage=Stage.BEGUN) if one.so_far else None


def ticked(plan: Plan) -> Ticked:
    """What a file of the plan tells where it leaves out nothing."""
    return Ticked.of(((one.id, told_of(one)) for one in plan.items), question_of(plan))


def question_of(plan: Plan) -> PlanQuestion:
    """What was asked for the plan."""
    path, kept = plan.path, plan.path.constrained
    return PlanQuestion(
        roadmap=plan.roadmap.id,
        goals=path.goals.ids,
        terms=plan.terms,
        known=path.knowledge.stated,
        forbid=kept.forbid if kept else (),
        prefer=kept.prefer if kept else (),
        pace=plan.pace.assumed,
        strict=_is_strict(plan),
    )


def _is_strict(plan: Plan) -> bool:
    """A path does not tell: it was asked strictly where else something would be inferred."""
    known = plan.path.knowledge
    if known.inferred or not known.stated:
        return False
    return bool(knowledge_of(plan.roadmap, known.stated).inferred)
