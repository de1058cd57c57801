"""What operators ask: whether the service answers."""

from __future__ import annotations

from flask import Response

from skillpath.service.answers import encoded


def healthz() -> Response:
    """Whether the service answers."""
    return Response(encoded({"status": "ok"}), content_type="application/json")
