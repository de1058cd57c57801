"""Writes anew what README.md and docs/ quote of the roadmap: run it with `make docs`."""

from __future__ import annotations

import doctest
import io
import os
import re
import shlex
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from click.testing import CliRunner

from benchmarks import hours
from skillpath.graph import Kind
from skillpath.ontology import read
from skillpath.service.settings import settings_table
from skillpath.service.terminal.command import main
from skillpath.service.web.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs" / "examples"
ROADMAP = read()
CONSOLE = re.compile(r"```console\n\$ (.*)\n[\s\S]*?```")
SESSION = re.compile(r"```pycon\n([\s\S]*?)```")
COUNT = re.compile(r"\d+ things to learn")
CERTIFICATE = re.compile(r"^(\| \[(?P<name>[^]]+)\]\([^)]+\)[^|]*)(\|[^|]*){3}\|", re.MULTILINE)


def console(block: re.Match[str]) -> str:
    """A command with what it prints now."""
    program, *arguments = shlex.split(block[1])
    if program == "curl":
        path = arguments[0].removeprefix("http://127.0.0.1:8000")
        printed = create_app(ROADMAP).test_client().get(path).text
    else:
        printed = CliRunner().invoke(main, arguments).stdout
    return f"```console\n$ {block[1]}\n{printed}```"


def tutorial(text: str) -> str:
    """The page on roadmaps of one's own, its commands run in a folder of their own."""
    began = Path.cwd()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            prepare(text)
            return CONSOLE.sub(typed, text)
        finally:
            os.chdir(began)


def prepare(text: str) -> None:
    """Lay the files that a page works on into the folder at hand; `new` finds none of its own."""
    [faulty] = re.findall(r"```csv\n([\s\S]*?)```", text)
    Path("faulty.csv").write_text(faulty, encoding="utf-8")


def typed(block: re.Match[str]) -> str:
    """A command with all that a terminal shows now."""
    shown = CliRunner().invoke(main, shlex.split(block[1])[1:]).output
    if block[1].startswith("skillpath new bread-baking"):  # filled in by the author, as it says
        Path("bread-baking.csv").write_bytes((EXAMPLES / "bread-baking.csv").read_bytes())
    return f"```console\n$ {block[1]}\n{shown}```"


def session(block: re.Match[str]) -> str:
    """A Python session with what it prints now."""
    lines, known = [], {}
    for example in doctest.DocTestParser().get_examples(block[1]):
        shown = io.StringIO()
        with redirect_stdout(shown):
            exec(compile(example.source, "README.md", "single"), known)  # noqa: S102
        lines.append(f">>> {example.source}{shown.getvalue()}")
    return f"```pycon\n{''.join(lines)}```"


def certificate(row: re.Match[str]) -> str:
    """A row of the table of certifications with hours, price and validity."""
    found = {item.name: item for item in ROADMAP.items if item.kind is Kind.CERTIFICATION}
    item = found.get(row["name"])
    if item is None:
        return row[0]
    price = item.cost.spoken if item.cost else ""
    valid = f"{item.valid_months} months" if item.valid_months else ""
    return f"{row[1]}| {item.hours.likely:g} | {price} | {valid} |"


def tables(text: str) -> str:
    """The text with the tables of hours as they are measured now."""
    for measured in (hours.steps, hours.industries, hours.curricula):
        table = measured(ROADMAP)
        head = table.split("\n", 1)[0]
        old = next(part for part in text.split("\n\n") if part.startswith(head))
        text = text.replace(old, table)
    return text


def settings(text: str) -> str:
    """The deployment guide with the table of settings as it is now."""
    return re.sub(r"\| variable \| option [\s\S]*?\n(?=\n)", lambda _: settings_table(), text)


def refresh(name: str, *changes: Callable[[str], str]) -> None:
    """Rewrite one document."""
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    for change in changes:
        text = change(text)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    refresh(
        "README.md",
        lambda text: COUNT.sub(f"{len(ROADMAP.items)} things to learn", text),
        lambda text: CONSOLE.sub(console, text),
        lambda text: SESSION.sub(session, text),
    )
    refresh("docs/your-own-roadmap.md", tutorial)
    refresh("docs/content.md", tables)
    refresh("docs/how-to/deploy.md", settings)
    refresh("docs/certifications.md", lambda text: CERTIFICATE.sub(certificate, text))
