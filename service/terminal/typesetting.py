"""How answers look at a terminal: texts that wrap, titles, hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.text import Text as RichText

from skillpath.graph import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from skillpath.graph import Effort, Mapping, Resource, Roadmap

COMMANDS = (*range(9), *range(11, 32), *range(127, 160))
TURNS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""What turns the order in which the rest of a line is shown."""

CONTROL = dict.fromkeys((*COMMANDS, *TURNS), "\N{REPLACEMENT CHARACTER}")
"""Characters that would command a terminal, and what is printed in their place."""

KIND_STYLES = {Kind.SKILL: "cyan", Kind.TOOL: "green", Kind.CERTIFICATION: "magenta"}
MOST_SHOWN = 8


class Text(RichText):
    """Text that a roadmap's author wrote, without what would command a terminal."""

    def __init__(self, text: str = "", style: str = "", **options: Any) -> None:
        """Take the text."""
        super().__init__(text.translate(CONTROL), style, **options)

    def append(self, text: Any, style: Any = None) -> RichText:
        """Take more text."""
        return super().append(text.translate(CONTROL) if isinstance(text, str) else text, style)


def in_digits(hours: float) -> str:
    """Hours in digits, as few as there are; those of a thousand years have more than six."""
    return f"{hours:.12g}"


def span(effort: Effort) -> str:
    """`30 to 70`."""
    return f"{in_digits(effort.low)} to {in_digits(effort.high)}"


def hours(effort: Effort) -> str:
    """An effort as a person says it."""
    likely = f"{in_digits(effort.likely)} h"
    return likely if effort.low == effort.high else f"{likely} ({span(effort)})"


def title(roadmap: Roadmap, mark: str, identifier: str) -> RenderableType:
    """An item by id: name, kind, hours, after a mark."""
    item = roadmap.by_id[identifier]
    effort = ("retired", "yellow") if item.is_retired else (hours(item.hours), "")
    kind = (item.kind.value, KIND_STYLES[item.kind])
    line = Text.assemble((item.name, "bold"), "  ", kind, "  ", effort, (f"  {item.id}", "dim"))
    return Indented([line], mark=mark)


@dataclass(frozen=True, slots=True)
class Indented:
    """Lines that wrap under their beginning, without blanks at their ends.

    `mark` stands before the very first line, in place of its indent.
    """

    lines: Iterable[str | RichText]
    by: int = 5
    style: str = ""
    mark: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The wrapped lines."""
        before = self.mark
        for line in self.lines:
            text = Text(line, self.style) if isinstance(line, str) else line
            for part in text.wrap(console, options.max_width - self.by):
                part.rstrip()
                yield Text(before.rjust(self.by), "bold").append_text(part)
                before = ""


def print_block(console: Console, head: str, lines: list[str]) -> None:
    """The lines under a head; nothing without lines."""
    if lines:
        console.print()
        console.print(Text(head, "bold"))
        console.print(Indented(lines, by=2))


def count(number: int, noun: str) -> str:
    """`1 step`, `2 steps`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def cut(lines: list[str]) -> list[str]:
    """The first few, and how many more there are."""
    rest = len(lines) - MOST_SHOWN
    return [*lines[:MOST_SHOWN], f"{rest} more"] if rest > 0 else lines


def resource_text(resource: Resource) -> str:
    """A page to learn from: `Guide (2 h): https://…`."""
    stated = f" ({in_digits(resource.hours)} h)" if resource.hours else ""
    return f"{resource.name}{stated}: {resource.url}"


def mapping_text(mapping: Mapping) -> str:
    """What it is called elsewhere: `Exams 43 (exact, https://…)`."""
    name = " ".join(filter(None, (mapping.name, mapping.code)))
    return f"{name or mapping.iri} ({mapping.match}{f', {mapping.iri}' if name else ''})"
