"""The command that says what is missing, slow or misconfigured."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict

import click

from skillpath.service.terminal.options import file_option, format_option
from skillpath.service.terminal.refusals import FAULTS


@click.command("doctor", short_help="Say what is missing, slow or misconfigured.")
@format_option
@file_option
@click.pass_context
def doctor_command(context: click.Context, /, *, form: str, file: str | None) -> None:
    """What is missing, slow or misconfigured on this machine, with advice.

    Looks at what `skillpath serve` would use with the same environment. Exits with 1 when there
    is a problem; notes are none.
    """
    from skillpath.service.diagnosis import diagnosis

    named = file or context.obj
    found = tuple(diagnosis(time.perf_counter, {"roadmap": named} if named else {}))
    if form == "json":
        fine = all(one.state != "problem" for one in found)
        answer = {"fine": fine, "checks": [asdict(one) for one in found]}
        click.echo(json.dumps(answer, indent=2, ensure_ascii=False))
    else:
        from skillpath.service.terminal.print_diagnosis import print_diagnosis

        print_diagnosis(found)
    sys.exit(FAULTS if any(one.state == "problem" for one in found) else 0)
