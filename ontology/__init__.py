"""Roadmaps in and out: Turtle and JSON files, the shipped roadmap, SHACL, checklists.

>>> from skillpath.ontology import read
>>> read().name
'Machine Learning Engineer'
"""

from skillpath.ontology.checklist import checklist
from skillpath.ontology.document_out import document_of
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.reading import read, shipped_roadmap
from skillpath.ontology.report import Report, report_on
from skillpath.ontology.summary import Summary
from skillpath.ontology.writing import write, write_parts

__all__ = [
    "Report",
    "Summary",
    "UnreadableError",
    "checklist",
    "document_of",
    "read",
    "report_on",
    "shipped_roadmap",
    "write",
    "write_parts",
]
