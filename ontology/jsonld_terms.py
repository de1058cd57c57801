"""The terms of our JSON-LD: what its context says of each.

Every term stands for a whole IRI: a prefix could be taken for the scheme of an address in the
data. Keys and classes that are no terms fall to our own namespace, where a reader finds them to be
misspelt; without a default vocabulary JSON-LD drops them in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillpath.ontology.terms import (
    CETERMS,
    DCTERMS,
    DEFINITION,
    LABEL,
    LICENSE,
    MATCHES,
    OWL,
    SCHEMA,
    SKOS,
    SP,
    VERSION,
    XSD,
)

if TYPE_CHECKING:
    from skillpath.ontology.document_out import Json

LANGUAGE = "en"
DECIMAL, INTEGER = f"{XSD}decimal", f"{XSD}integer"
REQUIREMENT = f"{SP}Requirement"


@dataclass(frozen=True, slots=True)
class Term:
    """A key: the property it stands for, how its values are read, and how many there may be.

    Values are of a datatype, in a language, or nodes (`@id`, or `@vocab` where they are terms).
    """

    iri: str
    type: str = ""
    language: str = ""
    container: str = ""

    def definition(self) -> Json:
        """What the context says of it."""
        said = {"@type": self.type, "@language": self.language, "@container": self.container}
        return {"@id": self.iri} | {key: value for key, value in said.items() if value}


KEYS = {
    "name": Term(LABEL, language=LANGUAGE),
    "altLabels": Term(f"{SKOS}altLabel", language=LANGUAGE, container="@set"),
    "title": Term(f"{SCHEMA}name", language=LANGUAGE),
    "description": Term(DEFINITION, language=LANGUAGE),
    "version": Term(VERSION),
    "license": Term(LICENSE, "@id"),
    "preparesFor": Term(f"{SP}preparesFor", "@id"),
    "specializes": Term(f"{SP}specializes", "@id"),
    "steps": Term(f"{SP}hasStep", "@id", container="@set"),
    "position": Term(f"{SCHEMA}position"),
    "covers": Term(f"{SP}covers", "@id", container="@set"),
    "coversOptional": Term(f"{SP}coversOptional", "@id", container="@set"),
    "inOrder": Term(f"{SP}inOrder", "@id", container="@list"),
    "level": Term(f"{SP}level", "@vocab"),
    "status": Term(f"{SP}status", "@vocab"),
    "hoursLow": Term(f"{SP}effortLow", DECIMAL),
    "hoursLikely": Term(f"{SP}effortLikely", DECIMAL),
    "hoursHigh": Term(f"{SP}effortHigh", DECIMAL),
    "url": Term(f"{SCHEMA}url", "@id"),
    "price": Term(f"{SCHEMA}price", DECIMAL),
    "currency": Term(f"{SCHEMA}priceCurrency"),
    "validMonths": Term(f"{SP}validMonths"),
    "certifies": Term(f"{SP}certifies", "@id", container="@set"),
    "replacedBy": Term(f"{DCTERMS}isReplacedBy", "@id", container="@set"),
    "requirements": Term(f"{SP}hasRequirement", "@id", container="@set"),
    "strength": Term(f"{SP}strength", "@vocab"),
    "atLeast": Term(f"{SP}minimum"),
    "of": Term(f"{SP}of", "@id", container="@set"),
    "reason": Term(f"{SKOS}note", language=LANGUAGE),
    "source": Term(f"{DCTERMS}source"),
    "teaches": Term(f"{SCHEMA}teaches", "@id"),
    "exactMatch": Term(MATCHES["exact"], "@id", container="@set"),
    "closeMatch": Term(MATCHES["close"], "@id", container="@set"),
    "focus": Term(MATCHES["focus"], "@id", container="@set"),
    "code": Term(f"{SKOS}notation"),
}
"""In the order in which a node has them."""

NAMES = {
    CETERMS: ("ComponentCondition", "Pathway", "PathwayComponent"),
    OWL: ("Ontology",),
    SCHEMA: ("DefinedTerm", "EducationalOccupationalCredential", "LearningResource"),
    SKOS: ("Concept",),
    SP: (
        *("Attainable", "Certification", "Requirement", "Roadmap", "Skill", "Step", "Tool"),
        *("Beginner", "Intermediate", "Advanced", "Expert"),
        *("Active", "Retired", "Required", "Recommended"),
    ),
}
"""What stands as a class or a value, by its namespace."""

IRIS = {f"{namespace}{name}": name for namespace, names in NAMES.items() for name in names}
KEY_OF = {term.iri: key for key, term in KEYS.items()}


def context(base: str) -> Json:
    """The context of a file whose ids are relative to `base`, where it has one."""
    return {
        "@version": 1.1,
        **({"@base": base} if base else {}),
        "@vocab": SP,
        "id": "@id",
        "type": "@type",
        **{key: term.definition() for key, term in KEYS.items()},
        **{name: iri for iri, name in IRIS.items()},
    }
