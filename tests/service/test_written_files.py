from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.service.asking import refusal, run
from tests.service.conftest import PROGRAM

GOLDEN = Path(__file__).parent / "checklist.md"


def test_a_checklist_is_printed(small_file: Path) -> None:
    result = run("export", "exam", "Sums", "-k", "sums", "--roadmap", small_file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == GOLDEN.read_text(encoding="utf-8")


def test_a_checklist_is_written_to_a_file(small_file: Path, tmp_path: Path) -> None:
    output = tmp_path / "Präfix [1].md"
    result = run("export", "exam", "sums", "-k", "sums", "--roadmap", small_file, "-o", output)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Wrote {output}\n"
    assert output.read_bytes() == GOLDEN.read_bytes()


def test_a_dash_stands_for_standard_output(small_file: Path) -> None:
    named = run("export", "exam", "sums", "-k", "sums", "--roadmap", small_file, "-o", "-")
    assert named.stdout == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [("export", "sums"), ("explore",), ("explore", "-g", "sums")])
@pytest.mark.parametrize("place", ["missing/x.md", "."])
def test_what_cannot_be_written_is_refused(
    small_file: Path, tmp_path: Path, command: tuple[str, ...], place: str
) -> None:
    message = refusal(*command, "--roadmap", small_file, "--output", tmp_path / place)
    assert str(tmp_path) in message
    assert "\n" not in message


def test_the_map_is_written_as_one_page(small_file: Path, tmp_path: Path) -> None:
    output = tmp_path / "map.html"
    result = run("explore", "-k", "sums", "-g", "exam", "--roadmap", small_file, "--output", output)
    page = output.read_text(encoding="utf-8")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Wrote {output}\n")
    assert page.startswith("<!doctype html>")
    assert "Programming, advanced" in page


def test_the_map_needs_to_be_told_where_to_go() -> None:
    result = run("explore")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Missing option '--output'" in result.stderr


@pytest.mark.parametrize("command", [("next",), ("path", "exam", "--format", "json")])
def test_an_answer_that_finds_no_room_is_told_in_one_line(
    small_file: Path, command: tuple[str, ...]
) -> None:
    call = [PROGRAM, *command, "--roadmap", str(small_file)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, check=False)
    found = "found no space left on device; expected a file that can be written"
    assert done.returncode == 2
    assert done.stderr.decode() == f"Error: standard output: {found}\n"
