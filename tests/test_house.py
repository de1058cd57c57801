from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
FOLDERS = ("graph", "ontology", "service", "visualizations")
SHIPPED = (
    *("**/*.py", "py.typed", "data/*.ttl", "data/template.*"),
    *("templates/*.html", "static/*", "**/texts/*.json"),
)
PARTS = ("pyproject.toml", "README.md", "LICENSE", "NOTICE", "MANIFEST.in", "tests", *FOLDERS)
MOST_LINES = 300
MODULES = sorted(file for folder in FOLDERS for file in (HOUSE / folder).glob("**/*.py"))
TESTS = sorted((HOUSE / "tests").glob("**/*.py"))


def name(file: Path) -> str:
    return file.relative_to(HOUSE).as_posix()


def expected_files() -> set[str]:
    """What the wheel must hold of each folder."""
    found = (file for one in FOLDERS for form in SHIPPED for file in (HOUSE / one).glob(form))
    return {f"skillpath/{name(file)}" for file in found}


def run(*arguments: str | Path, folder: Path, path: Path | None = None) -> str:
    """Run Python in a folder, with nothing but the given path added."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env={"PATH": "", "HOME": str(folder)} | ({"PYTHONPATH": str(path)} if path else {}),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built from a copy so that nothing left over from before gets in."""
    folder = tmp_path_factory.mktemp("house")
    for part in PARTS:
        source, ignored = HOUSE / part, shutil.ignore_patterns("__pycache__", "node_modules")
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=ignored)
        else:
            shutil.copy(source, folder / part)
    made = folder / "made"
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", made)
    run("-m", "pip", "wheel", *options, folder, folder=folder)
    (found,) = made.iterdir()
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, installed into a folder of its own."""
    target = tmp_path_factory.mktemp("installed")
    options = ("--no-deps", "--no-index", "--quiet", "--target", target)
    run("-m", "pip", "install", *options, wheel, folder=target)
    return target


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        found = {one for one in archive.namelist() if ".dist-info/" not in one}
    assert found == expected_files()


def test_the_wheel_carries_licenses_and_the_program(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        found = {one.partition(".dist-info/")[2] for one in archive.namelist()} - {""}
        (entry,) = [one for one in archive.namelist() if one.endswith("entry_points.txt")]
        program = archive.read(entry).decode()
    assert found >= {"METADATA", "RECORD", "WHEEL", "licenses/LICENSE", "licenses/NOTICE"}
    assert "skillpath = skillpath.service.terminal.command:main" in program


def test_the_installed_wheel_is_what_is_imported(installed: Path, tmp_path: Path) -> None:
    code = "import skillpath.graph as found; print(found.__file__)"
    found = run("-c", code, folder=tmp_path, path=installed)
    assert Path(found.strip()) == installed / "skillpath" / "graph" / "__init__.py"


@pytest.mark.parametrize(
    ("arguments", "beginning"),
    [
        (("validate",), "0 faults, 0 warnings"),
        (("path", "pytorch", "-k", "python", "--format", "json"), '"optimal": true'),
        (("explore", "-g", "pytorch", "--output", "map.html"), ""),
    ],
)
def test_the_installed_wheel_works(
    installed: Path, tmp_path: Path, arguments: tuple[str, ...], beginning: str
) -> None:
    code = "from skillpath.service.terminal.command import main; main(prog_name='skillpath')"
    assert beginning in run("-c", code, *arguments, folder=tmp_path, path=installed)


def test_the_installed_wheel_serves_its_pages(installed: Path, tmp_path: Path) -> None:
    code = (
        "from skillpath.ontology import read; from skillpath.service.web.app import create_app; "
        "client = create_app(read()).test_client(); "
        "pages = '/', '/explore', '/static/any/map.js'; "
        "print([client.get(one).status_code for one in pages])"
    )
    assert run("-c", code, folder=tmp_path, path=installed) == "[200, 200, 200]\n"


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_no_module_is_longer_than_a_reader_bears(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("file", [*MODULES, *TESTS], ids=name)
def test_no_import_is_relative(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert [node.lineno for node in imports if node.level] == []


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_every_module_says_what_it_is_for(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_package_says_that_it_is_typed(folder: str) -> None:
    assert (HOUSE / folder / "py.typed").read_bytes() == b""
