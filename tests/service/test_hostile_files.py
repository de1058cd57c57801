"""What the command line prints of files that were made to command a terminal."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.ontology.files import document
from tests.service.asking import refusal, run

COMMANDS = "\x1b]0;x\x07\x1b[31m\x9b31m\x7f\u202e\u2066"
FAULTY = document({"id": f"a{COMMANDS}", "name": f"A\n{COMMANDS}", f"k\n{COMMANDS}": COMMANDS})
SOUND = document({"id": "a", "name": f"A{COMMANDS}"}, name=f"R{COMMANDS}")
NAMES = (b"\xff.csv", b"a\x1b[31m.csv", "\u202ea.csv".encode())


def commanding(text: str) -> list[str]:
    """The characters of a text that a terminal would obey."""
    return [one for one in text if not one.isprintable() and one != "\n"]


def written(folder: Path, content: object) -> Path:
    path = folder / "x.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["validate", "lint"])
@pytest.mark.parametrize("content", [FAULTY, SOUND])
def test_a_report_does_not_command_the_terminal(
    tmp_path: Path, command: str, content: object
) -> None:
    result = run(command, written(tmp_path, content))
    assert commanding(result.output) == []


def test_each_fault_is_one_line(tmp_path: Path) -> None:
    head, *lines = run("validate", written(tmp_path, FAULTY)).stdout.splitlines()
    assert head.endswith(f": {len(lines)} faults, 0 warnings")
    assert [one for one in lines if not one.startswith("  fault at line 1: ")] == []


@pytest.mark.parametrize("arguments", [("next",), ("path", "a"), ("convert", "IN", "y.json")])
def test_a_refusal_does_not_command_the_terminal(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    path = written(tmp_path, FAULTY)
    filled = [str(path) if one == "IN" else one for one in arguments]
    assert commanding(refusal("--roadmap", path, *filled)) == []


@pytest.mark.parametrize("command", ["next", "roadmaps", "steps", "show a", "path a"])
def test_an_answer_does_not_command_the_terminal(tmp_path: Path, command: str) -> None:
    result = run("--roadmap", written(tmp_path, SOUND), *command.split())
    assert (result.exit_code, commanding(result.output)) == (0, [])


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
@pytest.mark.parametrize("content", [b"id,name\na,A\n", b"id,name\nb,\n", b"\0"])
@pytest.mark.parametrize("name", NAMES)
def test_a_file_may_have_any_name(tmp_path: Path, name: bytes, content: bytes, form: str) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(content)
    result = run("validate", "--format", form, path)
    assert result.exit_code in (0, 1, 2)
    assert form != "text" or commanding(result.output) == []
    assert form == "text" or json.loads(result.stdout)


def test_the_address_of_a_file_in_sarif_has_the_bytes_of_its_name(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff b.csv"))
    path.write_bytes(b"id,name\nb,\n")
    log = json.loads(run("validate", "--format", "sarif", path).stdout)
    (found,) = log["runs"][0]["results"][0]["locations"]
    assert found["physicalLocation"]["artifactLocation"]["uri"].endswith("/%FF%20b.csv")
