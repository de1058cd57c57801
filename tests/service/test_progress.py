from __future__ import annotations

import io
from time import monotonic, sleep

import pytest

from skillpath.service.terminal import progress


class Terminal(io.StringIO):
    """A standard error that somebody watches."""

    def isatty(self) -> bool:
        return True


def watched(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal as standard error; pytest would take it away from a fixture again."""
    made = Terminal()
    monkeypatch.setattr("sys.stderr", made)
    monkeypatch.setenv("TERM", "xterm")
    return made


def test_what_takes_long_shows_a_bar_that_goes_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = watched(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.patiently("Reading a roadmap"):
        until = monotonic() + 30
        while "Reading a roadmap" not in terminal.getvalue() and monotonic() < until:
            sleep(0.01)
    shown = terminal.getvalue()
    assert "Reading a roadmap" in shown
    assert shown.endswith("\x1b[2K")


def test_what_is_quick_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    with progress.patiently("Reading a roadmap"):
        pass
    assert terminal.getvalue() == ""


def test_nothing_is_shown_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    monkeypatch.setattr("sys.stderr", log)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.patiently("Reading a roadmap"):
        sleep(0.05)
    assert log.getvalue() == ""


def test_an_error_passes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    with pytest.raises(ZeroDivisionError), progress.patiently("Reading a roadmap"):
        raise ZeroDivisionError
    assert terminal.getvalue() == ""
