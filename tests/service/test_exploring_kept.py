"""What the address and the browser keep of a question."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.service.exploring import GOAL, QUERY, answer, asked, exploring, ids, pressed, settled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.service.conftest import Served

KEPT = "JSON.parse(localStorage.getItem('skillpath:ml-engineer'))"


def mark(page: Page, item: str) -> None:
    page.locator(f"#item-{item} [data-know]").click()
    expect(page.locator(f"#item-{item}")).to_have_class("known")


def known(page: Page) -> list[str]:
    return [value for name, value in asked(page) if name == "known"]


def next_items(page: Page) -> list[str]:
    return ids(page, "#overview ol.next .line")


def test_reloading_changes_nothing(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site) as page:
        mark(page, "python")
        page.locator("#goal-1").select_option(GOAL)
        page.locator("#overview ol.path").wait_for()
        page.get_by_label("Hours a week").fill("5")
        page.get_by_label("Hours a week").press("Enter")
        before = (page.url, page.locator("#overview").inner_text())
        page.reload()
        page.locator("#overview ol.path").wait_for()
        expect(page.locator("#overview")).to_have_text(before[1], use_inner_text=True)
        assert page.url == before[0]


def test_a_link_shows_the_same_in_another_browser(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site, QUERY) as page:
        mark(page, "calculus")
        link, shown = page.url, page.locator("#overview").inner_text()
    with exploring(chromium, site, link.partition("explore")[2]) as page:
        expect(page.locator("#overview")).to_have_text(shown, use_inner_text=True)
        assert page.locator("#shared").is_hidden()


def test_the_bare_address_shows_what_the_browser_kept(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site) as page:
        mark(page, "python")
        mark(page, "sql")
        page.goto(f"{site.address}explore")
        expect(page.locator("#item-sql")).to_have_class("known")
        assert known(page) == ["python", "sql"]
        page.goto("about:blank")
        page.go_back()
        page.go_back()
        expect(page.locator("#item-sql")).to_have_class("known")


@pytest.mark.parametrize(("way", "by"), [("Make it mine", "Enter"), ("Show mine", "click")])
def test_a_link_leaves_what_the_browser_kept_until_it_is_told_otherwise(
    site: Served, chromium: Browser, way: str, by: str
) -> None:
    with exploring(chromium, site) as page:
        mark(page, "sql")
        page.goto(f"{site.address}explore?known=git")
        expect(page.locator("#shared")).to_contain_text("Yours is kept.")
        mark(page, "numpy")
        assert (page.evaluate(KEPT)["known"], known(page)) == (["sql"], ["git", "numpy"])
        pressed(page.get_by_role("button", name=way), by)
        expect(page.locator("#shared")).to_be_hidden()
        mine = ["git", "numpy"] if way == "Make it mine" else ["sql"]
        assert (page.evaluate(KEPT)["known"], known(page)) == (mine, mine)


def test_going_back_takes_back_and_going_on_does_again(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site, QUERY) as page:
        first = next_items(page)
        mark(page, "calculus")
        second = next_items(page)
        page.go_back()
        expect(page.locator("#item-calculus")).not_to_have_class("known")
        settled(page)
        assert (next_items(page), known(page)) == (first, ["python", "linear-algebra"])
        page.go_forward()
        expect(page.locator("#item-calculus")).to_have_class("known")
        assert next_items(page) == second


def test_whoever_comes_back_to_a_step_reads_about_the_item_of_then(
    site: Served, chromium: Browser
) -> None:
    with exploring(chromium, site, QUERY) as page:
        page.locator("#item-git a").first.click()
        mark(page, "calculus")
        page.locator("#item-sql a").first.click()
        expect(page.locator("#details h3")).to_have_text("SQL")
        page.go_back()
        expect(page.locator("#details h3")).to_have_text("Git")
        assert page.url.endswith("#about-git")


def test_what_the_roadmap_no_longer_has_does_not_take_the_rest_with_it(
    site: Served, chromium: Browser
) -> None:
    with exploring(chromium, site, most=3) as page:
        mark(page, "python")
        kept = page.evaluate(KEPT) | {"known": ["gone", "python", "sql"]}
        page.evaluate("kept => localStorage.setItem('skillpath:ml-engineer', kept)", dumps(kept))
        page.goto(f"{site.address}explore")
        expect(page.locator("#item-sql")).to_have_class("known")
        assert (known(page), page.evaluate(KEPT)["known"]) == (["python", "sql"],) * 2
        assert page.locator("#problem").is_hidden()


def test_a_mistyped_name_leads_to_the_page_that_corrects_it_and_back(
    site: Served, chromium: Browser
) -> None:
    with exploring(chromium, site, f"{QUERY}&forbid=tensorflow", most=4) as page:
        mark(page, "sql")
        page.locator("#known-1").fill("pytroch")
        page.locator("#known-1").press("Enter")
        page.get_by_role("alert").get_by_role("link", name="PyTorch").click()
        expect(page.locator("#item-pytorch")).to_have_class("known")
        settled(page)
        assert page.locator("#shared").is_hidden()
        expect(page.locator("[data-forbid=tensorflow]")).to_be_attached()
        assert page.evaluate(KEPT)["known"] == known(page)


def test_a_name_that_is_typed_is_known_at_once(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site) as page:
        field = page.locator("#known-1")
        for name, key, item in (("SQL", "Enter", "sql"), ("Git", "Tab", "git")):
            field.fill(name)
            field.press(key)
            expect(page.locator(f"#item-{item}")).to_have_class("known")
            expect(field).to_have_value("")
        assert known(page) == ["sql", "git"]


def test_the_whole_roadmap_stays_a_goal(site: Served, chromium: Browser) -> None:
    whole = answer(site, "/roadmap")["id"]
    with exploring(chromium, site, f"?goal={whole}") as page:
        mark(page, "python")
        assert asked(page) == [("known", "python"), ("goal", whole)]
        assert page.locator("#overview ol.path").is_visible()
