"""How well a ranking does, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from skillpath.service.terminal.typesetting import Text, count, cut, print_block

if TYPE_CHECKING:
    from skillpath.graph import Evaluation, Figures

NAMES = {
    "random": "random",
    "frontier_random": "frontier, random",
    "unlock_count": "frontier, most unlocked",
}


def print_evaluation(found: Evaluation) -> None:
    """A row for our ranking and one for each baseline, then what to know of them."""
    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Ranking", overflow="fold", ratio=1)
    for head in ("hit@1", "hit@5", "MRR", "violations", "Kendall's tau"):
        table.add_column(head, justify="right")
    table.add_row(Text("skillpath", "bold"), *_cells(found.ranking))
    for name, figures in found.baselines.items():
        table.add_row(NAMES[name], *_cells(figures))
    console.print(table)
    console.print()
    console.print(
        f"{count(found.decisions, 'decision')} in {count(found.orders, 'order')}; "
        f"in {found.expert_violations:.1%} the experts themselves break a prerequisite."
    )
    if found.repeated:
        console.print(f"Left out, because it came before: {count(found.repeated, 'name')}.")
    print_block(console, "Left out, because nothing bears these names", cut([*found.unknown]))


def _cells(figures: Figures) -> tuple[str, ...]:
    shares = (figures.hit_at_1, figures.hit_at_5, figures.mrr)
    return (
        *(f"{share:.3f}" for share in shares),
        f"{figures.violations:.1%}",
        f"{figures.kendall_tau:.3f}",
    )
