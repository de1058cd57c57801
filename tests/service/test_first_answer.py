"""What a worker imports until its first answer: what answers it, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from skillpath.ontology import read
from skillpath.ontology.snapshot.compiling import compile_snapshot
from skillpath.service.web.app import create_app

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {
    "brotli", "flask_compress", "flask_cors", "granian", "highspy", "networkx", "numpy",
    "pydantic", "pydantic_settings", "pyoxigraph", "pyshacl", "pyvis", "rapidfuzz", "rdflib",
    "skillpath.graph.finding.search", "skillpath.graph.paths.comparison",
    "skillpath.graph.paths.path", "skillpath.ontology.reading", "skillpath.service.settings",
    "skillpath.service.web.pages", "skillpath.service.web.problems",
    "skillpath.service.web.thorough", "skillpath.visualizations.assets",
}  # fmt: skip
WORKER = """
import sys
from pathlib import Path
from skillpath.ontology.snapshot.opening import open_snapshot
from skillpath.service.web.app import create_app

client = create_app(open_snapshot(Path(sys.argv[1]), is_fresh=True).roadmap).test_client()
assert client.get("/api/v1/recommendations?known=python&limit=3").status_code == 200
print(*sorted(sys.modules))
"""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("compiled") / "shipped.skillpath"
    compile_snapshot(path)
    return path


def test_a_first_recommendation_imports_nothing_that_it_does_not_need(snapshot: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WORKER, str(snapshot)], check=True, capture_output=True, text=True
    )
    imported = set(done.stdout.split())
    assert "skillpath.service.web.guidance" in imported
    assert imported & HEAVY == set()


def test_what_is_imported_late_is_there_when_it_is_asked_for() -> None:
    """Each view and each room, by its route."""
    client = create_app(read()).test_client()
    asked = ("/", "/explore", "/search?q=sql", "/docs", "/ns", "/problems", "/metrics", "/id/sql")
    found = {path: client.get(path).status_code for path in asked}
    assert found == dict.fromkeys(asked, 200) | {"/id/sql": 303, "/ns": 200}
