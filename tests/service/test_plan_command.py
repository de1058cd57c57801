"""Study plans at a terminal, and back from files."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.service.asking import refusal, run

if TYPE_CHECKING:
    from pathlib import Path

START = ("--start", "2027-01-04")


def plan(file: Path, *arguments: str | Path) -> list[str]:
    """The lines of a plan."""
    result = run("plan", "--roadmap", file, *arguments)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return [line.rstrip() for line in result.stdout.splitlines()]


def as_json(file: Path, *arguments: str | Path) -> Any:
    return json.loads("\n".join(plan(file, *arguments, "--format", "json")))


def test_a_plan_is_told_week_by_week(small_file: Path) -> None:
    #  exam 3 -> stats 8 -> sums 5, r known
    found = plan(small_file, "exam", "-k", "r", "--hours", "4", *START)
    assert found == [
        "Plan to Exam",
        "3 items, 16 h, from Mon 4 Jan 2027",
        "4 h a week: 4 weeks",
        "Done by Sun 31 Jan 2027",
        "",
        "Week  From        Hours  What",
        "1     4 Jan 2027      4  Sums 4 h",
        "2     11 Jan          4  Sums 1 h done, Statistics 3 h",
        "                         * Step finished: Basics, Tue 12 Jan 2027",
        "3     18 Jan          4  Statistics 4 h",
        "4     25 Jan          4  Statistics 1 h done, Exam 3 h done",
        "                         * Step finished: Models, advanced, Tue 26 Jan 2027",
        "                         * Certified: Exam, Sun 31 Jan 2027",
        "                         * Goal reached: Exam, Sun 31 Jan 2027",
    ]


def test_what_is_too_late_is_told_with_what_would_help(small_file: Path) -> None:
    found = plan(
        small_file,
        *("exam", "sums", "-k", "r", "--hours", "4", *START),
        *("--deadline", "2027-01-17", "--deadline", "sums=2027-01-12"),
    )
    assert found[5:9] == [
        "In time  Sums: Tue 12 Jan 2027, on the day",
        "Late     Exam: Sun 31 Jan 2027, 14 days after Sun 17 Jan 2027",
        "         8 h a week instead of 4 keep every deadline.",
        "         With these hours no other order is less late.",
    ]


def test_weeks_that_are_alike_share_a_line(small_file: Path) -> None:
    found = plan(small_file, "stats", "-k", "r", "--weekday", "mon=1", "--weekday", "fri=1", *START)
    assert found[6:10] == [
        "1-2   4 Jan 2027      4  Sums 4 h",
        "3     18 Jan          2  Sums 1 h done, Statistics 1 h",
        "                         * Step finished: Basics, Mon 18 Jan 2027",
        "4-7   25 Jan          7  Statistics 7 h done",
    ]


def test_a_missed_week_is_one_option(small_file: Path) -> None:
    found = plan(small_file, "exam", "-k", "r", "--hours", "4", *START, "--today", "2027-01-11")
    assert found[5:8] == [
        "Planned anew from Mon 11 Jan 2027",
        "  4 h were planned until then, and not spent.",
        "  3 items end later: Exam by 7 days, on Sun 7 Feb 2027.",
    ]


def test_nothing_is_to_plan_where_all_is_known(small_file: Path) -> None:
    assert plan(small_file, "sums", "-k", "sums", *START) == [
        "Plan to Sums",
        "Nothing is missing: the goal is reached.",
    ]


@pytest.mark.parametrize("ending", ["md", "csv", "json", "org"])
def test_what_is_ticked_in_a_file_is_done(small_file: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"plan.{ending}"
    plan(small_file, "exam", "-k", "r", *START, "--done", "sums=6@2027-01-06")
    told = run(
        *("plan", "exam", "-k", "r", *START, "--done", "sums=6@2027-01-06"),
        *("--roadmap", small_file, "-o", file),
    )
    assert (told.exit_code, told.stderr) == (0, f"Wrote {file}\n")
    goal = ("exam", "-k", "r", *START) if ending == "csv" else ()
    again = as_json(small_file, *goal, "--from", file, "--today", "2027-01-06")
    first = as_json(small_file, "exam", "-k", "r", *START, "--done", "sums=6@2027-01-06")
    assert {name: again[name] for name in again.keys() - {"moved"}} == {
        name: first[name] for name in first.keys() - {"moved"}
    }


def test_what_is_typed_beside_a_file_counts_more(small_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    run("plan", "exam", "--weekday", "mon=2", *START, "--roadmap", small_file, "-o", file)
    found = as_json(small_file, "--from", file, "--hours", "7", "--today", "2027-01-04")
    assert (found["goals"], found["hours_per_week"], found["weekdays"]) == (["exam"], 7, [1] * 7)


def test_what_is_no_file_of_a_plan_is_refused(tmp_path: Path) -> None:
    assert "expected a file that ends with one of .md" in refusal("plan", "--from", "plan.xlsx")
    file = tmp_path / "plan.json"
    file.write_text("{}", encoding="utf-8")
    assert refusal("plan", "--from", file).startswith(f"{file}")


def test_a_word_stands_for_a_day(small_file: Path) -> None:
    before = datetime.now().astimezone().date()
    found = as_json(small_file, "exam", "--start", "today")["start"]
    monday = as_json(small_file, "exam", "--start", "monday")["start"]
    assert str(before) <= found <= str(before + timedelta(1))
    assert datetime.fromisoformat(monday).weekday() == 0
    assert str(before) <= monday <= str(before + timedelta(7))


def test_hours_of_weekdays_are_told_by_name(small_file: Path) -> None:
    typed = ("--weekday", "sat-mon=2", "--weekday", "Wed=1.5")
    assert as_json(small_file, "exam", *START, *typed)["weekdays"] == [2, 0, 1.5, 0, 0, 2, 2]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("--weekday", "noon=2"), "--weekday: found 'noon=2'; expected a day with its hours"),
        (("--format", "doc"), "--format: found 'doc'; expected one of text, ics"),
        (("--output", "plan.doc"), "--format: found 'doc'; expected one of text, ics"),
        (("--tracks", "0"), "tracks: found 0; expected 1 to 20"),
        (("--hours", "nan"), "hours_per_week: found nan; expected 0.5 to 168"),
    ],
)
def test_what_cannot_be_is_refused(small_file: Path, typed: tuple[str, ...], told: str) -> None:
    result = run("plan", "exam", "--roadmap", small_file, *typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Error: {told}" in result.stderr


def test_without_a_goal_there_is_nothing_to_plan() -> None:
    result = run("plan", *START)
    assert (result.exit_code, "Missing argument 'GOAL...'" in result.stderr) == (2, True)
