"""What programs can ask of the words that data is written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath import ontology
from skillpath.ontology import formats, vocabulary_data
from skillpath.service.vocabulary_json import Vocabulary, vocabulary_answer
from skillpath.service.web.documents import vocabulary_document
from skillpath.service.web.media import JSONLD, TURTLE
from skillpath.service.web.operations import Operation
from skillpath.service.web.questions import NoQuestion

if TYPE_CHECKING:
    from skillpath.graph import Roadmap


def vocabulary(_: Roadmap, __: NoQuestion) -> ontology.Vocabulary:
    """The vocabulary: the classes, properties and individuals that data is written with.

    Every IRI that begins with `https://w3id.org/skillpath/ns#` is one of its terms.
    """
    return ontology.vocabulary()


OPERATIONS = (
    Operation(
        path="/vocabulary",
        tag="Roadmaps",
        asks=NoQuestion,
        find=vocabulary,
        tell=lambda _, found: vocabulary_answer(found),
        answers=Vocabulary,
        others={
            TURTLE: lambda _, __: vocabulary_data(formats.TURTLE),
            JSONLD: lambda _, __: vocabulary_data(formats.JSONLD),
        },
        document=vocabulary_document,
    ),
)
"""The route of this room."""
