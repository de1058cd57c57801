"""Which roadmap is served: one for all processes, until another takes its place."""

from __future__ import annotations

import fcntl
import logging
from contextlib import contextmanager
from mmap import mmap
from threading import Lock
from typing import TYPE_CHECKING

from skillpath.graph import SkillpathError, recommend
from skillpath.ontology.snapshot.file import SnapshotError
from skillpath.ontology.snapshot.opening import open_snapshot
from skillpath.service.web.running.fetching import fetch, fetch_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from skillpath.ontology import ReadingLimits, Snapshot

MOST_LINES = 10
"""Faults of a roadmap that the log tells."""

log = logging.getLogger("skillpath.server")


class ReloadRefusedError(SkillpathError, RuntimeError):
    """A roadmap that cannot take the place of the one that is served; `cause` says why."""

    def __init__(self, cause: Exception) -> None:
        """Keep why."""
        super().__init__(cause)
        self.cause = cause

    def __str__(self) -> str:
        """Why, in a line."""
        lines = str(self.cause).splitlines() or [type(self.cause).__name__]
        more = f"; {len(lines) - MOST_LINES} more" if len(lines) > MOST_LINES else ""
        return "; ".join(lines[:MOST_LINES]) + more


class Current:
    """The roadmap that is served, as a snapshot in a folder that nobody else writes into.

    Its number is in memory that forked processes share, so all of them hear of another at once.
    """

    def __init__(
        self, folder: Path, named: str | None, limits: ReadingLimits, language: str = ""
    ) -> None:
        """Serve from the folder what is `named`, a snapshot or a roadmap; None: the shipped one."""
        self._folder, self._named = folder, named
        self._limits, self._language = limits, language
        self._shared = memoryview(mmap(-1, 8)).cast("Q")

    @property
    def number(self) -> int:
        """How often a roadmap has been read."""
        return self._shared[0]

    def begin(self) -> Snapshot:
        """Read it for the first time.

        Raises:
            SkillpathError: when it cannot be served.
            OSError: when there is no room for it.
        """
        return self._read(fetch)

    def reload(self) -> Snapshot:
        """Read it anew, for all processes; one at a time, the others wait.

        Raises:
            ReloadRefusedError: when it cannot be served; the former one still is.
        """
        try:
            with self._alone():
                found = self._read(fetch_apart)
        except (SkillpathError, OSError, RuntimeError) as error:
            refused = ReloadRefusedError(error)
            log.error("reload refused, the former roadmap is still served: %s", refused)  # noqa: TRY400 - the text says it
            raise refused from error
        one = found.roadmap
        told = {"roadmap": one.id, "version": one.version, "checksum": found.checksum}
        named = " ".join(filter(None, (one.id, one.version)))
        log.info("reloaded %s, %s", named, found.checksum, extra=told)
        return found

    def opened(self) -> tuple[int, Snapshot]:
        """The snapshot that is served, with its number.

        Raises:
            SnapshotError: when its file has gone.
        """
        while True:
            number = self.number
            try:
                return number, open_snapshot(self._file(number), is_fresh=True)
            except SkillpathError:  # it is removed as soon as there is another
                if number == self.number:
                    raise

    def _read(self, fetched: Callable[[str | None, Path, ReadingLimits, str], None]) -> Snapshot:
        number = self.number + 1
        file = self._file(number)
        try:
            fetched(self._named, file, self._limits, self._language)
            found = open_snapshot(file, is_fresh=True)
            _ask(found, self._named or str(file))
        except BaseException:
            file.unlink(missing_ok=True)
            raise
        self._shared[0] = number
        self._file(number - 1).unlink(missing_ok=True)  # who has it mapped keeps it
        return found

    def _file(self, number: int) -> Path:
        return self._folder / f"{number}.skillpath"

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes and threads from doing the same."""
        with (self._folder / "reloading").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _ask(snapshot: Snapshot, told: str) -> None:
    """Ask it once, as a sound checksum says nothing of what was written.

    Raises:
        SnapshotError: when it cannot answer.
    """
    try:
        recommend(snapshot.roadmap, limit=1)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        expected = "one that can be asked; compile the roadmap anew"
        raise SnapshotError(told, "a snapshot that says nonsense", expected) from error


class Served:
    """The app over the current roadmap; a request that has begun ends with the one it began with.

    Whoever asks after a roadmap was replaced is answered from the new one, in every process.
    """

    def __init__(
        self, current: Current, app: WSGIApplication, make: Callable[[Snapshot], WSGIApplication]
    ) -> None:
        """Begin with the app over what is current now; `make` makes one over a snapshot."""
        self._current, self._make = current, make
        self._lock = Lock()
        self._held = current.number, app

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        number, app = self._held
        if number != self._current.number:
            app = self._changed()
        return app(environ, start)

    def _changed(self) -> WSGIApplication:
        with self._lock:
            wanted = self._current.number
            if self._held[0] != wanted:
                try:
                    number, snapshot = self._current.opened()
                    self._held = number, self._make(snapshot)
                except SkillpathError as error:  # somebody has cleared our folder
                    log.error("the new roadmap has gone: %s", error)  # noqa: TRY400 - the text says it
                    self._held = wanted, self._held[1]
            return self._held[1]
