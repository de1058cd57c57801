"""Which format an answer comes in, by the header Accept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import request
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import NotAcceptable
from werkzeug.http import parse_accept_header

from skillpath.service.web.finishing import vary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.service.web.media import Media

BARE_POINT = re.compile(r"q=(?=\.)")
"""Clients in Java ask for `*/*; q=.2`, whose number lacks a digit."""

MOST_SHOWN = 200
"""How much of a header is repeated in an error."""


def negotiated(offered: Sequence[Media]) -> Media:
    """The format that the client likes best; caches are told that the header decided.

    Raises:
        NotAcceptable: when the client wants none of them.
    """
    vary(request.environ, "Accept")
    return preferred(offered)


def preferred(offered: Sequence[Media]) -> Media:
    """The format that the client likes best, as RFC 9110 has it.

    Of those that it likes equally it is the first that is offered. Parameters of a media range,
    such as a profile of JSON-LD, are no reason to refuse.

    Raises:
        NotAcceptable: when the client wants none of them.
    """
    header = request.environ.get("HTTP_ACCEPT", "")
    if header in ("", "*/*"):
        return offered[0]
    accepted = parse_accept_header(BARE_POINT.sub(r"\g<0>0", header), MIMEAccept)
    if not accepted:
        return offered[0]
    qualities = [_quality(accepted, media) for media in offered]
    if not any(qualities):
        expected = ", ".join(one.type for one in offered)
        raise NotAcceptable(f"found {header[:MOST_SHOWN]}; expected {expected}")
    return offered[qualities.index(max(qualities))]


def _quality(accepted: MIMEAccept, media: Media) -> float:
    """How much the client likes it, from 0 to 1: the most specific range decides."""
    for range_, quality in accepted:  # sorted so by the library
        if _covers(range_.partition(";")[0].strip().lower(), media.type):
            return quality
    return 0


def _covers(range_: str, type_: str) -> bool:
    return range_ in (type_, f"{type_.partition('/')[0]}/*", "*/*", "*")
