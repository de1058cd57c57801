from __future__ import annotations

from pathlib import Path

import pytest

from skillpath.graph import Severity
from skillpath.ontology import UnreadableError, report_on
from tests.ontology.planted_faults import PLANTED, SOUND, Planted

LINES = Path(__file__).with_name("planted_faults.txt").read_text(encoding="utf-8").splitlines()
"""What is told of each planted fault, a line each, in the order of `PLANTED`."""


def findings(path: Path) -> list[str]:
    """What an author is told of a file, without its folder; notes and advice on style apart."""
    try:
        report = report_on(path)
    except UnreadableError as error:
        return [str(error).removeprefix(f"{path.parent}/")]
    told = (*report.faults, *(one for one in report.warnings if one.severity is not Severity.NOTE))
    return [str(one).removeprefix(f"{path.parent}/") for one in told]


@pytest.mark.parametrize(("planted", "line"), list(zip(PLANTED, LINES, strict=True)))
def test_a_fault_is_told_on_one_line(tmp_path: Path, planted: Planted, line: str) -> None:
    path = tmp_path / f"roadmap.{planted.form}"
    path.write_bytes(planted.content)
    assert findings(path) == [line]


@pytest.mark.parametrize("form", SOUND)
def test_nothing_is_told_of_what_is_sound(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"roadmap.{form}"
    path.write_text(SOUND[form], encoding="utf-8")
    assert findings(path) == []


@pytest.mark.parametrize("form", SOUND)
def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path, form: str) -> None:
    """Every fault of a roadmap whose place in the file no other one takes."""
    text, expected = SOUND[form], []
    for planted, line in zip(PLANTED, LINES, strict=True):
        is_alone = planted.form == form and text.count(planted.old) == 1
        if is_alone and "\n" not in planted.old + planted.new and AT_ONCE in line:
            text = text.replace(planted.old, planted.new)
            expected.append(line)
    path = tmp_path / f"roadmap.{form}"
    path.write_text(text, encoding="utf-8")
    assert set(expected) <= set(findings(path))
    assert len(expected) > 2


AT_ONCE = ": item '"
