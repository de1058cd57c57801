"""Files on a disk: reading of bounded size and as text, writing in one piece."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from skillpath.ontology.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WORKBOOK = b"PK\x03\x04"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_bytes(path: Path, most: int) -> bytes:
    """All of a file of at most so many bytes, without a byte order mark.

    Raises:
        UnreadableError: when there is no such file, it is no file, or it is larger.
    """
    expected = f"a readable file of at most {most / 1_000_000:g} MB"
    try:
        with open(path, "rb", opener=opened_at_once) as file:
            mode = os.fstat(file.fileno()).st_mode
            text = file.read(most + 1) if stat.S_ISREG(mode) else b""
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        found = "a folder" if isinstance(error, IsADirectoryError) else reason.lower()
        raise UnreadableError(str(path), found, expected) from None
    if not stat.S_ISREG(mode):
        raise UnreadableError(str(path), "no regular file", expected)
    if len(text) > most:
        raise UnreadableError(str(path), "a larger file", expected)
    if text.startswith(WORKBOOK):
        found = "a workbook of a spreadsheet program"
        raise UnreadableError(str(path), found, "its table, saved as 'CSV UTF-8'")
    return text.removeprefix(BYTE_ORDER_MARK)


def decoded(text: bytes, where: str, expected: str = "UTF-8") -> str:
    """The text in the bytes of a file.

    Raises:
        UnreadableError: at the line of the first byte that is not UTF-8.
    """
    if text[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableError(where, "UTF-16", expected)
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{text[error.start]:02x}, which is not UTF-8"
        raise UnreadableError(where, found, expected, line) from None


def opened_at_once(path: str, flags: int) -> int:
    """A pipe into which nobody writes is opened as well, to be refused: it is not waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there with all of its content, or as it was before.

    Raises:
        OSError: when it cannot be written.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        path.write_bytes(content)  # a pipe has nothing to lose; what a link leads to keeps its name
        return
    replace_whole(path, (content,))


def replace_whole(path: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Give a name to all of these parts, one behind the other; a link keeps leading there.

    They are on the disk before they have the name.

    Raises:
        OSError: when they cannot be written; what was there is left as it was.
    """
    target = path.resolve()
    beside = target.with_name(f".skillpath-{os.urandom(8).hex()}")
    try:
        with beside.open("xb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except BaseException as error:
        beside.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)
        raise
