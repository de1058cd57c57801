"""What a search found, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from skillpath.graph import UnknownNameError, find_item
from skillpath.service.terminal.typesetting import KIND_STYLES, Indented, Text, in_digits, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillpath.graph import Hit, Roadmap

MATCH = "bold underline"


def print_found(roadmap: Roadmap, query: str, found: Sequence[Hit]) -> None:
    """The hits as a table, with what matched marked; without any what is spelt nearest."""
    console = Console(highlight=False)
    if not found:
        _print_nearest(console, roadmap, query)
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Name", overflow="fold", ratio=1)
    table.add_column("Kind", no_wrap=True)
    table.add_column("Hours", justify="right", no_wrap=True)
    table.add_column("Id", style="dim", overflow="fold", max_width=28)
    for hit in found:
        kind = Text(hit.item.kind.value, KIND_STYLES[hit.item.kind])
        table.add_row(_named(hit), kind, _hours(hit), Text(hit.item.id))
    console.print(table)


def _named(hit: Hit) -> Text:
    """The name, and below it the alt label that matched, if it was one."""
    if hit.field == "name":
        return _marked(hit)
    name = Text(hit.item.name)
    if hit.field == "alt_label":
        name.append("\n  also: ", "dim").append_text(_marked(hit))
    return name


def _marked(hit: Hit) -> Text:
    text = Text(hit.label)
    for start, end in hit.spans:
        text.stylize(MATCH, start, end)
    return text


def _hours(hit: Hit) -> Text:
    item = hit.item
    return Text("retired", "yellow") if item.is_retired else Text(in_digits(item.hours.likely))


def _print_nearest(console: Console, roadmap: Roadmap, query: str) -> None:
    console.print(Indented([f"Nothing is called anything like {query!r}."], by=0))
    try:
        find_item(roadmap, query)
    except UnknownNameError as error:
        for place, one in enumerate(error.nearest):
            if not place:
                console.print("The nearest names:")
            console.print(title(roadmap, "-  ", one))
