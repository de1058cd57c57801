"""What lasts in a process when the roadmap that it serves changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from skillpath.service.web.running.metrics import Metrics
from skillpath.service.web.running.readiness import Readiness

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from skillpath.ontology import Snapshot

KEY = "skillpath.running"


@dataclass(frozen=True, slots=True)
class Running:
    """What an app is told of the process that it runs in.

    The counts and the readiness are the same for all its roadmaps, one after the other;
    `checksum` is that of the roadmap, empty where none is known. `reload` reads the roadmap anew
    for all processes; without a server there is nothing to reload. `today` is what a calendar on
    the wall says.
    """

    metrics: Metrics = field(default_factory=Metrics)
    readiness: Readiness = field(default_factory=Readiness)
    checksum: str = ""
    reload: Callable[[], Snapshot] | None = None
    today: Callable[[], date] = date.today


def running_of(app: Flask) -> Running:
    """That of an app."""
    found: Running = app.extensions[KEY]
    return found
