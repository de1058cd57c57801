"""What a learner does, against the real server and the shipped roadmap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import DESK, PHONE, visit
from tests.service.conftest import Served, listening, stopped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

QUESTION = "explore?known=python&known=linear-algebra&goal=cert-google-pmle"

LEAVES = (
    "skills/cert-google-pmle?known=python",
    "steps/07-specialised-tools-and-frameworks",
    "search?q=deep+learn",
    "problems/unknown-name",
    "ns",
)


@pytest.fixture(scope="module")
def site() -> Iterator[Served]:
    served = listening()
    yield served
    stopped(served)


def test_the_question_is_asked_and_answered_without_a_script(
    site: Served, chromium: Browser
) -> None:
    with visit(chromium, site.address, scripts="off") as seen:
        seen.page.get_by_placeholder("Add a skill or tool").fill("PyTorch")
        seen.page.get_by_label("Goal").select_option("cert-google-pmle")
        seen.page.get_by_role("button", name="What next?").click()
        seen.page.wait_for_url("**known=PyTorch&**")
        seen.page.get_by_role("heading", name="Learn next", exact=True).wait_for()
        assert seen.page.get_by_text("Python programming expertise").count()


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_mistyped_name_is_corrected_with_one_click(
    site: Served, chromium: Browser, size: tuple[int, int]
) -> None:
    with visit(chromium, site.address, size=size, scripts="off") as seen:
        page = seen.page
        page.get_by_placeholder("Add a skill or tool").fill("Pythn")
        page.get_by_label("Goal").select_option("pytorch")
        page.get_by_role("button", name="What next?").click()
        error = page.get_by_role("alert")
        page.locator("#answer:focus").wait_for()
        wrong = page.get_by_label("A skill, tool or certification that I know").first
        assert wrong.input_value() == "Pythn"
        assert wrong.get_attribute("aria-invalid") == "true"
        error.get_by_role("link", name="Python programming expertise").click()
        page.wait_for_url("**/?known=python&goal=pytorch#answer")
        page.get_by_role("heading", name="Learn next", exact=True).wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize("page", ["", "explore", QUESTION])
def test_a_page_asks_for_nothing_outside_and_has_nothing_to_complain_about(
    site: Served, chromium: Browser, scheme: str, size: tuple[int, int], page: str
) -> None:
    with visit(chromium, site.address + page, size=size, scheme=scheme) as seen:
        seen.page.wait_for_load_state("networkidle")
        assert (seen.complaints, seen.outside(site.address)) == ([], [])


def test_what_the_map_says_of_the_path_is_what_the_api_says(
    site: Served, chromium: Browser
) -> None:
    with visit(chromium, site.address + QUESTION) as seen:
        asked = QUESTION.replace("explore", "api/v1/paths")
        path = seen.page.evaluate(f"fetch('/{asked}').then(answer => answer.json())")
        shown = f"{path['hours']['likely']:,} h"
        assert seen.page.get_by_text(shown, exact=True).first.is_visible()
        assert seen.page.get_by_text(f"for {len(path['items'])} items").first.is_visible()


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")])
@pytest.mark.parametrize("page", LEAVES)
def test_a_page_in_words_fits_its_window_and_has_nothing_to_complain_about(
    site: Served, chromium: Browser, page: str, size: tuple[int, int], scheme: str
) -> None:
    with visit(chromium, site.address + page, size=size, scheme=scheme) as seen:
        assert (seen.complaints, seen.outside(site.address)) == ([], [])
        assert seen.page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_who_looks_a_skill_up_marks_it_and_plans_without_a_script(
    site: Served, chromium: Browser
) -> None:
    with visit(chromium, site.address, size=PHONE, scripts="off") as seen:
        page = seen.page
        page.get_by_label("Or look something up").fill("pytroch")
        page.get_by_role("button", name="Search").click()
        page.get_by_role("link", name="PyTorch implementation skills").click()
        page.get_by_role("link", name="Make it my goal").click()
        page.get_by_role("link", name="Neural networks").click()
        page.get_by_role("link", name="I know this").click()
        page.get_by_role("navigation", name="Pages").get_by_role("link", name="Plan").click()
        page.wait_for_url("**/plan?known=neural-networks&goal=pytorch&start=*")
        assert page.locator("#ends").inner_text().startswith("Done by ")


def test_the_keyboard_gets_past_the_header_and_is_seen(site: Served, chromium: Browser) -> None:
    with visit(chromium, site.address + "skills/pytorch") as seen:
        seen.page.keyboard.press("Tab")
        seen.page.get_by_role("link", name="Skip to the content").wait_for()
        seen.page.keyboard.press("Enter")
        seen.page.keyboard.press("Tab")
        assert seen.page.evaluate("document.activeElement.closest('main') !== null")
        assert (
            seen.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        )


def test_the_iri_of_a_term_lands_on_its_definition(site: Served, chromium: Browser) -> None:
    with visit(chromium, site.address + "ns#requires") as seen:
        top = seen.page.evaluate("document.getElementById('requires').getBoundingClientRect().top")
        assert 0 <= top < DESK[1] / 2


def test_a_path_is_saved_under_a_name_of_its_own(site: Served, chromium: Browser) -> None:
    with visit(chromium, site.address + "?known=python&goal=pytorch") as seen:
        with seen.page.expect_download() as saving:
            seen.page.get_by_role("link", name="Checklist").click()
        assert saving.value.suggested_filename.endswith(".md")
