from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from skillpath.graph import (
    Attainable,
    Change,
    Differences,
    Effort,
    ItemChange,
    Move,
    Outline,
    OutlineChange,
    OutlineChanges,
    Replacement,
    Requirement,
    RequirementChange,
    RequirementChanges,
    Roadmap,
    Standing,
    Status,
    Step,
    StepChange,
    StepChanges,
    Strength,
    all_of,
    differences,
    displaced,
)
from tests.graph.changed_roadmaps import BASE, NEEDS, B, changed, with_id, with_item, without
from tests.graph.small import item, roadmap


def requiring(*requirements: Requirement) -> Differences:
    """What differs once b has these requirements."""
    return differences(BASE, with_item(BASE, replace(B, requirements=requirements)))


def of_requirements(*requirements: Requirement, **told: Any) -> Differences:
    after = replace(B, requirements=requirements)
    return changed(B, after, requirements=RequirementChanges(**told))


def in_steps(*steps: Step) -> StepChanges:
    """What became of the steps once there are these."""
    found = differences(BASE, replace(BASE, steps=steps))
    assert found == Differences(steps=found.steps)
    return found.steps


def test_items_that_came_or_went_are_told_with_their_places_and_hours() -> None:
    d = item("d", hours=4)
    steps = (replace(BASE.steps[0], covers=("a", "b", "d")), BASE.steps[1])
    found = differences(BASE, replace(BASE, items=(*BASE.items, d), steps=steps))
    assert found == Differences(
        added=(d,),
        steps=StepChanges(moves=(Move((), (Standing("d", "one", is_optional=False),)),)),
        hours=Change("hours", Effort(3, 3, 3), Effort(7, 7, 7)),
    )


def test_retired_items_count_no_hours() -> None:
    gone = replace(B, status=Status.RETIRED)
    found = differences(BASE, with_item(BASE, gone))
    assert found.hours == Change("hours", Effort(3, 3, 3), Effort(2, 2, 2))


@pytest.mark.parametrize(
    ("before", "after", "known_by"),
    [
        (Attainable("ml", "Learning"), Attainable("learning", "LEARNING"), "learning"),
        (Attainable("ml", "Ml"), Attainable("x", "X", alt_labels=("ML",)), "ml"),
        (Attainable("ml", "M. L."), Attainable("x", "X", alt_labels=("m. l.", "else")), "m. l."),
        (Attainable("ml", "Y", alt_labels=("X",)), Attainable("z", "X"), "x"),
    ],
)
def test_an_item_given_another_id_is_known_by_a_name(
    before: Attainable, after: Attainable, known_by: str
) -> None:
    found = differences(roadmap(item("a"), before), roadmap(item("a"), after))
    assert (found.added, found.removed) == ((), ())
    [one] = found.changed
    assert (one.before, one.after, one.known_by) == (before, after, known_by)
    assert (one.has_other_id, one.is_renamed) == (True, False)


def test_what_could_be_two_items_is_taken_for_neither() -> None:
    old = Attainable("ml", "ML")
    one, two = (Attainable(name, name, alt_labels=("ml",)) for name in ("x", "y"))
    found = differences(roadmap(old), roadmap(one, two))
    assert (found.removed, found.added, found.changed) == ((old,), (one, two), ())
    assert differences(roadmap(one, two), roadmap(old)).added == (old,)


def test_the_name_counts_more_than_an_alt_label() -> None:
    old = Attainable("ml", "ML")
    one, two = Attainable("x", "ml"), Attainable("y", "Y", alt_labels=("ML",))
    found = differences(roadmap(old), roadmap(one, two))
    assert ([each.after for each in found.changed], found.added) == ([one], (two,))


def test_what_refers_to_an_item_with_another_id_did_not_change_by_that() -> None:
    credit = replace(item("d"), certifies=("c",), replaced_by=("c",))
    old = replace(BASE, items=(*BASE.items, credit))
    new = with_id(old, "c", "new")
    after = new.by_id["new"]
    assert differences(old, new) == changed(BASE.by_id["c"], after, known_by="c")


def test_a_renamed_item_keeps_its_id() -> None:
    found = differences(BASE, with_item(BASE, replace(B, name="Bee")))
    assert [(one.is_renamed, one.has_other_id) for one in found.changed] == [(True, False)]


def test_what_was_replaced_is_told_with_its_successors() -> None:
    #  old and older were retired already: old is gone now, older stays as it is
    retired = [
        replace(item(name), status=Status.RETIRED, replaced_by=("a", "b"))
        for name in ("old", "older")
    ]
    before = roadmap(item("a"), item("b"), item("c"), *retired)
    after = without(without(before, "old"), "b")
    last = with_item(after, replace(item("c"), status=Status.RETIRED, replaced_by=("a",)))
    found = differences(before, with_id(last, "a", "first")).replaced
    assert found == (Replacement("c", ("first",)), Replacement("old", ("first",)))


@pytest.mark.parametrize("part", ["reason", "source"])
def test_a_requirement_for_another_reason_is_reworded(part: str) -> None:
    after = replace(NEEDS, **{part: "Now."})  # type: ignore[arg-type]
    told = (RequirementChange(NEEDS, after),)
    assert requiring(after) == of_requirements(after, reworded=told)


def test_a_requirement_of_another_strength_is_changed() -> None:
    after = replace(NEEDS, strength=Strength.RECOMMENDED)
    told = (RequirementChange(NEEDS, after),)
    assert requiring(after) == of_requirements(after, changed=told)


def test_requirements_that_share_members_are_one_that_changed() -> None:
    #  any_of(a, c) has more in common with all_of(a, c) than with c
    both, one = Requirement(all_of("a", "c")), Requirement("c")
    told = {"changed": (RequirementChange(NEEDS, both),), "added": (one,)}
    assert requiring(both, one) == of_requirements(both, one, **told)


def test_required_and_recommended_are_never_paired() -> None:
    after = Requirement("a", strength=Strength.RECOMMENDED)
    told = of_requirements(after, added=(after,), removed=(NEEDS,))
    assert requiring(after) == told


def test_a_choice_that_lost_what_was_given_another_id_is_changed() -> None:
    new = with_id(BASE, "c", "new")
    after = replace(B, requirements=(Requirement("new"),))
    [one, _] = differences(BASE, with_item(new, after)).changed
    assert one == ItemChange(
        B,
        after,
        requirements=RequirementChanges(changed=(RequirementChange(NEEDS, Requirement("new")),)),
    )


def test_steps_are_renamed_and_moved() -> None:
    one, two = BASE.steps
    after = replace(one, name="First", position=3)
    changes = (Change("name", "One", "First"), Change("position", 1, 3))
    assert in_steps(after, two) == StepChanges(changed=(StepChange(one, after, "", changes),))


def test_a_step_of_the_same_name_is_the_same_with_another_id() -> None:
    one, two = BASE.steps
    after = replace(one, id="1")
    assert in_steps(after, two) == StepChanges(changed=(StepChange(one, after, "one"),))


def test_a_name_that_several_steps_bear_shows_nothing() -> None:
    one, two = BASE.steps
    twins = (replace(one, id="x-1"), replace(two, id="x-2", name="One"))
    found = in_steps(*twins)
    assert (found.added, found.removed, found.changed) == (twins, (one, two), ())


def test_items_move_between_steps_and_become_optional() -> None:
    one, two = BASE.steps
    new = Step("new", "New", 3, ("b",))
    after = replace(one, covers=(), optional=("a",))
    was = [Standing(name, "one", is_optional=False) for name in ("a", "b")]
    assert in_steps(after, two, new) == StepChanges(
        added=(new,),
        moves=(
            Move((was[0],), (Standing("a", "one", is_optional=True),)),
            Move((was[1],), (Standing("b", "new", is_optional=False),)),
        ),
    )


def test_another_order_in_a_step_is_told_of_what_stood_there_before() -> None:
    one, two = BASE.steps
    after = replace(one, covers=("b", "c", "a"))
    change = Change("covers", ("a", "b"), ("b", "a"))
    assert in_steps(after, two).changed == (StepChange(one, after, "", (change,)),)
    assert displaced(tuple("abcdef"), tuple("afbdce")) == ("f", "d")


def test_specializations_come_and_go_and_change_their_steps() -> None:
    [before] = BASE.specializations
    [step] = before.steps
    new = Outline("y", "Y", (Step("y-one", "Y one", 1),))
    after = replace(before, steps=(replace(step, covers=()),))
    gone = Move((Standing("a", "x-one", is_optional=False),), ())
    told = OutlineChange(before, after, steps=StepChanges(moves=(gone,)))
    found = differences(BASE, replace(BASE, specializations=(new, after)))
    assert found.specializations == OutlineChanges(added=(new,), changed=(told,))
    assert differences(BASE, replace(BASE, specializations=())).specializations == OutlineChanges(
        removed=(before,)
    )


def test_that_general_roadmaps_differ_is_told_of_special_ones() -> None:
    general = replace(BASE, version="2")
    old, new = BASE.specialized("x"), general.specialized("x")
    alone = Roadmap("x", "X", BASE.items, old.steps)
    parts = (Change("version", "", "2"), Change("specializes", BASE, general))
    assert differences(old, new) == Differences(roadmap=parts)
    assert differences(alone, old) == Differences(roadmap=(Change("specializes", None, BASE),))
