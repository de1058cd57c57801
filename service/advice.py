"""Advice to authors as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from skillpath.graph import Fault, Suggestion, Suggestions
    from skillpath.ontology import Report


def advice_answer(report: Report, suggestions: Suggestions | None) -> dict[str, Any]:
    """What is wrong with a file, what its author could better, and what is suggested if asked."""
    answer = {
        "file": report.where,
        "faults": [_fault(one) for one in report.faults],
        "warnings": [_fault(one) for one in report.warnings],
    }
    if suggestions is None:
        return answer
    return answer | {
        "missing": [_suggestion(one) for one in suggestions.missing],
        "doubtful": [_suggestion(one) for one in suggestions.doubtful],
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "severity": fault.severity.value,
        "code": fault.code,
        "where": fault.where,
        "found": fault.found,
        "expected": fault.expected,
        "place": str(fault.place),
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
