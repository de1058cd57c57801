"""The commands that find something: a search, and goals side by side."""

from __future__ import annotations

from typing import Any

import click

from skillpath.service.terminal.options import (
    asked_roadmap,
    format_option,
    known_option,
    print_json,
    roadmap_options,
    strict_option,
)


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="QUERY...")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(["skill", "tool", "certification"]),
    help="Only items of this kind; repeatable.",
)
@click.option(
    "--limit", "-n", type=int, default=10, show_default=True, help="How many, from 1 to 100."
)
@format_option
@roadmap_options
@click.pass_context
def search_command(
    context: click.Context, /, *, form: str, file: str | None, roadmap_id: str | None, **asked: Any
) -> None:
    """Find skills, tools and certifications, however they are spelt."""
    from skillpath.graph import Kind, search

    roadmap = asked_roadmap(context, file, roadmap_id)
    query = " ".join(asked["words"])
    found = search(roadmap, query, kinds=map(Kind, asked["kinds"]), limit=asked["limit"])
    if form == "json":
        from skillpath.service.list_answers import found_answer

        print_json(found_answer(roadmap, query, found))
    else:
        from skillpath.service.terminal.print_found import print_found

        print_found(roadmap, query, found)


@click.command("compare", short_help="Goals side by side, and what they share.")
@click.argument("goals", nargs=-1, required=True, metavar="GOAL GOAL...")
@known_option
@strict_option
@format_option
@roadmap_options
@click.pass_context
def compare_command(
    context: click.Context, /, *, form: str, file: str | None, roadmap_id: str | None, **asked: Any
) -> None:
    """Goals side by side: what each takes, what they share, what all together take."""
    from skillpath.graph import compare

    roadmap = asked_roadmap(context, file, roadmap_id)
    found = compare(roadmap, asked["goals"], asked["known"], strict=asked["strict"])
    if form == "json":
        from skillpath.service.list_answers import comparison_answer

        print_json(comparison_answer(roadmap, found))
    else:
        from skillpath.service.terminal.print_comparison import print_comparison

        print_comparison(roadmap, found)
