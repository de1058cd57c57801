"""Packages whose modules are imported when somebody asks for what is in them."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

PACKAGES = ("graph", "ontology", "visualizations")


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    return done.stdout.decode().strip()


@pytest.mark.parametrize("package", PACKAGES)
def test_what_type_checkers_see_is_what_is_imported_at_run_time(package: str) -> None:
    module = import_module(f"skillpath.{package}")
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    told = {
        one.module: " ".join(sorted(name.name for name in one.names))
        for one in ast.walk(tree)
        if isinstance(one, ast.ImportFrom)
        and (one.module or "").startswith(module.__name__ + ".")
        and one.module != "skillpath.graph.late"
    }
    homes = {f"{module.__name__}.{home}": names for home, names in module.HOMES.items()}
    assert {home: " ".join(sorted(names.split())) for home, names in homes.items()} == told
    assert set(" ".join(homes.values()).split()) <= {*module.__all__}
    assert all(hasattr(module, name) for name in module.__all__)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_alone_imports_none_of_its_modules(package: str) -> None:
    name = f"skillpath.{package}"
    found = run(f"import sys, {name}; print([one for one in sys.modules if '{name}.' in one])")
    assert found in ("[]", "['skillpath.graph.late']")


def test_formats_of_plans_import_their_libraries_when_they_write() -> None:
    rooms = "excel, todoist, notion, anki, opml, graphml, gexf"
    program = (
        f"import sys; from skillpath.ontology.plans import {rooms};"
        "print([one for one in ('xlsxwriter', 'genanki', 'networkx') if one in sys.modules])"
    )
    assert run(program) == "[]"


def test_a_function_stands_before_the_module_of_its_name() -> None:
    program = (
        "import skillpath.ontology.checklist, skillpath.ontology as ontology;"
        "print(type(ontology.checklist).__name__)"
    )
    assert run(program) == "function"


def test_a_name_that_no_module_has_is_told() -> None:
    module = import_module("skillpath.graph")
    with pytest.raises(AttributeError, match="has no attribute 'serach'"):
        module.serach  # noqa: B018 - that it is looked up is the point
