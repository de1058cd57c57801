"""What was found in roadmap files, for programs: as JSON, and as SARIF for code hosts."""

from __future__ import annotations

import os
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from skillpath.graph import Severity
from skillpath.ontology import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillpath.graph import Fault
    from skillpath.ontology import Report, Summary

Json = dict[str, Any]
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.FAULT: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
"""What SARIF calls our severities."""


def as_json(checks: Sequence[Report | UnreadableError]) -> Json:
    """The findings in each file, with their places."""
    return {"files": [_file(one) for one in checks]}


def _file(check: Report | UnreadableError) -> Json:
    if isinstance(check, UnreadableError):
        told = {
            "line": check.line or None,
            "where": check.within or None,
            "found": check.found,
            "expected": check.expected,
        }
        return {"file": spelled(check.where), "unreadable": told}
    return {
        **findings(check),
        "summary": _summary(check.summary) if check.summary else None,
    }


def _summary(summary: Summary) -> Json:
    by_kind = {kind.value: count for kind, count in summary.items.items()}
    return asdict(summary) | {"items": by_kind}


def findings(report: Report) -> Json:
    """All that is told of a file, by severity."""
    return {
        "file": spelled(report.where),
        "faults": [_finding(one) for one in report.faults],
        "warnings": [_finding(one) for one in report.warnings],
        "notes": [_finding(one) for one in report.notes],
    }


def spelled(path: str) -> str:
    """The path as a text of Unicode: names of files may be any bytes."""
    return path.encode(errors="backslashreplace").decode()


def _finding(fault: Fault) -> Json:
    return {
        "code": fault.code,
        "line": fault.place.line or None,
        "cell": fault.place.cell or None,
        "subject": fault.subject or None,
        "part": fault.part or None,
        "where": fault.where,
        "found": fault.found,
        "expected": fault.expected,
    }


def as_sarif(checks: Sequence[Report | UnreadableError]) -> Json:
    """The findings as a SARIF 2.1.0 log of one run.

    Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
    """
    results = [result for one in checks for result in _results(one)]
    driver = {
        "name": "skillpath",
        "version": version("skillpath"),
        "informationUri": "https://w3id.org/skillpath/",
        "rules": [_rule(code) for code in sorted({one["ruleId"] for one in results})],
    }
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
        ],
    }


def _rule(code: str) -> Json:
    text = code.replace("-", " ").capitalize()
    return {"id": code, "shortDescription": {"text": text}}


def _results(check: Report | UnreadableError) -> Iterator[Json]:
    if isinstance(check, UnreadableError):
        within = f"{check.within}: " if check.within else ""
        text = f"{within}found {check.found}; expected {check.expected}"
        yield _result("unreadable", "error", text, check.where, check.line)
        return
    for one in (*check.faults, *check.warnings, *check.notes):
        text = f"{one.where}: found {one.found}; expected {one.expected}"
        file = one.place.file or check.where
        yield _result(one.code, LEVELS[one.severity], text, file, one.place.line)


def _result(code: str, level: str, text: str, file: str, line: int) -> Json:
    path = Path(file)
    uri = path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
    where = {"artifactLocation": {"uri": uri}, "region": {"startLine": line or 1}}
    return {
        "ruleId": code,
        "level": level,
        "message": {"text": text},
        "locations": [{"physicalLocation": where}],
    }
