"""How well a ranking does, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from skillpath.graph import Evaluation


def evaluation_answer(found: Evaluation) -> dict[str, Any]:
    """The figures of our ranking, of what they are told, and the same figures of baselines."""
    return {
        **asdict(found.ranking),
        "orders": found.orders,
        "decisions": found.decisions,
        "expert_violations": found.expert_violations,
        "unknown": list(found.unknown),
        "repeated": found.repeated,
        "baselines": {name: asdict(figures) for name, figures in found.baselines.items()},
    }
