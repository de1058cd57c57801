"""Advice to authors as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillpath.service.report_documents import findings

if TYPE_CHECKING:
    from skillpath.graph import Suggestion, Suggestions
    from skillpath.ontology import Report


def advice_answer(report: Report, suggestions: Suggestions | None) -> dict[str, Any]:
    """What is wrong with a file, what its author could better, and what is suggested if asked."""
    answer = findings(report)
    if suggestions is None:
        return answer
    return answer | {
        "missing": [_suggestion(one) for one in suggestions.missing],
        "doubtful": [_suggestion(one) for one in suggestions.doubtful],
    }


def _suggestion(one: Suggestion) -> dict[str, Any]:
    return {
        "item": one.item,
        "prerequisite": one.prerequisite,
        "confidence": one.confidence,
        "evidence": [
            {"clue": told.clue.value, "sentence": told.sentence, "weight": told.weight}
            for told in one.evidence
        ],
    }
