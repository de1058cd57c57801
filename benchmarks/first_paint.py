"""How long until the map is drawn: in a browser from navigation on, and what making the page takes.

Beside vis-network alone, which is given the same cards and lines and where they stand, and beside
the page that pyvis makes when nothing is set, which looks for places by simulated forces. Of more
than 500 items the 500 nearest to the question are drawn.
"""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as BrowserTimeoutError

from benchmarks.browsers import browser
from benchmarks.graphs import made
from benchmarks.measuring import Spent, cpu
from benchmarks.serving import served
from benchmarks.table import Measurement, at_least, at_most
from skillpath.graph import Attainable, Requirement, Roadmap, any_of
from skillpath.ontology import document_of
from skillpath.visualizations import Situation, ViewName, explorer_page, map_of, static_files
from skillpath.visualizations.assets import VIS_NETWORK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Browser, Route

SIZES = 300, 500, 2_000
MADE = 300, 500, 2_000, 14_000
STOCK = 500
RUNS = 5
MOST_WAIT = 180
"""Seconds until a page that is still busy is left."""

DRAWN = "performance.getEntriesByName('map-drawn').length > 0"
TOOK = "performance.getEntriesByName('map-drawn')[0].startTime"
MARKED = """
let held;
Object.defineProperty(window, "network", {
  get: () => held,
  set: (network) => {
    held = network;
    network.once("afterDrawing", () => performance.mark("map-drawn"));
  },
});
"""
"""Notes when whatever a page calls its network is first drawn."""

ALONE = """<!doctype html><meta charset="utf-8"><title>vis-network</title>
<style>body { margin: 0 } #map { width: 1000px; height: 700px }</style><div id="map"></div>
<script src="vis-network.js"></script>
<script>
const { nodes, edges, options } = %s;
window.network = new vis.Network(document.getElementById("map"), {
  nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) }, options);
</script>
"""
OPTIONS = {
    "physics": False,
    "nodes": {"shape": "box", "widthConstraint": 184},
    "edges": {
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "vertical"},
        "arrows": "to",
    },
}


def measurements() -> Iterator[Measurement]:
    """First in the browser, then what the server does."""
    with browser() as found:
        if found:
            for size in SIZES:
                yield from _drawn(found, size)
    yield from _made()


def roadmap(size: int) -> Roadmap:
    """A narrow made graph as a roadmap without steps."""
    graph = made("narrow", size)
    needs: list[list[Requirement]] = [[] for _ in range(size)]
    for slot, first, other in zip(
        graph.slots.tolist(), graph.first.tolist(), graph.other.tolist(), strict=True
    ):
        members = [f"skill-{place}" for place in (first, other) if place >= 0]
        needs[slot].append(Requirement(any_of(*members) if len(members) > 1 else members[0]))
    return Roadmap(
        f"made-{size}",
        f"{size:,} skills",
        tuple(
            Attainable(f"skill-{place}", f"Skill {place}", requirements=tuple(needs[place]))
            for place in range(size)
        ),
    )


def _drawn(chromium: Browser, size: int) -> Iterator[Measurement]:
    """The page of the service and vis-network alone, in turns."""
    one, told = roadmap(size), f"{size:,} items"
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "roadmap.json"
        file.write_text(json.dumps(document_of(one)), encoding="utf-8")
        (folder / "vis-network.js").write_bytes(static_files()[VIS_NETWORK].content)
        (folder / "alone.html").write_text(alone(one), encoding="utf-8")
        with served("--roadmap", str(file)) as (port, _), _files(folder) as files:
            pages = f"http://127.0.0.1:{port}/explore", f"{files}/alone.html"
            turns = [[_seconds(chromium, page) for page in pages] for _ in range(RUNS + 1)]
            ours, vis = map(Spent.of, zip(*turns[1:], strict=True))
            drawn = "from navigation to the map drawn"
            yield Measurement(drawn, told, ours, "vis-network alone", vis, goal=at_most(1.2))
            if size == STOCK:
                (folder / "stock.html").write_text(stock(one), encoding="utf-8")
                theirs = Spent.of([_seconds(chromium, f"{files}/stock.html")])
                goal = at_least(40, "ratio")
                yield Measurement("pyvis's stock page drawn", told, theirs, "ours", ours, goal=goal)


def alone(one: Roadmap) -> str:
    """A page with vis-network, the cards and lines of our map and where they stand."""
    places, lines = _whole(one)
    data = {
        "nodes": [{"id": name, "label": name, "x": x, "y": y} for name, (x, y) in places.items()],
        "edges": [{"from": before, "to": after} for before, after in lines],
        "options": OPTIONS,
    }
    return ALONE % json.dumps(data)


def stock(one: Roadmap) -> str:
    """The page that pyvis makes of the same cards and lines when nothing is set."""
    from pyvis.network import Network

    places, lines = _whole(one)
    network = Network(directed=True, cdn_resources="in_line")
    for name in places:
        network.add_node(name, label=name)
    for before, after in lines:
        network.add_edge(before, after)
    return str(network.generate_html())


def _whole(one: Roadmap) -> tuple[Mapping[str, tuple[float, float]], Sequence[tuple[str, str]]]:
    """Where our map has its cards and joints, and its lines."""
    found = map_of(Situation(one))
    positions = found.views[ViewName.WHOLE].positions
    places = {name: (at.x, at.y) for name, at in positions.items()}
    ends = [(line.source, line.target) for line in found.lines]
    return places, [(one, other) for one, other in ends if one in places and other in places]


def _seconds(chromium: Browser, address: str) -> float:
    """From navigation to the first drawing, in a window without anything in its cache."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.add_init_script(MARKED)
    page.route("**/*", _inside)
    page.goto(address, wait_until="commit")
    try:
        page.wait_for_function(DRAWN, timeout=MOST_WAIT * 1_000)
        return float(page.evaluate(TOOK)) / 1_000
    except BrowserTimeoutError:
        print(f"{address}: not drawn after {MOST_WAIT} s, at which it is left", file=sys.stderr)
        return float(MOST_WAIT)
    finally:
        context.close()


def _inside(route: Route) -> None:
    """What a page asks for elsewhere is not waited for."""
    if "//127.0.0.1:" in route.request.url:
        route.continue_()
    else:
        route.abort()


@contextmanager
def _files(folder: Path) -> Iterator[str]:
    """The address of a server of the files in a folder."""
    handler = partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Not while something is measured."""


def _made() -> Iterator[Measurement]:
    """The first page about a roadmap; the time shall grow with the items at most."""
    explorer_page(roadmap(MADE[0]))  # which imports what it needs
    least = None
    for size in MADE:
        taken = Spent.of(cpu(partial(explorer_page, roadmap(size)), runs=1).best for _ in range(3))
        told = f"{size:,} items"
        if least is None:
            least = taken
            yield Measurement("the first page made", told, taken)
        else:
            goal = at_most(size / MADE[0])
            yield Measurement(
                "the first page made", told, taken, f"{MADE[0]} items", least, goal=goal
            )
