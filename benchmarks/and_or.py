"""Random and/or graphs: roadmaps in which half of the requirements leave a choice."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from skillpath.graph import Attainable, Effort, Group, Requirement, Roadmap

if TYPE_CHECKING:
    from skillpath.graph import Expression


def and_or(items: int, density: float, seed: int, *, window: int) -> Roadmap:
    """A roadmap of so many items, each with so many requirements on average.

    An item asks for what stands up to a window before it: every second requirement is a choice
    among two or three items or pairs of items. A tenth of the choices offer, beside earlier
    items, a later one, so that there are cycles.
    """
    random = Random(f"{items} {density} {seed}")  # noqa: S311 - the same graph each time
    found = []
    for number in range(items):
        near = range(max(0, number - window), number)
        later = range(number + 1, min(items, number + window))
        count = int(density) + (random.random() < density % 1) if len(near) > 5 else 0
        needs = dict.fromkeys(_term(random, near, later) for _ in range(count))
        found.append(_item(random, number, tuple(Requirement(one) for one in needs)))
    return Roadmap("random", "Random", tuple(found))


def _item(random: Random, number: int, requirements: tuple[Requirement, ...]) -> Attainable:
    likely = random.randrange(1, 41)
    return Attainable(
        _name(number),
        f"Item {number}",
        effort=Effort(likely / 2, likely, likely * 2),
        requirements=requirements,
    )


def _term(random: Random, near: range, later: range) -> Expression:
    if random.random() < 0.5:
        return _name(random.choice(near))
    members: list[Expression] = [_name(one) for one in random.sample(near, random.choice((2, 3)))]
    if random.random() < 0.2:
        members[-1] = Group(tuple(_name(one) for one in random.sample(near, 2)), 2)
    if random.random() < 0.1 and later:
        members.append(_name(random.choice(later)))
    minimum = 2 if len(members) > 2 and random.random() < 0.1 else 1
    return Group(tuple(dict.fromkeys(members)), minimum)


def _name(number: int) -> str:
    return f"i{number:05}"
