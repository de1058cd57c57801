"""Saying what is known, wherever an item stands; map, list and numbers follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.service.exploring import (
    ASKED,
    GOAL,
    KNOWN,
    QUERY,
    answer,
    asked,
    click_card,
    exploring,
    hours,
    ids,
    settled,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from tests.service.conftest import Served

ITEM = "calculus"
MORE: dict[str, Any] = {"known": [*KNOWN, ITEM], "goal": [GOAL]}


def in_details(page: Page) -> None:
    page.locator(f"#item-{ITEM} a").first.click()
    page.locator(f"#details [data-know={ITEM}]").click()


def on_the_map(page: Page) -> None:
    click_card(page, ITEM)
    page.locator("#map").press("k")


WAYS: dict[str, Callable[[Page], None]] = {
    "list": lambda page: page.locator(f"#item-{ITEM} [data-know]").click(),
    "list, Enter": lambda page: page.locator(f"#item-{ITEM} [data-know]").press("Enter"),
    "list, k": lambda page: page.locator(f"#item-{ITEM} a").first.press("k"),
    "next": lambda page: page.locator(f"ol.next [data-know={ITEM}]").click(),
    "next, Enter": lambda page: page.locator(f"ol.next [data-know={ITEM}]").press("Enter"),
    "path": lambda page: page.locator(f"ol.path [data-know={ITEM}]").click(),
    "details": in_details,
    "map, k": on_the_map,
}


def shown(page: Page) -> dict[str, Any]:
    return {
        "next": ids(page, "#overview ol.next .line"),
        "path": ids(page, "#overview ol.path .line"),
        "hours": page.locator("#overview .total strong").text_content(),
        "known": page.locator("#overview .standing-now p").first.text_content(),
    }


def told(served: Served, question: dict[str, Any]) -> dict[str, Any]:
    """The same by the API."""
    path, drawn = (answer(served, route, question) for route in ("/paths", "/map"))
    found = answer(served, "/recommendations", question)["recommendations"]
    count = len(drawn["known"]) + len(drawn["inferred"])
    return {
        "next": [one["id"] for one in found],
        "path": [one["id"] for one in path["items"]],
        "hours": hours(path["hours"]["likely"]),
        "known": f"You know {count} of {drawn['total']}.",
    }


def test_what_is_marked_as_known_changes_the_answers_without_another_page(
    site: Served, chromium: Browser
) -> None:
    before, after = told(site, ASKED), told(site, MORE)
    with exploring(chromium, site, QUERY) as page:
        page.evaluate("window.stays = true")
        for name, act in WAYS.items():
            assert shown(page) == before, name
            act(page)
            expect(page.locator(f"#item-{ITEM}")).to_have_class("known")
            assert shown(page) == after, name
            assert [value for field, value in asked(page) if field == "known"] == MORE["known"]
            page.locator(f"#item-{ITEM} [data-know]").click()
            expect(page.locator(f"#item-{ITEM}")).not_to_have_class("known")
            page.locator("#map").press("Escape")
        assert page.evaluate("window.stays")


def test_what_is_marked_can_be_taken_back(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site, QUERY) as page:
        mark = page.locator(f"#item-{ITEM} [data-know]")
        for state in ("true", "false"):
            mark.click()
            expect(mark).to_have_attribute("aria-pressed", state)
            expect(mark).to_be_focused()
        assert shown(page) == told(site, ASKED)


def test_marks_made_faster_than_answers_come_all_count(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site, QUERY) as page:
        page.route("**/api/v1/*", lambda route: (page.wait_for_timeout(50), route.continue_()))
        page.evaluate(
            "all => all.forEach((id) => document.querySelector(`#item-${id} [data-know]`).click())",
            ["git", "sql", ITEM],
        )
        expect(page.locator(f"#item-{ITEM}")).to_have_class("known")
        known = [value for name, value in asked(page) if name == "known"]
        assert known == [*KNOWN, "git", "sql", ITEM]


def test_after_a_mark_each_row_says_what_the_card_on_the_map_is(
    site: Served, chromium: Browser
) -> None:
    with exploring(chromium, site, QUERY) as page:
        WAYS["list"](page)
        expect(page.locator(f"#item-{ITEM}")).to_have_class("known")
        cards = answer(site, "/map", MORE)["cards"]
        rows = page.locator("tr[data-item]").evaluate_all(
            """rows => rows.map((row) => [row.dataset.item, row.className.split(" ")[0],
              row.querySelector(".state").textContent])"""
        )
        assert sorted(rows) == sorted([card["id"], card["state"], said(card)] for card in cards)
        drawn = page.evaluate("window.skillpathMap.network.body.nodeIndices")
        assert {one for one in drawn if "/" not in one} <= {row[0] for row in rows}


def said(card: dict[str, Any]) -> str:
    """The state in words."""
    words = {"ready": "ready now"}.get(card["state"], card["state"])
    if card["inferred"]:
        words = "known, it follows"
    rank = f" · next {card['rank']}" if card["rank"] else ""
    return words + rank + (f" · number {card['number']} on the path" if card["number"] else "")


def test_a_locked_item_says_what_is_missing_and_the_shortest_way_to_it(
    site: Served, chromium: Browser
) -> None:
    item = "pytorch"
    way = answer(site, "/paths", {"known": KNOWN, "goal": [item]})["items"]
    before = [one for one in way if one["id"] != item]
    with exploring(chromium, site, QUERY) as page:
        page.locator(f"#item-{item} a").first.press("Enter")
        expect(page.locator("#details .state")).to_contain_text("locked")
        assert ids(page, "#details .way") == [one["id"] for one in before]
        time = hours(sum(one["hours"]["likely"] for one in before))
        expect(page.locator("#details .way > p")).to_have_text(
            f"The shortest way to open it takes {len(before)} items, {time}:"
        )
        missing = page.locator("h4", has_text="Locked: what is missing").locator("+ ul")
        expect(missing).to_have_text("Neural networks")


def test_what_is_retired_is_shown_as_such(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site, QUERY) as page:
        row = page.locator("#item-cert-ms-dp100")
        expect(row.locator(".state")).to_have_text("retired")
        row.locator("a").first.click()
        details = page.locator("#details")
        expect(details.locator(".state")).to_have_text("retired")
        expect(details).to_contain_text("Nobody can attain this any more.")
        assert details.locator("[data-goal]").count() == 0


def test_a_row_keeps_the_focus_when_it_moves(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site, QUERY) as page:
        page.get_by_role("button", name="State").press("Enter")
        link = page.locator(f"#item-{ITEM} a").first
        link.press("k")
        expect(page.locator(f"#item-{ITEM}")).to_have_class("known")
        settled(page)
        expect(link).to_be_focused()
