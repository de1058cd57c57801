from __future__ import annotations

import os
from typing import TYPE_CHECKING

from prometheus_client.parser import text_string_to_metric_families

from skillpath.ontology import read
from skillpath.service.web.app import create_app
from skillpath.service.web.running.metrics import living

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from flask.testing import FlaskClient

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]
REQUESTS = "skillpath_http_requests_total"


def samples(text: str) -> Samples:
    """The values by name and labels."""
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def scraped(client: FlaskClient) -> Samples:
    answer = client.get("/metrics")
    assert answer.content_type.startswith("text/plain; version=")
    return samples(answer.text)


def counted(found: Samples) -> dict[tuple[str, ...], float]:
    """The requests by method, route and status."""
    return {
        tuple(value for _, value in labels): number
        for (name, labels), number in found.items()
        if name == REQUESTS
    }


def service(file: Path) -> FlaskClient:
    return create_app(read(file)).test_client()


def test_requests_are_counted_by_method_route_and_status(small_file: Path) -> None:
    client = service(small_file)
    for path in ("/api/v1/skills/code", "/api/v1/skills/sums", "/api/v1/skills/no", "/nowhere"):
        client.get(path)
    client.post("/api/v1/paths", json={"goal": ["exam"]})
    client.open("/", method="BREW")
    assert counted(scraped(client)) == {
        ("GET", "/api/v1/skills/{name}", "200"): 2,
        ("GET", "/api/v1/skills/{name}", "404"): 1,
        ("GET", "unmatched", "404"): 1,
        ("POST", "/api/v1/paths", "200"): 1,
        ("other", "unmatched", "405"): 1,
    }


def test_times_are_counted_in_buckets_by_route(small_file: Path) -> None:
    client = service(small_file)
    client.get("/api/v1/steps")
    found = scraped(client)
    name, route = "skillpath_http_request_duration_seconds", ("route", "/api/v1/steps")
    assert found[name + "_count", (route,)] == 1
    assert found[name + "_bucket", (("le", "+Inf"), route)] == 1
    assert 0 < found[name + "_sum", (route,)] < 60


def test_the_request_for_the_metrics_is_in_progress(small_file: Path) -> None:
    assert scraped(service(small_file))["skillpath_http_requests_in_progress", ()] == 1


def test_the_roadmap_and_the_build_are_told(small_file: Path) -> None:
    found = scraped(service(small_file))
    assert found["skillpath_roadmap_info", (("id", "small"), ("version", "1.0.0"))] == 1
    assert found["skillpath_roadmap_items", ()] == 7
    assert any(name == "skillpath_build_info" for name, _ in found)
    assert found["process_resident_memory_bytes", ()] > 1_000_000


def test_one_service_counts_nothing_of_another(small_file: Path) -> None:
    first, second = service(small_file), service(small_file)
    first.get("/")
    assert counted(scraped(second)) == {}
    assert counted(scraped(first)) == {("GET", "/", "200"): 1}


def test_counts_are_kept_nowhere(small: FlaskClient) -> None:
    headers = small.get("/metrics").headers
    assert (headers["Cache-Control"], "ETag" in headers) == ("no-store", False)


def test_a_dead_worker_may_be_forgotten_by_several_scrapes_at_once(tmp_path: Path) -> None:
    dead = [tmp_path / f"gauge_livesum_x_{one}.db" for one in (999_999_998, 999_999_999)]
    alive = tmp_path / f"gauge_livesum_{os.getpid()}.db"
    for file in (*dead, alive):
        file.touch()
    found = living(tmp_path)
    assert next(found) == os.getpid()
    dead[0].unlink()
    assert list(found) == []
    assert list(tmp_path.iterdir()) == [alive]


def test_a_worker_that_has_just_started_is_waited_for_by_nobody(
    small: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("counter_1.db", f"gauge_livesum_{os.getpid()}.db"):
        (tmp_path / name).touch()
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    assert scraped(small)["skillpath_roadmap_items", ()] == 7
