"""Which pages of others may ask from a browser (CORS)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Flask

METHODS = ("GET", "HEAD", "POST")
ALLOWED = ("Accept", "Content-Type", "If-None-Match", "X-Request-ID")
EXPOSED = ("Content-Disposition", "ETag", "Link", "X-Request-ID")
ASKED = r"/(?!metrics$).*"
"""What others may ask: all but what is for operators."""

KEPT = 600
"""Seconds that a browser may remember what it may do."""


def varying_by(origins: Sequence[str]) -> tuple[str, ...]:
    """What every answer depends on where only some origins may ask.

    That holds as well of an answer that nobody's page asked for: a cache would else give it to a
    page without leave.
    """
    return ("Origin",) if origins and tuple(origins) != ("*",) else ()


def allow_origins(app: Flask, origins: Sequence[str]) -> None:
    """Let pages of these origins ask, or of all with `*`; never with cookies or passwords."""
    if not origins:
        return
    from flask_cors import CORS

    is_open = tuple(origins) == ("*",)
    CORS(
        app,
        resources=ASKED,
        origins=list(origins),
        methods=list(METHODS),
        allow_headers=list(ALLOWED),
        expose_headers=list(EXPOSED),
        max_age=KEPT,
        send_wildcard=is_open,
        always_send=is_open,
        vary_header=False,
    )
