"""What next for many learners, as JSON: each answer in the bytes that a single one would have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from skillpath.graph import WrongNameError, find_item, named_roadmap
from skillpath.graph.cohort.cohort import Answer, Cohort
from skillpath.graph.collecting import collector_paused
from skillpath.graph.naming import both_found, each_found
from skillpath.service.answers import built_reasons, needed_reasons, scored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.graph import Because, Limits, Parts, Roadmap, SkillpathError
    from skillpath.graph.cohort.knowledge import Asked

CUT = b"\0"
"""Stands for a number; JSON itself never has this byte."""

MOST_ROADMAPS = 100
"""How many spellings of a roadmap's name are remembered."""


class Learner(NamedTuple):
    """One of many who ask: who (told again where it is a text), what, and of which roadmap."""

    id: str | None
    asked: Asked
    roadmap_id: str | None = None


class InJson:
    """Tells of recommendations in pieces of compact JSON."""

    def __init__(self, roadmap: Roadmap) -> None:
        """Tell of this roadmap's items."""
        self._roadmap = roadmap
        self._around: dict[str, list[bytes]] = {}

    def scored(self, item: str, parts: Parts) -> bytes:
        """The item and its score: an object that is left open, behind a comma."""
        around = self._around.get(item)
        if around is None:
            around = self._around[item] = _around_numbers(self._roadmap, item, parts)
        before, between, behind = around
        score, continuity = orjson.dumps(parts.score), orjson.dumps(parts.continuity)
        return b"".join((before, score, between, continuity, behind))

    def needed(self, item: str, because: Sequence[Because]) -> bytes:
        """Who needs it: strings, each behind a comma."""
        return _listed(needed_reasons(self._roadmap, item, because))

    def built(self, builds_on: Sequence[Because]) -> bytes:
        """What it builds on: strings, each behind a comma."""
        return _listed(built_reasons(self._roadmap, builds_on))

    def unlocked(self, items: Sequence[str]) -> bytes:
        """What it unlocks: an array."""
        return orjson.dumps(items)

    def explained(self, needed: bytes, built: bytes, unlocked: bytes) -> bytes:
        """The rest of the object."""
        return b',"reasons":[%b],"unlocks":%b}' % ((needed + built)[1:], unlocked)


def _around_numbers(roadmap: Roadmap, item: str, parts: Parts) -> list[bytes]:
    """What of `scored` is the same for all: what stands around the numbers that are not."""
    told: dict[str, Any] = {**scored(roadmap, roadmap.by_id[item], parts)}
    number = orjson.Fragment(CUT)
    told |= {"score": number, "parts": told["parts"] | {"continuity": number}}
    return (b"," + orjson.dumps(told)[:-1]).split(CUT)


def _listed(texts: Sequence[str]) -> bytes:
    return b"," + orjson.dumps(texts)[1:-1] if texts else b""


class Batch:
    """Answers many learners about the roadmaps over the same attainables."""

    def __init__(self, roadmap: Roadmap, limits: Limits | None = None) -> None:
        """Nothing is asked yet."""
        self._roadmap, self._limits = roadmap, limits
        self._cohorts: dict[str, Cohort[bytes]] = {}
        self._named: dict[str | None, Cohort[bytes]] = {}
        self._ids = [orjson.dumps(one) for one in roadmap.gates.ids]

    @property
    def width(self) -> int:
        """How many learners are best answered at a time."""
        return self._cohort(None).width

    def answers(self, learners: Sequence[Learner]) -> list[bytes | SkillpathError]:
        """The answer to each as a JSON object, in their order, or what is wrong with it.

        The bytes are `orjson.dumps` of the learner's `id`, where there is one, and of
        `next_answer` of what `recommend` finds.
        """
        with collector_paused():
            return self._answers(learners)

    def _answers(self, learners: Sequence[Learner]) -> list[bytes | SkillpathError]:
        found: list[bytes | SkillpathError] = [b""] * len(learners)
        for cohort, places in self._by_cohort(learners, found).items():
            some = [learners[place] for place in places]
            answers = cohort.answers([one.asked for one in some])
            for place, one, answer in zip(places, some, answers, strict=True):
                if isinstance(answer, Answer):
                    found[place] = self._encoded(one.id, answer)
                else:
                    found[place] = answer
        return found

    def _by_cohort(
        self, learners: Sequence[Learner], found: list[bytes | SkillpathError]
    ) -> dict[Cohort[bytes], list[int]]:
        """The places of the learners of each roadmap; what names none is told in `found`."""
        places: dict[Cohort[bytes], list[int]] = {}
        for place, one in enumerate(learners):
            try:
                places.setdefault(self._cohort(one.roadmap_id), []).append(place)
            except WrongNameError:
                found[place] = self._unnamed(one)
        return places

    def _unnamed(self, learner: Learner) -> SkillpathError:
        """What is wrong where no such roadmap is: names of items mean the same in all of them."""
        roadmap = self._roadmap
        try:
            both_found(
                lambda: named_roadmap(roadmap, learner.roadmap_id),
                lambda: each_found(roadmap, find_item, learner.asked.known, "known"),
            )
        except WrongNameError as error:
            return error
        raise AssertionError("it was found now")

    def _cohort(self, name: str | None) -> Cohort[bytes]:
        found = self._named.get(name)
        if found is None:
            roadmap = named_roadmap(self._roadmap, name)
            found = self._cohorts.get(roadmap.id)
            if found is None:
                made = Cohort(roadmap, InJson(roadmap), self._limits)
                found = self._cohorts.setdefault(roadmap.id, made)
            if len(self._named) >= MOST_ROADMAPS:
                self._named.clear()
            self._named[name] = found
        return found

    def _encoded(self, name: str | None, answer: Answer[bytes]) -> bytes:
        ids = self._ids.__getitem__
        return b'{%b"recommendations":[%b],"frontier_size":%d,"known":[%b],"inferred":[%b]}' % (
            b"" if name is None else b'"id":%b,' % orjson.dumps(name),
            b"".join(answer.told)[1:],
            answer.frontier_size,
            b",".join(map(ids, answer.stated)),
            b",".join(map(ids, answer.inferred)),
        )
