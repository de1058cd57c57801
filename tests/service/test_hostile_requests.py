from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.service.asking import API, IDS

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

thoroughly = settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PAGES = ("/", "/explore", "/static/")
LISTS = ("/", "/skills", "/skills/", "/search", "/goals", "/steps")
GUIDANCE = (
    "/compare",
    "/paths",
    "/paths/second-best",
    "/budget",
    "/analysis",
    "/recommendations",
    "/map",
)
ROUTES = (*LISTS, *GUIDANCE)
PATHS = (*PAGES, *(API + route for route in ROUTES))
FIELDS = (
    *("known", "goal", "limit", "strict", "q", "sort", "cursor", "kind", "step", "x", ""),
    *("forbid", "prefer", "hours", "value", "around", "hops", "columns", "view"),
)
escaped = st.binary(max_size=20).map(quote)
parts = st.one_of(escaped, st.sampled_from((*IDS, "..", "/", "//", "%2f", "%00", "1", "true")))
queries = st.lists(st.tuples(st.sampled_from(FIELDS), parts), max_size=4).map(
    lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
)
values = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.sampled_from(IDS)
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner)),
    max_leaves=8,
)
bodies = st.one_of(
    st.binary(),
    st.dictionaries(st.sampled_from(FIELDS), values).map(lambda found: json.dumps(found).encode()),
)
methods = st.sampled_from(("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"))


def assert_answered(response: TestResponse) -> None:
    """Not our fault, and nothing without its headers."""
    assert response.status_code < 500
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


@thoroughly
@given(
    method=methods,
    path=st.tuples(st.sampled_from(PATHS), st.lists(parts, max_size=3).map("".join)).map("".join),
    query=queries,
)
def test_no_address_makes_the_service_fail(
    small: FlaskClient, method: str, path: str, query: str
) -> None:
    assert_answered(small.open(f"{path}?{query}", method=method))


@thoroughly
@given(route=st.sampled_from(GUIDANCE), body=bodies)
def test_no_body_makes_the_service_fail(small: FlaskClient, route: str, body: bytes) -> None:
    assert_answered(small.post(API + route, data=body, content_type="application/json"))


@settings(thoroughly, max_examples=60)
@given(query=st.binary(max_size=60).map(lambda found: quote(found, safe="&=+;%")))
def test_no_query_string_makes_a_page_fail(small: FlaskClient, query: str) -> None:
    assert_answered(small.get(f"/?{query}"))
    assert_answered(small.get(f"/explore?{query}"))


@settings(thoroughly, max_examples=60)
@given(media=st.text(st.characters(min_codepoint=32, max_codepoint=126)), name=st.text(max_size=9))
def test_no_media_type_makes_the_service_fail(small: FlaskClient, media: str, name: str) -> None:
    body = json.dumps({"goal": [name]}).encode()
    assert_answered(small.post(f"{API}/paths", data=body, content_type=media))


@settings(thoroughly, max_examples=60)
@given(name=st.text())
def test_what_was_asked_is_never_repeated_as_markup(small: FlaskClient, name: str) -> None:
    hostile = f"<img src=x onerror=alert(1)>{name}"
    response = small.get("/", query_string={"known": hostile})
    assert response.status_code == 422
    assert b"<img src=x" not in response.data


def test_a_question_with_thousands_of_faults_is_answered_in_short(small: FlaskClient) -> None:
    fields = dict.fromkeys((f"field-{number}" for number in range(50_000)), 1)
    response = small.post(f"{API}/recommendations", json=fields)
    errors = response.get_json()["errors"]
    assert (response.status_code, len(errors), len(response.data) < 50_000) == (422, 101, True)
    assert errors[-1] == {"field": "…", "found": "49,900 more", "expected": "none"}


def test_a_long_name_of_a_field_is_repeated_in_part(small: FlaskClient) -> None:
    response = small.post(f"{API}/recommendations", json={"k" * 900_000: 1})
    assert response.get_json()["errors"][0]["field"] == "k" * 80
    assert len(response.data) < 1_000


def test_no_address_leads_to_the_host_that_a_client_names(small: FlaskClient) -> None:
    for path in ("/skills//code", "/explore//", f"{API}//skills/", f"{API}/skills//"):
        response = small.get(path, headers={"Host": "evil.example"})
        assert "evil" not in response.headers.get("Location", "")
