"""What stands on the canvas, how it moves, and what is seen when something fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import PHONE
from tests.service.exploring import PIXEL, QUERY, click_card, exploring, ids, settled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.service.conftest import Served

OVERLAPS = """scales => {
  const { network, labels, scene } = window.skillpathMap;
  const [found, seen] = [[], []];
  const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const { x } = network.getViewPosition();
  for (const scale of scales) {
    const height = document.getElementById("map").clientHeight / scale;
    for (let y = height / 2; y < scene.view.height + height / 2; y += Math.max(height, 2000)) {
      network.moveTo({ position: { x, y }, scale });
      network.redraw();
      seen.push(labels.length);
      labels.forEach((one, place) => {
        for (const other of labels.slice(place + 1)) {
          if (meet(one, other)) found.push([scale, one, other]);
        }
      });
    }
  }
  return [Math.max(...seen), found];
}"""
SCALES = [0.1, 0.2, 0.3, 0.37, 0.5, 0.75, 1, 1.5, 2]
FRAMES = """async () => {
  const seen = new Set();
  for (let frame = 0; frame < 12; frame += 1) {
    const { x, y } = window.skillpathMap.network.getViewPosition();
    seen.add(`${x.toFixed(3)} ${y.toFixed(3)}`);
    await new Promise(requestAnimationFrame);
  }
  return seen.size;
}"""


def views(page: Page, scales: list[float]) -> dict[str, list[object]]:
    """In each view how many labels there are at most, and those that meet."""
    found = {"path": page.evaluate(OVERLAPS, scales)}
    click_card(page, "neural-networks")
    page.locator("#map").press("o")
    expect(page.locator("[data-view=around]")).to_have_attribute("aria-pressed", "true")
    found["around"] = page.evaluate(OVERLAPS, scales)
    page.locator("#map").press("Escape")
    page.locator("[data-view=whole]").click()
    page.wait_for_function("() => window.skillpathMap.scene.name === 'whole'")
    found["whole"] = page.evaluate(OVERLAPS, scales)
    with page.expect_response("**/api/v1/map*"):
        page.locator("#zoom-fit").click()
    page.wait_for_function("() => window.skillpathMap.scene.view.width > 2000")
    found["all"] = page.evaluate(OVERLAPS, scales)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_two_texts_on_the_map_overlap_at_any_zoom(
    site: Served, chromium: Browser, scheme: str
) -> None:
    with exploring(chromium, site, QUERY, scheme=scheme) as page:
        found = views(page, SCALES if scheme == "light" else SCALES[::4])
        assert [meeting for _, meeting in found.values()] == [[]] * len(found)
        assert min(count for count, _ in found.values()) > 10


def test_another_theme_paints_the_map_anew(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site, QUERY) as page:
        colors = []
        for theme in ("dark", "light"):
            page.get_by_label("Theme").select_option(theme)
            colors.append(page.evaluate(PIXEL, ["git", 60, 0]))
        assert colors == [[66, 49, 15, 255], [253, 236, 205, 255]]


@pytest.mark.parametrize(("motion", "is_calm"), [("reduce", True), ("no-preference", False)])
def test_the_camera_jumps_for_those_who_want_no_motion(
    site: Served, chromium: Browser, motion: str, *, is_calm: bool
) -> None:
    with exploring(chromium, site, QUERY, motion=motion) as page:
        page.locator("[data-view=whole]").click()
        page.wait_for_function("() => window.skillpathMap.scene.name === 'whole'")
        settled(page)
        page.wait_for_timeout(100)
        page.evaluate("document.querySelector('#item-cert-google-pmle a').click()")
        assert (page.evaluate(FRAMES) <= 2) == is_calm


def test_a_phone_begins_with_what_next_and_the_path_and_opens_the_map_when_asked(
    site: Served, chromium: Browser
) -> None:
    with exploring(chromium, site, QUERY, size=PHONE) as page:
        assert page.locator("ol.next").is_visible()
        assert not page.locator("#map").is_visible()
        link = page.locator("ol.path a[data-item=git]")
        link.click()
        expect(page.locator("#details h3")).to_have_text("Git")
        expect(page.locator("#details")).to_be_in_viewport()
        page.get_by_role("button", name="← Back").click()
        expect(page.locator("#details")).to_be_hidden()
        expect(link).to_be_focused()
        page.get_by_role("button", name="Open the map").click()
        click_card(page, "sql")
        expect(page.locator("#details h3")).to_have_text("SQL")
        page.get_by_role("button", name="← Back").click()
        page.get_by_role("button", name="Close").click()
        expect(page.locator("#map")).to_be_hidden()
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


def test_a_service_that_cannot_be_reached_is_told_of_and_what_was_there_stays(
    site: Served, chromium: Browser
) -> None:
    with exploring(chromium, site, QUERY, most=4) as page:
        before = (page.url, ids(page, "#overview .line"))
        page.route("**/api/v1/**", lambda route: route.abort())
        page.locator("#item-calculus [data-know]").click()
        problem = page.locator("#problem")
        expect(problem).to_have_text(
            "The service cannot be reached. What you see is the last answer."
        )
        assert (page.url, ids(page, "#overview .line")) == before
        page.unroute("**/api/v1/**")
        page.locator("#item-calculus [data-know]").click()
        expect(page.locator("#item-calculus")).to_have_class("known")
        expect(problem).to_be_hidden()


def test_an_answer_that_is_none_is_told_of(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site, QUERY, most=3) as page:
        page.route("**/api/v1/**", lambda route: route.fulfill(status=502, body="<h1>Bad</h1>"))
        page.locator("#item-calculus [data-know]").press("Enter")
        expect(page.locator("#problem")).to_contain_text("The service cannot be reached.")
        expect(page.locator("body")).to_have_attribute("aria-busy", "false")


def test_the_latest_wish_is_what_the_map_shows(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site, QUERY) as page:
        page.route("**/api/v1/map", lambda route: (page.wait_for_timeout(100), route.continue_()))
        click_card(page, "sql")
        page.locator("#map").press("o")
        page.locator("#map").press("k")
        expect(page.locator("#item-sql")).to_have_class("known")
        expect(page.locator("[data-view=around]")).to_have_attribute("aria-pressed", "true")
        page.wait_for_load_state("networkidle")
        expect(page.locator("#item-sql")).to_have_class("known")
        assert page.evaluate("window.skillpathMap.scene.name") == "around"
