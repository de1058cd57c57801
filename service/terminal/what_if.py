"""The commands of "what if": hours that are limited, and where a curriculum is hard."""

from __future__ import annotations

from typing import Any

import click

from skillpath.service.terminal.options import (
    asked_roadmap,
    format_option,
    goal_option,
    known_option,
    print_json,
    roadmap_options,
    strict_option,
)


@click.command("budget", short_help="The goals worth most within so many hours.")
@click.argument("hours", type=float)
@goal_option
@click.option(
    "--value",
    "values",
    multiple=True,
    type=float,
    metavar="NUMBER",
    help="What a goal is worth; once for each, in their order. 1 each if not said.",
)
@known_option
@strict_option
@format_option
@roadmap_options
@click.pass_context
def budget_command(
    context: click.Context, /, *, form: str, file: str | None, roadmap_id: str | None, **asked: Any
) -> None:
    """The goals that are worth most together within so many hours.

    What goals share is learned once. Each goal that is left out says how many hours more it would
    need.
    """
    from skillpath.graph import wishes, within_budget
    from skillpath.service.what_if_answers import budget_answer

    if not asked["goal"]:
        raise click.UsageError("Missing option '--goal' / '-g'.")
    roadmap = asked_roadmap(context, file, roadmap_id)
    goals = wishes(asked["goal"], asked["values"])
    found = within_budget(roadmap, asked["hours"], goals, asked["known"], strict=asked["strict"])
    if form == "json":
        print_json(budget_answer(roadmap, found))
    else:
        from skillpath.service.terminal.print_budget import print_budget

        print_budget(roadmap, found)


@click.command("metrics", short_help="Where a curriculum is hard, and its bottlenecks.")
@goal_option
@known_option
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(1, 1_000),
    default=20,
    show_default=True,
    help="How many items to tell, from 1 to 1,000.",
)
@strict_option
@format_option
@roadmap_options
@click.pass_context
def metrics_command(
    context: click.Context, /, *, form: str, file: str | None, roadmap_id: str | None, **asked: Any
) -> None:
    """How hard a curriculum is to get through, the most complex items first.

    Blocking counts the items that depend on one, delay the items of the longest chain through it;
    complexity is both together. Centrality sums the lengths of all paths through it. With goals
    they are those of the cheapest path, with the items that every path needs.
    """
    from skillpath.graph import analyze
    from skillpath.service.what_if_answers import analysis_answer

    roadmap = asked_roadmap(context, file, roadmap_id)
    found = analyze(roadmap, asked["goal"], asked["known"], strict=asked["strict"])
    if form == "json":
        print_json(analysis_answer(roadmap, found, asked["limit"]))
    else:
        from skillpath.service.terminal.print_analysis import print_analysis

        print_analysis(roadmap, found, asked["limit"])
