"""The HTTP server: granian in front of the Flask app."""

from __future__ import annotations

import gc
import logging.config
import os
import signal
import sys
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NoReturn

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from skillpath.graph.recommendation.ranking import prepare
from skillpath.service.environment import unknown_variables
from skillpath.service.web.running.addresses import free_port
from skillpath.service.web.running.current import Current, Served
from skillpath.service.web.running.logs import configuration, is_json
from skillpath.service.web.running.workers import Hooks, Server, hear_one_signal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask

    from skillpath.ontology import Snapshot
    from skillpath.service.settings import Settings
    from skillpath.service.web.running.lasting import Running

PATIENCE = 600
"""Tenths of a second to wait for the worker to listen."""

DEAR = ("/", "/explore", "/api/v1/openapi.json")
"""What takes long to make, and is kept once it is made."""

MOST_WARMED = 5_000
"""Items of a roadmap whose pages are made before anybody asks; of larger ones that takes minutes,
and nobody looks at a map of so many."""

MOST_PREPARED = 1_000
"""Items of a roadmap that what next needs is computed of before anybody asks: in 0.2 s."""

log = logging.getLogger("skillpath.server")


def serve(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve until a signal ends it; port 0 takes any free one.

    `announce` hears the address once the server listens, where people read the log. The roadmap
    is read, and asked once, before the workers start, so that its faults are told here, and the
    workers share the memory. SIGHUP reads it anew.

    Raises:
        AddressError: when the address is taken or not this machine's.
        SkillpathError: when the roadmap cannot be read.
    """
    signal.signal(signal.SIGTERM, _leave)
    _warn_of_variables(settings)
    with own_folder() as folder:
        from skillpath.service.web.running.lasting import Running  # counting looks for the folder

        current = Current(folder, settings.roadmap, settings.limits, settings.language)
        running = Running(reload=current.reload)
        app = _ready_app(settings, current, running)
        free = free_port(settings.host, settings.port)
        server = _server(settings, free, running)
        tell = _tell if is_json(settings) else announce
        waiting = partial(_announce, settings.host, free, tell)
        os.register_at_fork(after_in_child=hear_one_signal)
        server.on_startup(Thread(target=waiting, daemon=True).start)
        server.serve(target_loader=lambda: app, wrap_loader=False)


def _warn_of_variables(settings: Settings) -> None:
    """Tell of variables that somebody took for settings."""
    logging.config.dictConfig(configuration(settings))
    for name, advice in unknown_variables(os.environ):
        log.warning("%s is no setting; %s", name, advice, extra={"variable": name})


def _ready_app(settings: Settings, current: Current, running: Running) -> Served:
    from skillpath.service.web.app import create_app

    def make(snapshot: Snapshot) -> Flask:
        known = replace(running, checksum=snapshot.checksum)
        return create_app(snapshot.roadmap, settings, known)

    snapshot = current.begin()
    app = make(snapshot)
    if len(snapshot.roadmap.items) <= MOST_WARMED:
        _warm(app)
    if len(snapshot.roadmap.items) <= MOST_PREPARED:
        prepare(snapshot.roadmap)
    gc.collect()
    gc.freeze()  # a collector that looks at what is shared would make copies of it
    return Served(current, app, make)


def _warm(app: Flask) -> None:
    """Make what is made once before the workers are forked, so that they share its memory."""
    for path in DEAR:
        for encoding in ("zstd", "br", "gzip"):
            with app.test_request_context(path, headers={"Accept-Encoding": encoding}):
                app.full_dispatch_request()


def _server(settings: Settings, port: int, running: Running) -> Server:
    assert running.reload is not None, "a server can reload"
    return Server(
        Hooks(running.readiness.stop, running.reload, settings.drain),
        address=settings.host,
        port=port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        blocking_threads=settings.threads,
        backlog=settings.backlog,
        backpressure=settings.connections,
        http=HTTPModes.http1,  # where both are spoken, a connection that says nothing never ends
        http1_settings=HTTP1Settings(
            header_read_timeout=settings.header_timeout * 1000, keep_alive=settings.keep_alive
        ),
        workers_kill_timeout=settings.stop_timeout,
        respawn_failed_workers=True,
        log_level=LogLevels.error,
        log_dictconfig=configuration(settings),
    )


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that nobody else reads, for what the workers count and what they serve.

    It is removed at the end. The library that counts looks for it when it is first imported.
    """
    from_outside = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    with tempfile.TemporaryDirectory(prefix="skillpath-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        try:
            yield Path(folder)
        finally:
            del os.environ["PROMETHEUS_MULTIPROC_DIR"]
            if from_outside is not None:
                os.environ["PROMETHEUS_MULTIPROC_DIR"] = from_outside


def _leave(*_: object) -> NoReturn:
    """End while nothing is served yet, and leave no file behind."""
    sys.exit(0)


def _tell(address: str) -> None:
    log.info("listening", extra={"address": address})


def _announce(host: str, port: int, announce: Callable[[str], None]) -> None:
    """Announce as soon as a request is answered; granian has no hook for that moment.

    That connections are taken is not enough: the server holds the socket before it has workers.
    It begins with a pause, so that it does nothing while the workers are forked.
    """
    address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    for _ in range(PATIENCE):
        time.sleep(0.1)
        with (
            suppress(OSError, HTTPException),
            closing(HTTPConnection(host, port, timeout=1)) as one,
        ):
            one.request("GET", "/healthz")
            one.getresponse()
            announce(address)
            return
