from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docs.quoting import server

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where `skillpath serve` answers, the same for all pages."""
    with server() as one:
        yield one


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation, built anew; a warning is an error."""
    target = tmp_path_factory.mktemp("docs")
    options = ("-W", "--keep-going", "--nitpicky", "--quiet", "-d", target / "doctrees")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, "docs", target / "html"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return target / "html"
