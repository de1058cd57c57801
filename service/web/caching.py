"""What caches may keep: a validator for every answer, and nothing new for who has it already."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from flask import Response

SHARED = "no-cache"
"""Anybody may keep it, and asks each time whether it is still so."""

PRIVATE = "private, no-cache"
"""The same, in the cache of the one who asked alone."""

PERSONAL = frozenset({"known", "goal", "done", "begun"})
"""What says something about who asks."""


def revalidated(response: Response) -> Response:
    """The answer, without content where who asks has this very form of it already.

    It keeps the tag that it would be sent with: plain and compressed answers have different ones.
    So this comes after what compresses.
    """
    tag, _ = response.get_etag()
    is_whole = request.method in ("GET", "HEAD") and response.status_code == HTTPStatus.OK
    if is_whole and tag and request.if_none_match.contains_weak(tag):
        response.status_code = HTTPStatus.NOT_MODIFIED  # which is sent without content
    return response


def cache_control() -> str:
    """Who may keep what answers this request."""
    is_personal = request.method == "POST" or not PERSONAL.isdisjoint(request.args)
    return PRIVATE if is_personal else SHARED


def is_validated(response: Response) -> bool:
    """Whether an answer gets a validator; what may not be kept at all needs none."""
    return (
        response.status_code == HTTPStatus.OK
        and request.method in ("GET", "HEAD")
        and response.is_sequence
        and not response.direct_passthrough
        and "no-store" not in response.headers.get("Cache-Control", "")
    )


def tag_of(response: Response) -> str:
    """A strong validator: a digest of the content and of how it is to be read."""
    digest = hashlib.blake2b(response.get_data(), digest_size=16)
    digest.update(response.content_type.encode())
    return digest.hexdigest()
