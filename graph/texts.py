"""What the texts of a roadmap must be: ids, names, descriptions, links."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from skillpath.graph.errors import Fault, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.roadmap import Roadmap

ID_FORM = re.compile(r"[a-z0-9][a-z0-9._-]*")
LINK_FORM = re.compile(r"https?://[^\s<>\"'{}|\\^`\x00-\x20]{1,2000}")
BASE_FORM = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"'{}|\\^`\x00-\x20]{1,2000}[/#]")
KEYWORDS = frozenset({"all_of", "any_of", "at_least"})
MOST_ID = 100
MOST_NAME = 300
MOST_TEXT = 10_000
LINK_EXPECTED = "an address that begins with https:// or http:// and holds no blank"


def is_id(text: str) -> bool:
    """Whether the text may be an id."""
    return bool(ID_FORM.fullmatch(text)) and text not in KEYWORDS and len(text) <= MOST_ID


def text_faults(roadmap: Roadmap) -> Iterator[Fault]:
    """Everything wrong with the texts of a roadmap."""
    yield from _id_faults(roadmap)
    yield from _name_faults(roadmap)
    yield from _head_faults(roadmap)
    for item in roadmap.items:
        yield from _length_faults(item)
        yield from _link_faults(item)
    yield from _mapping_faults(roadmap)


def _id_faults(roadmap: Roadmap) -> Iterator[Fault]:
    everything = [
        ("roadmap", roadmap.id),
        *(("roadmap", outline.id) for outline in roadmap.specializations),
        *(("step", step.id) for step in roadmap.all_steps),
        *(("item", item.id) for item in roadmap.items),
    ]
    expected = f"an id of the form {ID_FORM.pattern}, at most {MOST_ID} characters"
    for what, identifier in everything:
        if not is_id(identifier):
            yield Fault(f"{what} {shortened(identifier)}", shortened(identifier), expected, "id")
    for identifier, count in Counter(identifier for _, identifier in everything).items():
        if count > 1:
            yield Fault(
                f"id {shortened(identifier)}",
                f"{count} that bear it",
                "an id that one item, step or roadmap bears",
                "duplicate-id",
            )


def _name_faults(roadmap: Roadmap) -> Iterator[Fault]:
    named = [
        (f"roadmap {shortened(roadmap.id)}", roadmap.name),
        *((f"roadmap {shortened(one.id)}", one.name) for one in roadmap.specializations),
        *((f"step {shortened(step.id)}", step.name) for step in roadmap.all_steps),
        *((f"item {shortened(item.id)}", item.name) for item in roadmap.items),
    ]
    for where, name in named:
        if not _is_name(name):
            yield _name_fault(where, name)
    first: dict[str, Attainable] = {}
    for item in roadmap.items:
        other = first.setdefault(item.name.casefold(), item)
        if other is not item and item.name.strip():
            yield Fault(
                f"item {shortened(item.id)}",
                f"the name {shortened(item.name)} of '{other.id}'",
                "a name of its own",
                "duplicate-name",
            )


def _head_faults(roadmap: Roadmap) -> Iterator[Fault]:
    where = f"roadmap {shortened(roadmap.id)}"
    if not BASE_FORM.fullmatch(roadmap.base):
        expected = "an IRI with its scheme that ends with / or #"
        yield Fault(where, f"the base {shortened(roadmap.base)}", expected, "base")
    for name, link in (("license", roadmap.license), ("prepares_for", roadmap.prepares_for)):
        if link and not LINK_FORM.fullmatch(link):
            yield Fault(where, f"the {name} {shortened(link)}", LINK_EXPECTED, "link")
    texts = (
        ("description", roadmap.description, MOST_TEXT),
        ("version", roadmap.version, MOST_NAME),
    )
    yield from _too_long(where, texts)
    for one in roadmap.specializations:
        where = f"roadmap {shortened(one.id)}"
        yield from _too_long(where, [("description", one.description, MOST_TEXT)])
        if one.prepares_for and not LINK_FORM.fullmatch(one.prepares_for):
            found = f"the prepares_for {shortened(one.prepares_for)}"
            yield Fault(where, found, LINK_EXPECTED, "link")


def _length_faults(item: Attainable) -> Iterator[Fault]:
    texts = [
        ("description", item.description, MOST_TEXT),
        *(("alt label", label, MOST_NAME) for label in item.alt_labels),
        *(("reason", one.reason, MOST_TEXT) for one in item.requirements),
        *(("source", one.source, MOST_TEXT) for one in item.requirements),
    ]
    where = f"item {shortened(item.id)}"
    yield from _too_long(where, texts)
    for resource in item.resources:
        if not _is_name(resource.name):
            yield _name_fault(f"{where}, resource", resource.name)


def _too_long(where: str, texts: Iterable[tuple[str, str, int]]) -> Iterator[Fault]:
    for what, text, most in texts:
        if len(text) > most or not _is_unicode(text):
            expected = f"at most {most} characters of Unicode"
            yield Fault(where, f"the {what} {shortened(text)}", expected, "text")


def _is_name(text: str) -> bool:
    return bool(text.strip()) and len(text) <= MOST_NAME and _is_unicode(text)


def _is_unicode(text: str) -> bool:
    """Whether the text holds no half of a pair, which no file can."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _name_fault(where: str, name: str) -> Fault:
    found = shortened(name) if name.strip() else "no name"
    return Fault(where, found, f"a name of 1 to {MOST_NAME} characters of Unicode", "name")


def _link_faults(item: Attainable) -> Iterator[Fault]:
    links = [
        *([item.url] if item.url else []),
        *(resource.url for resource in item.resources),
        *(mapping.iri for mapping in item.mappings),
    ]
    for link in links:
        if not LINK_FORM.fullmatch(link):
            yield Fault(
                f"item {shortened(item.id)}", f"the link {shortened(link)}", LINK_EXPECTED, "link"
            )


def _mapping_faults(roadmap: Roadmap) -> Iterator[Fault]:
    """What a concept elsewhere is called there is one text, whichever item is linked to it."""
    first: dict[str, tuple[str, str]] = {}
    for item in roadmap.items:
        where = f"item {shortened(item.id)}, mapping"
        for one in item.mappings:
            texts = (("name", one.name, MOST_NAME), ("code", one.code, MOST_NAME))
            yield from _too_long(f"{where} {shortened(one.iri)}", texts)
            if one.iri.startswith(roadmap.base) and (one.name or one.code):
                found = f"a name for {shortened(one.iri)}, which is of the roadmap itself"
                yield Fault(where, found, "names for concepts elsewhere", "mapping")
            told = first.setdefault(one.iri, (one.name, one.code))
            if told != (one.name, one.code):
                found = f"{shortened(one.iri)} as {shortened(f'{one.name} {one.code}')}"
                expected = f"the name and code that it has elsewhere: {shortened(' '.join(told))}"
                yield Fault(where, found, expected, "mapping")
