"""What a snapshot was made of, and whether that still stands there as it was."""

from __future__ import annotations

import hashlib
import os
import shlex
import stat
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from skillpath.ontology.snapshot.file import SnapshotError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SHIPPED = "(shipped)"
"""Stands for the folder of the shipped roadmap, which differs between installations."""


@dataclass(frozen=True, slots=True)
class SnapshotSource:
    """A file that a snapshot was made of.

    `name` leads there from the folder of the snapshot, `changed` is when it was last written, in
    nanoseconds since 1970, `digest` the SHA-256 of its bytes.
    """

    name: str
    size: int
    changed: int
    digest: str

    @classmethod
    def of(cls, document: dict[str, Any]) -> SnapshotSource:
        """That of a header."""
        return cls(**document)

    def document(self) -> dict[str, Any]:
        """What a header says of it."""
        return asdict(self)

    def path(self, snapshot: Path) -> Path:
        """Where it stands, seen from a snapshot."""
        if self.name.startswith(SHIPPED):
            from skillpath.ontology.reading import data_path

            return data_path(self.name.removeprefix(SHIPPED).lstrip("/"))
        return snapshot.absolute().parent / self.name


def seen(path: Path) -> tuple[int, int] | None:
    """The size of a file and when it was last written; None where there is no regular one."""
    try:
        known = path.stat()
    except (OSError, ValueError):
        return None
    return (known.st_size, known.st_mtime_ns) if stat.S_ISREG(known.st_mode) else None


def source_of(path: Path, out: Path, *, is_shipped: bool) -> SnapshotSource:
    """What a snapshot in `out` says of a file that it is made of.

    Raises:
        OSError: when it cannot be read.
    """
    name = f"{SHIPPED}/{path.name}" if is_shipped else _seen_from(out, path)
    known = path.stat()
    return SnapshotSource(name, known.st_size, known.st_mtime_ns, _digest(path))


def check_fresh(snapshot: Path, sources: Iterable[SnapshotSource], language: str = "") -> None:
    """Refuse a snapshot whose source is there and says something else by now.

    A source of the same size, last written at the same moment, is not read again.

    Raises:
        SnapshotError: with the command that makes the snapshot anew.
    """
    kept = tuple(sources)
    for one in kept:
        path = one.path(snapshot)
        if not _stands(one, path):
            others = [each for each in kept if not each.name.startswith(SHIPPED)]
            names = [os.path.normpath(snapshot.parent / each.name) for each in others]
            spoken = ["--language", language] if language else []
            command = shlex.join(["skillpath", "compile", *spoken, *names, str(snapshot)])
            found = f"a snapshot of '{path.name}' as it was before"
            raise SnapshotError(str(snapshot), found, f"one of the present file: {command}")


def _stands(source: SnapshotSource, path: Path) -> bool:
    """Whether the file is as it was; one that is elsewhere cannot tell."""
    found = seen(path)
    if found == (source.size, source.changed):
        return True
    try:
        if found:  # whoever made the snapshot may have named a pipe or a device, without an end
            return found[0] == source.size and _digest(path) == source.digest
    except OSError:
        pass
    return not source.name.startswith(SHIPPED)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _seen_from(out: Path, path: Path) -> str:
    return os.path.relpath(path.absolute(), out.absolute().parent)
