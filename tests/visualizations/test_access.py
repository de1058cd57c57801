"""By keyboard, on narrow screens, with large letters, without motion, with colors of the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from skillpath.graph import Attainable, Kind, Roadmap, Step, cheapest_path, recommend
from skillpath.visualizations import Asked, skill_page, start_page
from tests.browser import PHONE, visit
from tests.visualizations.roadmaps import demo

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from tests.visualizations.conftest import Site

STOPS = """() => Array.from(document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']",
)).filter((one) => one.checkVisibility()).length"""
FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const look = getComputedStyle(one.closest(".theme") ?? one);
  const box = one.getBoundingClientRect();
  const isSeen = box.top >= 0 && box.bottom <= innerHeight && box.width > 0;
  const ring = look.outlineStyle === "solid" ? parseFloat(look.outlineWidth) : 0;
  return [ring, look.outlineColor, isSeen];
}"""
MOVING = """() => Array.from(document.querySelectorAll("*")).filter((one) => {
  const look = getComputedStyle(one);
  const lasts = [look.transitionDuration, look.animationDuration].join().split(/[, ]+/);
  return lasts.some((some) => parseFloat(some) > 0) || look.scrollBehavior === "smooth";
}).length"""
WIDTH = "document.documentElement.scrollWidth"
SHAPES = """() => Array.from(document.querySelectorAll(".path .number"), (one) => {
  const look = getComputedStyle(one);
  return [look.borderTopStyle, look.borderTopLeftRadius];
})"""


def answered() -> str:
    path = cheapest_path(demo(), ["pipeline"], ["python"])
    return start_page(
        demo(), path=path, recommendations=recommend(demo(), ["python"], ["pipeline"])
    )


def skill() -> str:
    return skill_page(demo(), "models")


PAGES = {"start": lambda: start_page(demo()), "answered": answered, "skill": skill}


def stops(page: Page) -> list[tuple[float, str, bool]]:
    """The ring, its color, and whether it is in sight, from tab to tab until the end."""
    found = []
    for _ in range(page.evaluate(STOPS) + 1):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        found.append(tuple(focused))
    return found


@pytest.mark.parametrize(
    ("name", "scheme", "ring"),
    [
        ("start", "light", "rgb(0, 90, 148)"),
        ("answered", "dark", "rgb(124, 192, 240)"),
        ("skill", "light", "rgb(0, 90, 148)"),
    ],
)
def test_tab_reaches_everything_in_sight_and_with_a_ring_and_leads_out_again(
    chromium: Browser, site: Site, name: str, scheme: str, ring: str
) -> None:
    with visit(chromium, site.page(PAGES[name](), "/"), scheme=scheme) as seen:
        assert stops(seen.page) == [(3, ring, True)] * seen.page.evaluate(STOPS)


def test_the_first_tab_offers_to_skip_the_header(chromium: Browser, site: Site) -> None:
    with visit(chromium, site.page(skill(), "/")) as seen:
        seen.page.keyboard.press("Tab")
        link = seen.page.get_by_role("link", name="Skip to the content")
        assert link.evaluate("one => one === document.activeElement")
        seen.page.keyboard.press("Enter")
        seen.page.keyboard.press("Tab")
        assert seen.page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("made", PAGES.values(), ids=PAGES)
def test_no_page_scrolls_sideways_when_it_is_narrow_or_letters_are_large(
    chromium: Browser, site: Site, made: Callable[[], str]
) -> None:
    with visit(chromium, site.page(made(), "/"), size=(320, 640)) as seen:
        widths = [seen.page.evaluate(WIDTH)]
        seen.page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        for width, height in (PHONE, (1280, 800)):
            seen.page.set_viewport_size({"width": width, "height": height})
            widths.append(seen.page.evaluate(WIDTH))
        assert widths == [320, PHONE[0], 1280]


def test_nothing_moves_where_motion_is_not_wanted(chromium: Browser, site: Site) -> None:
    with visit(chromium, site.page(answered(), "/")) as seen:
        calm = seen.page.evaluate(MOVING)
        seen.page.emulate_media(reduced_motion="no-preference")
        assert (calm, seen.page.evaluate(MOVING) > 0) == (0, True)


def test_kinds_keep_their_shapes_where_the_system_forces_its_colors(
    chromium: Browser, site: Site
) -> None:
    kinds = tuple(Attainable(kind.value, kind.value, kind=kind) for kind in Kind)
    covered = Step("all", "All", 1, covers=tuple(Kind))
    roadmap = Roadmap("kinds", "Kinds", items=kinds, steps=(covered,))
    page = start_page(roadmap, path=cheapest_path(roadmap, ["all"]))
    with visit(chromium, site.page(page, "/")) as seen:
        seen.page.emulate_media(forced_colors="active")
        shapes = seen.page.evaluate(SHAPES)
        assert len({tuple(shape) for shape in shapes}) == len(shapes) == len(Kind)
        assert "none" not in {style for style, _ in shapes}


def test_a_wrong_field_is_marked_where_the_system_forces_its_colors(
    chromium: Browser, site: Site
) -> None:
    border = "one => getComputedStyle(one).borderTopWidth"
    with visit(chromium, site.page(start_page(demo(), asked=Asked(("Pythn",))), "/")) as seen:
        seen.page.emulate_media(forced_colors="active")
        fields = seen.page.locator("fieldset input")
        assert fields.evaluate_all(f"some => some.map({border})") == ["3px", "1px"]
