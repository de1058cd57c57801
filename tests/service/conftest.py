from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import pytest

from skillpath.ontology import read
from skillpath.service.web.app import create_app
from tests.service.asking import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.client import HTTPResponse

    from flask.testing import FlaskClient


PROGRAM = str(Path(sys.executable).with_name("skillpath"))


@dataclass(frozen=True)
class Served:
    """A server of its own process that has answered once."""

    process: subprocess.Popen[str]
    address: str
    announcement: str
    log: Path

    @property
    def lines(self) -> list[str]:
        """What it has logged since it was announced."""
        return self.log.read_text(encoding="utf-8").splitlines()[1:]

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])


def listening(*arguments: str) -> Served:
    """Start `skillpath serve` on a free port and wait until it answers."""
    log = Path(tempfile.mkdtemp()) / "log"  # a pipe that nobody reads would fill up
    with log.open("w") as errors:
        process = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0", *arguments],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    _wait(lambda: "\n" in log.read_text(encoding="utf-8") or process.poll() is not None)
    line = log.read_text(encoding="utf-8")
    if "http://" not in line:
        process.kill()
    found = re.search(r"http://[0-9.:]+/", line)
    assert found, line
    _wait(partial(_answers, found[0] + "healthz"))
    return Served(process, found[0], line, log)


def fetch(address: str) -> HTTPResponse:
    """What a server of ours answers."""
    response: HTTPResponse = urllib.request.urlopen(address, timeout=60)  # noqa: S310 - our own
    return response


def _wait(is_done: Callable[[], bool]) -> None:
    for _ in range(400):
        if is_done():
            return
        sleep(0.05)
    pytest.fail("waited in vain")


def _answers(address: str) -> bool:
    with suppress(urllib.error.URLError):
        fetch(address).close()
        return True
    return False


def stopped(served: Served) -> tuple[int, str, str]:
    """End the server as an operator would: status, standard output, the rest of the errors."""
    served.process.send_signal(signal.SIGTERM)
    return ended(served)


def ended(served: Served) -> tuple[int, str, str]:
    """Wait until it has ended: status, standard output, the rest of the errors."""
    out, _ = served.process.communicate(timeout=30)
    lines = "\n".join(served.lines)
    shutil.rmtree(served.log.parent)
    return served.process.returncode, out, lines


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


@pytest.fixture(scope="session")
def site() -> Iterator[Served]:
    """A real server over the shipped roadmap."""
    one = listening()
    yield one
    stopped(one)
