"""The command that makes a snapshot, which opens at once."""

from __future__ import annotations

import time
from pathlib import Path

import click

from skillpath.service.terminal.options import FILE
from skillpath.service.terminal.progress import patiently
from skillpath.service.terminal.refusals import printable


@click.command("compile", short_help="Make a snapshot, which opens at once.")
@click.argument("files", nargs=-1, metavar="[ROADMAP]...", type=FILE)
@click.argument("out", metavar="OUT", type=FILE)
@click.option(
    "--language",
    metavar="TAG",
    default="",
    help="Take what the roadmap says in several languages in this one, such as de, for a service "
    "in it; English if not said.",
)
@click.pass_context
def compile_command(
    context: click.Context, /, *, files: tuple[str, ...], out: str, language: str
) -> None:
    """Read a roadmap, compute what is dear to compute, and write both into the snapshot OUT.

    Without ROADMAP the one in use. A snapshot stands wherever a roadmap's file may stand, opens in
    milliseconds, and is shared by the processes that serve it. It is refused once its roadmap has
    changed. OUT may be a snapshot that is being served: it is replaced as a whole.
    """
    from skillpath.ontology.snapshot.compiling import compile_snapshot
    from skillpath.service.limits import limits_in_use

    named = files or tuple(filter(None, [context.obj]))
    began = time.perf_counter()
    with patiently(f"Compiling {' '.join(named) or 'the roadmap'}"):
        made = compile_snapshot(Path(out), *named, limits=limits_in_use(), language=language)
    took = time.perf_counter() - began
    told = f"{made.items:,} items, {made.size:,} bytes, in {took:.1f} s"
    click.echo(printable(f"Wrote {out}: {told}"), err=True)
