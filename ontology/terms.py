"""The IRIs that roadmaps are written with."""

from __future__ import annotations

from rdflib import Namespace
from rdflib.namespace import DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, XSD

SP = Namespace("https://w3id.org/skillpath/ns#")
SCHEMA = Namespace("https://schema.org/")
CETERMS = Namespace("https://purl.org/ctdl/terms/")

PREFIXES = {
    "ceterms": CETERMS,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "owl": OWL,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "sp": SP,
    "xsd": XSD,
}
"""What Turtle files of this project abbreviate, beside the empty prefix for data."""

MATCHES = {"exact": SKOS.exactMatch, "close": SKOS.closeMatch, "focus": FOAF.focus}
"""The property for each kind of mapping."""

TERMS = frozenset(
    {
        "Active",
        "Advanced",
        "Attainable",
        "Beginner",
        "Certification",
        "Expert",
        "Intermediate",
        "Level",
        "Recommended",
        "Required",
        "Requirement",
        "Retired",
        "Roadmap",
        "Skill",
        "Status",
        "Step",
        "Strength",
        "Tool",
        "certifies",
        "covers",
        "coversOptional",
        "effortHigh",
        "effortLikely",
        "effortLow",
        "hasRequirement",
        "hasStep",
        "inOrder",
        "level",
        "minimum",
        "of",
        "preparesFor",
        "recommends",
        "requires",
        "specializes",
        "status",
        "strength",
        "validMonths",
    }
)
"""The local names that our vocabulary declares."""
