"""Roadmaps in and out: Turtle and JSON files, the shipped roadmap, SHACL, checklists.

>>> from skillpath.ontology import *
>>> roadmap = read()
>>> roadmap.name
'Machine Learning Engineer'

The examples of this package go on with this roadmap.
"""

from skillpath.ontology.checklist import checklist
from skillpath.ontology.document_out import document_of
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.limits import ReadingLimits
from skillpath.ontology.losses import Loss, losses_in_csv
from skillpath.ontology.reading import read, shipped_roadmap
from skillpath.ontology.report import Report, report_on
from skillpath.ontology.summary import Summary
from skillpath.ontology.templates import template
from skillpath.ontology.writing import write, write_parts

__all__ = [
    "Loss",
    "ReadingLimits",
    "Report",
    "Summary",
    "UnreadableError",
    "checklist",
    "document_of",
    "losses_in_csv",
    "read",
    "report_on",
    "shipped_roadmap",
    "template",
    "write",
    "write_parts",
]
