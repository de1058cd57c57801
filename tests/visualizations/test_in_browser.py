from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import pytest

from skillpath.graph import cheapest_path, recommend
from skillpath.visualizations import explorer_file, explorer_page, start_page
from tests.browser import DESK, PHONE, visit
from tests.visualizations.roadmaps import ATTACKS, demo, hostile, large

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from playwright.sync_api import Browser, Page

    from skillpath.graph import Roadmap
    from tests.visualizations.conftest import Site

CARD = """id => {
  const { network } = window.skillpathMap;
  const at = network.canvasToDOM(network.getPosition(id));
  const box = document.getElementById("map").getBoundingClientRect();
  return [box.left + at.x, box.top + at.y];
}"""
SETTLED = f"""async id => {{
  const place = {CARD};
  const frame = () => new Promise(requestAnimationFrame);
  for (let before = "", now = "-"; before !== now; await frame()) {{
    before = now;
    await frame();
    now = String(place(id));
  }}
  return place(id);
}}"""
"""Where a card is once the map no longer moves: a late first frame may still fit it to its room."""
PIXEL = """([id, dx]) => {
  const { network } = window.skillpathMap;
  const place = network.getPosition(id);
  network.moveTo({ position: place, scale: 1 });
  network.redraw();
  const at = network.canvasToDOM({ x: place.x + dx, y: place.y + 22 });
  const canvas = document.querySelector("#map canvas");
  const ratio = canvas.width / canvas.clientWidth;
  const pixel = canvas.getContext("2d").getImageData(at.x * ratio, at.y * ratio, 1, 1);
  return Array.from(pixel.data).slice(0, 3);
}"""
TOO_WIDE = """() => {
  const ctx = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.documentElement).getPropertyValue("--font");
  ctx.font = `400 13.5px ${family}`;
  const lines = Array.from(window.skillpathMap.texts.values());
  return [lines.length, lines.filter((some) => some.length > 3
    || some.some((line) => ctx.measureText(line).width > 160))];
}"""


def answered(roadmap: Roadmap, known: list[str], goals: list[str]) -> str:
    return explorer_page(
        roadmap,
        path=cheapest_path(roadmap, goals, known),
        recommendations=recommend(roadmap, known, goals),
    )


def click_card(page: Page, item: str) -> None:
    x, y = page.evaluate(SETTLED, item)
    page.mouse.click(x, y)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_run_under_the_policy_without_a_complaint(
    chromium: Browser, site: Site, size: tuple[int, int], scheme: str
) -> None:
    path, what_next = cheapest_path(demo(), ["pipeline"]), recommend(demo())
    start = site.page(start_page(demo(), path=path, recommendations=what_next), "/")
    for url in (site.page(explorer_page(demo(), path=path)), start):
        with visit(chromium, url, size=size, scheme=scheme) as seen:
            seen.page.wait_for_load_state("networkidle")
            assert seen.complaints == []
            assert seen.outside(site.origin) == []
            assert seen.page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_hostile_names_run_no_code_and_load_nothing(chromium: Browser, site: Site) -> None:
    with visit(chromium, site.page(answered(hostile(), ["item-1"], ["item-2"]))) as seen:
        click_card(seen.page, "item-2")
        assert seen.page.locator("#details h3").inner_text() == ATTACKS[2]
        assert seen.page.locator("img").count() == 0
        assert seen.complaints == []
        assert seen.outside(site.origin) == []


def test_a_click_on_a_card_shows_its_details(chromium: Browser, site: Site) -> None:
    with visit(chromium, site.page(answered(demo(), ["python"], ["models"]))) as seen:
        click_card(seen.page, "models")
        details = seen.page.locator("#details")
        assert details.locator("h3").inner_text() == "Models"
        assert "any one of" not in details.inner_text()
        assert "at least 2 of Numpy, Spark, SQL" in details.inner_text()
        details.locator("button").click()
        assert not details.is_visible()


def test_the_search_box_is_reached_by_a_slash_and_opens_an_item(
    chromium: Browser, site: Site
) -> None:
    with visit(chromium, site.page(explorer_page(demo()))) as seen:
        seen.page.keyboard.press("/")
        seen.page.keyboard.type("pipel")
        seen.page.keyboard.press("Enter")
        assert seen.page.locator("#details h3").inner_text() == "Pipeline"
        assert seen.page.locator("#found").inner_text() == "Pipeline is selected."
        assert seen.page.evaluate("window.skillpathMap.network.getSelectedNodes()") == ["pipeline"]


def test_arrow_keys_walk_over_the_map_and_escape_leaves(chromium: Browser, site: Site) -> None:
    with visit(chromium, site.page(answered(demo(), ["python"], ["pipeline"]))) as seen:
        seen.page.focus("#map")
        seen.page.keyboard.press("ArrowDown")
        first = seen.page.locator("#details h3").inner_text()
        seen.page.keyboard.press("ArrowDown")
        assert seen.page.locator("#details h3").inner_text() != first
        seen.page.keyboard.press("Escape")
        assert not seen.page.locator("#details").is_visible()


def test_cards_of_the_path_are_filled_and_others_are_not(chromium: Browser, site: Site) -> None:
    with visit(chromium, site.page(answered(demo(), ["python"], ["models"]))) as seen:
        seen.page.click("[data-view=whole]")
        seen.page.wait_for_timeout(100)
        colours = {one: seen.page.evaluate(PIXEL, [one, 40]) for one in ("basics", "numpy", "r")}
        assert colours["basics"] == [222, 238, 250]
        assert colours["numpy"] == [253, 236, 205]
        assert colours["r"] == [255, 255, 255]


def test_the_map_follows_the_colour_scheme_when_it_changes(chromium: Browser, site: Site) -> None:
    with visit(chromium, site.page(answered(demo(), ["python"], ["models"]))) as seen:
        seen.page.wait_for_timeout(100)
        light = seen.page.evaluate(PIXEL, ["basics", 40])
        seen.page.emulate_media(color_scheme="dark")
        seen.page.wait_for_timeout(100)
        assert (light, seen.page.evaluate(PIXEL, ["basics", 40])) == ([222, 238, 250], [23, 52, 74])


def test_the_names_on_the_cards_fit_into_them(chromium: Browser, site: Site) -> None:
    with visit(chromium, site.page(explorer_page(hostile()))) as seen:
        seen.page.wait_for_timeout(100)
        assert seen.page.evaluate(TOO_WIDE) == [len(ATTACKS), []]


def test_the_canvas_tells_what_it_is_and_where_the_list_stands(
    chromium: Browser, site: Site
) -> None:
    with visit(chromium, site.page(explorer_page(demo()))) as seen:
        canvas = seen.page.get_by_role("img", name="Demo roadmap as a map of 11 cards")
        assert "The list below holds the same." in (canvas.get_attribute("aria-label") or "")
        assert seen.page.get_by_role("table", name="1 Foundations").count() == 1


def test_without_scripts_the_list_opens_details_and_the_map_is_not_offered(
    chromium: Browser, site: Site
) -> None:
    url = site.page(answered(demo(), ["python"], ["pipeline"]))
    with visit(chromium, url, scripts="off") as seen:
        assert not seen.page.locator("#map-section").is_visible()
        assert not seen.page.locator("#about-models").is_visible()
        seen.page.locator("th a", has_text="Models").focus()
        seen.page.keyboard.press("Enter")
        assert seen.page.locator("#about-models h3").is_visible()


def test_without_scripts_the_form_asks_with_every_parameter(chromium: Browser, site: Site) -> None:
    url = site.page(answered(demo(), ["python"], ["models"]))
    with visit(chromium, url, scripts="off") as seen:
        seen.page.fill("#known-1", "R")
        seen.page.select_option("#goal-1", "two")
        seen.page.get_by_role("button", name="Show", exact=True).click()
        seen.page.wait_for_url("**known=R&**")
        asked = parse_qsl(urlsplit(seen.page.url).query)
        assert asked == [("known", "python"), ("known", "R"), ("goal", "models"), ("goal", "two")]


def test_an_address_that_names_an_item_opens_it_beside_the_map(
    chromium: Browser, site: Site
) -> None:
    with visit(chromium, site.page(explorer_page(demo())) + "#about-models") as seen:
        assert seen.page.locator("#details h3").inner_text() == "Models"
        assert not seen.page.locator("#about-models").is_visible()
        assert seen.page.url.endswith("#about-models")


def test_i_know_this_asks_again_with_one_more_known_item(chromium: Browser, site: Site) -> None:
    with visit(chromium, site.page(answered(demo(), ["python"], ["models"]))) as seen:
        click_card(seen.page, "basics")
        seen.page.locator("#details").get_by_role("link", name="I know this").click()
        seen.page.wait_for_url("**known=basics&**")
        asked = parse_qsl(urlsplit(seen.page.url).query)
        assert asked == [("known", "python"), ("known", "basics"), ("goal", "models")]


def test_a_phone_shows_the_path_first_and_the_map_on_demand(chromium: Browser, site: Site) -> None:
    url = site.page(answered(demo(), ["python"], ["models"]))
    with visit(chromium, url, size=PHONE) as seen:
        assert seen.page.locator("#overview ol.path").is_visible()
        assert not seen.page.locator("#map").is_visible()
        seen.page.click("#map-open")
        click_card(seen.page, "basics")
        assert seen.page.locator("#details h3").inner_text() == "Basics"
        seen.page.click("#map-close")
        assert not seen.page.locator("#map").is_visible()
        assert seen.complaints == []


def test_the_file_opens_from_a_disk_without_a_request_or_a_complaint(
    chromium: Browser, tmp_path: FilePath
) -> None:
    file = tmp_path / "map.html"
    file.write_text(explorer_file(demo(), path=cheapest_path(demo(), ["models"])), "utf-8")
    with visit(chromium, file.as_uri()) as seen:
        click_card(seen.page, "models")
        assert seen.page.locator("#details h3").inner_text() == "Models"
        assert seen.complaints == []
        assert seen.outside(file.as_uri()) == []


def test_a_large_roadmap_is_drawn_in_part_within_seconds(chromium: Browser, site: Site) -> None:
    roadmap = large(14_000)
    with visit(chromium, site.page(explorer_page(roadmap))) as seen:
        seen.page.wait_for_function("window.skillpathMap", timeout=10_000)
        drawn = "window.skillpathMap.network.body.nodeIndices.length"
        assert seen.page.evaluate(drawn) == 500
        assert seen.complaints == []
