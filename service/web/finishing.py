"""What every answer gets before it is sent, in one pass over its headers.

A hook of Flask for each of these would cost as much again as the whole of a small answer: each is
called through the framework, and each looks for headers that another has just set.
"""

from __future__ import annotations

from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import request

from skillpath.service.web.caching import cache_control, is_validated, revalidated, tag_of
from skillpath.visualizations import CONTENT_SECURITY_POLICY

if TYPE_CHECKING:
    from collections.abc import Callable
    from wsgiref.types import WSGIEnvironment

    from flask import Flask, Response

    Change = Callable[[Response], Response]

HEADERS = (
    ("content-security-policy", "Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("cross-origin-opener-policy", "Cross-Origin-Opener-Policy", "same-origin"),
    ("referrer-policy", "Referrer-Policy", "no-referrer"),
    ("x-content-type-options", "X-Content-Type-Options", "nosniff"),
)
"""What every answer has that does not say otherwise; the names in small letters come first."""

PLAIN = "identity"
"""The encoding of what is not compressed."""

VARY = "skillpath.vary"
"""Where the headers stand, in the environment of a request, that its answer depends on."""


def vary(environ: WSGIEnvironment, header: str) -> None:
    """Let caches know that the answer, or its refusal, depends on a header of the request."""
    environ[VARY] = (*environ.get(VARY, ()), header)


class Finishing:
    """The last steps of every answer of an app.

    `readable` tells problems to people; `always` are headers that every answer depends on.
    """

    def __init__(
        self, app: Flask, readable: Change, always: tuple[str, ...], *, compressing: bool
    ) -> None:
        """Keep the steps."""
        self._app, self._readable = app, readable
        self._compressing = compressing
        self._always = (*always, *(["Accept-Encoding"] if compressing else []))

    @cached_property
    def _compressed(self) -> Change:
        """What makes an answer smaller; its libraries are imported when somebody takes that."""
        from skillpath.service.web.compression import Compression

        return Compression(self._app).after_request

    def __call__(self, response: Response) -> Response:
        """The answer with all its headers, compressed, and empty where its client has it."""
        if response.status_code >= HTTPStatus.BAD_REQUEST:
            response = self._readable(response)
        environ = request.environ
        if environ["REQUEST_METHOD"] == "OPTIONS" and not response.content_length:
            response.headers.pop("Content-Type", None)  # of nothing
        _complete(response)
        varying = dict.fromkeys((*environ.get(VARY, ()), *self._always))
        if varying:
            response.headers.add("Vary", ", ".join(varying))
        if self._compressing and environ.get("HTTP_ACCEPT_ENCODING", PLAIN) != PLAIN:
            response = self._compressed(response)
        return revalidated(response) if "HTTP_IF_NONE_MATCH" in environ else response


def _complete(response: Response) -> None:
    """Add the headers that are not there."""
    headers = response.headers
    told = {name.lower() for name, _ in headers}
    for low, name, value in HEADERS:
        if low not in told:
            headers.add(name, value)
    if "cache-control" not in told:
        headers.add("Cache-Control", cache_control())
    if "etag" not in told and is_validated(response):
        headers.add("ETag", f'"{tag_of(response)}"')
