from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from skillpath.graph import cheapest_path, recommend
from skillpath.service.answers import item_answer, next_answer, path_answer
from skillpath.visualizations import Answers, explorer_file, explorer_page, start_page
from tests.browser import DESK, PHONE, visit
from tests.visualizations.roadmaps import ATTACKS, demo, hostile, large

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path as FilePath

    from playwright.sync_api import Browser, Locator, Page

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
OUTSIDE = """() => {
  const { network, labels } = window.skillpathMap;
  network.redraw();
  const [width, height] = [184, 58];
  const boxes = network.body.nodeIndices.map((id) => network.getPosition(id));
  const fits = ([left, top, right, bottom]) => boxes.some(({ x, y }) => (
    left >= x - width / 2 && right <= x + width / 2
    && top >= y - height / 2 && bottom <= y + height / 2));
  return [labels.length, labels.filter((label) => !fits(label))];
}"""


def answered(roadmap: Roadmap, known: list[str], goals: list[str], **more: Any) -> str:
    """The page of a service, or with `render=explorer_file` the one file."""
    path = cheapest_path(roadmap, goals, known) if goals else None
    found = recommend(roadmap, known, goals)
    answers = Answers(
        next_answer(roadmap, found),
        path_answer(roadmap, path) if path else None,
        [item_answer(roadmap, item) for item in roadmap.items],
    )
    render = more.get("render", explorer_page)
    return str(render(roadmap, path=path, recommendations=found, answers=answers))


@pytest.fixture
def alone(tmp_path: FilePath) -> Callable[..., str]:
    """The address of a map as one file, which answers by itself."""

    def written(roadmap: Roadmap, known: list[str], goals: list[str]) -> str:
        file = tmp_path / "map.html"
        file.write_text(answered(roadmap, known, goals, render=explorer_file), "utf-8")
        return file.as_uri()

    return written


def click_card(page: Page, item: str) -> None:
    x, y = page.evaluate(SETTLED, item)
    page.mouse.click(x, y)


def chosen(page: Page) -> Locator:
    """The heading of the details."""
    return page.locator("#details h3")


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


def test_hostile_names_run_no_code_and_load_nothing(
    chromium: Browser, alone: Callable[..., str]
) -> None:
    url = alone(hostile(), ["item-1"], ["item-2"])
    with visit(chromium, url) as seen:
        click_card(seen.page, "item-2")
        expect(chosen(seen.page)).to_have_text(ATTACKS[2])
        assert seen.page.locator("img").count() == 0
        assert (seen.complaints, seen.outside(url)) == ([], [])


def test_a_click_on_a_card_shows_its_details_and_back_leaves_them(
    chromium: Browser, alone: Callable[..., str]
) -> None:
    with visit(chromium, alone(demo(), ["python"], ["models"])) as seen:
        click_card(seen.page, "models")
        expect(chosen(seen.page)).to_have_text("Models")
        details = seen.page.locator("#details")
        expect(details).to_contain_text("at least 2 of Numpy, Spark, SQL")
        expect(details).to_contain_text("Terms come first.")
        seen.page.get_by_role("button", name="Back").click()
        expect(details).to_be_hidden()


def test_the_search_box_is_reached_by_a_slash_and_opens_an_item(
    chromium: Browser, alone: Callable[..., str]
) -> None:
    with visit(chromium, alone(demo(), [], [])) as seen:
        seen.page.keyboard.press("/")
        seen.page.keyboard.type("pipel")
        seen.page.keyboard.press("Enter")
        expect(chosen(seen.page)).to_have_text("Pipeline")
        assert seen.page.evaluate("window.skillpathMap.network.getSelectedNodes()") == ["pipeline"]


def test_arrow_keys_walk_over_the_map_and_escape_leaves(
    chromium: Browser, alone: Callable[..., str]
) -> None:
    with visit(chromium, alone(demo(), ["python"], ["pipeline"])) as seen:
        seen.page.focus("#map")
        for name in ("Basics", "Wrangling"):
            seen.page.keyboard.press("ArrowDown")
            expect(chosen(seen.page)).to_have_text(name)
        seen.page.keyboard.press("Escape")
        expect(seen.page.locator("#details")).to_be_hidden()


def test_cards_of_the_path_are_filled_and_others_are_not(
    chromium: Browser, alone: Callable[..., str]
) -> None:
    with visit(chromium, alone(demo(), ["python"], ["models"])) as seen:
        seen.page.click("[data-view=whole]")
        seen.page.wait_for_timeout(100)
        colors = {one: seen.page.evaluate(PIXEL, [one, 40]) for one in ("basics", "numpy", "r")}
        assert colors == {
            "basics": [222, 238, 250],
            "numpy": [253, 236, 205],
            "r": [255, 255, 255],
        }


def test_the_map_is_painted_anew_when_the_theme_changes(
    chromium: Browser, alone: Callable[..., str]
) -> None:
    with visit(chromium, alone(demo(), ["python"], ["models"])) as seen:
        colors = []
        for scheme, theme in (("light", "system"), ("dark", "system"), ("dark", "light")):
            seen.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            seen.page.get_by_label("Theme").select_option(theme)
            seen.page.wait_for_timeout(100)
            colors.append(seen.page.evaluate(PIXEL, ["basics", 40]))
        assert colors == [[222, 238, 250], [23, 52, 74], [222, 238, 250]]


def test_the_names_on_the_cards_fit_into_them(chromium: Browser, alone: Callable[..., str]) -> None:
    with visit(chromium, alone(hostile(), ["item-1"], [])) as seen:
        seen.page.click("#zoom-fit")
        seen.page.evaluate("window.skillpathMap.network.moveTo({ scale: 0.5 })")
        count, outside = seen.page.evaluate(OUTSIDE)
        titles = [label for label in outside if label[0] == 4]
        assert count > len(ATTACKS)
        assert len(outside) - len(titles) == seen.page.locator("ol.next > li").count()


def test_the_canvas_tells_what_it_is_and_where_the_list_stands(
    chromium: Browser, site: Site
) -> None:
    with visit(chromium, site.page(explorer_page(demo()))) as seen:
        canvas = seen.page.get_by_role("img", name="Demo roadmap as a map of 11 cards")
        assert "The list below holds the same." in (canvas.get_attribute("aria-label") or "")
        assert seen.page.get_by_role("table", name="What Demo roadmap holds, by step").count() == 1


def test_without_scripts_the_list_leads_to_pages_and_the_map_is_not_offered(
    chromium: Browser, site: Site
) -> None:
    url = site.page(answered(demo(), ["python"], ["pipeline"]))
    with visit(chromium, url, scripts="off") as seen:
        offered = seen.page.locator("#map-section, #filters, #search, #map-open")
        assert offered.filter(visible=True).count() == 0
        row = seen.page.locator("#item-models")
        assert "number 5 on the path" in row.inner_text()
        row.get_by_role("link", name="Models").focus()
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url("**/skills/models?known=python&goal=pipeline")


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
    chromium: Browser, alone: Callable[..., str]
) -> None:
    with visit(chromium, alone(demo(), [], []) + "#about-models") as seen:
        expect(chosen(seen.page)).to_have_text("Models")
        assert seen.page.url.endswith("#about-models")


def test_a_phone_shows_the_path_first_and_the_map_on_demand(
    chromium: Browser, alone: Callable[..., str]
) -> None:
    with visit(chromium, alone(demo(), ["python"], ["models"]), size=PHONE) as seen:
        page = seen.page
        assert page.locator("#overview ol.path").is_visible()
        assert not page.locator("#map").is_visible()
        page.click("#map-open")
        click_card(page, "basics")
        expect(chosen(page)).to_have_text("Basics")
        page.get_by_role("button", name="Back").click()
        page.click("#map-close")
        assert not page.locator("#map").is_visible()
        assert seen.complaints == []


def test_the_file_works_from_a_disk_without_a_request_or_a_complaint(
    chromium: Browser, alone: Callable[..., str]
) -> None:
    url = alone(demo(), ["python"], ["models"])
    with visit(chromium, url) as seen:
        page = seen.page
        page.locator("#item-wrangling th a").click()
        expect(chosen(page)).to_have_text("Wrangling")
        expect(page.locator("#details")).to_contain_text("any one of Python ✓ known, R")
        page.get_by_label("Kind").select_option("tool")
        expect(page.locator("#filtered")).to_have_text("5 of 11 shown")
        assert page.locator("button.know, #question, nav[aria-label=Pages]").count() == 0
        assert (seen.complaints, seen.outside(url)) == ([], [])


def test_a_large_roadmap_is_drawn_in_part_within_seconds(chromium: Browser, site: Site) -> None:
    roadmap = large(14_000)
    with visit(chromium, site.page(explorer_page(roadmap))) as seen:
        seen.page.wait_for_function("window.skillpathMap", timeout=10_000)
        drawn = "window.skillpathMap.network.body.nodeIndices.length"
        assert seen.page.evaluate(drawn) == 500
        assert seen.complaints == []
