from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest

from skillpath.graph import Fault, Place
from skillpath.ontology import Report, read, write
from skillpath.service.terminal.print_report import print_report
from tests.service.asking import SMALL, printed, refusal, run
from tests.service.conftest import PROGRAM

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = (
    *("next", "path", "show", "steps", "roadmaps", "export", "explore", "serve"),
    *("new", "validate", "lint", "convert", "diff"),
)
HEAVY = (
    "flask",
    "granian",
    "highspy",
    "networkx",
    "numpy",
    "orjson",
    "pydantic",
    "pyvis",
    "rdflib",
    "rich",
)


@pytest.fixture
def other_file(tmp_path: Path) -> Path:
    """A roadmap with another id."""
    path = tmp_path / "other.json"
    path.write_text(json.dumps(SMALL | {"id": "other", "name": "Other"}), encoding="utf-8")
    return path


@pytest.fixture
def faulty_file(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.json"
    item = {"id": "a", "name": "A", "requires": "b", "url": "javascript:x"}
    path.write_text(json.dumps({"id": "r", "name": "R", "items": [item]}), encoding="utf-8")
    return path


def program(*arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """The installed program in a process of its own."""
    return subprocess.run(
        [PROGRAM, *arguments],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | (env or {}),
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    result = run(command, "--help")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Usage: main {command} ")


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"main, version {version('skillpath')}\n"


@pytest.mark.parametrize(
    "arguments",
    [("nonsense",), ("path",), ("next", "--nonsense"), ("next", "--limit", "x"), ("steps", "x")],
)
def test_wrong_use_ends_with_status_2(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    code = (
        f"import sys, skillpath.service.terminal.command; print(set({HEAVY!r}) & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "set()\n"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from skillpath.service.terminal.command import main; "
        f"main(['--help'], standalone_mode=False); print(set({HEAVY!r}) & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.endswith("\nset()\n")


def test_the_program_prints_the_answer_and_nothing_else() -> None:
    done = program("next", "--known", "python", "--goal", "pytorch", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["known"] == ["python"]


def test_the_program_tells_what_it_refuses_without_a_traceback() -> None:
    done = program("path", "pytroch")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: found 'pytroch'; expected")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("next",),
        ("next", "-k", "python", "-g", "pytorch", "-n", "3"),
        ("path", "cert-google-pmle", "-k", "python"),
        ("show", "pytorch"),
        ("show", "cert-aws-mls"),
        ("show", "Industry Specialization"),
        ("show", "ml-engineer"),
        ("steps",),
        ("export", "pytorch"),
    ],
)
def test_answers_for_people_go_to_standard_output_alone(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.strip()


def test_the_text_of_an_answer_names_items_hours_and_reasons(small_file: Path) -> None:
    text = run("path", "stats", "-k", "sums", "--roadmap", small_file).stdout
    words = " ".join(text.split())
    assert "Path to Statistics 2 items, 28.5 h (18 to 48), proven cheapest" in words
    assert "1 Programming, advanced skill 20.5 h (10 to 40) code" in words
    assert "For Statistics: A program draws the samples. Instead of R: saves 9.5 h" in words


def test_what_follows_from_the_known_is_told(small_file: Path) -> None:
    text = run("next", "-k", "exam", "--roadmap", small_file).stdout
    assert "Taken as known, because it follows: Programming, advanced, Statistics, Sums" in text


def test_names_are_not_read_as_markup_of_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    item = {"id": "a", "name": "[red]A[/red] :smile:", "hours": 1}
    path.write_text(json.dumps({"id": "r", "name": "R", "items": [item]}), encoding="utf-8")
    assert "[red]A[/red] :smile:" in run("next", "--roadmap", path).stdout


def test_names_do_not_command_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    item = {"id": "a", "name": "A\x1b]0;title\x07\x1b[2J", "hours": 1}
    path.write_text(json.dumps({"id": "r", "name": "R", "items": [item]}), encoding="utf-8")
    assert "\x1b" not in run("next", "--roadmap", path).stdout


def test_the_roadmap_may_be_named_before_and_after_the_command(small_file: Path) -> None:
    before = printed("--roadmap", small_file, "show", "small", "--format", "json")
    after = printed("show", "small", "--roadmap", small_file, "--format", "json")
    assert before["id"] == after["id"] == "small"


def test_the_roadmap_after_the_command_wins(small_file: Path, other_file: Path) -> None:
    shown = run("--roadmap", small_file, "show", "other", "--roadmap", other_file)
    assert (shown.exit_code, shown.stderr) == (0, "")


def test_the_roadmap_may_be_named_in_the_environment(small_file: Path, other_file: Path) -> None:
    env = {"SKILLPATH_ROADMAP": str(small_file)}
    assert printed("show", "small", "--format", "json", env=env)["id"] == "small"
    given = run("show", "other", "--roadmap", other_file, env=env)
    assert given.exit_code == 0


def test_an_option_before_the_command_wins_over_the_environment(
    small_file: Path, other_file: Path
) -> None:
    env = {"SKILLPATH_ROADMAP": str(other_file)}
    assert run("--roadmap", small_file, "show", "small", env=env).exit_code == 0


@pytest.mark.parametrize("ending", ["ttl", "json"])
def test_a_roadmap_may_be_turtle_or_json(tmp_path: Path, small_file: Path, ending: str) -> None:
    path = tmp_path / f"copy.{ending}"
    write(read(small_file), path)
    shown = run("show", "stats", "--roadmap", path, "--format", "json")
    assert shown.stdout == run("show", "stats", "--roadmap", small_file, "--format", "json").stdout


@pytest.mark.parametrize("command", [("next",), ("steps",), ("path", "a"), ("serve",)])
def test_every_command_refuses_a_missing_roadmap(command: tuple[str, ...]) -> None:
    expected = "found no such file or directory; expected a readable file of at most 50 MB"
    assert refusal(*command, "--roadmap", "missing.ttl") == f"missing.ttl: {expected}"


@pytest.mark.parametrize("command", [("next",), ("steps",), ("serve",)])
def test_every_command_tells_all_faults_of_a_roadmap(
    faulty_file: Path, command: tuple[str, ...]
) -> None:
    link = "an address that begins with https:// or http:// and holds no blank"
    assert refusal(*command, "--roadmap", faulty_file).splitlines() == [
        f"2 faults in {faulty_file}",
        f"{faulty_file}, line 1: item 'a': found the link 'javascript:x'; expected {link}",
        f"{faulty_file}, line 1: item 'a', requirements: found 'b'; expected the id of an item",
    ]


def test_validate_checks_the_shipped_roadmap() -> None:
    result = run("validate")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "ml-engineer.ttl: 0 faults, 0 warnings\n" in result.stdout


def test_the_file_of_a_fault_is_named_where_it_is_another(
    capsys: pytest.CaptureFixture[str],
) -> None:
    faults = [Fault("x", "y", "z", "id", place=Place(file, 3)) for file in ("one.ttl", "two.ttl")]
    print_report(Report("one.ttl", tuple(faults)))
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  fault at line 3: x: found y; expected z  [id]",
        "  fault at two.ttl, line 3: x: found y; expected z  [id]",
    ]


def test_validate_tells_notes_apart_from_warnings_and_counts_both(tmp_path: Path) -> None:
    items = [
        {"id": "a", "name": "A", "hours": 1},
        {"id": "b", "name": "B", "hours": 1, "requires": {"any_of": ["a", "c"]}},
        {"id": "c", "name": "C", "hours": 1, "requires": "b"},
    ]
    path = tmp_path / "cycle.json"
    path.write_text(json.dumps({"id": "r", "name": "R", "items": items}), encoding="utf-8")
    result = run("validate", path)
    lines = result.stdout.splitlines()
    assert (result.exit_code, lines[0]) == (0, f"{path}: 0 faults, 3 warnings, 1 note")
    assert [line.split()[0] for line in lines[1:5]] == ["warning"] * 3 + ["note"]
    assert lines[4].startswith("  note at line 1: item 'b': found the cycle b > c > b")


def test_validate_names_every_fault_and_ends_with_status_1(faulty_file: Path) -> None:
    result = run("validate", faulty_file)
    assert (result.exit_code, result.stderr) == (1, "")
    lines = result.stdout.splitlines()
    assert lines[0] == f"{faulty_file}: 2 faults, 0 warnings"
    assert [(line.split(":")[0].strip(), line.split()[-1]) for line in lines[1:]] == [
        ("fault at line 1", "[link]"),
        ("fault at line 1", "[unknown-prerequisite]"),
    ]


@pytest.mark.parametrize(
    ("names", "status"),
    [
        (("small",), 0),
        (("small", "small"), 0),
        (("small", "faulty", "small"), 1),
        (("faulty", "missing", "small"), 2),
        (("missing", "faulty"), 2),
    ],
)
def test_validate_checks_each_file_alone_and_ends_with_the_worst(
    small_file: Path, faulty_file: Path, names: tuple[str, ...], status: int
) -> None:
    files = {"small": small_file, "faulty": faulty_file, "missing": faulty_file.with_name("x.ttl")}
    result = run("validate", *(files[name] for name in names))
    heads = [line for line in result.stdout.splitlines() if ".json: " in line]
    assert result.exit_code == status
    assert len(heads) == sum(name != "missing" for name in names)
    assert result.stderr.count("Error: ") == names.count("missing")


def test_advice_alone_is_no_fault(small_file: Path) -> None:
    result = run("validate", small_file)
    assert result.exit_code == 0
    assert "item 'alumni', requirement 'old-exam': found no" in result.stdout


@pytest.mark.parametrize("place", ["before", "environment"])
def test_validate_without_a_file_checks_the_roadmap_that_was_named(
    faulty_file: Path, place: str
) -> None:
    if place == "before":
        result = run("--roadmap", faulty_file, "validate")
    else:
        result = run("validate", env={"SKILLPATH_ROADMAP": str(faulty_file)})
    assert result.exit_code == 1


def test_a_reader_that_goes_away_is_no_error() -> None:
    arguments = [PROGRAM, "steps", "--format", "json"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_terminal_that_knows_few_characters_is_served(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    item = {"id": "a", "name": "Réseaux", "hours": 1}
    path.write_text(json.dumps({"id": "r", "name": "R", "items": [item]}), encoding="utf-8")
    done = program("next", "--roadmap", str(path), env={"PYTHONIOENCODING": "ascii"})
    assert "Traceback" not in done.stderr
