"""What pages say is found by key, in the language of the page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from markupsafe import Markup

from skillpath.service.web.app import Usual, create_app
from skillpath.visualizations import languages
from skillpath.visualizations.saying import FOLDER, Texts, texts
from tests.browser import visit
from tests.visualizations.roadmaps import demo
from tests.visualizations.seen import Seen

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.visualizations.conftest import Site

PLACEHOLDER = re.compile(r"\{(\w+)\}")
HOME = FOLDER.parent
NO_BREAK = "\N{NO-BREAK SPACE}"
MADE = re.compile(r'["`]([a-z-]+\.(?:[a-z-]+\.)*)(?:" ~|\$?\{(?!\{)|%)|f"([a-z-]+\.[a-z]+-)\{')
"""How a key begins whose end is made of a value."""

SPOKEN = ("alt", "aria-label", "content", "placeholder", "title")
"""The attributes that people hear or see."""

PAGES = (
    "/",
    "/?known=python&goal=two&goal=models",
    "/?known=none&goal=basics&goal=one",
    "/?known=python&goal=two",
    "/explore?known=python&goal=pipeline",
    "/explore?known=wrangling",
    "/skills/pipeline?known=basics&goal=two",
    "/skills/old-exam",
    "/skills/exam",
    "/steps/two?known=models",
    "/search",
    "/search?q=spark",
    "/search?q=xyz",
    "/embed?goal=pipeline",
    "/plan?known=python",
    "/plan?goal=pipeline&start=2027-01-04&deadline=2027-02-01&today=2027-01-20",
    "/plan?goal=pipeline&start=2027-02-30&weekdays=1&tracks=50&pace=0",
    "/plan?goal=pipeline&start=2027-01-04&whole=python",
    "/skills/pipelin",
    "/nowhere",
)


def told(language: str) -> dict[str, str | dict[str, str]]:
    found: dict[str, str | dict[str, str]] = json.loads((FOLDER / f"{language}.json").read_text())
    return found


def forms(text: str | dict[str, str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())


ENGLISH = told("en")
OTHERS = [one for one in languages() if one != "en"]


def test_hours_are_written_without_a_line_break_and_large_ones_with_a_comma() -> None:
    spoken = [texts("en").hours(one) for one in (0.25, 7.46, 40, 1200)]
    assert spoken == [f"{number}{NO_BREAK}h" for number in ("0.2", "7.5", "40", "1,200")]


def test_another_language_writes_numbers_in_its_own_way() -> None:
    assert texts("de").hours(7.46) == f"7,5{NO_BREAK}h"
    assert texts("de").number(1200) == "1.200"


def test_a_value_is_escaped_and_markup_stands_in_a_text_as_it_is() -> None:
    said = texts("en").say("hours.range", low="<1", likely="&", high=Markup("<b>2</b>"))
    assert said == Markup("&amp; (&lt;1 to <b>2</b>)")


def test_a_key_that_there_is_not_is_an_error_and_so_is_a_missing_value() -> None:
    with pytest.raises(KeyError, match="nothing"):
        texts("en").say("nothing")
    with pytest.raises(KeyError, match="hours"):
        texts("en").say("hours")


def test_a_number_takes_the_plural_form_of_the_language() -> None:
    items = {"one": "{count} rzecz", "few": "{count} rzeczy", "other": "{count} rzeczy (inne)"}
    polish = Texts("pl", {"items": items})
    assert [polish.plain("items", count=one) for one in (1, 2, 5)] == [
        "1 rzecz",
        "2 rzeczy",
        "5 rzeczy (inne)",
    ]


@pytest.mark.parametrize("language", languages())
def test_texts_hold_no_markup_and_nothing_in_braces_but_names(language: str) -> None:
    for text in (one for several in told(language).values() for one in forms(several)):
        assert not set('<>&"') & set(text), text
        assert not set("{}") & set(PLACEHOLDER.sub("", text)), text


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_says_all_that_english_says_with_the_same_values(language: str) -> None:
    def values(text: str | dict[str, str]) -> set[str]:
        return {name for form in forms(text) for name in PLACEHOLDER.findall(form)}

    spoken = {key: values(text) for key, text in told(language).items()}
    assert spoken == {key: values(text) for key, text in ENGLISH.items()}


@pytest.mark.parametrize("language", languages())
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    rule = Locale.parse(language, sep="-").plural_form
    valid = {frozenset(rule.tags | {"other"}), frozenset({"other"})}
    plural = {key: text for key, text in told(language).items() if isinstance(text, dict)}
    assert {key for key, text in plural.items() if frozenset(text) not in valid} == set()
    assert plural.keys() == {key for key, text in ENGLISH.items() if isinstance(text, dict)}


def sources() -> str:
    files = (file for form in ("**/*.py", "static/*.js", "templates/*") for file in HOME.glob(form))
    service = (HOME.parent / "service").glob("web/*.py")
    return "\n".join(file.read_text() for file in sorted((*files, *service)))


def test_what_is_said_is_there_and_what_is_there_is_said() -> None:
    source = sources()
    said = set(re.findall(r'\b(?:say|plain|sentence|part)\(\s*"([^"]+)"(?! ~| %)', source))
    begun = tuple(one for pair in MADE.findall(source) for one in pair if one)
    dead = {key for key in ENGLISH if f'"{key.removesuffix("-it")}"' not in source}
    assert said - ENGLISH.keys() == set()
    assert {key for key in dead if not key.startswith(begun)} == set()


def english_on(page: str, language: str) -> list[str]:
    """English texts that a page holds, of those that the language says otherwise."""
    seen = Seen(re.sub(r"<(script|code|pre)\b.*?</\1>", "", page, flags=re.DOTALL))
    named = [attrs[one] or "" for _, attrs in seen.elements for one in SPOKEN if one in attrs]
    spoken = told(language)
    pieces = {" ".join(one.split()) for one in (*seen.words, *named)}
    found = []
    for key, text in ENGLISH.items():
        for form in set(forms(text)) - set(forms(spoken[key])):
            said = max(re.split(r"\{\w+\}", form), key=len).strip()
            is_there = said in pieces or (" " in said and any(said in one for one in pieces))
            found += [f"{key}: {said}"] if is_there else []
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_a_page_in_another_language_says_nothing_in_english(language: str) -> None:
    client = create_app(demo(), Usual(language=language)).test_client()
    for place in PAGES:
        page = client.get(place, headers={"Accept": "text/html"}).get_data(as_text=True)
        assert f'<html lang="{language}"' in page, place
        assert english_on(page, language) == [], place


def test_scripts_say_the_same_in_the_language_of_the_page(chromium: Browser, site: Site) -> None:
    page = f"""<!doctype html><html lang="de"><title>x</title>
        {texts("de").script_texts()}"""
    said = """async (address) => {
        const { say, hours } = await import(address);
        const items = [1, 1200].map((count) => say("script.items", { count }));
        const unknown = await (async () => say("no"))().catch((error) => error.message);
        return [...items, ...[7.46, 2.25, 12.5].map(hours), unknown];
    }"""
    with visit(chromium, site.page(page, "/texts")) as seen:
        assert seen.page.evaluate(said, site.module("texts.js")) == [
            "für 1 Baustein",
            "für 1.200 Bausteine",
            *map(texts("de").hours, (7.46, 2.25, 12.5)),
            'found no text "no"; expected a key of texts',
        ]


def test_a_translation_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("en", "nl"):
        spoken = {"hours": "{hours} u", "frame.skip": "Naar de inhoud"} if name == "nl" else ENGLISH
        (tmp_path / f"{name}.json").write_text(json.dumps(spoken))
    monkeypatch.setattr("skillpath.visualizations.saying.FOLDER", tmp_path)
    assert languages() == ("en", "nl")
    dutch = texts("nl")
    assert [dutch.hours(7.5), dutch.plain("start.submit")] == ["7,5 u", "What next?"]
