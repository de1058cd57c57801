from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from skillpath.graph import cheapest_path
from skillpath.visualizations import explorer_file, explorer_page, reference_page, start_page
from tests.browser import visit
from tests.visualizations.roadmaps import demo

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from playwright.sync_api import Browser, Page

    from tests.visualizations.conftest import Site

GROUND = "() => getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(247, 247, 244)", "rgb(21, 23, 26)"
EVENTS = """() => {
  window.changes = [];
  document.addEventListener("themechange", () => {
    const style = getComputedStyle(document.documentElement);
    window.changes.push(style.getPropertyValue("--ground"));
  });
}"""


def ground(page: Page) -> str:
    return str(page.evaluate(GROUND))


@pytest.mark.parametrize(("scheme", "chosen"), [("light", "dark"), ("dark", "light")])
def test_what_is_chosen_holds_against_the_system_and_on_the_next_page(
    chromium: Browser, site: Site, scheme: str, chosen: str
) -> None:
    other = site.page(explorer_page(demo()))
    with visit(chromium, site.page(start_page(demo()), "/"), scheme=scheme) as seen:
        seen.page.get_by_label("Theme").select_option(chosen)
        expected = DARK if chosen == "dark" else LIGHT
        assert ground(seen.page) == expected
        seen.page.goto(other)
        assert (ground(seen.page), seen.page.get_by_label("Theme").input_value()) == (
            expected,
            chosen,
        )
        assert seen.complaints == []


def test_the_system_decides_until_something_is_chosen_and_again_afterwards(
    chromium: Browser, site: Site
) -> None:
    with visit(chromium, site.page(start_page(demo()), "/")) as seen:
        select = seen.page.get_by_label("Theme")
        shown = [(select.input_value(), ground(seen.page))]
        seen.page.emulate_media(color_scheme="dark")
        shown.append((select.input_value(), ground(seen.page)))
        for choice in ("light", "system"):
            select.select_option(choice)
            shown.append((choice, ground(seen.page)))
        assert shown == [("system", LIGHT), ("system", DARK), ("light", LIGHT), ("system", DARK)]


def test_scripts_are_told_of_each_change_once_and_then_read_the_new_colors(
    chromium: Browser, site: Site
) -> None:
    with visit(chromium, site.page(start_page(demo()), "/")) as seen:
        seen.page.evaluate(EVENTS)
        seen.page.emulate_media(color_scheme="dark")
        seen.page.get_by_label("Theme").select_option("light")
        seen.page.emulate_media(color_scheme="light")  # changes nothing any more
        seen.page.get_by_label("Theme").select_option("dark")
        assert seen.page.evaluate("window.changes") == [DARK, LIGHT, DARK]


def test_the_theme_is_there_before_the_first_thing_is_drawn(chromium: Browser, site: Site) -> None:
    with visit(chromium, site.page(start_page(demo()), "/")) as seen:
        seen.page.get_by_label("Theme").select_option("dark")
        seen.page.add_init_script(
            """new MutationObserver((_, watch) => {
              if (!document.body) return;
              window.early = document.documentElement.dataset.theme;
              watch.disconnect();
            }).observe(document, { childList: true, subtree: true });"""
        )
        seen.page.reload()
        assert seen.page.evaluate("window.early") == "dark"


def test_another_window_follows(chromium: Browser, site: Site) -> None:
    url = site.page(start_page(demo()), "/")
    with visit(chromium, url) as seen:
        other = seen.page.context.new_page()
        other.goto(url)
        seen.page.get_by_label("Theme").select_option("dark")
        other.wait_for_function("document.documentElement.dataset.theme === 'dark'")
        assert (ground(other), other.get_by_label("Theme").input_value()) == (DARK, "dark")


@pytest.mark.parametrize(("scheme", "expected"), [("light", LIGHT), ("dark", DARK)])
def test_without_scripts_the_system_decides_and_no_switch_is_shown(
    chromium: Browser, site: Site, scheme: str, expected: str
) -> None:
    url = site.page(start_page(demo()), "/")
    with visit(chromium, url, scheme=scheme, scripts="off") as seen:
        assert not seen.page.get_by_label("Theme").is_visible()
        assert seen.page.locator("body").evaluate(GROUND) == expected


def test_the_file_from_a_disk_has_the_switch_and_its_map_follows(
    chromium: Browser, tmp_path: FilePath
) -> None:
    file = tmp_path / "map.html"
    file.write_text(explorer_file(demo(), path=cheapest_path(demo(), ["models"])), "utf-8")
    with visit(chromium, file.as_uri()) as seen:
        seen.page.evaluate(EVENTS)
        seen.page.get_by_label("Theme").select_option("dark")
        assert seen.page.evaluate("window.changes") == [DARK]
        assert ground(seen.page) == DARK
        assert seen.complaints == []


def test_the_description_of_the_api_follows_too(chromium: Browser, site: Site) -> None:
    site.page('{"openapi": "3.1.1", "info": {"title": "A", "version": "1"}, "paths": {}}', "/api")
    url = site.page(reference_page("/api"), "/docs")
    with visit(chromium, url) as seen:
        title = seen.page.locator(".info .title")
        title.wait_for()
        shown = [(ground(seen.page), title.evaluate("one => getComputedStyle(one).color"))]
        seen.page.get_by_label("Theme").select_option("dark")
        shown.append((ground(seen.page), title.evaluate("one => getComputedStyle(one).color")))
        assert shown == [
            (LIGHT, "rgb(59, 65, 81)"),
            ("rgb(28, 32, 34)", "rgb(210, 214, 215)"),
        ]


def test_paper_is_light(chromium: Browser, site: Site) -> None:
    with visit(chromium, site.page(start_page(demo()), "/"), scheme="dark") as seen:
        seen.page.get_by_label("Theme").select_option("dark")
        seen.page.emulate_media(media="print", color_scheme="dark")
        ink = "getComputedStyle(document.body).color"
        assert seen.page.evaluate(ink) == "rgb(28, 31, 35)"
