"""Runs `skillpath batch` again and again, and kills it each time one moment later.

A moment is a call that makes something last: a file forced to the disk, or a name given. The
arguments are a roadmap, a file of learners, and a folder, which gets a folder for each moment.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skillpath.graph.cohort import cohort
from skillpath.service.terminal import batching
from skillpath.service.terminal.command import main

if TYPE_CHECKING:
    from collections.abc import Callable


def killed_at(moment: int, roadmap: str, learners: str, folder: Path) -> bool:
    """Whether a run in a process of its own was killed before it was done."""
    folder.mkdir()
    child = os.fork()
    if not child:
        left = iter(range(moment))

        def dying(call: Callable[..., Any]) -> Callable[..., Any]:
            def called(*arguments: Any) -> Any:
                if next(left, None) is None:
                    os.kill(os.getpid(), signal.SIGKILL)
                return call(*arguments)

            return called

        for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "unlink")):
            setattr(owner, name, dying(getattr(owner, name)))
        main(["--roadmap", roadmap, "batch", learners, "-o", str(folder / "out")])
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    cohort.LEAST_LEARNERS = cohort.MOST_LEARNERS = 4
    batching.BETWEEN_MARKS = 0.0
    number = 0
    while killed_at(number, sys.argv[1], sys.argv[2], Path(sys.argv[3], str(number))):
        number += 1
