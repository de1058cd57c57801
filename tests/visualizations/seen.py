"""A page as those see it who read its elements and its words."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

HEADINGS = ("h1", "h2", "h3", "h4")


class Seen(HTMLParser):
    """The elements and the words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def attributes(self, tag: str, name: str) -> list[str]:
        return [
            attrs[name] or "" for found, attrs in self.elements if found == tag and name in attrs
        ]

    @property
    def barriers(self) -> list[str]:
        """What keeps somebody out: the basics that every page must keep to."""
        tags = [tag for tag, _ in self.elements]
        ids = [attrs["id"] or "" for _, attrs in self.elements if "id" in attrs]
        levels = [HEADINGS.index(tag) for tag in tags if tag in HEADINGS]
        fields = [attrs for tag, attrs in self.elements if tag in ("input", "select")]
        shown = {one.get("id") for one in fields if one.get("type") not in ("hidden", "checkbox")}
        found = {
            "no language": self.attributes("html", "lang") != ["en"],
            "not one h1": tags.count("h1") != 1,
            "not one main": tags.count("main") != 1,
            "no title": not tags.count("title"),
            "ids twice": len(ids) != len(set(ids)),
            "fields without a label": not shown <= set(self.attributes("label", "for")),
            "skips a heading": any(b - a > 1 for a, b in pairwise(levels)),
            "no way past the header": "#main" not in self.attributes("a", "href"),
            "navigation without a name": len(self.attributes("nav", "aria-label"))
            + len(self.attributes("nav", "aria-labelledby"))
            < tags.count("nav"),
            "style or script inside": bool(
                [one for one in self.elements if one[0] == "style" or "style" in one[1]]
            ),
        }
        return [name for name, is_there in found.items() if is_there]


def structured(page: str) -> Any:
    """What the page tells search engines."""
    begin = '<script type="application/ld+json">'
    return json.loads(page.partition(begin)[2].partition("</script>")[0])
