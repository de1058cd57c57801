"""Whether requests should be sent here; what one process says, its workers hear."""

from __future__ import annotations

from mmap import mmap

from skillpath.graph import SkillpathError


class NotReadyError(SkillpathError, RuntimeError):
    """A service that should be sent no requests."""

    def __str__(self) -> str:
        """Why not."""
        return "found a service that is stopping; expected requests to go to another"


class Readiness:
    """Whether the service is stopping: a byte of memory that is shared with forked workers."""

    def __init__(self) -> None:
        """Nothing is stopping yet."""
        self._shared = mmap(-1, 1)

    @property
    def is_stopping(self) -> bool:
        """Whether a signal to stop has come."""
        return self._shared[0] != 0

    def stop(self) -> None:
        """Tell this process and its workers that they are stopping."""
        self._shared[0] = 1
