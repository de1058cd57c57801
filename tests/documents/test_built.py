"""The documentation as it is built: complete, without anything from outside, fit for a phone."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser import DESK, PHONE, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

ASSETS = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}
LEADS = ("canonical", "next", "prev", "index", "search", "genindex")
"""Links of a head that load nothing."""


class Seen(HTMLParser):
    """What a page loads, where it leads, and what can be led to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.assets: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.anchors.update(told[name] for name in ("id", "name") if name in told)
        if tag in ASSETS and told.get("rel") not in LEADS:
            self.assets.append(told.get(ASSETS[tag], ""))
        if tag == "a":
            self.links.append(told.get("href", ""))


def pages(built: Path) -> dict[Path, Seen]:
    return {page: Seen(page.read_text(encoding="utf-8")) for page in built.rglob("*.html")}


def test_no_page_loads_anything_from_elsewhere(built: Path) -> None:
    outside = {
        (page.name, asset)
        for page, seen in pages(built).items()
        for asset in seen.assets
        if urlsplit(asset).netloc
    }
    assert outside == set()
    sheets = [file.read_text(encoding="utf-8") for file in built.rglob("*.css")]
    assert [url for text in sheets for url in re.findall(r"url\(\s*['\"]?(https?:|//)", text)] == []


def test_every_link_within_leads_somewhere(built: Path) -> None:
    found = {page.resolve(): seen for page, seen in pages(built).items()}
    lost = []
    for page, seen in found.items():
        for link in seen.links:
            to = urlsplit(link)
            if to.scheme or to.netloc or link in {"", "#"}:
                continue
            target = (page.parent / unquote(to.path)).resolve() if to.path else page
            anchors = found[target].anchors if target in found else {to.fragment}
            if not target.exists() or (to.fragment and unquote(to.fragment) not in anchors):
                lost.append((page.name, link))
    assert lost == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("page", ["index", "reference/http", "explanation/ranking"])
def test_a_page_opens_from_a_disk_and_fits_its_window(
    chromium: Browser, built: Path, page: str, size: tuple[int, int], scheme: str
) -> None:
    address = (built / f"{page}.html").as_uri()
    with visit(chromium, address, size=size, scheme=scheme) as seen:
        width = seen.page.evaluate("document.documentElement.scrollWidth")
        assert (width, seen.outside("file:"), seen.complaints) == (size[0], [], [])
