"""Advice to authors: which prerequisites may be missing, and which are doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from skillpath.graph.authoring.admission import Admission
from skillpath.graph.authoring.evidence import DOUBT_PRIOR, DOUBTS, PRIOR, Clue, chance, weighed
from skillpath.graph.authoring.judging import Judge
from skillpath.graph.authoring.wordings import Pair
from skillpath.graph.errors import LimitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from skillpath.graph.attainables import ItemId
    from skillpath.graph.authoring.evidence import Evidence
    from skillpath.graph.roadmap import Roadmap

MOST_SUGGESTIONS = 1000
LEAST_MISSING = 0.4
"""Below it a reader would refuse most; the shipped roadmap has a dozen above."""

LEAST_DOUBTFUL = 0.5

Candidate = tuple[float, "ItemId", "ItemId", "Mapping[Clue, float]"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to look at: the item may need the prerequisite, or may not need it after all.

    `confidence` is from 0 to 1: the logistic function of all evidence in log odds. Of a missing
    one it means: had somebody taken a prerequisite away from the item, so likely it were this.
    Of a doubtful one it is a score to rank by. What speaks for the suggestion comes first in
    `evidence`; what weighs little is counted and not listed.
    """

    item: ItemId
    prerequisite: ItemId
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What an author could look at, the likeliest first, ties by the ids."""

    missing: tuple[Suggestion, ...]
    doubtful: tuple[Suggestion, ...]


def suggestions(roadmap: Roadmap, *, limit: int = 20) -> Suggestions:
    """The likeliest missing and doubtful prerequisites, up to `limit` of each.

    A missing one could be required by itself as things are: the roadmap would stay valid, all
    that can be attained would stay so, and something would be required that is not yet. Of
    two items at most one is suggested for the other, and not what another suggestion for the same
    item implies. Doubtful can be what is required by itself, of a higher level or a later step.

    Raises:
        LimitError: when `limit` is not from 1 to 1000.

    >>> suggestions(roadmap, limit=3).missing
    ()
    """
    if not 1 <= limit <= MOST_SUGGESTIONS:
        raise LimitError("limit", limit, 1, MOST_SUGGESTIONS)
    judge = Judge.of(roadmap)
    return Suggestions(_missing(judge, limit), _doubtful(judge, limit))


def doubt_about(judge: Judge, item: ItemId, other: ItemId) -> Iterator[Suggestion]:
    """A doubt about the requirement, if the level or the step speak against it."""
    against = {
        Clue.LEVEL: judge.is_above(other, item),
        Clue.LATER_STEP: judge.is_later(other, item),
    }
    weights = {clue: DOUBTS[clue] for clue, speaks in against.items() if speaks}
    if not weights:
        return
    alone = {Clue.LIKENESS: sqrt(judge.likeness.cosine(item, other))}
    supports = dict(judge.strengths(item, other).get(other, alone))
    supports.pop(Clue.LEVEL, None)
    weights |= {clue: -weight for clue, weight in weighed(supports).items()}
    confidence = chance(DOUBT_PRIOR + sum(weights.values()))
    if confidence >= LEAST_DOUBTFUL:
        yield Suggestion(item, other, confidence, Pair(judge, item, other, other).told(weights))


def _candidates(judge: Judge, item: ItemId) -> Iterator[Candidate]:
    for other, strengths in judge.strengths(item).items():
        weights = weighed(strengths)
        yield PRIOR + sum(weights.values()), item, other, weights


def _rank(candidate: Candidate) -> tuple[float, ItemId, ItemId]:
    odds, item, other, _ = candidate
    return (-chance(odds), item, other)


def _missing(judge: Judge, limit: int) -> tuple[Suggestion, ...]:
    likely = (
        candidate
        for item in judge.roadmap.items
        for candidate in _candidates(judge, item.id)
        if chance(candidate[0]) >= LEAST_MISSING
    )
    admission = Admission(judge.roadmap)
    taken: dict[ItemId, list[ItemId]] = {}
    found: list[Suggestion] = []
    for odds, item, other, weights in sorted(likely, key=_rank):
        if len(found) == limit:
            break
        mine = taken.setdefault(item, [])
        is_reverse = item in taken.get(other, ())
        if is_reverse or not admission.admits(item, other):
            continue
        if any(admission.implies(one, other) for one in mine):
            continue
        mine.append(other)
        found.append(Suggestion(item, other, chance(odds), Pair(judge, item, other).told(weights)))
    return tuple(found)


def _doubtful(judge: Judge, limit: int) -> tuple[Suggestion, ...]:
    found = [
        suggestion
        for item in judge.roadmap.items
        for requirement in item.required
        if isinstance(requirement.of, str)
        for suggestion in doubt_about(judge, item.id, requirement.of)
    ]
    found.sort(key=lambda one: (-one.confidence, one.item, one.prerequisite))
    return tuple(found[:limit])
