"""What is missing, slow or misconfigured where skillpath runs; each check with its advice.

This module imports next to nothing, so that it can tell of a library that is missing.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from typing import TYPE_CHECKING, Literal

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

State = Literal["fine", "note", "problem"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found; advice where something can be done about it."""

    check: str
    state: State
    found: str
    advice: str = ""


def diagnosis(clock: Callable[[], float], given: Mapping[str, object]) -> Iterator[Finding]:
    """Check everything; without its libraries nothing else can be looked at.

    `clock` gives seconds; `given` are settings that win over the environment.
    """
    yield _python()
    libraries = tuple(_libraries())
    yield from libraries
    if all(one.state == "fine" for one in libraries):
        from skillpath.service.circumstances import circumstances

        yield from circumstances(clock, given)


def _python() -> Finding:
    found, needed = sys.version.split()[0], metadata("skillpath")["Requires-Python"]
    if SpecifierSet(needed).contains(found, prereleases=True):
        return Finding("Python", "fine", f"{found} (needs {needed})")
    return Finding("Python", "problem", found, f"install Python {needed}")


def _libraries() -> Iterator[Finding]:
    """Those that are not as required, else one line for all."""
    needed = [Requirement(line) for line in requires("skillpath") or ()]
    needed = [one for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
    wrong = [one for one in needed if not _is_met(one)]
    for one in wrong:
        advice = f'pip install "{one.name}{one.specifier}"'
        yield Finding("library", "problem", f"{one.name} {_version(one) or 'is missing'}", advice)
    if not wrong:
        yield Finding("libraries", "fine", f"{len(needed)}, all as required")


def _is_met(one: Requirement) -> bool:
    found = _version(one)
    return found is not None and one.specifier.contains(found, prereleases=True)


def _version(one: Requirement) -> str | None:
    try:
        return version(one.name)
    except PackageNotFoundError:
        return None
