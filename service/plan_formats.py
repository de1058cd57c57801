"""The formats of a study plan: one register for the command line, HTTP, pages and documentation."""

from __future__ import annotations

from skillpath.service.written_plans import PlanFormat

ALONE = "default-src 'none'; frame-ancestors 'none'"
"""What a picture may do in a browser: nothing but be seen."""

STYLED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"
"""What a page may do that brings its own styles, which it allows by their hashes itself."""

CALENDAR = "text/calendar; charset=utf-8"
CSV = "text/csv; charset=utf-8; header=present"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS = (
    PlanFormat(
        "ics",
        "Calendar, events",
        CALENDAR,
        "ontology.plans.ical:plan_ics",
        loses="the weeks that are possible",
        is_read=True,
    ),
    PlanFormat(
        "todos",
        "Calendar, tasks to tick",
        CALENDAR,
        "service.plan_writers:plan_todos",
        loses="the hours of single weeks, milestones, and the weeks that are possible",
        extension="ics",
        is_read=True,
    ),
    PlanFormat(
        "md",
        "Markdown checklist",
        "text/markdown; charset=utf-8",
        "ontology.plans.checklist:plan_checklist",
        loses="the weeks that are possible",
        is_read=True,
    ),
    PlanFormat(
        "txt",
        "Plain text, to print or to send",
        "text/plain; charset=utf-8",
        "ontology.plans.text:plan_text",
        loses="the weeks that are possible",
    ),
    PlanFormat(
        "csv",
        "Table for spreadsheets, to tick",
        CSV,
        "ontology.plans.table:plan_csv",
        loses="the question, the hours of single weeks, milestones, and the range",
        is_read=True,
    ),
    PlanFormat(
        "json",
        "JSON, for programs",
        "application/json",
        "service.plan_answers:plan_json",
        is_read=True,
    ),
    PlanFormat(
        "xlsx",
        "Workbook for Excel and LibreOffice",
        SHEET,
        "ontology.plans.excel:xlsx",
        loses="the first week that is possible for each item",
        is_binary=True,
    ),
    PlanFormat(
        "org",
        "Org mode, for Emacs",
        "text/org; charset=utf-8",
        "ontology.plans.org:plan_org",
        loses="the weeks that are possible",
        is_read=True,
    ),
    PlanFormat(
        "todoist",
        "Template for Todoist",
        CSV,
        "ontology.plans.todoist:todoist",
        loses="what is finished, milestones, deadlines, and the range",
        extension="csv",
    ),
    PlanFormat(
        "notion",
        "Table for Notion",
        CSV,
        "ontology.plans.notion:notion",
        loses="the hours of single weeks, milestones, and the range",
        extension="csv",
    ),
    PlanFormat(
        "apkg",
        "Deck of cards for Anki",
        "application/apkg",
        "ontology.plans.anki:apkg",
        loses="days, hours, and the range",
        extra="anki",
        is_binary=True,
    ),
    PlanFormat(
        "html",
        "Page in one file",
        "text/html; charset=utf-8",
        "visualizations.plans.file:plan_file",
        loses="reasons and links",
        policy=STYLED,
    ),
    PlanFormat(
        "pdf",
        "PDF",
        "application/pdf",
        "visualizations.plans.paper:plan_pdf",
        loses="reasons, links, and the weeks that are possible",
        extra="print",
        is_binary=True,
    ),
    PlanFormat(
        "svg",
        "Gantt chart as a picture",
        "image/svg+xml",
        "visualizations.plans.gantt:gantt",
        loses="reasons, links, and the hours of single weeks",
        policy=ALONE,
    ),
    PlanFormat(
        "mmd",
        "Flowchart for Mermaid",
        "text/vnd.mermaid; charset=utf-8",
        "visualizations.plans.flowchart:flowchart",
        loses="reasons, links, the hours of single weeks, and the range",
    ),
    PlanFormat(
        "gantt",
        "Gantt chart for Mermaid",
        "text/vnd.mermaid; charset=utf-8",
        "visualizations.plans.mermaid_gantt:mermaid_gantt",
        loses="reasons, links, the hours of single weeks, and the range",
        extension="mmd",
    ),
    PlanFormat(
        "dot",
        "Graph for Graphviz",
        "text/vnd.graphviz; charset=utf-8",
        "visualizations.plans.plan_dot:plan_dot",
        loses="reasons, links, the hours of single weeks, and the range",
    ),
    PlanFormat(
        "opml",
        "Outline",
        "text/x-opml",
        "ontology.plans.opml:opml",
        loses="the weeks that are possible, and the range",
    ),
    PlanFormat(
        "graphml",
        "Graph for yEd, Gephi and programs",
        "application/graphml+xml",
        "ontology.plans.graphml:graphml",
        loses="reasons, the hours of single weeks, milestones, and the range",
    ),
    PlanFormat(
        "gexf",
        "Graph for Gephi",
        "application/gexf+xml",
        "ontology.plans.gexf:gexf",
        loses="reasons, the hours of single weeks, milestones, and the range",
    ),
    PlanFormat(
        "ttl",
        "Linked data, Turtle",
        "text/turtle; charset=utf-8",
        "service.plan_writers:plan_turtle",
        loses="the hours of single weeks, and what is done",
    ),
    PlanFormat(
        "jsonld",
        "Linked data, JSON-LD",
        "application/ld+json",
        "service.plan_writers:plan_jsonld",
        loses="the hours of single weeks, and what is done",
    ),
)
"""Every format, in the order in which they are listed."""

PLAN_FORMATS = {one.name: one for one in FORMATS}
"""The same by name."""
