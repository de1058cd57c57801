"""Roadmaps to files; the format is told by the file's name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from skillpath.ontology.document_out import document_of
from skillpath.ontology.files import write_whole
from skillpath.ontology.formats import CSV, FORMATS, JSON, TSV, TURTLE, format_of

if TYPE_CHECKING:
    from os import PathLike

    from skillpath.graph import Roadmap
    from skillpath.ontology.formats import Format

LOSSLESS = tuple(one for one in FORMATS if not one.is_lossy)


def write(roadmap: Roadmap, file: str | PathLike[str], *, is_lossy: bool = False) -> None:
    """Write the roadmap to a file by its ending; equal roadmaps, equal bytes.

    A table cannot hold all of a roadmap (`losses_in_csv` names what it drops), and is written
    only when that is said to be meant.

    Raises:
        UnreadableError: for another ending.
        OSError: when the file cannot be written; what was there is still there.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write(roadmap, f"{folder}/roadmap.json")
    ...     read(f"{folder}/roadmap.json") == roadmap
    True
    """
    path = Path(file)
    format_ = format_of(path, FORMATS if is_lossy else LOSSLESS)
    write_whole(path, encoded(roadmap, format_))


def write_parts(roadmap: Roadmap, folder: str | PathLike[str]) -> None:
    """Write the files of the shipped roadmap into a folder.

    Raises:
        OSError: when one cannot be written.

    >>> import os
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_parts(roadmap, folder)
    ...     sorted(os.listdir(folder))
    ['esco.ttl', 'industries.ttl', 'ml-engineer.ttl', 'onet.ttl']
    """
    from skillpath.ontology.parts import shipped_texts

    for name, text in shipped_texts(roadmap).items():
        write_whole(Path(folder) / name, text.encode())


def encoded(roadmap: Roadmap, format_: Format) -> bytes:
    """The bytes of a file of the format.

    >>> from skillpath.ontology.formats import TURTLE
    >>> b":pytorch" in encoded(roadmap, TURTLE)
    True
    """
    if format_ in (CSV, TSV):
        from skillpath.ontology.csv_out import csv_of

        return csv_of(roadmap, "\t" if format_ is TSV else ",").encode()
    if format_ is JSON:
        import orjson

        options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
        return orjson.dumps(document_of(roadmap), option=options)
    if format_ is TURTLE:
        from skillpath.ontology.turtle_out import turtle_of

        return turtle_of(roadmap).encode()
    from skillpath.ontology.jsonld_out import jsonld_of

    return jsonld_of(roadmap)
