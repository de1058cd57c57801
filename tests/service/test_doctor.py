from __future__ import annotations

import socket
import subprocess
import sys
from typing import TYPE_CHECKING

from skillpath.service import diagnosis as module
from skillpath.service.diagnosis import Finding, diagnosis
from tests.service.asking import printed, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

FREE = {"SKILLPATH_PORT": "0", "COLUMNS": "80"}


def found(check: str, clock: Iterator[float] | None = None, **given: object) -> list[Finding]:
    """What one check found; the clock stands still unless it is told."""
    times = clock or iter([0.0] * 9)
    every = diagnosis(lambda: next(times), {"port": "0"} | given)
    return [one for one in every if one.check == check]


def test_where_all_is_fine_the_status_is_0(small_file: Path) -> None:
    result = run("doctor", "--roadmap", small_file, env=FREE)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "fine     settings       all valid\n" in result.stdout
    assert "small 1.0.0, 7 items, read in" in result.stdout


def test_every_line_fits_a_terminal_of_80_columns(small_file: Path) -> None:
    env = FREE | {"SKILLPATH_WROKERS": "2", "SKILLPATH_THREADS": "x" * 20}
    shown = run("doctor", "--roadmap", small_file, env=env).stdout
    assert max(map(len, shown.splitlines())) <= 80


def test_the_same_as_json(small_file: Path) -> None:
    told = printed("doctor", "--roadmap", small_file, "--format", "json", env=FREE)
    assert told["fine"] is True
    assert {tuple(one) for one in told["checks"]} == {("check", "state", "found", "advice")}
    assert "first answer" in [one["check"] for one in told["checks"]]


def test_a_roadmap_that_cannot_be_read_is_a_problem() -> None:
    result = run("doctor", "--roadmap", "nowhere.ttl", env=FREE)
    assert result.exit_code == 1
    assert "problem  roadmap" in result.stdout
    assert "skillpath validate tells all that is wrong" in " ".join(result.stdout.split())


def test_wrong_use_is_status_2() -> None:
    assert run("doctor", "--format", "xml").exit_code == 2


def test_wrong_and_unknown_settings_are_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLPATH_WROKERS", "2")
    monkeypatch.setenv("SKILLPATH_THREADS", "many")
    assert found("settings") == [
        Finding(
            "settings",
            "problem",
            "SKILLPATH_WROKERS is no setting",
            "did you mean SKILLPATH_WORKERS?",
        ),
        Finding(
            "settings",
            "problem",
            "SKILLPATH_THREADS: 'many'",
            "give a whole number from 1 to 64",
        ),
    ]


def test_an_unknown_setting_leaves_the_settings_not_all_valid(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SKILLPATH_PROT", "1")
    advice = "did you mean SKILLPATH_PORT?"
    told = Finding("settings", "problem", "SKILLPATH_PROT is no setting", advice)
    assert found("settings") == [told]


def test_reading_or_answering_that_takes_long_is_a_problem(small_file: Path) -> None:
    slow = iter([0.0, 9.0, 18.0])
    every = [*diagnosis(lambda: next(slow), {"port": "0", "roadmap": str(small_file)})]
    timed = [one for one in every if one.check in ("roadmap", "first answer")]
    advice = "see whether the machine is busy or short of memory"
    assert timed == [
        Finding(
            "roadmap",
            "problem",
            "small 1.0.0, 7 items, read in 9.00 s (usual: below 1.0 s)",
            advice,
        ),
        Finding("first answer", "problem", "computed in 9.00 s (usual: below 0.3 s)", advice),
    ]


def test_a_port_that_is_taken_is_a_problem() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        [one] = found("port", port=str(taken.getsockname()[1]))
    assert (one.state, one.found.partition(": ")[2]) == ("problem", "address already in use")


def test_more_workers_than_cores_are_a_note() -> None:
    [one] = found("workers", workers="64")
    assert one.state == "note"


def test_fewer_open_files_than_connections_are_a_problem() -> None:
    [one] = found("files", connections="65535")
    assert (one.state, one.advice) == ("problem", "raise ulimit -n, or lower --connections")


def test_a_library_that_is_missing_or_too_old_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    needed = ["click>=99", "no-such-library>=1", 'other>=1; extra == "dev"']
    monkeypatch.setattr(module, "requires", lambda _: needed)
    assert [(one.found.split()[0], one.advice) for one in found("library")] == [
        ("click", 'pip install "click>=99"'),
        ("no-such-library", 'pip install "no-such-library>=1"'),
    ]


def test_without_a_library_the_rest_is_not_looked_at() -> None:
    code = (
        "import importlib.metadata as known, sys\n"
        "def version(name, found=known.version):\n"
        "    if name == 'granian': raise known.PackageNotFoundError(name)\n"
        "    return found(name)\n"
        "known.version = version\n"
        "sys.modules.update(dict.fromkeys(('granian', 'networkx', 'rich', 'orjson')))\n"
        "from skillpath.service.terminal.command import main\n"
        "main(['doctor'])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "")
    assert [line.split()[:3] for line in done.stdout.splitlines()[1:3]] == [
        ["problem", "library", "granian"],
        ["->", "pip", "install"],
    ]


def test_nowhere_to_write_is_a_problem(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    [one] = found("temporary")
    assert (one.state, one.found) == ("problem", "no such file or directory")


def test_a_terminal_that_knows_few_letters_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with (tmp_path / "out").open("w", encoding="ascii") as out:
        monkeypatch.setattr(sys, "stdout", out)
        [one] = found("terminal")
    assert (one.state, one.found) == ("problem", "ascii")
