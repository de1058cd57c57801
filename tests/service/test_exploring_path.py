"""Goals, the path to them, its hours and its end, and going another way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.service.exploring import (
    ASKED,
    GOAL,
    KNOWN,
    QUERY,
    answer,
    asked,
    exploring,
    hours,
    ids,
    pressed,
    settled,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.service.conftest import Served

SWAPPED = "llm-apis"
"""An item of the path that others could stand in for."""


def path_of(served: Served, **more: Any) -> Any:
    return answer(served, "/paths", {**ASKED, **more})


def way(page: Page) -> list[str]:
    return ids(page, "#overview ol.path .line")


def total(page: Page) -> str:
    return str(page.locator("#overview .total strong").text_content())


@pytest.mark.parametrize("how", ["list", "details", "map"])
def test_one_goal_and_another_make_one_path_in_order(
    site: Served, chromium: Browser, how: str
) -> None:
    with exploring(chromium, site, "?known=python&known=linear-algebra") as page:
        page.locator("#goal-1").select_option("pytorch")
        page.locator("#overview ol.path").wait_for()
        if how == "list":
            page.locator("#goal-1").select_option("numpy")
        else:
            page.locator("#item-numpy a").first.click()
            where, key = ("#map", "g") if how == "map" else ("#details [data-goal]", "Enter")
            page.locator(where).press(key)
        expect(page.locator("[data-chips=goal] li")).to_have_count(2)
        settled(page)
        path = answer(site, "/paths", {"known": KNOWN, "goal": ["pytorch", "numpy"]})
        expected = [one["id"] for one in path["items"]]
        assert (way(page), total(page)) == (expected, hours(path["hours"]["likely"]))
        numbers = page.locator("#overview ol.path .number").all_text_contents()
        assert numbers == [str(turn) for turn in range(1, len(expected) + 1)]
        assert [value for name, value in asked(page) if name == "goal"] == path["goals"]


def test_the_numbers_on_the_map_are_those_of_the_path(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site, QUERY) as page:
        cards = answer(site, "/map", ASKED)["cards"]
        numbered = sorted((one["number"], one["id"]) for one in cards if one["number"])
        assert way(page) == [one for _, one in numbered]


def test_the_path_ends_as_many_weeks_from_now_as_its_hours_take(
    site: Served, chromium: Browser
) -> None:
    path = path_of(site)
    with exploring(chromium, site, QUERY, now=datetime(2030, 1, 15, 12, tzinfo=UTC)) as page:
        for pace, kept in ((5, [("hours_per_week", "5")]), (10, [])):
            field = page.get_by_label("Hours a week")
            field.fill(str(pace))
            field.press("Enter")
            weeks = ceil(path["hours"]["likely"] / pace)
            end = date(2030, 1, 15) + timedelta(weeks=weeks)
            expected = f"{weeks} weeks: done by {end:%B} {end.day}, {end.year}"
            expect(page.locator("#overview .end")).to_contain_text(expected)
            expect(field).to_be_focused()
            assert [one for one in asked(page) if one[0] == "hours_per_week"] == kept


def test_a_week_is_seven_days_also_when_clocks_are_turned(site: Served, chromium: Browser) -> None:
    path = answer(site, "/paths", {"known": KNOWN, "goal": ["numpy"]})
    weeks = ceil(path["hours"]["likely"] / 10)
    now = datetime(2030, 10, 26, 0, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    end = now.date() + timedelta(weeks=weeks)
    query = "?known=python&known=linear-algebra&goal=numpy"
    with exploring(chromium, site, query, now=now) as page:
        assert page.evaluate("new Date().getHours()") == 0
        expect(page.locator("#overview .end")).to_contain_text(f"{end:%B} {end.day}, {end.year}")


def test_each_item_says_why_it_is_on_the_path(site: Served, chromium: Browser) -> None:
    names = {one["id"]: one["name"] for one in answer(site, "/map", ASKED)["cards"]}
    with exploring(chromium, site, QUERY) as page:
        items = page.locator("#overview ol.path > li")
        for one, row in zip(path_of(site)["items"], items.all(), strict=True):
            inner = [why for why in one["because"] if why["needed_by"] != GOAL] or one["because"]
            text = row.locator(".reason").text_content() or ""
            if one["id"] != GOAL:
                assert text == f"For {names[inner[0]['needed_by']]}: {inner[0]['reason']}"
        page.locator("#overview ol.path a[data-item=git]").press("Enter")
        why = page.locator("h4", has_text="Why it is on the path").locator("+ ul > li")
        reasons = next(one["because"] for one in path_of(site)["items"] if one["id"] == "git")
        expect(why.first).to_contain_text(reasons[0]["reason"])


def test_going_without_an_item_tells_the_difference_and_leads_back(
    site: Served, chromium: Browser
) -> None:
    other = path_of(site, forbid=[SWAPPED])
    longer = other["constraints"]["extra_hours"]
    found = answer(site, "/recommendations", {**ASKED, "forbid": [SWAPPED]})["recommendations"]
    with exploring(chromium, site, QUERY) as page:
        before = (way(page), total(page))
        detour = page.locator("#overview .detour")
        for by in ("click", "Enter"):
            pressed(page.locator(f"[data-swap={SWAPPED}]").first, by)
            expect(detour).to_contain_text(f"{hours(longer)} longer than the shortest path.")
            assert way(page) == [one["id"] for one in other["items"]]
            assert total(page) == hours(other["hours"]["likely"])
            assert ids(page, "#overview ol.next .line") == [one["id"] for one in found]
            assert ("forbid", SWAPPED) in asked(page)
            pressed(detour.get_by_role("button", name="allow it again"), by)
            expect(detour).to_have_count(0)
            assert (way(page), total(page)) == before


def test_what_is_forbidden_is_not_what_next(site: Served, chromium: Browser) -> None:
    more = {"known": [*KNOWN, "sql"]}
    first = answer(site, "/recommendations", more)["recommendations"][0]["id"]
    found = answer(site, "/recommendations", {**more, "forbid": [first]})
    query = f"?known=python&known=linear-algebra&forbid={first}"
    with exploring(chromium, site, query) as page:
        expect(page.locator("#overview [data-forbid]")).to_have_attribute("data-forbid", first)
        page.locator("#item-sql [data-know]").click()
        expect(page.locator("#item-sql")).to_have_class("known")
        shown = ids(page, "#overview ol.next .line")
        assert shown == [one["id"] for one in found["recommendations"]]
        assert first not in shown
