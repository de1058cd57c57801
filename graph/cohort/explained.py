"""What is told of recommended items: made once, and told again to all whom it fits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

from skillpath.graph.cohort.facts import Around, Sight, Signatures
from skillpath.graph.cohort.nearness import NONE
from skillpath.graph.recommendation.explanation import Explanation
from skillpath.graph.recommendation.ready import Ready
from skillpath.graph.structure.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from skillpath.graph.attainables import ItemId
    from skillpath.graph.cohort.columns import Circuit
    from skillpath.graph.cohort.knowledge import Crowd
    from skillpath.graph.cohort.ranking import Picks, Scores
    from skillpath.graph.cohort.routes import Route
    from skillpath.graph.reasons import Because
    from skillpath.graph.roadmap import Roadmap
    from skillpath.graph.scoring import Parts

Told = TypeVar("Told")

MOST_REMEMBERED = 200_000
"""How many pieces are remembered of each sort; then all of that sort are forgotten."""


class Teller(Protocol[Told]):
    """Tells of a recommendation in pieces, each of which depends on as little as possible."""

    def scored(self, item: ItemId, parts: Parts) -> Told:
        """The item and its score: what comes first."""
        ...

    def needed(self, item: ItemId, because: Sequence[Because]) -> Told:
        """Who needs it."""
        ...

    def built(self, builds_on: Sequence[Because]) -> Told:
        """Which known items it continues."""
        ...

    def unlocked(self, items: Sequence[ItemId]) -> Told:
        """What it unlocks."""
        ...

    def explained(self, needed: Told, built: Told, unlocked: Told) -> Told:
        """These three together: what comes last."""
        ...


class Pieces(dict["Hashable", Told]):
    """Pieces that were told, up to a number."""

    def recall(self, key: Hashable, tell: Callable[[], Told]) -> Told:
        """The piece under this key, or told now."""
        found = self.get(key)
        if found is None:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            found = self[key] = tell()
        return found


class Explainer(Generic[Told]):
    """Tells of the recommendations of one roadmap."""

    def __init__(
        self, roadmap: Roadmap, gates: Circuit, scores: Scores, tell: Teller[Told]
    ) -> None:
        """Nothing is told yet."""
        self._roadmap, self._gates, self._scores, self._tell = roadmap, gates, scores, tell
        self._ids = roadmap.gates.ids
        self._arounds: dict[int, Around] = {}
        self._scored: Pieces[Told] = Pieces()
        self._explained: Pieces[Told] = Pieces()
        self._needed: Pieces[Told] = Pieces()
        self._built: Pieces[Told] = Pieces()
        self._unlocked: Pieces[Told] = Pieces()

    def told(
        self, picks: Picks, crowd: Crowd, is_open: Sequence[int], routes: Sequence[Route | None]
    ) -> list[Told]:
        """Two pieces for each pick: of the item with its score, of the explanation."""
        items, whose = picks.items.tolist(), picks.learners.tolist()
        found: list[Told | None] = [None] * (2 * len(items))
        codes = list(zip(items, picks.continuity.tolist(), strict=True))
        found[::2] = map(self._scored.get, codes)
        view = _View(self._signatures(items, crowd, is_open), crowd, is_open)
        facts = view.signatures.of(picks.items, picks.learners)
        cuts = view.signatures.cuts
        keys: list[Hashable] = [
            (item, fact)
            if (route := routes[learner]) is None
            else (item, fact[cuts[item][0] :], route.because[item][0])
            for item, learner, fact in zip(items, whose, facts, strict=True)
        ]
        found[1::2] = map(self._explained.get, keys)
        for place in [place for place, piece in enumerate(found) if piece is None]:
            number, is_explanation = divmod(place, 2)
            item, code = codes[number]
            if is_explanation:
                route = routes[whose[number]]
                because = route and route.because[item]
                tell = partial(self._explain, view, item, whose[number], facts[number], because)
                found[place] = self._explained.recall(keys[number], tell)
            else:
                found[place] = self._scored.recall((item, code), partial(self._score, item, code))
        return cast("list[Told]", found)

    def _signatures(self, items: Sequence[int], crowd: Crowd, is_open: Sequence[int]) -> Signatures:
        for item in items:
            if item not in self._arounds:
                self._arounds[item] = Around.of(self._roadmap, self._gates, item)
        arounds = {item: self._arounds[item] for item in dict.fromkeys(items)}
        sight = Sight(is_open, crowd.latest(), len(crowd.learners))
        return Signatures(self._gates, arounds, sight)

    def _score(self, item: int, code: int) -> Told:
        return self._tell.scored(self._ids[item], self._scores.parts(item, code))

    def _explain(
        self,
        view: _View,
        item: int,
        learner: int,
        facts: bytes,
        because: tuple[int, tuple[Because, ...]] | None,
    ) -> Told:
        """The explanation, of parts of which each may have been told before."""
        tell, one = self._tell, self._ids[item]
        first, second, _ = view.signatures.cuts[item]

        @cache
        def why() -> Explanation:
            return view.explanation(self._roadmap, self._arounds[item], learner)

        def needed() -> Told:
            return tell.needed(one, because[1] if because else why().needed_by(item))

        return tell.explained(
            self._needed.recall((item, because[0] if because else facts[:first]), needed),
            self._built.recall(
                (item, facts[first:second]), lambda: tell.built(why().builds_on(item))
            ),
            self._unlocked.recall(
                (item, facts[second:]), lambda: tell.unlocked(why().unlocks(item))
            ),
        )


@dataclass(frozen=True, slots=True)
class _View:
    """A cohort as its explanations are made from it."""

    signatures: Signatures
    crowd: Crowd
    is_open: Sequence[int]

    def explanation(self, roadmap: Roadmap, around: Around, learner: int) -> Explanation:
        """What explains items to a learner, as far as it is known what is around an item."""
        recent = [one for one in self.crowd.recent[learner].tolist() if one != NONE]
        known = [one for one in around.seen if self.is_open[one] >> learner & 1]
        return Explanation(roadmap, Ready.of(columns_of(roadmap), known), recent)
