"""What the texts of a roadmap must be: ids, names, descriptions, links."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from skillpath.graph.errors import Fault, shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.outlines import Outline, Step
    from skillpath.graph.roadmap import Roadmap

Named: TypeAlias = "Roadmap | Outline | Step | Attainable"

ID_FORM = re.compile(r"[a-z0-9][a-z0-9._-]*")
LINK_FORM = re.compile(r"https?://[^\s<>\"'{}|\\^`\x00-\x20]{1,2000}")
BASE_FORM = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"'{}|\\^`\x00-\x20]{1,2000}[/#]")
KEYWORDS = frozenset({"all_of", "any_of", "at_least"})
MOST_ID = 100
MOST_NAME = 300
MOST_TEXT = 10_000
LINK_EXPECTED = "an address that begins with https:// or http:// and holds no blank"
BASE_EXPECTED = "an IRI with its scheme that ends with / or #"
HOST_EXPECTED = "an address with a host that can be one"


def is_id(text: str) -> bool:
    """Whether the text may be an id."""
    return bool(ID_FORM.fullmatch(text)) and text not in KEYWORDS and len(text) <= MOST_ID


def is_name(text: str) -> bool:
    """Whether the text may be a name."""
    return bool(text.strip()) and len(text) <= MOST_NAME and _is_unicode(text)


def text_faults(roadmap: Roadmap) -> Iterator[Fault]:
    """Everything wrong with the texts of a roadmap."""
    yield from _id_faults(roadmap)
    yield from _name_faults(roadmap)
    yield from _head_faults(roadmap)
    if not _are_sound(roadmap.items):
        for item in roadmap.items:
            yield from _length_faults(item)
            yield from _link_faults(item)
    yield from _mapping_faults(roadmap)


def _are_sound(items: Sequence[Attainable]) -> bool:
    """Whether all texts and links of all items are sound, looked at together: that is faster."""
    requirements = [one for item in items for one in item.requirements]
    resources = [one for item in items for one in item.resources]
    long = {one.reason for one in requirements}.union([one.source for one in requirements])
    links = [item.url for item in items if item.url]
    links += [one.url for one in resources]
    links += [one.iri for item in items for one in item.mappings]
    return (
        all(map(LINK_FORM.fullmatch, links))
        and _is_plain_link("".join(links))
        and _are_texts(list(chain.from_iterable([one.alt_labels for one in items])), MOST_NAME)
        and _are_texts([item.description for item in items], MOST_TEXT)
        and _are_texts(long, MOST_TEXT)
        and _are_names([one.name for one in resources])
    )


def _are_names(texts: Collection[str]) -> bool:
    return all(map(str.strip, texts)) and _are_texts(texts, MOST_NAME)


def _are_texts(texts: Collection[str], most: int) -> bool:
    return max(map(len, texts), default=0) <= most and _is_unicode("".join(texts))


def _is_plain_link(text: str) -> bool:
    """Whether a link of the form has nothing in it that could yet be wrong with its host."""
    return text.isascii() and "[" not in text and "]" not in text


def _id_faults(roadmap: Roadmap) -> Iterator[Fault]:
    everything = [
        ("roadmap", roadmap.id),
        *(("roadmap", outline.id) for outline in roadmap.specializations),
        *(("step", step.id) for step in roadmap.all_steps),
        *(("item", item.id) for item in roadmap.items),
    ]
    expected = f"an id of a-z, 0-9, '.', '_' and '-', at most {MOST_ID} characters"
    ids = [one for _, one in everything]
    for what, one in () if _are_ids(ids) else everything:
        if not is_id(one):
            where = f"{what} {shortened(one)}"
            yield Fault(where, shortened(one), expected, "id", subject=one, part="id")
    if len(set(ids)) < len(ids):
        yield from _doubled_ids(everything)


def _are_ids(texts: Collection[str]) -> bool:
    """Whether each may be an id, looked at together."""
    return (
        all(map(ID_FORM.fullmatch, texts))
        and KEYWORDS.isdisjoint(texts)
        and max(map(len, texts)) <= MOST_ID
    )


def _doubled_ids(everything: Sequence[tuple[str, str]]) -> Iterator[Fault]:
    """Of pairs of what bears an id and the id."""
    bearers: dict[str, list[str]] = {}
    for what, one in everything:
        bearers.setdefault(one, []).append(what)
    for one, kinds in bearers.items():
        if len(kinds) > 1:
            several = f" ({', '.join(dict.fromkeys(kinds))})" if len(set(kinds)) > 1 else ""
            where, found = f"id {shortened(one)}", f"{len(kinds)} that bear it{several}"
            needed = "an id that one item, step or roadmap bears"
            yield Fault(where, found, needed, "duplicate-id", subject=one, part="id")


def _name_faults(roadmap: Roadmap) -> Iterator[Fault]:
    named: list[tuple[str, Named]] = [
        ("roadmap", roadmap),
        *(("roadmap", outline) for outline in roadmap.specializations),
        *(("step", step) for step in roadmap.all_steps),
        *(("item", item) for item in roadmap.items),
    ]
    for what, one in () if _are_names([one.name for _, one in named]) else named:
        if not is_name(one.name):
            yield _name_fault(f"{what} {shortened(one.id)}", one.name, one.id, "name")
    if len({item.name.casefold() for item in roadmap.items}) < len(roadmap.items):
        yield from _doubled_names(roadmap)


def _doubled_names(roadmap: Roadmap) -> Iterator[Fault]:
    first: dict[str, Attainable] = {}
    for item in roadmap.items:
        other = first.setdefault(item.name.casefold(), item)
        if other.id != item.id and item.name.strip():
            where = f"item {shortened(item.id)}"
            found = f"the name {shortened(item.name)} of '{other.id}'"
            told = "a name of its own", "duplicate-name"
            yield Fault(where, found, *told, subject=item.id, part="name")


def _head_faults(roadmap: Roadmap) -> Iterator[Fault]:
    where = f"roadmap {shortened(roadmap.id)}"
    if expected := _wrong_with(roadmap.base, BASE_FORM, BASE_EXPECTED):
        found = f"the base {shortened(roadmap.base)}"
        yield Fault(where, found, expected, "base", subject=roadmap.id, part="base")
    if roadmap.license and (expected := _wrong_with(roadmap.license)):
        found = f"the license {shortened(roadmap.license)}"
        yield Fault(where, found, expected, "link", subject=roadmap.id, part="license")
    if not _is_text(roadmap.version, MOST_NAME):
        yield _text_fault(where, "version", roadmap.version, MOST_NAME, (roadmap.id, "version"))
    outlines: tuple[Roadmap | Outline, ...] = (roadmap, *roadmap.specializations)
    for one in outlines:
        where = f"roadmap {shortened(one.id)}"
        if not _is_text(one.description):
            part = (one.id, "description")
            yield _text_fault(where, "description", one.description, MOST_TEXT, part)
        if one.prepares_for and (expected := _wrong_with(one.prepares_for)):
            found = f"the prepares_for {shortened(one.prepares_for)}"
            yield Fault(where, found, expected, "link", subject=one.id, part="prepares_for")


def _wrong_with(
    address: str, form: re.Pattern[str] = LINK_FORM, needed: str = LINK_EXPECTED
) -> str:
    """What was expected instead of the address; nothing where it is of the form."""
    if not form.fullmatch(address) or not _is_unicode(address):
        return needed
    if _is_plain_link(address):
        return ""
    try:
        urlsplit(address)
    except ValueError:  # brackets that hold no IPv6 address, characters that would pass for a slash
        return HOST_EXPECTED
    return ""


def _length_faults(item: Attainable) -> Iterator[Fault]:
    for what, part, text, most in _texts(item):
        if not _is_text(text, most):
            where = f"item {shortened(item.id)}"
            yield _text_fault(where, what, text, most, (item.id, part))
    for resource in item.resources:
        if not is_name(resource.name):
            where = f"item {shortened(item.id)}, resource"
            yield _name_fault(where, resource.name, item.id, "resources")


def _texts(item: Attainable) -> Iterator[tuple[str, str, str, int]]:
    """What each text is, the part that holds it, the text, and the most characters."""
    yield "description", "description", item.description, MOST_TEXT
    for label in item.alt_labels:
        yield "alt label", "alt_labels", label, MOST_NAME
    for one in item.requirements:
        if one.reason:
            yield "reason", one.part, one.reason, MOST_TEXT
        if one.source:
            yield "source", one.part, one.source, MOST_TEXT


def _is_text(text: str, most: int = MOST_TEXT) -> bool:
    return len(text) <= most and _is_unicode(text)


def _is_unicode(text: str) -> bool:
    """Whether the text holds no half of a pair, which no file can."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _text_fault(where: str, what: str, text: str, most: int, part: tuple[str, str]) -> Fault:
    found = f"the {what} {shortened(text)}"
    expected = f"at most {most} characters of Unicode"
    return Fault(where, found, expected, "text", subject=part[0], part=part[1])


def _name_fault(where: str, name: str, subject: str, part: str) -> Fault:
    found = shortened(name) if name.strip() else "no name"
    expected = f"a name of 1 to {MOST_NAME} characters of Unicode"
    return Fault(where, found, expected, "name", subject=subject, part=part)


def _link_faults(item: Attainable) -> Iterator[Fault]:
    links = [
        *([("url", item.url)] if item.url else []),
        *(("resources", resource.url) for resource in item.resources),
        *(("mappings", mapping.iri) for mapping in item.mappings),
    ]
    for part, link in links:
        if expected := _wrong_with(link):
            where, found = f"item {shortened(item.id)}", f"the link {shortened(link)}"
            yield Fault(where, found, expected, "link", subject=item.id, part=part)


def _mapping_faults(roadmap: Roadmap) -> Iterator[Fault]:
    """What a concept elsewhere is called there is one text, whichever item is linked to it."""
    first: dict[str, tuple[str, str]] = {}
    for item in roadmap.items:
        for one in item.mappings:
            where = f"item {shortened(item.id)}, mapping"
            part = (item.id, "mappings")
            for what, text in (("name", one.name), ("code", one.code)):
                if not _is_text(text, MOST_NAME):
                    place = f"{where} {shortened(one.iri)}"
                    yield _text_fault(place, what, text, MOST_NAME, part)
            if one.iri.startswith(roadmap.base) and (one.name or one.code):
                found = f"a name for {shortened(one.iri)}, which is of the roadmap itself"
                told = "names for concepts elsewhere", "mapping"
                yield Fault(where, found, *told, subject=item.id, part="mappings")
            known = first.setdefault(one.iri, (one.name, one.code))
            if known != (one.name, one.code):
                found = f"{shortened(one.iri)} as {shortened(f'{one.name} {one.code}')}"
                expected = f"the name and code that it has elsewhere: {shortened(' '.join(known))}"
                yield Fault(where, found, expected, "mapping", subject=item.id, part="mappings")
