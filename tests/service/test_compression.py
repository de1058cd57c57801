from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import brotli
import pytest
from flask_compress.compat import compression

from skillpath.ontology import read
from skillpath.service.settings import settings
from skillpath.service.web.app import create_app
from skillpath.service.web.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask.testing import FlaskClient

READ: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": compression.zstd.decompress,
}
LARGE = ("/", "/api/v1/steps", "/static/any/skillpath.css", "/api/v1/paths?goal=exam")


@pytest.mark.parametrize("encoding", list(READ))
@pytest.mark.parametrize("path", LARGE)
def test_a_large_answer_is_compressed_without_loss(
    small: FlaskClient, path: str, encoding: str
) -> None:
    plain = small.get(path)
    packed = small.get(path, headers={"Accept-Encoding": encoding})
    assert packed.headers["Content-Encoding"] == encoding
    assert packed.headers["Vary"] == plain.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"].split(", ")
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data)
    assert READ[encoding](packed.data) == plain.data


@pytest.mark.parametrize(
    ("path", "accepted"),
    [
        ("/healthz", "gzip"),
        ("/", "identity"),
        ("/", "compress"),
        ("/", "gzip;q=0, *"),
        ("/", "br;q=0"),
    ],
)
def test_what_is_small_or_not_wanted_is_sent_as_it_is(
    small: FlaskClient, path: str, accepted: str
) -> None:
    answer = small.get(path, headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers
    assert answer.data == small.get(path).data


def test_a_browser_gets_what_is_made_fastest(small: FlaskClient) -> None:
    answer = small.get("/", headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
    assert answer.headers["Content-Encoding"] == "zstd"


def test_gzip_tells_no_time_so_that_equal_answers_have_equal_bytes(small_file: Path) -> None:
    packed = {
        create_app(read(small_file))
        .test_client()
        .get("/", headers={"Accept-Encoding": "gzip"})
        .data
        for _ in range(2)
    }
    [one] = packed
    assert one[4:8] == bytes(4)


@pytest.mark.parametrize("encoding", list(READ))
@pytest.mark.parametrize("path", LARGE)
def test_a_tag_names_its_encoding_and_spares_sending_again(
    small: FlaskClient, path: str, encoding: str
) -> None:
    headers = {"Accept-Encoding": encoding}
    first = small.get(path, headers=headers)
    plain = small.get(path).headers["ETag"]
    assert first.headers["ETag"] == f'{plain[:-1]}:{encoding}"'
    again = small.get(path, headers=headers | {"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Vary"] == first.headers["Vary"]


@pytest.mark.parametrize("encoding", list(READ))
def test_the_tag_of_one_encoding_is_none_of_another(small: FlaskClient, encoding: str) -> None:
    plain = small.get("/").headers["ETag"]
    asked = {"Accept-Encoding": encoding, "If-None-Match": plain}
    again = small.get("/", headers=asked)
    assert (again.status_code, again.headers["ETag"]) == (200, f'{plain[:-1]}:{encoding}"')


def test_compression_can_be_off(small_file: Path) -> None:
    client = create_app(read(small_file), settings({"compression": "false"})).test_client()
    answer = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
    assert "Accept-Encoding" not in answer.headers.get("Vary", "")


def test_a_shelf_forgets_the_oldest_beyond_its_size() -> None:
    shelf = Shelf[bytes](10, len)
    shelf.set("a", bytes(4))
    shelf.set("b", bytes(4))
    assert shelf.get("a") == bytes(4)
    shelf.set("c", bytes(4))
    shelf.set("too large", bytes(11))
    kept = {key: shelf.get(key) for key in ("a", "b", "c", "too large")}
    assert kept == {"a": bytes(4), "b": None, "c": bytes(4), "too large": None}


def test_an_answer_kept_twice_takes_its_room_once() -> None:
    shelf = Shelf[bytes](10, len)
    for key in ("a", "a", "b"):
        shelf.set(key, bytes(4))
    assert (shelf.get("a"), shelf.get("b")) == (bytes(4), bytes(4))


@pytest.mark.parametrize("encoding", list(READ))
def test_who_posts_a_question_is_never_sent_the_answer_to_another(
    small: FlaskClient, encoding: str
) -> None:
    for goal in ("exam", "stats", "exam"):
        asked = {"goal": [goal]}
        plain = small.post("/api/v1/paths", json=asked)
        packed = small.post("/api/v1/paths", json=asked, headers={"Accept-Encoding": encoding})
        assert packed.headers["Content-Encoding"] == encoding
        assert READ[encoding](packed.data) == plain.data
