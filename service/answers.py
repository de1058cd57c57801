"""Answers as JSON: the same bytes on the command line and over HTTP."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

import orjson

from skillpath.graph import certifiers, dependents, explained, outline_hours, step_hours, users
from skillpath.ontology.document_out import effort_document, item_document, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.graph import (
        Attainable,
        Because,
        Constrained,
        Effort,
        Knowledge,
        Parts,
        Path,
        PathItem,
        Recommendation,
        Recommendations,
        Roadmap,
        Step,
    )
    from skillpath.service import guidance_schemas, schemas


MOST_BRIEFS = 10_000
"""Items of a roadmap whose beginning in JSON is kept, 700 bytes each."""


def encoded(answer: object) -> bytes:
    """The answer as indented UTF-8 JSON with a line end."""
    return orjson.dumps(answer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def next_answer(roadmap: Roadmap, found: Recommendations) -> guidance_schemas.Next:
    """What to learn next."""
    return {
        "recommendations": [_recommendation(roadmap, one) for one in found.items],
        "frontier_size": found.frontier_size,
        **known_answer(found.knowledge),
    }


def path_answer(roadmap: Roadmap, path: Path) -> guidance_schemas.Path:
    """By which path."""
    known = known_answer(path.knowledge)
    found: guidance_schemas.Path = {
        "goals": list(path.goals.ids),
        "known": known["known"],
        "inferred": known["inferred"],
        "optimal": path.is_optimal,
        "lower_bound": number(path.lower_bound),
        "hours": hours_answer(path.hours),
        "items": [_path_item(roadmap, one) for one in path.items],
    }
    if path.constrained:
        found["constraints"] = _constraints(path.constrained)
    return found


def shown_answer(
    roadmap: Roadmap, identifier: str
) -> schemas.Skill | schemas.Step | schemas.Roadmap:
    """All about an item, a step or a roadmap, by id."""
    if identifier in roadmap.by_id:
        return item_answer(roadmap, roadmap.by_id[identifier])
    if identifier in roadmap.steps_by_id:
        return step_answer(roadmap, roadmap.steps_by_id[identifier])
    return roadmap_answer(roadmap.specialized(identifier))


def item_answer(roadmap: Roadmap, item: Attainable) -> schemas.Skill:
    """Everything about one item, with what needs it and what certifies it."""
    written = item_document(item)
    return {
        **brief(roadmap, item),
        "iri": roadmap.iri(item.id),
        "level": item.level.value if item.level else None,
        "status": item.status.value,
        "description": item.description,
        "url": item.url,
        "cost": written.get("cost"),
        "valid_months": item.valid_months,
        "alt_labels": list(item.alt_labels),
        "requires": written.get("requires", []),
        "recommends": written.get("recommends", []),
        "certifies": list(item.certifies),
        "replaced_by": list(item.replaced_by),
        "resources": written.get("resources", []),
        "mappings": written.get("mappings", []),
        "needed_by": [
            {"id": one.needed_by, "reason": one.reason} for one in users(roadmap, item.id)
        ],
        "dependents_count": len(dependents(roadmap, item.id)),
        "certified_by": list(certifiers(roadmap, item.id)),
    }


def steps_answer(roadmap: Roadmap) -> schemas.Steps:
    """All steps in order, with what they cover."""
    return {"steps": [step_answer(roadmap, step) for step in roadmap.steps]}


def step_answer(roadmap: Roadmap, step: Step) -> schemas.Step:
    """A step of any roadmap over the same attainables, with what it covers."""
    return {
        "id": step.id,
        "iri": roadmap.iri(step.id),
        "name": step.name,
        "position": step.position,
        "hours": hours_answer(step_hours(roadmap, step)),
        "covers": [_entry(roadmap.by_id[one]) for one in step.covers],
        "optional": [_entry(roadmap.by_id[one]) for one in step.optional],
    }


def roadmaps_answer(roadmap: Roadmap) -> schemas.Roadmaps:
    """Every roadmap over the same attainables, the general one first."""
    found = map(roadmap.specialized, roadmap.outlines)
    return {"roadmaps": [roadmap_answer(one) for one in found]}


def roadmap_answer(roadmap: Roadmap) -> schemas.Roadmap:
    """A roadmap as a whole, in numbers.

    `hours` are those of what its steps ask for, without what that requires; `items` and
    `requirements` count what it is about.
    """
    items = [roadmap.by_id[one] for one in roadmap.scope]
    kinds = Counter(item.kind.value for item in items)
    outline = roadmap.outlines[roadmap.id]
    return {
        "id": roadmap.id,
        "iri": roadmap.iri(roadmap.id),
        "name": roadmap.name,
        "description": roadmap.description,
        "version": roadmap.version,
        "license": roadmap.license,
        "prepares_for": roadmap.prepares_for,
        "specializes": roadmap.general.id if roadmap.general else None,
        "steps": [step.id for step in roadmap.steps],
        "covers": len(outline.covers),
        "hours": hours_answer(outline_hours(roadmap, outline)),
        "items": dict(sorted(kinds.items())),
        "requirements": sum(len(item.required) for item in items),
    }


def recommendation_reasons(roadmap: Roadmap, one: Recommendation) -> list[str]:
    """Why to learn it next, a sentence each: who needs it, then what it builds on."""
    needed = needed_reasons(roadmap, one.item.id, one.because)
    return [*needed, *built_reasons(roadmap, one.builds_on)]


def needed_reasons(roadmap: Roadmap, item: str, because: Iterable[Because]) -> list[str]:
    """Who needs it, a sentence each."""
    return [explained(roadmap, item, one) for one in because]


def built_reasons(roadmap: Roadmap, builds_on: Iterable[Because]) -> list[str]:
    """What it builds on, a sentence each, as far as its author gave a reason."""
    return [
        f"Builds on {roadmap.by_id[one.needed_by].name}: {one.reason}"
        for one in builds_on
        if one.reason
    ]


def hours_answer(effort: Effort) -> schemas.Hours:
    """Hours of study."""
    return cast("schemas.Hours", effort_document(effort))


def known_answer(knowledge: Knowledge) -> schemas.Known:
    """What was taken as known."""
    return {"known": list(knowledge.stated), "inferred": sorted(knowledge.inferred)}


def brief(roadmap: Roadmap, item: Attainable) -> schemas.Brief:
    """An item with its first step; made once, so whoever adds to it takes a copy."""
    made = roadmap.memo.recall(f"{roadmap.id}/briefs", dict[str, "schemas.Brief"])
    found = made.get(item.id)
    if found is None:
        if len(made) >= MOST_BRIEFS:
            made.clear()  # in one step, so that threads that read meanwhile are not disturbed
        found = made[item.id] = _brief(roadmap, item)
    return found


def _brief(roadmap: Roadmap, item: Attainable) -> schemas.Brief:
    step = roadmap.step_of.get(item.id)
    return {
        "id": item.id,
        "name": item.name,
        "kind": item.kind.value,
        "step": step.id if step else None,
        "hours": hours_answer(item.hours),
    }


def scored(roadmap: Roadmap, item: Attainable, parts: Parts) -> guidance_schemas.Scored:
    """An item to learn next and how good that is."""
    return {
        **brief(roadmap, item),
        "url": item.url,
        "score": parts.score,
        "parts": {
            "continuity": parts.continuity,
            "blocking": parts.blocking,
            "level": parts.level,
            "effort": parts.effort,
        },
    }


def _recommendation(roadmap: Roadmap, one: Recommendation) -> guidance_schemas.Recommendation:
    return {
        **scored(roadmap, one.item, one.parts),
        "reasons": recommendation_reasons(roadmap, one),
        "unlocks": list(one.unlocks),
    }


def _constraints(kept: Constrained) -> guidance_schemas.Constraints:
    return {
        "forbid": list(kept.forbid),
        "prefer": list(kept.prefer),
        "unused": list(kept.unused),
        "extra_hours": None if kept.extra_hours is None else number(kept.extra_hours),
    }


def _path_item(roadmap: Roadmap, one: PathItem) -> guidance_schemas.PathItem:
    return {
        **brief(roadmap, one.item),
        "url": one.item.url,
        "because": [
            {"needed_by": because.needed_by, "reason": because.reason} for because in one.because
        ],
        "alternatives": [
            {"instead_of": other.instead_of, "extra_hours": number(other.extra_hours)}
            for other in one.alternatives
        ],
    }


def _entry(item: Attainable) -> schemas.Entry:
    return {
        "id": item.id,
        "name": item.name,
        "kind": item.kind.value,
        "status": item.status.value,
    }
