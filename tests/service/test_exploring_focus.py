"""The card that is looked at, what is around it, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.service.exploring import (
    ASKED,
    GOAL,
    PIXEL,
    PLACE,
    QUERY,
    answer,
    click_card,
    exploring,
    ids,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from tests.service.conftest import Served

ITEM = "neural-networks"
NEAR = """() => {
  const { near } = window.skillpathMap.scene;
  return near && [...near].filter((id) => typeof id === "string" && !id.includes("/")).sort();
}"""
QUIET = """() => {
  const style = getComputedStyle(document.documentElement);
  return ["--surface", "--quiet"].map((name) => style.getPropertyValue(name).trim());
}"""


def name(served: Served, item: str) -> str:
    return str(answer(served, f"/skills/{item}")["name"])


def near(served: Served, item: str, hops: int) -> list[str]:
    """What of the path stands so many requirements before or behind the item."""
    drawn = answer(served, "/map", ASKED)
    owners = {joint["id"]: joint["dependent"] for joint in drawn["joints"]}
    places = drawn["views"]["path"]["places"]
    pairs = {
        (line["from"], owners.get(line["to"], line["to"]))
        for line in drawn["lines"]
        if line["from"] in places and line["to"] in places and line["from"] not in owners
    }
    found = {item}
    for turned in (pairs, {(user, one) for one, user in pairs}):
        edge = {item}
        for _ in range(hops):
            edge = {user for one, user in turned if one in edge}
            found |= edge
    return sorted(found)


def test_a_card_that_is_clicked_is_told_about_and_what_is_near_stays(
    site: Served, chromium: Browser
) -> None:
    with exploring(chromium, site, QUERY) as page:
        click_card(page, ITEM)
        expect(page.locator("#details h3")).to_have_text(name(site, ITEM))
        assert page.evaluate(NEAR) == near(site, ITEM, 1)
        page.get_by_label("Reach").press("ArrowRight")
        expect(page.locator("#hops-told")).to_have_text("2 steps")
        assert page.evaluate(NEAR) == near(site, ITEM, 2)
        page.locator("#map").press("Escape")
        assert page.evaluate(NEAR) is None


def test_a_card_that_comes_into_sight_is_clicked_up_to_its_border(
    site: Served, chromium: Browser
) -> None:
    with exploring(chromium, site, QUERY) as page:
        for aside in (-85, 85):
            x, y = page.evaluate(PLACE, GOAL)
            page.mouse.click(x + aside, y)
            expect(page.locator("#details h3")).to_have_text(name(site, GOAL))
            page.locator("#map").press("Escape")
            expect(page.locator("#details")).to_be_hidden()


def test_what_is_not_near_is_quiet_by_color_and_nothing_is_see_through(
    site: Served, chromium: Browser
) -> None:
    with exploring(chromium, site, QUERY) as page:
        before = page.evaluate(PIXEL, ["git", 60, 0])
        click_card(page, ITEM)
        surface, quiet = page.evaluate(QUIET)
        assert (surface, quiet) == ("rgb(255, 255, 255)", "rgb(133, 132, 123)")
        assert "git" not in page.evaluate(NEAR)
        after = page.evaluate(PIXEL, ["git", 60, 0])
        assert (before[:3] == [255, 255, 255], after) == (False, [255, 255, 255, 255])
        assert page.evaluate(PIXEL, ["git", 0, 29]) == [133, 132, 123, 255]


def test_arrows_walk_enter_reads_and_escape_comes_back_to_the_map(
    site: Served, chromium: Browser
) -> None:
    with exploring(chromium, site, QUERY) as page:
        area = page.locator("#map")
        area.press("ArrowDown")
        expect(page.locator("#details h3")).to_have_text(name(site, "calculus"))
        area.press("ArrowRight")
        expect(page.locator("#details h3")).not_to_have_text(name(site, "calculus"))
        area.press("Enter")
        expect(page.locator("#details")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#details")).to_be_hidden()
        expect(area).to_be_focused()


def test_the_way_that_was_taken_leads_back(site: Served, chromium: Browser) -> None:
    ways: tuple[Callable[[Page], None], ...] = (
        lambda page: page.locator("#map").press("Backspace"),
        lambda page: page.get_by_role("button", name="← Back").click(),
        lambda page: page.locator("#details .trail a").press("Enter"),
    )
    heading = [name(site, one) for one in ("git", "sql")]
    with exploring(chromium, site, QUERY) as page:
        for back in ways:
            for place, one in enumerate(("git", "sql")):
                click_card(page, one)
                expect(page.locator("#details h3")).to_have_text(heading[place])
            assert ids(page, "#details .trail") == ["git"]
            back(page)
            expect(page.locator("#details h3")).to_have_text(heading[0])
            assert page.evaluate("window.skillpathMap.network.getSelectedNodes()") == ["git"]
            page.locator("#map").press("Escape")


def test_what_is_around_a_card_is_shown_when_it_is_asked_for(
    site: Served, chromium: Browser
) -> None:
    drawn = answer(site, "/map", {**ASKED, "around": ITEM})["views"]["around"]["places"]
    with exploring(chromium, site, QUERY) as page:
        view = page.locator("[data-view=around]")
        for way in ("twice", "o", "button"):
            click_card(page, ITEM, twice=way == "twice")
            if way == "o":
                page.locator("#map").press("o")
            elif way == "button":
                page.get_by_role("button", name="Show around it").click()
            expect(view).to_have_attribute("aria-pressed", "true")
            expect(view).to_have_text(f"Around {name(site, ITEM)}")
            shown = page.evaluate("Object.keys(window.skillpathMap.scene.view.places)")
            assert sorted(shown) == sorted(drawn)
            page.locator("#map").press("Escape")
            page.locator("[data-view=path]").click()


def test_a_link_in_the_list_brings_what_it_tells_into_sight(
    site: Served, chromium: Browser
) -> None:
    with exploring(chromium, site, QUERY) as page:
        page.locator("#item-pytorch").get_by_role("link", name="PyTorch").click()
        expect(page.locator("#details h3")).to_have_text(name(site, "pytorch"))
        expect(page.locator("#details h3")).to_be_in_viewport()
