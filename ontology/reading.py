"""Roadmaps from files: Turtle, JSON-LD and JSON, told apart by the file's name."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from importlib.resources import files as resources_of
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skillpath.graph import InvalidRoadmapError
from skillpath.graph.errors import shortened
from skillpath.ontology.collecting import collector_paused
from skillpath.ontology.document_in import roadmap_of
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.limits import USUAL

if TYPE_CHECKING:
    from os import PathLike

    from skillpath.graph import Roadmap
    from skillpath.ontology.document_out import Json
    from skillpath.ontology.limits import ReadingLimits
    from skillpath.ontology.triples import Triples

MOST_BYTES = 50_000_000
READ = (".json", ".jsonld")
SHIPPED = ("ml-engineer.ttl", "industries.ttl", "esco.ttl", "onet.ttl")
"""The roadmap, its specializations, and a file for each source of mappings."""


def read(*files: str | PathLike[str]) -> Roadmap:
    """The roadmap in a file ending with `.ttl`, `.jsonld` or `.json`; without one the shipped one.

    Several Turtle files are read as one: a roadmap with, say, mappings from another source.

    Raises:
        UnreadableError: when there is no such file, it is too large, or not of its format.
        InvalidRoadmapError: naming every fault of the roadmap in it.
    """
    if not files:
        return shipped_roadmap()
    try:
        return roadmap_of(read_document(*map(Path, files))[0])
    except InvalidRoadmapError as refused:
        raise InvalidRoadmapError(refused.faults, str(files[0])) from None


@cache
def shipped_roadmap() -> Roadmap:
    """The Machine Learning Engineer roadmap; read once per process."""
    return roadmap_of(read_document(*shipped_paths())[0])


def shipped_paths() -> tuple[Path, ...]:
    """Where the files of the shipped roadmap lie, the roadmap itself first."""
    return tuple(map(data_path, SHIPPED))


def data_path(name: str) -> Path:
    """Where a file of the ontology's own lies."""
    return Path(str(resources_of("skillpath.ontology") / "data" / name))


def read_document(*paths: Path) -> tuple[Json, Triples | None]:
    """The JSON form of what the files hold, unchecked, and the triples where they are RDF.

    Raises:
        UnreadableError: when one cannot be read or is not of its format.
    """
    for path in paths:
        if not is_turtle(path) and (len(paths) > 1 or path.suffix.lower() not in READ):
            expected = "a roadmap in Turtle (.ttl)" + (
                ", JSON (.json) or JSON-LD (.jsonld)" if len(paths) == 1 else ""
            )
            raise UnreadableError(str(path), f"the ending '{path.suffix}'", expected)
    texts = [(read_bytes(path), str(path)) for path in paths]
    if paths[0].suffix.lower() == ".jsonld":
        return jsonld_document(*texts[0])
    if not is_turtle(paths[0]):
        return _json_document(*texts[0]), None
    return turtle_document(*texts)


def is_turtle(path: Path) -> bool:
    """Whether a file is Turtle by its name."""
    return path.suffix.lower() in (".ttl", ".turtle")


def turtle_document(
    *texts: tuple[bytes, str], limits: ReadingLimits = USUAL
) -> tuple[Json, Triples]:
    """The JSON form of Turtle files read as one, each with where it is from, and their triples."""
    from skillpath.ontology.rdf_in import document_from
    from skillpath.ontology.turtle_in import parse_turtle

    with collector_paused():
        triples = parse_turtle(*texts, limits=limits)
        return document_from(triples, texts[0][1], limits), triples


def jsonld_document(text: bytes, where: str, limits: ReadingLimits = USUAL) -> tuple[Json, Triples]:
    """The JSON form of a JSON-LD file, and its triples."""
    from skillpath.ontology.jsonld_in import parse_jsonld
    from skillpath.ontology.rdf_in import document_from

    with collector_paused():
        triples = parse_jsonld(text, where, limits)
        return document_from(triples, where, limits), triples


def read_bytes(path: Path) -> bytes:
    """All of a file of bounded size."""
    expected = f"a readable file of at most {MOST_BYTES // 1_000_000} MB"
    if path.exists() and not path.is_file():
        found = "a folder" if path.is_dir() else "no regular file"
        raise UnreadableError(str(path), found, expected)
    try:
        with path.open("rb") as file:
            text = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(str(path), reason.lower(), expected) from None
    if len(text) > MOST_BYTES:
        raise UnreadableError(str(path), "a larger file", expected)
    return text.removeprefix(b"\xef\xbb\xbf")


def _json_document(text: bytes, where: str) -> Json:
    import orjson

    try:
        found = orjson.loads(text)
        json.loads(text, object_pairs_hook=_each_once)  # orjson keeps the last of equal keys
    except json.JSONDecodeError as error:
        place = f"{where}, line {error.lineno}, column {error.colno}"
        raise UnreadableError(place, error.msg, "JSON") from None
    except RecursionError:
        raise UnreadableError(where, "values nested too deep", "JSON") from None
    except ValueError as error:
        raise UnreadableError(where, str(error), "JSON") from None
    if not isinstance(found, dict):
        raise UnreadableError(where, type(found).__name__, "a JSON object")
    return found


def _each_once(pairs: list[tuple[str, Any]]) -> Json:
    """The pairs as a dict; a key that stands twice would lose a value in silence."""
    found = dict(pairs)
    if len(found) < len(pairs):
        key, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise ValueError(f"the key {shortened(key)} twice in one object")
    return found
