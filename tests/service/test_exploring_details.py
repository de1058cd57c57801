"""What is told of an item, beside the map and on its own page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser import visit
from tests.service.exploring import QUERY, answer, exploring, hours
from tests.visualizations.seen import structured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.service.conftest import Served

ITEMS = ("pytorch", "machine-learning", "cert-google-pmle")


def leaves(of: Any) -> Iterator[str]:
    """The items of a requirement, in its order."""
    if isinstance(of, str):
        yield of
        return
    for member in of.get("all_of") or of.get("any_of") or of["of"]:
        yield from leaves(member)


@pytest.mark.parametrize("item", ITEMS)
def test_all_that_the_api_tells_of_an_item_is_told(
    site: Served, chromium: Browser, item: str
) -> None:
    told = answer(site, f"/skills/{item}")
    with exploring(chromium, site, QUERY) as page:
        page.locator(f"#item-{item} a").first.click()
        details = page.locator("#details")
        expect(details.locator("h3")).to_have_text(told["name"])
        assert details.locator(".definition").text_content() == told["description"]
        amounts = [hours(told["hours"][one]) for one in ("likely", "low", "high")]
        assert details.locator("dl.hours dd").all_text_contents() == amounts
        facts = details.locator(".facts span").all_text_contents()
        assert facts[0] == told["kind"]
        assert (told["level"] or "") in facts[-1]

        def below(heading: str) -> Any:
            return details.locator("h4", has_text=heading).locator("+ *")

        for heading, some in (("Requires", "requires"), ("Goes well after", "recommends")):
            expected = [one for part in told[some] for one in leaves(part["of"])]
            links = below(heading).locator("a[data-item]")
            assert links.evaluate_all("all => all.map((one) => one.dataset.item)") == expected
            for part in told[some]:
                expect(below(heading)).to_contain_text(part["reason"])
        unlocks = below("What it unlocks").locator("a[data-item]")
        assert unlocks.evaluate_all("all => all.map((one) => one.dataset.item)") == [
            one["id"] for one in told["needed_by"][:12]
        ]
        for heading, some in (("Certifies", "certifies"), ("Certified by", "certified_by")):
            links = below(heading).locator("a[data-item]")
            assert links.evaluate_all("all => all.map((one) => one.dataset.item)") == told[some]
        resources = below("Learn it from").locator("a")
        assert resources.evaluate_all("all => all.map((one) => one.href)") == [
            one["url"] for one in told["resources"]
        ]


def test_links_lead_to_esco_to_the_official_page_and_to_its_own(
    site: Served, chromium: Browser
) -> None:
    with exploring(chromium, site, QUERY) as page:
        for item, text in (("machine-learning", "script"), ("pytorch", "")):
            told = answer(site, f"/skills/{item}")
            page.locator(f"#item-{item} a").first.click()
            expect(page.locator("#details h3")).to_have_text(told["name"])
            hrefs = page.locator("#details a").evaluate_all("all => all.map((one) => one.href)")
            esco = [one["iri"] for one in told["mappings"] if "data.europa.eu" in one["iri"]]
            assert set(esco) <= set(hrefs), text
            assert not told["url"] or told["url"] in hrefs
            assert f"{site.address}skills/{item}{QUERY}" in hrefs


def test_its_own_page_is_titled_described_and_a_defined_term(
    site: Served, chromium: Browser
) -> None:
    told = answer(site, "/skills/pytorch")
    with exploring(chromium, site, QUERY) as page:
        page.locator("#item-pytorch a").first.click()
        page.get_by_role("link", name="Its own page").click()
        page.wait_for_url("**/skills/pytorch?*")
        assert told["name"] in page.title()
        description = page.locator("meta[name=description]").get_attribute("content") or ""
        assert description.startswith(f"{told['name']}: {told['description'][:60]}")
        term = structured(page.content())
        assert [term[one] for one in ("@type", "@id", "name", "description")] == [
            "DefinedTerm",
            *(told[one] for one in ("iri", "name", "description")),
        ]


def test_a_link_with_a_key_held_leads_where_links_lead(site: Served, chromium: Browser) -> None:
    with exploring(chromium, site, QUERY) as page:
        with page.context.expect_page() as opening:
            page.locator("#item-pytorch a").first.click(modifiers=["Control"])
        assert "/skills/pytorch?" in opening.value.url
        expect(page.locator("#details")).to_be_hidden()


def test_without_scripts_the_page_is_a_list_with_a_search_and_a_path(
    site: Served, chromium: Browser
) -> None:
    with visit(chromium, f"{site.address}explore", scripts="off") as seen:
        page = seen.page
        assert page.locator("tr[data-item]").count() == 409
        page.get_by_placeholder("Add a skill or tool").fill("python")
        page.locator("#goal-1").select_option("pytorch")
        page.get_by_role("button", name="Show", exact=True).click()
        path = answer(site, "/paths", {"known": ["python"], "goal": ["pytorch"]})
        assert page.locator("#overview ol.path > li").count() == len(path["items"])
        expect(page.locator("#item-python .state")).to_have_text("known")
        page.get_by_role("searchbox").fill("pytroch")
        page.get_by_role("button", name="Search").click()
        page.get_by_role("link", name="PyTorch implementation skills").click()
        page.wait_for_url("**/skills/pytorch?known=python&goal=pytorch")
        assert (seen.complaints, seen.outside(site.address)) == ([], [])
