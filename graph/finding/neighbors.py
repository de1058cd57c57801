"""What an item needs and what needs it, hop by hop, with the authors' reasons."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph.order import roadmap_order
from skillpath.graph.requirements import Group, Strength, mentioned

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from skillpath.graph.attainables import Attainable, ItemId
    from skillpath.graph.requirements import Expression
    from skillpath.graph.roadmap import Roadmap

STRENGTHS = tuple(Strength)


@dataclass(frozen=True, slots=True)
class Edge:
    """A requirement of `dependent` that mentions `prerequisite`, and its author's reason.

    `is_choice` says that the requirement can be met without the prerequisite.
    """

    prerequisite: ItemId
    dependent: ItemId
    strength: Strength
    reason: str
    is_choice: bool


@dataclass(frozen=True, slots=True)
class Neighbor:
    """An item that another one needs, or that needs it.

    `depth` counts the fewest hops between them. `because` holds the edges that lead here from
    the other item and from whatever else is told of, the required ones first.
    """

    item: Attainable
    depth: int
    because: tuple[Edge, ...]

    @property
    def id(self) -> ItemId:
        """That of the item."""
        return self.item.id

    @property
    def strength(self) -> Strength:
        """Required where any of the edges is."""
        return min((edge.strength for edge in self.because), key=STRENGTHS.index)

    @property
    def is_choice(self) -> bool:
        """Whether each of the edges of that strength is a choice."""
        return all(edge.is_choice for edge in self.because if edge.strength is self.strength)


def prerequisites_of(
    roadmap: Roadmap, item: ItemId, *, transitive: bool = False, recommended: bool = False
) -> tuple[Neighbor, ...]:
    """What the item needs: all that its requirements mention, with all alternatives.

    By depth, then in the order of the roadmap; retired items are among them, the item is not,
    even where a harmless cycle leads back to it.

    Args:
        roadmap: The roadmap.
        item: The item's id.
        transitive: Tell also what these need, and so on.
        recommended: Follow, at each hop, also what is recommended only.

    >>> [one.item.id for one in prerequisites_of(roadmap, "statistics")]
    ['python', 'r']
    """
    walk = Walk(_edges(roadmap).above, _prerequisite, transitive, recommended)
    return _walked(roadmap, item, walk)


def dependents_of(
    roadmap: Roadmap, item: ItemId, *, transitive: bool = False, recommended: bool = False
) -> tuple[Neighbor, ...]:
    """What needs the item: all whose requirements mention it, be it as one of several.

    Takes and orders as `prerequisites_of`.

    >>> [(one.item.id, one.depth) for one in dependents_of(roadmap, "r", transitive=True)]
    [('statistics', 1), ('machine-learning', 2)]
    """
    walk = Walk(_edges(roadmap).below, _dependent, transitive, recommended)
    return _walked(roadmap, item, walk)


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges by their dependent, which look up, and by their prerequisite, which look down."""

    above: Mapping[str, tuple[Edge, ...]]
    below: Mapping[str, tuple[Edge, ...]]


@dataclass(frozen=True, slots=True)
class Walk:
    """Which edges to follow, to which end of theirs, and how far."""

    edges: Mapping[str, tuple[Edge, ...]]
    end: Callable[[Edge], str]
    is_transitive: bool
    takes_recommended: bool

    def edges_of(self, item: str) -> Iterator[Edge]:
        """Those to follow from an item."""
        for edge in self.edges.get(item, ()):
            if self.takes_recommended or edge.strength is Strength.REQUIRED:
                yield edge


def _walked(roadmap: Roadmap, start: ItemId, walk: Walk) -> tuple[Neighbor, ...]:
    """All that the walk comes to, layer by layer."""
    depths = {start: 0}
    because: dict[str, list[Edge]] = {}
    pending = deque([start])
    while pending:
        one = pending.popleft()
        if depths[one] and not walk.is_transitive:
            break
        for edge in walk.edges_of(one):
            other = walk.end(edge)
            if other not in depths:
                depths[other] = depths[one] + 1
                pending.append(other)
            because.setdefault(other, []).append(edge)
    del depths[start]
    order = roadmap_order(roadmap)
    return tuple(
        Neighbor(roadmap.by_id[one], depths[one], _in_order(order, because[one]))
        for one in sorted(depths, key=lambda one: (depths[one], order[one]))
    )


def _in_order(order: Mapping[str, int], edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Required ones first, those that leave no choice before others, then as the roadmap has it."""

    def key(edge: Edge) -> tuple[int, bool, int, int, str]:
        ends = order[edge.dependent], order[edge.prerequisite]
        return STRENGTHS.index(edge.strength), edge.is_choice, *ends, edge.reason

    return tuple(sorted(edges, key=key))


def _edges(roadmap: Roadmap) -> Edges:
    return roadmap.memo.recall("edges", lambda: _made(roadmap))


def _made(roadmap: Roadmap) -> Edges:
    above: dict[str, list[Edge]] = {}
    below: dict[str, list[Edge]] = {}
    for item in roadmap.items:
        for edge in _edges_to(item):
            above.setdefault(edge.dependent, []).append(edge)
            below.setdefault(edge.prerequisite, []).append(edge)
    return Edges(
        {one: tuple(edges) for one, edges in above.items()},
        {one: tuple(edges) for one, edges in below.items()},
    )


def _edges_to(item: Attainable) -> Iterator[Edge]:
    for requirement in item.requirements:
        certain = _certain(requirement.of)
        for one in dict.fromkeys(mentioned(requirement.of)):
            yield Edge(one, item.id, requirement.strength, requirement.reason, one not in certain)


def _certain(expression: Expression) -> Collection[ItemId]:
    """The ids that the expression cannot be met without: too few members are left without them."""
    if not isinstance(expression, Group):
        return (expression,)
    counts = Counter(one for member in expression.members for one in _certain(member))
    spare = len(expression.members) - expression.minimum
    return {one for one in counts if counts[one] > spare}


def _prerequisite(edge: Edge) -> ItemId:
    return edge.prerequisite


def _dependent(edge: Edge) -> ItemId:
    return edge.dependent
