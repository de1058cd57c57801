"""Walking over the map's page in a real browser, against a real server."""

from __future__ import annotations

import json
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Unpack
from urllib.parse import parse_qsl, urlsplit

from tests.browser import How, visit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Locator, Page

    from tests.service.conftest import Served

KNOWN, GOAL = ["python", "linear-algebra"], "cert-google-pmle"
ASKED: dict[str, Any] = {"known": KNOWN, "goal": [GOAL]}
QUERY = f"?known=python&known=linear-algebra&goal={GOAL}"
"""The question of most walks over the shipped roadmap, for the API and for an address."""

PLACE = """id => {
  const { network, scene } = window.skillpathMap;
  network.moveTo({ position: network.getPosition(id), scale: 1 });
  network.redraw();
  const at = network.canvasToDOM(network.getPosition(id));
  const box = document.getElementById("map").getBoundingClientRect();
  return [box.left + at.x, box.top + at.y];
}"""
PIXEL = """([id, dx, dy]) => {
  const { network } = window.skillpathMap;
  const place = network.getPosition(id);
  network.moveTo({ position: place, scale: 1 });
  network.redraw();
  const at = network.canvasToDOM({ x: place.x + dx, y: place.y + dy });
  const canvas = document.querySelector("#map canvas");
  const ratio = canvas.width / canvas.clientWidth;
  const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, -Math.floor(at.x * ratio), -Math.floor(at.y * ratio));
  return Array.from(copy.getImageData(0, 0, 1, 1).data);
}"""


@contextmanager
def exploring(
    browser: Browser, served: Served, query: str = "", *, most: int = 0, **how: Unpack[How]
) -> Iterator[Page]:
    """The page of the map, drawn; it asks for nothing outside and has nothing to complain about.

    `most` complaints are allowed where a test makes requests fail, which a browser reports.
    """
    with visit(browser, f"{served.address}explore{query}", **how) as seen:
        seen.page.locator("#all-items th button").first.wait_for(state="attached")
        yield seen.page
        assert seen.outside(served.address) == []
        assert len(seen.complaints) <= most, seen.complaints


def asked(page: Page) -> list[tuple[str, str]]:
    """What the address asks."""
    return parse_qsl(urlsplit(page.url).query)


def answer(served: Served, route: str, question: Mapping[str, Any] | None = None) -> Any:
    """What the API says."""
    body = json.dumps(question).encode() if question is not None else None
    request = urllib.request.Request(  # noqa: S310 - our own server
        f"{served.address}api/v1{route}", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310 - likewise
        return json.load(response)


def click_card(page: Page, item: str, *, twice: bool = False) -> None:
    """On the map, brought into its middle."""
    page.locator("#map").scroll_into_view_if_needed()
    page.wait_for_function("() => window.skillpathMap")
    x, y = page.evaluate(PLACE, item)
    # Two clicks at one place would be a double click, though the map moved in between.
    aside = sum(map(ord, item)) % 7 * 20 - 60
    (page.mouse.dblclick if twice else page.mouse.click)(x + aside, y)


def hours(value: float) -> str:
    """As pages write whole ones."""
    return f"{value:,.0f}\N{NO-BREAK SPACE}h"


def ids(page: Page, selector: str) -> list[str]:
    """The items that links below the selector lead to, shown or not."""
    links = page.locator(f"{selector} a[data-item]")
    return [str(one) for one in links.evaluate_all("all => all.map(one => one.dataset.item)")]


def settled(page: Page) -> None:
    """No question is on its way."""
    page.locator("body:not([aria-busy=true])").wait_for()


def pressed(button: Locator, by: str) -> None:
    """By a click or by a key."""
    if by == "click":
        button.click()
    else:
        button.press(by)
