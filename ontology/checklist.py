"""A path as a Markdown checklist, for notes and issue trackers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skillpath.graph import explained

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Constrained, Effort, Path, PathItem, Resource, Roadmap

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
"""What Markdown or HTML would read as markup."""

BEGINNING = re.compile(r"^(\d*)([-+=.)])")
"""What makes a list, a rule or a heading at the beginning of a line."""


def checklist(roadmap: Roadmap, path: Path) -> str:
    """The path as GitHub-flavored Markdown: a task per item with hours, reasons and links.

    >>> from skillpath.graph import cheapest_path
    >>> path = cheapest_path(roadmap, ["gradient-descent"], ["calculus"])
    >>> print(checklist(roadmap, path).splitlines()[0])
    # Path to Gradient descent
    """
    lines = [
        f"# Path to {', '.join(_escaped(roadmap.name_of(goal)) for goal in path.goals.ids)}",
        "",
        *_head(roadmap, path),
        "",
    ]
    for number, one in enumerate(path.items, start=1):
        lines += [*_task(roadmap, number, one), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(roadmap: Roadmap, path: Path) -> Iterator[str]:
    count = len(path.items)
    proof = "proven cheapest" if path.is_optimal else "best found"
    if not count:
        yield "Nothing is missing: the goal is reached."
        return
    things = "1 item" if count == 1 else f"{count} items"
    yield f"{things}, {_hours(path.hours)} ({proof}), each after what it requires."
    if path.knowledge.stated:
        known = ", ".join(_escaped(roadmap.name_of(one)) for one in path.knowledge.stated)
        yield f"Known already: {known}."
    if path.knowledge.inferred:
        inferred = sorted(_escaped(roadmap.name_of(one)) for one in path.knowledge.inferred)
        yield f"Taken as known, because it follows: {', '.join(inferred)}."
    if path.constrained:
        yield from _kept(roadmap, path.constrained)


def _task(roadmap: Roadmap, number: int, one: PathItem) -> Iterator[str]:
    item = one.item
    name = _escaped(item.name)
    title = f"[{name}](<{item.url}>)" if item.url else name
    yield f"- [ ] **{number}. {title}** ({item.kind}, {_hours(item.hours)})"
    if item.description:
        yield f"  {_escaped(item.description)}"
    for because in one.because:
        yield f"  - {_escaped(explained(roadmap, item.id, because))}"
    for other in one.alternatives:
        rival = _escaped(roadmap.name_of(other.instead_of))
        yield f"  - Instead of {rival}, which would take {_longer(other.extra_hours)}"
    if item.resources:
        yield f"  - Learn it from {', '.join(map(_page, item.resources))}"
    if item.terms:
        yield f"  - {item.terms}"


def _kept(roadmap: Roadmap, kept: Constrained) -> Iterator[str]:
    """What the path does without and what it uses, as it was asked, and what that costs."""
    used = [one for one in kept.prefer if one not in kept.unused]
    for told, ids in (
        ("Without what is forbidden", kept.forbid),
        ("Preferred", used),
        ("Preferred, but not used", kept.unused),
    ):
        if ids:
            yield f"{told}: {', '.join(_escaped(roadmap.name_of(one)) for one in ids)}."
    if kept.extra_hours is not None:
        shorter = _longer(-kept.extra_hours)
        yield f"The cheapest path without these constraints would take {shorter}."


def _page(resource: Resource) -> str:
    stated = f" ({_number(resource.hours)} h)" if resource.hours else ""
    return f"[{_escaped(resource.name)}](<{resource.url}>){stated}"


def _hours(effort: Effort) -> str:
    likely = f"{_number(effort.likely)} h"
    if effort.low == effort.high:
        return likely
    return f"{likely}, {_number(effort.low)} to {_number(effort.high)}"


def _longer(hours: float) -> str:
    """`3 h more`, `3 h less`, `as long`."""
    if not hours:
        return "as long"
    return f"{_number(abs(hours))} h {'more' if hours > 0 else 'less'}"


def _number(hours: float) -> str:
    """In digits, as few as there are; long paths have more than six."""
    return f"{hours:.12g}"


def _escaped(text: str) -> str:
    return BEGINNING.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", " ".join(text.split())))
