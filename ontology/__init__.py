"""Roadmaps in and out: files, the shipped roadmap, SHACL, paths to take away, linked data.

>>> from skillpath.ontology import *
>>> roadmap = read()
>>> roadmap.name
'Machine Learning Engineer'

The examples of this package go on with this roadmap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.late import import_late

if TYPE_CHECKING:
    from skillpath.ontology.checklist import checklist
    from skillpath.ontology.described import (
        item_data,
        path_data,
        step_data,
        steps_data,
        vocabulary_data,
    )
    from skillpath.ontology.document_out import document_of
    from skillpath.ontology.errors import UnreadableError
    from skillpath.ontology.limits import ReadingLimits
    from skillpath.ontology.losses import Loss, losses_in_csv
    from skillpath.ontology.orders_in import read_orders
    from skillpath.ontology.path_csv import path_csv
    from skillpath.ontology.plans.calendar_style import CalendarStyle, Entries
    from skillpath.ontology.plans.checklist import plan_checklist
    from skillpath.ontology.plans.ical import plan_ics
    from skillpath.ontology.plans.linked import plan_data
    from skillpath.ontology.plans.org import plan_org
    from skillpath.ontology.plans.plan_file_in import read_plan_file
    from skillpath.ontology.plans.table import plan_csv
    from skillpath.ontology.plans.text import plan_text
    from skillpath.ontology.plans.ticked import PlanQuestion, Ticked
    from skillpath.ontology.reading import read, shipped_roadmap
    from skillpath.ontology.report import Report, report_on
    from skillpath.ontology.snapshot.compiling import Compiled, compile_snapshot
    from skillpath.ontology.snapshot.file import SnapshotError
    from skillpath.ontology.snapshot.opening import Snapshot, open_snapshot
    from skillpath.ontology.snapshot.source import SnapshotSource
    from skillpath.ontology.summary import Summary
    from skillpath.ontology.templates import template
    from skillpath.ontology.vocabulary import (
        Vocabulary,
        VocabularyTerm,
        vocabulary,
        vocabulary_terms,
    )
    from skillpath.ontology.writing import encoded, write, write_parts

HOMES = {
    "checklist": "checklist",
    "described": "item_data path_data step_data steps_data vocabulary_data",
    "document_out": "document_of",
    "errors": "UnreadableError",
    "limits": "ReadingLimits",
    "losses": "Loss losses_in_csv",
    "orders_in": "read_orders",
    "path_csv": "path_csv",
    "plans.calendar_style": "CalendarStyle Entries",
    "plans.checklist": "plan_checklist",
    "plans.ical": "plan_ics",
    "plans.linked": "plan_data",
    "plans.org": "plan_org",
    "plans.plan_file_in": "read_plan_file",
    "plans.table": "plan_csv",
    "plans.text": "plan_text",
    "plans.ticked": "PlanQuestion Ticked",
    "reading": "read shipped_roadmap",
    "report": "Report report_on",
    "snapshot.file": "SnapshotError",
    "snapshot.opening": "Snapshot open_snapshot",
    "snapshot.compiling": "Compiled compile_snapshot",
    "snapshot.source": "SnapshotSource",
    "summary": "Summary",
    "templates": "template",
    "vocabulary": "Vocabulary VocabularyTerm vocabulary vocabulary_terms",
    "writing": "encoded write write_parts",
}
"""Which names lie in which module; what is imported above for type checkers, once more."""

__all__ = [
    "CalendarStyle",
    "Compiled",
    "Entries",
    "Loss",
    "PlanQuestion",
    "ReadingLimits",
    "Report",
    "Snapshot",
    "SnapshotError",
    "SnapshotSource",
    "Summary",
    "Ticked",
    "UnreadableError",
    "Vocabulary",
    "VocabularyTerm",
    "checklist",
    "compile_snapshot",
    "document_of",
    "encoded",
    "item_data",
    "losses_in_csv",
    "open_snapshot",
    "path_csv",
    "path_data",
    "plan_checklist",
    "plan_csv",
    "plan_data",
    "plan_ics",
    "plan_org",
    "plan_text",
    "read",
    "read_orders",
    "read_plan_file",
    "report_on",
    "shipped_roadmap",
    "step_data",
    "steps_data",
    "template",
    "vocabulary",
    "vocabulary_data",
    "vocabulary_terms",
    "write",
    "write_parts",
]

import_late(__name__)
