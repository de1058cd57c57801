"""The file of a snapshot: a preamble, a header in JSON, and sections of plain little-endian data.

The preamble is of `PREAMBLE.size` bytes: the magic bytes, the version of the format, the length
of the header, the length of the file, and a CRC-32 of all other bytes. A file is mapped and not
read: what is never asked for costs no memory of its own, and processes share what is. Nothing in
it is ever run.
"""

from __future__ import annotations

import os
import stat
import struct
import sys
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING, Any
from zlib import crc32

import orjson

from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.files import opened_at_once, replace_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from os import PathLike
    from pathlib import Path

    Buffer = bytes | memoryview

MAGIC = b"\x89skillpath\r\n\x1a\n\0\0"
"""Not the beginning of any text, and broken by whatever changes line ends."""

ENDING = ".skillpath"
"""How the names of snapshots end by custom; the magic bytes decide."""

FORMAT = 1
"""Raised whenever what a snapshot holds, or what it means, changes."""

PREAMBLE = struct.Struct("<16sIQQI")
CHECKED = PREAMBLE.size - 4
"""The preamble's bytes before the checksum."""

ALIGNED = 8
"""Sections begin at multiples of so many bytes."""

WIDTHS = {"B": 1, "b": 1, "h": 2, "i": 4, "q": 8, "f": 4, "d": 8}
"""Bytes of an element by its type, as `array` names them: bytes, integers with a sign, floats."""

EXPECTED = "a snapshot as 'skillpath compile' writes it"
CORRUPT = "another checksum than it was written with"


class SnapshotError(UnreadableError):
    """A snapshot that cannot be used: foreign, broken, of another format, or stale."""


class Sections:
    """An opened snapshot: the header, and the sections by name, as views of the mapped file."""

    def __init__(self, whole: memoryview, header: dict[str, Any], begin: int) -> None:
        """`begin` is where the first section begins."""
        self.header = header
        self._whole, self._begin = whole, begin
        self._table: dict[str, tuple[str, int, int]] = header["sections"]

    def __contains__(self, name: str) -> bool:
        """Whether there is a section of this name."""
        return name in self._table

    def __iter__(self) -> Iterator[str]:
        """The names of the sections."""
        return iter(self._table)

    def __getitem__(self, name: str) -> memoryview:
        """The elements of a section."""
        kind, offset, count = self._table[name]
        first = self._begin + offset
        view = self._whole[first : first + count * WIDTHS[kind]]
        return view.cast("B").cast(kind)  # type: ignore[call-overload, no-any-return]


def is_snapshot(path: str | PathLike[str]) -> bool:
    """Whether the file begins like a snapshot, whatever its name; False where it cannot be read."""
    try:
        with open(path, "rb", opener=opened_at_once) as file:
            return file.read(len(MAGIC)) == MAGIC
    except (OSError, ValueError):
        return False


def refuse_to_replace(path: Path) -> None:
    """Leave alone what stands there and is no snapshot.

    Raises:
        SnapshotError: when something does.
    """
    if path.exists() and not is_snapshot(path):
        raise SnapshotError(str(path), "a file that is no snapshot", "a snapshot, or a new name")


def open_sections(path: Path, told: str) -> Sections:
    """Map a snapshot and verify all of it; errors tell of it as `told`.

    Raises:
        SnapshotError: when it is not there, foreign, truncated, corrupt or of another format.
    """
    whole = _mapped(path, told)
    end = PREAMBLE.size + _header_length(told, whole)
    try:
        header = orjson.loads(whole[PREAMBLE.size : end])
        sections = Sections(whole, header, _aligned(end))
        _check_table(header["sections"].values(), len(whole) - _aligned(end))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SnapshotError(told, "a header that says nothing", EXPECTED) from None
    return sections


def write_sections(path: Path, about: Mapping[str, Any], sections: Mapping[str, Buffer]) -> int:
    """Write a snapshot so that it is there whole, or as it was before; return its bytes.

    `about` is what the header says on top of the table of sections; a section is bytes, or a view
    whose format is its type. Who has the former file mapped keeps it.

    Raises:
        SnapshotError: when something stands there that is no snapshot.
        OSError: when it cannot be written.
    """
    refuse_to_replace(path)
    table, size = {}, 0
    for name, content in sections.items():
        view = memoryview(content)
        assert view.itemsize == WIDTHS[view.format], "what is written can be read"
        table[name] = (view.format, size, len(view))
        size += _aligned(view.nbytes)
    header = orjson.dumps({**about, "sections": table})
    begin = _aligned(PREAMBLE.size + len(header))
    fields = (MAGIC, FORMAT, len(header), begin + size)
    parts = [header.ljust(begin - PREAMBLE.size, b"\0"), *_padded(sections)]
    checksum = crc32(PREAMBLE.pack(*fields, 0)[:CHECKED])
    for part in parts:
        checksum = crc32(part, checksum)
    replace_whole(path, [PREAMBLE.pack(*fields, checksum), *parts])
    return begin + size


def _padded(sections: Mapping[str, Buffer]) -> Iterator[Buffer]:
    for content in sections.values():
        view = memoryview(content).cast("B")
        yield view
        yield bytes(_aligned(len(view)) - len(view))


def _mapped(path: Path, told: str) -> memoryview:
    try:
        with open(path, "rb", opener=opened_at_once) as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise SnapshotError(told, "no regular file", EXPECTED)
            if about.st_size < PREAMBLE.size:
                raise SnapshotError(told, f"{about.st_size} bytes", EXPECTED)
            return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    except (OSError, ValueError) as error:
        if isinstance(error, SnapshotError):
            raise
        found = (getattr(error, "strerror", None) or str(error)).lower()
        raise SnapshotError(told, found, EXPECTED) from None


def _header_length(told: str, whole: memoryview) -> int:
    """The length of the header of a file of this format whose every byte is as it was written."""
    magic, version, header_length, length, checksum = PREAMBLE.unpack_from(whole)
    if magic != MAGIC:
        raise SnapshotError(told, "a file that begins otherwise", EXPECTED)
    if version != FORMAT:  # another one may say elsewhere how long it is
        found = f"a snapshot of format {version}"
        raise SnapshotError(told, found, f"format {FORMAT}; compile the roadmap anew")
    if length != len(whole):
        found = f"{len(whole)} of {length} bytes" if len(whole) < length else "bytes too many"
        raise SnapshotError(told, found, "the whole of it; compile the roadmap anew")
    if crc32(whole[PREAMBLE.size :], crc32(whole[:CHECKED])) != checksum:
        raise SnapshotError(told, CORRUPT, "an unchanged file; compile the roadmap anew")
    if sys.byteorder != "little":
        raise SnapshotError(told, "little-endian data", "data of this machine's byte order")
    return header_length  # type: ignore[no-any-return]


def _check_table(entries: Any, room: int) -> None:
    """Refuse sections that would lie outside the file."""
    for kind, offset, count in entries:
        if offset < 0 or count < 0 or offset + count * WIDTHS[kind] > room:
            raise ValueError


def _aligned(size: int) -> int:
    return -(-size // ALIGNED) * ALIGNED
