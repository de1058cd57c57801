"""The command that advises authors."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from skillpath.service.terminal.checking import checked, worst
from skillpath.service.terminal.options import file_option, format_option, print_json

if TYPE_CHECKING:
    from skillpath.graph import Suggestions
    from skillpath.ontology import Report


@click.command("lint", short_help="Advise authors of roadmap files.")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--suggest", is_flag=True, help="Also name prerequisites that may be missing or doubtful."
)
@click.option(
    "--limit",
    "-n",
    type=int,
    default=20,
    show_default=True,
    help="How many suggestions of each sort, from 1 to 1000.",
)
@format_option
@file_option
@click.pass_context
def lint_command(
    context: click.Context,
    /,
    *,
    form: str,
    file: str | None,
    files: tuple[str, ...],
    suggest: bool,
    limit: int,
) -> None:
    """Advice on roadmap files, each alone; without a file on the roadmap in use.

    Nothing is changed. Exits with 0 also with advice, 1 when a file has faults, which are then
    told instead, 2 when one cannot be read.
    """
    from skillpath.ontology import Report

    checks = list(checked(context, files, file))
    reports = [one for one in checks if isinstance(one, Report)]
    advice = [(one, _suggested(one, limit) if suggest else None) for one in reports]
    if form == "json":
        from skillpath.service.advice import advice_answer

        print_json({"files": [advice_answer(*one) for one in advice]})
    else:
        from skillpath.service.terminal.print_report import print_report
        from skillpath.service.terminal.print_suggestions import print_suggestions

        for report, suggestions in advice:
            print_report(report, summarized=False)
            if report.roadmap and suggestions:
                print_suggestions(report.roadmap, suggestions)
    sys.exit(worst(checks))


def _suggested(report: Report, limit: int) -> Suggestions | None:
    from skillpath.graph import suggestions

    return suggestions(report.roadmap, limit=limit) if report.roadmap else None
