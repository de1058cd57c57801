"""Short ways to write small roadmaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import Attainable, Effort, Kind, Requirement, Roadmap, Status, Strength

if TYPE_CHECKING:
    from skillpath.graph import Expression


def item(name: str, *needs: Expression, hours: float = 1) -> Attainable:
    """A skill; the reason of each requirement names both ends."""
    requirements = tuple(Requirement(one, reason=f"{name} rests on it.") for one in needs)
    return Attainable(
        name, name.upper(), effort=Effort(hours, hours, hours), requirements=requirements
    )


def certificate(name: str, *certifies: str, retired: bool = False) -> Attainable:
    """A certification that asks for nothing."""
    status = Status.RETIRED if retired else Status.ACTIVE
    return Attainable(name, name.upper(), Kind.CERTIFICATION, certifies=certifies, status=status)


def helped(name: str, *helps: Expression) -> Attainable:
    """A skill with recommended requirements alone."""
    requirements = tuple(Requirement(one, strength=Strength.RECOMMENDED) for one in helps)
    return Attainable(name, name.upper(), requirements=requirements)


def roadmap(*items: Attainable) -> Roadmap:
    """A roadmap without steps."""
    return Roadmap("small", "Small", items)
