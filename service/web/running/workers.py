"""granian with its workers, and how they end."""

from __future__ import annotations

import signal
import time
from threading import Thread
from typing import TYPE_CHECKING, Any

from granian.server.mp import MPServer

if TYPE_CHECKING:
    from collections.abc import Callable


class Server(MPServer):
    """granian, which at the first signal answers what it was asked, and at the second ends."""

    def __init__(self, on_stop: Callable[[], None], drain: int, **options: Any) -> None:
        """`on_stop` is called at the first signal, `drain` seconds before the workers stop."""
        super().__init__("skillpath", **options)
        self._on_stop, self._drain = on_stop, drain
        self._is_told = False

    def signal_handler_interrupt(self, *signals: Any, **_: Any) -> None:
        """Stop; patiently the first time, and at once where somebody waits at a terminal."""
        is_again, self._is_told = self._is_told, True
        self._on_stop()
        if is_again:
            for worker in self.wrks:
                worker.kill()  # type: ignore[no-untyped-call]
        if self._drain and not is_again and signals[:1] == (signal.SIGTERM,):
            Thread(target=self._stop_later, daemon=True).start()
        else:
            self._stop_now()

    def signal_handler_reload(self, *signals: Any, **_: Any) -> None:
        """Stop when the terminal is closed; new workers would serve the same roadmap."""
        self.signal_handler_interrupt(*signals)

    def _stop_later(self) -> None:
        time.sleep(self._drain)
        self._stop_now()

    def _stop_now(self) -> None:
        for worker in self.wrks:
            worker.interrupt_by_parent = True  # its end is expected from here on
        super().signal_handler_interrupt()  # type: ignore[no-untyped-call]


def hear_one_signal() -> None:
    """Let a worker hear of its end once, from its parent.

    Ctrl+C at a terminal reaches all processes; a worker of granian that hears it and, a moment
    later, its parent as well, waits for itself. Until it has a handler of its own it would use
    its parent's, which ends nothing.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
