"""What is seen of each request: its id, a line in the log, counts and times.

Nothing that a learner says is kept: of an address only the route that it took.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from skillpath.service.web.running.metrics import Metrics

HEADER = "X-Request-ID"
KEY = "skillpath.request_id"
"""Where the id stands in the environment of a request."""

SANE = re.compile(r"[A-Za-z0-9._~+/=-]{1,128}")
"""Ids that are taken as they come: of bounded length, and nothing that a log could stumble over."""

NO_ROUTE = "unmatched"
MOST_METHOD = 20
"""Characters of a method that are told; a client may send any."""

PARAMETER = re.compile(r"<(?:[^:>]+:)?([^>]+)>")
QUIET = frozenset({"/healthz", "/readyz", "/version", "/metrics"})
"""Routes that machines ask all the time; their lines are for debugging."""

log = logging.getLogger("skillpath.http")


def random_id() -> str:
    """An id that no other request has."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Observed:
    """An app whose requests are seen.

    `clock` gives seconds that only ever grow, `new_id` an id for each request that brings none.
    """

    app: WSGIApplication
    metrics: Metrics
    clock: Callable[[], float] = time.perf_counter
    new_id: Callable[[], str] = random_id

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        began = self.clock()
        told = environ.get("HTTP_X_REQUEST_ID", "")
        seen: dict[str, Any] = {
            "request_id": told if SANE.fullmatch(told) else self.new_id(),
            "method": environ["REQUEST_METHOD"][:MOST_METHOD],
            "route": NO_ROUTE,
            "status": 500,  # unless the app answers
            "bytes": 0,
        }
        environ[KEY] = seen["request_id"]
        self.metrics.in_progress.inc()
        try:
            return self.app(environ, partial(_start, start, environ, seen))
        finally:
            self.metrics.in_progress.dec()
            self._tell(seen, self.clock() - began)

    def _tell(self, seen: dict[str, Any], seconds: float) -> None:
        self.metrics.count(seen["method"], seen["route"], seen["status"], seconds)
        is_quiet = seen["route"].removeprefix("/api/v1") in QUIET
        level = logging.DEBUG if is_quiet else logging.INFO
        if log.isEnabledFor(level):
            seen["duration_ms"] = round(seconds * 1000, 3)
            # without a look for the caller, which is always this one and takes as long as the line
            log.handle(log.makeRecord(log.name, level, "", 0, "request", (), None, extra=seen))


def _start(
    start: StartResponse,
    environ: WSGIEnvironment,
    seen: dict[str, Any],
    status: str,
    headers: list[tuple[str, str]],
    *error: Any,
) -> Callable[[bytes], object]:
    rule = getattr(environ.get("werkzeug.request"), "url_rule", None)  # Flask forgets it later
    if rule is not None:
        seen["route"] = route_of(rule.rule)
    seen["status"] = int(status[:3])
    for name, value in headers:
        if name == "Content-Length" and seen["method"] != "HEAD":
            seen["bytes"] = int(value)
    headers.append((HEADER, seen["request_id"]))
    return start(status, headers, *error)


@cache
def route_of(rule: str) -> str:
    """A rule of the app as people write it: `/skills/{name}`."""
    return PARAMETER.sub(r"{\1}", rule)
