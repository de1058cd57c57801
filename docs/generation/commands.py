"""The commands of the program with their options and examples, from click itself."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING

import click

from docs.generation.markdown import code, table
from skillpath.service.terminal.command import main
from skillpath.service.terminal.examples import EXAMPLES, FIRST

if TYPE_CHECKING:
    from collections.abc import Iterable


def commands() -> str:
    """The program, then each of its commands in the order in which help and examples list them."""
    program = click.Context(main, info_name="skillpath")
    own = _section(main, program, (typed for typed, _ in FIRST))
    overview = table(
        ("command", "what it does"),
        (
            (f"[`{name}`](#skillpath-{name})", main.commands[name].get_short_help_str(limit=200))
            for name in EXAMPLES
        ),
    )
    others = (
        f"(skillpath-{name})=\n## `skillpath {name}`\n\n" + _section(command, context, typed)
        for name, typed in EXAMPLES.items()
        for command in (main.commands[name],)
        for context in (click.Context(command, info_name=name, parent=program),)
    )
    return "\n\n".join([overview, own, *others])


def _section(command: click.Command, context: click.Context, typed: Iterable[str]) -> str:
    usage = command.get_usage(context).removeprefix("Usage: ")
    examples = "\n".join(f"$ skillpath {one}" for one in typed)
    parts = [
        cleandoc(command.help or ""),
        f"```text\n{usage}\n```",
        table(("option", "what it does"), _options(command, context)),
        f"```console\n{examples}\n```",
    ]
    return "\n\n".join(parts)


def _options(command: click.Command, context: click.Context) -> Iterable[tuple[str, str]]:
    for one in command.get_params(context):
        record = one.get_help_record(context)
        if record and record[1]:  # arguments stand in the usage
            told, meaning = record
            variable = f" Or `{one.envvar}` in the environment." if one.envvar else ""
            yield ", ".join(map(code, told.split(", "))), _plain(meaning) + variable


def _plain(text: str) -> str:
    """The text of a help, in which brackets are no links."""
    return text.replace("[", "\\[").replace("<", "\\<")
