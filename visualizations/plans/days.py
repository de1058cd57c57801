"""Days in words, as each language writes them.

Babel knows how. It is imported when the first day is told: pages that tell none do without.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

MOST_KEPT = 16_384
"""Words of days that are kept: a plan tells the same ones again and again."""

LONG, SHORT, MONTH, MONTH_OF_YEAR = "yMMMMd", "MMMd", "MMM", "yMMM"
"""Skeletons of Unicode CLDR: `January 4, 2027`, `Jan 4`, `Jan`, `Jan 2027`."""


@lru_cache(MOST_KEPT)
def told_day(day: date, language: str, skeleton: str = LONG) -> str:
    """The day in the language.

    >>> told_day(date(2027, 1, 4), "en"), told_day(date(2027, 1, 4), "de", SHORT)
    ('January 4, 2027', '4. Jan.')
    """
    from babel import Locale
    from babel.dates import format_skeleton

    return str(format_skeleton(skeleton, day, locale=Locale.parse(language, sep="-")))


@lru_cache(64)
def weekday_names(language: str) -> tuple[str, ...]:
    """The days of the week in full, Monday first."""
    from babel import Locale
    from babel.dates import get_day_names

    names = get_day_names("wide", "stand-alone", Locale.parse(language, sep="-"))
    return tuple(str(names[day]) for day in range(7))
