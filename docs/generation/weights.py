"""The signals of ranking with their weights, from the code that scores."""

from __future__ import annotations

from docs.generation.markdown import table
from skillpath.graph.recommendation.nearness import LITTLE, STEPS
from skillpath.graph.scoring import RECENCY, WEIGHTS

FORMULAS = {
    "continuity": (
        "ln(1 + visits ÷ {little}) ÷ ln(1 + 1 ÷ {little}), visits by walks of {steps} steps",
        "From 0 (far away, or nothing stated) to 1; the last three items weigh {recency}.",
    ),
    "blocking": (
        "ln(1 + the items that cannot be attained without it) ÷ ln(1 + all other items)",
        "From 0 to 1. What has an alternative blocks little.",
    ),
    "level": (
        "minus 0, 1, 2, 3 thirds for beginner, intermediate, advanced, expert",
        "From -1 to 0. What has no level counts as intermediate.",
    ),
    "effort": (
        "minus ln(1 + its likely hours) ÷ ln(1 + those of the dearest item)",
        "From -1 (the dearest) to 0.",
    ),
}


def weights() -> str:
    """The signals: weight, formula, range."""
    recency = ", ".join(map(str, RECENCY))
    rows = (
        (
            f"{{term}}`{name}`",
            f"{weight:g}",
            FORMULAS[name][0].format(little=LITTLE, steps=STEPS),
            FORMULAS[name][1].format(recency=recency),
        )
        for name, weight in WEIGHTS.items()
    )
    return table(("signal", "weight", "formula", "range"), rows)
