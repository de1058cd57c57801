"""Roadmaps from files; the format is told by the file's name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files as resources_of
from pathlib import Path
from typing import TYPE_CHECKING

from skillpath.graph.collecting import collector_paused
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.files import read_bytes
from skillpath.ontology.formats import CSV, JSON, TSV, TURTLE, format_of
from skillpath.ontology.limits import USUAL
from skillpath.ontology.snapshot.file import ENDING, is_snapshot

if TYPE_CHECKING:
    from os import PathLike

    from skillpath.graph import Roadmap
    from skillpath.ontology.drafts import Draft
    from skillpath.ontology.formats import Format
    from skillpath.ontology.limits import ReadingLimits

SHIPPED = ("ml-engineer.ttl", "industries.ttl", "esco.ttl", "onet.ttl")
"""The roadmap, its specializations, and a file for each source of mappings."""


def read(*files: str | PathLike[str], limits: ReadingLimits = USUAL, language: str = "") -> Roadmap:
    """The roadmap in a file, by its ending, or in a snapshot; without a file the shipped one.

    Several Turtle files are read as one: a roadmap with, say, mappings from another source.

    What Turtle and JSON-LD say in several languages is taken in the `language` (a tag such as
    `de` or `de-AT`) where it is said in that, else in English; names in the others become alt
    labels. Without a language the English ones are taken and the others left out. A snapshot has
    the language that it was compiled in.

    Raises:
        UnreadableError: when there is no such file, it is too large, or not of its format, or it
            is a snapshot in another language.
        InvalidRoadmapError: naming every fault of the roadmap in it, with its place.

    >>> read().by_id["pytorch"].name
    'PyTorch implementation skills'
    """
    if not files:
        return _shipped(language)
    if len(files) == 1 and (is_snapshot(files[0]) or str(files[0]).endswith(ENDING)):
        from skillpath.ontology.snapshot.opening import open_snapshot

        return open_snapshot(files[0], language=language).roadmap
    with collector_paused():
        return drafted(*map(Path, files), limits=limits, language=language).roadmap(limits)


def shipped_roadmap() -> Roadmap:
    """The Machine Learning Engineer roadmap; read once per process.

    >>> shipped_roadmap() is read()
    True
    """
    return _shipped("")


@cache
def _shipped(language: str) -> Roadmap:
    return read(*shipped_paths(), language=language)


def shipped_paths() -> tuple[Path, ...]:
    """Where the files of the shipped roadmap lie, the roadmap itself first."""
    return tuple(map(data_path, SHIPPED))


def data_path(name: str) -> Path:
    """Where a file of the ontology's own lies."""
    return Path(str(resources_of("skillpath.ontology") / "data" / name))


def drafted(*paths: Path, limits: ReadingLimits = USUAL, language: str = "") -> Draft:
    """What the files say, which is not yet known to be a roadmap.

    Raises:
        UnreadableError: when one cannot be read or is not of its format.
    """
    if len(paths) == 1 and (is_snapshot(paths[0]) or paths[0].suffix == ENDING):
        from skillpath.ontology.document_in import draft_of
        from skillpath.ontology.document_out import document_of
        from skillpath.ontology.snapshot.opening import open_snapshot

        return draft_of(document_of(open_snapshot(paths[0]).roadmap), str(paths[0]), limits)
    formats = {format_of(path) for path in paths}
    if len(paths) > 1 and formats != {TURTLE}:
        other = next(path for path in paths if format_of(path) is not TURTLE)
        raise UnreadableError(str(other), "one of several files", "several files in Turtle alone")
    texts = [(read_bytes(path, limits.size), str(path)) for path in paths]
    return draft_from(formats.pop(), texts, limits, language)


def draft_from(
    format_: Format, texts: list[tuple[bytes, str]], limits: ReadingLimits, language: str = ""
) -> Draft:
    """What texts of a format say, each with where it is from, and in which language.

    Raises:
        UnreadableError: when one is not of the format, or they hold too much.
    """
    text, where = texts[0]
    if format_ in (CSV, TSV):
        from skillpath.ontology.csv_in import draft_of_csv

        return draft_of_csv(text, where, limits)
    if format_ is JSON:
        from skillpath.ontology.document_in import draft_of
        from skillpath.ontology.json_in import json_document

        document, places = json_document(text, where, limits)
        return draft_of(document, where, limits, places)
    from skillpath.ontology.rdf_drafts import draft_of_rdf

    return draft_of_rdf(format_, texts, limits, language)
