"""The constants of a roadmap as flat columns, which next and closure are answered on.

A column holds a number for each item, by its place; `Rows` hold places for each. All of them are
flat buffers, so that they can be kept in a file and mapped from it. An embedding program makes
them of its own arrays, of a million skills say, and needs no `Roadmap`.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from skillpath.graph.memo import Memo
from skillpath.graph.order import positions, ranks
from skillpath.graph.scoring import part_columns
from skillpath.graph.structure.dominance import dependence_counts, immediate_needs
from skillpath.graph.structure.reach import dependent_rows, prerequisite_rows, reach_by_place
from skillpath.graph.structure.rows import Rows, numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph.outlines import RoadmapId
    from skillpath.graph.roadmap import Roadmap
    from skillpath.graph.structure.gates import Gates


@dataclass(frozen=True, slots=True)
class Columns:
    """What is constant for each item of a roadmap, by place.

    Attributes:
        gates: The requirements that gate the items.
        prerequisites: The items that its required requirements mention, each once, ascending.
        dependents: The items that mention it so, by reach from the greatest, then ascending.
        needs: The items that whatever else it always needs follows from; see `immediate_needs`.
        retired: 1 where nobody can attain it any more, else 0; a byte each.
        generation: The round of the fixpoint in which it becomes attainable, from 0.
        reach: How many active items depend on it; see `reach_counts`.
        blocked: How many active items cannot be attained without it; see `dependence_counts`.
        parts: What the parts of its score that are constants add, in ten-thousandths, by name.
        rank: Where it stands among all in the order that breaks ties, from 0.
    """

    gates: Gates
    prerequisites: Rows
    dependents: Rows
    needs: Rows
    retired: memoryview[int]
    generation: memoryview[int]
    reach: memoryview[int]
    blocked: memoryview[int]
    parts: Mapping[str, memoryview[int]]
    rank: Sequence[int]
    merit: memoryview[int]
    """The sum of `parts` times the number of items, less the rank: who beats whom, in 64 bits."""
    roots: memoryview[int]
    """The active items that require nothing, from the highest merit."""
    by_rank: Sequence[int]
    """The item of each rank."""
    position: memoryview[int]
    """Where each item stands in learning order: by generation, then by rank."""
    memo: Memo = field(default_factory=Memo, compare=False, repr=False)
    """For what is remembered of single items, such as what is near them."""

    def ranked(self, rank: Sequence[int]) -> Columns:
        """The same, with ties broken by another rank of the items."""
        generation, retired, need = self.generation, self.retired, self.gates.need
        fixed = map(sum, zip(*self.parts.values(), strict=True))
        every = range(self.gates.items)
        merit = [one * len(every) - own for one, own in zip(fixed, rank, strict=True)]
        roots = [place for place in every if not need[place] and not retired[place]]
        by_rank = positions(rank)
        return replace(
            self,
            rank=numbers(rank),
            merit=memoryview(array("q", merit)),
            roots=numbers(sorted(roots, key=merit.__getitem__, reverse=True)),
            by_rank=numbers(by_rank),
            position=numbers(positions(sorted(by_rank, key=generation.__getitem__))),
        )


def columns_of(roadmap: Roadmap) -> Columns:
    """The constants of a roadmap, computed once.

    Those of a specialized roadmap differ in what comes from its steps alone: the ranks.

    >>> columns = columns_of(roadmap)
    >>> dict(zip(columns.gates.ids, columns.generation))["pandas"]
    1
    """
    return roadmap.memo.recall(columns_key(roadmap.id), lambda: _columns(roadmap))


def columns_key(roadmap: RoadmapId) -> str:
    """Where a roadmap's memo keeps them: there they can be put from a file."""
    return f"{roadmap}/columns"


def _columns(roadmap: Roadmap) -> Columns:
    if roadmap.general:
        return columns_of(roadmap.general).ranked(ranks(roadmap))
    blocked = dependence_counts(roadmap)
    parts = {name: numbers(column) for name, column in part_columns(roadmap).items()}
    none = numbers(())
    return Columns(
        gates=roadmap.gates,
        prerequisites=Rows.of(prerequisite_rows(roadmap)),
        dependents=Rows.of(dependent_rows(roadmap)),
        needs=immediate_needs(roadmap),
        retired=memoryview(bytes(item.is_retired for item in roadmap.items)),
        generation=numbers(map(roadmap.rounds.__getitem__, range(len(roadmap.items)))),
        reach=numbers(reach_by_place(roadmap)),
        blocked=numbers(blocked[item.id] for item in roadmap.items),
        parts=parts,
        rank=none,
        merit=none,
        roots=none,
        by_rank=none,
        position=none,
    ).ranked(ranks(roadmap))
