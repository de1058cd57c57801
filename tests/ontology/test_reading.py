from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from skillpath.graph import SkillpathError
from skillpath.ontology import UnreadableError, read
from tests.ontology.files import SOUND, document, json_file, turtle_file

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_file_the_shipped_roadmap_is_read() -> None:
    assert read().id == "ml-engineer"


def test_a_path_may_be_text(tmp_path: Path) -> None:
    assert read(str(turtle_file(tmp_path))).id == "r"


@pytest.mark.parametrize("ending", [".ttl", ".TTL", ".turtle", ".json", ".Json"])
def test_endings_tell_the_format_in_any_case(tmp_path: Path, ending: str) -> None:
    made = json_file(tmp_path, document({"id": "a"})) if "j" in ending.lower() else None
    path = (made or turtle_file(tmp_path)).rename(tmp_path / f"x{ending}")
    assert read(path).items[0].id == "a"


@pytest.mark.parametrize("name", ["x.xlsx", "x.ttl.txt", "x", ".ttl"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(SOUND, encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"found .* ending.*; expected a roadmap as a table"):
        read(path)


@pytest.mark.parametrize("name", ["x.ttl", "x.json"])
def test_a_missing_file_is_unreadable(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path / name)
    expected = "a readable file of at most 50 MB"
    assert str(caught.value) == (
        f"{tmp_path / name}: found no such file or directory; expected {expected}"
    )


def test_a_directory_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").mkdir()
    with pytest.raises(UnreadableError, match="found a folder"):
        read(tmp_path / "x.ttl")


def test_a_name_that_no_file_can_bear_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="null byte"):
        read("x\0.ttl")


@pytest.mark.parametrize("ending", [".ttl", ".json"])
def test_more_than_50_mb_are_not_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"large{ending}"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(UnreadableError, match=r"found a larger file; expected .* at most 50 MB"):
        read(path)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(bytes(range(256)), id="binary"),
        pytest.param(SOUND.replace("A", "Ä").encode("latin-1"), id="Latin-1"),
        pytest.param(SOUND.encode("utf-16"), id="UTF-16"),
        pytest.param(b"\x1f\x8b\x08\x00", id="gzip"),
        pytest.param(b"<?xml version='1.0'?>\n<rdf:RDF>\n</rdf:RDF>\n", id="RDF/XML"),
        pytest.param(b'{"id": "r"}', id="JSON"),
        pytest.param(b"@prefix x: <https://example.org/> . x:a a x:b .", id="other triples"),
    ],
)
def test_what_is_no_turtle_roadmap_is_unreadable(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.ttl"
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match=r"x\.ttl"):
        read(path)


def _cut() -> list[int]:
    return list(range(0, len(SOUND), 7))


def _outcome(path: Path) -> str:
    try:
        return read(path).id
    except SkillpathError:
        return "refused"


def test_a_file_that_was_cut_off_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    found = {_outcome(turtle_file(tmp_path, text=SOUND[:place])) for place in _cut()}
    assert found <= {"r", "refused"}
