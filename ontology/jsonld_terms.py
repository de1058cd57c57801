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
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    SP,
    VANN,
    VERSION,
    XSD,
)

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from skillpath.ontology.document_out import Json

LANGUAGE = "en"
BOOLEAN, DECIMAL, INTEGER = f"{XSD}boolean", f"{XSD}decimal", f"{XSD}integer"
NESTED = (
    *(f"{SP}{name}" for name in ("Requirement", "Arrival")),
    *(f"{SCHEMA}{name}" for name in ("ListItem", "Schedule")),
    f"{PROV}Activity",
)
"""What is written within the node that mentions it."""


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


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What documents of one sort are written with: keys in their order, and names of IRIs."""

    keys: Mapping[str, Term]
    names: Mapping[str, str]

    def context(self, base: str, keys: Container[str], names: Container[str]) -> Json:
        """The context of a document with these keys and names.

        Its ids are relative to `base`, where it has one.
        """
        return {
            "@version": 1.1,
            **({"@base": base} if base else {}),
            "@vocab": SP,
            "id": "@id",
            "type": "@type",
            **{key: term.definition() for key, term in self.keys.items() if key in keys},
            **{name: iri for iri, name in self.names.items() if name in names},
        }


ROADMAPS = Lexicon(KEYS, IRIS)
"""For files that are read back: their context has all of it, for who adds to one."""

DESCRIPTIONS = Lexicon(
    {
        **KEYS,
        "requires": Term(f"{SP}requires", "@id", container="@set"),
        "recommends": Term(f"{SP}recommends", "@id", container="@set"),
        "definedBy": Term(f"{RDFS}isDefinedBy", "@id"),
    },
    IRIS,
)
"""For data about one thing."""

PATHS = Lexicon(
    {
        **DESCRIPTIONS.keys,
        "derivedFrom": Term(f"{PROV}wasDerivedFrom", "@id"),
        "goals": Term(f"{SP}leadsTo", "@id", container="@set"),
        "known": Term(f"{SP}startsFrom", "@id", container="@set"),
        "inferred": Term(f"{SP}presumes", "@id", container="@set"),
        "optimal": Term(f"{SP}isOptimal"),
        "lowerBound": Term(f"{SP}lowerBound", DECIMAL),
        "order": Term(f"{SCHEMA}itemListOrder", "@vocab"),
        "count": Term(f"{SCHEMA}numberOfItems"),
        "items": Term(f"{SCHEMA}itemListElement", "@id", container="@set"),
        "item": Term(f"{SCHEMA}item", "@id"),
        "neededBy": Term(f"{SP}neededBy", "@id", container="@set"),
        "insteadOf": Term(f"{SP}insteadOf", "@id", container="@set"),
    },
    {
        **IRIS,
        **{f"{SCHEMA}{name}": name for name in ("ItemList", "ListItem", "ItemListOrderAscending")},
        f"{SP}Path": "Path",
    },
)
"""For paths, with the keys of the plain JSON where they mean the same."""

VOCABULARY = Lexicon(
    {
        "title": Term(f"{DCTERMS}title", language=LANGUAGE),
        "description": Term(f"{DCTERMS}description", language=LANGUAGE),
        "license": Term(LICENSE, "@id"),
        "version": Term(VERSION),
        "prefix": Term(f"{VANN}preferredNamespacePrefix"),
        "namespace": Term(f"{VANN}preferredNamespaceUri"),
        "label": Term(f"{RDFS}label", language=LANGUAGE),
        "definition": Term(DEFINITION, language=LANGUAGE),
        "subClassOf": Term(f"{RDFS}subClassOf", "@id", container="@set"),
        "domainIncludes": Term(f"{SCHEMA}domainIncludes", "@id", container="@set"),
        "rangeIncludes": Term(f"{SCHEMA}rangeIncludes", "@id", container="@set"),
        "seeAlso": Term(f"{RDFS}seeAlso", "@id", container="@set"),
        "definedBy": Term(f"{RDFS}isDefinedBy", "@id"),
    },
    {
        f"{RDFS}Class": "Class",
        f"{OWL}Class": "OwlClass",
        f"{RDF}Property": "Property",
        f"{OWL}ObjectProperty": "ObjectProperty",
        f"{OWL}DatatypeProperty": "DatatypeProperty",
        f"{OWL}Ontology": "Ontology",
        **{f"{SP}{name}": name for name in ("Level", "Status", "Strength")},
    },
)
"""For the vocabulary itself."""
