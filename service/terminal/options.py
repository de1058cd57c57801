"""What the commands share: their options, the roadmap they ask about, the JSON they print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from skillpath.service.terminal.completing import complete_names
from skillpath.service.terminal.progress import patiently

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Roadmap

Command = TypeVar("Command", bound="Callable[..., Any]")

known_option = click.option(
    "--known",
    "-k",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_names,
    help="Something you know; repeat it, in learning order.",
)
goal_option = click.option(
    "--goal",
    "-g",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_names,
    help="Where you want to get; repeatable.",
)
goals_argument = click.argument("goals", nargs=-1, metavar="GOAL...", shell_complete=complete_names)
forbid_option = click.option(
    "--forbid",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_names,
    help="Something to do without; repeatable.",
)
prefer_option = click.option(
    "--prefer",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_names,
    help="Something to use if any path does; repeatable.",
)
strict_option = click.option("--strict", is_flag=True, help="Infer nothing from what is known.")
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the answer.",
)
FILE = click.Path(path_type=str)
"""A file by name; whether it can be read is told by reading it."""

ROADMAP_HELP = (
    "A roadmap of your own (.csv, .json, .ttl, .jsonld) or a snapshot of one, instead of the "
    "shipped one."
)
file_option = click.option("--roadmap", "file", metavar="FILE", type=FILE, help=ROADMAP_HELP)
roadmap_id_option = click.option(
    "--roadmap-id",
    metavar="ID",
    help="Another roadmap over the same skills; 'skillpath roadmaps' lists them.",
)


def roadmap_options(command: Command) -> Command:
    """The options that say which roadmap is asked about."""
    return file_option(roadmap_id_option(command))


def asked_roadmap(
    context: click.Context, file: str | None, roadmap_id: str | None, language: str = ""
) -> Roadmap:
    """The roadmap in the file, or the shipped one; of the roadmaps in it the one that is named.

    The language is that of what it says in several.
    """
    from skillpath.graph import named_roadmap
    from skillpath.ontology import read
    from skillpath.service.limits import limits_in_use

    named = file or context.obj
    with patiently(f"Reading {named or 'the roadmap'}"):
        roadmap = read(*filter(None, [named]), limits=limits_in_use(), language=language)
    return named_roadmap(roadmap, roadmap_id)


def aims(roadmap: Roadmap, goals: tuple[str, ...]) -> tuple[str, ...]:
    """The goals; none only where the roadmap is specialized and so is a goal itself.

    Raises:
        UsageError: when nothing is aimed at.
    """
    if not goals and roadmap.general is None:
        raise click.UsageError("Missing argument 'GOAL...'.")
    return goals


def print_json(answer: object) -> None:
    """The answer, byte for byte as HTTP gives it."""
    from skillpath.service.answers import encoded

    click.echo(encoded(answer), nl=False)
