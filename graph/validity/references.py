"""Names of items that no item bears, with the nearest that one does."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from skillpath.graph.errors import Fault, shortened
from skillpath.graph.requirements import Group, mentioned
from skillpath.graph.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillpath.graph.attainables import Attainable
    from skillpath.graph.roadmap import Roadmap

MOST_READ = 3_000_000
"""How many ids are read, in all, to look up what is nearest to unknown names."""


def reference_faults(roadmap: Roadmap, ids: set[str]) -> Iterator[Fault]:
    """A fault for each name that is none of the ids."""
    suggestions = iter(range(1 + MOST_READ // (1 + len(ids))))
    known: list[str] = []
    for where, names, subject, part in _mentions(roadmap, ids):
        code = "unknown-prerequisite" if part in ("requires", "recommends") else "unknown-item"
        for name in sorted(set(names) - ids):
            known = known or sorted(ids)  # so that each look-up finds them sorted
            near = nearest(name, known) if next(suggestions, None) is not None else ()
            hint = f"; nearest: {', '.join(near)}" if near else ""
            expected = f"the id of an item{hint}"
            yield Fault(where, shortened(name), expected, code, subject=subject, part=part)


def _are_known(items: Iterable[Attainable], ids: set[str]) -> bool:
    """Whether all that items mention is known, looked at together: that is faster."""
    expressions = [one.of for item in items for one in item.requirements]
    groups = [one for one in expressions if isinstance(one, Group)]
    return (
        ids.issuperset([one for one in expressions if isinstance(one, str)])
        and ids.issuperset(chain.from_iterable([one.members for one in groups]))
        and not any(item.certifies or item.replaced_by for item in items)
    )


def _mentions(roadmap: Roadmap, ids: set[str]) -> Iterator[tuple[str, Iterable[str], str, str]]:
    """Where ids are mentioned, which, and the subject and part; single ones that exist left out."""
    for item in () if _are_known(roadmap.items, ids) else roadmap.items:
        for requirement in item.requirements:
            of = requirement.of
            named = of.members if isinstance(of, Group) else (of,)
            if not ids.issuperset(named):  # an inner group is no id either, and looked into
                where = f"item {shortened(item.id)}, requirements"
                yield where, mentioned(of), item.id, requirement.part
        for part, names in (("certifies", item.certifies), ("replaced_by", item.replaced_by)):
            if names:
                yield f"item {shortened(item.id)}, {part}", names, item.id, part
    for step in roadmap.all_steps:
        for part, names in (("covers", step.covers), ("optional", step.optional)):
            yield f"step {shortened(step.id)}, {part}", names, step.id, part
