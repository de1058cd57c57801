"""Relative addresses."""

from __future__ import annotations

from urllib.parse import urljoin


def joined(base: str, iri: str) -> str:
    """What the IRI comes to behind the base; the IRI where the base is no address."""
    try:
        return urljoin(base, iri)
    except ValueError:  # brackets around a host that is none
        return iri
