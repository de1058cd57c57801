"""The help of the commands: examples that run, lines that fit."""

from __future__ import annotations

import json
import shlex
import shutil
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from docs.quoting import EXAMPLES as FOLDER
from skillpath.service.terminal.command import main
from skillpath.service.terminal.examples import EXAMPLES, FIRST

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 80
OF_THE_MACHINE = ("serve", "doctor")
"""What does not end, or fails where the machine is busy."""

RUN = [one for name in EXAMPLES for one in EXAMPLES[name] if name not in OF_THE_MACHINE]
UNDERSTOOD = [one for name in OF_THE_MACHINE for one in EXAMPLES[name]]


def shown(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments, terminal_width=WIDTH)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the examples name."""
    monkeypatch.chdir(tmp_path)
    shown("new", "old", "--format", "json")
    shutil.copy("old.json", "new.json")
    shutil.copy(FOLDER / "bread-baking.csv", "my-roadmap.csv")
    shutil.copy(FOLDER / "learners.jsonl", "learners.jsonl")
    shown("convert", "my-roadmap.csv", "my-roadmap.json")
    shown("plan", "pytorch", "--start", "2027-01-04", "--output", "plan.md")
    order = {"name": "A book", "items": ["python", ["numpy", "pandas"]]}
    (tmp_path / "orders.json").write_text(json.dumps({"orders": [order]}), encoding="utf-8")
    return tmp_path


def test_every_command_has_two_to_four_examples() -> None:
    assert set(EXAMPLES) == set(main.commands)
    assert {name: 2 <= len(lines) <= 4 for name, lines in EXAMPLES.items()} == dict.fromkeys(
        main.commands, True
    )


@pytest.mark.parametrize("example", RUN)
def test_an_example_of_the_help_runs(example: str, folder: Path) -> None:
    (folder / "my-roadmap.ttl").unlink(missing_ok=True)
    if example.startswith(("convert", "new")):
        example += " --force"
    result = CliRunner().invoke(main, shlex.split(example))
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("example", [*UNDERSTOOD, *(one for one, _ in FIRST)])
def test_an_example_that_is_not_run_is_understood(example: str) -> None:
    typed = shlex.split(example)
    place = next(place for place, one in enumerate(typed) if one in main.commands)
    with main.commands[typed[place]].make_context("skillpath", typed[place + 1 :]) as context:
        assert context.command.name == typed[place]


@pytest.mark.parametrize("command", [None, *EXAMPLES])
def test_help_fits_a_terminal_and_ends_with_examples(command: str | None) -> None:
    told = shown(*filter(None, [command]), "--help")
    assert [line for line in told.splitlines() if len(line) > WIDTH] == []
    lines = EXAMPLES[command] if command else [one for one, _ in FIRST]
    assert all(f"skillpath {one}" in told for one in lines)


def test_without_a_command_it_says_what_to_try_first() -> None:
    told = CliRunner().invoke(main, []).output
    assert all(f"    skillpath {typed}" in told for typed, _ in FIRST)


@pytest.mark.parametrize("command", EXAMPLES)
def test_every_option_says_what_it_is_for(command: str) -> None:
    options = [one for one in main.commands[command].params if isinstance(one, click.Option)]
    assert [one.name for one in options if not one.help] == []
