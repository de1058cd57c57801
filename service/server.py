"""The HTTP server: granian in front of the Flask app."""

from __future__ import annotations

import socket
from functools import cache, partial
from typing import TYPE_CHECKING

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from skillpath.graph import SkillpathError
from skillpath.ontology import read
from skillpath.service.web import create_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

THREADS = 4
"""Requests that one worker answers at a time; the engine leaves Python only inside HiGHS."""


class AddressError(SkillpathError, OSError):
    """An address that cannot be served on."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        """Keep the address and what is the matter with it."""
        super().__init__(host, port, reason)
        self.host, self.port, self.reason = host, port, reason

    def __str__(self) -> str:
        """The address and what is the matter with it."""
        return f"found {self.host}:{self.port}: {self.reason}; expected a free address"


def serve(file: str | None, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve the roadmap until a signal ends it; port 0 takes any free one.

    `announce` hears the address once the server listens. The roadmap is read before the worker
    starts, so that its faults are told here, and the worker shares the memory.

    Raises:
        AddressError: when the address is taken or not this machine's.
        SkillpathError: when the roadmap cannot be read.
    """
    _app(file)
    free = _free_port(host, port)
    server = Granian(
        "skillpath",
        address=host,
        port=free,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
    )
    shown = f"[{host}]" if ":" in host else host
    server.on_startup(lambda: announce(f"http://{shown}:{free}/"))
    server.serve(target_loader=partial(_app, file), wrap_loader=False)


@cache
def _app(file: str | None) -> Flask:
    return create_app(read(file))


def _free_port(host: str, port: int) -> int:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except OSError as error:
        raise AddressError(host, port, (error.strerror or str(error)).lower()) from None
