# ruff: noqa: RUF001 - letters of many scripts, on purpose
"""What a browser makes of pictures: that names fit, which colors they have, PNG, paper."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from skillpath.graph import (
    Attainable,
    Effort,
    ItemId,
    Kind,
    Roadmap,
)
from skillpath.ontology import read
from skillpath.visualizations import (
    Scheme,
    StaticFile,
    ViewName,
    start_page,
    svg,
)
from skillpath.visualizations.maps.palette import palette
from tests.browser import visit
from tests.visualizations.drawing import drawn
from tests.visualizations.roadmaps import ATTACKS, demo

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.visualizations.conftest import Site

NAMES = (
    *ATTACKS,
    "W" * 40,
    "WWWWWWWWWW MMMMMMMMMM @@@@@@@@@@ %%%%%%%%%%",
    "机器学习工程师的数学与统计学基础和应用课程及其他内容" * 2,
    "ＦＵＬＬ　ＷＩＤＴＨ　ＬＡＴＩＮ",
    "Машинное обучение и проектирование высоконагруженных систем",
    "ЩЩЩЩЩЩЩЩЩЩЩЩЩЩЩ",
    "ΩΩΩΩ ΨΨΨΨ ΦΦΦΦ",
    "﷽ ﷽ ﷽",
    "𒐫𒐫𒐫 ꧅꧅꧅",
    "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
    "Ｗ̈̈̈ café naïve ŵ ŒŒŒŒŒŒ ǼǼǼǼ",
    "ÅÅÅÅ ∰∰∰∰ ⟺⟺⟺⟺ —————— ……………",
    "x",
)
OUTSIDE = """() => Array.from(document.querySelectorAll("svg g")).flatMap((card) => {
  const shape = card.querySelector(":scope > rect, :scope > polygon");
  if (!shape || !card.querySelector(":scope > title")) return [];
  const box = shape.getBBox();
  return Array.from(card.querySelectorAll(":scope > text")).map((text) => {
    const { x, y, width, height } = text.getBBox();
    const overhang = text.getAttribute("font-size") === "12" ? 7 : 0;  // the number of its turn
    const isIn = x >= box.x - overhang && x + width <= box.x + box.width
      && y >= box.y - 12 && y + height <= box.y + box.height + 1;
    return isIn ? null : `${text.textContent} ${x - box.x} ${width} ${y - box.y} ${height}`;
  });
})"""
BEYOND = """() => {
  const [, , wide, high] = document.querySelector("svg").getAttribute("viewBox").split(" ");
  return Array.from(document.querySelectorAll("svg text")).filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < 0 || box.right > Number(wide) || box.bottom > Number(high);
  }).map((text) => text.textContent);
}"""
COLORS = """(names) => {
  const probe = document.body.appendChild(document.createElement("i"));
  const shown = (value) => {
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  return names.map(([name, color]) => [name, shown(`var(--${name})`) === shown(color)]);
}"""


def wide_names() -> Roadmap:
    """The names in each shape, on a path and off it, retired and known."""
    items = [
        Attainable(ItemId(f"{kind}-{turn}"), name + kind[1:3], kind, Effort(1, 99_999, 100_000))
        for kind in Kind
        for turn, name in enumerate(NAMES)
    ]
    return Roadmap("wide", NAMES[0], tuple(items), license="https://example.org/" + "w" * 200)


def file(site: Site, text: str, path: str = "/map.svg") -> str:
    site.files[path] = StaticFile(text.encode(), "image/svg+xml")
    return site.origin + path


@pytest.mark.parametrize("view", [ViewName.PATH, ViewName.WHOLE])
def test_no_text_leaves_its_card_or_the_picture(
    site: Site, chromium: Browser, view: ViewName
) -> None:
    known, goals = [f"skill-{n}" for n in range(10)], [f"tool-{n}" for n in range(len(NAMES))]
    found = svg(drawn(wide_names(), known, goals), view)
    with visit(chromium, file(site, found)) as seen:
        placed = seen.page.evaluate(OUTSIDE)
        assert len(placed) > 50
        assert [one for one in placed if one] == []
        assert seen.page.evaluate(BEYOND) == []


def test_nothing_leaves_its_card_in_the_shipped_roadmap(site: Site, chromium: Browser) -> None:
    found = svg(drawn(read(), ["python"], ["cert-google-pmle"]), ViewName.WHOLE)
    with visit(chromium, file(site, found)) as seen:
        placed = seen.page.evaluate(OUTSIDE)
        assert (len(placed) > 500, [one for one in placed if one]) == (True, [])


@pytest.mark.parametrize("scheme", Scheme)
def test_the_colors_are_those_of_the_pages(site: Site, chromium: Browser, scheme: Scheme) -> None:
    with visit(chromium, site.page(start_page(demo()), "/"), scheme=scheme.value) as seen:
        same = seen.page.evaluate(COLORS, list(palette(scheme).items()))
    assert (len(same) > 20, [name for name, is_same in same if not is_same]) == (True, [])


def test_a_picture_is_an_image_to_a_page(site: Site, chromium: Browser) -> None:
    file(site, svg(drawn(demo()), ViewName.WHOLE))
    page = (
        '<!doctype html><html lang="en"><link rel="icon" href="data:,"><img src="/map.svg" alt="">'
    )
    with visit(chromium, site.page(page)) as seen:
        size = seen.page.evaluate("() => document.images[0].naturalWidth")
        assert (size > 500, seen.complaints) == (True, [])


def test_a_picture_is_downloaded_as_png_at_twice_its_size(
    site: Site, chromium: Browser, tmp_path: Path
) -> None:
    file(site, svg(drawn(demo()), ViewName.WHOLE))
    with visit(chromium, site.page(start_page(demo()), "/")) as seen:
        wide = seen.page.evaluate(
            """async () => {
              const image = new Image();
              image.src = "/map.svg";
              await image.decode();
              return [image.naturalWidth * 2, image.naturalHeight * 2];
            }"""
        )
        with seen.page.expect_download() as saved:
            seen.page.evaluate(
                """async (script) => {
                  const { asPng } = await import(script);
                  await asPng("/map.svg", "demo.png");
                }""",
                site.module("picture.js"),
            )
        target = tmp_path / saved.value.suggested_filename
        saved.value.save_as(target)
        assert seen.complaints == []
    content = target.read_bytes()
    assert (target.name, content[:8]) == ("demo.png", b"\x89PNG\r\n\x1a\n")
    assert list(struct.unpack(">II", content[16:24])) == wide
    assert len(content) > 20_000


@pytest.mark.parametrize(("wide", "high"), [(1000, 1000), (1100, 40_000), (20_000, 9_000)])
def test_a_huge_picture_gets_less_sharp_instead_of_empty(
    site: Site, chromium: Browser, wide: int, high: int
) -> None:
    with visit(chromium, site.page(start_page(demo()), "/")) as seen:
        scale = seen.page.evaluate(
            """async ([script, wide, high]) => {
              const { sharpness } = await import(script);
              return sharpness(wide, high);
            }""",
            [site.module("picture.js"), wide, high],
        )
    assert (scale == 2) == (wide == 1000)
    assert max(wide, high) * scale <= 16_384
    assert wide * high * scale**2 <= 100_000_001
