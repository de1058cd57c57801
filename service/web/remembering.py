"""Answers that programs were given last: equal questions about one roadmap have equal answers.

An answer is known by a digest of what was asked, so that nobody finds questions in memory. It is
kept as it was made, before it is compressed, and forgotten with the app, which is made anew where
another roadmap takes the place of the one that is served.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from flask import Response

from skillpath.service.web.caching import tag_of
from skillpath.service.web.shelf import Shelf

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

KEPT = 8_000_000
"""Bytes of answers that a worker remembers."""

MOST_OF_ONE = 50_000
"""Bytes of the longest answer that is remembered; files are kept where they are made."""

MOST_SECONDS = 5
"""What took longer may have been cut short by a clock (`graph.Limits`), and may be asked again."""

METHODS = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Remembered:
    """An answer, with the headers that it was given where it was made and its tag."""

    content: bytes
    headers: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, response: Response) -> Remembered:
        """What can be answered again."""
        return cls(response.get_data(), (*response.headers, ("ETag", f'"{tag_of(response)}"')))

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        return len(self.content) + sum(len(name) + len(value) + 150 for name, value in self.headers)

    def response(self) -> Response:
        """The answer once more."""
        return Response([self.content], headers=list(self.headers))


class Answers:
    """The last answers of an app."""

    def __init__(self) -> None:
        """None yet."""
        self._shelf = Shelf[Remembered](KEPT, lambda one: one.size)

    def recall(self, environ: WSGIEnvironment) -> tuple[bytes, Response | None]:
        """What was answered to the same question, and by which key to keep what is not there.

        The key is empty for what is not kept.
        """
        if environ["REQUEST_METHOD"] not in METHODS:
            return b"", None
        # neither a query nor a header can hold a line end
        asked = "\n".join(
            (environ["PATH_INFO"], environ["QUERY_STRING"], environ.get("HTTP_ACCEPT", ""))
        )
        key = blake2b(asked.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        found = self._shelf.get(key)
        return key, found.response() if found else None

    def keep(self, key: bytes, response: Response, seconds: float) -> None:
        """Remember an answer that took so long to make."""
        if key and (response.content_length or 0) <= MOST_OF_ONE and seconds < MOST_SECONDS:
            self._shelf.set(key, Remembered.of(response))
