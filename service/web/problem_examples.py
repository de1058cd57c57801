"""For each type of problem a request that meets it, asked of the roadmap at hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import current_app

from skillpath.graph import still_attainable
from skillpath.service.web.routes import PREFIX
from skillpath.service.web.subscriptions import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flask import Flask

    from skillpath.graph import Roadmap

NOBODY = "no-such-skill"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked; the body goes with its media type."""

    line: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""

    @property
    def text(self) -> str:
        """The request as it is sent, without what a client adds by itself."""
        headers = (f"{name}: {value}" for name, value in self.headers.items())
        told = "\n".join((self.line, *headers))
        return f"{told}\n\n{self.body}" if self.body else told

    def answer(self) -> Any:
        """The document that this app answers with; nobody's request, so it is not counted."""
        app: Flask = current_app._get_current_object()  # type: ignore[attr-defined] # noqa: SLF001
        method, path = self.line.split(" ", 1)
        with app.test_request_context(
            path, method=method, headers=dict(self.headers), data=self.body
        ):
            return app.full_dispatch_request().get_json()


def example(roadmap: Roadmap, slug: str) -> tuple[str, Any] | None:
    """A request that meets this type of problem, and the answer; asked once.

    Nothing where the roadmap has nothing to meet it with, or where a request would have to be
    huge or broken.
    """
    return roadmap.memo.recall(f"problem/{slug}", lambda: _met(roadmap, slug))


def _met(roadmap: Roadmap, slug: str) -> tuple[str, Any] | None:
    for one, request in _requests(roadmap):
        if one == slug:
            return request.text, request.answer()
    return None


def _requests(roadmap: Roadmap) -> Iterator[tuple[str, Request]]:
    sent_json = {"Content-Type": "application/json"}
    yield "unknown-name", _got("/recommendations", known=NOBODY)
    yield "invalid-fields", _got("/recommendations", limit="0")
    yield "not-found", _got(f"/skills/{NOBODY}")
    yield "malformed-body", Request(f"POST {PREFIX}/paths", sent_json, "[]")
    yield "method-not-allowed", Request(f"PUT {PREFIX}/roadmap")
    yield "not-acceptable", Request(f"GET {PREFIX}/roadmap", {"Accept": "image/png"})
    is_off = current_app.config.get(SECRET) is None
    slug = "subscriptions-off" if is_off else "unknown-subscription"
    yield slug, Request("GET /plans/token.ics")
    sent_text = {"Content-Type": "text/plain"}
    yield "unsupported-media-type", Request(f"POST {PREFIX}/paths", sent_text, "goal")
    for name in _borne_twice(roadmap)[:1]:
        yield "ambiguous-name", _got("/recommendations", known=name)
    for goal in [one.id for one in roadmap.items if one.is_retired][:1]:
        yield "retired-goal", _got("/paths", goal=goal)
    possible = still_attainable(roadmap)
    barred = [one.id for one in roadmap.items if one.id not in possible and not one.is_retired]
    for goal in barred[:1]:
        yield "unreachable-goal", _got("/paths", goal=goal)
    for goal, needed in _direct(roadmap, possible):
        yield "unavoidable-item", _got("/paths", goal=goal, forbid=needed)
        return


def _got(path: str, **asked: str) -> Request:
    return Request(f"GET {PREFIX}{path}{'?' if asked else ''}{urlencode(asked)}")


def _direct(roadmap: Roadmap, possible: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Items that can be attained, each with one that it cannot do without."""
    for item in roadmap.items:
        if item.id in possible:
            yield from ((item.id, need.of) for need in item.required if isinstance(need.of, str))


def _borne_twice(roadmap: Roadmap) -> list[str]:
    """The alternative labels of several items that are no name or id of one."""
    counts = Counter(label for item in roadmap.items for label in item.alt_labels)
    names = {name.casefold() for item in roadmap.items for name in (item.id, item.name)}
    return sorted(one for one, count in counts.items() if count > 1 and one.casefold() not in names)
