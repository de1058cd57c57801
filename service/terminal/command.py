"""The command line. Each command imports what it needs, so that help costs next to nothing."""

from __future__ import annotations

import io
import sys

import click

from skillpath.service.terminal.asking import (
    next_command,
    path_command,
    roadmaps_command,
    show_command,
    steps_command,
)
from skillpath.service.terminal.authoring import convert_command, new_command, validate_command
from skillpath.service.terminal.batching import batch_command
from skillpath.service.terminal.comparing import diff_command
from skillpath.service.terminal.compiling import compile_command
from skillpath.service.terminal.completing import completion_command
from skillpath.service.terminal.diagnosing import doctor_command
from skillpath.service.terminal.evaluating import evaluate_command
from skillpath.service.terminal.examples import examples_of, first_things
from skillpath.service.terminal.finding import compare_command, search_command
from skillpath.service.terminal.linting import lint_command
from skillpath.service.terminal.making import explore_command, export_command
from skillpath.service.terminal.options import FILE, ROADMAP_HELP
from skillpath.service.terminal.picturing import picture_command
from skillpath.service.terminal.planning import plan_command
from skillpath.service.terminal.refusals import Refusing
from skillpath.service.terminal.serving import serve_command
from skillpath.service.terminal.what_if import budget_command, metrics_command


@click.group(
    cls=Refusing,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog=first_things(),
)
@click.version_option(package_name="skillpath")
@click.option(
    "--roadmap", "file", envvar="SKILLPATH_ROADMAP", metavar="FILE", type=FILE, help=ROADMAP_HELP
)
@click.pass_context
def main(context: click.Context, file: str | None) -> None:
    """Given what you know and where you want to get: what to learn next, in what order, and why."""
    context.obj = file
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows few characters


for command in (
    next_command,
    path_command,
    plan_command,
    batch_command,
    compare_command,
    budget_command,
    metrics_command,
    search_command,
    show_command,
    steps_command,
    roadmaps_command,
    export_command,
    explore_command,
    picture_command,
    serve_command,
    doctor_command,
    completion_command,
    new_command,
    validate_command,
    lint_command,
    convert_command,
    compile_command,
    diff_command,
    evaluate_command,
):
    command.epilog = examples_of(command.name or "")
    main.add_command(command)
