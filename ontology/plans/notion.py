"""A plan as a table that Notion makes a database of, an item to a page.

Source: Notion's help, "Import data into Notion"; the values as Notion itself writes them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.ontology.csv_out import as_table
from skillpath.ontology.plans.rows import Rows, is_finished
from skillpath.ontology.plans.wording import ENGLISH, hours, resources, wording
from skillpath.ontology.tables import guarded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillpath.graph import Plan, Planned

COLUMNS = (
    "name",
    "done",
    "kind",
    "step",
    "hours",
    "begins",
    "ends",
    "week",
    "needs",
    "critical",
    "why",
    "resources",
    "link",
)
"""By the keys of their texts: title, checkbox, two selects, number, dates, number, relation."""

CHECKED, UNCHECKED = "Yes", "No"
"""A checkbox, in whatever language."""

BETWEEN = ", "
"""What parts the names in a relation."""


def notion(plan: Plan, *, language: str = ENGLISH) -> str:
    """A row for each item; dates as `2027-01-04`, which Notion takes for dates in all settings.

    The column of prerequisites holds the titles of their rows, so that it can be turned into a
    relation of the database with itself. For that, titles are unique, and have semicolons for
    commas.
    """
    texts, board = wording(language), _Board(Rows(plan))
    return as_table([texts[one] for one in COLUMNS], (board.row(one, texts) for one in plan.items))


@dataclass(frozen=True)
class _Board:
    rows: Rows

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What rows are called, by the ids of their items."""
        plain = {one.id: _flat(one.item.item.name) for one in self.rows.plan.items}
        count = Counter(one.casefold() for one in plain.values())
        return {
            one: guarded(name if count[name.casefold()] == 1 else f"{name} ({one})")
            for one, name in plain.items()
        }

    def row(self, one: Planned, texts: Mapping[str, str]) -> tuple[str, ...]:
        item, weeks = one.item.item, self.rows.weeks[one.id]
        return (
            self.titles[one.id],
            CHECKED if is_finished(one) else UNCHECKED,
            texts[item.kind.value],
            guarded(_flat(self.rows.step(one))),
            hours(one.hours),
            one.begins.isoformat(),
            one.ends.isoformat(),
            str(weeks[0] + 1) if weeks else "",
            BETWEEN.join(self.titles[each] for each in self.rows.before[one.id]),
            CHECKED if one.is_critical else UNCHECKED,
            guarded("\n".join(self.rows.reasons(one))),
            guarded("\n".join(f"{name}: {url}" for name, url in resources(one))),
            item.url,
        )


def _flat(name: str) -> str:
    """On one line, and without what parts names."""
    return " ".join(name.replace(",", ";").split())
