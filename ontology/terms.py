"""The IRIs that roadmaps are written with, as plain text: reading needs no RDF library for them."""

from __future__ import annotations

SP = "https://w3id.org/skillpath/ns#"
CETERMS = "https://purl.org/ctdl/terms/"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
VANN = "http://purl.org/vocab/vann/"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "ceterms": CETERMS,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "sp": SP,
    "xsd": XSD,
}
"""What files of this project abbreviate, beside the empty prefix for data."""

TYPE = f"{RDF}type"
LABEL = f"{SKOS}prefLabel"
DEFINITION = f"{SKOS}definition"
LICENSE = f"{DCTERMS}license"
VERSION = f"{OWL}versionInfo"

MATCHES = {"exact": f"{SKOS}exactMatch", "close": f"{SKOS}closeMatch", "focus": f"{FOAF}focus"}
"""The property for each kind of mapping."""

SPECIALIZES, PREPARES_FOR = f"{SP}specializes", f"{SP}preparesFor"
HAS_STEP, POSITION = f"{SP}hasStep", f"{SCHEMA}position"
COVERS, COVERS_OPTIONAL, IN_ORDER = f"{SP}covers", f"{SP}coversOptional", f"{SP}inOrder"
FIRST, REST = f"{RDF}first", f"{RDF}rest"
HAS_REQUIREMENT, STRENGTH = f"{SP}hasRequirement", f"{SP}strength"
OF, MINIMUM = f"{SP}of", f"{SP}minimum"
REASON, SOURCE = f"{SKOS}note", f"{DCTERMS}source"
RECOMMENDED = f"{SP}Recommended"
ALT_LABEL, CODE, URL = f"{SKOS}altLabel", f"{SKOS}notation", f"{SCHEMA}url"
TEACHES, PAGE_NAME = f"{SCHEMA}teaches", f"{SCHEMA}name"
LEVEL, STATUS = f"{SP}level", f"{SP}status"
LINKS = {"certifies": f"{SP}certifies", "replaced_by": f"{DCTERMS}isReplacedBy"}
VALID_MONTHS = f"{SP}validMonths"
HOURS = {"low": f"{SP}effortLow", "likely": f"{SP}effortLikely", "high": f"{SP}effortHigh"}
COST = {"amount": f"{SCHEMA}price", "currency": f"{SCHEMA}priceCurrency"}

TERMS = frozenset(
    {
        "Active",
        "Advanced",
        "Arrival",
        "Attainable",
        "Beginner",
        "Certification",
        "Expert",
        "Intermediate",
        "Level",
        "Path",
        "Plan",
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
        "deadline",
        "earliestWeek",
        "effortHigh",
        "effortLikely",
        "effortLow",
        "hasArrival",
        "hasRequirement",
        "hasStep",
        "hoursPerWeek",
        "inOrder",
        "insteadOf",
        "isCritical",
        "isLeastLate",
        "isOptimal",
        "isWhole",
        "latestWeek",
        "leadsTo",
        "level",
        "lowerBound",
        "minimum",
        "neededBy",
        "neededHoursPerWeek",
        "of",
        "plannedHours",
        "preparesFor",
        "presumes",
        "reachedOn",
        "reaches",
        "recommends",
        "requires",
        "specializes",
        "startsFrom",
        "status",
        "strength",
        "tracks",
        "validMonths",
    }
)
"""The local names that our vocabulary declares."""
