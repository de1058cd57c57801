"""Long lists in parts: a page, and the cursor that leads to the next one."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass, fields
from hashlib import blake2b
from typing import TYPE_CHECKING, Annotated, Generic, Protocol, TypeVar
from urllib.parse import urlencode

from skillpath.graph.errors import shortened
from skillpath.service.web.fields import Length, told, usual
from skillpath.service.web.questions import RoadmapQuestion
from skillpath.service.web.wrong_fields import InvalidFieldsError

if TYPE_CHECKING:
    from collections.abc import Sequence


class Identified(Protocol):
    """What a cursor can point at."""

    @property
    def id(self) -> str:
        """What it is called, once in a list."""
        ...


Entry = TypeVar("Entry", bound=Identified)

MOST_ON_A_PAGE, USUAL_ON_A_PAGE = 200, 50
DIGEST_BYTES = 8
MOVING = {"cursor", "limit", "format"}
"""What may change from page to page of one list."""


@dataclass(frozen=True, kw_only=True)
class PageQuestion(RoadmapQuestion):
    """Which part of a long list."""

    limit: int = told("How many on a page at most.", USUAL_ON_A_PAGE, ge=1, le=MOST_ON_A_PAGE)
    cursor: Annotated[str, Length(1, 1_000)] | None = told(
        "Where to go on: `next_cursor` of an answer to the same question. "
        "It is opaque: its form may change; only `limit` may change on the way.",
        None,
    )


@dataclass(frozen=True, slots=True)
class Page(Generic[Entry]):
    """A part of a list, how long the whole is, and how to ask for the next part, if any."""

    entries: tuple[Entry, ...]
    total: int
    next_cursor: str | None


def page_of(entries: Sequence[Entry], asked: PageQuestion, of: str = "") -> Page[Entry]:
    """The part of the whole list that is asked for.

    `of` tells whose list it is, where the question does not.

    A cursor names the last entry of a page. So a list that has grown since, such as that of a new
    release, is walked on without an entry twice.

    Raises:
        InvalidFieldsError: when the cursor belongs to another question, or to none.
    """
    digest = _digest(asked, of)
    start = _start(entries, asked, digest)
    part = tuple(entries[start : start + asked.limit])
    is_last = start + asked.limit >= len(entries)
    return Page(part, len(entries), None if is_last else _cursor(digest, part[-1].id))


def next_query(asked: PageQuestion, page: Page[Entry]) -> str:
    """The query that asks for the next page, with all else that was asked; empty on the last."""
    if page.next_cursor is None:
        return ""
    given = ((one.name, getattr(asked, one.name), usual(one)) for one in fields(asked))
    again = {name: value for name, value, usually in given if value != usually}
    return urlencode(again | {"cursor": page.next_cursor}, doseq=True)


def _start(entries: Sequence[Entry], asked: PageQuestion, digest: bytes) -> int:
    if asked.cursor is None:
        return 0
    found, last = _read(asked.cursor)
    places = {one.id: place for place, one in enumerate(entries)}
    if found != digest or last not in places:
        expected = "the next_cursor of an answer to the same question, in the same order"
        raise InvalidFieldsError([("cursor", shortened(asked.cursor), expected)])
    return places[last] + 1


def _cursor(digest: bytes, last: str) -> str:
    return urlsafe_b64encode(digest + last.encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[bytes, str]:
    """The digest of the question and the id of the last entry; nothing of what is no cursor."""
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        content = urlsafe_b64decode(padded.encode("ascii"))
        return content[:DIGEST_BYTES], content[DIGEST_BYTES:].decode()
    except ValueError:
        return b"", ""


def _digest(asked: PageQuestion, of: str) -> bytes:
    """What tells one list from another: which is asked for, its filters, its order."""
    filters = {name: one for name, one in asdict(asked).items() if name not in MOVING}
    whose = [of] if of else []
    told = json.dumps([type(asked).__name__, filters, *whose], sort_keys=True)
    return blake2b(told.encode(), digest_size=DIGEST_BYTES).digest()
