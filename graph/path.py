"""By which path: the cheapest items in learning order, each with its reasons and alternatives."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Effort
from skillpath.graph.cheapest import cheapest_selection
from skillpath.graph.goals import Goals, goals_of
from skillpath.graph.knowledge import knowledge_of
from skillpath.graph.naming import both_found
from skillpath.graph.order import learning_order
from skillpath.graph.problem import Limits
from skillpath.graph.reasons import Because, reasons
from skillpath.graph.requirements import Group, is_met, mentioned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.cheapest import Selection
    from skillpath.graph.knowledge import Knowledge
    from skillpath.graph.problem import Stop
    from skillpath.graph.requirements import Requirement
    from skillpath.graph.roadmap import Roadmap


@dataclass(frozen=True, slots=True)
class Alternative:
    """What an item was chosen instead of, and the extra hours of the cheapest path without it."""

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
    proven optimal. `stop` says why the search ended.
    """

    goals: Goals
    knowledge: Knowledge
    items: tuple[PathItem, ...]
    hours: Effort
    lower_bound: float
    stop: Stop
    is_optimal: bool

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
) -> Path:
    """The path of least likely hours that attains all goals.

    Args:
        roadmap: The roadmap.
        goals: Names of items, steps or roadmaps; their order carries no meaning.
        known: Names of known items, in learning order, the latest last.
        strict: Infer nothing from what is known.
        limits: How long to search; the default proves roadmaps of a few hundred items.

    Raises:
        UnknownNameError: for a name that nothing bears.
        AmbiguousNameError: for a name that several bear.
        RetiredGoalError: for a goal that nobody can attain any more.
        UnreachableGoalError: for one that can be reached only through retired items.

    >>> path = cheapest_path(roadmap, ["ML"], known=["r"])
    >>> [one.item.id for one in path.items], path.hours.likely, path.is_optimal
    (['python', 'pandas', 'statistics', 'machine-learning'], 135.0, True)
    """
    knowledge, aims = both_found(
        lambda: knowledge_of(roadmap, known, strict=strict), lambda: goals_of(roadmap, goals)
    )
    found = cheapest_selection(roadmap, aims.targets, knowledge.items, limits=limits)
    assert found is not None, "only forbidden items can leave no way"
    order = learning_order(roadmap, found.items, knowledge.items)
    because = reasons(roadmap, order, knowledge.items, aims)
    compared = _alternatives(roadmap, order, aims, knowledge, found, limits)
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
    )


def _alternatives(
    roadmap: Roadmap,
    order: tuple[str, ...],
    goals: Goals,
    knowledge: Knowledge,
    found: Selection,
    limits: Limits | None,
) -> dict[str, tuple[Alternative, ...]]:
    """For each item that was a choice: the cheapest path without it, solved again.

    Only proven differences are told; the clock guards all these searches together.
    """
    compared: dict[str, tuple[Alternative, ...]] = {}
    if not found.is_optimal:
        return compared
    rivals = _rivals(roadmap, order, knowledge.items)
    chosen = [one for one in order if one in rivals and one not in found.always]
    bounds = limits or Limits()
    end = monotonic() + bounds.seconds
    for one in chosen[: bounds.compared]:
        if monotonic() > end:
            break
        other = cheapest_selection(
            roadmap, goals.targets, knowledge.items, forbidden=frozenset({one}), limits=bounds
        )
        if other is not None and other.is_optimal:
            extra = round(other.cost - found.cost, 6)
            taken = sorted(rivals[one] & (other.items - found.items))
            compared[one] = tuple(Alternative(rival, extra) for rival in taken)
    return compared


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
