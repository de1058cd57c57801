"""The page that shows the API's description, in a real browser and against the real server."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser import DESK, PHONE, visit

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from playwright.sync_api import Browser

    from tests.service.conftest import Served

NEXT = ("operations-Guidance-recommendations", "/api/v1/recommendations")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_page_asks_for_nothing_outside_and_has_nothing_to_complain_about(
    served: Served, chromium: Browser, scheme: str, size: tuple[int, int]
) -> None:
    with visit(chromium, served.address + "docs", size=size, scheme=scheme) as seen:
        seen.page.locator(".opblock").first.wait_for()
        assert (seen.complaints, seen.outside(served.address)) == ([], [])
        assert seen.page.evaluate("document.documentElement.scrollWidth") == size[0]
        is_dark = seen.page.evaluate("document.documentElement.classList.contains('dark-mode')")
        assert is_dark == (scheme == "dark")


def test_an_operation_can_be_tried_as_its_example_stands(served: Served, chromium: Browser) -> None:
    operation, path = NEXT
    with visit(chromium, served.address + "docs") as seen:
        block = seen.page.locator(f"#{operation}")
        block.locator(".opblock-summary").click()
        with seen.page.expect_response(lambda one: path in one.url) as answer:
            block.get_by_role("button", name="Execute").click()
        block.locator(".live-responses-table").wait_for()
        told = block.locator(".live-responses-table .highlight-code code").first.inner_text()
        assert json.loads(told) == answer.value.json()
        assert (seen.complaints, seen.outside(served.address)) == ([], [])


def test_a_link_leads_to_an_operation(served: Served, chromium: Browser) -> None:
    with visit(chromium, served.address + "docs#/Guidance/recommendations") as seen:
        seen.page.get_by_role("button", name="Execute").wait_for()
        assert seen.page.locator(".opblock.is-open").count() == 1


def test_the_page_runs_under_a_policy_without_any_origin_but_its_own(small: FlaskClient) -> None:
    answer = small.get("/docs")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert not any(word in policy for word in ("http", "*", "unsafe"))


def test_the_page_leads_home_and_to_the_description(small: FlaskClient) -> None:
    text = small.get("/docs").text
    assert '<a class="brand" href="/">' in text
    assert '<a href="/api/v1/openapi.json">openapi.json</a>' in text
