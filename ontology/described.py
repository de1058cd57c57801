"""Data about one thing as RDF: an item, a step, the steps of a roadmap, a path, the vocabulary.

rdflib is loaded with the first of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.memo import Memo
from skillpath.ontology.formats import TURTLE
from skillpath.ontology.jsonld_terms import DESCRIPTIONS, PATHS, VOCABULARY
from skillpath.ontology.terms import SP
from skillpath.ontology.vocabulary import FILE, vocabulary_turtle

if TYPE_CHECKING:
    from skillpath.graph import Attainable, Path, Roadmap, Step
    from skillpath.ontology.about import Description
    from skillpath.ontology.formats import Format
    from skillpath.ontology.jsonld_terms import Lexicon


def item_data(roadmap: Roadmap, item: Attainable, format_: Format) -> bytes:
    """All that is said of an item, and the derived edges to and from its neighbors.

    `format_` is Turtle or JSON-LD, here as for the others; both say the same. Items and steps that
    were asked for last are kept, apart from what is dear to compute.

    >>> from skillpath.ontology.formats import TURTLE
    >>> b":pytorch" in item_data(roadmap, roadmap.by_id["pytorch"], TURTLE)
    True
    """
    from skillpath.ontology.about import about_item

    return _recent(roadmap).recall(
        (item.id, format_.name),
        lambda: written(about_item(roadmap, item), DESCRIPTIONS, format_),
    )


def step_data(roadmap: Roadmap, step: Step, format_: Format) -> bytes:
    """A step with what it covers.

    >>> from skillpath.ontology.formats import TURTLE
    >>> b"sp:covers" in step_data(roadmap, roadmap.steps[0], TURTLE)
    True
    """
    from skillpath.ontology.about import about_step

    return _recent(roadmap).recall(
        (step.id, format_.name),
        lambda: written(about_step(roadmap, step), DESCRIPTIONS, format_),
    )


def steps_data(roadmap: Roadmap, format_: Format) -> bytes:
    """The head of a roadmap and its steps with what they cover; made once.

    >>> from skillpath.ontology.formats import TURTLE
    >>> b"sp:hasStep" in steps_data(roadmap, TURTLE)
    True
    """
    from skillpath.ontology.about import about_steps

    return roadmap.memo.recall(
        f"{roadmap.id}/steps/{format_.name}",
        lambda: written(about_steps(roadmap), DESCRIPTIONS, format_),
    )


def path_data(roadmap: Roadmap, path: Path, format_: Format) -> bytes:
    """A path with its reasons, and the derived edges among its items.

    >>> from skillpath.graph import cheapest_path
    >>> from skillpath.ontology.formats import JSONLD
    >>> path = cheapest_path(roadmap, ["gradient-descent"], ["calculus"])
    >>> b"gradient-descent" in path_data(roadmap, path, JSONLD)
    True
    """
    from skillpath.ontology.path_triples import about_path

    return written(about_path(roadmap, path), PATHS, format_)


def vocabulary_data(format_: Format) -> bytes:
    """The vocabulary: as Turtle the bytes of its file.

    >>> from skillpath.ontology.formats import TURTLE
    >>> b"sp:Requirement" in vocabulary_data(TURTLE)
    True
    """
    text = vocabulary_turtle()
    if format_ is TURTLE:
        return text
    from rdflib import Graph, URIRef

    from skillpath.ontology.jsonld_out import described_in_jsonld

    triples = Graph(bind_namespaces="none").parse(text, format="turtle", publicID=FILE)
    return described_in_jsonld(triples, SP, VOCABULARY, [URIRef(SP.rstrip("#"))])


def _recent(roadmap: Roadmap) -> Memo:
    return roadmap.memo.recall("data of items and steps", Memo)


def written(found: Description, lexicon: Lexicon, format_: Format) -> bytes:
    """A description as Turtle or as JSON-LD, with the words of its sort."""
    if format_ is TURTLE:
        from skillpath.ontology.turtle_out import serialized

        return serialized(found.triples, found.first).encode()
    from skillpath.ontology.jsonld_out import described_in_jsonld

    return described_in_jsonld(found.triples, found.base, lexicon, found.first)
