"""A snapshot that is foreign, broken or stale is refused, and never read as data."""

from __future__ import annotations

import json
import os
import struct
from random import Random
from typing import TYPE_CHECKING
from zlib import crc32

import pytest

from skillpath.ontology import SnapshotError, UnreadableError, compile_snapshot, open_snapshot, read
from skillpath.ontology.snapshot.file import ALIGNED, CHECKED, FORMAT, MAGIC, PREAMBLE
from tests.service.asking import SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from skillpath.graph import Roadmap
    from skillpath.ontology import ReadingLimits

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
    "header",
    [
        b"[]",
        b"{}",
        b'{"sections": {}}',
        b'{"sections": {"a": ["i", 0, 99999999]}}',
        b'{"sections": {"a": ["i", -8, 1]}}',
        b'{"sections": {"a": ["i", 8, -2]}}',
        b"\0",
    ],
)
def test_a_header_that_lies_is_refused(tmp_path: Path, header: bytes) -> None:
    path = tmp_path / "x.skillpath"
    padded = header + bytes(-len(header) % ALIGNED)
    fields = (MAGIC, FORMAT, len(header), PREAMBLE.size + len(padded), 0)
    resealed(path, PREAMBLE.pack(*fields) + padded)
    told = "nothing" if b'"a"' in header else ""
    assert refusal(path).startswith(f"a header that says {told}")


@pytest.mark.parametrize("name", [b"id", b"license", b"sources", b"need", b"columns.rank"])
def test_a_header_that_lacks_a_name_is_refused(snapshot: Path, name: bytes) -> None:
    content = snapshot.read_bytes()
    resealed(snapshot, content.replace(b'"%b":' % name, b'"%b":' % name.upper(), 1))
    assert refusal(snapshot).startswith("a header that says something else")


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


def test_a_pipe_in_the_place_of_the_source_is_not_waited_for(source: Path, snapshot: Path) -> None:
    source.unlink()
    os.mkfifo(source)
    assert read(snapshot).id == "small"


def test_the_snapshot_of_the_shipped_roadmap_is_stale_where_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "shipped.skillpath"
    compile_snapshot(path)
    monkeypatch.setattr("skillpath.ontology.reading.data_path", lambda name: tmp_path / name)
    assert refusal(path).startswith("a snapshot of 'ml-engineer.ttl' as it was before")


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


def test_a_snapshot_that_is_replaced_keeps_its_mode_and_the_link_to_it(
    source: Path, snapshot: Path
) -> None:
    link = snapshot.with_name("link.skillpath")
    link.symlink_to(snapshot.name)
    snapshot.chmod(0o640)
    before = snapshot.stat().st_ino
    compile_snapshot(link, source)
    after = snapshot.stat()
    assert (link.is_symlink(), after.st_mode & 0o777, after.st_ino != before) == (True, 0o640, True)


def test_where_there_is_no_room_the_former_snapshot_stays_and_nothing_beside_it(
    source: Path, snapshot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    before = snapshot.read_bytes()
    with pytest.raises(OSError, match=f"No space left on device: '{snapshot}'"):
        compile_snapshot(snapshot, source)
    assert snapshot.read_bytes() == before
    assert sorted(one.name for one in source.parent.iterdir()) == ["small.json", "small.skillpath"]


def test_a_file_that_changes_while_it_is_read_is_refused(
    source: Path, snapshot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(*files: Path, limits: ReadingLimits, language: str) -> Roadmap:
        found = read(*files, limits=limits, language=language)
        source.write_text(json.dumps(SMALL | {"version": "2.0.0"}), encoding="utf-8")
        return found

    monkeypatch.setattr("skillpath.ontology.snapshot.compiling.read", slowly)
    with pytest.raises(UnreadableError, match="a file that changed while it was read"):
        compile_snapshot(snapshot, source)


def test_a_snapshot_is_not_made_of_a_snapshot(snapshot: Path, tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="found a snapshot; expected the roadmap"):
        compile_snapshot(tmp_path / "x.skillpath", snapshot)
