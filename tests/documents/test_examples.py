"""Whatever a page or a docstring shows as an example is run, and prints what stands there."""

from __future__ import annotations

import doctest
import re
import shutil
from importlib import import_module
from inspect import isfunction
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest

from docs.quoting import ROOT, Session, blocks

if TYPE_CHECKING:
    from pathlib import Path

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PACKAGES = ("graph", "ontology", "visualizations")
NOT_RUN = {
    ("docs/your-own-roadmap.md", "text"): "a cell of a table, to be typed into a spreadsheet",
    ("docs/your-own-roadmap.md", "yaml"): "two steps for a code host",
    ("docs/how-to/deploy.md", "nginx"): "settings of a program that is not here",
    ("docs/how-to/deploy.md", ""): "the same, for another one",
    ("docs/how-to/take-a-map-along.md", "html"): "a part of a page of somebody else",
    ("docs/how-to/snapshots.md", "json"): "an answer that only a service with a token gives",
    ("docs/how-to/translate.md", "turtle"): "a line for a roadmap of one's own",
    ("docs/your-own-roadmap.md", "json"): "a part of a file, to be put into it by hand",
}
"""Blocks that nothing can run, each with the reason."""


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_examples_of_a_page_print_what_stands_below_them(
    page: Path, address: str, tmp_path: Path
) -> None:
    text = page.read_text(encoding="utf-8")
    needed = {one for one in ("curl", "node") if re.search(rf"^\$ {one} ", text, re.MULTILINE)}
    missing = [one for one in needed if shutil.which(one) is None]
    if missing:
        pytest.skip(f"no {', '.join(missing)} on the search path")
    assert Session(tmp_path, address).quoted(text) == text, "run: make quotes"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_page_shows_code_that_nothing_runs(page: Path) -> None:
    shown = list(blocks(page.read_text(encoding="utf-8")))
    unrun = [
        (one.line, one.language)
        for one in shown
        if not one.is_run and (name(page), one.language) not in NOT_RUN
    ]
    assert unrun == []


def test_the_tutorial_names_what_stands_on_the_page(address: str) -> None:
    text = (ROOT / "docs" / "tutorials" / "first-plan.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\* \*\*Browser:\*\* (.*)$", text, re.MULTILINE)
    named = [label for line in lines for label in re.findall(r"\*([^*]+)\*", line)]
    with urlopen(f"{address}/") as answer:  # noqa: S310 - our own
        page = answer.read().decode()
    assert [label for label in named if f">{label}<" not in page] == []
    assert len(named) == 4


def test_every_exception_is_still_of_use() -> None:
    found = {
        (name(page), one.language)
        for page in PAGES
        for one in blocks(page.read_text(encoding="utf-8"))
        if not one.is_run
    }
    assert set(NOT_RUN) - found == set()


def names_of(package: str) -> dict[str, Any]:
    """What the example of the package leaves behind, which those of its functions go on with."""
    module = import_module(f"skillpath.{package}")
    example = doctest.DocTestParser().get_doctest(module.__doc__ or "", {}, package, None, None)
    done = doctest.DocTestRunner().run(example, clear_globs=False)
    assert (done.failed, done.attempted > 0) == (0, True)
    return example.globs


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_function_has_an_example_that_runs(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # some write files
    names = names_of(package)
    runner = doctest.DocTestRunner()
    module = import_module(f"skillpath.{package}")
    functions = [getattr(module, one) for one in module.__all__]
    for one in filter(isfunction, functions):
        example = doctest.DocTestParser().get_doctest(
            one.__doc__ or "", names, one.__name__, None, None
        )
        assert example.examples, f"{one.__name__} has no example"
        assert runner.run(example).failed == 0, one.__name__
