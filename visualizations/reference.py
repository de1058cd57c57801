"""The page that shows the description of the API, drawn by Swagger UI from our own files."""

from __future__ import annotations

from skillpath.visualizations.addresses import Addresses
from skillpath.visualizations.assets import REFERENCE_SCRIPTS, REFERENCE_STYLES, by_address
from skillpath.visualizations.rendering import environment

REFERENCE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The header under which the page runs."""


def reference_page(description: str, *, addresses: Addresses | None = None) -> str:
    """The operations, to read and to try; `description` is the address of their OpenAPI.

    >>> "/api/v1/openapi.json" in reference_page("/api/v1/openapi.json")
    True
    """
    places = addresses or Addresses()
    return (
        environment(places.language)
        .get_template("reference.html")
        .render(
            description=description,
            home=places.home,
            assets=by_address(places.static, REFERENCE_SCRIPTS, REFERENCE_STYLES),
        )
    )
