"""The HTTP server: granian in front of the Flask app."""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from functools import cache, partial
from threading import Thread
from typing import TYPE_CHECKING

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from skillpath.graph import SkillpathError
from skillpath.ontology import read
from skillpath.service.terminal.options import limits_in_use
from skillpath.service.web.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

THREADS = 4
"""Requests that one worker answers at a time; the engine leaves Python only inside HiGHS."""


PATIENCE = 600
"""Tenths of a second to wait for the worker to listen."""


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
    address = f"http://[{host}]:{free}/" if ":" in host else f"http://{host}:{free}/"
    waiting = Thread(target=_announce, args=(host, free, partial(announce, address)), daemon=True)
    server.on_startup(waiting.start)
    server.serve(target_loader=partial(_app, file), wrap_loader=False)


def _announce(host: str, port: int, announce: Callable[[], None]) -> None:
    """Announce as soon as a connection is taken; granian has no hook for that moment.

    It begins with a pause, so that it does nothing while the worker is forked.
    """
    for _ in range(PATIENCE):
        time.sleep(0.1)
        with suppress(OSError), socket.create_connection((host, port), timeout=1):
            announce()
            return


@cache
def _app(file: str | None) -> Flask:
    return create_app(read(*filter(None, [file]), limits=limits_in_use()))


def _free_port(host: str, port: int) -> int:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except OSError as error:
        raise AddressError(host, port, (error.strerror or str(error)).lower()) from None
