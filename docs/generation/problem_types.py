"""What goes wrong over HTTP, from the table that the service answers by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs.generation.markdown import code, table
from skillpath.service.web.problems import PROBLEM_TYPES

if TYPE_CHECKING:
    from skillpath.service.web.problems import ProblemType


def problem_types() -> str:
    """All problem types: a table of them, then a section for each."""
    kinds = PROBLEM_TYPES.values()
    overview = table(
        ("type", "status", "title"),
        (
            (f"[`/problems/{one.slug}`](#{one.slug})", f"{one.status.value}", one.title)
            for one in kinds
        ),
    )
    return "\n\n".join([overview, *map(_section, kinds)])


def _section(one: ProblemType) -> str:
    members = table(
        ("member", "what it holds"), ((code(name), told) for name, told in one.members.items())
    )
    parts = [
        f"({one.slug})=\n## {one.title}",
        f"`/problems/{one.slug}`, status {one.status.value} {one.status.phrase}",
        one.meaning,
        f"**What to do.** {one.remedy}",
        members if one.members else "",
    ]
    return "\n\n".join(filter(None, parts))
