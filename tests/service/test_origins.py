from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from skillpath.ontology import read
from skillpath.service.settings import settings
from skillpath.service.web.app import create_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

OURS, FOREIGN = "https://app.example.org", "https://other.example.org"
ALLOW = "Access-Control-Allow-Origin"


def service(file: Path, origins: str) -> FlaskClient:
    return create_app(read(file), settings({"cors_origins": origins})).test_client()


def preflight(client: FlaskClient, origin: str, path: str = "/api/v1/paths") -> dict[str, str]:
    """The headers that a browser gets before it posts JSON."""
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    answer = client.options(path, headers=asked)
    assert answer.status_code == 200
    return {
        name.lower(): value
        for name, value in answer.headers
        if name.lower().startswith("access-control-")
    }


def test_no_other_page_may_ask_unless_it_is_set(small: FlaskClient) -> None:
    answer = small.get("/api/v1/steps", headers={"Origin": OURS})
    assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]
    assert preflight(small, OURS) == {}


def test_a_page_of_an_origin_that_is_set_may_ask(small_file: Path) -> None:
    client = service(small_file, OURS)
    answer = client.get("/api/v1/steps", headers={"Origin": OURS})
    assert answer.headers[ALLOW] == OURS
    exposed = answer.headers["Access-Control-Expose-Headers"]
    assert set(exposed.split(", ")) == {"Content-Disposition", "ETag", "Link", "X-Request-ID"}
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert set(answer.headers["Vary"].split(", ")) == {"Accept", "Accept-Encoding", "Origin"}


@pytest.mark.parametrize(
    "origin", [FOREIGN, "https://app.example.org.evil.example", "https://appXexample.org", "null"]
)
def test_a_page_of_another_origin_may_not(small_file: Path, origin: str) -> None:
    client = service(small_file, OURS)
    assert ALLOW not in client.get("/api/v1/steps", headers={"Origin": origin}).headers
    assert preflight(client, origin) == {}


def test_a_browser_that_asks_before_posting_json_may(small_file: Path) -> None:
    assert preflight(service(small_file, OURS), OURS) == {
        "access-control-allow-origin": OURS,
        "access-control-allow-headers": "content-type",
        "access-control-allow-methods": "GET, HEAD, POST",
        "access-control-expose-headers": "Content-Disposition, ETag, Link, X-Request-ID",
        "access-control-max-age": "600",
    }


def test_a_star_lets_every_page_ask_without_naming_it(small_file: Path) -> None:
    answer = service(small_file, "*").get("/api/v1/steps", headers={"Origin": FOREIGN})
    assert answer.headers[ALLOW] == "*"
    assert "Origin" not in answer.headers["Vary"].split(", ")


def test_an_answer_to_nobodys_page_depends_on_the_origin_too(small_file: Path) -> None:
    answer = service(small_file, f"{OURS},{FOREIGN}").get("/api/v1/steps")
    assert ALLOW not in answer.headers
    assert "Origin" in answer.headers["Vary"].split(", ")


def test_errors_can_be_read_by_pages_too(small_file: Path) -> None:
    answer = service(small_file, OURS).get("/nowhere", headers={"Origin": OURS})
    assert (answer.status_code, answer.headers[ALLOW]) == (404, OURS)
