"""The commands that ask a roadmap: what next, by which path, what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from skillpath.service.terminal.completing import complete_names
from skillpath.service.terminal.options import (
    aims,
    asked_roadmap,
    file_option,
    forbid_option,
    format_option,
    goal_option,
    goals_argument,
    known_option,
    prefer_option,
    print_json,
    roadmap_options,
    strict_option,
)

if TYPE_CHECKING:
    from skillpath.graph import Roadmap


@click.command("next")
@known_option
@goal_option
@forbid_option
@click.option(
    "--limit", "-n", type=int, default=5, show_default=True, help="How many, from 1 to 100."
)
@strict_option
@format_option
@roadmap_options
@click.pass_context
def next_command(
    context: click.Context, /, *, form: str, file: str | None, roadmap_id: str | None, **asked: Any
) -> None:
    """What to learn next, best first, with reasons."""
    from skillpath.graph import recommend
    from skillpath.service.answers import next_answer

    roadmap = asked_roadmap(context, file, roadmap_id)
    found = recommend(
        roadmap,
        asked["known"],
        asked["goal"],
        forbid=asked["forbid"],
        limit=asked["limit"],
        strict=asked["strict"],
    )
    if form == "json":
        print_json(next_answer(roadmap, found))
    else:
        from skillpath.service.terminal.print_answers import print_next

        print_next(roadmap, found)


@click.command("path", short_help="The cheapest path to the goals, with reasons.")
@goals_argument
@known_option
@forbid_option
@prefer_option
@click.option("--second-best", is_flag=True, help="The second-best path, and what it takes more.")
@strict_option
@format_option
@roadmap_options
@click.pass_context
def path_command(
    context: click.Context, /, *, form: str, file: str | None, roadmap_id: str | None, **asked: Any
) -> None:
    """The cheapest path to the goals, in learning order, with reasons."""
    roadmap = asked_roadmap(context, file, roadmap_id)
    asked["goals"] = aims(roadmap, asked["goals"])
    if asked["second_best"]:
        _tell_second_best(roadmap, form, asked)
    else:
        _tell_path(roadmap, form, asked)


def _tell_path(roadmap: Roadmap, form: str, asked: dict[str, Any]) -> None:
    from skillpath.graph import Constraints, cheapest_path
    from skillpath.service.answers import path_answer

    path = cheapest_path(
        roadmap,
        asked["goals"],
        asked["known"],
        strict=asked["strict"],
        constraints=Constraints(asked["forbid"], asked["prefer"]),
    )
    if not path.is_optimal:
        click.echo(f"The search stopped early ({path.stop}): best path found.", err=True)
    if form == "json":
        print_json(path_answer(roadmap, path))
    else:
        from skillpath.service.terminal.print_answers import print_path

        print_path(roadmap, path)


def _tell_second_best(roadmap: Roadmap, form: str, asked: dict[str, Any]) -> None:
    from skillpath.graph import second_best
    from skillpath.service.what_if_answers import second_best_answer

    if asked["prefer"]:
        raise click.UsageError("--second-best takes --forbid, but not --prefer.")
    found = second_best(
        roadmap, asked["goals"], asked["known"], forbid=asked["forbid"], strict=asked["strict"]
    )
    if form == "json":
        print_json(second_best_answer(roadmap, found))
    else:
        from skillpath.service.terminal.print_what_if import print_second_best

        print_second_best(roadmap, found)


@click.command("show")
@click.argument("name", shell_complete=complete_names)
@format_option
@roadmap_options
@click.pass_context
def show_command(
    context: click.Context, /, *, name: str, form: str, file: str | None, roadmap_id: str | None
) -> None:
    """All about a skill, tool, certification or step."""
    from skillpath.graph import find_goal

    roadmap = asked_roadmap(context, file, roadmap_id)
    found = find_goal(roadmap, name)
    if form == "json":
        from skillpath.service.answers import shown_answer

        print_json(shown_answer(roadmap, found))
    else:
        from skillpath.service.terminal.print_shown import print_shown

        print_shown(roadmap, found)


@click.command("steps")
@format_option
@roadmap_options
@click.pass_context
def steps_command(
    context: click.Context, /, *, form: str, file: str | None, roadmap_id: str | None
) -> None:
    """The steps of the roadmap, with what they cover."""
    roadmap = asked_roadmap(context, file, roadmap_id)
    if form == "json":
        from skillpath.service.answers import steps_answer

        print_json(steps_answer(roadmap))
    else:
        from skillpath.service.terminal.print_shown import print_steps

        print_steps(roadmap)


@click.command("roadmaps", short_help="The roadmaps over the same skills.")
@format_option
@file_option
@click.pass_context
def roadmaps_command(context: click.Context, /, *, form: str, file: str | None) -> None:
    """The roadmaps over the same skills, such as one for each industry."""
    roadmap = asked_roadmap(context, file, None)
    if form == "json":
        from skillpath.service.answers import roadmaps_answer

        print_json(roadmaps_answer(roadmap))
    else:
        from skillpath.service.terminal.print_shown import print_roadmaps

        print_roadmaps(roadmap)
