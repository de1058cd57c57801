"""A snapshot that is foreign, broken or stale is refused, and never read as data."""

from __future__ import annotations

import json
import os
import struct
from random import Random
from typing import TYPE_CHECKING
from zlib import crc32

import pytest

from skillpath.ontology import SnapshotError, compile_snapshot, open_snapshot, read
from skillpath.ontology.snapshot.file import CHECKED, FORMAT, MAGIC, PREAMBLE
from tests.service.asking import SMALL

if TYPE_CHECKING:
    from pathlib import Path

EXPECTED = "expected a snapshot as 'skillpath compile' writes it"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "small.json"
    path.write_text(json.dumps(SMALL), encoding="utf-8")
    return path


@pytest.fixture
def snapshot(source: Path) -> Path:
    path = source.with_name("small.skillpath")
    compile_snapshot(path, source)
    return path


def refusal(path: Path) -> str:
    """Why it is refused, without its name."""
    with pytest.raises(SnapshotError) as caught:
        read(path)
    told = str(caught.value)
    assert told.startswith(f"{path}: found ")
    return told.removeprefix(f"{path}: found ")


def resealed(path: Path, content: bytes) -> None:
    """Write what somebody would who knows how the checksum is made."""
    checksum = crc32(content[PREAMBLE.size :], crc32(content[:CHECKED]))
    path.write_bytes(content[:CHECKED] + struct.pack("<I", checksum) + content[PREAMBLE.size :])


@pytest.mark.parametrize("seed", range(40))
def test_one_cut_anywhere_is_refused(snapshot: Path, seed: int) -> None:
    whole = snapshot.read_bytes()
    kept = Random(seed).randrange(len(whole)) if seed else PREAMBLE.size
    snapshot.write_bytes(whole[:kept])
    told = f"{kept} bytes; {EXPECTED}"
    if kept >= PREAMBLE.size:
        told = f"{kept} of {len(whole)} bytes; expected the whole of it; compile the roadmap anew"
    assert refusal(snapshot) == told


@pytest.mark.parametrize("seed", range(60))
def test_a_bit_that_fell_over_anywhere_is_refused(snapshot: Path, seed: int) -> None:
    content = bytearray(snapshot.read_bytes())
    place = seed if seed < PREAMBLE.size else Random(seed).randrange(len(content))
    content[place] ^= 1 << seed % 8
    snapshot.write_bytes(content)
    assert "; expected " in refusal(snapshot)


def test_bytes_at_the_end_are_refused(snapshot: Path) -> None:
    snapshot.write_bytes(snapshot.read_bytes() + b"\0")
    assert refusal(snapshot).startswith("bytes too many; expected the whole of it")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "0 bytes"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a file that begins otherwise"),
        (json.dumps(SMALL).encode(), "a file that begins otherwise"),
        (MAGIC.replace(b"\r\n", b"\n") + bytes(100), "a file that begins otherwise"),
        (MAGIC, "16 bytes"),
    ],
)
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "x.skillpath"
    path.write_bytes(content)
    assert refusal(path) == f"{told}; {EXPECTED}"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    folder, pipe = tmp_path / "a.skillpath", tmp_path / "b.skillpath"
    folder.mkdir()
    os.mkfifo(pipe)
    assert refusal(folder) == f"is a directory; {EXPECTED}"
    assert refusal(pipe) == f"no regular file; {EXPECTED}"
    assert refusal(tmp_path / "c.skillpath") == f"no such file or directory; {EXPECTED}"


def test_another_format_is_refused_before_anything_else_is_looked_at(snapshot: Path) -> None:
    content = bytearray(snapshot.read_bytes())
    struct.pack_into("<I", content, len(MAGIC), FORMAT + 1)
    snapshot.write_bytes(
        content[: PREAMBLE.size + 100]
    )  # its length and checksum may lie elsewhere
    assert refusal(snapshot) == (
        f"a snapshot of format {FORMAT + 1}; expected format {FORMAT}; compile the roadmap anew"
    )


@pytest.mark.parametrize(
    "header", [b"[]", b"{}", b'{"sections": {}}', b'{"sections": {"a": ["i", 0, 99999999]}}', b"\0"]
)
def test_a_header_that_lies_is_refused(tmp_path: Path, header: bytes) -> None:
    path = tmp_path / "x.skillpath"
    fields = (MAGIC, FORMAT, len(header), PREAMBLE.size + len(header), 0)
    resealed(path, PREAMBLE.pack(*fields) + header)
    assert refusal(path).startswith("a header that says ")


def test_the_snapshot_of_a_roadmap_that_has_changed_is_stale(source: Path, snapshot: Path) -> None:
    source.write_text(json.dumps(SMALL | {"version": "2.0.0"}), encoding="utf-8")
    assert refusal(snapshot) == (
        "a snapshot of 'small.json' as it was before; expected one of the present file: "
        f"skillpath compile {source} {snapshot}"
    )
    compile_snapshot(snapshot, source)
    assert read(snapshot).version == "2.0.0"


def test_a_roadmap_that_was_written_again_as_it_was_is_the_same(
    source: Path, snapshot: Path
) -> None:
    os.utime(source, (1, 1))
    assert read(snapshot) == read(source)


def test_a_snapshot_elsewhere_stands_alone(source: Path, snapshot: Path, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    moved = snapshot.rename(tmp_path / "far" / snapshot.name)
    source.write_text("changed", encoding="utf-8")
    assert read(moved).id == "small"


def test_the_snapshot_of_the_shipped_roadmap_is_stale_with_another_version_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "shipped.skillpath", tmp_path / "ml-engineer.ttl"
    compile_snapshot(path)
    other.write_bytes(b"# of another version\n")
    monkeypatch.setattr("skillpath.ontology.reading.data_path", lambda name: tmp_path / name)
    assert refusal(path) == (
        "a snapshot of 'ml-engineer.ttl' as it was before; expected one of the present file: "
        f"skillpath compile {path}"
    )


def test_nothing_but_a_snapshot_is_replaced(source: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("mine", encoding="utf-8")
    for path in (notes, source, tmp_path):
        with pytest.raises(SnapshotError, match="a file that is no snapshot"):
            compile_snapshot(path, source)
    assert notes.read_text(encoding="utf-8") == "mine"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["notes.txt", "small.json"]


def test_who_has_a_snapshot_open_keeps_it_when_it_is_replaced(source: Path, snapshot: Path) -> None:
    before = open_snapshot(snapshot)
    source.write_text(json.dumps(SMALL | {"name": "Other"}), encoding="utf-8")
    compile_snapshot(snapshot, source)
    assert [before.roadmap.name, open_snapshot(snapshot).roadmap.name] == ["Small", "Other"]
    assert before.roadmap.by_id["code"].name == "Programming, advanced"
    assert before.checksum != open_snapshot(snapshot).checksum


def test_a_snapshot_is_not_made_of_a_snapshot(snapshot: Path, tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="found a snapshot; expected the roadmap"):
        compile_snapshot(tmp_path / "x.skillpath", snapshot)
