"""Reading of what lies where a file should, and writing that fails."""

from __future__ import annotations

import errno
import os
import resource
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from skillpath.ontology import UnreadableError, read, report_on, write
from skillpath.ontology.limits import ReadingLimits
from skillpath.service.web.app import create_app
from tests.ontology.files import document, json_file

if TYPE_CHECKING:
    from skillpath.graph import Roadmap

FORMS = ("csv", "json", "ttl", "jsonld")


def refusal(path: Path, **limits: int) -> str:
    with pytest.raises(UnreadableError) as caught:
        report_on(path, limits=ReadingLimits(**limits))
    return caught.value.found


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def full_disk(*_: object) -> int:
    raise OSError(28, "No space left on device")


def _written_with_little_room(roadmap: Roadmap, path: Path) -> int:
    """The number of what goes wrong where files may have 4 kB."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, 4_096))
    try:
        write(roadmap, path)
    except OSError as error:
        return error.errno or 0
    return 0


@pytest.mark.parametrize("form", FORMS)
def test_a_pipe_into_which_nobody_writes_is_not_waited_for(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"x.{form}"
    os.mkfifo(path)
    assert refusal(path) == "no regular file"


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between a look at a path and its opening anything may happen."""
    path = tmp_path / "x.json"
    os.mkfifo(path)
    monkeypatch.setattr(Path, "is_file", lambda _: True)
    assert refusal(path) == "no regular file"


def test_a_device_without_an_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.symlink_to("/dev/zero")
    assert refusal(path) == "no regular file"


def test_a_file_that_grows_is_read_no_further_than_it_may(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"id,name\n" + b"a,A\n" * 99)
    assert refusal(path, size=99) == "a larger file"


def test_links_in_a_ring_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.symlink_to(tmp_path / "y.ttl")
    (tmp_path / "y.ttl").symlink_to(path)
    assert "symbolic links" in refusal(path)


@pytest.mark.parametrize("form", FORMS)
def test_a_folder_is_refused(tmp_path: Path, form: str) -> None:
    (tmp_path / f"x.{form}").mkdir()
    assert refusal(tmp_path / f"x.{form}") == "a folder"


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / f"{'a' * 300}.csv") == "file name too long"


def test_a_folder_that_may_not_be_looked_into_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "stat", denied)
    monkeypatch.setattr(os, "open", denied)
    assert refusal(tmp_path / "x.csv") == "permission denied"


def test_a_file_is_read_as_it_was_when_it_was_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = json_file(tmp_path, document({"id": "a"}))
    state = os.fstat

    def replaced(number: int) -> os.stat_result:
        path.unlink(missing_ok=True)
        path.write_bytes(b"nothing")
        return state(number)

    monkeypatch.setattr(os, "fstat", replaced)
    assert [one.id for one in read(path).items] == ["a"]


def test_what_cannot_be_written_in_full_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = json_file(tmp_path, document({"id": "a"}))
    roadmap, before = read(path), path.read_bytes()
    for call in ("replace", "chmod"):  # the one that comes last fails first
        monkeypatch.setattr(Path, call, full_disk)
        with pytest.raises(OSError, match="space") as caught:
            write(roadmap, path)
        assert caught.value.filename == str(path)
    assert (path.read_bytes(), names(tmp_path)) == (before, [path.name])


def test_a_file_that_gets_no_more_room_leaves_what_was_there(tmp_path: Path) -> None:
    path = json_file(tmp_path, document({"id": "a", "description": "x" * 9_000}))
    roadmap, before = read(path), path.read_bytes()
    child = os.fork()
    if not child:
        os._exit(_written_with_little_room(roadmap, path))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == errno.EFBIG
    assert (path.read_bytes(), names(tmp_path)) == (before, [path.name])


def test_whoever_stops_the_writing_leaves_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    roadmap = read(json_file(tmp_path, document({"id": "a"})))
    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write(roadmap, tmp_path / "y.json")
    assert names(tmp_path) == ["roadmap.json"]


def test_nobody_else_says_where_the_writing_goes(tmp_path: Path) -> None:
    """A link that waits under the name of a file that is written beside leads nowhere."""
    roadmap = read(json_file(tmp_path, document({"id": "a"})))
    other = tmp_path / "other"
    (tmp_path / f".y.json.{os.getpid()}").symlink_to(other)
    write(roadmap, tmp_path / "y.json")
    assert (read(tmp_path / "y.json"), other.exists()) == (roadmap, False)


def test_a_name_as_long_as_may_be_is_written(tmp_path: Path) -> None:
    roadmap = read(json_file(tmp_path, document({"id": "a"})))
    path = tmp_path / f"{'y' * 250}.json"
    write(roadmap, path)
    assert read(path) == roadmap


def test_a_roadmap_that_is_served_outlives_its_file(tmp_path: Path) -> None:
    path = json_file(tmp_path, document({"id": "a"}))
    client = create_app(read(path)).test_client()
    before = client.get("/api/v1/skills/a").data
    path.write_bytes(b"{")
    with pytest.raises(UnreadableError):
        read(path)
    for page in ("/", "/explore", "/api/v1/roadmap", "/api/v1/recommendations"):
        assert client.get(page).status_code == 200
    path.unlink()
    assert client.get("/api/v1/skills/a").data == before
