"""IRIs lead to what tells of the thing: a page for people, data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest
from rdflib import URIRef

from skillpath.ontology import read
from skillpath.ontology.triples_out import triples_of
from skillpath.service.web.app import create_app
from tests.service.asking import API, SMALL, problem
from tests.service.test_roadmaps import SEVERAL

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

SHIPPED = read()
TURTLE, BROWSER = "text/turtle", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
MEDIA = {"ttl": TURTLE, "jsonld": "application/ld+json", "json": "application/json"}


@pytest.fixture
def several(tmp_path: Path) -> FlaskClient:
    return serving(SEVERAL, tmp_path)


def serving(document: dict[str, object], folder: Path) -> FlaskClient:
    path = folder / "roadmap.json"
    path.write_bytes(orjson.dumps(document))
    return create_app(read(path)).test_client()


def led(client: FlaskClient, path: str, accept: str | None = TURTLE) -> str:
    """Where an IRI leads, which depends on what is accepted."""
    response = client.get(path, headers={"Accept": accept} if accept else {})
    assert (response.status_code, "Accept" in response.vary) == (303, True)
    return response.headers["Location"]


def own_subjects() -> list[str]:
    """The ends of all IRIs of data that something is said of."""
    subjects = (str(one) for one in triples_of(SHIPPED).subjects() if isinstance(one, URIRef))
    return sorted({one.removeprefix(SHIPPED.base) for one in subjects if SHIPPED.base in one})


def test_every_iri_of_the_shipped_roadmap_leads_to_data(shipped: FlaskClient) -> None:
    found = {one: led(shipped, f"/id/{one}", MEDIA["json"]) for one in own_subjects()}
    assert len(found) > 2_000
    told = {to: shipped.get(to).get_json()["id"] for to in set(found.values())}
    assert {one for one, to in found.items() if not one.startswith(told[to])} == set()


def test_data_that_an_iri_leads_to_tells_of_it(shipped: FlaskClient) -> None:
    for one in (
        "pytorch",
        "pytorch.Requires.neural-networks",
        "python.Resource.1",
        "av-2-perception",
    ):
        assert f"\n:{one}\n" in shipped.get(led(shipped, f"/id/{one}")).text


@pytest.mark.parametrize(
    ("identifier", "page", "data"),
    [
        ("stats", "/skills/stats", f"{API}/skills/stats"),
        ("stats.Requires.1Of2.code.Or.r", "/skills/stats", f"{API}/skills/stats"),
        ("models", "/steps/models", f"{API}/steps/models"),
        ("law-1", "/steps/law-1", f"{API}/steps/law-1"),
        ("small", "/?roadmap_id=small", f"{API}/roadmaps/small"),
        ("in-law", "/?roadmap_id=in-law", f"{API}/roadmaps/in-law"),
    ],
)
def test_people_see_a_page_and_programs_get_data(
    several: FlaskClient, identifier: str, page: str, data: str
) -> None:
    path = f"/id/{identifier}"
    assert [led(several, path, accept) for accept in (None, "*/*", BROWSER)] == [page] * 3
    for form, media in MEDIA.items():
        assert led(several, path, media) == f"{data}?format={form}"
        assert several.get(f"{data}?format={form}").mimetype == media


@pytest.mark.parametrize(
    ("identifier", "nearest"),
    [
        ("Statistics", ["stats"]),
        ("stat", ["stats"]),
        ("Scripting", ["code", "r"]),
        ("stats.Requires.nothing", None),
        ("stats.Resource.1", None),
        ("stats/", None),
        ("a" * 5_000, None),
    ],
)
def test_what_no_iri_ends_with_is_not_found(
    small: FlaskClient, identifier: str, nearest: list[str] | None
) -> None:
    response = small.get(f"/id/{identifier}", headers={"Accept": TURTLE})
    told = problem(response)
    assert response.status_code == 404
    assert nearest is None or told["nearest"] == nearest
    assert "expected the id of a skill" in told["detail"]
    assert len(told["detail"]) < 400


@pytest.mark.parametrize("path", ["/id/stats", "/ns"])
def test_what_there_is_none_of_is_not_acceptable(small: FlaskClient, path: str) -> None:
    response = small.get(path, headers={"Accept": "application/rdf+xml"})
    assert (response.status_code, problem(response)["status"]) == (406, 406)


def test_the_vocabulary_leads_to_its_data(small: FlaskClient) -> None:
    for form, media in MEDIA.items():
        assert led(small, "/ns", media) == f"{API}/vocabulary?format={form}"


def test_the_vocabulary_has_a_page_for_people(small: FlaskClient) -> None:
    page = small.get("/ns", headers={"Accept": BROWSER})
    assert (page.status_code, page.mimetype) == (200, "text/html")
    assert "<h1" in page.text
    assert led(small, "/ns") == f"{API}/vocabulary?format=ttl"


@pytest.mark.parametrize(
    ("base", "path"),
    [
        ("https://learn.example/things/", "/things/stats"),
        ("https://learn.example/", "/stats"),
        ("https://learn.example/id/", "/id/stats"),
        ("https://learn.example/dinge/ü/", "/dinge/ü/stats"),
        ("https://learn.example/d%C3%BC/", "/dü/stats"),
        ("urn:things/", "/id/stats"),
        ("https://learn..example:port/", "/stats"),
        ("https://learn.example/%3Cint:x%3E/", "/id/stats"),
    ],
)
def test_an_iri_of_an_own_base_leads_to_data_as_well(tmp_path: Path, base: str, path: str) -> None:
    client = serving(SMALL | {"base": base}, tmp_path)
    assert led(client, path) == led(client, "/id/stats") == f"{API}/skills/stats?format=ttl"
    assert client.get("/").mimetype == "text/html"
    assert client.get("/nothing").status_code == 404
    assert client.get(f"{API}/skills/stats").headers["Link"].isascii()


@pytest.mark.parametrize("base", ["https://learn.example/find/?id=/", "https://learn.example/?/"])
def test_a_base_that_asks_something_gets_no_routes(tmp_path: Path, base: str) -> None:
    client = serving(SMALL | {"base": base}, tmp_path)
    assert (client.get("/find/stats").status_code, client.get("/stats").status_code) == (404, 404)
    assert led(client, "/id/stats") == f"{API}/skills/stats?format=ttl"
    assert client.get(f"{API}/skills/stats").status_code == 200


@pytest.mark.parametrize("base", ["https://learn.example/all#", "https://learn.example/#"])
def test_iris_that_differ_behind_the_hash_lead_to_the_whole(tmp_path: Path, base: str) -> None:
    client = serving(SMALL | {"base": base}, tmp_path)
    if base.endswith("all#"):
        assert led(client, "/all") == f"{API}/roadmaps/small?format=ttl"
    assert client.get("/", headers={"Accept": BROWSER}).mimetype == "text/html"
    assert led(client, "/id/stats") == f"{API}/skills/stats?format=ttl"
