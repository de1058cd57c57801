"""Requirements that say nothing new, for authors to remove."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillpath.graph.attainment import generations
from skillpath.graph.dominance import dominators, needed_always
from skillpath.graph.errors import Fault, Severity
from skillpath.graph.gates import Gates
from skillpath.graph.requirements import Group, Requirement, Strength, is_met, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.roadmap import Roadmap


def redundant_requirements(roadmap: Roadmap) -> list[Fault]:
    """Warnings for what can be left out without changing the meaning.

    A required requirement that the item's others imply; a recommended one that the required ones
    imply; a member of an "any of" that cannot be attained without another member of it.
    """
    return [
        warning
        for item in roadmap.items
        for warning in (*_implied(roadmap, item), *_pointless(roadmap, item))
    ]


def _implied(roadmap: Roadmap, item: Attainable) -> Iterator[Fault]:
    for requirement in item.requirements:
        if is_met(requirement.of, _needs_without(roadmap, item, requirement)):
            yield _warning(item, requirement, "one that the item's other requirements imply")


def _needs_without(roadmap: Roadmap, item: Attainable, requirement: Requirement) -> frozenset[str]:
    """What the item needs anyway, itself excepted, once the requirement is taken away."""
    if requirement.strength is Strength.RECOMMENDED:
        return dominators(roadmap, item.id) - {item.id}
    others = tuple(one for one in item.requirements if one != requirement)
    if not any(one.strength is Strength.REQUIRED for one in others):
        return frozenset()
    changed = [replace(item, requirements=others) if one is item else one for one in roadmap.items]
    gates = Gates.of(changed)
    needs = needed_always(gates, among=generations(gates).keys())[gates.place[item.id]]
    return frozenset(gates.ids[place] for place in needs) - {item.id}


def _pointless(roadmap: Roadmap, item: Attainable) -> Iterator[Fault]:
    for requirement in item.requirements:
        group = requirement.of
        if not isinstance(group, Group) or group.minimum != 1:
            continue
        plain = [member for member in group.members if not isinstance(member, Group)]
        for member in plain:
            others = set(plain) - {member}
            for other in sorted(others & dominators(roadmap, member)):
                yield _warning(item, requirement, f"'{member}' beside '{other}', which it needs")


def _warning(item: Attainable, requirement: Requirement, found: str) -> Fault:
    return Fault(
        f"item '{item.id}', requirement '{words(requirement.of)}'",
        found,
        "requirements that say something new",
        "redundant",
        Severity.WARNING,
    )
