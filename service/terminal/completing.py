"""Completion in a shell: the script that asks for it, and the names that are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.shell_completion import CompletionItem

    from skillpath.graph import Roadmap

SHELLS = ("bash", "zsh", "fish")


@click.command("completion", short_help="Print a script that completes names in a shell.")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print the script that lets a shell complete commands, options and names.

    \b
    bash: eval "$(skillpath completion bash)" in ~/.bashrc
    zsh:  eval "$(skillpath completion zsh)" in ~/.zshrc
    fish: skillpath completion fish > ~/.config/fish/completions/skillpath.fish
    """  # noqa: D301 - click takes the control character for the beginning of lines to keep
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None, "a choice above that click does not know"
    script = kind(context.find_root().command, {}, "skillpath", "_SKILLPATH_COMPLETE")
    click.echo(script.source_template % script.source_vars())


def complete_names(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Items, steps and roadmaps, by the beginning of an id."""
    return _completed(context, begun)


def _completed(context: click.Context, begun: str) -> list[CompletionItem]:
    """The ids that begin like this, with the names they stand for.

    A roadmap that cannot be read, or settings that are wrong, complete nothing: the command
    itself says what is the matter.
    """
    from click.shell_completion import CompletionItem

    try:
        roadmap = _roadmap(context)
    except (ValueError, LookupError, OSError):
        return []
    start = begun.casefold()
    return [
        CompletionItem(identifier, help=name)
        for identifier, name in _named(roadmap)
        if identifier.startswith(start)
    ]


def _roadmap(context: click.Context) -> Roadmap:
    """The roadmap in use: of the command's option, else of the program's, or the environment."""
    from skillpath.ontology import read
    from skillpath.service.limits import limits_in_use

    own = context.params.get("file")
    named = own or context.find_root().params.get("file")
    return read(*filter(None, [named]), limits=limits_in_use())


def _named(roadmap: Roadmap) -> Iterator[tuple[str, str]]:
    """Ids with names: items, steps, then roadmaps."""
    for item in roadmap.items:
        yield item.id, item.name
    for step in roadmap.steps:
        yield step.id, step.name
    for outline in roadmap.outlines.values():
        yield outline.id, outline.name
