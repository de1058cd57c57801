"""A path in every format: the same bytes on the command line and over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.ontology import checklist, path_csv, path_data
from skillpath.ontology.formats import JSONLD, TURTLE
from skillpath.service.answers import encoded, path_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from skillpath.graph import Path, Roadmap

PATH_FORMATS: Mapping[str, Callable[[Roadmap, Path], bytes]] = {
    "md": lambda roadmap, path: checklist(roadmap, path).encode(),
    "csv": lambda roadmap, path: path_csv(roadmap, path).encode(),
    "json": lambda roadmap, path: encoded(path_answer(roadmap, path)),
    "ttl": lambda roadmap, path: path_data(roadmap, path, TURTLE),
    "jsonld": lambda roadmap, path: path_data(roadmap, path, JSONLD),
}
"""What writes each, by the name that `--format` and `format=` call it by."""
