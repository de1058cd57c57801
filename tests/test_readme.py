"""The examples of the README say what happens."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from skillpath.ontology import read
from skillpath.service.terminal.command import main
from skillpath.service.web.app import create_app

README = Path(__file__).parent.parent / "README.md"
CONSOLE = re.compile(r"```console\n\$ (.*)\n([\s\S]*?)```")


@pytest.mark.parametrize(("command", "printed"), CONSOLE.findall(README.read_text()))
def test_a_command_of_the_readme_prints_what_stands_below_it(command: str, printed: str) -> None:
    program, *arguments = shlex.split(command)
    if program == "curl":
        path = arguments[0].removeprefix("http://127.0.0.1:8000")
        assert create_app(read()).test_client().get(path).text == printed, "run: make docs"
    else:
        assert CliRunner().invoke(main, arguments).stdout == printed, "run: make docs"


def test_the_python_example_of_the_readme_runs() -> None:
    [example] = re.findall(r"```pycon\n([\s\S]*?)```", README.read_text())
    test = doctest.DocTestParser().get_doctest(example, {}, "README", str(README), 0)
    assert doctest.DocTestRunner().run(test) == doctest.TestResults(0, 5)


@pytest.mark.parametrize("package", ["graph", "ontology", "visualizations"])
def test_the_example_of_a_package_runs(package: str) -> None:
    module = __import__(f"skillpath.{package}", fromlist=["__doc__"])
    failures, examples = doctest.testmod(module)
    assert (failures, examples > 0) == (0, True)
