"""What pages say is found by key, in the language of the page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup

from skillpath.visualizations.saying import FOLDER, languages, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACEHOLDER = re.compile(r"\{(\w+)\}")
EN = json.loads((FOLDER / "en.json").read_text())


def forms(text: str | dict[str, str]) -> Iterator[str]:
    yield from [text] if isinstance(text, str) else text.values()


def test_hours_are_written_without_a_line_break_and_large_ones_with_a_comma() -> None:
    hours = texts("en").hours
    assert [hours(one) for one in (0.25, 7.46, 40, 1200)] == [
        "0.2\N{NO-BREAK SPACE}h",
        "7.5\N{NO-BREAK SPACE}h",
        "40\N{NO-BREAK SPACE}h",
        "1,200\N{NO-BREAK SPACE}h",
    ]


def test_a_value_is_escaped_and_markup_stands_in_a_text_as_it_is() -> None:
    low, link = "<1", Markup("<b>2</b>")
    said = texts("en").say("hours.range", low=low, likely="&", high=link)
    assert said == Markup("&amp; (&lt;1 to <b>2</b>)")


def test_a_key_that_there_is_not_is_an_error_and_so_is_a_missing_value() -> None:
    with pytest.raises(KeyError, match="nothing"):
        texts("en").say("nothing")
    with pytest.raises(KeyError, match="hours"):
        texts("en").say("hours")


@pytest.mark.parametrize("language", languages())
def test_texts_hold_no_markup_and_no_placeholder_that_is_no_name(language: str) -> None:
    told = json.loads((FOLDER / f"{language}.json").read_text())
    for text in (one for several in told.values() for one in forms(several)):
        assert not set('<>&"') & set(text), text
        assert not set("{}") & set(PLACEHOLDER.sub("", text)), text
