"""Writes anew what README.md and docs/ quote of the roadmap: run it with `make quotes`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks import hours
from docs.quoting import ROOT, quoted, server
from skillpath.graph import Kind
from skillpath.ontology import read

if TYPE_CHECKING:
    from collections.abc import Callable

ROADMAP = read()
COUNT = re.compile(r"\d+ things to learn")
CERTIFICATE = re.compile(r"^(\| \[(?P<name>[^]]+)\]\([^)]+\)[^|]*)(\|[^|]*){3}\|", re.MULTILINE)


def certificate(row: re.Match[str]) -> str:
    """A row of the table of certifications with hours, price and validity."""
    found = {item.name: item for item in ROADMAP.items if item.kind is Kind.CERTIFICATION}
    item = found.get(row["name"])
    if item is None:
        return row[0]
    price = item.cost.spoken if item.cost else ""
    valid = f"{item.valid_months} months" if item.valid_months else ""
    return f"{row[1]}| {item.hours.likely:g} | {price} | {valid} |"


def tables(text: str) -> str:
    """The text with the tables of hours as they are measured now."""
    for measured in (hours.steps, hours.industries, hours.curricula):
        table = measured(ROADMAP)
        head = table.split("\n", 1)[0]
        old = next(part for part in text.split("\n\n") if part.startswith(head))
        text = text.replace(old, table)
    return text


def refresh(name: str, *changes: Callable[[str], str]) -> None:
    """Rewrite one document."""
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    for change in changes:
        text = change(text)
    path.write_text(text, encoding="utf-8")


def pages() -> list[str]:
    """All pages that may quote something, by their paths from the top."""
    found = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    return sorted(page.relative_to(ROOT).as_posix() for page in found)


if __name__ == "__main__":
    refresh("README.md", lambda text: COUNT.sub(f"{len(ROADMAP.items)} things to learn", text))
    refresh("docs/content.md", tables)
    refresh("docs/certifications.md", lambda text: CERTIFICATE.sub(certificate, text))
    with server() as address:
        for page in pages():
            refresh(page, lambda text: quoted(text, address))
