from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from skillpath.ontology import read
from tests.ontology.planted_faults import EXAMPLES
from tests.service.asking import refusal, run

if TYPE_CHECKING:
    from pathlib import Path

LOSSY = "expected the option --lossy, or a name that ends with .json, .ttl or .jsonld"
FORMS = pytest.mark.parametrize("form", ["csv", "json", "ttl"])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@FORMS
def test_a_new_roadmap_is_sound_and_can_be_asked(folder: Path, form: str) -> None:
    result = run("new", "Making coffee", "--format", form)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"Wrote making-coffee.{form}. Fill it in, then check it")
    assert run("validate", f"making-coffee.{form}").stdout.startswith(
        f"making-coffee.{form}: 0 faults, 0 warnings\n"
    )
    told = run("--roadmap", f"making-coffee.{form}", "path", "Comparing coffees").stdout
    assert "4 items, 16 h (8 to 31), proven cheapest" in told
    assert os.listdir(folder) == [f"making-coffee.{form}"]  # noqa: PTH208


@FORMS
def test_a_new_roadmap_bears_the_name_that_was_given(form: str) -> None:
    run("new", "Brot & Spiele", "--format", form)
    expected = {"csv": "Brot spiele"}.get(form, "Brot & Spiele")
    assert (read(f"brot-spiele.{form}").id, read(f"brot-spiele.{form}").name) == (
        "brot-spiele",
        expected,
    )


def test_templates_say_the_same_but_for_what_a_table_drops() -> None:
    for form in ("csv", "json", "ttl"):
        run("new", "coffee", "--format", form)
    assert read("coffee.json") == read("coffee.ttl")
    run("convert", "coffee.json", "coffee.csv", "--lossy", "--force")
    run("new", "tea")
    assert read("coffee.csv").items == read("tea.csv").items


@pytest.mark.parametrize(
    "name", ["../x", "a/b", "a\\b", "", " ", "...", "基礎", "x" * 101, "\x00", "a\udcff"]
)
def test_a_name_that_no_roadmap_can_bear_is_refused(folder: Path, name: str) -> None:
    assert "; expected a name with a letter from a to z" in refusal("new", name)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("quote", ['"', "'", '"""', "$", "@en", "\n"])
@FORMS
def test_a_name_is_written_into_the_file_as_text(folder: Path, form: str, quote: str) -> None:
    run("new", f"a {quote} b", "--format", form)
    [file] = folder.iterdir()
    assert run("validate", file).exit_code == 0


def test_what_is_there_is_replaced_only_by_force(folder: Path) -> None:
    path = folder / "coffee.csv"
    path.write_text("mine")
    expected = "expected a name that is free, or the option --force"
    assert refusal("new", "coffee") == f"coffee.csv: found a file of this name; {expected}"
    assert path.read_text() == "mine"
    assert run("new", "coffee", "--force").exit_code == 0
    assert path.read_text() != "mine"


@pytest.mark.parametrize("ending", ["json", "ttl", "jsonld"])
def test_convert_keeps_everything(ending: str) -> None:
    source = EXAMPLES / "bread-baking.csv"
    result = run("convert", source, f"bread.{ending}")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Wrote bread.{ending}\n")
    assert read(f"bread.{ending}") == read(source)


def test_convert_names_what_a_table_drops_and_writes_it_only_when_told(folder: Path) -> None:
    run("new", "coffee", "--format", "json")
    result = run("convert", "coffee.json", "x.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "would drop the id",
        "would drop the name",
        "would drop reasons of requirements: 7 (espresso, extraction, french-press, 4 more)",
        "Error: x.csv: found 3 sorts of things that a table cannot hold; " + LOSSY,
    ]
    assert not (folder / "x.csv").exists()
    result = run("convert", "coffee.json", "x.csv", "--lossy")
    assert result.stderr.splitlines()[-2:] == [
        "dropped reasons of requirements: 7 (espresso, extraction, french-press, 4 more)",
        "Wrote x.csv",
    ]
    assert read("x.csv").name == "X"


def test_convert_tells_of_columns_that_it_does_not_know(folder: Path) -> None:
    (folder / "x.csv").write_text("id,name,colour\na,A,red\n")
    warning, written = run("convert", "x.csv", "x.json").stderr.splitlines()
    assert warning.startswith("warning: x.csv, line 1, cell C1: the first row: found the column")
    assert written == "Wrote x.json"


def test_convert_says_nothing_of_dropping_before_it_may_write(folder: Path) -> None:
    run("new", "coffee", "--format", "json")
    (folder / "x.csv").write_text("mine")
    assert run("convert", "coffee.json", "x.csv", "--lossy").stderr.startswith("Error: x.csv: ")


def test_convert_refuses_a_faulty_file_and_leaves_the_target(folder: Path) -> None:
    (folder / "x.csv").write_text("id,name\na,A\na,B\n")
    (folder / "y.json").write_text("mine")
    assert "line 3, cell A3: id 'a': found 2" in refusal("convert", "x.csv", "y.json", "--force")
    assert (folder / "y.json").read_text() == "mine"


@pytest.mark.parametrize("target", ["x.xlsx", "x", "folder", "no/x.json"])
def test_convert_refuses_a_target_that_it_cannot_write(folder: Path, target: str) -> None:
    (folder / "folder").mkdir()
    assert "; expected " in refusal("convert", EXAMPLES / "bread-baking.csv", target)


def test_convert_follows_a_link_and_keeps_it(folder: Path) -> None:
    (folder / "link.json").symlink_to(folder / "real.json")
    assert run("convert", EXAMPLES / "bread-baking.csv", "link.json").exit_code == 0
    assert (folder / "link.json").is_symlink()
    assert read("real.json").id == "bread-baking"


FAULTY = "id,name,hours,colour\na,A,x,red\nb,B,1,\nc,,1,\n"


def test_validate_prints_json_for_programs(folder: Path) -> None:
    (folder / "x.csv").write_text(FAULTY)
    result = run("validate", "x.csv", "missing.csv", "--format", "json")
    assert result.exit_code == 2
    first, second = json.loads(result.stdout)["files"]
    assert [(one["line"], one["cell"], one["code"]) for one in first["faults"]] == [
        (2, "C2", "hours"),
        (4, "B4", "name"),
    ]
    assert [one["code"] for one in first["warnings"]] == ["unknown-column"]
    assert second["unreadable"]["found"] == "no such file or directory"


def test_validate_prints_json_with_a_summary_of_what_is_sound() -> None:
    result = run("validate", EXAMPLES / "bread-baking.csv", "--format", "json")
    [file] = json.loads(result.stdout)["files"]
    assert (file["faults"], file["summary"]["name"], file["summary"]["steps"]) == (
        [],
        "Bread baking",
        6,
    )


def test_validate_prints_sarif_with_lines_for_code_hosts(folder: Path) -> None:
    (folder / "my roadmap.csv").write_text(FAULTY)
    result = run("validate", "my roadmap.csv", "missing.csv", "--format", "sarif")
    log = json.loads(result.stdout)
    [sarif_run] = log["runs"]
    assert (result.exit_code, log["version"]) == (2, "2.1.0")
    assert [
        (
            one["ruleId"],
            one["level"],
            one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            one["locations"][0]["physicalLocation"].get("region"),
        )
        for one in sarif_run["results"]
    ] == [
        ("hours", "error", "my%20roadmap.csv", {"startLine": 2}),
        ("name", "error", "my%20roadmap.csv", {"startLine": 4}),
        ("unknown-column", "warning", "my%20roadmap.csv", {"startLine": 1}),
        ("unreadable", "error", "missing.csv", {"startLine": 1}),
    ]
    rules = [rule["id"] for rule in sarif_run["tool"]["driver"]["rules"]]
    assert rules == ["hours", "name", "unknown-column", "unreadable"]


def test_what_is_unreadable_within_a_file_is_told_of_the_file(folder: Path) -> None:
    run("new", "coffee", "--format", "ttl")
    wrong = ":x a sp:Roadmap ; sp:specializes :y ."
    (folder / "coffee.ttl").write_text((folder / "coffee.ttl").read_text() + wrong)
    log = json.loads(run("validate", "coffee.ttl", "--format", "sarif").stdout)
    [result] = log["runs"][0]["results"]
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": "coffee.ttl"}
    assert result["message"]["text"].startswith("<https://w3id.org/skillpath/id/x>, sp:specializes")
    [file] = json.loads(run("validate", "coffee.ttl", "--format", "json").stdout)["files"]
    assert (file["file"], file["unreadable"]["where"]) == (
        "coffee.ttl",
        "<https://w3id.org/skillpath/id/x>, sp:specializes",
    )


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("SIZE", "10", "found a larger file; expected a readable file of at most 1e-05 MB"),
        ("ITEMS", "3", "found over 3 items; expected fewer"),
        ("MEMBERS", "3", "found over 3 members of requirements in all; expected fewer"),
    ],
)
def test_the_environment_sets_limits(variable: str, value: str, message: str) -> None:
    environment = {f"SKILLPATH_LIMIT_{variable}": value}
    result = run("steps", "--roadmap", EXAMPLES / "bread-baking.csv", env=environment)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5", "1" * 99, "٣"])
def test_a_limit_that_is_no_number_is_refused(value: str) -> None:
    result = run("steps", env={"SKILLPATH_LIMIT_ITEMS": value})
    assert result.exit_code == 2
    assert "expected a whole number from 1 to 2000000000" in result.stderr


@pytest.mark.parametrize("command", [("explore",), ("export", "espresso")])
def test_nothing_is_written_over_the_roadmap_in_use(folder: Path, command: tuple[str, ...]) -> None:
    run("new", "coffee")
    before = (folder / "coffee.csv").read_bytes()
    refused = refusal("--roadmap", "coffee.csv", *command, "--output", "./coffee.csv")
    assert "found the roadmap itself; expected another name" in refused
    assert (folder / "coffee.csv").read_bytes() == before


def test_advice_of_one_sort_is_told_a_few_times_and_counted(folder: Path) -> None:
    rows = "".join(f"a{number},{number}\n" for number in range(9))
    (folder / "x.csv").write_text(f"id,name\n{rows}")
    lines = run("validate", "x.csv").stdout.splitlines()
    assert lines[0] == "x.csv: 0 faults, 9 warnings"
    assert [line for line in lines if line.endswith("[no-hours]")][5:] == [
        "  4 more warnings  [no-hours]"
    ]


def test_what_is_shown_of_an_item_has_no_colon_without_a_reason() -> None:
    shown = run("--roadmap", EXAMPLES / "bread-baking.csv", "show", "levain").stdout
    assert [line for line in shown.splitlines() if line.endswith(":")] == []
