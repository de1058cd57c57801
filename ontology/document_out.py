"""From a `Roadmap` to its JSON form, in dicts, lists and text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from skillpath.graph import DEFAULT_BASE
from skillpath.ontology.expressions import document_expression

if TYPE_CHECKING:
    from skillpath.graph import (
        Attainable,
        Cost,
        Effort,
        Mapping,
        Outline,
        Requirement,
        Roadmap,
        Step,
    )

Json: TypeAlias = dict[str, Any]


def document_of(roadmap: Roadmap) -> Json:
    """The document of a roadmap; `roadmap_of` reads it back to an equal one.

    >>> sorted(document_of(roadmap)["steps"][0])
    ['covers', 'id', 'name', 'optional', 'position']
    """
    head = {
        "id": roadmap.id,
        "name": roadmap.name,
        "base": roadmap.base if roadmap.base != DEFAULT_BASE else None,
        "description": roadmap.description,
        "version": roadmap.version,
        "license": roadmap.license,
        "prepares_for": roadmap.prepares_for,
    }
    outlines = [_outline_document(one) for one in roadmap.specializations]
    return _filled(head) | {
        "steps": [_step_document(step) for step in roadmap.steps],
        **_filled({"specializations": outlines}),
        "items": [item_document(item) for item in roadmap.items],
    }


def item_document(item: Attainable) -> Json:
    """An item in the JSON form, without the keys that would be empty."""
    return _filled(
        {
            "id": item.id,
            "name": item.name,
            "kind": item.kind.value,
            "hours": effort_document(item.effort) if item.effort else None,
            "level": item.level.value if item.level else None,
            "alt_labels": list(item.alt_labels),
            "description": item.description,
            "url": item.url,
            "requires": [requirement_document(one) for one in item.required],
            "recommends": [requirement_document(one) for one in item.recommended],
            "certifies": list(item.certifies),
            "status": item.status.value if item.is_retired else None,
            "replaced_by": list(item.replaced_by),
            "resources": [
                _filled({"name": one.name, "url": one.url, "hours": one.hours})
                for one in item.resources
            ],
            "mappings": [_mapping_document(one) for one in item.mappings],
            "cost": cost_document(item.cost) if item.cost else None,
            "valid_months": item.valid_months,
        }
    )


def requirement_document(requirement: Requirement) -> Json:
    """A requirement in the JSON form."""
    return _filled(
        {
            "of": document_expression(requirement.of),
            "reason": requirement.reason,
            "source": requirement.source,
        }
    )


def effort_document(effort: Effort) -> Json:
    """An effort in the JSON form; whole numbers without a fraction."""
    return {
        "low": number(effort.low),
        "likely": number(effort.likely),
        "high": number(effort.high),
    }


def cost_document(cost: Cost) -> Json:
    """A price in the JSON form."""
    return {"amount": number(cost.amount), "currency": cost.currency}


def number(value: float) -> float:
    """The value, as an integer where it is whole."""
    return int(value) if value == int(value) else value


def _step_document(step: Step) -> Json:
    return {
        "id": step.id,
        "name": step.name,
        "position": step.position,
        "covers": list(step.covers),
        "optional": list(step.optional),
    }


def _outline_document(outline: Outline) -> Json:
    head = {
        "id": outline.id,
        "name": outline.name,
        "description": outline.description,
        "prepares_for": outline.prepares_for,
    }
    return _filled(head) | {"steps": [_step_document(step) for step in outline.steps]}


def _mapping_document(mapping: Mapping) -> Json:
    return _filled(
        {"match": mapping.match, "iri": mapping.iri, "name": mapping.name, "code": mapping.code}
    )


def _filled(document: Json) -> Json:
    return {key: value for key, value in document.items() if value not in (None, "", [])}
