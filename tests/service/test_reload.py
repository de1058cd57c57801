"""The roadmap is read anew while requests are answered, and none of them is dropped."""

from __future__ import annotations

import http.client
import json
import os
import pty
import signal
import subprocess
import urllib.error
import urllib.request
from contextlib import closing
from http import HTTPStatus
from itertools import count
from threading import Event, Thread
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest

from skillpath.ontology import compile_snapshot
from tests.service.asking import SMALL
from tests.service.conftest import PROGRAM, fetch, listening, stopped
from tests.service.test_workers import HEAD, asked, connected, workers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.service.conftest import Served

TOKEN = "correct-horse"  # noqa: S105 - of a test
BODY = b'{"goal": ["exam"]}'


VERSIONS = map("1.0.{}".format, count(1))
"""A version that no test has seen, each time."""


@pytest.fixture(scope="module")
def roadmap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A roadmap's file that tests change, with its snapshot beside it."""
    path = tmp_path_factory.mktemp("reload") / "small.json"
    compiled(path, "1.0.0")
    return path


@pytest.fixture(scope="module", params=["1", "2"])
def several(request: pytest.FixtureRequest, roadmap: Path) -> Iterator[Served]:
    """A real server of one worker and of two, over the snapshot."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SKILLPATH_ADMIN_TOKEN", TOKEN)
        snapshot = str(roadmap.with_suffix(".skillpath"))
        one = listening("--roadmap", snapshot, "--workers", request.param)
    yield one
    stopped(one)


def written(path: Path, version: str) -> Path:
    path.write_text(json.dumps(SMALL | {"version": version}), encoding="utf-8")
    return path


def compiled(roadmap: Path, version: str) -> None:
    compile_snapshot(roadmap.with_suffix(".skillpath"), written(roadmap, version))


def reloaded(served: Served) -> tuple[int, Any]:
    """What `POST /admin/reload` answers."""
    headers = {"Authorization": f"Bearer {TOKEN}"}
    request = urllib.request.Request(served.address + "admin/reload", b"", headers)  # noqa: S310 - our own
    try:
        with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def version(served: Served) -> str:
    found: str = json.loads(asked(served, "version"))["roadmap"]["version"]
    return found


def become(served: Served, expected: str) -> bool:
    """Whether this version is served, now or soon."""
    for _ in range(200):
        if version(served) == expected:
            return True
        sleep(0.05)
    return False


def asking(served: Served, is_done: Event, seen: list[tuple[int, str]]) -> None:
    """Ask over one connection until it is done."""
    with closing(http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)) as link:
        while not is_done.is_set():
            link.request("GET", "/api/v1/roadmap")
            response = link.getresponse()
            seen.append((response.status, json.loads(response.read())["version"]))


def test_no_request_fails_while_roadmaps_change(several: Served, roadmap: Path) -> None:
    is_done = Event()
    lists: list[list[tuple[int, str]]] = [[] for _ in range(4)]
    threads = [Thread(target=asking, args=(several, is_done, one)) for one in lists]
    for thread in threads:
        thread.start()
    versions = [next(VERSIONS) for _ in range(6)]
    for one in versions:
        compiled(roadmap, one)
        assert reloaded(several)[1]["roadmap"]["version"] == one
        assert [version(several) for _ in range(4)] == [one] * 4
    is_done.set()
    for thread in threads:
        thread.join()
    for seen in lists:  # each connection sees them in order, and the last
        assert {status for status, _ in seen} == {HTTPStatus.OK}
        order = list(dict.fromkeys(one for _, one in seen))
        assert order[1:] == [one for one in versions if one in order]


def test_a_signal_reloads_too_and_the_workers_stay(several: Served, roadmap: Path) -> None:
    before = workers(several)
    one = next(VERSIONS)
    compiled(roadmap, one)
    several.process.send_signal(signal.SIGHUP)
    assert become(several, one)
    assert workers(several) == before


def test_a_request_in_flight_ends_with_the_roadmap_it_began_with(
    several: Served, roadmap: Path
) -> None:
    with closing(connected(several)) as link:
        link.sendall(HEAD + BODY[:5])
        sleep(0.3)
        compiled(roadmap, next(VERSIONS))
        assert reloaded(several)[0] == HTTPStatus.OK
        link.sendall(BODY[5:])
        response = http.client.HTTPResponse(link)
        response.begin()
        assert (response.status, json.loads(response.read())["goals"]) == (200, ["exam"])


def test_what_was_remembered_of_the_former_roadmap_is_not_answered(
    several: Served, roadmap: Path
) -> None:
    with fetch(several.address + "api/v1/roadmap") as response:
        tag = response.headers["ETag"]
    compiled(roadmap, next(VERSIONS))
    told = reloaded(several)[1]["roadmap"]
    again = urllib.request.Request(  # noqa: S310 - our own
        several.address + "api/v1/roadmap", headers={"If-None-Match": tag}
    )
    with urllib.request.urlopen(again, timeout=60) as response:  # noqa: S310
        assert (response.status, response.headers["ETag"] != tag) == (200, True)
        assert json.load(response)["version"] == told["version"]
    assert told == json.loads(asked(several, "version"))["roadmap"]
    assert f'checksum="{told["checksum"]}"' in asked(several, "metrics").decode()


def refusals(served: Served) -> int:
    return sum("reload refused" in line for line in served.lines)


def test_a_stale_or_missing_snapshot_is_refused_and_the_former_served(
    several: Served, roadmap: Path
) -> None:
    snapshot, served = roadmap.with_suffix(".skillpath"), version(several)
    written(roadmap, next(VERSIONS))
    status, problem = reloaded(several)
    assert (status, problem["type"]) == (409, "/problems/reload-refused")
    assert f"expected one of the present file: skillpath compile {roadmap}" in problem["detail"]
    snapshot.unlink()
    several.process.send_signal(signal.SIGHUP)
    for _ in range(100):
        if refusals(several) == 2:
            break
        sleep(0.1)
    assert (refusals(several), version(several)) == (2, served)
    assert TOKEN not in "\n".join(several.lines)
    compiled(roadmap, next(VERSIONS))


def test_a_terminal_that_is_closed_ends_the_server(small_file: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    ours, theirs = pty.openpty()
    with log.open("w") as errors:
        process = subprocess.Popen(
            [
                "setsid",
                "--ctty",
                "--wait",
                PROGRAM,
                "serve",
                "--port",
                "0",
                "--roadmap",
                small_file,
            ],
            stdin=theirs,
            stderr=errors,
        )
    os.close(theirs)
    while "listening" not in log.read_text(encoding="utf-8"):
        sleep(0.05)
    os.close(ours)
    assert process.wait(20) == 0
