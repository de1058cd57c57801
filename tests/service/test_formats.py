"""One answer in several formats: chosen by name or by Accept, kept by caches, saved as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from skillpath.ontology import read
from skillpath.service.web.app import create_app
from tests.service.asking import API, problem, run
from tests.service.test_roadmaps import SEVERAL

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

TYPES = {
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8; header=present",
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
}
PATH = f"{API}/paths?goal=exam&goal=models&known=sums"
RDF = ("json", "ttl", "jsonld")
NEGOTIATED = [
    (PATH, tuple(TYPES)),
    *((f"{API}{route}", RDF) for route in ("/skills/stats", "/steps", "/steps/models")),
    *((f"{API}{route}", (*RDF, "csv")) for route in ("/roadmap", "/roadmaps/in-law")),
    (f"{API}/vocabulary", RDF),
]
EACH = [(url, form) for url, forms in NEGOTIATED for form in forms]
PAGES = ["/", "/explore?known=sums", "/static/any/map.js", f"{API}/roadmaps", "/healthz"]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("formats") / "several.json"
    path.write_bytes(orjson.dumps(SEVERAL))
    return path


@pytest.fixture(scope="module")
def client(file: Path) -> FlaskClient:
    return create_app(read(file)).test_client()


def formatted(url: str, form: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}format={form}"


def accepting(client: FlaskClient, accept: str) -> tuple[int, str | None]:
    response = client.get(PATH, headers={"Accept": accept})
    return response.status_code, response.mimetype


def links(client: FlaskClient, url: str) -> dict[tuple[str, str], str]:
    """Where each relation leads, by relation and media type."""
    found = {}
    for link in client.get(url).headers["Link"].split(", "):
        target, *told = link.split("; ")
        values = dict(one.replace('"', "").split("=") for one in told)
        found[values["rel"], values.get("type", "")] = target.strip("<>")
    return found


@pytest.mark.parametrize(("url", "form"), EACH)
def test_a_format_is_chosen_by_name_or_by_media_type(
    client: FlaskClient, url: str, form: str
) -> None:
    named = client.get(formatted(url, form), headers={"Accept": "text/html"})
    accepted = client.get(url, headers={"Accept": TYPES[form].partition(";")[0]})
    assert (named.status_code, named.content_type) == (200, TYPES[form])
    assert (accepted.data, accepted.content_type) == (named.data, named.content_type)
    assert ("Accept" in accepted.vary, "Accept" in named.vary) == (True, False)


@pytest.mark.parametrize("form", TYPES)
def test_a_path_has_the_same_bytes_on_the_command_line_and_over_http(
    client: FlaskClient, file: Path, tmp_path: Path, form: str
) -> None:
    options = ("exam", "models", "-k", "sums", "--roadmap", file, "--format", form)
    asked = {"goal": ["exam", "models"], "known": ["sums"], "format": form}
    told = run("export", *options).stdout_bytes
    run("export", *options, "--output", tmp_path / "path")
    posted = client.post(f"{API}/paths", json=asked)
    assert (posted.status_code, posted.content_type) == (200, TYPES[form])
    assert client.get(formatted(PATH, form)).data == posted.data == told
    assert (tmp_path / "path").read_bytes() == told


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("text/*", "md"),
        ("application/*", "json"),
        ("text/csv", "csv"),
        ("TEXT/Turtle", "ttl"),
        ("text/turtle;q=0.5, text/csv;q=0.6", "csv"),
        ("text/*;q=0.9, text/turtle", "ttl"),
        ("text/markdown;q=0, text/*", "csv"),
        ("application/json;q=0, application/ld+json;q=0, */*;q=0.1", "md"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "jsonld"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "json"),
        ("text/html, *; q=.2, */*; q=.2", "json"),
        ("text/turtle;q=2, text/csv", "csv"),
        ("garbage, text/csv", "csv"),
        (" , ,", "json"),
    ],
)
def test_the_client_is_given_what_it_likes_best(
    client: FlaskClient, accept: str, chosen: str
) -> None:
    assert accepting(client, accept) == (200, TYPES[chosen].partition(";")[0])


@pytest.mark.parametrize(
    "accept",
    ["image/png", "text/html", "*/*;q=0", "garbage", "*/json", "\x80", "text/" + "x" * 999],
)
def test_a_client_that_wants_nothing_of_it_is_told_what_there_is(
    client: FlaskClient, accept: str
) -> None:
    response = client.get(PATH, headers={"Accept": accept})
    told = problem(response)
    assert (response.status_code, "Accept" in response.vary) == (406, True)
    assert "expected application/json, text/markdown, text/csv, text/turtle" in told["detail"]
    assert len(told["detail"]) < 400


@pytest.mark.parametrize(("url", "forms"), NEGOTIATED)
def test_an_unknown_format_is_refused_with_the_choices(
    client: FlaskClient, url: str, forms: tuple[str, ...]
) -> None:
    (error,) = problem(client.get(formatted(url, "xml")))["errors"]
    assert (error["field"], error["found"]) == ("format", "'xml'")
    assert all(form in error["expected"] for form in forms)


@pytest.mark.parametrize("url", [*(formatted(*one) for one in EACH), *PAGES])
def test_who_has_an_answer_already_is_told_so_without_content(
    client: FlaskClient, url: str
) -> None:
    first = client.get(url)
    tag, strength = first.get_etag()
    again = client.get(url, headers={"If-None-Match": f'"other", W/"{tag}"'})
    changed = client.get(url, headers={"If-None-Match": '"other"'})
    assert (first.status_code, strength) == (200, False)
    assert (again.status_code, again.data, changed.data) == (304, b"", first.data)
    for name in ("ETag", "Cache-Control", "Vary", "Link"):
        assert again.headers.get(name) == first.headers.get(name)


@pytest.mark.parametrize("url", [*(formatted(*one) for one in EACH), *PAGES])
def test_head_tells_what_get_would(client: FlaskClient, url: str) -> None:
    got, headed = client.get(url), client.head(url)
    one, other = ({**answer.headers, "X-Request-ID": ""} for answer in (got, headed))
    assert (headed.status_code, headed.data, other) == (200, b"", one)


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_compressed_answer_has_a_validator_of_its_own(client: FlaskClient, coding: str) -> None:
    url = formatted(f"{API}/skills/stats", "ttl")
    plain, packed = client.get(url), client.get(url, headers={"Accept-Encoding": coding})
    tag = packed.headers["ETag"]
    again = client.get(url, headers={"Accept-Encoding": coding, "If-None-Match": tag})
    assert (packed.headers["Content-Encoding"], tag != plain.headers["ETag"]) == (coding, True)
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert again.headers["Vary"] == packed.headers["Vary"]


def test_each_format_has_a_validator_of_its_own(client: FlaskClient) -> None:
    tags = {client.get(formatted(PATH, form)).headers["ETag"] for form in TYPES}
    assert len(tags) == len(TYPES)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        (PATH, "private, no-cache"),
        (f"{API}/recommendations?known=sums", "private, no-cache"),
        ("/explore?goal=exam", "private, no-cache"),
        (f"{API}/recommendations", "no-cache"),
        (f"{API}/skills/stats", "no-cache"),
        (f"{API}/skills/nothing", "no-cache"),
        ("/", "no-cache"),
    ],
)
def test_what_tells_of_somebody_is_kept_by_nobody_else(
    client: FlaskClient, url: str, kept: str
) -> None:
    assert client.get(url).headers["Cache-Control"] == kept


@pytest.mark.parametrize("asked", [{"goal": ["exam"]}, {"goal": ["nothing"]}])
def test_the_answer_to_what_is_posted_is_kept_by_nobody_else(
    client: FlaskClient, asked: dict[str, list[str]]
) -> None:
    answer = client.post(f"{API}/paths", json=asked)
    assert answer.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("ending", ["ttl", "jsonld"])
@pytest.mark.parametrize("name", ["small", "in-law"])
def test_the_file_of_a_roadmap_is_read_back_equal(
    client: FlaskClient, file: Path, tmp_path: Path, ending: str, name: str
) -> None:
    path = tmp_path / f"roadmap.{ending}"
    path.write_bytes(client.get(formatted(f"{API}/roadmaps/{name}", ending)).data)
    got, one = read(path), read(file).specialized(name)
    assert (got.id, got.name, got.items, got.steps) == (one.id, one.name, one.items, one.steps)
    assert (got == read(file)) is (name == "small")


def test_the_table_of_a_roadmap_is_read_back_as_the_same_table(
    client: FlaskClient, tmp_path: Path
) -> None:
    got = client.get(formatted(f"{API}/roadmap", "csv"))
    path = tmp_path / got.headers["Content-Disposition"].partition('filename="')[2].rstrip('"')
    path.write_bytes(got.data)
    again = create_app(read(path)).test_client().get(formatted(f"{API}/roadmap", "csv"))
    assert (path.name, again.data) == ("small.csv", got.data)


def test_the_shipped_roadmap_is_read_back_equal(shipped: FlaskClient, tmp_path: Path) -> None:
    path = tmp_path / "whole.ttl"
    path.write_bytes(shipped.get(formatted(f"{API}/roadmap", "ttl")).data)
    assert read(path) == read()


@pytest.mark.parametrize(
    ("url", "form", "told"),
    [
        (f"{API}/paths?goal=exam", "md", 'inline; filename="path-to-exam.md"'),
        (PATH, "csv", 'attachment; filename="path-to-exam-and-1-more.csv"'),
        (
            f"{API}/paths?goal=small&roadmap_id=in-law",
            "ttl",
            'inline; filename="path-to-small.ttl"',
        ),
        (f"{API}/skills/Statistics", "jsonld", 'inline; filename="stats.jsonld"'),
        (f"{API}/steps", "ttl", 'inline; filename="small-steps.ttl"'),
        (f"{API}/skills/stats", "json", None),
    ],
)
def test_a_file_is_called_by_what_it_holds(
    client: FlaskClient, url: str, form: str, told: str | None
) -> None:
    assert client.get(formatted(url, form)).headers.get("Content-Disposition") == told


def test_a_skill_links_to_its_other_forms_its_step_and_the_words(client: FlaskClient) -> None:
    assert links(client, formatted(f"{API}/skills/STATISTICS", "ttl")) == {
        ("canonical", ""): f"{API}/skills/stats",
        ("alternate", "application/json"): f"{API}/skills/stats?format=json",
        ("alternate", "application/ld+json"): f"{API}/skills/stats?format=jsonld",
        ("alternate", "text/html"): "/skills/stats",
        ("describes", ""): "https://w3id.org/skillpath/id/stats",
        ("up", ""): f"{API}/steps/models",
        ("describedby", ""): "/ns",
    }


def test_links_stay_within_a_specialized_roadmap(client: FlaskClient) -> None:
    found = links(client, f"{API}/skills/sums?roadmap_id=in-law")
    assert found["canonical", ""] == f"{API}/skills/sums?roadmap_id=in-law"
    assert found["alternate", "text/turtle"].endswith("sums?roadmap_id=in-law&format=ttl")
    assert found["up", ""] == f"{API}/steps/law-1"
    assert links(client, f"{API}/steps/law-1")["up", ""] == f"{API}/roadmaps/in-law"
    assert links(client, f"{API}/roadmaps/in-law")["up", ""] == f"{API}/roadmaps/small"


@pytest.mark.parametrize(("url", "form"), [one for one in EACH if one[0] != PATH])
def test_every_link_below_the_api_leads_to_something(
    client: FlaskClient, url: str, form: str
) -> None:
    targets = links(client, formatted(url, form)).values()
    own = [one for one in targets if one.startswith(API)]
    assert {client.get(one).status_code for one in own} == {200}


def test_a_step_is_found_by_id_everywhere_and_by_name_in_its_roadmap(client: FlaskClient) -> None:
    for url in ("/steps/law-1", "/steps/numbers in court?roadmap_id=in-law"):
        assert client.get(API + url).get_json()["id"] == "law-1"
    told = problem(client.get(f"{API}/steps/Numbers in court"))
    assert (told["status"], told["name"]) == (404, "Numbers in court")


def test_a_step_alone_is_told_as_among_the_others(client: FlaskClient) -> None:
    together = client.get(f"{API}/steps").get_json()["steps"]
    alone = [client.get(f"{API}/steps/{one['id']}").get_json() for one in together]
    assert alone == together


def test_the_vocabulary_is_told_with_its_terms(client: FlaskClient) -> None:
    found = client.get(f"{API}/vocabulary").get_json()
    (term,) = [one for one in found["terms"] if one["name"] == "specializes"]
    assert found["iri"] == "https://w3id.org/skillpath/ns"
    assert (term["kind"], term["iri"]) == ("property", f"{found['iri']}#specializes")
    assert term["domain"] == term["range"] == [f"{found['iri']}#Roadmap"]
