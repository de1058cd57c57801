"""Which pages of others may ask from a browser (CORS)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_cors import CORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Flask, Response

METHODS = ("GET", "HEAD", "POST")
ALLOWED = ("Accept", "Content-Type", "If-None-Match", "X-Request-ID")
EXPOSED = ("Content-Disposition", "ETag", "Link", "X-Request-ID")
KEPT = 600
"""Seconds that a browser may remember what it may do."""


def allow_origins(app: Flask, origins: Sequence[str]) -> None:
    """Let pages of these origins ask, or of all with `*`; never with cookies or passwords.

    Where only some may, every answer says that it depends on who asks, also one that nobody's
    page asked for: a cache would else give it to a page without leave.
    """
    if not origins:
        return
    is_open = tuple(origins) == ("*",)
    CORS(
        app,
        origins=list(origins),
        methods=list(METHODS),
        allow_headers=list(ALLOWED),
        expose_headers=list(EXPOSED),
        max_age=KEPT,
        send_wildcard=is_open,
        always_send=is_open,
        vary_header=False,
    )
    if not is_open:
        app.after_request(_varying)


def _varying(response: Response) -> Response:
    response.vary.add("Origin")
    return response
