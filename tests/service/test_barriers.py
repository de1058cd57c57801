"""What axe-core has to say of each page, in both themes, on a desk and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser import DESK, PHONE, visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from tests.service.conftest import Served

PAGES = {
    "start": "",
    "start, answered": "?known=code&goal=exam",
    "start, wrong": "?known=pythn&goal=nothing",
    "map": "explore",
    "map, answered": "explore?known=code&goal=exam",
    "map, embedded": "embed?goal=exam",
    "plan": "plan",
    "plan, answered": "plan?goal=exam&start=2027-01-04&deadline=2027-01-09&day_off=2027-01-06",
    "plan, wrong": "plan?known=pythn&goal=exam&start=soon&hours_per_week=0&tracks=40",
    "skill": "skills/stats",
    "skill, answered": "skills/stats?known=code&goal=exam",
    "step": "steps/models",
    "search": "search?q=pythn",
    "search, empty": "search",
    "problem": "problems/unknown-name",
    "problems": "problems",
    "vocabulary": "ns",
    "description": "docs",
    "missing": "skills/nothing",
}


THEME_RULES = ("color-contrast", "link-in-text-block")
ROOM_RULES = (*THEME_RULES, "target-size", "scrollable-region-focusable", "meta-viewport-large")
"""What a theme and the size of the window can change; all else is the same for both. Targets have
24 pixels or room around them, as WCAG 2.2 asks; by itself axe does not look at it."""


def barriers(page: Page, rules: tuple[str, ...] = ()) -> list[str]:
    """What is wrong, how badly, and where; whatever its weight. Without rules by all of them."""
    only = {"runOnly": list(rules)} if rules else {}
    found = page.evaluate("only => axe.run(only)", {"resultTypes": ["violations"], **only})
    return [
        f"{one['id']} ({one['impact']}): {node['target']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def dressed(page: Page, theme: Literal["light", "dark"]) -> None:
    """Let the system change its mind, and scripts hear of it, which they do with the next frame."""
    page.emulate_media(color_scheme=theme)
    page.evaluate("() => new Promise(requestAnimationFrame)")


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_barrier_in_either_theme_on_a_desk_or_a_phone(
    served: Served, chromium: Browser, name: str
) -> None:
    with visit(chromium, served.address + PAGES[name]) as seen:
        if name == "description":
            seen.page.locator(".models").wait_for()
        seen.page.evaluate(AXE_SCRIPT)
        found = {"light": barriers(seen.page)}
        dressed(seen.page, "dark")
        found["dark"] = barriers(seen.page, THEME_RULES)
        seen.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        found["dark phone"] = barriers(seen.page, ROOM_RULES)
        dressed(seen.page, "light")
        found["light phone"] = barriers(seen.page, THEME_RULES)
        assert found == {"light": [], "dark": [], "dark phone": [], "light phone": []}


OPENED: dict[str, tuple[tuple[int, int], Callable[[Page], None]]] = {
    "details": (DESK, lambda page: page.locator("#item-stats a").first.click()),
    "keys": (DESK, lambda page: page.keyboard.press("?")),
    "hits": (DESK, lambda page: page.locator("#find").press_sequentially("pythn")),
    "details on a phone": (PHONE, lambda page: page.locator("#item-stats a").first.click()),
    "map on a phone": (PHONE, lambda page: page.get_by_role("button", name="Open the map").click()),
}
SHOWN = "#details h3, #keys[open], #found li, .map-open #map canvas[role=img]"


@pytest.mark.parametrize("name", OPENED)
def test_axe_finds_no_barrier_in_what_opens_on_the_page_of_the_map(
    served: Served, chromium: Browser, name: str
) -> None:
    size, opens = OPENED[name]
    query = "explore?known=code&goal=exam"
    with visit(chromium, served.address + query, size=size) as seen:
        seen.page.locator("#all-items th button").first.wait_for(state="attached")
        opens(seen.page)
        seen.page.locator(SHOWN).filter(visible=True).first.wait_for()
        seen.page.evaluate(AXE_SCRIPT)
        found = {"light": barriers(seen.page)}
        seen.page.emulate_media(color_scheme="dark")
        found["dark"] = barriers(seen.page, THEME_RULES)
        assert found == {"light": [], "dark": []}
