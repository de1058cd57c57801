"""Lines from a stream of any length, in blocks, with a digest of all that was read."""

from __future__ import annotations

from hashlib import blake2b
from typing import IO, TYPE_CHECKING, NamedTuple

from skillpath.service.terminal.refusals import not_readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PIECE = 1_000_000
"""Bytes that are read at a time where lines do not matter."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """A line without its end, cut where it is too long, and its number from 1."""

    number: int
    text: bytes


class Lines:
    """The lines of a stream; `read` counts the bytes, `number` the lines read until now.

    `is_whole` tells whether the last of them has its end, and cannot be gone on with.
    """

    def __init__(self, stream: IO[bytes], name: str) -> None:
        """Nothing is read yet; refusals name the stream so."""
        self._stream, self._name = stream, name
        self._digest = blake2b(digest_size=32)
        self.read = self.number = 0
        self.is_whole = True

    @property
    def digest(self) -> str:
        """The digest of what was read until now."""
        return self._digest.hexdigest()

    def is_same(self, *, lines: int, read: int, digest: str) -> bool:
        """Skip so many bytes, which hold so many lines; whether they have this digest."""
        while self.read < read:
            if not self._taken(self._stream.read, min(PIECE, read - self.read)):
                return False
        self.number = lines
        return not read or self.digest == digest

    def blocks(self, *, count: int, size: int, most: int) -> Iterator[list[Line]]:
        """All further lines that are not blank, at most `count` and about `size` bytes at a time.

        Of a line longer than `most` bytes one more than these are kept. A byte order mark is no
        part of the first.
        """
        while block := self._block(count, size, most):
            yield [line for line in block if not line.text.isspace() and line.text]

    def _block(self, count: int, size: int, most: int) -> list[Line]:
        found: list[Line] = []
        end = self.read + size
        while len(found) < count and self.read < end:
            text = rest = self._taken(self._stream.readline, most + 1)
            if not text:
                break
            while rest and not rest.endswith(b"\n"):
                rest = self._taken(self._stream.readline, PIECE)
            self.number += 1
            if self.number == 1:
                text = text.removeprefix(BYTE_ORDER_MARK)
            found.append(Line(self.number, text.removesuffix(b"\n")))
        return found

    def _taken(self, read: Callable[[int], bytes], most: int) -> bytes:
        try:
            text = read(most)
        except OSError as error:
            raise not_readable(self._name, error) from None
        self._digest.update(text)
        self.read += len(text)
        self.is_whole = text.endswith(b"\n") if text else self.is_whole
        return text
