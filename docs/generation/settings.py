"""The settings of the service, from the class that reads them."""

from __future__ import annotations


def settings() -> str:
    """All settings: name, form, default, meaning."""
    return ""
