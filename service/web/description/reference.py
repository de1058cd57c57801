"""The route of the page that shows the description of the API."""

from __future__ import annotations

from flask import Blueprint, Response

from skillpath.service.web.api import PREFIX
from skillpath.service.web.visitor import ADDRESSES
from skillpath.visualizations import REFERENCE_POLICY, reference_page


def reference() -> Blueprint:
    """`/docs`, under a policy of its own."""
    routes = Blueprint("reference", __name__)
    text = reference_page(f"{PREFIX}/openapi.json", addresses=ADDRESSES)

    @routes.get("/docs")
    def docs() -> Response:
        return Response(
            text,
            content_type="text/html; charset=utf-8",
            headers={"Content-Security-Policy": REFERENCE_POLICY},
        )

    return routes
