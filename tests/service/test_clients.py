"""What others make of the API's description: another validator, clients in two languages.

The npm packages are those of tests/clients/package.json, which `npm ci` puts there. Without them
their tests are skipped; with REQUIRE_NODE=1 they fail instead.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.service.asking import API
from tests.service.conftest import fetch

if TYPE_CHECKING:
    from tests.service.conftest import Served

CLIENTS = Path(__file__).parents[1] / "clients"
ASK_IN_PYTHON = """
import json, sys
from skillpath_client import Client
from skillpath_client.api.guidance import path, post_recommendations
from skillpath_client.api.skills import skill
from skillpath_client.models import NextQuestion, Path, Skill, UnknownNameProblem

with Client(base_url=sys.argv[1]) as client:
    answered = path.sync(client=client, known=["Programming, advanced"], goal=["exam"])
    assert isinstance(answered, Path)
    refused = post_recommendations.sync(client=client, body=NextQuestion(known=["statz"]))
    assert isinstance(refused, UnknownNameProblem)
    one = skill.sync("https://w3id.org/skillpath/id/sums", client=client)
    assert isinstance(one, Skill)
items = [item.id for item in answered.items]
print(json.dumps({"items": items, "nearest": refused.nearest, "likely": one.hours.likely}))
"""
TYPED = ("--default-non-nullable", "false", "--output", "schema.ts")
GENERATE = ("openapi-typescript", "openapi.json", *TYPED)
"""What has a default may be left out; the generator's own default is to ask for it."""

COMPILE = ("tsc", "--strict", "--module", "nodenext", "--target", "es2022", "ask.ts")
ANSWER = {"items": ["sums", "stats", "exam"], "nearest": ["stats"], "likely": 5}


@pytest.fixture
def description(served: Served, tmp_path: Path) -> Path:
    """What the server says of itself, as a file in a folder of its own."""
    file = tmp_path / "openapi.json"
    with fetch(served.address + API.removeprefix("/") + "/openapi.json") as response:
        file.write_bytes(response.read())
    return file


@pytest.fixture
def node(description: Path) -> Path:
    """The folder of the description with the npm packages in it."""
    packages = CLIENTS / "node_modules"
    missing = [
        one for one in ("node", packages) if not shutil.which(one) and not Path(one).exists()
    ]
    if missing:
        reason = f"no {missing[0]}; install node and run npm ci in tests/clients"
        if os.environ.get("REQUIRE_NODE") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    folder = description.parent
    folder.joinpath("node_modules").symlink_to(packages)
    for name in ("package.json", "ask.ts"):
        shutil.copy(CLIENTS / name, folder)
    return folder


def run(folder: Path, *command: str) -> str:
    """What a command prints that ends well and without a word of warning."""
    here = [str(Path(sys.executable).parent), str(folder / "node_modules" / ".bin")]
    path = os.pathsep.join([*here, os.environ["PATH"]])
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=os.environ | {"PATH": path},
    )
    told = done.stdout + done.stderr
    assert done.returncode == 0, told
    assert "warn" not in told.lower()
    return done.stdout


def test_a_second_validator_agrees(node: Path) -> None:
    assert json.loads(run(node, "validate-api", "openapi.json")) == {"valid": True}


def test_a_typed_client_is_generated_compiled_and_answered(served: Served, node: Path) -> None:
    run(node, *GENERATE)
    run(node, *COMPILE, "--noUncheckedIndexedAccess")
    assert json.loads(run(node, "node", "ask.js", served.address)) == ANSWER


@pytest.mark.parametrize("command", [GENERATE, COMPILE])
def test_the_guide_generates_and_compiles_likewise(command: tuple[str, ...]) -> None:
    guide = (CLIENTS.parents[1] / "docs" / "how-to" / "embed.md").read_text(encoding="utf-8")
    assert f"\nnpx {' '.join(command)}\n" in guide


def test_a_python_client_is_generated_and_answered(served: Served, description: Path) -> None:
    folder = description.parent
    made = ("--output-path", "skillpath_client", "--meta", "none", "--fail-on-warning")
    run(folder, "openapi-python-client", "generate", "--path", "openapi.json", *made)
    asked = run(folder, sys.executable, "-W", "error", "-c", ASK_IN_PYTHON, served.address)
    assert json.loads(asked) == ANSWER
