"""Prerequisites taken away and suggested again, and wrong ones doubted, beside simpler ways."""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from skillpath.graph import Attainable, Clue, Requirement, Roadmap, is_met, suggestions
from skillpath.graph.admission import Admission
from skillpath.graph.evidence import WEIGHTS, weighed
from skillpath.graph.judging import Judge
from skillpath.graph.mentions import labels, texts, tokens
from skillpath.graph.suggestions import doubt_about
from skillpath.ontology import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Edge = tuple[str, str]
    Scores = Callable[[str, str], Mapping[str, float]]
    """For an item and the prerequisite taken away from it, a score for each that might be it."""

FOLDER = os.environ.get("SKILLPATH_DATA")


def main() -> None:
    shipped = read()
    recovered("the shipped roadmap", shipped)
    doubted(shipped)
    start = time.perf_counter()
    found = suggestions(shipped, limit=1000)
    taken = (time.perf_counter() - start) * 1e3
    told = f"{len(found.missing)} missing, {len(found.doubtful)} doubtful"
    print(f"Suggested on the shipped roadmap: {told}; {taken:.0f} ms")
    if FOLDER:
        recovered("Exercism's Python track", exercism(Path(FOLDER) / "exercism_python.json"))
    else:
        print("Exercism's Python track: skipped, SKILLPATH_DATA names no folder")


def recovered(name: str, roadmap: Roadmap) -> None:
    """Print at which rank each prerequisite comes back, ours and simpler ways."""
    judge, admission = Judge.of(roadmap), Admission(roadmap)
    edges = single(roadmap)
    open_to = [edge for edge in edges if admission.admits(*edge, edge[1])]
    print(f"Prerequisites taken away and suggested again, {name}: {len(open_to)} of {len(edges)}")
    print("(of the others most are what a certification certifies, which is never suggested)")
    print(f"  {'':<24} hit@1  hit@3    MRR")
    ways: dict[str, Scores] = {"suggestions": by_clues(judge, set(WEIGHTS))}
    ways |= {f"  without {one}": by_clues(judge, set(WEIGHTS) - {one}) for one in WEIGHTS}
    ways |= {"most required first": by_use(judge), "words of the label": by_words(roadmap)}
    for way, scores in ways.items():
        ranks = [rank(admission, edge, scores(*edge)) for edge in open_to]
        first, third = (fmean(0 < one <= most for one in ranks) for most in (1, 3))
        reciprocal = fmean(1 / one if one else 0 for one in ranks)
        print(f"  {way:<24} {first:5.3f}  {third:5.3f}  {reciprocal:5.3f}")


def doubted(roadmap: Roadmap) -> None:
    """Print how many requirements are doubted: those there are, reversed, and drawn by lot."""
    judge, admission = Judge.of(roadmap), Admission(roadmap)
    edges = single(roadmap)
    lot = random.Random(1)  # noqa: S311 - no secret
    ids = [item.id for item in roadmap.items]
    drawn = (tuple(lot.choices(ids, k=2)) for _ in range(5_000))
    wrong = [(item, other) for item, other in drawn if admission.admits(item, other)][:1_000]
    print("Requirements doubted, the shipped roadmap")
    for name, several in (
        ("as they are", edges),
        ("reversed", [(other, item) for item, other in edges]),
        ("drawn by lot", wrong),
    ):
        share = fmean(bool(list(doubt_about(judge, *one))) for one in several)
        print(f"  {name:<24} {share:5.3f} of {len(several)}")


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


if __name__ == "__main__":
    main()
