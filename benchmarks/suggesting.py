"""Prerequisites taken away and suggested again, and wrong ones doubted, beside simpler ways."""

from __future__ import annotations

import json
import os
import random
import sys
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from benchmarks.measuring import cpu
from benchmarks.table import Measurement
from skillpath.graph import Attainable, Clue, Requirement, Roadmap, is_met, suggestions
from skillpath.graph.authoring.admission import Admission
from skillpath.graph.authoring.evidence import WEIGHTS, weighed
from skillpath.graph.authoring.judging import Judge
from skillpath.graph.authoring.mentions import labels, texts, tokens
from skillpath.graph.authoring.suggestions import doubt_about
from skillpath.ontology import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Edge = tuple[str, str]
    Scores = Callable[[str, str], Mapping[str, float]]
    """For an item and the prerequisite taken away from it, a score for each that might be it."""

FOLDER = os.environ.get("SKILLPATH_DATA")


def measurements() -> Iterator[Measurement]:
    shipped = read()
    yield from recovered("shipped", shipped)
    yield from doubted(shipped)
    taken = cpu(lambda: suggestions(replace(shipped), limit=1000), runs=3)
    yield Measurement("suggesting prerequisites and doubting others", "shipped", taken)
    if FOLDER:
        yield from recovered("Exercism", exercism(Path(FOLDER) / "exercism_python.json"))
    else:
        print("Exercism's Python track: skipped, SKILLPATH_DATA names no folder", file=sys.stderr)


def recovered(name: str, roadmap: Roadmap) -> Iterator[Measurement]:
    """At which rank each prerequisite comes back (mean reciprocal rank), and by simpler ways.

    What a certification certifies is never suggested, and left out.
    """
    judge, admission = Judge.of(roadmap), Admission(roadmap)
    open_to = [edge for edge in single(roadmap) if admission.admits(*edge, edge[1])]

    def quality(scores: Scores) -> Mapping[str, float]:
        ranks = [rank(admission, edge, scores(*edge)) for edge in open_to]
        hits = {f"hit@{most}": fmean(0 < one <= most for one in ranks) for most in (1, 3)}
        return hits | {"MRR": fmean(1 / one if one else 0 for one in ranks)}

    ours = quality(by_clues(judge, set(WEIGHTS)))
    size = f"{len(open_to)}, {name}"
    ways = {"most required first": by_use(judge), "words of the label": by_words(roadmap)}
    for way, scores in ways.items():
        for measure, found in quality(scores).items():
            subject = f"taken away and suggested again, {measure}"
            yield Measurement(subject, size, ours[measure], way, found)
    for clue in WEIGHTS:
        found = quality(by_clues(judge, set(WEIGHTS) - {clue}))["MRR"]
        subject = "taken away and suggested again, MRR"
        yield Measurement(subject, size, ours["MRR"], f"without {clue}", found)


def doubted(roadmap: Roadmap) -> Iterator[Measurement]:
    """How many requirements are doubted: reversed or drawn by lot, beside those there are."""
    judge, admission = Judge.of(roadmap), Admission(roadmap)
    edges = single(roadmap)
    lot = random.Random(1)  # noqa: S311 - no secret
    ids = [item.id for item in roadmap.items]
    drawn = (tuple(lot.choices(ids, k=2)) for _ in range(5_000))
    wrong = [(item, other) for item, other in drawn if admission.admits(item, other)][:1_000]

    def share(several: Sequence[Edge]) -> float:
        return fmean(bool(list(doubt_about(judge, *one))) for one in several)

    right = share(edges)
    for name, several in (
        ("reversed", [(other, item) for item, other in edges]),
        ("drawn by lot", wrong),
    ):
        subject = f"requirements {name} that are doubted"
        yield Measurement(subject, f"{len(several)}", share(several), "as they are", right)


def single(roadmap: Roadmap) -> list[Edge]:
    """The items required by themselves that the item's other requirements do not imply."""
    admission = Admission(roadmap)
    return [
        (item.id, one.of)
        for item in roadmap.items
        for one in item.required
        if isinstance(one.of, str)
        and all(
            is_met(other.of, admission.attained_without(one.of))
            for other in item.required
            if other is not one
        )
    ]


def rank(admission: Admission, edge: Edge, scores: Mapping[str, float]) -> int:
    """The place of what was taken away among what could be suggested, from 1; 0: not found."""
    item, hidden = edge
    if hidden not in scores:
        return 0
    own = (-scores[hidden], hidden)
    before = [one for one, score in scores.items() if (-score, one) < own]
    return 1 + sum(admission.admits(item, one, hidden) for one in before)


def by_clues(judge: Judge, clues: set[Clue]) -> Scores:
    """As suggestions are ranked, with these clues alone."""

    def scores(item: str, hidden: str) -> Mapping[str, float]:
        return {
            one: sum(weight for clue, weight in weighed(strengths).items() if clue in clues)
            for one, strengths in judge.strengths(item, hidden).items()
        }

    return scores


def by_use(judge: Judge) -> Scores:
    """What most others require."""
    users = {item.id: len(judge.customs.users.get(item.id, ())) for item in judge.roadmap.items}
    return lambda _, hidden: {one: count - (one == hidden) for one, count in users.items()}


def by_words(roadmap: Roadmap) -> Scores:
    """The share of the words of a label that the item's texts hold, of its labels the best."""
    words = {item.id: words_of(*texts(item)) for item in roadmap.items}
    named = {item.id: [words_of(label) for label in labels(item)] for item in roadmap.items}

    def scores(item: str, _: str) -> Mapping[str, float]:
        return {
            one: max(len(label & words[item]) / max(1, len(label)) for label in several)
            for one, several in named.items()
        }

    return scores


def words_of(*several: str) -> set[str]:
    return {word for text in several for _, word in tokens(text)}


def exercism(path: Path) -> Roadmap:
    """The concepts of a curriculum in use: names and prerequisites, no definitions, no levels."""
    told = json.loads(path.read_text(encoding="utf-8"))
    needs: dict[str, dict[str, None]] = {one["id"]: {} for one in told["concepts"]}
    for edge in told["dependencies"]:
        needs[edge["to"]][edge["from"]] = None
    items = (
        Attainable(one["id"], one["title"], requirements=tuple(map(Requirement, needs[one["id"]])))
        for one in told["concepts"]
    )
    return Roadmap("exercism", "Exercism", tuple(items))
