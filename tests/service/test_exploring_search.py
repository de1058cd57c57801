"""Finding an item: by what is typed, by filters, by the order of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.service.exploring import ASKED, QUERY, answer, exploring, pressed, settled, slow

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from tests.service.conftest import Served

ROWS = "all => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.item)"


def rows(page: Page) -> list[str]:
    """What the list shows, in its order."""
    return [str(one) for one in page.locator("tr[data-item]").evaluate_all(ROWS)]


@pytest.mark.parametrize("by", ["click", "Enter"])
def test_what_is_misspelt_is_found(site: Served, chromium: Browser, by: str) -> None:
    with exploring(chromium, site) as page:
        page.keyboard.press("/")
        expect(page.locator("#find")).to_be_focused()
        page.keyboard.type("pytroch")
        hit = page.locator("#found li").first
        expect(hit).to_contain_text("PyTorch implementation skills")
        if by == "click":
            hit.click()
        else:
            page.keyboard.press("Enter")
        expect(page.locator("#details h3")).to_have_text("PyTorch implementation skills")
        expect(page.locator("#found")).to_be_hidden()
        assert page.evaluate("window.skillpathMap.network.getSelectedNodes()") == ["pytorch"]


def test_arrows_choose_among_the_hits_and_escape_closes_them(
    site: Served, chromium: Browser
) -> None:
    found = answer(site, "/search?q=learning&limit=8")["results"]
    with exploring(chromium, site) as page:
        field, hits = page.locator("#find"), page.locator("#found li")
        field.fill("learning")
        expect(hits).to_have_count(len(found))
        for key, place in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1)):
            field.press(key)
            expect(hits.nth(place)).to_have_attribute("aria-selected", "true")
            expect(field).to_have_attribute("aria-activedescendant", f"hit-{place}")
        field.press("Escape")
        expect(page.locator("#found")).to_be_hidden()
        field.press_sequentially("l")
        field.press("Backspace")
        expect(page.locator("#found")).to_be_visible()
        expect(hits).to_have_count(len(found))
        field.press("ArrowUp")
        field.press("Enter")
        expect(page.locator("#details h3")).to_have_text(found[-1]["name"])


def test_enter_means_what_was_typed_and_not_what_was_found_before(
    site: Served, chromium: Browser
) -> None:
    with exploring(chromium, site) as page:
        page.locator("#find").press_sequentially("git")
        expect(page.locator("#found li").first).to_contain_text("Git")
        page.route("**/search?*", slow(200))
        page.locator("#find").fill("numpy")
        page.wait_for_timeout(200)  # asked, and not answered yet
        page.locator("#find").press("Enter")
        expect(page.locator("#details h3")).to_have_text("NumPy")
        expect(page.locator("#found")).to_be_hidden()


def test_where_nothing_is_found_it_says_so(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site) as page:
        page.locator("#find").fill("zzzzqqq")
        expect(page.locator("#found-told")).to_have_text("0 found")
        page.locator("#find").press("Enter")
        expect(page.locator("#details")).to_be_hidden()


FILTERS: dict[str, tuple[Callable[[Page], Any], Callable[[dict[str, Any]], bool]]] = {
    "words": (
        lambda page: page.get_by_label("Name holds").fill("deep"),
        lambda card: "deep" in card["name"].lower(),
    ),
    "kind": (
        lambda page: page.get_by_label("Kind").select_option("tool"),
        lambda card: card["kind"] == "tool",
    ),
    "step": (
        lambda page: page.locator("[name=step]").select_option(
            "07-specialised-tools-and-frameworks"
        ),
        lambda card: card["step"] == "07-specialised-tools-and-frameworks",
    ),
    "level": (
        lambda page: page.get_by_label("Level").select_option("expert"),
        lambda card: card["level"] == "expert",
    ),
    "hours": (
        lambda page: page.get_by_label("Hours at most").fill("10"),
        lambda card: card["hours"]["likely"] <= 10,
    ),
    "known": (
        lambda page: page.get_by_label("Hide what I know").press("Space"),
        lambda card: card["state"] != "known",
    ),
}


def test_a_filter_leaves_what_fits_in_list_and_map_and_counts_it(
    site: Served, chromium: Browser
) -> None:
    cards = answer(site, "/map", ASKED)["cards"]
    with exploring(chromium, site, QUERY) as page:
        every = rows(page)
        for name, (apply, fits) in FILTERS.items():
            kept = {card["id"] for card in cards if fits(card)}
            apply(page)
            expect(page.locator("#filtered")).to_have_text(f"{len(kept)} of {len(cards)} shown")
            assert rows(page) == [one for one in every if one in kept], name
            page.get_by_role("button", name="Show all").press("Enter")
            expect(page.locator("#filtered")).to_be_empty()
            assert rows(page) == every


ORDERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "Kind": lambda card: card["kind"],
    "Hours": lambda card: card["hours"]["likely"],
}


def test_a_column_sorts_up_then_down_and_then_no_longer(site: Served, chromium: Browser) -> None:
    cards = {card["id"]: card for card in answer(site, "/map", ASKED)["cards"]}
    with exploring(chromium, site, QUERY) as page:
        every = rows(page)
        for column, key in ORDERS.items():
            head = page.get_by_role("columnheader", name=column)
            found = []
            for by in ("click", "Enter", "click"):
                pressed(head.get_by_role("button"), by)
                found.append((head.get_attribute("aria-sort"), rows(page)))
            keys = {one: key(cards[one]) for one in every}
            up = sorted(every, key=keys.__getitem__)
            down = sorted(every, key=keys.__getitem__, reverse=True)
            assert found == [("ascending", up), ("descending", down), ("none", every)]


def test_the_order_by_state_begins_with_what_next_and_the_path(
    site: Served, chromium: Browser
) -> None:
    cards = answer(site, "/map", ASKED)["cards"]
    ranked = sorted((one["rank"], one["id"]) for one in cards if one["rank"])
    numbered = sorted(
        (one["number"], one["id"]) for one in cards if one["number"] and not one["rank"]
    )
    with exploring(chromium, site, QUERY) as page:
        page.get_by_role("button", name="State").click()
        first = [one for _, one in ranked + numbered]
        assert rows(page)[: len(first)] == first


def test_a_sorted_list_stays_sorted_after_a_mark(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site, QUERY) as page:
        page.get_by_role("button", name="Name", exact=True).click()
        before = rows(page)
        page.get_by_label("Hide what I know").check()
        page.locator("#item-calculus [data-know]").click()
        expect(page.locator("#item-calculus")).to_be_hidden()
        settled(page)
        known = {"python", "linear-algebra", "calculus"}
        assert rows(page) == [one for one in before if one not in known]
