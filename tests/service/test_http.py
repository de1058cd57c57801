from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.service.asking import API, problem

if TYPE_CHECKING:
    from flask.testing import FlaskClient

TYPES = "/problems/"
JSON = "application/json"
ROUTES = ("/roadmap", "/steps", "/skills/code", "/recommendations", "/paths?goal=exam", "/healthz")
BOTH = pytest.mark.parametrize("route", ["/recommendations", "/paths"])


def wrong(document: dict[str, object]) -> object:
    """The wrong fields of a problem document with what was found."""
    assert document["type"] == TYPES + "invalid-fields"
    errors = document["errors"]
    assert isinstance(errors, list)
    assert all(set(one) == {"field", "found", "expected"} for one in errors)
    return [(one["field"], one["found"]) for one in errors]


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_answers_json_with_the_security_headers(small: FlaskClient, route: str) -> None:
    response = small.get(API + route)
    assert (response.status_code, response.content_type) == (200, JSON)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("route", ROUTES)
def test_head_has_the_headers_of_get_and_no_body(small: FlaskClient, route: str) -> None:
    same = {"X-Request-ID": "same"}
    got, headed = small.get(API + route, headers=same), small.head(API + route, headers=same)
    assert (headed.status_code, headed.data) == (got.status_code, b"")
    assert dict(headed.headers) == dict(got.headers)


def test_health_is_told(small: FlaskClient) -> None:
    assert small.get("/healthz").get_json() == small.get(f"{API}/healthz").get_json()
    assert small.get("/healthz").get_json() == {"status": "ok"}


@pytest.mark.parametrize(
    ("method", "url", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/static/nothing", 404),
        ("GET", "/static/../web.py", 404),
        ("GET", f"{API}/skills/nothing/no", 404),
        ("GET", f"{API}/skills/nothing", 404),
        ("GET", f"{API}/nothing", 404),
        ("POST", f"{API}/steps", 405),
        ("DELETE", f"{API}/paths", 405),
        ("PUT", f"{API}/recommendations", 405),
        ("PATCH", "/", 405),
        ("POST", "/explore", 405),
        ("POST", f"{API}/paths", 415),
        ("GET", f"{API}/paths?goal={'a' * 60_000}", 414),
        ("GET", f"{API}/paths", 422),
        ("GET", f"{API}/paths?goal=nothing", 422),
    ],
)
def test_every_error_is_a_problem_document_with_the_security_headers(
    small: FlaskClient, method: str, url: str, status: int
) -> None:
    response = small.open(url, method=method)
    document = problem(response)
    assert document["status"] == status
    assert str(document["type"]).startswith(TYPES)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        (f"{API}/steps", {"GET", "HEAD", "OPTIONS"}),
        (f"{API}/paths", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("/", {"GET", "HEAD", "OPTIONS"}),
    ],
)
def test_a_wrong_method_is_told_which_are_allowed(
    small: FlaskClient, url: str, allowed: set[str]
) -> None:
    response = small.delete(url)
    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == allowed


@BOTH
@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"", "an empty body"),
        (b" \n", "an empty body"),
        (b"[]", "an array"),
        (b"null", "null"),
        (b'"x"', "a string"),
        (b"1.5", "a number"),
        (b"true", "true"),
        (b'{"goal": "\xff\xfe"}', "bytes that are not UTF-8 (at byte 10)"),
        (
            b'{"goal": ["r"], "known": [], "goal": [], "strict": true, "strict": false}',
            "an object with more than one value for 'goal', 'strict'",
        ),
        (b"{", "unexpected end of data at line 1, column 2"),
    ],
)
def test_a_malformed_body_is_told_in_words_of_json(
    small: FlaskClient, route: str, body: bytes, found: str
) -> None:
    told = problem(small.post(API + route, data=body, content_type=JSON))
    assert told["detail"] == f"found {found}; expected a JSON object"


def test_a_body_that_is_nested_as_deeply_as_can_be_read_is_refused(small: FlaskClient) -> None:
    body = b'{"a":' * 1_000 + b"1" + b"}" * 1_000
    response = small.post(f"{API}/paths", data=body, content_type=JSON)
    assert (response.status_code, wrong(problem(response))) == (422, [("a", "an unknown name")])


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ({"Content-Type": f"{JSON}; charset=latin1"}, "found the charset latin1; expected utf-8"),
        (
            {"Content-Type": JSON, "Content-Encoding": "gzip"},
            "found the Content-Encoding gzip; expected a plain body",
        ),
    ],
)
def test_a_body_in_another_encoding_is_not_supported(
    small: FlaskClient, headers: dict[str, str], found: str
) -> None:
    response = small.post(f"{API}/paths", data=b'{"goal": ["r"]}', headers=headers)
    assert (response.status_code, problem(response)["detail"]) == (415, found)
    plain = {"Content-Type": f'{JSON}; charset="UTF-8"', "Content-Encoding": "identity"}
    assert small.post(f"{API}/paths", data=b'{"goal": ["r"]}', headers=plain).status_code == 200


@pytest.mark.parametrize("query", ["limit=x", "known=nobody", "limit=2"])
def test_every_answer_that_is_negotiated_says_that_it_depends_on_accept(
    small: FlaskClient, query: str
) -> None:
    assert "Accept" in small.get(f"{API}/recommendations?{query}").vary


def test_an_answer_without_content_has_no_media_type(small: FlaskClient) -> None:
    answer = small.options(f"{API}/paths")
    assert (answer.data, answer.headers.get("Content-Type")) == (b"", None)
    assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize(
    ("address", "there"),
    [
        (f"{API}/", API),
        (f"{API}/skills/?limit=2&q=a%20b", f"{API}/skills?limit=2&q=a%20b"),
        (f"{API}/skills/stats/", f"{API}/skills/stats"),
        (f"{API}/skills/a%3Fb%23/", f"{API}/skills/a%3Fb%23"),
        (f"{API}/paths/", f"{API}/paths"),
        ("/docs/", "/docs"),
    ],
)
def test_a_slash_too_many_leads_to_the_address_without(
    small: FlaskClient, address: str, there: str
) -> None:
    answer = small.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (308, there)


def test_a_question_that_is_posted_to_an_address_with_a_slash_is_posted_on(
    small: FlaskClient,
) -> None:
    answer = small.post(f"{API}/paths/", json={"goal": ["r"]}, follow_redirects=True)
    assert (answer.status_code, answer.get_json()["goals"]) == (200, ["r"])


def test_an_address_with_a_slash_too_many_leads_to_no_other_host(small: FlaskClient) -> None:
    answer = small.get("/", environ_overrides={"PATH_INFO": "//docs/"})
    assert (answer.status_code, answer.headers["Location"]) == (308, "/docs")


def test_the_index_leads_to_the_description_and_to_every_question(small: FlaskClient) -> None:
    answer = small.get(API)
    told = answer.get_json()
    assert small.get(told["openapi"]).get_json()["openapi"] == "3.1.1"
    assert {
        "path": f"{API}/paths",
        "summary": "The cheapest path to the goals, in learning order",
    } in (told["routes"])
    assert f'<{API}/openapi.json>; rel="service-desc"' in answer.headers.getlist("Link")
    assert '</docs>; rel="service-doc"' in answer.headers.getlist("Link")


def test_an_unknown_path_is_told_where_the_known_ones_stand(small: FlaskClient) -> None:
    assert f"{API}/openapi.json" in str(problem(small.get(f"{API}/nothing"))["detail"])


@BOTH
@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'"x"', b"\xff", b'{"goal": NaN}', b"[" * 5000, b'{"a":"\\ud800"}'],
)
def test_a_body_that_is_no_json_object_is_a_bad_request(
    small: FlaskClient, route: str, body: bytes
) -> None:
    response = small.post(API + route, data=body, content_type=JSON)
    assert (response.status_code, problem(response)["type"]) == (400, TYPES + "malformed-body")


@BOTH
@pytest.mark.parametrize(
    "media", ["", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "x/y"]
)
def test_another_media_type_is_not_supported(small: FlaskClient, route: str, media: str) -> None:
    response = small.post(API + route, data=b'{"goal": ["exam"]}', content_type=media)
    assert (response.status_code, problem(response)["title"]) == (415, "Unsupported Media Type")


@pytest.mark.parametrize("media", ["application/json; charset=utf-8", "APPLICATION/JSON"])
def test_a_media_type_may_carry_a_charset(small: FlaskClient, media: str) -> None:
    response = small.post(f"{API}/paths", data=b'{"goal": ["exam"]}', content_type=media)
    assert response.status_code == 200


@BOTH
def test_a_body_of_more_than_a_megabyte_is_too_large(small: FlaskClient, route: str) -> None:
    response = small.post(API + route, data=b" " * 1_000_001, content_type=JSON)
    assert problem(response)["status"] == 413


@pytest.mark.parametrize("route", ["/recommendations", "/paths", "/steps", "/skills/code"])
def test_a_query_string_of_more_than_60_kb_is_too_long(small: FlaskClient, route: str) -> None:
    response = small.get(f"{API}{route}?known={'a' * 60_000}")
    assert problem(response)["status"] == 414


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("/recommendations?limit=0", [("limit", "0")]),
        ("/recommendations?limit=101", [("limit", "101")]),
        ("/recommendations?limit=x", [("limit", "'x'")]),
        ("/recommendations?limit=", [("limit", "''")]),
        ("/recommendations?limit=1&limit=2", [("limit", "2 values")]),
        ("/recommendations?strict=maybe", [("strict", "'maybe'")]),
        ("/recommendations?known=", [("known[0]", "''")]),
        ("/recommendations?goals=exam", [("goals", "an unknown name")]),
        ("/paths", [("goal", "nothing")]),
        ("/paths?goal=exam&limit=5", [("limit", "an unknown name")]),
        ("/paths?x=1&goal=", [("goal[0]", "''"), ("x", "an unknown name")]),
        ("/roadmap?x=1", [("x", "an unknown name")]),
        ("/steps?known=code", [("known", "an unknown name")]),
        ("/skills/code?x=1", [("x", "an unknown name")]),
        (f"/paths?goal={'a' * 301}", [("goal[0]", f"'{'a' * 79}…'")]),
        (f"/paths?{'goal=exam&' * 101}", [("goal", "a list of 101")]),
        (f"/recommendations?{'known=code&' * 1001}", [("known", "a list of 1001")]),
    ],
)
def test_wrong_parameters_are_named(small: FlaskClient, url: str, found: object) -> None:
    response = small.get(API + url)
    assert response.status_code == 422
    assert wrong(problem(response)) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"limit": 0}, [("limit", "0")]),
        ({"limit": 101}, [("limit", "101")]),
        ({"limit": "5"}, [("limit", "'5'")]),
        ({"limit": 5.5}, [("limit", "5.5")]),
        ({"limit": True}, [("limit", "true")]),
        ({"limit": None}, [("limit", "nothing")]),
        ({"strict": "true"}, [("strict", "'true'")]),
        ({"known": "code"}, [("known", "'code'")]),
        ({"known": ["code", 1, ""]}, [("known[1]", "1"), ("known[2]", "''")]),
        ({"goal": {"id": "exam"}}, [("goal", "an object of 1")]),
        ({"Known": []}, [("Known", "an unknown name")]),
    ],
)
def test_wrong_fields_are_named_all_at_once(
    small: FlaskClient, fields: dict[str, object], found: object
) -> None:
    response = small.post(f"{API}/recommendations", json=fields)
    assert response.status_code == 422
    assert wrong(problem(response)) == found


def test_a_post_takes_no_parameters(small: FlaskClient) -> None:
    response = small.post(f"{API}/paths?known=code", json={"goal": ["exam"]})
    assert wrong(problem(response)) == [("known", "an unknown name")]


@pytest.mark.parametrize("limit", [1, 100])
def test_the_ends_of_the_range_of_limits_are_in_it(small: FlaskClient, limit: int) -> None:
    got = small.get(f"{API}/recommendations?limit={limit}").get_json()
    posted = small.post(f"{API}/recommendations", json={"limit": limit}).get_json()
    assert got == posted
    assert len(got["recommendations"]) == min(limit, 3)


@pytest.mark.parametrize("limit", ["5.0", "1_0", "+5", " 5"])
def test_a_limit_is_digits_in_a_query_as_it_is_a_number_in_a_body(
    small: FlaskClient, limit: str
) -> None:
    assert small.get(f"{API}/recommendations", query_string={"limit": limit}).status_code == 422


def test_bytes_that_are_no_text_are_an_unknown_name(small: FlaskClient) -> None:
    assert problem(small.get(f"{API}/paths?goal=%ff"))["type"] == TYPES + "unknown-name"
    assert small.get(f"{API}/skills/%ff").status_code == 404


def test_every_answer_ends_with_a_line_end(small: FlaskClient) -> None:
    for route in (*ROUTES, "/nothing"):
        data = small.get(API + route).data
        assert data.endswith(b"}\n")
        assert json.loads(data)
