"""Compressed answers: smaller on the way, the same bytes each time, made once where it pays."""

from __future__ import annotations

import re
from collections import OrderedDict
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING

from flask import g, request
from flask_compress import Compress

if TYPE_CHECKING:
    from flask import Flask, Request
    from flask.wrappers import Response

LEAST = 1_024
"""Bytes below which compressing gains nothing."""

KEPT = 16_000_000
"""Bytes of compressed answers that a worker remembers."""

TYPES = (
    "application/json",
    "application/ld+json",
    "application/problem+json",
    "image/svg+xml",
    "text/css",
    "text/csv",
    "text/html",
    "text/javascript",
    "text/markdown",
    "text/plain",
    "text/turtle",
)
MOMENT = slice(4, 8)
"""Where gzip writes the time; zeros say that there is none."""

REFUSED = re.compile(r"(?:gzip|br|zstd)\s*;\s*q=0(?:\.0*)?\s*(?:,|$)", re.IGNORECASE)
"""What a client must not be sent, which Flask-Compress overlooks; such a client gets it plain."""


class Shelf:
    """What was compressed last, up to a number of bytes; the oldest goes first."""

    def __init__(self, most: int = KEPT) -> None:
        """Nothing is kept yet."""
        self._most = most
        self._held = 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> bytes | None:
        """What was kept, and is now the newest."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def set(self, key: str, value: bytes) -> None:
        """Keep it, unless it is kept already or larger than the shelf."""
        with self._lock:
            if key in self._kept or len(value) > self._most:
                return
            self._kept[key] = value
            self._held += len(value)
            while self._held > self._most:
                self._held -= len(self._kept.popitem(last=False)[1])


class Compression(Compress):
    """Flask-Compress with a memory that knows answers by their content, and without the time.

    It comes after what makes an answer's tag, and says in the tag which encoding is sent.
    """

    def init_app(self, app: Flask) -> None:
        """Compress the answers of an app."""
        app.config.update(
            COMPRESS_MIMETYPES=TYPES,
            COMPRESS_MIN_SIZE=LEAST,
            COMPRESS_ALGORITHM=["zstd", "br", "gzip"],
            COMPRESS_CACHE_KEY=_content,
            COMPRESS_CACHE_BACKEND=Shelf,
            COMPRESS_EVALUATE_CONDITIONAL_REQUEST=False,  # see `caching`
            COMPRESS_REGISTER=False,  # see `finishing`
        )
        super().init_app(app)

    def after_request(self, response: Response | None) -> Response:
        """Compress an answer where the client takes that."""
        if response is not None and REFUSED.search(request.headers.get("Accept-Encoding", "")):
            return response
        g.compressing = response
        response = super().after_request(response)
        if response.content_encoding == "gzip" and response.get_data():
            body = bytearray(response.get_data())
            body[MOMENT] = bytes(4)
            response.set_data(bytes(body))
        return response


def _content(_: Request) -> str:
    """What names the content of the answer that is compressed: its tag, which is made of it."""
    tag, is_weak = g.compressing.get_etag()
    if tag and not is_weak:
        return str(tag)
    return blake2b(g.compressing.get_data(), digest_size=16).hexdigest()
