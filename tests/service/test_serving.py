from __future__ import annotations

import http.client
import json
import socket
import subprocess
import urllib.error
from typing import TYPE_CHECKING

import pytest

from tests.service.conftest import PROGRAM, fetch, listening, stopped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.service.conftest import Served


def refused(*arguments: str) -> str:
    """What `skillpath serve` says when it cannot."""
    done = subprocess.run(
        [PROGRAM, "serve", *arguments], check=False, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr


def post(served: Served, body: Iterable[bytes]) -> tuple[int, bytes]:
    """A body in pieces, without its length."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    headers = {"Content-Type": "application/json"}
    connection.request("POST", "/api/v1/paths", body, headers, encode_chunked=True)
    response = connection.getresponse()
    found = response.status, response.read()
    connection.close()
    return found


def test_the_address_is_announced(served: Served) -> None:
    line = json.loads(served.announcement)
    assert line["message"] == "listening"
    assert line["address"] == f"http://127.0.0.1:{served.port}/"


@pytest.mark.parametrize(
    "page", ["", "explore", "static/any/skillpath.css", "api/v1/steps", "healthz"]
)
def test_pages_files_and_answers_are_served(served: Served, page: str) -> None:
    with fetch(served.address + page) as response:
        assert response.status == 200
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert int(response.headers["Content-Length"]) == len(response.read())


def test_an_error_is_served_as_a_problem(served: Served) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        fetch(served.address + "api/v1/paths?goal=nothing")
    with caught.value as response:
        assert (response.status, json.load(response)["status"]) == (422, 422)
        assert response.headers["Content-Type"] == "application/problem+json"


def test_a_body_in_pieces_is_read(served: Served) -> None:
    status, body = post(served, [b'{"goal": ', b'["exam"]}'])
    assert (status, json.loads(body)["goals"]) == (200, ["exam"])


def test_a_large_body_in_pieces_is_too_large(served: Served) -> None:
    status, _ = post(served, [b'{"goal": ["exam"]}', *([b" " * 100_000] * 11)])
    assert status == 413


@pytest.mark.parametrize(
    "request_line", [b"nonsense", b"GET /\xff HTTP/1.1\r\nHost: x", b"BREW / HTTP/1.1\r\nHost: x"]
)
def test_a_server_outlives_what_is_no_request(served: Served, request_line: bytes) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=30) as connection:
        connection.sendall(request_line + b"\r\n\r\n")
        assert connection.recv(12) in (b"HTTP/1.1 400", b"HTTP/1.1 405")
    with fetch(served.address + "healthz") as response:
        assert response.status == 200


def test_a_taken_port_is_refused_readably(served: Served) -> None:
    assert refused("--port", str(served.port)) == (
        f"Error: found 127.0.0.1:{served.port}: address already in use; expected a free address\n"
    )


@pytest.mark.parametrize("host", ["nowhere.invalid", "192.0.2.1"])
def test_an_address_of_another_machine_is_refused_readably(host: str) -> None:
    message = refused("--host", host, "--port", "0")
    assert message.startswith(f"Error: found {host}:0: ")
    assert message.count("\n") == 1


def test_a_port_that_is_none_is_wrong_use() -> None:
    expected = "Error: --port: found '65536'; expected a whole number from 0 to 65535\n"
    assert refused("--port", "65536") == expected


def test_a_faulty_roadmap_is_refused_before_anything_listens(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"id": "r", "name": "R", "items": []}', encoding="utf-8")
    message = refused("--port", "0", "--roadmap", str(path))
    assert message.startswith(f"Error: 1 fault in {path}\n{path}: roadmap 'r': found no items")


def test_a_signal_ends_the_server_without_a_word(small_file: Path) -> None:
    status, out, err = stopped(listening("--roadmap", str(small_file)))
    assert (status, out, err) == (0, "", "")


def test_a_server_that_was_stopped_leaves_its_port_free(small_file: Path) -> None:
    first = listening("--roadmap", str(small_file))
    stopped(first)
    second = listening("--roadmap", str(small_file), "--port", str(first.port))
    stopped(second)
    assert second.port == first.port


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_variable_that_is_no_setting_is_warned_of(
    monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("SKILLPATH_PROT", "1")
    told = refused("--log-format", form, "--roadmap", "no-such-file.json")
    assert "SKILLPATH_PROT is no setting; did you mean SKILLPATH_PORT?" in told
    assert "warning" in told
