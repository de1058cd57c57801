from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, cast

import pytest

from skillpath.visualizations import CONTENT_SECURITY_POLICY, StaticFile, edition, static_files
from skillpath.visualizations.assets import STATIC

if TYPE_CHECKING:
    from collections.abc import Iterator


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = cast("SiteServer", self.server).files.get(path)
        self.send_response(200 if file else 404)
        file = file or StaticFile(b"missing", "text/plain")
        self.send_header("Content-Type", file.content_type)
        self.send_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        self.send_header("Content-Length", str(len(file.content)))
        self.end_headers()
        self.wfile.write(file.content)

    def log_message(self, *_: object) -> None:
        pass


class SiteServer(ThreadingHTTPServer):
    files: dict[str, StaticFile]

    def handle_error(self, *_: object) -> None:
        """A browser that leaves early breaks its connections."""


@dataclass
class Site:
    origin: str
    files: dict[str, StaticFile] = field(default_factory=dict)

    def page(self, html: str, path: str = "/explore") -> str:
        """Serve the page and tell its address."""
        self.files[path] = StaticFile(html.encode(), "text/html; charset=utf-8")
        return self.origin + path

    def module(self, name: str) -> str:
        """Serve one of the map's modules by itself and tell its path."""
        path = f"/modules/{name}"
        self.files[path] = StaticFile((STATIC / name).read_bytes(), "text/javascript")
        return path


@pytest.fixture
def site() -> Iterator[Site]:
    server = SiteServer(("127.0.0.1", 0), Handler)
    served = Site(f"http://127.0.0.1:{server.server_port}")
    served.files.update(
        {f"/static/{edition()}/{name}": file for name, file in static_files().items()}
    )
    server.files = served.files
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield served
    server.shutdown()
    thread.join()
    server.server_close()
