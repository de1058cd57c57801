"""The commands for authors of roadmaps: begin one, check it, bring it into another format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from skillpath.service.terminal.checking import checked, worst
from skillpath.service.terminal.options import file_option, print_json
from skillpath.service.terminal.progress import patiently
from skillpath.service.terminal.refusals import RefusedError, printable

force_option = click.option("--force", is_flag=True, help="Replace a file that is there already.")


@click.command("new", short_help="Begin a roadmap of your own.")
@click.argument("name")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json", "ttl"]),
    default="csv",
    show_default=True,
    help="A table for a spreadsheet, JSON or Turtle.",
)
@force_option
def new_command(*, name: str, form: str, force: bool) -> None:
    """Write a small roadmap with explanations, to be changed into your own.

    NAME is what it shall be called; the file is named after it and stands in this folder.
    """
    from skillpath.ontology import template
    from skillpath.ontology.files import write_whole

    file, content = template(name, form)
    _refuse_to_replace(Path(file), force=force)
    write_whole(Path(file), content)
    click.echo(
        f"Wrote {file}. Fill it in, then check it and look at it:\n\n"
        f"  skillpath validate {file}\n"
        f"  skillpath --roadmap {file} serve",
        err=True,
    )


@click.command("convert", short_help="Bring a roadmap into another format.")
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@click.option("--lossy", is_flag=True, help="Write a table although it cannot hold everything.")
@force_option
def convert_command(*, source: str, target: str, lossy: bool, force: bool) -> None:
    """Read the roadmap in the file IN and write it into the file OUT.

    The endings of the names say the formats: .csv, .json, .ttl (Turtle) or .jsonld (JSON-LD).
    A table holds less than the others; what it drops is listed, and dropped only with --lossy.
    """
    from skillpath.graph.collecting import collector_paused
    from skillpath.ontology import losses_in_csv
    from skillpath.ontology.files import write_whole
    from skillpath.ontology.formats import format_of
    from skillpath.ontology.reading import drafted
    from skillpath.ontology.writing import encoded
    from skillpath.service.limits import limits_in_use

    form = format_of(Path(target))
    _refuse_to_replace(Path(target), force=force)
    limits = limits_in_use()
    with patiently(f"Converting {source}"), collector_paused():
        draft = drafted(Path(source), limits=limits)
        roadmap = draft.roadmap(limits)
        losses = losses_in_csv(roadmap, target) if form.is_lossy else ()
        content = encoded(roadmap, form) if lossy or not losses else b""
    for one in draft.warnings:
        click.echo(printable(f"warning: {one}"), err=True)
    for loss in losses:
        click.echo(printable(f"{'dropped' if lossy else 'would drop'} {loss}"), err=True)
    if losses and not lossy:
        found = f"{len(losses)} sorts of things that {form.title} cannot hold"
        expected = "the option --lossy, or a name that ends with .json, .ttl or .jsonld"
        raise RefusedError(printable(f"{target}: found {found}; expected {expected}"))
    write_whole(Path(target), content)
    click.echo(f"Wrote {target}", err=True)


def _refuse_to_replace(path: Path, *, force: bool) -> None:
    if path.is_file() and not force:
        expected = "a name that is free, or the option --force"
        raise RefusedError(printable(f"{path}: found a file of this name; expected {expected}"))


@click.command("validate", short_help="Check roadmap files.")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="How to print what was found; SARIF is what code hosts show beside the lines.",
)
@file_option
@click.pass_context
def validate_command(
    context: click.Context, /, *, files: tuple[str, ...], form: str, file: str | None
) -> None:
    """Check roadmap files, each alone; without a file the roadmap in use.

    Exits with 0 when all are sound, 1 when one has faults, 2 when one cannot be read.
    """
    from skillpath.ontology import Report
    from skillpath.service.report_documents import as_json, as_sarif
    from skillpath.service.terminal.print_report import print_report

    checks = []
    for one in checked(context, files, file):
        checks.append(one)
        if form == "text" and isinstance(one, Report):
            print_report(one)
    if form != "text":
        print_json(as_json(checks) if form == "json" else as_sarif(checks))
    sys.exit(worst(checks))
