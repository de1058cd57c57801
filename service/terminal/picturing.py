"""The command that draws maps."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

import click

from skillpath.service.terminal.completing import complete_names
from skillpath.service.terminal.making import language_of, language_option, write_taken
from skillpath.service.terminal.options import (
    asked_roadmap,
    forbid_option,
    goal_option,
    known_option,
    prefer_option,
    roadmap_options,
    strict_option,
)

MOST_COLUMNS, MOST_NEXT, MOST_HOPS = 24, 100, 2
BINARY = frozenset({"png", "pdf"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was typed."""

    known: tuple[str, ...]
    goal: tuple[str, ...]
    forbid: tuple[str, ...]
    prefer: tuple[str, ...]
    strict: bool
    limit: int
    around: str | None
    hops: int
    columns: int
    view: str | None


@click.command("picture", short_help="Draw the map: SVG, PNG, PDF, Mermaid or DOT.")
@known_option
@goal_option
@click.option(
    "--around",
    metavar="NAME",
    shell_complete=complete_names,
    help="Draw one item with what it requires and what requires it.",
)
@click.option(
    "--hops",
    type=click.IntRange(1, MOST_HOPS),
    default=1,
    show_default=True,
    help="How far around it.",
)
@click.option(
    "--columns",
    type=click.IntRange(1, MOST_COLUMNS),
    default=5,
    show_default=True,
    help="How many cards a row may hold.",
)
@click.option(
    "--view",
    type=click.Choice(["path", "around", "whole"]),
    help="What to draw; if not said, around an item if named, else the path, else everything.",
)
@forbid_option
@prefer_option
@strict_option
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(1, MOST_NEXT),
    default=5,
    show_default=True,
    help="How many to mark as next.",
)
@click.option(
    "--scheme",
    type=click.Choice(["light", "dark"]),
    default="light",
    show_default=True,
    help="The colors.",
)
@language_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["svg", "png", "pdf", "mmd", "dot"]),
    help="What to draw it as; if not said, what the name of the output ends in, else svg.",
)
@click.option("--output", "-o", metavar="FILE", help="Where to write; standard output if not said.")
@roadmap_options
@click.pass_context
def picture_command(
    context: click.Context,
    /,
    *,
    output: str | None,
    file: str | None,
    roadmap_id: str | None,
    **asked: Any,
) -> None:
    """The map as a picture, or as text that draws one elsewhere.

    PNG and PDF need the extra 'print': pip install 'skillpath[print]'.
    """
    form = asked.pop("form") or _ending(output)
    scheme, language = asked.pop("scheme"), language_of(asked.pop("language"))
    if form in BINARY and output in (None, "-") and sys.stdout.isatty():
        raise click.UsageError(f"A terminal shows no {form.upper()}; name a file with --output.")
    wish = Wish(**asked)
    if wish.view == "around" and wish.around is None:
        raise click.UsageError("--view around: expected an item, named with --around.")
    roadmap = asked_roadmap(context, file, roadmap_id, language)
    if wish.view == "path" and not wish.goal and roadmap.general is None:
        raise click.UsageError("--view path: expected a goal, named with --goal.")

    from skillpath.service.map_answers import BINARY_FORMATS, TEXT_FORMATS, Picture, wished_map
    from skillpath.visualizations import Scheme

    write = BINARY_FORMATS[form] if form in BINARY else TEXT_FORMATS[form]
    picture = Picture(wished_map(roadmap, wish, language), Scheme(scheme), language)
    write_taken(write(picture), output, file or context.obj)


def _ending(output: str | None) -> str:
    """The format that a file's name ends in; SVG where it says nothing of the kind."""
    ending = (output or "").rpartition(".")[2].lower()
    return ending if ending in ("svg", "png", "pdf", "mmd", "dot") else "svg"
