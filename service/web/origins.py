"""Which pages of others may ask from a browser (CORS)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_cors import CORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Flask

METHODS = ("GET", "HEAD", "POST")
ALLOWED = ("Accept", "Content-Type", "If-None-Match", "X-Request-ID")
EXPOSED = ("ETag", "Link", "X-Request-ID")
KEPT = 600
"""Seconds that a browser may remember what it may do."""


def allow_origins(app: Flask, origins: Sequence[str]) -> None:
    """Let pages of these origins ask, or of all with `*`; never with cookies or passwords."""
    if origins:
        CORS(
            app,
            origins=list(origins),
            methods=list(METHODS),
            allow_headers=list(ALLOWED),
            expose_headers=list(EXPOSED),
            max_age=KEPT,
            send_wildcard=True,
            supports_credentials=False,
        )
