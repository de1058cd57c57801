"""What is to be served, brought into a file of the server's own."""

from __future__ import annotations

import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from skillpath.ontology.snapshot.file import is_snapshot
from skillpath.ontology.snapshot.opening import open_snapshot
from skillpath.ontology.snapshot.source import check_fresh

if TYPE_CHECKING:
    from skillpath.ontology import ReadingLimits


def fetch(named: str | None, out: Path, limits: ReadingLimits, language: str = "") -> None:
    """Copy a snapshot; compile a roadmap, without a name the shipped one, in the language.

    Nobody else writes into the copy, so that what was verified is what is served, whatever
    becomes of the file it was made of.

    Raises:
        UnreadableError: when it cannot be read; a snapshot also when it is broken, stale or in
            another language.
        InvalidRoadmapError: naming every fault of the roadmap.
        OSError: when there is no room for it.
    """
    if named and is_snapshot(named):
        shutil.copyfile(named, out)
        found = open_snapshot(out, is_fresh=True, told=named, language=language)
        check_fresh(Path(named), found.sources, found.language)
        return
    from skillpath.ontology.snapshot.compiling import compile_snapshot

    compile_snapshot(out, *filter(None, [named]), limits=limits, language=language)


def fetch_apart(named: str | None, out: Path, limits: ReadingLimits, language: str = "") -> None:
    """The same; a roadmap is read by another process, so that requests are not kept waiting.

    What reading took of memory is given back with it.

    Raises:
        UnreadableError: when it cannot be read; a snapshot also when it is broken, stale or in
            another language.
        InvalidRoadmapError: naming every fault of the roadmap.
        OSError: when there is no room for it, or no other process.
    """
    if named and is_snapshot(named):
        fetch(named, out, limits, language)
        return
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        apart.submit(fetch, named, out, limits, language).result()
