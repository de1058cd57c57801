"""The page that shows the description of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response

from skillpath.service.web.routes import PREFIX
from skillpath.service.web.visitor import places
from skillpath.visualizations import REFERENCE_POLICY, reference_page

if TYPE_CHECKING:
    from skillpath.graph import Roadmap


def docs(roadmap: Roadmap) -> Response:
    """`/docs`, under a policy of its own."""
    text = roadmap.memo.recall(
        f"page/docs/{places().language}",
        lambda: reference_page(f"{PREFIX}/openapi.json", addresses=places()),
    )
    return Response(
        text,
        content_type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": REFERENCE_POLICY},
    )
