"""The two example roadmaps through every command, every route and every page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from skillpath.graph import is_met
from skillpath.ontology import read
from skillpath.service.web.app import create_app
from tests.ontology.planted_faults import EXAMPLES
from tests.service.asking import API, run

if TYPE_CHECKING:
    from pathlib import Path

GOALS = {"bread-baking": "country-sourdough", "music-theory": "species-5"}
each_example = pytest.mark.parametrize("name", GOALS)


def asked(name: str, *arguments: str) -> str:
    """What a command prints of an example."""
    result = run("--roadmap", EXAMPLES / f"{name}.csv", *arguments)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return result.stdout


@each_example
def test_an_example_is_sound_and_needs_no_mending(name: str) -> None:
    assert asked(name, "validate").startswith(f"{EXAMPLES / name}.csv: 0 faults, 0 warnings\n")


@each_example
@pytest.mark.parametrize(
    "arguments",
    [
        ("next", "--limit", "3"),
        ("next", "--format", "json"),
        ("path", "GOAL"),
        ("path", "GOAL", "--format", "json"),
        ("show", "GOAL"),
        ("steps",),
        ("roadmaps",),
        ("export", "GOAL"),
        ("validate", "--format", "sarif"),
        ("lint", "--suggest"),
    ],
)
def test_every_command_answers_of_an_example(name: str, arguments: tuple[str, ...]) -> None:
    chosen = [GOALS[name] if one == "GOAL" else one for one in arguments]
    assert len(asked(name, *chosen)) > 50


@each_example
def test_the_map_of_an_example_is_one_file(tmp_path: Path, name: str) -> None:
    page = tmp_path / "map.html"
    run("--roadmap", EXAMPLES / f"{name}.csv", "explore", "--output", page)
    assert read(EXAMPLES / f"{name}.csv").by_id[GOALS[name]].name in page.read_text("utf-8")


@each_example
@pytest.mark.parametrize(
    "path",
    [
        f"{API}/recommendations?limit=3",
        f"{API}/paths?goal=GOAL",
        f"{API}/skills/GOAL",
        f"{API}/steps",
        f"{API}/roadmap",
        f"{API}/roadmaps",
        "/",
        "/explore?goal=GOAL",
    ],
)
def test_every_route_and_page_serves_an_example(name: str, path: str) -> None:
    client = create_app(read(EXAMPLES / f"{name}.csv")).test_client()
    assert client.get(path.replace("GOAL", GOALS[name])).status_code == 200


@each_example
def test_finishing_an_example_takes_each_item_after_what_it_requires(name: str) -> None:
    roadmap = read(EXAMPLES / f"{name}.csv")
    told = json.loads(asked(name, "path", roadmap.id, "--format", "json"))
    done: set[str] = set()
    for one in told["items"]:
        assert all(is_met(need.of, done) for need in roadmap.by_id[one["id"]].required)
        done.add(one["id"])
    assert told["optimal"]
