"""A plan as an outline, for outliners and notes: steps, in them items, in these why and where.

Source: Dave Winer, "OPML 2.0" (2007).
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from email.utils import format_datetime
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from skillpath.ontology.plans.rows import Rows, is_finished
from skillpath.ontology.plans.wording import ENGLISH, hours, resources, title, wording
from skillpath.ontology.plans.xml_texts import line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillpath.graph import Plan, Planned

DASH = "\N{EN DASH}"
DONE = "✓ "
"""Stands before what is finished: the format has no place for that."""


def opml(plan: Plan, *, language: str = ENGLISH) -> str:
    """The outline: steps in the order of the roadmap, then what is of none; items as they begin."""
    texts, rows = wording(language), Rows(plan)
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    SubElement(head, "title").text = line(title(plan, texts))
    made = datetime.combine(plan.terms.start, time(), UTC)
    SubElement(head, "dateCreated").text = format_datetime(made, usegmt=True)
    body = SubElement(root, "body")
    parts = _parts(body, plan, texts)
    for one in plan.items:
        step = plan.roadmap.step_of.get(one.id)
        _put(parts[step.id if step else ""], rows, one, texts)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _parts(body: Element, plan: Plan, texts: Mapping[str, str]) -> Mapping[str, Element]:
    """The outlines that items stand in, by the ids of steps; the body itself for those of none."""
    found = {"": body}
    if not plan.items:
        _outline(body, texts["nothing"])
    used = {step.id for one in plan.items if (step := plan.roadmap.step_of.get(one.id))}
    for step in plan.roadmap.steps:
        if step.id in used:
            found[step.id] = _outline(body, step.name)
    return found


def _put(place: Element, rows: Rows, one: Planned, texts: Mapping[str, str]) -> None:
    item = one.item.item
    days = f"{one.begins.isoformat()} {DASH} {one.ends.isoformat()}"
    amount = texts["amount"].format(hours=hours(one.hours))
    done = DONE if is_finished(one) else ""
    outline = _outline(place, f"{done}{item.name} ({amount}, {days})", item.url)
    reasons = rows.reasons(one)
    if reasons:
        why = _outline(outline, texts["why"])
        for reason in reasons:
            _outline(why, reason)
    pages = [(name, url) for name, url in resources(one) if url != item.url]
    if pages:
        where = _outline(outline, texts["resources"])
        for name, url in pages:
            _outline(where, name, url)


def _outline(place: Element, text: str, url: str = "") -> Element:
    link = {"type": "link", "url": url} if url else {}
    return SubElement(place, "outline", {"text": line(text), **link})
