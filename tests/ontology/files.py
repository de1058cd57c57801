"""Small roadmap files in both formats, and ways to read and write them."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

from skillpath.graph import InvalidRoadmapError
from skillpath.ontology import read, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.graph import Roadmap

HEAD = """\
PREFIX : <https://w3id.org/skillpath/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX sp: <https://w3id.org/skillpath/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

SOUND = (
    HEAD
    + """\
:r a sp:Roadmap ; skos:prefLabel "R" ; sp:hasStep :s .
:s a sp:Step ; skos:prefLabel "S" ; schema:position 1 ; sp:covers :a , :b .
:a a sp:Skill ; skos:prefLabel "A" .
:b a sp:Tool ; skos:prefLabel "B" ; sp:hasRequirement :b.requires.a .
:b.requires.a a sp:Requirement ; sp:of :a ; skos:note "B is made of A." .
"""
)
"""A step that covers a skill and a tool: a <- b."""

HANGING = 60
"""Seconds after which a reader is taken to hang."""


def turtle_file(folder: Path, *more: str, text: str = SOUND) -> Path:
    """A Turtle file with the text and more statements."""
    path = folder / "roadmap.ttl"
    path.write_text("\n".join([text, *more]), encoding="utf-8")
    return path


def from_turtle(folder: Path, *more: str, text: str = SOUND) -> Roadmap:
    return read(turtle_file(folder, *more, text=text))


def document(*items: dict[str, Any], **head: Any) -> dict[str, Any]:
    """A roadmap in the JSON form; an item's name is its id where nothing else is said."""
    named = [{"name": item["id"].upper(), **item} for item in items]
    return {"id": "roadmap", "name": "Roadmap", "items": named, **head}


def json_file(folder: Path, content: object) -> Path:
    path = folder / "roadmap.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def from_json(folder: Path, *items: dict[str, Any], **head: Any) -> Roadmap:
    return read(json_file(folder, document(*items, **head)))


def refused(path: Path) -> list[tuple[str, str]]:
    """Where each fault stands and its code."""
    with pytest.raises(InvalidRoadmapError) as caught:
        read(path)
    return [(fault.where, fault.code) for fault in caught.value.faults]


def copied(roadmap: Roadmap, ending: str) -> Roadmap:
    """Written to a file and read again."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"copy{ending}"
        write(roadmap, path)
        return read(path)


def written(roadmap: Roadmap, ending: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"copy{ending}"
        write(roadmap, path)
        return path.read_bytes()


def requirements(roadmap: Roadmap, item: str) -> Sequence[object]:
    """The expressions that an item requires."""
    return [one.of for one in roadmap.by_id[item].required]
