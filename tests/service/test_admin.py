from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from skillpath.ontology import ReadingLimits, Snapshot
from skillpath.service.settings import Settings
from skillpath.service.web.app import create_app
from skillpath.service.web.running.current import Current, Served
from skillpath.service.web.running.lasting import Running
from tests.service.asking import SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

TOKEN = "correct-horse"  # noqa: S105 - of a test
RIGHT = {"Authorization": f"Bearer {TOKEN}"}
ROUTE = "/admin/reload"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A roadmap's file that a test may change."""
    path = tmp_path / "small.json"
    path.write_text(json.dumps(SMALL), encoding="utf-8")
    return path


def client(file: Path, token: str | None = TOKEN) -> FlaskClient:
    """A client of one process that serves a roadmap, and can reload it."""
    folder = file.parent / "served"
    folder.mkdir()
    current = Current(folder, str(file), ReadingLimits())
    known = Settings.model_construct(admin_token=token)

    def make(snapshot: Snapshot) -> object:
        return create_app(snapshot.roadmap, known, Running(reload=current.reload))

    app = create_app(current.begin().roadmap, known, Running(reload=current.reload))
    app.wsgi_app = Served(current, app.wsgi_app, make)  # type: ignore[assignment, method-assign, arg-type]
    return app.test_client()


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}", TOKEN, "Bearer \xe9", "Bearer  "]
)
def test_who_has_not_the_token_reloads_nothing(file: Path, header: str) -> None:
    response = client(file).post(ROUTE, headers={"Authorization": header})
    assert (response.status_code, response.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert response.get_json()["type"] == "/problems/unauthorized"
    assert TOKEN not in response.text


@pytest.mark.parametrize("token", [None, ""])
def test_without_a_token_there_is_no_such_route(file: Path, token: str | None) -> None:
    one = client(file, token)
    assert {one.post(ROUTE, headers=RIGHT).status_code, one.get(ROUTE).status_code} == {404}


def test_an_app_without_a_server_has_nothing_to_reload(small: FlaskClient) -> None:
    assert small.post(ROUTE, headers=RIGHT).status_code == 404


def test_reloading_is_posted(file: Path) -> None:
    assert client(file).get(ROUTE, headers=RIGHT).status_code == 405


def test_a_faulty_roadmap_is_refused_with_its_faults_and_the_former_served(file: Path) -> None:
    one = client(file)
    file.write_text(json.dumps(SMALL | {"items": [{"id": "a", "name": ""}], "steps": []}))
    refused = one.post(ROUTE, headers=RIGHT)
    assert (refused.status_code, refused.mimetype) == (409, "application/problem+json")
    assert refused.get_json()["errors"] == [
        {
            "field": f"{file}, line 1: item 'a'",
            "found": "no name",
            "expected": "a name of 1 to 300 characters of Unicode",
        }
    ]
    assert one.get("/api/v1/roadmap").get_json()["version"] == "1.0.0"


def test_a_roadmap_that_was_changed_is_read_anew(file: Path) -> None:
    one = client(file)
    file.write_text(json.dumps(SMALL | {"version": "2.0.0"}))
    answer = one.post(ROUTE, headers=RIGHT)
    told = answer.get_json()
    assert (answer.status_code, told["status"], told["items"]) == (200, "reloaded", 7)
    assert answer.headers["Cache-Control"] == "no-store"
    assert (told["roadmap"]["version"], len(told["roadmap"]["checksum"])) == ("2.0.0", 64)
    assert one.get("/api/v1/roadmap").get_json()["version"] == "2.0.0"
    assert [path.name for path in (file.parent / "served").glob("*.skillpath")] == ["2.skillpath"]
