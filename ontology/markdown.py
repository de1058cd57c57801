"""Items of a path in Markdown, and how any text stays text in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skillpath.graph import explained
from skillpath.ontology.amounts import longer, number
from skillpath.ontology.plain_lines import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Attainable, PathItem, Resource, Roadmap

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
"""What Markdown or HTML would read as markup."""

BEGINNING = re.compile(r"^(\d*)([-+=.)])")
"""What makes a list, a rule or a heading at the beginning of a line."""


def escaped(text: str) -> str:
    """The text in one line, which is read as nothing but text."""
    return BEGINNING.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", plain_line(text)))


def linked(item: Attainable) -> str:
    """Its name, as a link where it has a page."""
    name = escaped(item.name)
    return f"[{name}](<{item.url}>)" if item.url else name


def details(roadmap: Roadmap, one: PathItem) -> Iterator[str]:
    """What stands below an item: description, reasons, alternatives, where to learn, terms."""
    item = one.item
    if item.description:
        yield f"  {escaped(item.description)}"
    for because in one.because:
        yield f"  - {escaped(explained(roadmap, item.id, because))}"
    for other in one.alternatives:
        rival = escaped(roadmap.name_of(other.instead_of))
        yield f"  - Instead of {rival}, which would take {longer(other.extra_hours)}"
    if item.resources:
        yield f"  - Learn it from {', '.join(map(_page, item.resources))}"
    if item.terms:
        yield f"  - {item.terms}"


def _page(resource: Resource) -> str:
    stated = f" ({number(resource.hours)} h)" if resource.hours else ""
    return f"[{escaped(resource.name)}](<{resource.url}>){stated}"
