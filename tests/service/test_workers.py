from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import pytest

from tests.service.conftest import PROGRAM, ended, fetch, listening, stopped
from tests.service.test_metrics import counted, samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.service.conftest import Served

BODY = b'{"goal": ["exam"]}'
HEAD = (
    b"POST /api/v1/paths HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    b"Content-Length: %d\r\n\r\n" % len(BODY)
)
WORKERS = 2


@pytest.fixture(scope="module")
def several(small_file: Path) -> Iterator[Served]:
    """A real server with several workers."""
    one = listening("--roadmap", str(small_file), "--workers", str(WORKERS))
    yield one
    if one.process.poll() is None:
        stopped(one)


def workers(served: Served) -> set[int]:
    pid = served.process.pid
    return set(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


def asked(served: Served, path: str) -> bytes:
    with fetch(served.address + path) as response:
        return response.read()


def connected(served: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", served.port), timeout=20)


@contextmanager
def killed_at_last(served: Served) -> Iterator[None]:
    """Leave no server behind, whatever became of the test."""
    try:
        yield
    finally:
        if served.process.poll() is None:
            for one in (*workers(served), served.process.pid):
                os.kill(one, signal.SIGKILL)
        ended(served)


def half_asked(served: Served) -> socket.socket:
    """A connection with a request that is being answered, and whose body is not yet whole."""
    link = connected(served)
    link.sendall(HEAD + BODY[:5])
    sleep(0.3)
    return link


def refuses(served: Served) -> bool:
    """Whether new connections are refused, now or soon."""
    for _ in range(100):
        try:
            connected(served).close()
        except ConnectionRefusedError:
            return True
        sleep(0.02)
    return False


def test_several_workers_answer_with_the_bytes_of_one(served: Served, several: Served) -> None:
    path = "api/v1/paths?goal=exam"
    assert {asked(several, path) for _ in range(8)} == {asked(served, path)}


def test_any_worker_tells_the_counts_of_all(several: Served) -> None:
    for _ in range(20):
        asked(several, "api/v1/roadmap")
    found = [samples(asked(several, "metrics").decode()) for _ in range(8)]
    key = ("GET", "/api/v1/roadmap", "200")
    assert [counted(one)[key] for one in found] == [20] * 8
    assert {one["skillpath_http_requests_in_progress", ()] for one in found} == {1}
    assert all(one["process_resident_memory_bytes", ()] > 1_000_000 for one in found)


def test_a_worker_that_is_killed_is_replaced_and_leaves_nothing_in_progress(
    several: Served,
) -> None:
    with closing(half_asked(several)):
        before = workers(several)
        for one in before:
            os.kill(one, signal.SIGKILL)
            sleep(0.5)
    assert asked(several, "readyz") == asked(several, "healthz")
    assert (len(workers(several)), workers(several) & before) == (WORKERS, set())
    found = samples(asked(several, "metrics").decode())
    assert found["skillpath_http_requests_in_progress", ()] == 1


@pytest.mark.parametrize("number", ["1", "2"])
def test_a_signal_lets_a_request_in_flight_be_answered_and_refuses_others(
    small_file: Path, number: str
) -> None:
    served = listening("--roadmap", str(small_file), "--workers", number)
    with closing(half_asked(served)) as link:
        served.process.send_signal(signal.SIGTERM)
        assert refuses(served)
        link.sendall(BODY[5:])
        response = http.client.HTTPResponse(link)
        response.begin()
        assert (response.status, json.loads(response.read())["goals"]) == (200, ["exam"])
    assert ended(served)[0] == 0


def test_a_second_signal_ends_the_server_at_once(small_file: Path) -> None:
    served = listening("--roadmap", str(small_file))
    with killed_at_last(served), closing(half_asked(served)) as link:
        served.process.send_signal(signal.SIGTERM)
        assert refuses(served)
        assert served.process.poll() is None
        served.process.send_signal(signal.SIGTERM)
        try:
            assert served.process.wait(10) == 0
        except subprocess.TimeoutExpired:
            pytest.fail("the second signal did not end the server")
        assert link.recv(100) == b""


def test_a_request_that_takes_too_long_is_cut_off(small_file: Path) -> None:
    served = listening("--roadmap", str(small_file), "--stop-timeout", "1")
    with closing(half_asked(served)) as link:
        served.process.send_signal(signal.SIGTERM)
        assert ended(served)[0] == 0
        assert link.recv(100) == b""


def test_a_balancer_hears_of_the_end_before_connections_are_refused(small_file: Path) -> None:
    served = listening("--roadmap", str(small_file), "--drain", "1", "--workers", "2")
    served.process.send_signal(signal.SIGTERM)
    sleep(0.2)
    link = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    with closing(link):
        link.request("GET", "/readyz")
        assert link.getresponse().status == 503
    assert asked(served, "healthz")
    assert (ended(served)[0], refuses(served)) == (0, True)


def test_ctrl_c_at_a_terminal_reaches_all_processes_and_ends_them(
    small_file: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    arguments = [PROGRAM, "serve", "--port", "0", "--workers", "2", "--roadmap", str(small_file)]
    with log.open("w") as errors:
        process = subprocess.Popen(arguments, stderr=errors, start_new_session=True)
    while "listening" not in log.read_text(encoding="utf-8"):
        sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(20) == 0
    assert log.read_text(encoding="utf-8").count("\n") == 1


def test_a_client_that_says_nothing_or_too_little_is_sent_away(small_file: Path) -> None:
    served = listening("--roadmap", str(small_file), "--header-timeout", "1")
    for said in (b"", b"GET / HTTP/1.1\r\nHost"):
        with closing(connected(served)) as link:
            link.sendall(said)
            assert link.recv(100) == b""
    stopped(served)


def test_what_the_workers_counted_is_removed_at_the_end(
    small_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    served = listening("--roadmap", str(small_file))
    folders = list(tmp_path.glob("skillpath-*"))
    assert [oct(one.stat().st_mode & 0o777) for one in folders] == ["0o700"]
    stopped(served)
    assert list(tmp_path.glob("skillpath-*")) == []
