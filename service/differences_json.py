"""What changed between two roadmaps, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeAlias

from skillpath.graph import Cost, Effort, Mapping, Resource, Roadmap
from skillpath.ontology.document_out import (
    cost_document,
    effort_document,
    item_document,
    number,
    requirement_document,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as ReadOnly

    from skillpath.graph import (
        Change,
        Differences,
        ItemChange,
        ListChange,
        Move,
        OutlineChange,
        Requirement,
        RequirementChange,
        RequirementChanges,
        StepChange,
        StepChanges,
    )

Json: TypeAlias = dict[str, Any]


def differences_answer(old: Roadmap, new: Roadmap, found: Differences) -> Json:
    """What changed, every key present but those of parts that did not change; keys are sorted."""
    special = found.specializations
    ids = {one.before.id: one.after.id for one in found.changed}
    answer = {
        "differs": bool(found),
        "old": _head(old),
        "new": _head(new),
        "roadmap": _changes(found.roadmap),
        "hours": _change(found.hours) if found.hours else None,
        "items": {
            "added": [item_document(one) for one in found.added],
            "removed": [item_document(one) for one in found.removed],
            "changed": [_item(one) for one in found.changed],
            "replaced": [{"id": one.item, "replaced_by": one.successors} for one in found.replaced],
        },
        "steps": _steps(found.steps, ids),
        "specializations": {
            "added": [asdict(one) for one in special.added],
            "removed": [asdict(one) for one in special.removed],
            "changed": [_outline(one, ids) for one in special.changed],
        },
    }
    return {key: _in_order(value) for key, value in sorted(answer.items())}


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _in_order(one) for key, one in sorted(value.items())}
    return [_in_order(one) for one in value] if isinstance(value, list | tuple) else value


def _head(roadmap: Roadmap) -> Json:
    return {"id": roadmap.id, "name": roadmap.name, "version": roadmap.version}


def _brief(change: ItemChange | StepChange | OutlineChange) -> Json:
    before, after = change.before, change.after
    return {
        "id": after.id,
        "name": after.name,
        "old_id": before.id,
        "known_by": change.known_by,
        "changes": _changes(change.changes),
    }


def _item(change: ItemChange) -> Json:
    told = _brief(change)
    return told | {
        "changes": told["changes"] | _lists(change.lists),
        "requirements": _requirements(change.requirements),
    }


def _outline(change: OutlineChange, ids: ReadOnly[str, str]) -> Json:
    return _brief(change) | {"steps": _steps(change.steps, ids)}


def _steps(changes: StepChanges, ids: ReadOnly[str, str]) -> Json:
    return {
        "added": [asdict(one) for one in changes.added],
        "removed": [asdict(one) for one in changes.removed],
        "changed": [_brief(one) for one in changes.changed],
        "moves": [_move(one, ids) for one in changes.moves],
    }


def _move(move: Move, ids: ReadOnly[str, str]) -> Json:
    sides = (("before", move.before), ("after", move.after))
    return {"item": ids.get(move.item, move.item)} | {
        side: [{"step": one.step, "optional": one.is_optional} for one in places]
        for side, places in sides
    }


def _requirements(changes: RequirementChanges) -> Json:
    return {
        "added": [_requirement(one) for one in changes.added],
        "removed": [_requirement(one) for one in changes.removed],
        "changed": [_pair(one) for one in changes.changed],
        "reworded": [_pair(one) for one in changes.reworded],
    }


def _pair(change: RequirementChange) -> Json:
    return {"before": _requirement(change.before), "after": _requirement(change.after)}


def _requirement(requirement: Requirement) -> Json:
    return requirement_document(requirement) | {"strength": requirement.strength.value}


def _changes(changes: Iterable[Change]) -> Json:
    return {one.part: _change(one) for one in changes}


def _change(change: Change) -> Json:
    return {"before": _value(change.before), "after": _value(change.after)}


def _lists(changes: Iterable[ListChange]) -> Json:
    return {
        one.part: {
            "added": [_value(entry) for entry in one.added],
            "removed": [_value(entry) for entry in one.removed],
        }
        for one in changes
    }


def _value(value: Any) -> Any:
    match value:
        case Effort():
            return effort_document(value)
        case Cost():
            return cost_document(value)
        case Roadmap():
            return _head(value)
        case Resource(hours=float() as stated):
            return asdict(value) | {"hours": number(stated)}
        case Resource() | Mapping():
            return asdict(value)
    return value
