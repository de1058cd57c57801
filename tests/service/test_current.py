"""The roadmap that is served, and what takes its place."""

from __future__ import annotations

import json
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

import pytest
from werkzeug.test import Client

from skillpath.ontology import ReadingLimits, Snapshot, compile_snapshot, open_snapshot
from skillpath.ontology.snapshot.file import PREAMBLE
from skillpath.service.web.app import create_app
from skillpath.service.web.running import current
from skillpath.service.web.running.current import Current, ReloadRefusedError, Served
from skillpath.service.web.running.fetching import fetch
from tests.ontology.test_broken_snapshots import resealed
from tests.service.asking import SMALL

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A roadmap's file, which is read in this process."""
    monkeypatch.setattr(current, "fetch_apart", fetch)
    return written(tmp_path / "small.json", "1.0.0")


@pytest.fixture
def one(file: Path) -> Current:
    """What serves the roadmap."""
    return begun(file)


def written(path: Path, version: str) -> Path:
    path.write_text(json.dumps(SMALL | {"version": version}), encoding="utf-8")
    return path


def begun(named: Path) -> Current:
    folder = named.parent / "served"
    folder.mkdir()
    found = Current(folder, str(named), ReadingLimits())
    found.begin()
    return found


def test_who_reloads_at_the_same_time_takes_turns(
    one: Current, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def slowly(named: str | None, out: Path, limits: ReadingLimits, language: str) -> None:
        told.append("begun")
        sleep(0.1)
        fetch(named, out, limits, language)
        told.append("done")

    monkeypatch.setattr(current, "fetch_apart", slowly)
    threads = [Thread(target=one.reload) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (told, one.number) == (["begun", "done"] * 3, 4)


def test_what_is_replaced_while_it_is_opened_is_not_missed(
    one: Current, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = iter([True])

    def late(path: Path, *, is_fresh: bool) -> Snapshot:
        if next(left, False):
            one.reload()
        return open_snapshot(path, is_fresh=is_fresh)

    monkeypatch.setattr(current, "open_snapshot", late)
    assert one.opened()[0] == 2


def test_where_the_new_roadmap_has_gone_the_former_is_served_until_the_next(
    one: Current, file: Path
) -> None:
    def version() -> str:
        found: str = client.get("/api/v1/roadmap").json["version"]  # type: ignore[index]
        return found

    def make(snapshot: Snapshot) -> object:
        return create_app(snapshot.roadmap)

    client = Client(Served(one, make(one.opened()[1]), make))  # type: ignore[arg-type]
    written(file, "2.0.0")
    one.reload()
    (file.parent / "served" / "2.skillpath").unlink()
    assert version() == "1.0.0"
    written(file, "3.0.0")
    one.reload()
    assert version() == "3.0.0"


def test_a_snapshot_that_cannot_answer_is_refused_whatever_its_checksum(file: Path) -> None:
    snapshot = file.with_suffix(".skillpath")
    compile_snapshot(snapshot, file)
    one, content = begun(snapshot), snapshot.read_bytes()
    header = PREAMBLE.size + PREAMBLE.unpack_from(content)[2]
    resealed(snapshot, content[:header] + content[header:].replace(b'["', b'{"'))
    with pytest.raises(ReloadRefusedError) as caught:
        one.reload()
    assert str(caught.value) == (
        f"{snapshot}: found a snapshot that says nonsense; "
        "expected one that can be asked; compile the roadmap anew"
    )
    assert (one.number, one.opened()[1].roadmap.id) == (1, "small")
