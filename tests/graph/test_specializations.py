from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from skillpath.graph import (
    AmbiguousNameError,
    Attainable,
    Effort,
    InvalidRoadmapError,
    Outline,
    Requirement,
    Roadmap,
    Step,
    UnknownNameError,
    any_of,
    cheapest_path,
    find_goal,
    find_roadmap,
    recommend,
)


def item(name: str, *needs: str) -> Attainable:
    return Attainable(
        name, name.upper(), effort=Effort(1, 1, 1), requirements=tuple(map(Requirement, needs))
    )


r"""
a -> b -> c     general: c, then d     medicine: b, then e optional     law: f
a -> d
     e          f
"""
GENERAL = Roadmap(
    "general",
    "General",
    tuple(item(*one.split()) for one in ("a", "b a", "c b", "d a", "e", "f")),
    (Step("g-1", "First", 1, ("c",)), Step("g-2", "Second", 2, ("d",))),
    specializations=(
        Outline(
            "medicine",
            "General in medicine",
            (Step("m-2", "Second", 2, (), ("e",)), Step("m-1", "First", 1, ("b",))),
        ),
        Outline("law", "General in law", (Step("l-1", "First", 1, ("f",)),)),
    ),
)
MEDICINE = GENERAL.specialized("medicine")


def faults(roadmap: Roadmap, *others: Outline) -> list[tuple[str, str]]:
    with pytest.raises(InvalidRoadmapError) as caught:
        replace(roadmap, specializations=others)
    return [(fault.where, fault.code) for fault in caught.value.faults]


def test_a_specialization_is_a_roadmap_with_its_own_steps_over_the_same_items() -> None:
    assert (MEDICINE.id, MEDICINE.name) == ("medicine", "General in medicine")
    assert [step.id for step in MEDICINE.steps] == ["m-1", "m-2"]
    assert MEDICINE.items == GENERAL.items
    assert MEDICINE.general is GENERAL


def test_it_is_made_once_and_leads_back() -> None:
    assert GENERAL.specialized("medicine") is MEDICINE
    assert MEDICINE.specialized("general") is GENERAL
    assert list(MEDICINE.outlines) == ["general", "law", "medicine"]


def test_one_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="'a'"):
        GENERAL.specialized("a")


def test_its_scope_is_what_its_steps_name_and_what_that_requires() -> None:
    assert MEDICINE.scope == {"a", "b", "e"}
    assert GENERAL.scope == set("abcdef")


def test_without_a_goal_it_is_the_goal_itself() -> None:
    found = recommend(MEDICINE, known=["a"])
    assert ([one.item.id for one in found.items], found.goals.ids) == (["b"], ("medicine",))
    path = cheapest_path(MEDICINE, [])
    assert ([one.item.id for one in path.items], path.goals.ids) == (["a", "b"], ("medicine",))


def test_a_general_roadmap_is_no_goal_unless_it_is_named() -> None:
    assert cheapest_path(GENERAL, []).items == ()
    assert len(recommend(GENERAL).items) == 3


def test_what_is_known_outside_its_scope_counts() -> None:
    assert recommend(MEDICINE, known=["c"]).knowledge.inferred == {"a", "b"}


def test_a_goal_outside_its_scope_is_reached() -> None:
    found = recommend(MEDICINE, goals=["f"])
    assert ([one.item.id for one in found.items], found.frontier_size) == (["f"], 3)


@pytest.mark.parametrize("roadmap", [GENERAL, MEDICINE])
@pytest.mark.parametrize(
    ("goal", "items"), [("medicine", "ab"), ("GENERAL", "abcd"), ("general in medicine", "ab")]
)
def test_every_roadmap_is_a_goal_of_every_other(roadmap: Roadmap, goal: str, items: str) -> None:
    path = cheapest_path(roadmap, [goal])
    assert sorted(one.item.id for one in path.items) == list(items)


def test_a_path_to_a_roadmap_says_that_it_covers_the_item() -> None:
    path = cheapest_path(GENERAL, ["medicine"], ["a"])
    reasons = [one.reason for one in path.items[0].because]
    assert reasons == ["The roadmap General in medicine covers it."]


def test_steps_are_goals_of_their_own_roadmap_alone() -> None:
    assert find_goal(MEDICINE, "first") == "m-1"
    assert find_goal(GENERAL, "first") == "g-1"
    with pytest.raises(UnknownNameError):
        find_goal(GENERAL, "m-1")


def test_one_without_steps_is_refused() -> None:
    assert faults(GENERAL, Outline("x", "X")) == [("roadmap 'x'", "empty")]


def test_no_id_gets_in_the_way_of_what_is_remembered() -> None:
    ids = ("names", "users", "drawn", "dominators")
    others = tuple(Outline(one, one, (Step(f"{one}-1", "S", 1, ("a",)),)) for one in ids)
    odd = replace(GENERAL, specializations=others)
    for one in ids:
        assert find_roadmap(odd, one) == odd.specialized(one).id == one
        assert [each.item.id for each in recommend(odd.specialized(one)).items] == ["a"]


def test_each_is_made_once_also_by_many_threads() -> None:
    fresh = replace(GENERAL)
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(fresh.specialized, ["medicine"] * 64))
    assert len({id(one) for one in made} | {id(fresh.specialized("medicine"))}) == 1


def test_what_a_roadmap_was_made_of_makes_a_difference() -> None:
    alone = replace(MEDICINE)
    assert alone.general is None
    assert alone != MEDICINE
    assert alone.scope == set("abcdef")


@pytest.mark.parametrize("name", ["medicine", "MEDICINE", "General  in Medicine"])
def test_a_roadmap_is_found_by_id_and_name(name: str) -> None:
    assert find_roadmap(GENERAL, name) == find_roadmap(MEDICINE, name) == "medicine"


def test_an_unknown_roadmap_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="a roadmap; did you mean 'medicine'"):
        find_roadmap(GENERAL, "medecine")


def test_two_roadmaps_of_one_name_are_ambiguous() -> None:
    steps = (Step("s", "S", 1), Step("t", "T", 1))
    named = (Outline("x", "Law", steps[:1]), Outline("y", "law", steps[1:]))
    twins = replace(GENERAL, specializations=named)
    with pytest.raises(AmbiguousNameError, match=r"x.*y"):
        find_roadmap(twins, "LAW")


def test_ids_are_unique_over_all_roadmaps_and_their_steps() -> None:
    thing = Outline("a", "A thing", (Step("x-1", "One", 1),))
    assert faults(GENERAL, thing) == [("id 'a'", "duplicate-id")]
    again = Outline("x", "X", (Step("g-1", "Again", 1),))
    assert faults(GENERAL, again) == [("id 'g-1'", "duplicate-id")]


def test_what_its_steps_name_must_exist() -> None:
    wrong = Outline("x", "X", (Step("x-1", "One", 1, ("z",)),))
    assert faults(GENERAL, wrong) == [("step 'x-1', covers", "unknown-item")]


def test_it_needs_a_name_and_sound_positions() -> None:
    wrong = Outline("x", " ", (Step("x-1", "One", 10**9),))
    assert faults(GENERAL, wrong) == [("roadmap 'x'", "name"), ("step 'x-1'", "position")]


def test_the_order_in_which_they_are_given_carries_no_meaning() -> None:
    assert replace(GENERAL, specializations=GENERAL.specializations[::-1]) == GENERAL


def test_choices_come_into_the_scope_with_all_their_members() -> None:
    chosen = replace(item("g"), requirements=(Requirement(any_of("e", "f")),))
    wider = replace(
        GENERAL,
        items=(*GENERAL.items, chosen),
        specializations=(Outline("x", "X", (Step("x-1", "One", 1, ("g",)),)),),
    )
    assert wider.specialized("x").scope == {"e", "f", "g"}
