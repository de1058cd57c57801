from __future__ import annotations

import json
import logging
import logging.config
import re
from typing import TYPE_CHECKING, Any

import pytest

from skillpath.ontology import read
from skillpath.service.settings import settings
from skillpath.service.web.app import create_app
from skillpath.service.web.running.logs import configuration
from skillpath.service.web.running.metrics import Metrics
from skillpath.service.web.running.observing import Observed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from skillpath.graph import Roadmap

SECRET = "python"  # noqa: S105 - what a learner knows


@pytest.fixture
def roadmap(small_file: Path) -> Roadmap:
    return read(small_file)


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[..., list[str]]]:
    """Log as a server does at noon of a day, and read what was logged."""

    def logged(do: Callable[[], object], **given: object) -> list[str]:
        form = configuration(settings({"log_format": "json"} | given), clock=lambda: 43_200.0)
        logging.config.dictConfig(form)
        do()
        return capsys.readouterr().err.splitlines()

    yield logged
    for name in ("skillpath", "_granian"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).setLevel(logging.NOTSET)
        logging.getLogger(name).propagate = True


def observed(roadmap: Roadmap) -> FlaskClient:
    """A service whose clock stands still, and whose ids are always the same."""
    app = create_app(roadmap)
    seen = app.wsgi_app
    assert isinstance(seen, Observed)
    app.wsgi_app = Observed(  # type: ignore[assignment, method-assign]
        seen.app, Metrics(), clock=lambda: 1.0, new_id=lambda: "made"
    )
    return app.test_client()


def test_a_request_is_one_line_of_json(roadmap: Roadmap, lines: Callable[..., list[str]]) -> None:
    client = observed(roadmap)
    [line] = lines(lambda: client.get("/api/v1/skills/code?roadmap_id=small"))
    told = json.loads(line)
    assert told.pop("bytes") > 100
    assert told.pop("pid") > 1
    assert told == {
        "time": "1970-01-01T12:00:00.000Z",
        "level": "info",
        "message": "request",
        "request_id": "made",
        "method": "GET",
        "route": "/api/v1/skills/{name}",
        "status": 200,
        "duration_ms": 0.0,
    }


def test_people_read_a_request_in_one_line(
    roadmap: Roadmap, lines: Callable[..., list[str]]
) -> None:
    client = observed(roadmap)
    [line] = lines(lambda: client.get("/healthz"), log_format="text", log_level="debug")
    assert line == "12:00:00 debug: GET /healthz 200 in 0.0 ms, 21 bytes, id made"


@pytest.mark.parametrize(
    "path",
    [
        f"/api/v1/recommendations?known={SECRET}",
        f"/api/v1/skills/{SECRET}",
        f"/api/v1/paths?goal={SECRET}",
        f"/?known={SECRET}",
        f"/{SECRET}",
        f"/api/v1/{SECRET}/{SECRET}?{SECRET}={SECRET}",
    ],
)
@pytest.mark.parametrize("form", ["json", "text"])
def test_no_line_tells_what_was_asked_or_by_whom(
    roadmap: Roadmap, lines: Callable[..., list[str]], path: str, form: str
) -> None:
    client = create_app(roadmap).test_client()
    headers = {"X-Forwarded-For": "203.0.113.7", "User-Agent": SECRET, "Referer": SECRET}
    [line] = lines(lambda: client.get(path, headers=headers), log_format=form, log_level="debug")
    assert SECRET not in line
    assert not re.search(r"127\.0\.0\.1|203\.0\.113\.7", line)


def test_probes_are_logged_for_debugging_only(
    roadmap: Roadmap, lines: Callable[..., list[str]]
) -> None:
    client = observed(roadmap)
    paths = ("/healthz", "/api/v1/readyz", "/metrics")
    assert lines(lambda: [client.get(one) for one in paths]) == []
    assert len(lines(lambda: [client.get(one) for one in paths], log_level="debug")) == 3


@pytest.mark.parametrize("told", ["abc-1", "a" * 128, "req/1+2=3~_."])
def test_a_sane_request_id_is_kept(roadmap: Roadmap, told: str) -> None:
    answer = observed(roadmap).get("/healthz", headers={"X-Request-ID": told})
    assert answer.headers.getlist("X-Request-ID") == [told]


@pytest.mark.parametrize("told", ["", "a" * 129, "a b", 'a"', "é", "a;b"])
def test_another_request_id_is_replaced(roadmap: Roadmap, told: str) -> None:
    answer = observed(roadmap).get("/healthz", headers={"X-Request-ID": told})
    assert answer.headers.getlist("X-Request-ID") == ["made"]


def test_ids_are_made_anew_and_stand_on_errors_too(small: FlaskClient) -> None:
    made = {small.get("/nowhere").headers["X-Request-ID"] for _ in range(3)}
    assert len(made) == 3
    assert all(re.fullmatch(r"[0-9a-f]{16}", one) for one in made)


def failing(roadmap: Roadmap) -> Flask:
    """A service with a route that fails and tells what it should not."""
    app = create_app(roadmap)

    @app.get("/fails")
    def fails() -> str:
        raise KeyError(SECRET)

    return app


@pytest.mark.parametrize("form", ["json", "text"])
def test_an_unforeseen_error_is_logged_with_its_id_and_place_but_not_its_text(
    roadmap: Roadmap, lines: Callable[..., list[str]], form: str
) -> None:
    client = failing(roadmap).test_client()
    headers = {"X-Request-ID": "wanted"}
    told = "\n".join(lines(lambda: client.get("/fails", headers=headers), log_format=form))
    assert "unforeseen error" in told
    assert told.count("wanted") == 2
    assert "in fails" in told
    assert "builtins.KeyError" in told
    assert f"'{SECRET}'" not in told


def test_nothing_is_written_where_the_level_is_higher(
    roadmap: Roadmap, lines: Callable[..., list[str]]
) -> None:
    client = observed(roadmap)
    assert lines(lambda: client.get("/nowhere"), log_level="warning") == []


def test_an_app_that_raises_is_counted_as_a_failure(roadmap: Roadmap) -> None:
    def raises(*_: Any) -> Any:
        raise RuntimeError("fault")

    metrics = Metrics()
    with pytest.raises(RuntimeError, match="fault"):
        Observed(raises, metrics)({"REQUEST_METHOD": "GET"}, lambda *_: lambda _: None)
    counted = 'skillpath_http_requests_total{method="GET",route="unmatched",status="500"} 1.0'
    assert counted in metrics.written(roadmap).decode()


@pytest.mark.parametrize("form", ["json", "text"])
def test_what_caused_an_error_is_logged_as_well(
    roadmap: Roadmap, lines: Callable[..., list[str]], form: str
) -> None:
    app = create_app(roadmap)

    @app.get("/fails")
    def fails() -> str:
        names: dict[str, str] = {}
        try:
            return names[SECRET]
        except KeyError as error:
            raise RuntimeError(SECRET) from error

    told = "\n".join(lines(lambda: app.test_client().get("/fails"), log_format=form))
    assert told.index("builtins.RuntimeError") < told.index("builtins.KeyError")
    assert told.count("in fails") == 2
    assert SECRET not in told.replace(f"lib/{SECRET}", "")
