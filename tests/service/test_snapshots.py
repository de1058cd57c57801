"""A snapshot stands wherever a roadmap's file may, and answers byte for byte the same."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from docs.generation.routes import routes
from skillpath.ontology import compile_snapshot, open_snapshot, read
from skillpath.service.web.app import create_app
from tests.service.asking import SMALL, run
from tests.service.test_doctor import FREE

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

EXAMPLES = re.findall(r"^GET (/\S+)$", routes(), re.MULTILINE)
PAGES = (
    "/",
    "/explore",
    "/explore?known=python&goal=pytorch",
    "/skills/pytorch",
    "/steps/05-machine-learning-theory",
    "/search?q=pytroch",
    "/roadmap.ttl",
    "/id/pytorch",
    "/nowhere",
    "/api/v1/skills/nothing",
    "/api/v1/recommendations?roadmap_id=robotics-ml&known=python&goal=pytorch",
    "/api/v1/recommendations?known=Scikit",
    "/api/v1/openapi.json",
    "/problems/ambiguous-name",
)
COMMANDS = (
    ("next", "-k", "python", "--format", "json"),
    ("next", "-k", "Sttistics"),
    ("path", "pytorch", "-k", "python"),
    ("path", "--roadmap-id", "robotics-ml", "-k", "pytorch", "--format", "json"),
    ("show", "pytorch"),
    ("show", "NLP", "--format", "json"),
    ("search", "deep lerning"),
    ("steps", "--roadmap-id", "healthcare-ml"),
    ("roadmaps",),
    ("compare", "pytorch", "tensorflow"),
    ("export", "pytorch", "--format", "ttl"),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot of the shipped roadmap."""
    made = tmp_path_factory.mktemp("snapshot") / "shipped.skillpath"
    compile_snapshot(made)
    return made


@pytest.fixture(scope="module")
def mapped(path: Path) -> FlaskClient:
    """A client of the service over the snapshot."""
    return create_app(open_snapshot(path).roadmap).test_client()


def seen(response: TestResponse) -> tuple[object, ...]:
    """All of an answer but the id of its request."""
    headers = [one for one in response.headers.items() if one[0] != "X-Request-ID"]
    return response.status_code, headers, response.data


@pytest.mark.parametrize("asked", [*sorted({*EXAMPLES} - {"/metrics"}), *PAGES])
@pytest.mark.parametrize("accept", ["*/*", "text/html"])
def test_every_route_answers_the_same(
    shipped: FlaskClient, mapped: FlaskClient, asked: str, accept: str
) -> None:
    headers = {"Accept": accept}
    assert seen(mapped.get(asked, headers=headers)) == seen(shipped.get(asked, headers=headers))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_says_the_same(path: Path, command: tuple[str, ...]) -> None:
    told, expected = run("--roadmap", path, *command), run(*command)
    assert (told.exit_code, told.stdout) == (expected.exit_code, expected.stdout)
    assert told.stderr == expected.stderr


def test_compile_says_what_it_wrote(small_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "small.skillpath"
    result = run("compile", small_file, out)
    size = f"{out.stat().st_size:,}"
    told = re.fullmatch(rf"Wrote {out}: 7 items, {size} bytes, in \d+\.\d s\n", result.stderr)
    assert (result.exit_code, result.stdout, bool(told)) == (0, "", True)
    assert read(out) == read(small_file)


def test_compile_takes_the_roadmap_in_use(small_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "small.skillpath"
    assert run("compile", out, env={"SKILLPATH_ROADMAP": str(small_file)}).exit_code == 0
    assert read(out).id == "small"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("small.json", "small.json"), "small.json: found a file that is no snapshot; expected "),
        (("nowhere.json", "x"), "nowhere.json: found no such file or directory; expected "),
        (("small.json", "no/such/x"), "no/such/x: found no such file or directory; expected "),
        (("faulty.json", "x"), "6 faults in faulty.json\n"),
    ],
)
def test_compile_refuses_with_one_message_and_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.json").write_text(json.dumps(SMALL), encoding="utf-8")
    (tmp_path / "faulty.json").write_text(json.dumps(SMALL | {"items": []}), encoding="utf-8")
    result = run("compile", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {told}")
    assert {one.name for one in tmp_path.iterdir()} == {"small.json", "faulty.json"}


@pytest.mark.parametrize("command", [("next",), ("serve", "--port", "0"), ("steps",)])
def test_a_broken_snapshot_is_refused_with_status_2(
    path: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    broken = tmp_path / "broken.skillpath"
    broken.write_bytes(path.read_bytes()[:-1])
    result = run("--roadmap", broken, *command)
    size = path.stat().st_size
    found = f"{broken}: found {size - 1} of {size} bytes"
    expected = f"Error: {found}; expected the whole of it; compile the roadmap anew\n"
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", expected)


def test_doctor_says_whether_the_snapshot_is_good(path: Path, tmp_path: Path) -> None:
    good = run("doctor", "--roadmap", path, env=FREE)
    assert "fine     roadmap" in good.stdout
    assert "a snapshot, opened in" in " ".join(good.stdout.split())
    broken = tmp_path / "broken.skillpath"
    broken.write_bytes(path.read_bytes()[:-1])
    bad = " ".join(run("doctor", "--roadmap", broken, env=FREE).stdout.split())
    assert "expected the whole of it; compile the roadmap anew" in bad
    assert "skillpath compile makes a snapshot anew" in bad
