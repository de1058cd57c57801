"""A file of a plan, taken back; the format is told by the file's name."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.files import read_bytes
from skillpath.ontology.limits import ReadingLimits

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike

    from skillpath.ontology.plans.ticked import Ticked

    Reader = Callable[[bytes, str, ReadingLimits], Ticked]

READERS = {
    ".md": "checklist_in:checklist_ticks",
    ".csv": "table_in:csv_ticks",
    ".json": "json_in:json_ticks",
    ".ics": "ical_in:ics_ticks",
    ".org": "org_in:org_ticks",
}
"""What takes each back, as module and function, by the ending of the file."""

OF_PLANS = ReadingLimits(size=10_000_000, items=20_000, values=2_000_000)
"""The most that a file of a plan may hold."""


def read_plan_file(file: str | PathLike[str], limits: ReadingLimits = OF_PLANS) -> Ticked:
    """What is done in a file of a plan, and what was asked for it where it tells.

    Raises:
        UnreadableError: when there is no such file, it is too large, or not of its format.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "plan.md")
    ...     _ = file.write_text("- [x] NumPy <!-- skillpath numpy --> (12 h)")
    ...     [done] = read_plan_file(file).done
    >>> done.id, done.hours
    ('numpy', 12.0)
    """
    path = Path(file)
    if path.suffix.lower() not in READERS:
        found, known = path.suffix or "no ending", ", ".join(READERS)
        raise UnreadableError(str(path), found, f"a file that ends with one of {known}")
    return ticks_in(path.suffix.lower(), read_bytes(path, limits.size), str(path), limits)


def ticks_in(ending: str, text: bytes, where: str, limits: ReadingLimits = OF_PLANS) -> Ticked:
    """The same of a text in the format of the `READERS` whose files have the ending.

    Raises:
        UnreadableError: when it is not of the format.
    """
    module, _, name = READERS[ending].partition(":")
    reader = cast("Reader", getattr(import_module(f"skillpath.ontology.plans.{module}"), name))
    return reader(text, where, limits)
