"""What can differ between two roadmaps, as values.

`before` and `removed` speak of the old roadmap and in its ids, `after` and `added` of the new one.
Parts are named by the keys of the JSON form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph.attainables import Attainable, Cost, Effort, ItemId, Mapping, Resource
    from skillpath.graph.outlines import Outline, Step, StepId
    from skillpath.graph.requirements import Requirement
    from skillpath.graph.roadmap import Roadmap

Value: TypeAlias = "str | int | Effort | Cost | tuple[ItemId, ...] | Roadmap | None"
"""What a part of a roadmap, a step or an item may hold."""

Entry: TypeAlias = "str | Resource | Mapping"
"""One of several: an alt label, an item's id, a resource, a mapping."""


@dataclass(frozen=True, slots=True)
class Change:
    """A part that holds something else now."""

    part: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class ListChange:
    """A part that lists several things, whose order carries no meaning."""

    part: str
    added: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class RequirementChange:
    """A requirement that took the place of another."""

    before: Requirement
    after: Requirement


@dataclass(frozen=True, slots=True)
class RequirementChanges:
    """What became of the requirements of an item.

    `changed` asks for something else, or with another strength; `reworded` asks for the same, for
    another reason or on another source.
    """

    added: tuple[Requirement, ...] = ()
    removed: tuple[Requirement, ...] = ()
    changed: tuple[RequirementChange, ...] = ()
    reworded: tuple[RequirementChange, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that is in both roadmaps, and what differs.

    Where it was given another id, `known_by` is the evidence: a name, casefolded, that both bear.
    """

    before: Attainable
    after: Attainable
    known_by: str = ""
    changes: tuple[Change, ...] = ()
    lists: tuple[ListChange, ...] = ()
    requirements: RequirementChanges = RequirementChanges()

    @property
    def has_other_id(self) -> bool:
        """Whether it was given another id."""
        return self.before.id != self.after.id

    @property
    def is_renamed(self) -> bool:
        """Whether it has its id still, and another name."""
        return not self.has_other_id and self.before.name != self.after.name


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a step names an item."""

    item: ItemId
    step: StepId
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Move:
    """Where an item stood and stands no more, and where it stands now; one may be empty."""

    before: tuple[Standing, ...]
    after: tuple[Standing, ...]

    @property
    def item(self) -> ItemId:
        """The item's id, the new one where it is placed still."""
        return (self.after or self.before)[0].item


@dataclass(frozen=True, slots=True)
class StepChange:
    """A step that is in both, and what differs: its name, its position, the order inside it.

    The order is told, as `covers` or `optional`, of those items alone that stood there before.
    """

    before: Step
    after: Step
    known_by: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class StepChanges:
    """What became of the steps of one outline, and of the items in them."""

    added: tuple[Step, ...] = ()
    removed: tuple[Step, ...] = ()
    changed: tuple[StepChange, ...] = ()
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineChange:
    """A specialization that is in both, and what differs."""

    before: Outline
    after: Outline
    known_by: str = ""
    changes: tuple[Change, ...] = ()
    steps: StepChanges = StepChanges()


@dataclass(frozen=True, slots=True)
class OutlineChanges:
    """What became of the specializations."""

    added: tuple[Outline, ...] = ()
    removed: tuple[Outline, ...] = ()
    changed: tuple[OutlineChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Replacement:
    """An item, by its old id, and what stands in for it now."""

    item: ItemId
    successors: tuple[ItemId, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything in which two roadmaps differ; false where they are equal.

    `roadmap` holds what changed of the roadmap's own head, `hours` what all that is not retired
    takes together, where that changed.
    """

    roadmap: tuple[Change, ...] = ()
    added: tuple[Attainable, ...] = ()
    removed: tuple[Attainable, ...] = ()
    changed: tuple[ItemChange, ...] = ()
    steps: StepChanges = StepChanges()
    specializations: OutlineChanges = OutlineChanges()
    hours: Change | None = None

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return self != Differences()

    @property
    def replaced(self) -> tuple[Replacement, ...]:
        """What has successors that it did not have before, by old id.

        An item that is in both was replaced when it is retired with successors now and was not
        so before; one that is gone, when the old roadmap names successors that are there still.
        """
        retired = (
            Replacement(one.before.id, one.after.replaced_by)
            for one in self.changed
            if _is_replaced(one.after) and not _is_replaced(one.before)
        )
        found = (*retired, *self._replaced_by_others())
        return tuple(sorted(found, key=lambda one: one.item))

    def _replaced_by_others(self) -> Iterator[Replacement]:
        gone = {item.id for item in self.removed}
        ids = {one.before.id: one.after.id for one in self.changed}
        for item in self.removed:
            left = sorted(ids.get(one, one) for one in item.replaced_by if one not in gone)
            if left:
                yield Replacement(item.id, tuple(left))


def _is_replaced(item: Attainable) -> bool:
    return item.is_retired and bool(item.replaced_by)
