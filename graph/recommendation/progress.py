"""A learner's state, kept from one item to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.goals import goals_of
from skillpath.graph.knowledge import Knowledge, counted_knowledge
from skillpath.graph.names import find_item
from skillpath.graph.naming import both_found
from skillpath.graph.recommendation.kept import Kept
from skillpath.graph.recommendation.ranking import Question, check_limit, recommended
from skillpath.graph.structure.columns import columns_of
from skillpath.graph.structure.implied import with_implied

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.graph.proving.problem import Limits
    from skillpath.graph.recommendation.ranking import Recommendations
    from skillpath.graph.roadmap import Roadmap


class Progress:
    """What somebody knows, and what can be started next, as one item after the other is learned.

    The answers are those of `recommend`, which counts anew what is known each time; here an item
    costs what requires it, and an answer what it tells.

    >>> progress = Progress(roadmap, ["r"])
    >>> [one.item.id for one in progress.recommend().items]
    ['statistics', 'python']
    >>> progress.learn("python")
    >>> [one.item.id for one in progress.recommend().items]
    ['pandas', 'statistics']
    """

    def __init__(
        self,
        roadmap: Roadmap,
        known: Iterable[str] = (),
        goals: Iterable[str] = (),
        *,
        strict: bool = False,
    ) -> None:
        """Begin with what is known: see `recommend` for the arguments and what it raises."""
        (self._knowledge, counts, places), self._goals = both_found(
            lambda: counted_knowledge(roadmap, known, strict=strict),
            lambda: goals_of(roadmap, goals),
        )
        self._roadmap = roadmap
        self._strict = strict
        self._ready = Kept(columns_of(roadmap), counts, places)

    @property
    def knowledge(self) -> Knowledge:
        """What is known by now."""
        return self._knowledge

    def learn(self, name: str) -> None:
        """State one item more, as the latest.

        Raises:
            UnknownNameError: for a name that no item bears.
            AmbiguousNameError: for a name that several bear.
        """
        gates = self._roadmap.gates
        learned = name if name in gates.place else find_item(self._roadmap, name)
        inferred = self._knowledge.inferred
        if self._strict:
            self._ready.learn(gates.place[learned])
        else:
            place, ready = gates.place[learned], self._ready
            more = with_implied(self._roadmap, (place,), ready.counts.known)
            ready.add(more)
            inferred = inferred.union(map(gates.ids.__getitem__, more))
        earlier = (one for one in self._knowledge.stated if one != learned)
        self._knowledge = Knowledge((*earlier, learned), inferred.difference((learned,)))

    def recommend(self, *, limit: int = 5, limits: Limits | None = None) -> Recommendations:
        """What to learn next: see `recommend`."""
        check_limit(limit)
        asked = Question(self._knowledge, self._goals, limit, limits)
        return recommended(self._roadmap, self._ready, asked)
