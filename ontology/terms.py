"""The IRIs that roadmaps are written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Namespace
from rdflib.namespace import DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, XSD

if TYPE_CHECKING:
    from rdflib import Graph, Node

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


def unknown_terms(triples: Graph) -> dict[str, str]:
    """Terms of our namespace that do not exist, as keys that the check of a document refuses.

    A misspelt term would otherwise lose what it says in silence.
    """
    found = {
        f"<{subject}> {_short(name)}": _short(name)
        for subject, term, value in triples
        for name in (value if term == RDF.type else term,)
        if str(name).startswith(str(SP)) and str(name)[len(str(SP)) :] not in TERMS
    }
    return dict(sorted(found.items()))


def _short(name: Node) -> str:
    return f"sp:{str(name).removeprefix(str(SP))}"
