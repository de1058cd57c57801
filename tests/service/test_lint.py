from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.service.asking import printed, refusal, run

if TYPE_CHECKING:
    from pathlib import Path

ROWS: list[dict[str, Any]] = [
    {"id": "python", "name": "Python", "description": "A language of programs."},
    {"id": "arrays", "name": "Arrays", "description": "Numbers in rows."},
    {"id": "plots", "name": "Plots", "requires": ["arrays", "python"]},
    {"id": "waves", "name": "Waves", "requires": ["arrays", "python"]},
    {"id": "images", "name": "Images", "requires": ["arrays", "python"]},
    {
        "id": "frames",
        "name": "Frames",
        "description": "Columns of values, in Python.",
        "requires": "arrays",
    },
    {"id": "low", "name": "Low", "level": "beginner", "requires": "high"},
    {"id": "high", "name": "High", "level": "expert"},
]
r"""
arrays <- plots, waves, images -> python       frames, which says Python, requires arrays alone
low (beginner) -> high (expert)
"""


def written(path: Path, rows: list[dict[str, Any]]) -> Path:
    """A roadmap in a file, with hours and reasons for all."""
    items = [
        {"hours": 1}
        | row
        | {"requires": [{"of": one, "reason": "It is so."} for one in _several(row)]}
        for row in rows
    ]
    document = {"id": "r", "name": "R", "items": items}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def _several(row: dict[str, Any]) -> list[str]:
    needs = row.get("requires", [])
    return [needs] if isinstance(needs, str) else needs


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "r.json", ROWS)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return written(tmp_path / "faulty.json", [{"id": "a", "name": "A", "requires": "b"}])


def test_without_suggestions_it_tells_what_validate_warns_of(small_file: Path) -> None:
    told, validated = run("lint", small_file).stdout, run("validate", small_file).stdout
    assert validated.startswith(told)
    assert "[no-reason]" in told
    assert "attainables  " not in told


def test_suggestions_come_with_evidence_and_how_to_accept_them(file: Path) -> None:
    result = run("lint", "--suggest", file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"{file}: 0 faults, 0 warnings\n"
        "\n"
        "Likely missing prerequisites\n"
        "\n"
        "  1  Frames may need Python  (0.96)\n"
        '     its definition says "Python"; 3 of the 3 other items that build on Arrays\n'
        "     require Python; 3 of the 7 other items require Python; both are described\n"
        '     with "of" and "Python"\n'
        '     to accept it: add "python" to what "frames" requires\n'
        "\n"
        "Doubtful prerequisites\n"
        "\n"
        "  1  Low may not need High  (0.98)\n"
        "     High is expert, Low is beginner\n"
        '     to accept it: remove "high" from what "low" requires\n'
    )


def test_what_speaks_against_a_suggestion_comes_last(tmp_path: Path) -> None:
    levels = {"python": "expert", "frames": "beginner"}
    rows = [row | ({"level": levels[row["id"]]} if row["id"] in levels else {}) for row in ROWS]
    text = " ".join(run("lint", "--suggest", written(tmp_path / "r.json", rows)).stdout.split())
    assert "; but Python is expert, Frames is beginner to accept it" in text


def test_the_json_holds_the_same(file: Path) -> None:
    (told,) = printed("lint", "--suggest", file, "--format", "json")["files"]
    assert {key: told[key] for key in ("file", "faults", "warnings")} == {
        "file": str(file),
        "faults": [],
        "warnings": [],
    }
    assert [(one["item"], one["prerequisite"]) for one in told["missing"]] == [("frames", "python")]
    assert told["missing"][0]["evidence"][0] == {
        "clue": "mention",
        "sentence": 'its definition says "Python"',
        "weight": 2.5,
    }
    (doubt,) = told["doubtful"]
    assert doubt == {
        "item": "low",
        "prerequisite": "high",
        "confidence": 0.982,
        "evidence": [
            {"clue": "level", "sentence": "High is expert, Low is beginner", "weight": 5.0}
        ],
    }


def test_without_suggestions_the_json_has_none(small_file: Path) -> None:
    (told,) = printed("lint", small_file, "--format", "json")["files"]
    assert set(told) == {"file", "faults", "warnings", "notes"}
    assert {one["code"] for one in told["warnings"]} >= {"no-reason", "orphan"}


def test_a_file_with_faults_is_told_them_and_nothing_is_suggested(faulty: Path) -> None:
    result = run("lint", "--suggest", faulty)
    assert (result.exit_code, result.stderr) == (1, "")
    assert "[unknown-prerequisite]" in result.stdout
    assert "rerequisites\n" not in result.stdout
    told = run("lint", "--suggest", faulty, "--format", "json")
    assert told.exit_code == 1
    (told_of,) = json.loads(told.stdout)["files"]
    assert [one["code"] for one in told_of["faults"]] == ["unknown-prerequisite"]
    assert "missing" not in told_of


@pytest.mark.parametrize(
    ("names", "status"),
    [(("r",), 0), (("faulty", "r"), 1), (("x", "r"), 2), (("faulty", "x", "r"), 2)],
)
def test_each_file_is_advised_alone_and_the_worst_decides_the_status(
    file: Path, faulty: Path, names: tuple[str, ...], status: int
) -> None:
    paths = {"r": file, "faulty": faulty, "x": file.with_name("x.json")}
    result = run("lint", "--suggest", *(paths[name] for name in names))
    assert result.exit_code == status
    assert "Frames may need Python" in result.stdout
    assert result.stderr.count("Error: ") == names.count("x")


def test_without_a_file_the_roadmap_in_use_is_advised(file: Path) -> None:
    assert f"{file}: " in run("lint", "--roadmap", file).stdout
    assert f"{file}: " in run("--roadmap", file, "lint").stdout
    assert "ml-engineer.ttl: 0 faults" in run("lint").stdout


def test_there_are_no_more_suggestions_than_the_limit() -> None:
    (told,) = printed("lint", "--suggest", "-n", "2", "--format", "json")["files"]
    assert (len(told["missing"]), len(told["doubtful"])) == (2, 2)


def test_the_shipped_roadmap_has_a_short_list() -> None:
    (told,) = printed("lint", "--suggest", "-n", "1000", "--format", "json")["files"]
    assert 0 < len(told["missing"]) <= 20
    assert len(told["doubtful"]) <= 10


def test_a_limit_out_of_range_is_refused(file: Path) -> None:
    assert refusal("lint", "--suggest", "-n", "0", file).endswith("expected 1 to 1000")


def test_where_nothing_is_suggested_it_says_so(tmp_path: Path) -> None:
    text = run("lint", "--suggest", written(tmp_path / "r.json", ROWS[:2])).stdout
    assert text.endswith("  No prerequisite seems to be missing or doubtful.\n")


def test_nothing_is_changed(file: Path) -> None:
    before = file.read_bytes()
    run("lint", "--suggest", file)
    assert file.read_bytes() == before


def test_names_do_not_command_the_terminal(tmp_path: Path) -> None:
    rows = [row | {"name": row["name"] + "\x1b[2J"} for row in ROWS]
    text = run("lint", "--suggest", written(tmp_path / "r.json", rows)).stdout
    assert "may need" in text
    assert "\x1b" not in text
