"""The command that holds the ranking against the orders of experts."""

from __future__ import annotations

import click

from skillpath.service.terminal.options import FILE, asked_roadmap, print_json, roadmap_options
from skillpath.service.terminal.progress import patiently


@click.command("evaluate", short_help="Hold what next against the orders of experts.")
@click.option(
    "--orders",
    required=True,
    metavar="FILE",
    type=FILE,
    help="A file of JSON with the orders in which experts teach.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "table"]),
    default="json",
    show_default=True,
    help="How to print the figures.",
)
@roadmap_options
@click.pass_context
def evaluate_command(
    context: click.Context, /, *, orders: str, form: str, file: str | None, roadmap_id: str | None
) -> None:
    """How often what next is what experts teach next, beside rankings that know less.

    The file holds {"orders": [{"name": …, "items": [id, [ids in any order], …]}, …]}. At each
    item of an order the candidates are what can be started of the rest of it.
    """
    from skillpath.graph import evaluate
    from skillpath.ontology import read_orders
    from skillpath.service.limits import limits_in_use

    told = read_orders(orders, limits=limits_in_use())
    roadmap = asked_roadmap(context, file, roadmap_id)
    with patiently(f"Following the orders in {orders}"):
        found = evaluate(roadmap, told)
    if form == "json":
        from skillpath.service.evaluation_json import evaluation_answer

        print_json(evaluation_answer(found))
    else:
        from skillpath.service.terminal.print_evaluation import print_evaluation

        print_evaluation(found)
