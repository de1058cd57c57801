"""What a monitoring system asks: counts and times of requests, in the format of Prometheus.

Where `PROMETHEUS_MULTIPROC_DIR` names a folder when this is first imported, as `skillpath serve`
sees to, all workers count into files there, and any of them answers for all. Else each app counts
in a registry of its own.
"""

from __future__ import annotations

import os
import platform
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.metrics_core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from flask import Flask

    from skillpath.graph import Roadmap
    from skillpath.service.web.running.lasting import Running

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The library's own variable: where several workers count together."""

BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
"""Seconds: most answers take a millisecond, a page some, a path that is hard to prove seconds."""

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
"""Methods that are told apart; a client may invent others without end."""

BUILD = {"version": version("skillpath"), "python": platform.python_version()}


class Metrics:
    """The counts of one process, whichever roadmaps it serves."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "skillpath_http_requests",
            "Requests that were answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "skillpath_http_request_duration_seconds",
            "Time from a request to its answer, without sending it.",
            ("route",),
            buckets=BUCKETS,
            registry=self._registry,
        )
        self.in_progress = Gauge(
            "skillpath_http_requests_in_progress",
            "Requests that are being answered.",
            multiprocess_mode="livesum",
            registry=self._registry,
        )
        self._kept: dict[tuple[str, str, int], tuple[Callable[[], None], Callable[..., None]]] = {}

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request that was answered; the labels are few, so their counters are kept."""
        key = (method if method in METHODS else "other", route, status)
        kept = self._kept.get(key)
        if kept is None:
            labels = key[0], route, str(status)
            kept = self._requests.labels(*labels).inc, self._seconds.labels(route).observe
            self._kept[key] = kept
        kept[0]()
        kept[1](seconds)

    def written(self, roadmap: Roadmap, checksum: str = "") -> bytes:
        """All of them, and which roadmap is served, in the text format."""
        folder = os.environ.get(FOLDER)
        shown = CollectorRegistry()
        if folder:
            workers = tuple(living(Path(folder)))
            shown.register(Together(Path(folder)))
        else:
            workers = (os.getpid(),)
            shown.register(self._registry)
        shown.register(About(roadmap, checksum))
        shown.register(Processes(workers))
        return generate_latest(shown)


class Together(Collector):
    """What all workers have counted into a folder."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder."""
        self._folder = folder

    def collect(self) -> Iterable[Metric]:
        """The counts of all, added up.

        A file that a worker has just made is empty for a moment, which the library stumbles over.
        """
        files = [str(one) for one in sorted(self._folder.glob("*.db")) if _size(one)]
        found: Iterable[Metric] = MultiProcessCollector.merge(files)  # type: ignore[no-untyped-call]
        return found


class About(Collector):
    """What is served, and by what."""

    def __init__(self, roadmap: Roadmap, checksum: str) -> None:
        """Keep the roadmap that is told of."""
        self._roadmap, self._checksum = roadmap, checksum

    def collect(self) -> Iterable[Metric]:
        """The roadmap and the build."""
        one = self._roadmap
        known = {"id": one.id, "version": one.version}
        known |= {"checksum": self._checksum} if self._checksum else {}
        yield InfoMetricFamily("skillpath_roadmap", "The roadmap in use.", known)
        yield GaugeMetricFamily("skillpath_roadmap_items", "Its items.", len(one.items))
        yield InfoMetricFamily("skillpath_build", "What serves it.", BUILD)


class Processes(Collector):
    """Memory, time and files of several processes, added up; what they share counts in each."""

    def __init__(self, pids: tuple[int, ...]) -> None:
        """Keep the processes."""
        self._pids = pids

    def collect(self) -> Iterable[Metric]:
        """The usual metrics of a process; of the start and the limit, the least."""
        found: dict[str, list[Metric]] = {}
        for pid in self._pids:
            for metric in ProcessCollector(pid=partial(int, pid), registry=None).collect():
                found.setdefault(metric.name, []).append(metric)
        for name, metrics in found.items():
            values = [sample.value for metric in metrics for sample in metric.samples]
            is_added = name not in ("process_start_time_seconds", "process_max_fds")
            whole, sample = metrics[0], metrics[0].samples[0]
            whole.samples = [sample._replace(value=sum(values) if is_added else min(values))]
            yield whole


def living(folder: Path) -> Iterator[int]:
    """The workers that count into the folder; what a dead one had in progress is forgotten."""
    for file in sorted(folder.glob("gauge_livesum_*.db")):
        pid = int(file.stem.rpartition("_")[2])
        if Path(f"/proc/{pid}").exists():
            yield pid
        else:  # the library's own way of forgetting fails where another scrape is faster
            file.unlink(missing_ok=True)


def _size(file: Path) -> int:
    """Its bytes; none where it is gone."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def show_metrics(app: Flask, running: Running, roadmap: Roadmap) -> None:
    """Answer `/metrics`."""

    def view() -> Response:
        content = running.metrics.written(roadmap, running.checksum)
        response = Response(content, content_type=CONTENT_TYPE_LATEST)
        response.cache_control.no_store = True  # each answer differs, so a tag would be in vain
        return response

    app.add_url_rule("/metrics", endpoint="metrics", view_func=view)
