"""The cells of one row of a table as an attainable, with what could not be understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skillpath.graph import Attainable, Effort, Kind, Level, Requirement, Strength
from skillpath.graph.errors import shortened
from skillpath.graph.making import maker
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.grammar import ExpressionError, terms_of
from skillpath.ontology.tables import plain
from skillpath.ontology.wording import one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from skillpath.ontology.limits import ReadingLimits

NUMBER_FORM = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,340})?")
HOURS_EXPECTED = "a number such as 12 or 1.5, or low-likely-high such as 8-12-20"
MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DATE_FORM = re.compile(
    r"[0-9]{1,4}([./])[0-9]{1,2}\1[0-9]{1,4}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"|(?=.*\b0)[0-9]{2}-[0-9]{2}-[0-9]{4}"
    rf"|[0-9]{{1,2}}[-. ]+{MONTH}.*|{MONTH}[-. ]+[0-9]{{1,4}}.*",
    re.IGNORECASE,
)
DATE_HINT = "; a spreadsheet made a date of it: give the column the format 'Text'"
DASHES = str.maketrans("\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}\N{MINUS SIGN}", "----")
KINDS: dict[str, Kind] = {"": Kind.SKILL} | {kind.value: kind for kind in Kind}
attainable, requirement = maker(Attainable), maker(Requirement)
LEVELS: dict[str, Level | None] = {"": None} | {level.value: level for level in Level}


class CellReader:
    """Makes attainables of cells; `tell(column, found, expected, code)` hears of what is wrong."""

    def __init__(
        self, where: str, limits: ReadingLimits, tell: Callable[[str, str, str, str], None]
    ) -> None:
        """Begin with no member counted."""
        self._where = where
        self._limits = limits
        self._tell = tell
        self._members = 0
        self._efforts: dict[str, Effort | None] = {"": None}

    def item(self, cells: Sequence[str]) -> Attainable:
        """The attainable; the cells in the order of the columns, stripped.

        Raises:
            UnreadableError: when the requirements read so far have too many members together.
        """
        identifier, name, kind, _, needed, helpful, hours, level, labels, text, url = cells
        requirements: tuple[Requirement, ...] = ()
        if needed:
            requirements = self._requirements("prerequisites", needed, Strength.REQUIRED)
        if helpful:
            requirements += self._requirements("recommended", helpful, Strength.RECOMMENDED)
        return attainable(
            identifier,
            plain(name) if name[:1] == "'" else name,
            KINDS.get(kind) or self._kind(kind),
            self._efforts[hours] if hours in self._efforts else self._effort(hours),
            LEVELS[level] if level in LEVELS else self._level(level),
            tuple([plain(one.strip()) for one in labels.split("|")]) if labels else (),
            plain(text) if text[:1] == "'" else text,
            url,
            requirements,
        )

    def _kind(self, text: str) -> Kind:
        if text.lower() not in KINDS:
            self._unknown("kind", text, tuple(Kind))
        return KINDS.get(text.lower(), Kind.SKILL)

    def _level(self, text: str) -> Level | None:
        if text.lower() not in LEVELS:
            self._unknown("level", text, tuple(Level))
        return LEVELS.get(text.lower())

    def _unknown(self, column: str, text: str, known: Sequence[str]) -> None:
        self._tell(column, shortened(text), one_of(known, text), column)

    def _effort(self, text: str) -> Effort | None:
        numbers = [part.strip() for part in text.translate(DASHES).split("-")]
        is_date = DATE_FORM.fullmatch(text) is not None
        if len(numbers) in (1, 3) and all(map(NUMBER_FORM.fullmatch, numbers)) and not is_date:
            found = Effort(*map(float, numbers if len(numbers) > 1 else numbers * 3))
            self._efforts[text] = found
            return found
        hint = DATE_HINT if is_date else ""
        self._tell("hours", shortened(text), f"{HOURS_EXPECTED}{hint}", "hours")
        return None

    def _requirements(self, column: str, text: str, strength: Strength) -> tuple[Requirement, ...]:
        try:
            terms = terms_of(text, self._limits.depth)
        except ExpressionError as error:
            self._tell(column, error.found, error.expected, "expression")
            return ()
        self._count(text)
        return tuple([requirement(one, "", "", strength) for one in terms])

    def _count(self, text: str) -> None:
        self._members += text.count(",") + text.count(";") + 1
        if self._members > self._limits.members:
            found = f"over {self._limits.members} members of requirements in all"
            raise UnreadableError(self._where, found, "fewer")
