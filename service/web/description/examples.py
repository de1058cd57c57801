"""Examples that run: questions about the roadmap at hand, and what is answered to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson

from skillpath.graph import SkillpathError, cheapest_path, closure, reach_counts
from skillpath.service.web.media import JSON
from skillpath.service.web.thorough import checked, model_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillpath.graph import Attainable, Roadmap
    from skillpath.service.web.operations import Operation

MOST_BYTES = 4_000
"""Longer answers are left out of the description."""

HANDFUL = range(3, 7)
"""How many prerequisites, alternatives included, make an item worth telling about."""

MOST_COUNTED = 40
"""Prerequisites beyond which it no longer matters how many more there are."""

A_START = "2027-01-04"
"""A Monday, on which plans begin."""

COLLECTION = re.compile(r"/([a-z]+)/\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Example:
    """A question that is answered, and the answer by media type where it is short.

    The names in the path stand in `names`, the others in `fields`.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Samples:
    """What to ask about a roadmap: names by the collection they stand in, values by parameter."""

    names: Mapping[str, str]
    fields: Mapping[str, Any]

    def example(self, roadmap: Roadmap, operation: Operation) -> Example:
        """The example of an operation; an empty one where it has nothing to say."""
        places = COLLECTION.findall(operation.path)
        names = {name: self.names[kind] for kind, name in places if kind in self.names}
        if len(names) < operation.path.count("{"):
            return Example()
        form = operation.form()
        fields = {
            name: _fitting(self.fields[name], schema)
            for name, schema in model_of(form).model_json_schema()["properties"].items()
            if name in self.fields
        }
        try:
            found = operation.find(roadmap, checked(form, fields), **names)
        except SkillpathError:
            return Example()
        return Example(names, fields, _answers(roadmap, operation, found))


def _answers(roadmap: Roadmap, operation: Operation, found: Any) -> dict[str, Any]:
    """The short answers by media type: JSON as it is, others as text."""
    formats = [JSON] if operation.has_long_files else operation.formats
    written = {one: operation.written(roadmap, found, one) for one in formats}
    return {
        media.type: orjson.loads(content) if media.is_json else content.decode()
        for media, content in written.items()
        if len(content) <= MOST_BYTES
    }


def samples_of(roadmap: Roadmap) -> Samples:
    """What to ask, the same for equal roadmaps.

    The goal is the item of a handful of prerequisites that most depends on, and known is what
    its path begins with.
    """
    items = telling_items(roadmap)
    outlines = list(roadmap.outlines)
    names = {"roadmaps": outlines[min(1, len(outlines) - 1)]}
    if roadmap.steps:
        names["steps"] = roadmap.steps[0].id
    if not items:
        return Samples(names, {})
    names["skills"] = items[0].id
    fields: dict[str, Any] = {
        "goal": [one.id for one in items],
        "q": items[0].name,
        "limit": 2,
        "hours": 100,
        "start": A_START,
        "hours_per_week": 10,
    }
    known = _begun(roadmap, items[0])
    fields |= {"known": known} if known else {}
    learner = {
        name: value[:1] if isinstance(value, list) else value
        for name, value in fields.items()
        if name in ("goal", "limit", "known")
    }
    return Samples(names, fields | {"learners": [{"id": "ada", **learner}]})


def telling_items(roadmap: Roadmap) -> list[Attainable]:
    """Up to ten active items, the most telling first."""
    reach = reach_counts(roadmap)

    def rank(item: Attainable) -> tuple[int, int, str]:
        needed = len(closure(roadmap, [item.id], most=MOST_COUNTED)) - 1
        nearest = min(max(needed, HANDFUL.start), HANDFUL.stop - 1)
        return abs(min(needed, MOST_COUNTED) - nearest), -reach[item.id], item.id

    active = (roadmap.by_id[one] for one in roadmap.scope if not roadmap.by_id[one].is_retired)
    return sorted(active, key=rank)[:10]


def _begun(roadmap: Roadmap, goal: Attainable) -> list[str]:
    """What the path to the goal begins with, unless that is the goal."""
    try:
        first, *others = cheapest_path(roadmap, [goal.id]).items
    except SkillpathError:
        return []
    return [first.item.id] if others else []


def _fitting(value: Any, schema: Mapping[str, Any]) -> Any:
    """The value; of a list no more than there must be, and one at least."""
    if not isinstance(value, list):
        return value
    least: int = schema.get("minItems", 1)
    taken: Sequence[Any] = value[: max(least, 1)]
    return taken
