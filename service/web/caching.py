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

PERSONAL = frozenset({"known", "goal"})
"""What says something about who asks."""


def revalidated(response: Response) -> Response:
    """The answer, without content where who asks has this very form of it already.

    It keeps the tag that it would be sent with: plain and compressed answers have different ones.
    So this hook has to run after the one that compresses.
    """
    tag, _ = response.get_etag()
    is_whole = request.method in ("GET", "HEAD") and response.status_code == HTTPStatus.OK
    if is_whole and tag and request.if_none_match.contains_weak(tag):
        response.status_code = HTTPStatus.NOT_MODIFIED  # which is sent without content
    return response


def tagged(response: Response) -> Response:
    """The answer with a strong validator and leave to keep it.

    What says otherwise what may be kept of it, such as a file with a digest in its address, is
    left as it is; what may not be kept at all needs no validator.
    """
    response.headers.setdefault("Cache-Control", PRIVATE if _is_personal() else SHARED)
    if _is_validated(response):
        response.set_etag(_tag(response))
    return response


def _is_personal() -> bool:
    return request.method == "POST" or not PERSONAL.isdisjoint(request.args)


def _is_validated(response: Response) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and response.status_code == HTTPStatus.OK
        and response.is_sequence
        and not response.direct_passthrough
        and not response.cache_control.no_store
        and "ETag" not in response.headers
    )


def _tag(response: Response) -> str:
    """A digest of the content and of how it is to be read."""
    digest = hashlib.blake2b(response.get_data(), digest_size=16)
    digest.update(response.content_type.encode())
    return digest.hexdigest()
