"""What people typed: what is understood, and how the rest is given back to them."""

from __future__ import annotations

from skillpath.graph import Knowledge
from skillpath.visualizations import Asked, start_page
from skillpath.visualizations.doubts import Doubt, Reading, Why, read_as
from tests.visualizations.roadmaps import demo
from tests.visualizations.seen import Seen


def test_all_names_are_read_and_all_wrong_ones_told_in_the_order_of_the_form() -> None:
    asked = Asked(("Python", "nunpy", "python"), ("Models", "old-exam", "pipelin"))
    assert read_as(demo(), asked) == Reading(
        Knowledge(("python",)),
        ("models",),
        (
            Doubt("known", "nunpy", Why.UNKNOWN, ("numpy",)),
            Doubt("goal", "old-exam", Why.RETIRED, ("exam",)),
            Doubt("goal", "pipelin", Why.UNKNOWN, ("pipeline",)),
        ),
    )


def test_where_the_roadmap_is_in_doubt_its_goals_are_not_blamed() -> None:
    asked = Asked(("zzz",), ("a step of it",), roadmap_id="dema")
    assert read_as(demo(), asked).doubts == (
        Doubt("roadmap_id", "dema", Why.UNKNOWN, ("demo",)),
        Doubt("known", "zzz", Why.UNKNOWN),
    )


def test_of_many_wrong_names_ten_are_told_and_all_marked() -> None:
    asked = Asked((*(f"zzz{one}" for one in range(12)), "python"))
    page = Seen(start_page(demo(), asked=asked))
    assert page.text.count("Nothing here is called") == 10
    assert "2 more are marked below." in page.text
    assert page.attributes("input", "aria-invalid") == ["true"] * 12
    assert read_as(demo(), asked).knowledge == Knowledge(("python",))
    assert page.barriers == []


def test_what_is_no_skill_is_said_to_be_something_else() -> None:
    page = Seen(start_page(demo(), asked=Asked(("Foundations",))))
    assert "Foundations is a step, which does not belong here." in page.text


def test_a_wrong_name_stays_in_its_field_marked_and_explained() -> None:
    page = Seen(start_page(demo(), asked=Asked(("python", "nunpy"), ("pipelin",))))
    wrong = [one for _, one in page.elements if one.get("aria-invalid")]
    assert [(one["name"], one["value"], one["aria-describedby"]) for one in wrong] == [
        ("known", "nunpy", "doubt-1"),
        ("goal", "pipelin", "doubt-2"),
    ]
    assert {"doubt-1", "doubt-2"} <= set(page.attributes("p", "id"))
    ticked = [one["value"] for _, one in page.elements if one.get("type") == "checkbox"]
    assert ticked == ["python"]


def test_a_wrong_name_is_replaced_and_the_rest_of_the_question_kept() -> None:
    page = Seen(start_page(demo(), asked=Asked(("R", "nunpy"), ("models",), roadmap_id="dema")))
    links = page.attributes("a", "href")
    assert "/?roadmap_id=demo&known=R&known=nunpy&goal=models#answer" in links
    assert "/?roadmap_id=dema&known=R&known=numpy&goal=models#answer" in links
    assert "/?roadmap_id=dema&known=R&goal=models#answer" in links
