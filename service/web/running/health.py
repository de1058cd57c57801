"""What operators ask: whether the service lives, should be asked, and which one it is."""

from __future__ import annotations

import platform
from importlib.metadata import version as version_of
from typing import TYPE_CHECKING

from flask import current_app

from skillpath.graph import recommend
from skillpath.service import service_schemas
from skillpath.service.web.operations import Operation
from skillpath.service.web.questions import NoQuestion
from skillpath.service.web.running.lasting import running_of
from skillpath.service.web.running.readiness import NotReadyError

if TYPE_CHECKING:
    from skillpath.graph import Roadmap

VERSION, PYTHON = version_of("skillpath"), platform.python_version()


def healthz(one: Roadmap, _: NoQuestion) -> Roadmap:
    """Whether the service lives.

    A process that does not answer should be started anew.
    """
    return one


def readyz(one: Roadmap, _: NoQuestion) -> Roadmap:
    """Whether the service should be sent requests.

    It has read its roadmap and computes an answer from it. While the service is stopping, the
    answer is 503.
    """
    if running_of(current_app).readiness.is_stopping:
        raise NotReadyError
    recommend(one, limit=1)
    return one


def version(one: Roadmap, _: NoQuestion) -> Roadmap:
    """Which program serves which roadmap."""
    return one


def health_answer(_: Roadmap, __: Roadmap) -> service_schemas.Health:
    """It answers, so it is well."""
    return {"status": "ok"}


def version_answer(_: Roadmap, found: Roadmap) -> service_schemas.Version:
    """The versions of the program, of the roadmap and of Python."""
    served: service_schemas.Served = {"id": found.id, "version": found.version}
    checksum = running_of(current_app).checksum
    if checksum:
        served["checksum"] = checksum
    return {"version": VERSION, "roadmap": served, "python": PYTHON}


OPERATIONS = (
    Operation(
        path="/healthz",
        tag="Service",
        asks=NoQuestion,
        find=healthz,
        tell=health_answer,
        answers=service_schemas.Health,
    ),
    Operation(
        path="/readyz",
        tag="Service",
        asks=NoQuestion,
        find=readyz,
        tell=health_answer,
        answers=service_schemas.Health,
        refuses=(NotReadyError,),
    ),
    Operation(
        path="/version",
        tag="Service",
        asks=NoQuestion,
        find=version,
        tell=version_answer,
        answers=service_schemas.Version,
    ),
)
"""The routes of this room, at the root and below the prefix."""
