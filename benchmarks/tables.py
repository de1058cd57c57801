"""What a table costs to read and to check, beside the csv module's own reading of it."""

from __future__ import annotations

import csv
import io
import time
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from skillpath.graph.advice import advice_on
from skillpath.ontology.collecting import collector_paused
from skillpath.ontology.csv_in import draft_of_csv
from skillpath.ontology.tables import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

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


def cpu(work: Callable[[], object]) -> float:
    """Milliseconds of the best of five."""
    spent = []
    for _ in range(5):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return 1000 * min(spent)


def split(text: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.decode(), newline=""), strict=True))


def main() -> None:
    print("\nTables (CPU, ms; the peer is the csv module splitting the same bytes into rows)")
    for items in (1_000, 14_000, 100_000):
        text = table(items)
        peer = cpu(partial(split, text))
        with collector_paused():
            read = cpu(lambda: draft_of_csv(text, "table.csv").roadmap())  # noqa: B023 - run here
            roadmap = draft_of_csv(text, "table.csv").roadmap()
            advice = cpu(lambda: list(advice_on(roadmap)))  # noqa: B023
        print(
            f"  {items:7,} items  csv {peer:7.1f}   read and checked {read:8.1f} = "
            f"{read / peer:4.1f} times   advice {advice:7.1f} = {advice / peer:4.1f} times"
        )


if __name__ == "__main__":
    main()
