"""From a roadmap to its snapshot: everything that opening it would otherwise compute."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from skillpath.graph.outlines import Outline
from skillpath.graph.registers import item_register
from skillpath.graph.structure.labels import Labels
from skillpath.graph.structure.rows import Rows, numbers
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.limits import USUAL
from skillpath.ontology.reading import read, shipped_paths
from skillpath.ontology.snapshot.columns import column_sections
from skillpath.ontology.snapshot.file import (
    SnapshotError,
    is_snapshot,
    refuse_to_replace,
    write_sections,
)
from skillpath.ontology.snapshot.records import HEAD, outline_record, record_of
from skillpath.ontology.snapshot.source import seen, source_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from os import PathLike

    from skillpath.graph import Roadmap
    from skillpath.ontology.limits import ReadingLimits
    from skillpath.ontology.snapshot.file import Buffer
    from skillpath.ontology.snapshot.source import SnapshotSource


@dataclass(frozen=True, slots=True)
class Compiled:
    """What was written: of how many items, in how many bytes."""

    items: int
    size: int


def compile_snapshot(
    out: str | PathLike[str],
    *files: str | PathLike[str],
    limits: ReadingLimits = USUAL,
    language: str = "",
) -> Compiled:
    """Read the roadmap in the files, without files the shipped one, and write its snapshot.

    The snapshot has what the files say in one language; see `read`.

    >>> compile_snapshot("shipped.skillpath").items == len(read().items)
    True

    Raises:
        UnreadableError: when a file cannot be read, or is a snapshot already.
        InvalidRoadmapError: naming every fault of the roadmap.
        SnapshotError: when something stands in `out` that is no snapshot.
        OSError: when it cannot be written.
    """
    for one in files:
        if is_snapshot(one):
            raise SnapshotError(str(one), "a snapshot", "the roadmap that it was made of")
    path, paths = Path(out), tuple(map(Path, files)) or shipped_paths()
    refuse_to_replace(path)
    before = [seen(one) for one in paths]
    roadmap = read(*files, limits=limits, language=language)
    sources = [source_of(one, path, is_shipped=not files) for one in paths]
    for one, source, known in zip(paths, sources, before, strict=True):
        if known != (source.size, source.changed):
            raise UnreadableError(str(one), "a file that changed while it was read", "one at rest")
    size = write_snapshot(roadmap, path, sources, language)
    return Compiled(len(roadmap.items), size)


def write_snapshot(
    roadmap: Roadmap, path: Path, sources: Sequence[SnapshotSource] = (), language: str = ""
) -> int:
    """Write the snapshot of a roadmap and its specializations; return its bytes.

    Raises:
        SnapshotError: when something stands there that is no snapshot.
        OSError: when it cannot be written.
    """
    head = roadmap.general or roadmap
    sections = dict(_sections(head))
    about = {
        "roadmap": {name: getattr(head, name) for name in HEAD},
        "specializations": [one.id for one in head.specializations],
        "checksum": _checksum(sections, sources),
        "sources": [one.document() for one in sources],
        **({"language": language} if language else {}),
    }
    return write_sections(path, about, sections)


def _checksum(sections: Mapping[str, Buffer], sources: Sequence[SnapshotSource]) -> str:
    """That of the source; of several, or none, of what they say."""
    if len(sources) == 1:
        return sources[0].digest
    said = [one.digest.encode() for one in sources] or sections.values()
    whole = hashlib.sha256()
    for part in said:
        whole.update(part)
    return whole.hexdigest()


def _sections(roadmap: Roadmap) -> Iterator[tuple[str, Buffer]]:
    own = Outline(roadmap.id, roadmap.name, roadmap.steps)
    yield "outlines", orjson.dumps([*map(outline_record, (own, *roadmap.specializations))])
    yield from _pieces("records", map(record_of, roadmap.items))
    gates = roadmap.gates.packed()
    ids, members, users = gates.ids, gates.members, gates.users
    assert isinstance(ids, Labels)
    assert isinstance(members, Rows)
    assert isinstance(users, Rows)
    yield from _labels("ids", ids)
    yield "need", memoryview(gates.need)  # type: ignore[arg-type]
    yield from _rows("members", members)
    yield from _rows("users", users)
    _, _, labels, alt_labels = item_register(roadmap)
    yield from _names("labels", labels, gates.place)
    yield from _names("alt_labels", alt_labels, gates.place)
    yield from column_sections(roadmap)


def _names(
    name: str, table: Mapping[str, tuple[str, ...]], place: Mapping[str, int]
) -> Iterator[tuple[str, Buffer]]:
    """Folded names, ascending, and who bears each."""
    ascending = sorted(table)
    yield from _labels(name, Labels.of(ascending))
    rows = [[place[one] for one in table[each]] for each in ascending]
    yield from _rows(f"{name}.bearers", Rows.of(rows))


def _pieces(name: str, pieces: Iterable[bytes]) -> Iterator[tuple[str, Buffer]]:
    kept = list(pieces)
    yield f"{name}.starts", numbers(accumulate(map(len, kept), initial=0))
    yield f"{name}.text", b"".join(kept)


def _labels(name: str, labels: Labels) -> Iterator[tuple[str, Buffer]]:
    yield f"{name}.starts", labels.starts
    yield f"{name}.text", labels.text


def _rows(name: str, rows: Rows) -> Iterator[tuple[str, Buffer]]:
    yield f"{name}.starts", rows.starts
    yield f"{name}.values", rows.values
