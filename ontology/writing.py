"""Roadmaps to files: Turtle, JSON-LD and JSON, told apart by the file's name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from skillpath.ontology.document_out import document_of
from skillpath.ontology.errors import UnreadableError

if TYPE_CHECKING:
    from os import PathLike

    from skillpath.graph import Roadmap


def write(roadmap: Roadmap, file: str | PathLike[str]) -> None:
    """Write the roadmap to a file, by its ending `.ttl`, `.jsonld` or `.json`.

    Equal roadmaps are written as equal bytes.

    Raises:
        UnreadableError: for another ending.
        OSError: when the file cannot be written.
    """
    path = Path(file)
    path.write_bytes(encoded(roadmap, path.suffix.lower(), str(path)))


def write_parts(roadmap: Roadmap, folder: str | PathLike[str]) -> None:
    """Write the files of the shipped roadmap into a folder.

    Raises:
        OSError: when one cannot be written.
    """
    from skillpath.ontology.parts import shipped_texts

    for name, text in shipped_texts(roadmap).items():
        (Path(folder) / name).write_text(text, encoding="utf-8")


def encoded(roadmap: Roadmap, ending: str, where: str) -> bytes:
    """The bytes of a file with this ending."""
    if ending == ".json":
        import orjson

        return orjson.dumps(
            document_of(roadmap), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
        )
    if ending == ".ttl":
        from skillpath.ontology.turtle_out import turtle_of

        return turtle_of(roadmap).encode()
    if ending == ".jsonld":
        from skillpath.ontology.jsonld_out import jsonld_of

        return jsonld_of(roadmap)
    raise UnreadableError(where, f"the ending '{ending}'", "'.ttl', '.jsonld' or '.json'")
