"""What a learner knows: what was stated, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.graph.attainables import Kind
from skillpath.graph.dominance import dominators
from skillpath.graph.names import find_item
from skillpath.graph.naming import each_found

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    found = each_found(roadmap, find_item, names, "known")
    stated = tuple(reversed(dict.fromkeys(reversed(found))))
    inferred = frozenset() if strict else _implied(roadmap, stated).difference(stated)
    return Knowledge(stated, inferred)


def _implied(roadmap: Roadmap, stated: Iterable[ItemId]) -> frozenset[ItemId]:
    found: set[ItemId] = set()
    pending = list(stated)
    while pending:
        one = pending.pop()
        if one not in found:
            found.add(one)
            pending.extend(dominators(roadmap, one))
            item = roadmap.by_id[one]
            pending.extend(item.certifies if item.kind is Kind.CERTIFICATION else ())
    return frozenset(found)
