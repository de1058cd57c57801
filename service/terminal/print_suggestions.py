"""Prerequisites that may be missing or doubtful, for authors at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

from skillpath.service.terminal.typesetting import Indented, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.graph import Roadmap, Suggestion, Suggestions


def print_suggestions(roadmap: Roadmap, found: Suggestions) -> None:
    """Both lists, the likeliest first, each with its evidence and how to accept it."""
    console = Console(highlight=False)
    missing = (
        (one, "may need", f"add {_ids(one)[1]} to what {_ids(one)[0]} requires")
        for one in found.missing
    )
    doubtful = (
        (one, "may not need", f"remove {_ids(one)[1]} from what {_ids(one)[0]} requires")
        for one in found.doubtful
    )
    _print(console, roadmap, "Likely missing prerequisites", missing)
    _print(console, roadmap, "Doubtful prerequisites", doubtful)
    if not (found.missing or found.doubtful):
        console.print("  No prerequisite seems to be missing or doubtful.")


def _print(
    console: Console, roadmap: Roadmap, head: str, several: Iterable[tuple[Suggestion, str, str]]
) -> None:
    for place, (one, verb, how) in enumerate(several, start=1):
        console.print()
        if place == 1:
            console.print(Text(head, "bold"))
            console.print()
        line = Text.assemble(
            (roadmap.name_of(one.item), "bold"),
            f" {verb} ",
            (roadmap.name_of(one.prerequisite), "bold"),
            f"  ({one.confidence:.2f})",
        )
        console.print(Indented([line], mark=f"{place:>3}  "))
        console.print(Indented([_evidence(one)]))
        console.print(Indented([f"to accept it: {how}"], style="dim"))


def _evidence(one: Suggestion) -> str:
    """What speaks for it, then what speaks against it."""
    supports = [told.sentence for told in one.evidence if told.weight > 0]
    objections = [f"but {told.sentence}" for told in one.evidence if told.weight < 0]
    return "; ".join(supports + objections)


def _ids(one: Suggestion) -> tuple[str, str]:
    return f'"{one.item}"', f'"{one.prerequisite}"'
