"""Runs the examples of a page, and tells what they print now.

A page is one session: its blocks run from top to bottom in a folder of its own, against the one
server of all pages, `skillpath serve` as people run it. What runs is told by the language of a
block:

* `console`: each `$ command` runs, what it prints stands below it;
* `sh`: each line is typed, and must succeed;
* `pycon`: one Python session through the whole page;
* a block with a caption is a file of that name, which later blocks work on; so is what
  `literalinclude` shows, and what a comment `<!-- file: NAME -->` takes from `docs/examples`.

Where a page says `http://127.0.0.1:8000`, the server that runs is asked, and `.venv` is the one
that runs.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import shlex
import subprocess
import sys
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import PIPE
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from skillpath.service.terminal.command import main

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs" / "examples"
ADDRESS = "http://127.0.0.1:8000"
ANNOUNCED = re.compile(r"http://127\.0\.0\.1:[0-9]+")
BLOCK = re.compile(
    r"^(?:<!-- file: (?P<laid>\S+) -->"
    r"|```(?P<head>[^\n]*)\n(?P<options>(?::.*\n)*)(?P<body>[\s\S]*?)```)$",
    re.MULTILINE,
)
CAPTION = re.compile(r"^:caption: (?P<name>\S+)$", re.MULTILINE)
RUN = ("console", "sh", "pycon")
SHELL = re.compile(r"[|><;&$]")
BY_PEOPLE = re.compile(
    r"^(skillpath\b.*\bserve\b|skillpath doctor|make |python3 -m venv |/opt/|podman |np[mx] "
    r"|node ask)"
)
"""Lines that only people type: a server runs until it is stopped, what `doctor` finds is a matter
of the machine, the others install, and `ask.js` is compiled and run by a test of clients."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page: its language, the file that it shows, what stands in it."""

    language: str
    file: str
    body: str
    line: int

    @property
    def is_run(self) -> bool:
        """Whether it is run, or is a file that is."""
        return bool(self.file) or self.language in RUN


def block_of(found: re.Match[str]) -> Block:
    """What a fence, or a comment that lays a file, says."""
    line = found.string.count("\n", 0, found.start()) + 1
    if found["laid"]:
        return Block("", found["laid"], (EXAMPLES / found["laid"]).read_text("utf-8"), line)
    directive, _, argument = found["head"].partition("} ")
    if directive == "{literalinclude":
        shown = ROOT / "docs" / argument.removeprefix("../")
        return Block("", shown.name, shown.read_text("utf-8"), line)
    language = argument if directive == "{code-block" else found["head"]
    caption = CAPTION.search(found["options"])
    return Block(language, caption["name"] if caption else "", found["body"], line)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a page that show code; directives of other kinds are none."""
    for found in BLOCK.finditer(text):
        block = block_of(found)
        if not block.language.startswith("{"):
            yield block


@dataclass
class Session:
    """One page's folder, server and Python session."""

    folder: Path
    address: str
    names: dict[str, Any] = field(default_factory=lambda: {"__name__": "__console__"})

    def quoted(self, text: str) -> str:
        """The page with what its examples print now.

        Raises:
            ValueError: when a line that is typed fails.
        """
        with _inside(self.folder):
            return BLOCK.sub(self._again, text)

    def _again(self, found: re.Match[str]) -> str:
        block = block_of(found)
        if block.file:
            self._lay(block)
        elif block.language == "sh":
            self._type(block)
        elif block.language in RUN:
            told = self._console(block) if block.language == "console" else self._python(block)
            return f"```{found['head']}\n{found['options']}{told}```"
        return found[0]

    def _lay(self, block: Block) -> None:
        Path(block.file).write_text(self._real(block.body), encoding="utf-8")

    def _type(self, block: Block) -> None:
        for typed in block.body.splitlines():
            line = typed.split("  #")[0].strip()
            if line and not line.startswith("#") and not BY_PEOPLE.match(line):
                self._output(line, must_succeed=True)

    def _console(self, block: Block) -> str:
        told = []
        lines = iter(block.body.splitlines())
        for line in lines:
            if line.startswith("$ "):
                whole = line
                while whole.endswith("\\"):
                    whole += f"\n{next(lines)}"
                told.append(f"{whole}\n{self._output(whole.removeprefix('$ '))}")
        return "".join(told)

    def _output(self, command: str, *, must_succeed: bool = False) -> str:
        """What a command prints; commands of ours run in this process, which is quicker."""
        if command.startswith("skillpath ") and not SHELL.search(command):
            done = CliRunner().invoke(main, shlex.split(command)[1:])
            printed, status = done.output, done.exit_code
        else:
            ran = subprocess.run(  # noqa: S602 - pages of ours hold shell commands
                self._real(command),
                shell=True,
                check=False,
                stdout=PIPE,
                stderr=PIPE if must_succeed else subprocess.DEVNULL,
                encoding="utf-8",
                env=os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
                timeout=60,
            )
            printed, status = ran.stdout, ran.returncode
            if must_succeed:
                printed += ran.stderr
        if must_succeed and status != 0:
            raise ValueError(f"{command}: found status {status}; expected 0\n{printed}")
        return self._shown(printed)

    def _python(self, block: Block) -> str:
        told = []
        for example in doctest.DocTestParser().get_examples(self._real(block.body)):
            shown = io.StringIO()
            with redirect_stdout(shown):
                exec(compile(example.source, "<page>", "single"), self.names)  # noqa: S102
            first, *rest = example.source.splitlines()
            source = "".join(f"... {line}".rstrip() + "\n" for line in rest)
            told.append(f">>> {first}\n{source}{shown.getvalue()}")
        return self._shown("".join(told))

    def _real(self, text: str) -> str:
        programs = f"{Path(sys.executable).parent}/"
        return text.replace(ADDRESS, self.address).replace(".venv/bin/", programs)

    def _shown(self, text: str) -> str:
        return text.replace(self.address, ADDRESS)


@contextmanager
def server() -> Iterator[str]:
    """The address of `skillpath serve` over the shipped roadmap, as people start it.

    Raises:
        ValueError: when it does not start.
    """
    program = Path(sys.executable).with_name("skillpath")
    command = [str(program), "serve", "--port", "0", "--log-format", "text", "--log-level", "error"]
    with subprocess.Popen(command, stderr=PIPE, encoding="utf-8") as process:  # noqa: S603 - ours
        try:
            yield _announced(process)
        finally:
            process.terminate()


def _announced(process: subprocess.Popen[str]) -> str:
    line = process.stderr.readline() if process.stderr else ""
    found = ANNOUNCED.search(line)
    if found is None:
        raise ValueError(f"found {line!r}; expected skillpath to say where it listens")
    return found[0]


def quoted(text: str, address: str) -> str:
    """The page with what its examples print now, run in a folder that is then gone."""
    with TemporaryDirectory() as folder:
        return Session(Path(folder), address).quoted(text)


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    began = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(began)
