"""The media types that answers come in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Media:
    """A format of an answer: what `format=` calls it, and its media type.

    `parameters` follow the media type in the header, such as `; charset=utf-8`. `policy` is what
    the content may do in a browser, where it may do less than pages. Files of it end in `extension`
    where that is not the name.
    """

    name: str
    type: str
    parameters: str = ""
    policy: str = ""
    extension: str = ""

    @property
    def ending(self) -> str:
        """What the names of files end in, without the point."""
        return self.extension or self.name

    @property
    def content_type(self) -> str:
        """The header's value."""
        return self.type + self.parameters

    @property
    def is_json(self) -> bool:
        """Whether it is one value in JSON."""
        return self.type.removeprefix("application/").rpartition("+")[2] == "json"


JSON = Media("json", "application/json")
LINES = Media("jsonl", "application/x-ndjson")
MARKDOWN = Media("md", "text/markdown", "; charset=utf-8")
CSV = Media("csv", "text/csv", "; charset=utf-8; header=present")
TURTLE = Media("ttl", "text/turtle", "; charset=utf-8")
JSONLD = Media("jsonld", "application/ld+json")
HTML = Media("html", "text/html", "; charset=utf-8")
SVG = Media("svg", "image/svg+xml", policy="default-src 'none'; frame-ancestors 'none'")
MERMAID = Media("mmd", "text/vnd.mermaid", "; charset=utf-8")
DOT = Media("dot", "text/vnd.graphviz", "; charset=utf-8")
