"""How much a file may hold, as the environment says."""

from __future__ import annotations

import os

from skillpath.ontology import ReadingLimits

VARIABLES = "SKILLPATH_LIMIT_"
"""How the names of the limits begin in the environment."""


def limits_in_use() -> ReadingLimits:
    """How much a file may hold: `SKILLPATH_LIMIT_SIZE` and so on.

    Where none is set, which is usual, checking them is not imported: that costs a command a sixth
    of its time.

    Raises:
        SettingsError: when one is no whole number above 0.
    """
    if not any(name.upper().startswith(VARIABLES) for name in os.environ):
        return ReadingLimits()
    from skillpath.service.settings import reading_settings

    return reading_settings().limits
