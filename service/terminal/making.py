"""The commands that write what a learner takes away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from skillpath.service.terminal.options import (
    aims,
    asked_roadmap,
    forbid_option,
    goal_option,
    goals_argument,
    known_option,
    prefer_option,
    print_json,
    roadmap_options,
    strict_option,
)
from skillpath.service.terminal.refusals import RefusedError, printable

language_option = click.option(
    "--language",
    metavar="TAG",
    help="The language of what is written, and of what the roadmap says in several, such as de; "
    "SKILLPATH_LANGUAGE or English if not said.",
)


@click.command("export", short_help="The path to the goals as a file for your notes.")
@goals_argument
@known_option
@forbid_option
@prefer_option
@strict_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "csv", "json", "ttl", "jsonld"]),
    default="md",
    show_default=True,
    help="A checklist, a table, JSON, or RDF as Turtle or JSON-LD.",
)
@click.option("--output", "-o", metavar="FILE", help="Where to write; standard output if not said.")
@click.option(
    "--list", "is_list", is_flag=True, help="List the formats of paths and of plans instead."
)
@roadmap_options
@click.pass_context
def export_command(
    context: click.Context, /, *, form: str, file: str | None, roadmap_id: str | None, **asked: Any
) -> None:
    """The path to the goals for your notes, your spreadsheet, or your programs."""
    if asked["is_list"]:
        _list_formats(as_json=form == "json")
        return
    from skillpath.graph import Constraints, cheapest_path
    from skillpath.service.path_formats import PATH_FORMATS

    roadmap = asked_roadmap(context, file, roadmap_id)
    path = cheapest_path(
        roadmap,
        aims(roadmap, asked["goals"]),
        asked["known"],
        strict=asked["strict"],
        constraints=Constraints(asked["forbid"], asked["prefer"]),
    )
    write_taken(PATH_FORMATS[form](roadmap, path), asked["output"], file or context.obj)


def _list_formats(*, as_json: bool) -> None:
    from skillpath.service.format_answers import formats_answer

    if as_json:
        print_json(formats_answer())
    else:
        from skillpath.service.terminal.print_formats import print_formats

        print_formats()


@click.command("explore", short_help="Write the interactive map as one file.")
@known_option
@goal_option
@language_option
@click.option("--output", "-o", required=True, metavar="FILE.html", help="Where to write.")
@roadmap_options
@click.pass_context
def explore_command(
    context: click.Context, /, *, file: str | None, roadmap_id: str | None, **asked: Any
) -> None:
    """The interactive map as one file, to be opened from a disk, offline."""
    from skillpath.graph import cheapest_path, recommend
    from skillpath.service.answers import item_answer, next_answer, path_answer
    from skillpath.visualizations import Addresses, Answers, explorer_file

    language = language_of(asked["language"])
    roadmap = asked_roadmap(context, file, roadmap_id, language)
    known, goals = asked["known"], asked["goal"]
    is_aimed = bool(goals or (known and roadmap.general))
    path = cheapest_path(roadmap, goals, known) if is_aimed else None
    found = recommend(roadmap, known, goals)
    answers = Answers(
        next_answer(roadmap, found),
        path_answer(roadmap, path) if path else None,
        [item_answer(roadmap, item) for item in roadmap.items],
    )
    write_taken(
        explorer_file(
            roadmap,
            path=path,
            recommendations=found,
            answers=answers,
            addresses=Addresses(language=language),
        ).encode(),
        asked["output"],
        file or context.obj,
    )


def language_of(asked: str | None) -> str:
    """The language that is asked for, else that of the settings."""
    from skillpath.service.settings import reading_settings

    return reading_settings({} if asked is None else {"language": asked}).language


def write_taken(content: bytes, output: str | None, source: str | None) -> None:
    """To a file, but never over the roadmap it was made of."""
    if output is None or output == "-":
        click.echo(content, nl=False)
        return
    if source and Path(output).exists() and Path(output).samefile(source):
        expected = "another name than that of the roadmap"
        raise RefusedError(printable(f"{output}: found the roadmap itself; expected {expected}"))
    Path(output).write_bytes(content)
    click.echo(f"Wrote {output}", err=True)
