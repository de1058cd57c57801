"""A file of learners: their answers, what is rejected, and interruptions."""

from __future__ import annotations

import json
import subprocess
import sys
from fcntl import flock
from pathlib import Path
from random import Random
from typing import IO, TYPE_CHECKING, Any

import orjson
import pytest

from skillpath.graph import recommend
from skillpath.ontology import read
from skillpath.service.answers import next_answer
from skillpath.service.terminal import batching, resumable
from skillpath.service.web import learners
from tests.service.asking import IDS, refusal, run

if TYPE_CHECKING:
    from click.testing import Result

BAD = (
    b"not json",
    b"\xff\xfe",
    b"[]",
    b'{"known": "r"}',
    b'{"known": [5]}',
    b'{"known": [], "known": ["r"]}',
    b'{"goal": ["old-exam"]}',
    b'{"goal": ["alumni"]}',
    b'{"known": ["nothing"]}',
    b'{"known": ["Scripting"]}',
    b'{"known": [""]}',
    b'{"limit": 0}',
    b'{"limit": true}',
    b'{"id": 7}',
    b'{"nmae": "r"}',
    b'{"roadmap_id": "nothing"}',
)
TYPES = [
    *["malformed-body"] * 3,
    *["invalid-fields"] * 2,
    "malformed-body",
    "retired-goal",
    "unreachable-goal",
    "unknown-name",
    "ambiguous-name",
    *["invalid-fields"] * 5,
    "unknown-name",
]


@pytest.fixture
def small(small_file: Path, tmp_path: Path) -> tuple[str, ...]:
    return (
        "--roadmap",
        str(small_file),
        "batch",
        str(tmp_path / "in"),
        "-o",
        str(tmp_path / "out"),
    )


def lines_of(count: int) -> list[bytes]:
    random = Random(5)
    names = [one for one in IDS if one not in ("old-exam", "alumni")]
    return [
        orjson.dumps({"id": str(number), "known": random.sample(names, 2), "limit": 3})
        if number % 7
        else b"nothing"
        for number in range(count)
    ]


def rejected(tmp_path: Path) -> list[Any]:
    return [orjson.loads(one) for one in (tmp_path / "out.rejected").read_bytes().splitlines()]


def test_each_line_has_the_answer_that_it_would_have_alone(
    small: tuple[str, ...], small_file: Path, tmp_path: Path
) -> None:
    asked: list[dict[str, Any]] = [
        {"id": "ada", "known": ["code"], "goal": ["exam"]},
        {"known": ["Sums", "r"], "limit": 1, "strict": True},
        {"id": "", "goal": ["basics"], "roadmap_id": "small"},
    ]
    (tmp_path / "in").write_text("\n".join(map(json.dumps, asked)))
    roadmap = read(small_file)
    expected = b""
    for one in asked:
        known, goal = one.get("known", ()), one.get("goal", ())
        limit, strict = one.get("limit", 5), one.get("strict", False)
        found = recommend(roadmap, known, goal, limit=limit, strict=strict)
        told = {"id": one["id"]} if "id" in one else {}
        expected += orjson.dumps({**told, **next_answer(roadmap, found)}) + b"\n"
    assert run(*small).exit_code == 0
    assert (tmp_path / "out").read_bytes() == expected
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith("out")) == ["out"]


def test_what_cannot_be_answered_stands_beside_with_its_line(
    small: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "in").write_bytes(b"\xef\xbb\xbf{}\n \r\n" + b"\n".join(BAD) + b"\n{}\r\n")
    result = run(*small)
    assert result.exit_code == 3
    assert len((tmp_path / "out").read_bytes().splitlines()) == 2
    found = rejected(tmp_path)
    assert [one["line"] for one in found] == list(range(3, 3 + len(BAD)))
    assert [one["problem"]["type"].rpartition("/")[2] for one in found] == TYPES
    assert [one["text"] for one in found] == [one.decode(errors="replace") for one in BAD]


def test_a_line_that_is_too_long_is_passed_over(
    small: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learners, "MOST_LINE", 2_000)
    long = json.dumps({"known": ["r"] * 1_000})
    (tmp_path / "in").write_text(f'{{}}\n{long}\n{{"id":"b"}}\n{long}')
    assert run(*small).exit_code == 3
    answered = (tmp_path / "out").read_bytes().splitlines()
    assert [orjson.loads(one).get("id") for one in answered] == [None, "b"]
    assert [(one["line"], one["text"]) for one in rejected(tmp_path)] == [
        (2, long[:1_000]),
        (4, long[:1_000]),
    ]
    assert rejected(tmp_path)[0]["problem"]["detail"] == (
        "found a longer line; expected at most 0.002 MB"
    )


def test_a_run_that_is_killed_at_any_moment_can_be_gone_on_with(
    small: tuple[str, ...], small_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").write_bytes(b"\n".join(lines_of(22)))
    assert run(*small).exit_code == 3
    whole = [(tmp_path / name).read_bytes() for name in ("out", "out.rejected")]
    program = Path(__file__).with_name("killed.py")
    subprocess.run(
        [sys.executable, program, small_file, tmp_path / "in", tmp_path],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[2],
    )
    moments = sorted(int(one.name) for one in tmp_path.iterdir() if one.name.isdigit())
    assert moments[-1] > 30
    for moment in moments:
        folder = tmp_path / str(moment)
        result = run(*small[:-1], folder / "out")
        is_complete = "which is complete" in result.stderr
        assert result.exit_code == (2 if is_complete else 3), result.stderr
        assert [(folder / name).read_bytes() for name in ("out", "out.rejected")] == whole
        assert sorted(one.name for one in folder.iterdir()) == ["out", "out.rejected"]


def interrupted(small: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, saves: int = 2) -> Result:
    """A run of many blocks that somebody stops after some marks."""
    left = iter(range(saves))

    def save(self: resumable.Output, mark: resumable.Mark) -> None:
        usual(self, mark)
        if next(left, None) is None:
            raise KeyboardInterrupt

    usual = resumable.Output.save
    with monkeypatch.context() as patch:
        patch.setattr("skillpath.graph.cohort.cohort.MOST_LEARNERS", 4)
        patch.setattr("skillpath.graph.cohort.cohort.LEAST_LEARNERS", 4)
        patch.setattr(batching, "BETWEEN_MARKS", 0.0)
        patch.setattr(resumable.Output, "save", save)
        return run(*small)


def test_who_is_interrupted_is_told_how_to_go_on(
    small: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").write_bytes(b"\n".join(lines_of(22)))
    result = interrupted(small, monkeypatch)
    assert result.exit_code == 130
    assert result.stderr == (
        "Stopped; 12 lines are done: 10 answered, 2 rejected.\n"
        "The same command goes on from there.\n"
    )
    assert not (tmp_path / "out").exists()
    assert run(*small).stderr == (
        f"Wrote {tmp_path / 'out'}: 18 answered, 4 rejected.\n"
        f"What was rejected stands in {tmp_path / 'out'}.rejected.\n"
    )


def test_who_began_anew_is_told_to_go_on_without_force(
    small: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").write_bytes(b"\n".join(lines_of(22)))
    run(*small)
    assert interrupted((*small, "--force"), monkeypatch).stderr == (
        "Stopped; 12 lines are done: 10 answered, 2 rejected.\n"
        "The same command without --force goes on from there.\n"
    )
    with monkeypatch.context() as patch:
        patch.setattr(batching, "_answer", lambda *_: None)
        run(*small)
    assert orjson.loads((tmp_path / "out.journal").read_bytes())["lines"] == 12


@pytest.mark.parametrize("step", ["asked_roadmap", "_go_to_mark", "_tell"])
def test_who_stops_it_before_or_after_the_work_is_told_apart_from_a_crash(
    small: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "in").write_bytes(b"{}\n")
    monkeypatch.setattr(batching, step, stop)
    result = run(*small)
    assert (result.exit_code, result.stderr) == (130, "Stopped.\n")


def test_what_was_begun_is_gone_on_with_only_from_the_same_lines_and_roadmap(
    small: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").write_bytes(b"\n".join(lines_of(22)))
    interrupted(small, monkeypatch)
    (tmp_path / "in").write_bytes(b"\n".join(lines_of(23)[1:]))
    assert refusal(*small) == (
        f"{tmp_path / 'in'}: found other lines than those that were answered before; "
        "expected the same ones, or the option --force"
    )
    assert refusal(*small[2:]) == (
        f"{tmp_path / 'out'}: found an output that was begun with another roadmap, other options "
        "or another version; expected the same ones, or the option --force"
    )
    (tmp_path / "out.partial").write_bytes(b"")
    (tmp_path / "in").write_bytes(b"\n".join(lines_of(22)))
    assert "expected all that was written before, or the option --force" in refusal(*small)
    assert run(*small, "--force").exit_code == 3
    assert not (tmp_path / "out.journal").exists()


def test_more_lines_may_have_come_in_the_meantime(
    small: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").write_bytes(b"\n".join(lines_of(22)))
    interrupted(small, monkeypatch)
    (tmp_path / "in").write_bytes(b"\n".join(lines_of(40)))
    run(*small)
    assert len((tmp_path / "out").read_bytes().splitlines()) == 34


def test_a_line_that_was_cut_short_is_read_again_when_the_rest_has_come(
    small: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    whole = b"".join(one + b"\n" for one in lines_of(4))
    with monkeypatch.context() as patch:
        patch.setattr(batching, "BETWEEN_MARKS", 0.0)
        patch.setattr(resumable.Output, "finish", stop)
        (tmp_path / "in").write_bytes(whole[:-5])
        assert run(*small).exit_code == 130
    (tmp_path / "in").write_bytes(whole)
    run(*small)
    assert [one["line"] for one in rejected(tmp_path)] == [1]
    assert len((tmp_path / "out").read_bytes().splitlines()) == 3


def test_an_answer_that_is_there_is_replaced_only_by_force(
    small: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "in").write_bytes(b"{}\nnothing\n")
    run(*small)
    assert refusal(*small) == (
        f"{tmp_path / 'out'}: found a file of this name, which is complete; "
        "expected a name that is free, or the option --force"
    )
    (tmp_path / "in").write_bytes(b"{}\n")
    assert run(*small, "--force").exit_code == 0
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith("out")) == ["out"]


@pytest.mark.parametrize("ending", ["", ".rejected", ".partial", ".rejected.partial", ".journal"])
def test_learners_are_never_written_over(
    small: tuple[str, ...], tmp_path: Path, ending: str
) -> None:
    (tmp_path / "in").write_bytes(b"{}\n")
    (tmp_path / f"out{ending}").symlink_to(tmp_path / "in")
    for start in (small, (*small, "--force")):
        assert refusal(*start) == (
            f"{tmp_path / 'in'}: found what the command writes as {tmp_path / 'out'}{ending}; "
            "expected another name for the answers"
        )
    assert (tmp_path / "in").read_bytes() == b"{}\n"


@pytest.mark.parametrize("ending", [".partial", ".rejected.partial"])
def test_what_another_left_under_a_name_that_is_needed_is_not_lost(
    small: tuple[str, ...], tmp_path: Path, ending: str
) -> None:
    (tmp_path / "in").write_bytes(b"{}\n")
    (tmp_path / f"out{ending}").write_bytes(b"precious\n")
    assert refusal(*small) == (
        f"{tmp_path}/out{ending}: found a file that no journal tells of; "
        "expected a name that is free, or the option --force"
    )
    assert sorted(one.name for one in tmp_path.glob("out*")) == [f"out{ending}"]
    assert (tmp_path / f"out{ending}").read_bytes() == b"precious\n"


def test_learners_that_cannot_be_read_are_named_and_not_the_answers(
    small: tuple[str, ...], tmp_path: Path
) -> None:
    learners = "/proc/self/mem"  # opens, and cannot be read at its beginning
    command = [learners if one == str(tmp_path / "in") else one for one in map(str, small)]
    assert refusal(*command) == (
        "/proc/self/mem: found input/output error; expected a file of lines"
    )


def test_two_cannot_write_one_output(small: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"{}\n")
    with resumable.resumable(tmp_path / "out", "x"):
        assert "found another process that writes it" in refusal(*small)


def test_who_gets_the_lock_of_a_file_that_has_its_name_by_now_leaves_it_alone(
    small: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(file: IO[bytes], how: int) -> None:
        (tmp_path / "out.partial").write_bytes(b"of another process\n")
        (tmp_path / "out.partial").rename(tmp_path / "out")
        flock(file, how)

    monkeypatch.setattr(resumable, "flock", late)
    (tmp_path / "in").write_bytes(b"{}\n")
    assert "found another process that writes it" in refusal(*small, "--force")
    assert (tmp_path / "out").read_bytes() == b"of another process\n"


@pytest.mark.parametrize("name", ["missing/out", "."])
def test_an_output_that_cannot_be_written_is_refused(
    small: tuple[str, ...], tmp_path: Path, name: str
) -> None:
    (tmp_path / "in").write_bytes(b"{}\n")
    assert str(tmp_path) in refusal(*small[:-1], tmp_path / name)


WITHOUT_ROOM = """
import resource, sys
from skillpath.service.terminal.command import main
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
main(sys.argv[1:])
"""


def test_who_runs_out_of_room_is_told_and_can_go_on(small: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"\n".join(lines_of(300)))
    command = [sys.executable, "-c", WITHOUT_ROOM, *small]
    stopped = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (stopped.returncode, stopped.stderr) == (
        2,
        f"Error: {tmp_path / 'out'}: found file too large; expected a file that can be written\n",
    )
    assert run(*small).exit_code == 3
    assert (tmp_path / "out").read_bytes().count(b"\n") == 257


def test_learners_that_cannot_be_read_are_refused(small: tuple[str, ...], tmp_path: Path) -> None:
    assert refusal(*small) == (
        f"{tmp_path / 'in'}: found no such file or directory; expected a file of lines"
    )


def test_nobody_at_all_is_answered_as_well(small: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"")
    assert run(*small).exit_code == 0
    assert (tmp_path / "out").read_bytes() == b""


MEASURED = """
import resource, sys
from skillpath.service.terminal.command import main
main(sys.argv[1:], standalone_mode=False)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def test_memory_does_not_grow_with_the_number_of_lines(
    small: tuple[str, ...], tmp_path: Path
) -> None:
    def megabytes(count: int) -> int:
        lines = b"".join(b'{"id":"%d","known":["r"],"limit":1}\n' % one for one in range(count))
        (tmp_path / "in").write_bytes(lines)
        command = [sys.executable, "-c", MEASURED, *small, "--force"]
        done = subprocess.run(command, check=True, capture_output=True)
        assert len((tmp_path / "out").read_bytes().splitlines()) == count
        return int(done.stdout)

    assert megabytes(30_000) < megabytes(9_000) + 20
