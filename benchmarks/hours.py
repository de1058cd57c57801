"""The hours of the shipped roadmap: by step, by industry, and beside published curricula."""

from __future__ import annotations

import csv
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from skillpath.graph import Effort, asked_by_step, cheapest_path, outline_hours, step_hours
from skillpath.ontology import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillpath.graph import Roadmap

CURRICULA = Path(__file__).with_name("curricula.csv")
"""What publishers, or others who quote them, say that a curriculum takes; read in November 2026."""


def main() -> None:
    """Print the tables."""
    roadmap = read()
    for table in (steps, industries, curricula):
        print(table(roadmap), end="\n\n")


def steps(roadmap: Roadmap) -> str:
    """What finishing each step asks for, and the cheapest path to that from nothing."""

    def rows() -> Iterator[tuple[str, ...]]:
        for step in roadmap.steps:
            asked = len(asked_by_step(roadmap, step))
            named = len({*step.covers, *step.optional})
            own = _told(step_hours(roadmap, step))
            yield (
                f"{step.position}. {step.name}",
                f"{asked} of {named}",
                own,
                *_path(roadmap, step.id),
            )
        whole = roadmap.outlines[roadmap.id]
        asked = sum(len(asked_by_step(roadmap, step)) for step in roadmap.steps)
        own = _told(outline_hours(roadmap, whole))
        yield ("**All**", f"{asked} of {len(roadmap.items)}", own, *_path(roadmap, roadmap.id))

    return _table(
        ("step", "asks for", "their hours", "path from nothing", "hours of the path"), rows()
    )


def industries(roadmap: Roadmap) -> str:
    """The same for each specialization as a whole."""
    rows = (
        (
            one.name,
            str(len(one.covers)),
            _told(outline_hours(roadmap, one)),
            *_path(roadmap, one.id),
        )
        for one in roadmap.specializations
    )
    return _table(
        ("industry", "asks for", "their hours", "path from nothing", "hours of the path"), rows
    )


def curricula(roadmap: Roadmap) -> str:
    """What a curriculum is said to take beside the hours of the items that it teaches."""
    with CURRICULA.open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))
    rows, ratios = [], []
    for one in told:
        ours = Effort.total(roadmap.by_id[item].hours for item in one["items"].split())
        stated = float(one["hours"])
        ratios.append(ours.likely / stated)
        name = f"[{one['curriculum']}]({one['url']}), {one['publisher']}"
        source = "" if one["told_by"] == "publisher" else " (third party)"
        rows.append((name, f"{stated:,g}{source}", _told(ours), f"{ratios[-1]:.2f}"))
    rows.append(("**Median**", "", "", f"{median(ratios):.2f}"))
    return _table(("curriculum", "stated hours", "ours", "ratio"), rows)


def _path(roadmap: Roadmap, goal: str) -> tuple[str, str]:
    path = cheapest_path(roadmap, [goal])
    return f"{len(path.items)} items", _told(path.hours)


def _told(effort: Effort) -> str:
    return f"{effort.likely:,.0f} ({effort.low:,.0f} to {effort.high:,.0f})"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) + ("---:",) * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    main()
