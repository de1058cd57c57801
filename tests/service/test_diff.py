"""`skillpath diff`: one roadmap before and after a revision, and smaller changes one by one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from skillpath.ontology import read, write
from tests.service.asking import printed, refusal, run

if TYPE_CHECKING:
    from pathlib import Path

Json = dict[str, Any]

OLD: Json = {
    "id": "data",
    "name": "Data",
    "version": "1.0.0",
    "description": "All that it takes to read data, from first sums to models that hold.",
    "steps": [
        {
            "id": "basics",
            "name": "Basics",
            "position": 1,
            "covers": ["sums", "code", "calculus", "probability", "abacus"],
        },
        {
            "id": "models",
            "name": "Models, advanced",
            "position": 2,
            "covers": ["stats", "old-exam", "exam"],
            "optional": ["r"],
        },
    ],
    "specializations": [
        {
            "id": "health",
            "name": "Health",
            "steps": [
                {"id": "clinic", "name": "Clinic", "position": 1, "covers": ["stats", "code"]}
            ],
        }
    ],
    "items": [
        {"id": "sums", "name": "Sums", "hours": 5},
        {"id": "abacus", "name": "Abacus", "hours": 9, "status": "retired", "replaced_by": ["r"]},
        {"id": "code", "name": "Programming", "hours": 20, "alt_labels": ["Scripting"]},
        {"id": "r", "name": "R", "kind": "tool", "hours": 30},
        {"id": "calculus", "name": "Calculus", "hours": 60},
        {"id": "discrete", "name": "Discrete mathematics", "hours": 30},
        {
            "id": "probability",
            "name": "Probability",
            "hours": {"low": 20, "likely": 40, "high": 80},
            "requires": [
                {"of": {"any_of": ["calculus", "discrete"]}, "reason": "Densities are integrated."}
            ],
        },
        {
            "id": "stats",
            "name": "Statistics",
            "hours": 8,
            "description": "What a sample tells of the whole, and how surely it tells that.",
            "requires": [
                {"of": {"any_of": ["code", "r"]}, "reason": "A program draws the samples."},
                {"of": "sums", "reason": "Means are sums."},
            ],
        },
        {
            "id": "exam",
            "name": "Exam",
            "kind": "certification",
            "hours": 3,
            "requires": [{"of": "stats"}],
        },
        {"id": "old-exam", "name": "Old exam", "kind": "certification", "hours": 3},
    ],
}

NEW: Json = {
    "id": "data",
    "name": "Data",
    "version": "1.1.0",
    "description": "All that it takes to read data, from first sums to models to trust.",
    "steps": [
        {
            "id": "basics",
            "name": "Basics",
            "position": 1,
            "covers": ["programming", "calculus", "probability", "sums", "r"],
        },
        {"id": "practice", "name": "Practice", "position": 2, "covers": ["discrete"]},
        {
            "id": "models",
            "name": "Models",
            "position": 3,
            "covers": ["stats", "old-exam", "exam"],
            "optional": ["git"],
        },
    ],
    "specializations": [
        {
            "id": "health",
            "name": "Health",
            "steps": [
                {"id": "clinic", "name": "Clinic", "position": 1, "covers": ["stats", "exam"]}
            ],
        }
    ],
    "items": [
        {"id": "sums", "name": "Sums", "hours": 5},
        {
            "id": "programming",
            "name": "Programming",
            "hours": 20,
            "alt_labels": ["Python", "Scripting"],
        },
        {"id": "r", "name": "R", "kind": "tool", "hours": 30},
        {"id": "calculus", "name": "Calculus", "hours": 60},
        {"id": "discrete", "name": "Discrete mathematics", "hours": 30},
        {
            "id": "probability",
            "name": "Probability",
            "hours": {"low": 30, "likely": 60, "high": 120},
            "requires": [{"of": "calculus", "reason": "Densities are integrated."}],
        },
        {
            "id": "stats",
            "name": "Statistics",
            "hours": 8,
            "level": "advanced",
            "description": "What a sample tells of the whole, and how surely it can tell that.",
            "requires": [
                {"of": {"any_of": ["programming", "r"]}, "reason": "A program draws the samples."},
                {"of": "probability", "reason": "An estimate is a random variable."},
            ],
            "recommends": [{"of": "sums", "reason": "Means are sums, divided."}],
            "resources": [{"name": "Course", "url": "https://example.org/course", "hours": 12}],
        },
        {
            "id": "exam",
            "name": "Exam",
            "kind": "certification",
            "hours": 3,
            "requires": [{"of": "stats", "reason": "Half of the questions."}],
            "cost": {"amount": 99.5, "currency": "EUR"},
        },
        {
            "id": "old-exam",
            "name": "Old exam",
            "kind": "certification",
            "hours": 3,
            "status": "retired",
            "replaced_by": ["exam"],
        },
        {
            "id": "git",
            "name": "Git",
            "kind": "tool",
            "hours": 4,
            "requires": [{"of": "programming"}],
        },
    ],
}

TEXT = """\
Data (data)  version 1.0.0 -> 1.1.0
    another description
    was  … sums to models that hold.
    now  … sums to models to trust.

1. Basics (basics)
    another order: sums after probability
  - Abacus (abacus)  removed: skill, 9 h; replaced by r
  ~ Probability (probability)  hours 40 (20 to 80) -> 60 (30 to 120)
        requires calculus (was: any_of(calculus, discrete))
  ~ Programming (programming)  id was code (both are called 'programming')
        also called Python
  ~ R (r)  now covered here (was: optional in 2. Models, advanced)

2. Practice (practice)  step added
  ~ Discrete mathematics (discrete)  now covered here

3. Models (models)  renamed from 'Models, advanced'; position 2 -> 3
  ~ Exam (exam)  cost none -> 99.50 EUR
        requires stats for another reason
        was  none
        now  Half of the questions.
  + Git (git)  added: tool, 4 h; optional here
        requires programming
  ~ Old exam (old-exam)  retired, replaced by exam
  ~ Statistics (stats)  level none -> advanced
        now requires probability: An estimate is a random variable.
        recommends sums (was: required)
        for another reason
        was  Means are sums.
        now  Means are sums, divided.
        page added: Course (12 h): https://example.org/course
        another description
        was  … how surely it tells that.
        now  … how surely it can tell that.

Health (health)  specialization changed

1. Clinic (clinic)
  - Programming (programming)  no longer covered here
  + Exam (exam)  now covered here

9 items (1 added, 1 removed, 5 changed, 2 moved), 3 steps, 1 specialization; 199
-> 220 h
"""

PLAIN: Json = {
    "id": "r",
    "name": "R",
    "items": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The roadmap before and after its revision."""
    folder = tmp_path_factory.mktemp("diff")
    return file(folder, "old", OLD), file(folder, "new", NEW)


def file(folder: Path, name: str, document: Json) -> Path:
    path = folder / f"{name}.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def told(folder: Path, old: Json, new: Json) -> list[str]:
    """What is printed of two documents."""
    result = run("diff", file(folder, "old", old), file(folder, "new", new))
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


def of_a(**parts: Any) -> Json:
    """The plain roadmap with other parts of a."""
    first, second = PLAIN["items"]
    return PLAIN | {"items": [first | parts, second]}


def test_a_revision_is_told_by_step_and_item(files: tuple[Path, Path]) -> None:
    result = run("diff", *files, env={"COLUMNS": "80"})
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == TEXT


def test_equal_roadmaps_do_not_differ_whatever_their_format(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    old, _ = files
    copy = tmp_path / "copy.ttl"
    write(read(old), copy)
    result = run("diff", old, copy, "--exit-code")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "Nothing differs\n", "")


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_exit_status_tells_of_a_difference_when_asked_to(
    files: tuple[Path, Path], form: str
) -> None:
    plain = run("diff", *files, "--format", form)
    asked = run("diff", *files, "--format", form, "--exit-code")
    assert (plain.exit_code, asked.exit_code) == (0, 1)
    assert plain.stdout == asked.stdout


def test_a_file_that_cannot_be_read_is_refused_with_one_message(files: tuple[Path, Path]) -> None:
    old, _ = files
    expected = "missing.ttl: found no such file or directory; expected a readable file of at most"
    for pair in ((old, "missing.ttl"), ("missing.ttl", old)):
        assert refusal("diff", *pair, "--exit-code") == f"{expected} 50 MB"


def test_an_invalid_file_is_refused_with_its_faults(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    faulty = file(tmp_path, "faulty", of_a(requires=[{"of": "c"}]))
    assert refusal("diff", files[0], faulty, "--exit-code").splitlines() == [
        f"1 fault in {faulty}",
        f"{faulty}, line 1: item 'a', requirements: found 'c'; expected the id of an item",
    ]


def test_both_files_must_be_named(files: tuple[Path, Path]) -> None:
    assert "Missing argument 'NEW'" in refusal_of_use("diff", files[0])


def refusal_of_use(*arguments: str | Path) -> str:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


def test_json_tells_what_changed_of_an_item(tmp_path: Path) -> None:
    new = of_a(hours=12, alt_labels=["Ay"], requires=[{"of": {"any_of": ["b"]}}], name="AA")
    pair = (file(tmp_path, "old", of_a(hours=2)), file(tmp_path, "new", new))
    answer = printed("diff", *pair, "--format", "json")
    low = {"low": 2, "likely": 2, "high": 2}
    assert answer["items"]["changed"] == [
        {
            "id": "a",
            "name": "AA",
            "old_id": "a",
            "known_by": "",
            "changes": {
                "name": {"before": "A", "after": "AA"},
                "hours": {"before": low, "after": {"low": 12, "likely": 12, "high": 12}},
                "alt_labels": {"added": ["Ay"], "removed": []},
            },
            "requirements": {
                "added": [{"of": {"all_of": ["b"]}, "strength": "required"}],
                "removed": [],
                "changed": [],
                "reworded": [],
            },
        }
    ]


def test_json_tells_of_ids_steps_and_successors(files: tuple[Path, Path]) -> None:
    answer = printed("diff", *files, "--format", "json")
    known = [(one["old_id"], one["id"], one["known_by"]) for one in answer["items"]["changed"]]
    assert ("code", "programming", "programming") in known
    assert answer["items"]["replaced"] == [
        {"id": "abacus", "replaced_by": ["r"]},
        {"id": "old-exam", "replaced_by": ["exam"]},
    ]
    here, there = {"step": "basics", "optional": False}, {"step": "models", "optional": True}
    assert {"item": "r", "before": [there], "after": [here]} in answer["steps"]["moves"]
    assert [one["id"] for one in answer["steps"]["added"]] == ["practice"]
    assert answer["roadmap"]["version"] == {"before": "1.0.0", "after": "1.1.0"}


def test_json_has_the_same_keys_in_one_order_and_tells_nothing_of_equal_roadmaps(
    files: tuple[Path, Path],
) -> None:
    old, new = files
    some, none = (
        json.loads(run("diff", old, other, "--format", "json").stdout) for other in (new, old)
    )
    assert list(some) == list(none) == sorted(some)
    assert none["differs"] is False
    assert json.dumps(some) == json.dumps(some, sort_keys=True)
    assert set(map(str, none["items"].values())) == {"[]"}


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ({"name": "Old"}, {}, "  ~ A (a)  renamed from 'Old'"),
        ({"kind": "tool"}, {}, "  ~ A (a)  kind tool -> skill"),
        ({"status": "retired"}, {}, "  ~ A (a)  no longer retired"),
        ({}, {"status": "retired"}, "  ~ A (a)  retired, replaced by nothing"),
        ({"valid_months": 12}, {}, "  ~ A (a)  months until it expires 12 -> none"),
        ({"certifies": ["b"]}, {}, "        no longer certifies b"),
        ({"url": "https://a.org/"}, {}, "        was  https://a.org/"),
        ({"requires": [{"of": "b"}]}, {}, "        no longer requires b"),
        ({"recommends": [{"of": "b"}]}, {}, "        no longer recommends b"),
    ],
)
def test_each_part_is_told_in_words(tmp_path: Path, before: Json, after: Json, line: str) -> None:
    assert line in told(tmp_path, of_a(**before), of_a(**after))


def test_without_steps_items_stand_under_one_head(tmp_path: Path) -> None:
    alone = PLAIN | {"items": [{"id": "b", "name": "B"}]}
    assert told(tmp_path, PLAIN, alone) == [
        "Items",
        "  - A (a)  removed: skill, 10 h",
        "",
        "1 item (1 removed); 20 -> 10 h",
    ]


def test_what_left_all_steps_is_told_in_none(tmp_path: Path) -> None:
    step = {"id": "s", "name": "S", "position": 1}
    covering = PLAIN | {"steps": [step | {"covers": ["a", "b"]}]}
    assert told(tmp_path, covering, PLAIN | {"steps": [step | {"covers": ["b"]}]}) == [
        "In no step",
        "  ~ A (a)  no longer covered in 1. S",
        "",
        "1 item (1 moved)",
    ]


def test_a_step_that_is_gone_is_told_with_what_went_with_it(tmp_path: Path) -> None:
    steps = [
        {"id": one, "name": one.upper(), "position": place, "covers": [one[0]]}
        for place, one in enumerate(("a-1", "b-1"), start=1)
    ]
    alone = {"items": PLAIN["items"][1:], "steps": steps[1:]}
    assert told(tmp_path, PLAIN | {"steps": steps}, PLAIN | alone) == [
        "1. A-1 (a-1)  step removed",
        "  - A (a)  removed: skill, 10 h",
        "",
        "1 item (1 removed), 1 step; 20 -> 10 h",
    ]


def test_an_item_with_another_id_that_left_its_step_is_told_once(tmp_path: Path) -> None:
    step = {"id": "s", "name": "S", "position": 1}
    old = PLAIN | {"steps": [step | {"covers": ["a", "b"]}]}
    new = of_a(id="z") | {"steps": [step | {"covers": ["b"]}]}
    assert told(tmp_path, old, new) == [
        "In no step",
        "  ~ A (z)  id was a (both are called 'a'); no longer covered in 1. S",
        "",
        "1 item (1 changed)",
    ]
    pair = (tmp_path / "old.json", tmp_path / "new.json")
    [move] = printed("diff", *pair, "--format", "json")["steps"]["moves"]
    assert move == {"item": "z", "before": [{"step": "s", "optional": False}], "after": []}


def test_a_version_alone_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, PLAIN, PLAIN | {"version": "2"}) == [
        "R (r)  version none -> 2",
        "",
        "Only the roadmap's own head differs",
    ]


def test_specializations_come_and_go(tmp_path: Path) -> None:
    step = {"id": "s", "name": "S", "position": 1, "covers": ["a", "b"]}
    special = PLAIN | {"specializations": [{"id": "x", "name": "X", "steps": [step]}]}
    lines = [told(tmp_path, *pair)[0] for pair in ((PLAIN, special), (special, PLAIN))]
    assert lines == [
        "X (x)  specialization added: 1 step covering 2 items",
        "X (x)  specialization removed: 1 step covering 2 items",
    ]


def test_names_and_reasons_do_not_command_the_terminal(tmp_path: Path) -> None:
    new = of_a(name="[red]A[/red]\x1b[2J", requires=[{"of": "b", "reason": "\x07"}])
    text = "\n".join(told(tmp_path, PLAIN, new))
    assert "[red]A[/red]" in text
    assert not {"\x1b", "\x07"} & set(text)
