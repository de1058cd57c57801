from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from skillpath.graph import Roadmap, cheapest_path, compare, recommend
from skillpath.visualizations import (
    Addresses,
    Asked,
    edition,
    explorer_file,
    explorer_page,
    reference_page,
    start_page,
    static_files,
)
from skillpath.visualizations.assets import (
    inside_element,
)
from skillpath.visualizations.rendering import web
from tests.visualizations.roadmaps import ATTACKS, demo, hostile, large
from tests.visualizations.seen import Seen


def data_of(page: str) -> dict[str, Any]:
    found = re.search(
        r'<script type="application/json" id="page-data">(.*?)</script>', page, re.DOTALL
    )
    assert found
    return dict(json.loads(found.group(1)))


def cards_of(page: str) -> list[dict[str, Any]]:
    """What the map draws."""
    return list(data_of(page)["answers"]["map"]["cards"])


def row(page: str, item: str) -> str:
    """What the list says of an item."""
    found = re.search(rf'<tr id="item-{item}".*?</tr>', page, re.DOTALL)
    assert found
    return Seen(found.group(0)).text


def answered(roadmap: Roadmap, known: list[str], goals: list[str]) -> str:
    return explorer_page(
        roadmap,
        path=cheapest_path(roadmap, goals, known),
        recommendations=recommend(roadmap, known, goals),
    )


def test_every_item_has_a_card_and_a_row() -> None:
    page = explorer_page(demo())
    ids = {one.id for one in demo().items}
    assert {card["id"] for card in cards_of(page)} == ids
    assert set(Seen(page).attributes("tr", "data-item")) == ids


def test_the_path_is_numbered_in_its_order_on_the_map_and_in_the_list() -> None:
    path = cheapest_path(demo(), ["pipeline"], ["python"])
    page = explorer_page(demo(), path=path)
    numbers = {card["number"]: card["id"] for card in cards_of(page) if card["number"]}
    assert [numbers[turn] for turn in sorted(numbers)] == [one.item.id for one in path.items]
    assert f"number {len(path.items)} on the path" in row(page, "pipeline")


def test_the_hours_of_the_path_are_told_with_their_range() -> None:
    text = Seen(answered(demo(), ["python"], ["models"])).text
    assert "31 h for 4 items, 16 h to 62 h" in text
    assert "No shorter path exists." in text


def test_states_are_known_ready_locked_and_retired_on_the_map_and_in_the_list() -> None:
    page = answered(demo(), ["python"], ["models"])
    states = {card["id"]: card["state"] for card in cards_of(page)}
    expected = {"python": "known", "numpy": "ready", "pipeline": "locked", "old-exam": "retired"}
    assert {one: states[one] for one in expected} == expected
    assert "Python tool 40 h known" in row(page, "python")
    assert "Numpy tool 5 h ready now · next 2 · number 2 on the path" in row(page, "numpy")
    assert "Pipeline skill 10 h locked" in row(page, "pipeline")
    assert "retired" in row(page, "old-exam")


def test_requirements_are_told_in_words_in_the_list() -> None:
    page = explorer_page(demo())
    assert "any one of Python , R" in row(page, "wrangling")
    assert "Basics ; at least 2 of Numpy , Spark , SQL" in row(page, "models")
    assert "Models ; Wrangling" in row(page, "pipeline")


def test_the_form_keeps_what_was_asked_and_offers_no_retired_goal() -> None:
    seen = Seen(answered(demo(), ["python"], ["models"]))
    boxes = [attrs for _, attrs in seen.elements if "checked" in attrs]
    assert [(box["name"], box["value"]) for box in boxes] == [
        ("known", "python"),
        ("goal", "models"),
    ]
    offered = seen.attributes("option", "value")
    assert {"demo", "one", "exam", "pipeline"} <= set(offered)
    assert "old-exam" not in offered


def test_links_carry_what_was_asked() -> None:
    links = Seen(answered(demo(), ["r", "python"], ["models"])).attributes("a", "href")
    asked = "?known=r&known=python&goal=models"
    assert {f"/explore{asked}", f"/{asked}", f"/skills/numpy{asked}"} <= set(links)


def test_an_item_whose_name_means_another_one_is_offered_by_id() -> None:
    zero, one = large(2).items
    roadmap = Roadmap(
        "twins", "Twins", (replace(zero, name="Number zero"), replace(one, name="N0"))
    )
    offered = Seen(start_page(roadmap)).attributes("option", "value")
    assert {"n1", "Number zero"} <= set(offered)
    assert "N0" not in offered


@pytest.mark.parametrize("render", [explorer_page, explorer_file, start_page])
def test_hostile_names_stay_text(render: Any) -> None:
    roadmap = hostile()
    answers = {
        "path": cheapest_path(roadmap, ["item-1"]),
        "recommendations": recommend(roadmap, ["item-0"], ["item-1"]),
    }
    seen = Seen(render(roadmap, **answers))
    assert not {"img", "b"} & {tag for tag, _ in seen.elements}
    assert ATTACKS[0] in seen.text


@pytest.mark.parametrize("url", ["javascript:alert(1)", " https://example.org", "data:,x", ""])
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    assert web("https://example.org/") == "https://example.org/"
    assert web(url) == ""


def test_hostile_questions_stay_text() -> None:
    asked = Asked((ATTACKS[0], ATTACKS[1]), (ATTACKS[0],), f"found {ATTACKS[0]}")
    for page in (start_page(demo(), asked=asked), explorer_page(demo(), asked=asked)):
        seen = Seen(page)
        assert not {"img", "b"} & {tag for tag, _ in seen.elements}
        assert f"found {ATTACKS[0]} Nothing here is called {ATTACKS[0]} ." in seen.text
        assert ATTACKS[1] in seen.attributes("input", "value")


def test_the_data_hold_no_character_that_ends_an_element_or_a_line() -> None:
    page = explorer_page(hostile())
    raw = page[page.index('id="page-data">') + 15 :].partition("</script>")[0]
    assert not set(raw) & {"<", ">", "&", "\u2028"}
    assert [card["name"] for card in cards_of(page)] == list(ATTACKS)


def test_of_a_large_roadmap_a_part_is_shown_and_the_page_says_so() -> None:
    roadmap = large(14_000)
    page = explorer_page(roadmap, path=cheapest_path(roadmap, ["n13999"]))
    cards = cards_of(page)
    assert len(cards) == 500
    assert {card["id"] for card in cards if card["number"]} >= {"n13999", "n0"}
    assert "This roadmap has 14,000 items. The 500 nearest" in Seen(page).text
    assert len(page) < 3_000_000


def test_pages_are_the_same_byte_for_byte_in_every_process() -> None:
    script = (
        "from skillpath.graph import cheapest_path, recommend\n"
        "from skillpath.visualizations import explorer_page, start_page\n"
        "from tests.visualizations.roadmaps import demo\n"
        "answers = dict(path=cheapest_path(demo(), ['pipeline'], ['r']),"
        " recommendations=recommend(demo(), ['r'], ['pipeline']))\n"
        "print(explorer_page(demo(), **answers), start_page(demo(), **answers))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_the_file_asks_for_nothing_and_allows_exactly_its_own_code() -> None:
    page = explorer_file(demo())
    seen = Seen(page)
    assert seen.attributes("script", "src") == []
    assert seen.attributes("link", "href") == ["data:,"]
    (policy,) = [attrs["content"] for _, attrs in seen.elements if "http-equiv" in attrs]
    code = re.findall(
        r'<(?:script|script type="module"|style)>(.*?)</(?:script|style)>', page, re.DOTALL
    )
    hashes = {base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in code}
    assert len(hashes) == 5
    assert set(re.findall(r"'sha256-(.*?)'", policy or "")) == hashes
    assert "unsafe" not in (policy or "")


def test_the_file_links_to_no_service() -> None:
    page = explorer_file(demo(), path=cheapest_path(demo(), ["models"]))
    links = Seen(page).attributes("a", "href")
    assert links
    assert all(link.startswith("#") for link in links)
    assert "question" not in Seen(page).attributes("form", "class")


def test_pages_ask_only_for_files_that_are_served() -> None:
    places = Addresses(home="/h", explore="/e", static="/s/", api="")
    seen = Seen(explorer_page(demo(), addresses=places) + start_page(demo(), addresses=places))
    shown = Seen(reference_page("/d", addresses=places))
    styles = [
        one["href"] or ""
        for _, one in (*seen.elements, *shown.elements)
        if one.get("rel") == "stylesheet"
    ]
    asked = seen.attributes("script", "src") + shown.attributes("script", "src") + styles
    files = {f"/s/{edition()}/{name}" for name in static_files()}
    assert set(asked) <= files
    imported = {
        f"/s/{edition()}/{name}"
        for file in static_files().values()
        for name in re.findall(r' from "\./(.*)";$', file.content.decode(), re.MULTILINE)
    }
    assert imported <= files
    assert {"/h", "/e"} <= set(seen.attributes("form", "action") + seen.attributes("a", "href"))


def test_the_start_page_answers_in_words() -> None:
    answers = recommend(demo(), ["python"], ["pipeline"])
    path = cheapest_path(demo(), ["pipeline"], ["python"])
    text = Seen(start_page(demo(), path=path, recommendations=answers)).text
    assert "Learn next" in text
    assert "The path to Pipeline" in text
    assert "For Models: Terms come first." in text
    assert "1 Foundations 1 of 4 known · 80 h left" in text


def test_several_goals_stand_side_by_side() -> None:
    goals = ["pipeline", "wrangling"]
    page = Seen(
        start_page(demo(), path=cheapest_path(demo(), goals), comparison=compare(demo(), goals))
    )
    assert "Each goal by itself Pipeline 91 h · 7 items Wrangling 50 h · 2 items" in page.text
    assert "Both need 2 items in common; together they take 50 h less than one" in page.text
    assert "/?goal=wrangling#plan" in page.attributes("a", "href")


def test_no_line_breaks_between_a_number_and_its_hours() -> None:
    page = answered(demo(), ["python"], ["models"]) + start_page(demo())
    assert re.findall(r"\d h\b", page) == []
    assert "40\N{NO-BREAK SPACE}h" in page


def test_a_goal_that_is_met_is_said_to_be() -> None:
    page = explorer_page(demo(), path=cheapest_path(demo(), ["python"], ["python"]))
    assert "You are there: what you know meets the goal." in Seen(page).text


def test_what_follows_from_what_is_known_is_shown_as_such() -> None:
    page = answered(demo(), ["wrangling", "models"], ["pipeline"])
    assert "Also counted as known, because it follows: Basics" in Seen(page).text
    assert "known, it follows" in Seen(page).text


def test_code_inside_a_page_cannot_end_its_element() -> None:
    code = inside_element("a = '</script>' + \"</SCRIPT >\" + '<!--';\r\nb", "script")
    assert code == "a = '<\\/script>' + \"<\\/SCRIPT >\" + '<\\!--';\nb"
    assert inside_element("</script>", "style") == "</script>"


def test_pyvis_is_imported_when_a_map_is_made_and_not_before() -> None:
    script = "import sys, skillpath.visualizations; sys.exit('pyvis' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)
