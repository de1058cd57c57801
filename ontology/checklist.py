"""A path as a Markdown checklist, for notes and issue trackers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.ontology.amounts import longer, range_told
from skillpath.ontology.markdown import details, escaped, linked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Constrained, Path, PathItem, Roadmap


def checklist(roadmap: Roadmap, path: Path) -> str:
    """The path as GitHub-flavored Markdown: a task per item with hours, reasons and links.

    >>> from skillpath.graph import cheapest_path
    >>> path = cheapest_path(roadmap, ["gradient-descent"], ["calculus"])
    >>> print(checklist(roadmap, path).splitlines()[0])
    # Path to Gradient descent
    """
    lines = [
        f"# Path to {', '.join(escaped(roadmap.name_of(goal)) for goal in path.goals.ids)}",
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
    yield f"{things}, {range_told(path.hours)} ({proof}), each after what it requires."
    if path.knowledge.stated:
        known = ", ".join(escaped(roadmap.name_of(one)) for one in path.knowledge.stated)
        yield f"Known already: {known}."
    if path.knowledge.inferred:
        inferred = sorted(escaped(roadmap.name_of(one)) for one in path.knowledge.inferred)
        yield f"Taken as known, because it follows: {', '.join(inferred)}."
    if path.constrained:
        yield from _kept(roadmap, path.constrained)


def _task(roadmap: Roadmap, number: int, one: PathItem) -> Iterator[str]:
    item = one.item
    yield f"- [ ] **{number}. {linked(item)}** ({item.kind}, {range_told(item.hours)})"
    yield from details(roadmap, one)


def _kept(roadmap: Roadmap, kept: Constrained) -> Iterator[str]:
    """What the path does without and what it uses, as it was asked, and what that costs."""
    used = [one for one in kept.prefer if one not in kept.unused]
    for told, ids in (
        ("Without what is forbidden", kept.forbid),
        ("Preferred", used),
        ("Preferred, but not used", kept.unused),
    ):
        if ids:
            yield f"{told}: {', '.join(escaped(roadmap.name_of(one)) for one in ids)}."
    if kept.extra_hours is not None:
        shorter = longer(-kept.extra_hours)
        yield f"The cheapest path without these constraints would take {shorter}."
