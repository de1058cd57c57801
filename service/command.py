"""The command line. Each command imports what it needs, so that help costs next to nothing."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillpath.graph import Roadmap

FAULTS, WRONG_USE = 1, 2

known_option = click.option(
    "--known",
    "-k",
    multiple=True,
    metavar="NAME",
    help="Something you know; repeat it, in learning order.",
)
goal_option = click.option(
    "--goal", "-g", multiple=True, metavar="NAME", help="Where you want to get; repeatable."
)
strict_option = click.option("--strict", is_flag=True, help="Infer nothing from what is known.")
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the answer.",
)
ROADMAP_HELP = "A roadmap in Turtle or JSON, instead of the shipped one."
roadmap_option = click.option("--roadmap", "file", metavar="FILE", help=ROADMAP_HELP)


class RefusedError(click.ClickException):
    """What the library refuses: one message and exit status 2."""

    exit_code = WRONG_USE


class Refusing(click.Group):
    """Tells what the library refuses, and files that cannot be written, without a traceback."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(context)
        except BrokenPipeError:  # the reader of a pipe has seen enough: click's business
            raise
        except (ValueError, LookupError, OSError) as error:
            from skillpath.graph import SkillpathError

            if isinstance(error, SkillpathError):
                raise RefusedError(printable(str(error))) from error
            if isinstance(error, OSError) and error.filename is not None:
                reason = (error.strerror or "unusable").lower()
                message = f"{error.filename}: found {reason}; expected a file that can be written"
                raise RefusedError(printable(message)) from error
            raise


def printable(text: str) -> str:
    """The text with its lines, and without what would command a terminal."""
    shown = "\n\t"
    return "".join(one if one.isprintable() or one in shown else ascii(one)[1:-1] for one in text)


@click.group(
    cls=Refusing,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Names are ids, IRIs, labels or alt labels, in any case. Try: skillpath next -k python",
)
@click.version_option(package_name="skillpath")
@click.option("--roadmap", "file", envvar="SKILLPATH_ROADMAP", metavar="FILE", help=ROADMAP_HELP)
@click.pass_context
def main(context: click.Context, file: str | None) -> None:
    """Given what you know and where you want to get: what to learn next, in what order, and why."""
    context.obj = file
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows few characters


@main.command("next")
@known_option
@goal_option
@click.option(
    "--limit", "-n", type=int, default=5, show_default=True, help="How many, from 1 to 100."
)
@strict_option
@format_option
@roadmap_option
@click.pass_context
def next_command(context: click.Context, /, *, form: str, file: str | None, **asked: Any) -> None:
    """What to learn next, best first, with reasons."""
    from skillpath.graph import recommend
    from skillpath.service.answers import next_answer

    roadmap = _read(context, file)
    found = recommend(
        roadmap, asked["known"], asked["goal"], limit=asked["limit"], strict=asked["strict"]
    )
    if form == "json":
        _print_json(next_answer(roadmap, found))
    else:
        from skillpath.service.terminal import print_next

        print_next(roadmap, found)


@main.command("path")
@click.argument("goals", nargs=-1, required=True, metavar="GOAL...")
@known_option
@strict_option
@format_option
@roadmap_option
@click.pass_context
def path_command(context: click.Context, /, *, form: str, file: str | None, **asked: Any) -> None:
    """The cheapest path to the goals, in learning order, with reasons."""
    from skillpath.graph import cheapest_path
    from skillpath.service.answers import path_answer

    roadmap = _read(context, file)
    path = cheapest_path(roadmap, asked["goals"], asked["known"], strict=asked["strict"])
    if not path.is_optimal:
        click.echo(f"The search stopped early ({path.stop}): best path found.", err=True)
    if form == "json":
        _print_json(path_answer(roadmap, path))
    else:
        from skillpath.service.terminal import print_path

        print_path(roadmap, path)


@main.command("show")
@click.argument("name")
@format_option
@roadmap_option
@click.pass_context
def show_command(context: click.Context, /, *, name: str, form: str, file: str | None) -> None:
    """All about a skill, tool, certification or step."""
    from skillpath.graph import find_goal

    roadmap = _read(context, file)
    found = find_goal(roadmap, name)
    if form == "json":
        from skillpath.service.answers import shown_answer

        _print_json(shown_answer(roadmap, found))
    else:
        from skillpath.service.terminal import print_shown

        print_shown(roadmap, found)


@main.command("steps")
@format_option
@roadmap_option
@click.pass_context
def steps_command(context: click.Context, /, *, form: str, file: str | None) -> None:
    """The steps of the roadmap, with what they cover."""
    roadmap = _read(context, file)
    if form == "json":
        from skillpath.service.answers import steps_answer

        _print_json(steps_answer(roadmap))
    else:
        from skillpath.service.terminal import print_steps

        print_steps(roadmap)


@main.command("validate", short_help="Check roadmap files.")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@roadmap_option
@click.pass_context
def validate_command(
    context: click.Context, /, *, files: tuple[str, ...], file: str | None
) -> None:
    """Check roadmap files, each alone; without a file the roadmap in use.

    Exits with 0 when all are sound, 1 when one has faults, 2 when one cannot be read.
    """
    from skillpath.graph import SkillpathError
    from skillpath.ontology import report_on
    from skillpath.ontology.reading import shipped_path
    from skillpath.service.terminal import print_report

    worst = 0
    named = files or [file or context.obj or shipped_path()]
    for path in map(Path, named):
        try:
            report = report_on(path)
        except SkillpathError as error:
            click.echo(f"Error: {printable(str(error))}", err=True)
            worst = WRONG_USE
            continue
        print_report(report)
        worst = max(worst, FAULTS if report.faults else 0)
    sys.exit(worst)


@main.command("export")
@click.argument("goals", nargs=-1, required=True, metavar="GOAL...")
@known_option
@strict_option
@click.option("--format", "form", type=click.Choice(["md"]), default="md", show_default=True)
@click.option("--output", "-o", metavar="FILE", help="Where to write; standard output if not said.")
@roadmap_option
@click.pass_context
def export_command(
    context: click.Context, /, *, file: str | None, output: str | None, **asked: Any
) -> None:
    """The path to the goals as a checklist for your notes."""
    from skillpath.graph import cheapest_path
    from skillpath.ontology import checklist

    roadmap = _read(context, file)
    path = cheapest_path(roadmap, asked["goals"], asked["known"], strict=asked["strict"])
    _write(checklist(roadmap, path), output)


@main.command("explore", short_help="Write the interactive map as one file.")
@known_option
@goal_option
@click.option("--output", "-o", required=True, metavar="FILE.html", help="Where to write.")
@roadmap_option
@click.pass_context
def explore_command(
    context: click.Context, /, *, file: str | None, output: str, **asked: Any
) -> None:
    """The interactive map as one file, to be opened from a disk, offline."""
    from skillpath.graph import cheapest_path, recommend
    from skillpath.visualizations import explorer_file

    roadmap = _read(context, file)
    known, goals = asked["known"], asked["goal"]
    path = cheapest_path(roadmap, goals, known) if goals else None
    found = recommend(roadmap, known, goals) if known or goals else None
    _write(explorer_file(roadmap, path=path, recommendations=found), output)


@main.command("serve")
@click.option("--host", envvar="SKILLPATH_HOST", default="127.0.0.1", show_default=True)
@click.option(
    "--port",
    envvar="SKILLPATH_PORT",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="0 takes any free one.",
)
@click.option("--open", "browse", is_flag=True, help="Open the start page in a browser.")
@roadmap_option
@click.pass_context
def serve_command(
    context: click.Context, /, *, host: str, port: int, browse: bool, file: str | None
) -> None:
    """Serve the roadmap: pages at /, the API at /api/v1."""
    from skillpath.service.server import serve

    def announce(address: str) -> None:
        click.echo(f"skillpath listens at {address} (stop with Ctrl+C)", err=True)
        if browse:
            click.launch(address)

    serve(file or context.obj, host, port, announce)


def _read(context: click.Context, file: str | None) -> Roadmap:
    from skillpath.ontology import read

    return read(file or context.obj)


def _print_json(answer: Mapping[str, Any]) -> None:
    from skillpath.service.answers import encoded

    click.echo(encoded(answer), nl=False)


def _write(text: str, output: str | None) -> None:
    if output is None or output == "-":
        click.echo(text.encode(), nl=False)
        return
    Path(output).write_text(text, encoding="utf-8")
    click.echo(f"Wrote {output}", err=True)
