from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import pytest

from skillpath.ontology import read
from skillpath.service.web.app import create_app
from tests.service.asking import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPResponse

    from flask.testing import FlaskClient


PROGRAM = str(Path(sys.executable).with_name("skillpath"))


@dataclass(frozen=True)
class Served:
    """A server of its own process that has answered once."""

    process: subprocess.Popen[str]
    address: str
    announcement: str

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])


def listening(*arguments: str) -> Served:
    """Start `skillpath serve` on a free port and wait until it answers."""
    process = subprocess.Popen(
        [PROGRAM, "serve", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r"http://\S+", line)
    assert found, line + process.stderr.read()
    _wait(found[0] + "healthz")
    return Served(process, found[0], line)


def fetch(address: str) -> HTTPResponse:
    """What a server of ours answers."""
    response: HTTPResponse = urllib.request.urlopen(address, timeout=60)  # noqa: S310 - our own
    return response


def _wait(address: str) -> None:
    for _ in range(200):
        try:
            fetch(address).close()
        except urllib.error.URLError:
            sleep(0.05)
        else:
            return
    pytest.fail(f"{address} never answered")


def stopped(served: Served) -> tuple[int, str, str]:
    """End the server as an operator would: status, standard output, the rest of the errors."""
    served.process.send_signal(signal.SIGTERM)
    out, err = served.process.communicate(timeout=30)
    return served.process.returncode, out, err


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small roadmap as a file."""
    path = tmp_path_factory.mktemp("small") / "small.json"
    path.write_text(json.dumps(SMALL), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def small(small_file: Path) -> FlaskClient:
    """A client of the service over the small roadmap."""
    return create_app(read(small_file)).test_client()


@pytest.fixture(scope="session")
def shipped() -> FlaskClient:
    """A client of the service over the shipped roadmap."""
    return create_app(read()).test_client()


@pytest.fixture(scope="session")
def served(small_file: Path) -> Iterator[Served]:
    """A real server over the small roadmap."""
    one = listening("--roadmap", str(small_file))
    yield one
    stopped(one)
