from __future__ import annotations

import platform
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest

from skillpath.ontology import read
from skillpath.service.web.app import create_app
from skillpath.service.web.running.lasting import running_of
from tests.service.asking import API, problem

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient


@pytest.mark.parametrize("probe", ["/healthz", "/readyz", "/version"])
def test_probes_answer_alike_at_the_root_and_below_the_prefix(
    small: FlaskClient, probe: str
) -> None:
    root, below = small.get(probe), small.get(API + probe)
    assert (root.status_code, root.data) == (200, below.data)


@pytest.mark.parametrize("probe", ["/healthz", "/readyz"])
def test_a_service_that_runs_lives_and_is_ready(small: FlaskClient, probe: str) -> None:
    assert small.get(probe).get_json() == {"status": "ok"}


def test_the_version_names_program_roadmap_and_python(small: FlaskClient) -> None:
    assert small.get("/version").get_json() == {
        "version": version("skillpath"),
        "roadmap": {"id": "small", "version": "1.0.0"},
        "python": platform.python_version(),
    }


def test_a_service_that_stops_lives_but_is_not_ready(small_file: Path) -> None:
    app = create_app(read(small_file))
    running_of(app).readiness.stop()
    client = app.test_client()
    refused = problem(client.get("/readyz"))
    assert (refused["status"], refused["title"]) == (503, "Not ready")
    assert client.get("/healthz").status_code == 200
