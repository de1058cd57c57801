"""What pages and scripts say: a file of texts for each language, found by key.

A text is plain, without markup. `{name}` stands for a value. Where a text depends on a number,
one stands there for each of the language's plural categories; the value `count` chooses.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

    from skillpath.graph import Cost, Effort

    Text: TypeAlias = str | Mapping[str, str]
    Value: TypeAlias = str | float

FOLDER = Path(__file__).parent / "texts"
ENGLISH = "en"
"""The language of which every text is there."""

FOR_SCRIPTS = ("script.", "hours")
"""How the keys begin whose texts scripts need as well."""


def languages() -> tuple[str, ...]:
    """The languages that there is a file for, as in `<html lang>`; sorted.

    >>> "en" in languages()
    True
    """
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


@cache
def texts(language: str) -> Texts:
    """The texts of one of the `languages`; what is not translated is said in English.

    >>> texts("en").plain("frame.skip")
    'Skip to the content'
    """
    return Texts(language, _read(ENGLISH) | _read(language))


def _read(language: str) -> dict[str, Text]:
    found: dict[str, Text] = json.loads((FOLDER / f"{language}.json").read_bytes())
    return found


@dataclass(frozen=True)
class Texts:
    """The texts of a language by key, and how it writes numbers."""

    language: str
    by_key: Mapping[str, Text]

    def say(self, key: str, **values: Value) -> Markup:
        """The text, as part of a page: values are escaped, apart from markup.

        Raises:
            KeyError: when there is no such text, or a value is missing.
        """
        text = self._chosen(self._escaped[key], values)
        if isinstance(text, Markup):
            return text
        told = {name: escape(self._told(value)) for name, value in values.items()}
        return Markup(text.format_map(told))  # noqa: S704 - all of it is escaped

    def plain(self, key: str, **values: Value) -> str:
        """The text for what is no page, or will be escaped with what is around it.

        Raises:
            KeyError: when there is no such text, or a value is missing.
        """
        told = {name: self._told(value) for name, value in values.items()}
        return self._chosen(self.by_key[key], values).format_map(told)

    def number(self, value: float) -> str:
        """The number as the language writes it: in English `1,200` and `7.5`."""
        return f"{value:,}" if self.language == ENGLISH else _number(self.language, value)

    def hours(self, number: float) -> str:
        """A number of hours: `1,200 h`, `7.5 h`, and `0.2 h` below one; no line breaks inside."""
        rounded = round(number, 1) if number < 10 else round(number)  # noqa: PLR2004 - two digits
        whole = int(rounded)
        return self.plain("hours", hours=whole if rounded == whole else rounded)

    def effort(self, value: Effort) -> str:
        """The likely hours, and the range where there is one: `40 h (30 h to 60 h)`."""
        if value.low == value.high:
            return self.hours(value.likely)
        low, likely, high = map(self.hours, (value.low, value.likely, value.high))
        return self.plain("hours.range", low=low, likely=likely, high=high)

    def cost(self, value: Cost) -> str:
        """A price: `1,250 USD` or `99.50 EUR`."""
        if self.language == ENGLISH:
            return value.spoken
        digits = "#,##0" if value.amount == int(value.amount) else "#,##0.00"
        return f"{_number(self.language, value.amount, digits)} {value.currency}"

    def script_texts(self) -> Markup:
        """The element that `texts.js` reads: the texts that scripts say."""
        told = {key: text for key, text in self.by_key.items() if key.startswith(FOR_SCRIPTS)}
        code = json.dumps(told, ensure_ascii=False).replace("<", r"\u003c")
        return Markup('<script type="application/json" id="texts">{}</script>').format(
            Markup(code)  # noqa: S704 - our own texts, in which nothing ends the element now
        )

    @cached_property
    def _escaped(self) -> Mapping[str, Text]:
        """The texts as parts of a page; those that stand for themselves as markup."""
        return {
            key: _escaped(text)
            if isinstance(text, str)
            else {category: _escaped(one) for category, one in text.items()}
            for key, text in self.by_key.items()
        }

    def _chosen(self, text: Text, values: Mapping[str, Value]) -> str:
        """The text; of several forms the one for the number."""
        if isinstance(text, str):
            return text
        count = values["count"]
        assert not isinstance(count, str), "plural forms are chosen by a number"
        return text.get(self._category(count), text["other"])

    def _category(self, count: float) -> str:
        """The plural category of a number.

        Source: Unicode CLDR, "Language Plural Rules"; Babel carries those of all languages.
        """
        if self.language == ENGLISH:
            return "one" if count == 1 else "other"
        return str(_locale(self.language).plural_form(count))

    def _told(self, value: Value) -> str:
        return value if isinstance(value, str) else self.number(value)


def _escaped(text: str) -> str:
    """Markup, unless there are values to come; apostrophes stay, as no attribute stands in them."""
    escaped = str(escape(text)).replace("&#39;", "'")
    return escaped if "{" in escaped else Markup(escaped)  # noqa: S704 - it is escaped


@lru_cache(maxsize=4096)
def _number(language: str, value: float, digits: str | None = None) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(value, digits, _locale(language)))


@cache
def _locale(language: str) -> Locale:
    from babel import Locale

    return Locale.parse(language, sep="-")
