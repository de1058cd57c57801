"""What a table costs up to the first answer, beside the csv module's own reading of it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.measuring import RUNS, cpu, cpu_in_turns, growth
from benchmarks.reading import first_answer
from benchmarks.table import Measurement, at_most
from skillpath.graph.authoring.advice import advice_on
from skillpath.ontology import read
from skillpath.ontology.tables import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = (
    *("data", "model", "system", "design", "analysis", "market", "quality", "process", "control"),
    *("energy", "water", "music", "history", "law", "planning", "care", "health", "sales"),
    *("service", "food", "testing", "security", "network", "language", "writing"),
)


def table(items: int) -> bytes:
    """A table of so many items: three of ten rows name a step, a third of terms are choices."""
    random = Random(1)  # noqa: S311 - the same table each time
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    for number in range(items):
        writer.writerow(_row(random, number, items))
    return lines.getvalue().encode()


def _row(random: Random, number: int, items: int) -> tuple[str, ...]:
    low = random.randrange(2, 40)
    name = f"{' '.join(random.sample(WORDS, 3))} {number}"
    near = range(max(0, number - 200), number)
    terms = [_term(random, near) for _ in range(random.choice((0, 1, 1, 2, 2, 3)))]
    return (
        f"item-{number}",
        name,
        random.choice(("skill", "skill", "tool")),
        f"Step {number * 10 // items + 1}" if random.random() < 0.3 else "",
        "; ".join(dict.fromkeys(terms)) if number > 5 else "",
        f"item-{random.randrange(items)}" if random.random() < 0.2 else "",
        f"{low}-{low * 2}-{low * 4}" if random.random() < 0.5 else str(low),
        random.choice(("beginner", "intermediate", "advanced", "expert")),
        "|".join(f"{name} {other}" for other in range(random.randrange(3))),
        " ".join(random.choices(WORDS, k=12)),
        f"https://example.org/{number}" if random.random() < 0.5 else "",
    )


def _term(random: Random, near: range) -> str:
    if random.random() < 0.33 and len(near) > 3:
        return f"any_of({', '.join(f'item-{one}' for one in random.sample(near, 3))})"
    return f"item-{random.choice(near)}" if near else ""


def split(text: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.decode(), newline=""), strict=True))


def measurements() -> Iterator[Measurement]:
    with TemporaryDirectory() as folder:
        for items in (1_000, 14_000, 100_000):
            path = Path(folder) / f"{items}.csv"
            path.write_bytes(table(items))
            yield from _measured(path, items)


def _measured(path: Path, items: int) -> Iterator[Measurement]:
    told, text = f"{items:,} items", path.read_bytes()
    runs = 2 if items > 14_000 else RUNS
    room = growth(partial(first_answer, path))
    whole, peer = cpu_in_turns(partial(first_answer, path), partial(split, text), runs=runs)
    within = at_most(10) if items == 14_000 else None
    yield Measurement("CSV to the first answer", told, whole, "csv.reader", peer, room, within)
    loaded, peer = cpu_in_turns(partial(read, path), partial(split, text), runs=runs)
    yield Measurement("CSV to a checked roadmap", told, loaded, "csv.reader", peer, goal=within)
    roadmap = read(path)
    advice = cpu(lambda: list(advice_on(replace(roadmap))), runs=2)
    yield Measurement("advice to authors of a table", told, advice, "csv.reader", peer)
