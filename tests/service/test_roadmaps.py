"""Several roadmaps over the same attainables: listed, asked, aimed at."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from skillpath.ontology import read
from skillpath.service.web.app import create_app
from tests.service.asking import API, SMALL, printed, problem, refusal, run

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

SEVERAL = SMALL | {
    "specializations": [
        {
            "id": "in-law",
            "name": "Small in law",
            "description": "For courts.",
            "steps": [
                {"id": "law-1", "name": "Numbers in court", "position": 1, "covers": ["sums"]}
            ],
        },
        {
            "id": "in-arts",
            "name": "Small in arts",
            "steps": [{"id": "arts-1", "name": "Color", "position": 1, "optional": ["r"]}],
        },
    ]
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("roadmaps") / "several.json"
    path.write_bytes(orjson.dumps(SEVERAL))
    return path


@pytest.fixture(scope="module")
def client(file: Path) -> FlaskClient:
    return create_app(read(file)).test_client()


def asked(client: FlaskClient, address: str) -> Any:
    response = client.get(API + address)
    assert response.status_code == 200
    return response.get_json()


def test_all_are_listed_the_general_one_first(client: FlaskClient, file: Path) -> None:
    found = asked(client, "/roadmaps")
    assert found == printed("roadmaps", "--roadmap", file, "--format", "json")
    assert [(one["id"], one["specializes"]) for one in found["roadmaps"]] == [
        ("small", None),
        ("in-arts", "small"),
        ("in-law", "small"),
    ]


@pytest.mark.parametrize("name", ["in-law", "Small%20in%20law", "SMALL in LAW"])
def test_one_is_shown_by_any_of_its_names(client: FlaskClient, file: Path, name: str) -> None:
    found = asked(client, f"/roadmaps/{name}")
    assert found == printed("show", "in-law", "--roadmap", file, "--format", "json")
    assert (found["steps"], found["items"], found["hours"]["likely"]) == (
        ["law-1"],
        {"skill": 1},
        5,
    )


def test_one_that_does_not_exist_is_404_with_the_nearest(client: FlaskClient) -> None:
    told = problem(client.get(f"{API}/roadmaps/in-low"))
    assert told["status"] == 404
    assert "did you mean 'in-law'" in told["detail"]


@pytest.mark.parametrize(
    ("command", "address"),
    [
        (["next"], "/recommendations?"),
        (["next", "--known", "code"], "/recommendations?known=code&"),
        (["path", "in-law"], "/paths?goal=in-law&"),
        (["path", "Numbers in court"], "/paths?goal=Numbers in court&"),
        (["steps"], "/steps?"),
        (["show", "sums"], "/skills/sums?"),
    ],
)
def test_a_chosen_roadmap_answers_alike_everywhere(
    client: FlaskClient, file: Path, command: list[str], address: str
) -> None:
    options = ("--roadmap", file, "--roadmap-id", "in-law", "--format", "json")
    told = printed(*command, *options)
    assert asked(client, f"{address}roadmap_id=in-law") == told


def test_a_specialized_one_is_its_own_goal(client: FlaskClient, file: Path) -> None:
    path = asked(client, "/paths?roadmap_id=in-law")
    command = ("path", "--roadmap", file, "--roadmap-id", "in-law", "--format", "json")
    assert path == printed(*command)
    assert (path["goals"], [one["id"] for one in path["items"]]) == (["in-law"], ["sums"])


def test_the_general_one_is_a_goal_only_by_name(client: FlaskClient, file: Path) -> None:
    told = problem(client.get(f"{API}/paths?roadmap_id=small"))
    assert told["errors"] == [
        {
            "field": "goal",
            "found": "nothing",
            "expected": "a goal, or a specialized roadmap_id",
        }
    ]
    refused = run("path", "--roadmap", file, "--roadmap-id", "small")
    assert refused.exit_code == 2
    assert "Missing argument 'GOAL...'" in refused.stderr


def test_a_body_names_the_roadmap_too(client: FlaskClient) -> None:
    found = client.post(f"{API}/recommendations", json={"roadmap_id": "in-law"}).get_json()
    assert [one["id"] for one in found["recommendations"]] == ["sums"]


def test_an_unknown_one_is_refused_everywhere(client: FlaskClient, file: Path) -> None:
    expected = "found 'x'; expected the id, IRI or label of a roadmap"
    for address in ("/steps?", "/recommendations?", "/paths?goal=sums&", "/skills/sums?"):
        response = client.get(f"{API}{address}roadmap_id=x")
        assert response.status_code == 422
        assert problem(response)["detail"].startswith(expected)
    for command in (["next"], ["path", "sums"], ["steps"], ["show", "sums"], ["export", "sums"]):
        assert refusal(*command, "--roadmap", file, "--roadmap-id", "x").startswith(expected)


def test_every_roadmap_is_a_goal(file: Path) -> None:
    path = printed("path", "Small in law", "--roadmap", file, "--format", "json")
    assert [one["id"] for one in path["items"]] == ["sums"]
    assert path["items"][0]["because"] == [
        {"needed_by": "in-law", "reason": "The roadmap Small in law covers it."}
    ]


def test_the_terminal_lists_them_with_what_they_ask_for(file: Path) -> None:
    lines = run("roadmaps", "--roadmap", file).stdout.splitlines()
    assert lines == [
        "Small   small",
        "2 steps covering 4 items, 33.5 h (23 to 53) of their own",
        "",
        "Small in arts   in-arts",
        "1 step covering 0 items, 0 h of their own",
        "",
        "Small in law   in-law",
        "1 step covering 1 item, 5 h of their own",
        "For courts.",
    ]


def test_a_page_leads_to_the_others_and_keeps_what_is_known(client: FlaskClient) -> None:
    page = client.get("/?roadmap_id=in-law&known=code").text
    assert 'href="/?roadmap_id=in-arts&amp;known=code"' in page
    assert 'href="/?known=code"' in page
    assert 'name="roadmap_id" value="in-law"' in page
    assert "Numbers in court" in page


def test_a_page_aims_at_the_roadmap_that_was_chosen(client: FlaskClient) -> None:
    page = client.get("/?roadmap_id=in-law&known=code").text
    assert "The path to <span" in page
    assert 'name="goal" value="in-law" checked' in page


def test_the_map_of_one_shows_its_scope(client: FlaskClient) -> None:
    page = client.get("/explore?roadmap_id=in-law").text
    assert 'id="item-sums"' in page
    assert 'id="item-stats"' not in page


@pytest.mark.parametrize("page", ["/", "/explore"])
def test_every_link_of_a_page_stays_with_the_roadmap(client: FlaskClient, page: str) -> None:
    text = client.get(f"{page}?roadmap_id=in-law&known=code&goal=in-law").text
    switch = re.search(r'<ul class="roadmaps">.*?</ul>', text, re.DOTALL)
    rest = text.replace(switch[0], "") if switch else text
    links = [html.unescape(one) for one in re.findall(r'href="(/(?:explore)?\?[^"#]*)', rest)]
    assert len(links) > 1
    assert [one for one in links if "roadmap_id=in-law" not in one] == []
    assert 'href="/api/v1/roadmap?roadmap_id=in-law"' in text


def test_a_page_marks_the_roadmap_and_offers_the_others_as_goals(client: FlaskClient) -> None:
    page = client.get("/?roadmap_id=in-law").text
    assert page.count('aria-current="page"') == 1
    assert '<option value="in-arts">Small in arts</option>' in page
    assert "<title>Small in law" in page


def test_what_is_known_is_on_its_map_too(client: FlaskClient) -> None:
    page = client.get("/explore?roadmap_id=in-law&known=code").text
    assert 'id="item-code" data-item="code" class="known"' in page


def test_a_goal_outside_its_steps_is_on_its_map_too(client: FlaskClient) -> None:
    page = client.get("/explore?roadmap_id=in-law&goal=stats").text
    assert 'id="item-stats"' in page
    assert "What the steps build on" in page


@pytest.mark.parametrize("value", ["x" * 301, "in-law&roadmap_id=in-arts"])
def test_a_page_refuses_what_names_no_single_roadmap(client: FlaskClient, value: str) -> None:
    assert client.get(f"/?roadmap_id={value}").status_code == 422


def test_a_blank_roadmap_id_is_refused_on_the_command_line(file: Path) -> None:
    assert refusal("next", "--roadmap", file, "--roadmap-id", "").startswith("found ''")


def test_a_page_tells_that_a_roadmap_is_unknown(client: FlaskClient) -> None:
    response = client.get("/?roadmap_id=nowhere")
    assert response.status_code == 422
    assert 'No roadmap is called <q dir="auto">nowhere</q>.' in response.text


def test_the_map_is_written_for_one(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "law.html"
    command = ("explore", "--roadmap", file, "--roadmap-id", "in-law", "--output", target)
    assert run(*command).exit_code == 0
    assert "<title>Small in law" in target.read_text(encoding="utf-8")
