"""How costs are taken: CPU time of calls and of programs, and the memory they need at most.

CPU time, because the machine may be busy with other things; what is compared is taken in turns,
so that a machine that slows down slows both.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

RUNS = 5


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds that the runs took, the shortest first; one or more."""

    runs: tuple[float, ...]

    @classmethod
    def of(cls, runs: Iterable[float]) -> Spent:
        """Runs in any order."""
        return cls(tuple(sorted(runs)))

    @property
    def best(self) -> float:
        """The shortest run."""
        return self.runs[0]

    @property
    def p50(self) -> float:
        """What half of the runs do not exceed."""
        return self.quantile(0.5)

    @property
    def p99(self) -> float:
        """What 99 of 100 runs do not exceed; the longest of fewer than 100."""
        return self.quantile(0.99)

    def quantile(self, part: float) -> float:
        """What this part of the runs does not exceed."""
        return self.runs[max(ceil(part * len(self.runs)) - 1, 0)]


def cpu(work: Callable[[], object], runs: int = RUNS) -> Spent:
    """CPU seconds of a call in this process, all its threads together."""
    return cpu_in_turns(work, runs=runs)[0]


def cpu_in_turns(*works: Callable[[], object], runs: int = RUNS) -> tuple[Spent, ...]:
    """CPU seconds of each of several calls, which take turns."""

    def fresh(work: Callable[[], object]) -> float:
        gc.collect()  # what others left behind is not this one's to collect
        return _once(work)

    taken = [[fresh(work) for work in works] for _ in range(runs)]
    return tuple(map(Spent.of, zip(*taken, strict=True)))


def cpu_of_each(works: Iterable[Callable[[], object]]) -> Spent:
    """CPU seconds of many different calls, such as a query for each goal, once each."""
    gc.collect()
    return Spent.of(map(_once, works))


def _once(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


@dataclass(frozen=True, slots=True)
class Program:
    """What a program took: CPU seconds (user and system), and its peak of memory in bytes."""

    cpu: float
    memory: int
    output: str


def program(*command: str) -> Program:
    """Run a program to its end.

    A small process starts it and tells what it took: Linux counts the memory of the process that
    starts a program as the program's own.

    Raises:
        CalledProcessError: when it fails.
    """
    inlet, outlet = os.pipe()
    starter = [sys.executable, "-I", "-S", "-c", STARTER, str(outlet), *command]
    with open(inlet, encoding="ascii") as told:  # noqa: PTH123 - a descriptor, not a path
        done = subprocess.run(starter, check=False, stdout=subprocess.PIPE, pass_fds=[outlet])
        os.close(outlet)
        used = told.read().split()
    done.check_returncode()
    return Program(float(used[0]), int(used[1]) * 1024, done.stdout.decode())


STARTER = """
import os, resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
os.write(int(sys.argv[1]), f"{used.ru_utime + used.ru_stime} {used.ru_maxrss}".encode())
sys.exit(code)
"""


def python(code: str) -> tuple[str, ...]:
    """The command that runs this with the same interpreter."""
    return (sys.executable, "-c", code)


def programs_in_turns(*commands: Sequence[str], runs: int = RUNS) -> tuple[Spent, ...]:
    """CPU seconds of each of several programs, which take turns."""
    taken = [[program(*command).cpu for command in commands] for _ in range(runs)]
    return tuple(map(Spent.of, zip(*taken, strict=True)))


def growth(work: Callable[[], object]) -> int:
    """By how many bytes the resident memory grows at most while a call runs, in a fork of this.

    Every allocation counts, also of libraries that are not written in Python. What was free in
    the heap before is used first and does not count, so that little growth is told as less.
    """
    ends = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            before = _status("VmRSS")
            work()
            os.write(ends[1], str(_status("VmHWM") - before).encode())
        except BaseException:  # noqa: BLE001 - told here, for the fork ends here
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(ends[1])
    with open(ends[0], encoding="ascii") as told:  # noqa: PTH123 - a descriptor, not a path
        answer = told.read()
    os.waitpid(child, 0)
    if not answer:
        raise ChildProcessError("what was measured failed in the fork; its message is above")
    return int(answer)


def _status(field: str) -> int:
    """Bytes of this process, as Linux tells them."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(one.split()[1]) * 1024 for one in lines if one.startswith(f"{field}:"))
