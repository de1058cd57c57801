"""What the guide to embedding says: its clients, the errors without a document, the limits."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from docs.examples.client import MOST_KEPT, RefusedError, Skillpath
from docs.quoting import EXAMPLES, ROOT
from skillpath.graph.finding.search import MOST_HITS, MOST_TEXT
from skillpath.graph.paths import spending
from skillpath.graph.paths.comparison import LEAST_GOALS, MOST_GOALS
from skillpath.service.web import (
    crowds,
    pagination,
    questions,
    routes,
    what_if_questions,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GUIDE = (ROOT / "docs" / "how-to" / "embed.md").read_text(encoding="utf-8")
ASK_IN_NODE = """
import { Refused, Skillpath } from "./client.mjs";
const [address, path, query] = process.argv.slice(1);
const skillpath = new Skillpath(address);
try {
  await skillpath.get(path, JSON.parse(query));
} catch (error) {
  console.log(JSON.stringify([error instanceof Refused, error.status, error.problem]));
}
"""


class Proxy(BaseHTTPRequestHandler):
    """What stands between: it tells people, and nobody else, what is the matter."""

    def do_GET(self) -> None:
        status = 200 if "steps" in self.path else 502
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<h1>Something else</h1>")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
        """Print nothing."""


@pytest.fixture
def proxy() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Proxy) as one:
        thread = Thread(target=one.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{one.server_port}"
        one.shutdown()
        thread.join()


def refused(address: str, path: str, query: dict[str, str]) -> RefusedError:
    with Skillpath(address) as client, pytest.raises(RefusedError) as caught:
        client.get(path, **query)
    return caught.value


def in_node(address: str, path: str, query: dict[str, str], folder: Path) -> tuple[object, ...]:
    if shutil.which("node") is None:
        pytest.skip("no node on the search path")
    shutil.copy(EXAMPLES / "client.mjs", folder)
    command = ["node", "--input-type=module", "-e", ASK_IN_NODE, address, path, json.dumps(query)]
    told = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout
    return tuple(json.loads(told))


@pytest.mark.parametrize(("path", "status"), [("/steps", 200), ("/skills", 502)])
def test_the_clients_take_no_page_of_a_proxy_for_an_answer(
    proxy: str, tmp_path: Path, path: str, status: int
) -> None:
    found = refused(proxy, path, {})
    assert (found.status, found.problem) == (status, {})
    assert str(found).endswith("(text/html)")
    assert in_node(proxy, path, {}, tmp_path) == (True, status, {})


def test_the_clients_take_an_empty_refusal(address: str, tmp_path: Path) -> None:
    query = {"q": "a" * 65_530}  # longer ones httpx does not send
    assert refused(address, "/search", query).status == 414
    assert in_node(address, "/search", query, tmp_path) == (True, 414, {})


def test_the_python_client_keeps_a_bounded_number_of_answers_and_none_about_a_person(
    address: str,
) -> None:
    with Skillpath(address) as client:
        for number in range(1, MOST_KEPT + 10):
            client.get("/skills", limit=number)
        client.get("/paths", known="python", goal="pytorch")
        kept = vars(client)["_kept"]
    assert len(kept) == MOST_KEPT
    assert [url for url in kept if "known" in url] == []


@pytest.mark.parametrize(
    ("request_line", "fields", "status"),
    [
        ("GET /a b HTTP/1.1", 1, 400),
        ("GET /?q=<b> HTTP/1.1", 1, 400),
        (f"GET /?q={'a' * 66_000} HTTP/1.1", 1, 414),
        ("GET / HTTP/1.1", 101, 431),
    ],
)
def test_what_the_server_refuses_by_itself_is_empty_as_the_guide_says(
    address: str, request_line: str, fields: int, status: int
) -> None:
    to = urlsplit(address)
    header = "".join(f"X-{number}: a\r\n" for number in range(fields))
    with closing(socket.create_connection((to.hostname, to.port), timeout=10)) as one:
        one.sendall(f"{request_line}\r\n{header}\r\n".encode())
        told = one.recv(1000).decode()
    assert told.startswith(f"HTTP/1.1 {status} ")
    assert "content-length: 0\r\n" in told
    assert f"| {status}, empty |" in GUIDE


def test_the_guide_tells_the_limits_as_they_are() -> None:
    table = GUIDE.partition("## Limits")[2].partition("## ")[0]
    told = re.findall(r"\| ([\d,]+(?: to \d+)?(?: kB| MB)?) \|$", table, re.MULTILINE)
    assert told == [
        f"{questions.MOST_KNOWN:,}",
        f"{questions.MOST_GOALS}",
        f"{LEAST_GOALS} to {MOST_GOALS}",
        f"{spending.MOST_GOALS}",
        f"{questions.MOST_CONSTRAINTS}",
        f"{MOST_HITS}",
        f"{pagination.MOST_ON_A_PAGE}",
        f"{what_if_questions.MOST_MEASURED:,}",
        f"{MOST_TEXT}",
        f"{questions.MOST_QUERY // 1000} kB",
        f"{routes.MOST_BODY // 1_000_000} MB",
        f"{crowds.MOST_LEARNERS:,}",
        f"{routes.MOST_LEARNERS_BODY // 1_000_000} MB",
    ]
