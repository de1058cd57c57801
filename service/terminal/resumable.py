"""A long output written in pieces, so that whoever is interrupted can go on where it was.

Beside the output OUT stand, until it is done, `OUT.partial`, `OUT.rejected.partial` and the
journal `OUT.journal`, which says how far they are good: at each mark both files are forced to the
disk, then the journal is replaced in one piece. Whatever was written after the last mark is cut
off by who goes on. At the end the files take their names, and the journal goes.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from fcntl import LOCK_EX, LOCK_NB, flock
from os.path import samestat
from typing import IO, TYPE_CHECKING

import orjson

from skillpath.graph.errors import SkillpathError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class NotWritableError(SkillpathError, ValueError):
    """An output that cannot be begun or gone on with: where, what was found, what was expected."""

    def __str__(self) -> str:
        """All three in one line."""
        where, found, expected = self.args
        return f"{where}: found {found}; expected {expected}"


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the work is: what was read of the input, and how much of the output is good.

    `made_of` names what the output depends on besides; `read` counts bytes, and `digest` is
    that of them. `is_done` says that only the names are missing.
    """

    made_of: str
    lines: int = 0
    read: int = 0
    digest: str = ""
    answered: int = 0
    rejected: int = 0
    output_size: int = 0
    rejected_size: int = 0
    is_done: bool = False


class Output:
    """An output and its rejects, open to be gone on with from `mark`."""

    def __init__(self, path: Path, files: tuple[IO[bytes], IO[bytes]], mark: Mark) -> None:
        """Go on from this mark, in these files."""
        self._path, self.mark = path, mark
        self._output, self._rejected = files

    def write(self, answers: bytes, rejects: bytes) -> None:
        """Add to both files."""
        self._output.write(answers)
        self._rejected.write(rejects)

    def save(self, mark: Mark) -> None:
        """Make what was written last, and say so."""
        sizes = []
        for file in (self._output, self._rejected):
            file.flush()
            os.fsync(file.fileno())
            sizes.append(file.tell())
        self.mark = replace(mark, output_size=sizes[0], rejected_size=sizes[1])
        _replace(beside(self._path, "journal"), orjson.dumps(asdict(self.mark)))

    def finish(self, mark: Mark) -> None:
        """Give the files their names."""
        self.save(replace(mark, is_done=True))
        _name(self._path, self.mark)


def beside(path: Path, ending: str) -> Path:
    """The file that stands beside the output under the same name and one ending more."""
    return path.with_name(f"{path.name}.{ending}")


def written(path: Path) -> Iterator[Path]:
    """The output and all files beside it that are written, replaced or removed on the way."""
    yield path
    for ending in ("rejected", "partial", "rejected.partial", "journal", "journal.new"):
        yield beside(path, ending)


@contextmanager
def resumable(path: Path, made_of: str, *, force: bool = False) -> Iterator[Output]:
    """The output, as far as it was written; with `force` from the beginning.

    Raises:
        NotWritableError: when it is there already, when another process writes it, or when what
            was begun cannot be gone on with.
        OSError: when it cannot be written.
    """
    if path.exists() and not path.is_file():
        raise NotWritableError(path, "no regular file", "a name for one")
    try:
        with (
            beside(path, "partial").open("ab") as output,
            beside(path, "rejected.partial").open("ab") as rejected,
        ):
            _lock(path, output)
            mark = _begun(path, made_of, force=force)
            if not mark.is_done:
                _cut(path, output, mark.output_size)
                _cut(path, rejected, mark.rejected_size)
            yield Output(path, (output, rejected), mark)
    except OSError as error:  # a full disk is found when writing or closing, where no name is said
        if error.filename is None:
            error.filename = str(path)
        raise


def _lock(path: Path, output: IO[bytes]) -> None:
    try:
        flock(output, LOCK_EX | LOCK_NB)
        is_ours = samestat(os.fstat(output.fileno()), beside(path, "partial").stat())
    except (BlockingIOError, FileNotFoundError):
        is_ours = False
    if not is_ours:  # who had the lock may have named the file between our opening and locking it
        raise NotWritableError(path, "another process that writes it", "one at a time")


def _begun(path: Path, made_of: str, *, force: bool) -> Mark:
    """Where to go on: the last mark, or the beginning."""
    journal = beside(path, "journal")
    if force:
        journal.unlink(missing_ok=True)
    elif not journal.exists():
        _refuse_taken(path)
    if not journal.exists():
        mark = Mark(made_of)
        _replace(journal, orjson.dumps(asdict(mark)))  # from now on what stands beside it is ours
        return mark
    try:
        mark = Mark(**orjson.loads(journal.read_bytes()))
    except (ValueError, TypeError):
        raise NotWritableError(journal, "no journal", "the one of this output") from None
    if mark.made_of != made_of:
        found = "an output that was begun with another roadmap, other options or another version"
        raise NotWritableError(path, found, "the same ones, or the option --force")
    if mark.is_done:
        _name(path, mark)
    return mark


def _refuse_taken(path: Path) -> None:
    """Refuse names that others gave to files, which are left as they are."""
    parts = [beside(path, ending) for ending in ("partial", "rejected.partial")]
    foreign = [part for part in parts if part.stat().st_size]
    if not foreign and not path.exists():
        return
    for part in parts:
        if part not in foreign:
            part.unlink()  # which came to be when it was opened
    expected = "a name that is free, or the option --force"
    if path.exists():
        raise NotWritableError(path, "a file of this name, which is complete", expected)
    raise NotWritableError(foreign[0], "a file that no journal tells of", expected)


def _cut(path: Path, file: IO[bytes], size: int) -> None:
    """Leave of a file what is good of it."""
    if file.tell() < size:
        expected = "all that was written before, or the option --force"
        raise NotWritableError(path, f"only {file.tell():,} bytes of {size:,}", expected)
    file.truncate(size)
    file.seek(size)


def _name(path: Path, mark: Mark) -> None:
    """Give the files their names, as far as they have not got them yet; the journal goes last."""
    partial = beside(path, "partial")
    if partial.stat().st_size == mark.output_size:
        partial.replace(path)
    else:  # an empty one, made by who opened it after the other had got its name
        partial.unlink()
    rejects = beside(path, "rejected.partial")
    if rejects.stat().st_size == mark.rejected_size and mark.rejected_size:
        rejects.replace(beside(path, "rejected"))
    else:
        rejects.unlink()
    if not mark.rejected_size:
        beside(path, "rejected").unlink(missing_ok=True)
    _force(path.parent)
    beside(path, "journal").unlink()


def _replace(path: Path, content: bytes) -> None:
    """Replace a file so that after any interruption it holds all of the old or the new content.

    Under a fixed name until then, so that who is killed leaves one file at most.
    """
    new = beside(path, "new")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    _force(path.parent)


def _force(folder: Path) -> None:
    """Force to the disk how the files of a folder are called."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
