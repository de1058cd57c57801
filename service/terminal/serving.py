"""The command that serves."""

from __future__ import annotations

from typing import Any

import click

from skillpath.service.terminal.from_settings import Configured


@click.command("serve", cls=Configured)
@click.option("--open", "browse", is_flag=True, help="Open the start page in a browser.")
@click.pass_context
def serve_command(context: click.Context, /, *, browse: bool, **asked: Any) -> None:
    """Serve the roadmap: pages at /, the API at /api/v1.

    An option wins over its environment variable. SIGTERM or Ctrl+C ends the service once it has
    answered what it was asked, a second one at once.
    """
    from skillpath.service.settings import settings
    from skillpath.service.web.running.server import serve

    def announce(address: str) -> None:
        click.echo(f"skillpath listens at {address} (stop with Ctrl+C)", err=True)
        if browse:
            click.launch(address)

    given = {name: value for name, value in asked.items() if value is not None}
    serve(settings({"roadmap": context.obj} | given), announce)
