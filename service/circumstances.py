"""What `serve` would meet here: its settings, roadmap, port, machine; each with advice."""

from __future__ import annotations

import os
import resource
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from skillpath.graph import SkillpathError, recommend
from skillpath.ontology import SnapshotError, read
from skillpath.ontology.snapshot.file import is_snapshot
from skillpath.service.diagnosis import Finding
from skillpath.service.environment import unknown_variables
from skillpath.service.settings import Settings, SettingsError, settings
from skillpath.service.web.running.addresses import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from skillpath.service.diagnosis import State

ROOM = 50_000_000
"""Bytes of temporary files that the counts of some workers and a little more need."""

SPARE_FILES = 100
"""Files that a worker has open besides its connections, generously."""

READING = (1.0, 0.001)
"""Seconds that reading a roadmap usually takes at most: at all, and for each item."""

ANSWERING = (0.25, 0.0005)
"""The same for the first answer."""


def circumstances(clock: Callable[[], float], given: Mapping[str, object]) -> Iterator[Finding]:
    """Check them, the causes before what they cause; see `diagnosis`."""
    yield from _settings(given)
    known = _in_force(given)
    yield from _roadmap(known, clock)
    yield _port(known)
    yield _workers(known)
    yield _open_files(known)
    yield _temporary(known)
    yield _encoding()
    yield from _optional()


def _settings(given: Mapping[str, object]) -> Iterator[Finding]:
    """Those that are unknown or wrong, else one line for all."""
    strange = unknown_variables(os.environ)
    for name, advice in strange:
        yield Finding("settings", "problem", f"{name} is no setting", advice)
    try:
        settings(given)
    except SettingsError as error:
        for named, found, expected in error.faults:
            yield Finding("settings", "problem", f"{named}: {found}", f"give {expected}")
    else:
        if not strange:
            yield Finding("settings", "fine", "all valid")


def _in_force(given: Mapping[str, object]) -> Settings:
    """The settings; the defaults where they are wrong, to look at the rest."""
    try:
        return settings(given)
    except SettingsError:
        return Settings.model_construct()


def _roadmap(known: Settings, clock: Callable[[], float]) -> Iterator[Finding]:
    """Whether it can be read, how long that takes, and the first answer."""
    began = clock()
    try:
        roadmap = read(*filter(None, [known.roadmap]), limits=known.limits, language=known.language)
    except SkillpathError as error:
        told = str(error).splitlines()[0]
        yield Finding("roadmap", "problem", told, _advice(error))
        return
    read_at = clock()
    recommend(roadmap)
    items = len(roadmap.items)
    how = "a snapshot, opened" if known.roadmap and is_snapshot(known.roadmap) else "read"
    named = f"{roadmap.id} {roadmap.version}, {items} items, {how}"
    yield _timed("roadmap", named, read_at - began, READING[0] + READING[1] * items)
    usual = ANSWERING[0] + ANSWERING[1] * items
    yield _timed("first answer", "computed", clock() - read_at, usual)


def _advice(error: SkillpathError) -> str:
    if isinstance(error, SnapshotError):
        return "skillpath compile makes a snapshot anew"
    return "skillpath validate tells all that is wrong"


def _timed(check: str, what: str, seconds: float, usual: float) -> Finding:
    found = f"{what} in {seconds:.2f} s (usual: below {usual:.1f} s)"
    if seconds <= usual:
        return Finding(check, "fine", found)
    return Finding(check, "problem", found, "see whether the machine is busy or short of memory")


def _port(known: Settings) -> Finding:
    named = f"{known.host}:{known.port}"
    try:
        free_port(known.host, known.port)
    except SkillpathError as error:
        advice = "unless skillpath serves there already, set another with --port"
        return Finding("port", "problem", str(error).partition("; ")[0], advice)
    return Finding("port", "fine", f"{named} is free")


def _workers(known: Settings) -> Finding:
    cores = len(os.sched_getaffinity(0))
    found = f"{known.workers} for {cores} cores"
    if known.workers > cores:
        return Finding("workers", "note", found, "more workers than cores answer no faster")
    return Finding("workers", "fine", found)


def _open_files(known: Settings) -> Finding:
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    needed = known.connections + SPARE_FILES
    found = f"{most} may be open, {needed} are needed"
    if most == resource.RLIM_INFINITY or most >= needed:
        return Finding("files", "fine", found)
    return Finding("files", "problem", found, "raise ulimit -n, or lower --connections")


def _temporary(known: Settings) -> Finding:
    try:
        folder = tempfile.gettempdir()
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"skillpath")
        free = shutil.disk_usage(folder).free
    except OSError as error:
        advice = "set TMPDIR to a folder that can be written"
        return Finding("temporary", "problem", (error.strerror or str(error)).lower(), advice)
    found = f"{folder}, {free // 1_000_000} MB free"
    needed = ROOM + _copies(known)
    if free < needed:
        return Finding("temporary", "problem", found, f"make room for {needed // 1_000_000} MB")
    return Finding("temporary", "fine", found)


def _copies(known: Settings) -> int:
    """Bytes of the copies that are made of a snapshot: the old one and, at a reload, the new."""
    if not known.roadmap or not is_snapshot(known.roadmap):
        return 0
    return 2 * Path(known.roadmap).stat().st_size


def _encoding() -> Finding:
    encoding = sys.stdout.encoding or "none"
    if encoding.lower().replace("-", "") == "utf8":
        return Finding("terminal", "fine", encoding)
    advice = "names lose letters; set PYTHONIOENCODING=utf-8, or a UTF-8 locale"
    return Finding("terminal", "problem", encoding, advice)


def _optional() -> Iterator[Finding]:
    """What only tests need."""
    for program, purpose in (("chromium", "pages in a browser"), ("node", "generated clients")):
        path = shutil.which(program)
        state: State = "fine" if path else "note"
        advice = "" if path else f"only tests of {purpose} need it"
        yield Finding(program, state, path or "is not installed", advice)
