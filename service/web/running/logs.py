"""How lines of the log look: JSON for programs, text for people."""

from __future__ import annotations

import sys
import time
import traceback
from datetime import UTC, datetime
from functools import partial
from logging import Formatter
from typing import TYPE_CHECKING, Any

import orjson
from pythonjsonlogger.orjson import OrjsonFormatter

if TYPE_CHECKING:
    from collections.abc import Callable
    from logging import LogRecord

    from skillpath.service.settings import Settings

REQUEST = "{method} {route} {status} in {duration_ms:.1f} ms, {bytes} bytes, id {request_id}"
"""A request, for people."""

FIELDS = ("request_id", "method", "route", "status", "bytes", "duration_ms")
"""A request, for programs."""


def moment(seconds: float) -> str:
    """A moment in UTC, to the millisecond."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


class Discreet(Formatter):
    """Tells where an error was raised and of what kind, but not its text.

    The text may name what somebody knows; the place suffices to find the fault.
    """

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is that of the library
        """The kinds and places of an error and of what caused it."""
        parts = []
        error: BaseException | None = ei[1]
        while error is not None:
            kind = f"{type(error).__module__}.{type(error).__qualname__}"
            parts.append("".join(traceback.format_tb(error.__traceback__)) + kind)
            error = error.__cause__ or error.__context__
        return "\ncaused by\n".join(parts)


class JsonLines(Discreet, OrjsonFormatter):
    """A JSON object in a line, the time first. `clock` gives seconds since 1970."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        """Keep the clock."""
        super().__init__(("message",))
        self._clock = clock

    def format(self, record: LogRecord) -> str:
        """One line; that of a request, of which there are many, at once and not field by field."""
        told = vars(record)
        if "route" not in told or record.exc_info:
            return super().format(record)
        line = {
            "time": moment(self._clock()),
            "level": record.levelname.lower(),
            "message": record.msg,
            **{name: told[name] for name in FIELDS},
            "pid": record.process,
        }
        return orjson.dumps(line).decode()

    def add_fields(
        self, log_data: dict[str, Any], record: LogRecord, message_dict: dict[str, Any]
    ) -> None:
        """What is common to all lines, and what this one says."""
        log_data["time"] = moment(self._clock())
        log_data["level"] = record.levelname.lower()
        super().add_fields(log_data, record, message_dict)
        log_data["pid"] = record.process


class TextLines(Discreet):
    """The time of day in UTC, and what happened."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        """Keep the clock."""
        super().__init__()
        self._clock = clock

    def formatMessage(self, record: LogRecord) -> str:  # noqa: N802 - the name is the library's
        """One line, without the traceback."""
        told = vars(record)
        text = REQUEST.format(**told) if "route" in told and "status" in told else record.message
        if "request_id" in told and "route" not in told:
            text += f", id {record.__dict__['request_id']}"
        level = "" if record.levelname == "INFO" else f"{record.levelname.lower()}: "
        return f"{moment(self._clock())[11:19]} {level}{text}"


def is_json(settings: Settings) -> bool:
    """Whether programs read the log."""
    if settings.log_format == "auto":
        return not sys.stderr.isatty()
    return settings.log_format == "json"


def configuration(settings: Settings, clock: Callable[[], float] = time.time) -> dict[str, Any]:
    """How the loggers of the service and of the server write, for `logging.config`."""
    lines = JsonLines if is_json(settings) else TextLines
    level = settings.log_level.upper()
    loud = {"handlers": ["errors"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": partial(lines, clock)}},
        "handlers": {
            "errors": {
                "class": "logging.StreamHandler",
                "formatter": "lines",
                "stream": "ext://sys.stderr",
            }
        },
        "loggers": {
            "skillpath": loud | {"level": level},
            "_granian": loud | {"level": "WARNING"},
        },
    }
