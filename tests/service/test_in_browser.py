"""What a learner does, against the real server and the shipped roadmap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import DESK, PHONE, visit
from tests.service.conftest import Served, listening, stopped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

QUESTION = "explore?known=python&known=linear-algebra&goal=cert-google-pmle"


@pytest.fixture(scope="module")
def site() -> Iterator[Served]:
    served = listening()
    yield served
    stopped(served)


def test_the_question_is_asked_and_answered_without_a_script(
    site: Served, chromium: Browser
) -> None:
    with visit(chromium, site.address, scripts="off") as seen:
        seen.page.get_by_placeholder("Add a skill or tool").fill("PyTorch")
        seen.page.get_by_label("Goal").select_option("cert-google-pmle")
        seen.page.get_by_role("button", name="What next?").click()
        assert "known=PyTorch&" in seen.page.url
        assert seen.page.get_by_text("Python programming expertise").count()
        assert seen.page.get_by_role("heading", name="Learn next", exact=True).is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize("page", ["", "explore", QUESTION])
def test_a_page_asks_for_nothing_outside_and_has_nothing_to_complain_about(
    site: Served, chromium: Browser, scheme: str, size: tuple[int, int], page: str
) -> None:
    with visit(chromium, site.address + page, size=size, scheme=scheme) as seen:
        seen.page.wait_for_load_state("networkidle")
        assert (seen.complaints, seen.outside(site.address)) == ([], [])


def test_what_the_map_says_of_the_path_is_what_the_api_says(
    site: Served, chromium: Browser
) -> None:
    with visit(chromium, site.address + QUESTION) as seen:
        asked = QUESTION.replace("explore", "api/v1/paths")
        path = seen.page.evaluate(f"fetch('/{asked}').then(answer => answer.json())")
        shown = f"{path['hours']['likely']:,} h"
        assert seen.page.get_by_text(shown, exact=True).first.is_visible()
        assert seen.page.get_by_text(f"for {len(path['items'])} items").first.is_visible()
