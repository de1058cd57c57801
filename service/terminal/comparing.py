"""The command that compares two roadmaps."""

from __future__ import annotations

import sys

import click

from skillpath.service.terminal.options import format_option, print_json
from skillpath.service.terminal.progress import patiently
from skillpath.service.terminal.refusals import FAULTS


@click.command("diff", short_help="What changed between two roadmaps.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@format_option
@click.option("--exit-code", "tells", is_flag=True, help="Exit with 1 when something differs.")
def diff_command(old: str, new: str, form: str, *, tells: bool) -> None:
    """What changed from the roadmap in the file OLD to the one in the file NEW.

    Exits with 2 when one cannot be read.
    """
    from skillpath.graph import differences
    from skillpath.ontology import read
    from skillpath.service.limits import limits_in_use

    with patiently(f"Comparing {old} and {new}"):
        before, after = (read(file, limits=limits_in_use()) for file in (old, new))
        found = differences(before, after)
    if form == "json":
        from skillpath.service.differences_json import differences_answer

        print_json(differences_answer(before, after, found))
    else:
        from skillpath.service.terminal.print_differences import print_differences

        print_differences(before, after, found)
    sys.exit(FAULTS if tells and found else 0)
