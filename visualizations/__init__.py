"""Pages for people: a roadmap as a map with a list, as a service's pages or as one file.

    >>> from skillpath.graph import Attainable, Requirement, Roadmap, cheapest_path
    >>> roadmap = Roadmap("demo", "Demo", items=(
    ...     Attainable("python", "Python"),
    ...     Attainable("pandas", "pandas", requirements=(Requirement("python"),)),
    ... ))
    >>> from skillpath.visualizations import *
    >>> page = explorer_page(roadmap, path=cheapest_path(roadmap, ["pandas"]))
    >>> page.startswith("<!doctype html>")
    True

A service answers `static_files()` under its static address and `edition()`. Its pages run under
the policy `CONTENT_SECURITY_POLICY`; a file from `explorer_file` carries its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.late import import_late

if TYPE_CHECKING:
    from skillpath.visualizations.addresses import Addresses
    from skillpath.visualizations.assets import StaticFile, edition, static_files
    from skillpath.visualizations.doubts import Asked
    from skillpath.visualizations.embed import EMBED_POLICY, embed_page
    from skillpath.visualizations.explorer import (
        USUAL_PACE,
        Answers,
        explorer_file,
        explorer_page,
    )
    from skillpath.visualizations.found import Results, search_page
    from skillpath.visualizations.maps.document import map_document
    from skillpath.visualizations.maps.dot import dot
    from skillpath.visualizations.maps.making import map_of
    from skillpath.visualizations.maps.map import Card, Joint, Line, LineKind, Map, ViewName
    from skillpath.visualizations.maps.mermaid import mermaid
    from skillpath.visualizations.maps.palette import Scheme
    from skillpath.visualizations.maps.printing import pdf, png
    from skillpath.visualizations.maps.svg import svg
    from skillpath.visualizations.plans.gantt import gantt
    from skillpath.visualizations.plans.page import Offer, PlanAnswer, PlanAsked, plan_page
    from skillpath.visualizations.plans.typed import Typed, WrongField
    from skillpath.visualizations.problem_pages import problem_page, problems_page
    from skillpath.visualizations.reference import REFERENCE_POLICY, reference_page
    from skillpath.visualizations.saying import languages, texts
    from skillpath.visualizations.situation import Learner, Situation
    from skillpath.visualizations.skill import skill_page
    from skillpath.visualizations.start import start_page
    from skillpath.visualizations.step import step_page
    from skillpath.visualizations.trouble import Trouble, trouble_page
    from skillpath.visualizations.vocabulary import vocabulary_page

HOMES = {
    "addresses": "Addresses",
    "assets": "StaticFile edition static_files",
    "doubts": "Asked",
    "embed": "EMBED_POLICY embed_page",
    "explorer": "USUAL_PACE Answers explorer_file explorer_page",
    "found": "Results search_page",
    "maps.document": "map_document",
    "maps.dot": "dot",
    "maps.making": "map_of",
    "maps.map": "Card Joint Line LineKind Map ViewName",
    "maps.mermaid": "mermaid",
    "maps.palette": "Scheme",
    "maps.printing": "pdf png",
    "maps.svg": "svg",
    "plans.gantt": "gantt",
    "plans.page": "Offer PlanAnswer PlanAsked plan_page",
    "plans.typed": "Typed WrongField",
    "problem_pages": "problem_page problems_page",
    "reference": "REFERENCE_POLICY reference_page",
    "saying": "languages texts",
    "situation": "Learner Situation",
    "skill": "skill_page",
    "start": "start_page",
    "step": "step_page",
    "trouble": "Trouble trouble_page",
    "vocabulary": "vocabulary_page",
}
"""Which names lie in which module; what is imported above for type checkers, once more."""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The header under which the served pages run."""

__all__ = [
    "CONTENT_SECURITY_POLICY",
    "EMBED_POLICY",
    "REFERENCE_POLICY",
    "USUAL_PACE",
    "Addresses",
    "Answers",
    "Asked",
    "Card",
    "Joint",
    "Learner",
    "Line",
    "LineKind",
    "Map",
    "Offer",
    "PlanAnswer",
    "PlanAsked",
    "Results",
    "Scheme",
    "Situation",
    "StaticFile",
    "Trouble",
    "Typed",
    "ViewName",
    "WrongField",
    "dot",
    "edition",
    "embed_page",
    "explorer_file",
    "explorer_page",
    "gantt",
    "languages",
    "map_document",
    "map_of",
    "mermaid",
    "pdf",
    "plan_page",
    "png",
    "problem_page",
    "problems_page",
    "reference_page",
    "search_page",
    "skill_page",
    "start_page",
    "static_files",
    "step_page",
    "svg",
    "texts",
    "trouble_page",
    "vocabulary_page",
]

import_late(__name__)
