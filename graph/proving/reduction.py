"""A smaller problem with the same answer: what is settled leaves it, what is idle as well.

- Items that every way needs and that rest on such items alone are settled: they are given from
  then on. The others that every way needs cost nothing any more and become targets.
- A member that needs its own group's owner cannot help to attain the owner: it is left out.
- A member of an "any of" that needs another member can be left out: whoever has it has the other.
- Groups that ask for all of their members, or have one left, dissolve into their owners; equal
  groups become one.
- Items that no group of a target mentions, transitively, leave.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skillpath.graph.proving.problem import Problem
from skillpath.graph.structure.attainment import generations
from skillpath.graph.structure.gates import Gates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph.structure.dominance import AlwaysNeeded


@dataclass(frozen=True, slots=True)
class Reduction:
    """A smaller problem; `places` tells where its items stand in the one it was made of."""

    problem: Problem
    places: tuple[int, ...]


def reduced(problem: Problem, needs: AlwaysNeeded) -> Reduction:
    """The problem without what is settled; nothing is given in it, and it has no idle items."""
    layout = _Layout(problem, needs)
    layout.lay()
    return layout.reduction()


@dataclass(slots=True)
class _Layout:
    """New gates on the way: items by their old places, groups by a key of need and members.

    A member is an old place, or a negative number that stands for a group: -1 - its index.
    """

    problem: Problem
    needs: AlwaysNeeded
    groups: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    items: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _known: dict[tuple[int, tuple[int, ...]], int] = field(default_factory=dict)
    _used: dict[int, None] = field(default_factory=dict)
    _settled: frozenset[int] = frozenset()
    _bits: Mapping[int, int] = field(default_factory=dict)

    def lay(self) -> None:
        """Lay the targets and all that they mention."""
        problem = self.problem
        on_always = generations(problem.gates, given=problem.given, among=problem.always)
        self._settled = problem.given | on_always.keys()
        self._bits = {place: 1 << bit for bit, place in enumerate(self.needs.order)}
        pending = sorted(self.targets)
        while pending:
            item = pending.pop()
            if item not in self.items:
                self.items[item] = members = self._all(item, problem.gates.members[item])
                pending += self._mentioned(members)

    @property
    def targets(self) -> frozenset[int]:
        """What every way needs and is not settled."""
        return self.problem.always - self._settled

    def reduction(self) -> Reduction:
        """The new gates in a problem of their own."""
        places = tuple(sorted(self.items))
        new = {place: number for number, place in enumerate(places)}
        new |= {group: len(places) + number for number, group in enumerate(self._used)}
        groups = [self.groups[-1 - group] for group in self._used]
        inner = [self.items[place] for place in places] + [group for _, group in groups]
        members = tuple(tuple(sorted(new[one] for one in gate)) for gate in inner)
        need = [len(gate) for gate in members[: len(places)]] + [need for need, _ in groups]
        everything = frozenset(range(len(places)))
        targets = frozenset(new[place] for place in self.targets)
        always = self.problem.always
        problem = Problem(
            gates=_gates(self.problem.gates, places, tuple(need), members),
            targets=targets,
            given=frozenset(),
            among=everything,
            always=targets,
            cost=tuple(0.0 if one in always else self.problem.cost[one] for one in places),
        )
        return Reduction(problem, places)

    def _mentioned(self, members: tuple[int, ...]) -> list[int]:
        """The items of these members, and of groups that were not looked into before."""
        found, pending = [], list(members)
        while pending:
            one = pending.pop()
            if one >= 0:
                found.append(one)
            elif one not in self._used:
                self._used[one] = None
                pending += self.groups[-1 - one][1]
        return found

    def _all(self, owner: int, gates: Sequence[int]) -> tuple[int, ...]:
        """The members that these gates come to, all of which the owner asks for."""
        found: dict[int, None] = {}
        for gate in gates:
            found |= dict.fromkeys(self._parts(owner, gate) or ())
        return tuple(found)

    def _parts(self, owner: int, gate: int) -> tuple[int, ...] | None:
        """All that must hold for the gate to open; None where it cannot be opened."""
        problem = self.problem
        if gate < problem.gates.items:
            return () if gate in self._settled else self._item(owner, gate)
        parts = [self._parts(owner, one) for one in problem.gates.members[gate]]
        need = problem.gates.need[gate] - parts.count(())
        offers = [part for part in parts if part]
        if need <= 0:
            return ()
        if need == 1:
            offers = self._least(list(dict.fromkeys(offers)))
        if len(offers) < need:
            return None
        if len(offers) == need:
            return tuple(dict.fromkeys(one for part in offers for one in part))
        return (self._group(need, tuple(sorted(self._joined(part) for part in offers))),)

    def _item(self, owner: int, item: int) -> tuple[int] | None:
        is_idle = item not in self.problem.among or self.needs.masks[item] & self._bits[owner]
        return None if is_idle else (item,)

    def _least(self, offers: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
        """Without those that need another of the offers."""
        single = [part[0] for part in offers if len(part) == 1 and part[0] >= 0]
        bits = sum(self._bits[one] for one in single)

        def mask(part: tuple[int, ...]) -> int:
            found = 0
            for one in part:
                if one >= 0:
                    found |= self.needs.masks[one]
            return found

        return [
            part
            for part in offers
            if not mask(part) & (bits & ~self._bits[part[0]] if part[0] in single else bits)
        ]

    def _joined(self, part: tuple[int, ...]) -> int:
        return part[0] if len(part) == 1 else self._group(len(part), tuple(sorted(part)))

    def _group(self, need: int, members: tuple[int, ...]) -> int:
        key = (need, members)
        if key not in self._known:
            self.groups.append(key)
            self._known[key] = -len(self.groups)
        return self._known[key]


def _gates(
    old: Gates, places: tuple[int, ...], need: tuple[int, ...], members: tuple[tuple[int, ...], ...]
) -> Gates:
    users: list[list[int]] = [[] for _ in members]
    for gate, inner in enumerate(members):
        for member in inner:
            users[member].append(gate)
    ids = tuple(old.ids[place] for place in places)
    return Gates(
        items=len(places),
        place={one: number for number, one in enumerate(ids)},
        ids=ids,
        need=need,
        members=members,
        users=tuple(map(tuple, users)),
    )
