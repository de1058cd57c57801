"""CPU seconds until something happens, beside the imports that it cannot do without."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from statistics import median

RUNS = 15
SKILLPATH = str(Path(sys.executable).with_name("skillpath"))


def cpu(*command: str) -> float:
    """Median CPU seconds (user and system) of a command."""
    taken = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(
            after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        )
    return median(taken)


def main() -> None:
    click = cpu(sys.executable, "-c", "import click")
    imports = "import pyoxigraph, networkx, pydantic"
    libraries = cpu(sys.executable, "-c", imports)
    print("Starting, CPU seconds (median of", RUNS, "runs)")
    for name, command, peer, peer_name in (
        ("skillpath --help", ["--help"], click, "import click"),
        ("skillpath next", ["next", "-k", "python"], libraries, imports),
    ):
        taken = cpu(SKILLPATH, *command)
        print(f"  {name:<18} {taken:6.3f}   {peer_name} {peer:.3f}   ratio {taken / peer:.2f}")


if __name__ == "__main__":
    main()
