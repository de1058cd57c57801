"""By which path: the cheapest items in learning order, each with its reasons and alternatives."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Effort
from skillpath.graph.goals import Goals, goals_of
from skillpath.graph.knowledge import knowledge_of
from skillpath.graph.naming import both_found
from skillpath.graph.order import learning_order
from skillpath.graph.paths.cheapest import cheapest_selection
from skillpath.graph.paths.constrained import constrained_selection
from skillpath.graph.paths.constraints import FREE, Constraints, constraints_of
from skillpath.graph.proving.problem import Limits
from skillpath.graph.reasons import Because, reasons
from skillpath.graph.requirements import Group, is_met, mentioned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.knowledge import Knowledge
    from skillpath.graph.paths.cheapest import Selection
    from skillpath.graph.paths.constraints import Constrained
    from skillpath.graph.proving.problem import Stop
    from skillpath.graph.requirements import Requirement
    from skillpath.graph.roadmap import Roadmap


@dataclass(frozen=True, slots=True)
class Alternative:
    """What an item was chosen instead of, and the extra hours of the cheapest path without it.

    They are below 0 where the item is there for being preferred, and costs as much.
    """

    instead_of: str
    extra_hours: float


@dataclass(frozen=True, slots=True)
class PathItem:
    """One item of a path."""

    item: Attainable
    because: tuple[Because, ...]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """The cheapest way found from what is known to the goals.

    `items` are in learning order: each after what it requires. `hours` is their sum;
    `lower_bound` (likely hours) cannot be undercut and equals `hours.likely` when the path is
    proven optimal. `stop` says why the search ended, `constrained` how the path keeps to
    constraints, where there are any.
    """

    goals: Goals
    knowledge: Knowledge
    items: tuple[PathItem, ...]
    hours: Effort
    lower_bound: float
    stop: Stop
    is_optimal: bool
    constrained: Constrained | None = None

    @property
    def gap(self) -> float:
        """The share of the likely hours that a cheaper path could save at most, 0 to 1."""
        likely = self.hours.likely
        return (likely - self.lower_bound) / likely if likely else 0.0


def cheapest_path(
    roadmap: Roadmap,
    goals: Iterable[str],
    known: Iterable[str] = (),
    *,
    strict: bool = False,
    limits: Limits | None = None,
    constraints: Constraints = FREE,
) -> Path:
    """The path of least likely hours that attains all goals and keeps to the constraints.

    Args:
        roadmap: The roadmap.
        goals: Names of items, steps or roadmaps; their order carries no meaning.
        known: Names of known items, in learning order, the latest last.
        strict: Infer nothing from what is known.
        limits: How long to search; the default proves roadmaps of a few hundred items.
        constraints: What the path must do without, and what it should use.

    Raises:
        UnknownNameError: for a name that nothing bears.
        AmbiguousNameError: for a name that several bear.
        RetiredGoalError: for a goal that nobody can attain any more.
        UnreachableGoalError: for one that can be reached only through retired items.
        ContradictionError: for items that are both forbidden and preferred.
        UnavoidableError: when no way does without the forbidden items.

    >>> path = cheapest_path(roadmap, ["ML"], known=["r"])
    >>> [one.item.id for one in path.items], path.hours.likely, path.is_optimal
    (['python', 'pandas', 'statistics', 'machine-learning'], 135.0, True)
    >>> path = cheapest_path(roadmap, ["statistics"], constraints=Constraints(prefer=("python",)))
    >>> [one.item.id for one in path.items], path.constrained.extra_hours
    (['python', 'statistics'], 10.0)
    """
    (knowledge, aims), asked = both_found(
        lambda: both_found(
            lambda: knowledge_of(roadmap, known, strict=strict), lambda: goals_of(roadmap, goals)
        ),
        lambda: constraints_of(roadmap, constraints),
    )
    found, constrained = constrained_selection(roadmap, aims, knowledge.items, asked, limits)
    order = learning_order(roadmap, found.items, knowledge.items)
    because = reasons(roadmap, order, knowledge.items, aims)
    told = _Told(roadmap, aims, knowledge.items, asked, limits or Limits())
    compared = told.alternatives(order, found)
    items = tuple(
        PathItem(roadmap.by_id[one], because[one], compared.get(one, ())) for one in order
    )
    return Path(
        goals=aims,
        knowledge=knowledge,
        items=items,
        hours=Effort.total(one.item.hours for one in items),
        lower_bound=found.lower_bound,
        stop=found.stop,
        is_optimal=found.is_optimal,
        constrained=constrained,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of the choices of a path."""

    roadmap: Roadmap
    goals: Goals
    known: frozenset[str]
    constraints: Constraints
    limits: Limits

    def alternatives(
        self, order: tuple[str, ...], found: Selection
    ) -> dict[str, tuple[Alternative, ...]]:
        """For each item that was a choice: the cheapest path without it, solved again.

        Only proven differences are told; the clock guards all these searches together. On a path
        that is another one for what is preferred, only that is compared.
        """
        compared: dict[str, tuple[Alternative, ...]] = {}
        if not found.is_optimal:
            return compared
        rivals = _rivals(self.roadmap, order, self.known)
        chosen = [one for one in order if one in rivals and one not in found.always]
        bare = self._without() if self.constraints.prefer else found
        if bare is None or bare.items != found.items:
            chosen = [one for one in chosen if one in self.constraints.prefer]
        end = monotonic() + self.limits.seconds
        for one in chosen[: self.limits.compared]:
            if monotonic() > end:
                break
            other = self._without(one)
            if other is not None and other.is_optimal:
                extra = round(other.cost - found.cost, 6)
                taken = sorted(rivals[one] & (other.items - found.items))
                compared[one] = tuple(Alternative(rival, extra) for rival in taken)
        return compared

    def _without(self, *items: str) -> Selection | None:
        """The cheapest selection without these and what is forbidden, whatever is preferred."""
        return cheapest_selection(
            self.roadmap,
            self.goals.targets,
            self.known,
            forbidden=frozenset((*self.constraints.forbid, *items)),
            limits=self.limits,
        )


def _rivals(roadmap: Roadmap, order: tuple[str, ...], known: frozenset[str]) -> dict[str, set[str]]:
    """For each item of the path that is a choice in a group: what else the group offers."""
    on_path = set(order)
    rivals: dict[str, set[str]] = {}
    for requirement in _choices(roadmap, order, known):
        offered = set(mentioned(requirement.of))
        for one in offered & on_path:
            rivals.setdefault(one, set()).update(offered - on_path - known)
    return {one: others for one, others in rivals.items() if others}


def _choices(
    roadmap: Roadmap, order: tuple[str, ...], known: frozenset[str]
) -> Iterator[Requirement]:
    for one in order:
        for requirement in roadmap.by_id[one].required:
            if isinstance(requirement.of, Group) and not is_met(requirement.of, known):
                yield requirement
