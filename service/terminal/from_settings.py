"""Options made from the settings, when they are needed and not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from skillpath.service.settings import Setting

WHOLE = "a whole number from "
"""How the range of a number is told."""


class Configured(click.Command):
    """A command with an option for each setting.

    The settings are checked by a library that takes longer to import than all other help takes to
    show, so the options are made when somebody asks for them.
    """

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The options of the settings, then the command's own."""
        from skillpath.service.settings import all_settings

        own = super().get_params(ctx)
        taken = {one.name for one in own}
        return [*(_option(one) for one in all_settings() if one.name not in taken), *own]


def _option(one: Setting) -> click.Option:
    """An option whose value is None where it is not given; what it may be is checked later."""
    known = [f"env var: {one.variable}"]
    known += [f"default: {one.default}"] if one.default else []
    known += [one.expected.removeprefix(WHOLE)] if one.expected.startswith(WHOLE) else []
    switch = f"{one.option}/--no-{one.option[2:]}"
    return click.Option(
        [switch if one.is_switch else one.option, one.name],
        type=click.Choice(one.choices) if one.choices else None,
        default=None,
        metavar=None if one.is_switch or one.choices else _metavar(one),
        help=f"{one.meaning}  [{'; '.join(known)}]",
        is_flag=one.is_switch,
    )


def _metavar(one: Setting) -> str:
    if one.name == "roadmap":
        return "FILE"
    return "NUMBER" if one.expected.startswith(WHOLE) else "TEXT"
