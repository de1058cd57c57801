"""CPU seconds until something happens, beside the imports that it cannot do without."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import program, programs_in_turns, python
from benchmarks.table import Measurement, at_most

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.table import Goal

RUNS = 15
SKILLPATH = str(Path(sys.executable).with_name("skillpath"))
LIBRARIES = "import pyoxigraph, networkx, pydantic"


def measurements() -> Iterator[Measurement]:
    yield _started("--help", peer="import click", goal=at_most(2.5))
    yield _started("next", "-k", "python", peer=LIBRARIES)


def _started(*arguments: str, peer: str, goal: Goal | None = None) -> Measurement:
    command = (SKILLPATH, *arguments)
    ours, imports = programs_in_turns(command, python(peer), runs=RUNS)
    name = " ".join(("skillpath", *arguments))
    return Measurement(
        name, "shipped", ours, peer, imports, memory=program(*command).memory, goal=goal
    )
