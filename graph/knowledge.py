"""What a learner knows: what was stated, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.graph.names import find_item
from skillpath.graph.naming import each_found
from skillpath.graph.structure.counts import Counts
from skillpath.graph.structure.implied import with_implied

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from skillpath.graph.attainables import ItemId
    from skillpath.graph.roadmap import Roadmap


@dataclass(frozen=True)
class Knowledge:
    """What is known.

    `stated` is in learning order, the latest last, each once; `inferred` follows from it and
    holds nothing that was stated.
    """

    stated: tuple[ItemId, ...] = ()
    inferred: frozenset[ItemId] = frozenset()

    @cached_property
    def items(self) -> frozenset[str]:
        """All that is known, stated or inferred."""
        return self.inferred.union(self.stated)


def knowledge_of(roadmap: Roadmap, names: Iterable[str], *, strict: bool = False) -> Knowledge:
    """What somebody knows who states these names, in learning order, the latest last.

    Inferred on top: the dominators of each known item (nobody can have attained it without
    them) and what a known certification certifies, and so on from what is thereby known.
    `strict` infers nothing. A name that occurs twice counts where it stands last.

    Raises:
        UnknownNameError: for a name that no item bears.
        AmbiguousNameError: for a name that several bear; both hold all others that are wrong.

    >>> knowledge_of(roadmap, ["r", "pandas"])
    Knowledge(stated=('r', 'pandas'), inferred=frozenset({'python'}))
    """
    return counted_knowledge(roadmap, names, strict=strict)[0]


def counted_knowledge(
    roadmap: Roadmap, names: Iterable[str], *, strict: bool = False
) -> tuple[Knowledge, Counts, Sequence[int]]:
    """The same, with all that is known counted at what requires it, and its places."""
    gates = roadmap.gates
    stated = _each_once(_found(roadmap, names))
    places = list(map(gates.place.__getitem__, stated))
    if strict:
        return Knowledge(stated), Counts.of(gates, places), places
    known = with_implied(roadmap, places)
    more = set(known).difference(places) if len(known) > len(places) else ()
    inferred = frozenset(map(gates.plain_ids.__getitem__, more))
    return Knowledge(stated, inferred), Counts.of(gates, known), known


def _each_once(found: Sequence[str]) -> tuple[str, ...]:
    """Each where it stands last."""
    if len(set(found)) == len(found):
        return tuple(found)
    return tuple(reversed(dict.fromkeys(reversed(found))))


def _found(roadmap: Roadmap, names: Iterable[str]) -> Sequence[str]:
    """The ids that the names mean; an id means itself, which needs no look at other names."""
    listed, place = list(names), roadmap.gates.place
    if all(map(place.__contains__, listed)):
        return listed
    return each_found(roadmap, find_item, listed, "known")
