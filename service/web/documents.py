"""What the headers of an answer tell: what it is about, what else there is, how to call a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from skillpath.service.web.media import CSV, JSON

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flask import Response

    from skillpath.graph import Attainable, Path, Plan, Roadmap, Step
    from skillpath.ontology import Vocabulary
    from skillpath.service.map_answers import Picture
    from skillpath.service.web.media import Media

VOCABULARY = "/ns"
"""Where the words of the data are explained."""

AS_IT_IS = "!#$%&'()*+,/:;=?@[]~"
"""Characters of an IRI that stay in a URI (RFC 3987, 3.1), beside letters and digits."""

SAVED = frozenset(
    {
        CSV.type,
        "application/apkg",
        "application/gexf+xml",
        "application/graphml+xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "text/x-opml",
    }
)
"""What no browser shows."""

MOST_STEM = 80


@dataclass(frozen=True, slots=True)
class Document:
    """An answer that can be kept as a file, and linked to where it has an address of its own.

    `stem` is the name of the file without its ending, of letters, digits, `.`, `_` and `-`.
    `address` and `up`, which leads to what it is a part of, lie below the prefix of the API;
    `page` is the page for people. `iri` names the thing that the answer describes.
    """

    stem: str
    address: str = ""
    iri: str = ""
    page: str = ""
    up: str = ""

    def formatted(self, media: Media) -> str:
        """The address of the answer in a format."""
        return f"{self.address}{'&' if '?' in self.address else '?'}format={media.name}"


def item_document(roadmap: Roadmap, item: Attainable) -> Document:
    """Of an item; in a specialized roadmap it stands in another step."""
    step = roadmap.step_of.get(item.id)
    return Document(
        item.id,
        f"/skills/{item.id}{_of(roadmap)}",
        roadmap.iri(item.id),
        f"/skills/{item.id}",
        f"/steps/{step.id}" if step else "",
    )


def step_document(roadmap: Roadmap, step: Step) -> Document:
    """Of a step, which belongs to the roadmap that has it."""
    owner = next(one.id for one in roadmap.outlines.values() if step in one.steps)
    address = f"/steps/{step.id}"
    return Document(step.id, address, roadmap.iri(step.id), address, f"/roadmaps/{owner}")


def steps_document(_: Roadmap, roadmap: Roadmap) -> Document:
    """Of the steps of a roadmap."""
    address = f"/steps{_of(roadmap)}"
    return Document(f"{roadmap.id}-steps", address, up=f"/roadmaps/{roadmap.id}")


def roadmap_document(_: Roadmap, roadmap: Roadmap) -> Document:
    """Of a roadmap as a whole."""
    up = f"/roadmaps/{roadmap.general.id}" if roadmap.general else ""
    page = f"/?roadmap_id={roadmap.id}"
    return Document(
        roadmap.id, f"/roadmaps/{roadmap.id}", roadmap.iri(roadmap.id), page=page, up=up
    )


def vocabulary_document(_: Roadmap, found: Vocabulary) -> Document:
    """Of the vocabulary."""
    return Document("vocabulary", "/vocabulary", found.iri, VOCABULARY)


def path_document(_: Roadmap, path: Path) -> Document:
    """Of a path, which has no address but the question."""
    return Document(f"path-to-{_aims(path)}")


def plan_document(_: Roadmap, plan: Plan) -> Document:
    """Of a study plan, which has no address but the question."""
    return Document(f"plan-to-{_aims(plan.path)}")


def map_document(_: Roadmap, picture: Picture) -> Document:
    """Of a map, which has no address but the question."""
    return Document(f"{picture.map.roadmap.id[:MOST_STEM]}-{picture.map.first.value}")


def _aims(path: Path) -> str:
    first, *others = path.goals.ids
    more = f"-and-{len(others)}-more" if others else ""
    return f"{first[:MOST_STEM]}{more}"


def label(
    response: Response, document: Document, media: Media, offered: Sequence[Media], prefix: str
) -> None:
    """Put into the headers how to call the answer and what else there is."""
    if media is not JSON:
        kind = "attachment" if media.type in SAVED else "inline"
        name = f"{document.stem}.{media.ending}"
        response.headers["Content-Disposition"] = f'{kind}; filename="{name}"'
    if document.address:
        others = [one for one in offered if one is not media]
        response.headers.add("Link", ", ".join(_links(document, others, prefix)))


def _links(document: Document, others: Sequence[Media], prefix: str) -> Iterator[str]:
    yield f'<{prefix}{document.address}>; rel="canonical"'
    for media in others:
        yield f'<{prefix}{document.formatted(media)}>; rel="alternate"; type="{media.type}"'
    if document.page:
        yield f'<{document.page}>; rel="alternate"; type="text/html"'
    if document.iri:
        yield f'<{quote(document.iri, safe=AS_IT_IS)}>; rel="describes"'
    if document.up:
        yield f'<{prefix}{document.up}>; rel="up"'
    yield f'<{VOCABULARY}>; rel="describedby"'


def _of(roadmap: Roadmap) -> str:
    """What chooses a specialized roadmap in a query."""
    return f"?roadmap_id={roadmap.id}" if roadmap.general else ""
