"""What a choice of items must keep to, as columns and rows of a 0/1 program; no solver yet.

    x(i) = 1       item i is chosen; a column for each item of a scope
    y(h) = 1       inner group h holds; a column for each group within a choice

    sum of members(g) >= k x(i)     for every required group g of item i
    sum of members(h) >= k y(h)     for every inner group h

Members that are given count 1, members outside the scope count 0.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from skillpath.graph.structure.gates import Gates


class ProgramRows:
    """Rows of the form `sum of value * column >= lower`, one after the other.

    `column` tells the column of an item by place, in ascending order, then those of `also`, which
    are numbers beyond all gates: whatever else is decided. `width` counts all columns.
    Row r has the entries from `starts[r]` up to `starts[r + 1]` of `columns` and `values`.
    """

    def __init__(
        self,
        gates: Gates,
        *,
        given: Collection[int],
        among: Collection[int],
        also: Iterable[int] = (),
    ) -> None:
        """Lay the requirements of the items in `among`, with `given` attained already."""
        self._gates = gates
        self._given = given
        items = sorted(among)
        self.column = {place: column for column, place in enumerate([*items, *also])}
        self.width = len(self.column)
        self.lower = array("d")
        self.starts = array("i", [0])
        self.columns = array("i")
        self.values = array("d")
        for place in items:
            for member in gates.members[place]:
                self._require(self.column[place], member)

    def add(self, lower: float, terms: Mapping[int, float]) -> None:
        """One more row; `terms` gives the value of each column that has one."""
        self.lower.append(lower)
        self.columns.extend(terms.keys())
        self.values.extend(terms.values())
        self.starts.append(len(self.columns))

    def _require(self, owner: int, member: int) -> None:
        """If the owner's column is 1, the member must hold."""
        if member >= self._gates.items:
            self._group(owner, member)
        elif member in self.column:
            self.add(0.0, {self.column[member]: 1.0, owner: -1.0})
        elif member not in self._given:
            self.add(0.0, {owner: -1.0})

    def _group(self, owner: int, group: int) -> None:
        gates, given = self._gates, self._given
        need = gates.need[group] - sum(place in given for place in gates.members[group])
        inner = [place for place in gates.members[group] if place not in given]
        if need <= 0:
            return
        if need == len(inner):
            for member in inner:
                self._require(owner, member)
            return
        terms = {owner: -float(need)}
        for member in inner:
            if member in self.column:
                column = self.column[member]
                terms[column] = terms.get(column, 0.0) + 1.0
            elif member >= gates.items:
                column = self.width
                self.width += 1
                terms[column] = 1.0
                self._group(column, member)
        self.add(0.0, terms)
