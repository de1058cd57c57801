"""The IRIs that roadmaps are written with."""

from __future__ import annotations

from rdflib import Namespace

SP = Namespace("https://w3id.org/skillpath/ns#")
SCHEMA = Namespace("https://schema.org/")
CETERMS = frozenset(
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
        "status",
        "strength",
    }
)
"""The local names that our vocabulary declares."""
