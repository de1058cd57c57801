"""The lines of a map, and the joints where those of a group meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.graph import Group, Strength
from skillpath.visualizations.maps.layout import Knot
from skillpath.visualizations.maps.map import Joint, Line, LineKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from skillpath.graph import Attainable, Expression, Roadmap

WIDEST_TIER = 3
"""Joints side by side: no wider than the card below."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What connects some items of a roadmap; who stands on the map does not change it."""

    joints: tuple[Joint, ...]
    lines: tuple[Line, ...]

    def pairs(self) -> Mapping[tuple[str, str], None]:
        """Each prerequisite with each of its dependents, as if there were no joints."""
        dependent = {joint.id: joint.dependent for joint in self.joints}
        return {
            (line.source, dependent.get(line.target, line.target)): None
            for line in self.lines
            if line.source not in dependent
        }

    def tiers(self, items: Container[str]) -> Mapping[str, Sequence[Sequence[Knot]]]:
        """The joints above each of the items: the outermost groups lowest, a tier each level.

        A joint to which no line leads from one of the items is left out.
        """
        members = self._members(items)
        targets = {line.source: line.target for line in self.lines}
        level: dict[str, int] = {}
        tiers: dict[str, dict[int, list[Knot]]] = {}
        for joint in self.joints:  # inner ones come after their outer one
            level[joint.id] = level.get(targets[joint.id], 0) + 1
            if joint.dependent in items and members[joint.id]:
                above = tiers.setdefault(joint.dependent, {}).setdefault(level[joint.id], [])
                above.append(Knot(joint.id, tuple(members[joint.id])))
        return {one: _broken(found) for one, found in tiers.items()}

    def _members(self, items: Container[str]) -> Mapping[str, Sequence[str]]:
        """The items from which lines lead to each joint, directly or by other joints."""
        members: dict[str, list[str]] = {joint.id: [] for joint in self.joints}
        for line in self.lines:  # those to a joint come before the one from it
            if line.target in members:
                inner = [line.source] if line.source in items else []
                members[line.target] += members.get(line.source, inner)
        return members


def _broken(tiers: Mapping[int, Sequence[Knot]]) -> Sequence[Sequence[Knot]]:
    """The tiers from the lowest on, those that are wider than a card in several."""
    return [
        tier[start : start + WIDEST_TIER]
        for _, tier in sorted(tiers.items())
        for start in range(0, len(tier), WIDEST_TIER)
    ]


def lines_among(roadmap: Roadmap, items: Sequence[str]) -> Lines:
    """The lines between the items, in their order.

    A group of which fewer members are needed than it has becomes a joint, and so does every
    group inside of one. Members that are not among the items have no line; a joint without any
    line to it is left out.
    """
    among = frozenset(items)
    joints: list[Joint] = []
    lines: list[Line] = []
    for one in items:
        knots = _Knots(roadmap.by_id[one], among)
        found = dict.fromkeys(knots.lines())
        joints += knots.joints
        lines += _strongest(found)
    return Lines(tuple(joints), tuple(lines))


def _strongest(lines: Iterable[Line]) -> Iterable[Line]:
    """Of several lines between the same ends the one that binds most."""
    ranks = {kind: rank for rank, kind in enumerate(LineKind)}
    best: dict[tuple[str, str], Line] = {}
    for line in lines:
        ends = line.source, line.target
        other = best.get(ends, line)
        best[ends] = line if ranks[line.kind] < ranks[other.kind] else other
    return best.values()


class _Knots:
    """The requirements of one item, with its joints as they are tied."""

    def __init__(self, item: Attainable, among: Container[str]) -> None:
        """Tie none yet; lines start only from `among`."""
        self.joints: list[Joint] = []
        self._item, self._among = item, among
        self._tied = 0

    def lines(self) -> Iterator[Line]:
        """The lines that end at the item or at one of its joints."""
        for requirement in self._item.requirements:
            is_required = requirement.strength is Strength.REQUIRED
            kind = LineKind.REQUIRED if is_required else LineKind.RECOMMENDED
            for part in _parts(requirement.of):
                yield from self._to(part, self._item.id, kind)

    def _to(self, part: Expression, target: str, kind: LineKind) -> Iterable[Line]:
        if not isinstance(part, Group):
            return [Line(part, target, kind)] if part in self._among else []
        self._tied += 1
        joint = Joint(
            f"{self._item.id}/{self._tied}", self._item.id, part.minimum, len(part.members)
        )
        place = len(self.joints)
        inner = LineKind.CHOICE if kind is LineKind.REQUIRED else kind
        members = map(_bare, part.members)
        lines = [line for one in members for line in self._to(one, joint.id, inner)]
        if not lines:
            return []
        self.joints.insert(place, joint)
        return [*lines, Line(joint.id, target, kind)]


def _parts(expression: Expression) -> Iterator[Expression]:
    """What is needed in any case: single items, and groups that leave a choice."""
    if isinstance(expression, Group) and expression.minimum == len(expression.members):
        for member in expression.members:
            yield from _parts(member)
    else:
        yield expression


def _bare(expression: Expression) -> Expression:
    """A group of one member is that member."""
    while isinstance(expression, Group) and len(expression.members) == 1:
        (expression,) = expression.members
    return expression
