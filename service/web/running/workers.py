"""granian with its workers, and how they end."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Any

from granian.server.mp import MPServer

from skillpath.graph import SkillpathError

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Hooks:
    """What the server calls: at the first signal to stop, and at each to reload.

    The workers stop `drain` seconds after the first signal.
    """

    stop: Callable[[], None]
    reload: Callable[[], object]
    drain: int


class Server(MPServer):
    """granian, which at the first signal answers what it was asked, and at the second ends."""

    def __init__(self, hooks: Hooks, **options: Any) -> None:
        """Call these at signals."""
        super().__init__("skillpath", **options)
        self._hooks = hooks
        self._is_told = False
        self._has_terminal = _is_terminal_there()

    def signal_handler_interrupt(self, *signals: Any, **_: Any) -> None:
        """Stop; patiently the first time, and at once where somebody waits at a terminal."""
        is_again, self._is_told = self._is_told, True
        self._hooks.stop()
        if is_again:
            for worker in self.wrks:
                worker.kill()  # type: ignore[no-untyped-call]
        if self._hooks.drain and not is_again and signals[:1] == (signal.SIGTERM,):
            Thread(target=self._stop_later, daemon=True).start()
        else:
            self._stop_now()

    def signal_handler_reload(self, *signals: Any, **_: Any) -> None:
        """Read the roadmap anew while the workers go on; stop when the terminal was closed.

        Both are told by the same signal.
        """
        if self._has_terminal and not _is_terminal_there():
            self.signal_handler_interrupt(*signals)
        else:
            Thread(target=self._reload_quietly, daemon=True).start()

    def _reload_quietly(self) -> None:
        with suppress(SkillpathError):  # the log has it
            self._hooks.reload()

    def _stop_later(self) -> None:
        time.sleep(self._hooks.drain)
        self._stop_now()

    def _stop_now(self) -> None:
        for worker in self.wrks:
            worker.interrupt_by_parent = True  # its end is expected from here on
        super().signal_handler_interrupt()  # type: ignore[no-untyped-call]


def _is_terminal_there() -> bool:
    """Whether the standard input is a terminal that has not been closed."""
    try:
        os.tcgetpgrp(0)
    except OSError:
        return False
    return True


def hear_one_signal() -> None:
    """Let a worker hear of its end once, from its parent.

    Ctrl+C at a terminal reaches all processes; a worker of granian that hears it and, a moment
    later, its parent as well, waits for itself. Until it has a handler of its own it would use
    its parent's, which ends nothing.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
