"""Roadmaps from files: Turtle and JSON, told apart by the file's name."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skillpath.graph import InvalidRoadmapError
from skillpath.graph.errors import shortened
from skillpath.ontology.document_in import roadmap_of
from skillpath.ontology.errors import UnreadableError

if TYPE_CHECKING:
    from os import PathLike

    from rdflib import Graph

    from skillpath.graph import Roadmap
    from skillpath.ontology.document_out import Json

MOST_BYTES = 50_000_000
SHIPPED = "ml-engineer.ttl"


def read(file: str | PathLike[str] | None = None) -> Roadmap:
    """The roadmap in a file, by its ending `.ttl` or `.json`; without a file the shipped one.

    Raises:
        UnreadableError: when there is no such file, it is too large, or not of its format.
        InvalidRoadmapError: naming every fault of the roadmap in it.
    """
    if file is None:
        return shipped_roadmap()
    try:
        return roadmap_of(read_document(Path(file)))
    except InvalidRoadmapError as refused:
        raise InvalidRoadmapError(refused.faults, str(file)) from None


@cache
def shipped_roadmap() -> Roadmap:
    """The Machine Learning Engineer roadmap; read once per process."""
    return roadmap_of(read_document(shipped_path()))


def shipped_path() -> Path:
    """Where the shipped roadmap lies."""
    return data_path(SHIPPED)


def data_path(name: str) -> Path:
    """Where a file of the ontology's own lies."""
    return Path(str(files("skillpath.ontology") / "data" / name))


def read_document(path: Path) -> Json:
    """The JSON form of what a file holds, unchecked.

    Raises:
        UnreadableError: when it cannot be read or is not of its format.
    """
    text = read_bytes(path)
    if path.suffix.lower() == ".json":
        return _json_document(text, str(path))
    if is_turtle(path):
        return turtle_document(text, str(path))[0]
    expected = "a roadmap in Turtle (.ttl) or JSON (.json)"
    raise UnreadableError(str(path), f"the ending '{path.suffix}'", expected)


def is_turtle(path: Path) -> bool:
    """Whether a file is Turtle by its name."""
    return path.suffix.lower() in (".ttl", ".turtle")


def turtle_document(text: bytes, where: str) -> tuple[Json, Graph]:
    """The JSON form of a Turtle file, and its triples."""
    from skillpath.ontology.turtle_in import document_from, parse_turtle

    triples = parse_turtle(text, where)
    return document_from(triples, where), triples


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
