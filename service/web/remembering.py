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

from skillpath.service.web.caching import cache_control, tag_of
from skillpath.service.web.finishing import VARY
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
    """An answer with its headers, and those of a request that it depends on."""

    content: bytes
    headers: tuple[tuple[str, str], ...]
    varying: tuple[str, ...]

    @classmethod
    def of(cls, response: Response, environ: WSGIEnvironment) -> Remembered:
        """What can be answered again; what takes a look at all of it is added to the answer."""
        response.headers.add("ETag", f'"{tag_of(response)}"')
        response.headers.add("Cache-Control", cache_control())
        return cls(response.get_data(), tuple(response.headers), environ.get(VARY, ()))

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        return len(self.content) + sum(len(name) + len(value) + 150 for name, value in self.headers)

    def response(self, environ: WSGIEnvironment) -> Response:
        """The answer once more."""
        environ[VARY] = self.varying
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
        return key, found.response(environ) if found else None

    def keep(
        self, key: bytes, response: Response, environ: WSGIEnvironment, seconds: float
    ) -> None:
        """Remember the answer to a request, which took so long to make."""
        if key and (response.content_length or 0) <= MOST_OF_ONE and seconds < MOST_SECONDS:
            self._shelf.set(key, Remembered.of(response, environ))
