from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from skillpath.graph import (
    Fault,
    Group,
    Requirement,
    Roadmap,
    Severity,
    Strength,
    all_of,
    any_of,
    at_least,
    is_met,
    words,
)
from skillpath.graph.authoring.redundancy import redundant_requirements
from tests.graph import oracle
from tests.graph.random_roadmaps import random_roadmap
from tests.graph.small import helped, item, roadmap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Attainable

PARTS = {Strength.REQUIRED: "requires", Strength.RECOMMENDED: "recommends"}
SEEDS = 1000
each_seed = pytest.mark.parametrize("part", range(10))


def found(*items: Attainable) -> list[tuple[str, str]]:
    return [(fault.where, fault.found) for fault in redundant_requirements(roadmap(*items))]


def test_a_requirement_that_another_implies_is_to_be_removed() -> None:
    assert redundant_requirements(roadmap(item("a"), item("b", "a"), item("c", "a", "b"))) == [
        Fault(
            where="item 'c', requires 'a'",
            found="a, which b needs anyway",
            expected="only requirements that say something new: remove this one",
            code="redundant",
            severity=Severity.WARNING,
            subject="c",
            part="requires",
        )
    ]


def test_an_alternative_that_needs_another_is_to_be_removed() -> None:
    chain = (item("a"), item("b", "a"), item("c", "b"))
    assert redundant_requirements(roadmap(*chain, item("d", any_of("a", "c")))) == [
        Fault(
            where="item 'd', requires 'any_of(a, c)'",
            found="c beside a, which it needs anyway",
            expected="alternatives that do not need each other: remove c",
            code="redundant",
            severity=Severity.WARNING,
            subject="d",
            part="requires",
        )
    ]


def test_a_recommendation_that_the_requirements_imply_is_pointed_out() -> None:
    both = replace(
        item("c", "b"), requirements=(*item("c", "b").requirements, *helped("c", "a").requirements)
    )
    [warning] = redundant_requirements(roadmap(item("a"), item("b", "a"), both))
    assert (warning.where, warning.part) == ("item 'c', recommends 'a'", "recommends")
    assert warning.found == "a, which b needs anyway"


def test_recommended_alternatives_of_which_one_needs_another_are_pointed_out() -> None:
    assert found(helped("a", any_of("b", "c")), item("b"), item("c", "b")) == [
        ("item 'a', recommends 'any_of(b, c)'", "c beside b, which it needs anyway"),
    ]


def test_a_choice_is_made_already_by_what_is_required_beside_it() -> None:
    a, b, d = item("a"), item("b", "a"), item("d")
    assert found(a, d, item("c", "a", any_of("a", "d"))) == [
        ("item 'c', requires 'any_of(a, d)'", "any_of(a, d), which is met anyway: a is required"),
    ]
    assert found(a, b, d, item("c", "b", any_of("a", "d"))) == [
        ("item 'c', requires 'any_of(a, d)'", "any_of(a, d), which is met anyway: b needs a"),
    ]


def test_what_several_requirements_imply_together_names_them_all() -> None:
    items = (item("a"), item("b"), item("c", "a"), item("d", "b"), item("e"))
    whole = item("f", "c", "d", at_least(2, "a", "b", "e"))
    assert found(*items, whole) == [
        (
            "item 'f', requires 'at_least(2; a, b, e)'",
            "at_least(2; a, b, e), which is met anyway: c needs a; d needs b",
        )
    ]


def test_what_all_alternatives_need_is_implied_by_their_choice() -> None:
    #  a ── b, c ── any_of ── d
    items = (item("a"), item("b", "a"), item("c", all_of("a", "e")), item("e"))
    assert found(*items, item("d", "a", any_of("b", "c"))) == [
        ("item 'd', requires 'a'", "a, which any_of(b, c) needs anyway"),
    ]


def test_requirements_that_all_say_something_are_left_alone() -> None:
    diamond = (item("a"), item("b", "a"), item("c"), item("d", any_of("b", "c")), item("e", "d"))
    assert found(*diamond, item("f", "d", "a"), helped("g", "a", "b")) == []


def test_a_way_that_leads_back_to_the_item_itself_implies_nothing() -> None:
    #  deep requires a and any_of(torch, flow); flow requires any_of(deep, c)
    cycle = (item("a"), item("c"), item("flow", any_of("deep", "c")))
    deep = item("deep", "a", any_of("torch", "flow"))
    assert found(*cycle, item("torch", "a"), deep) == []


def test_a_way_that_leads_back_to_the_item_itself_hides_nothing() -> None:
    #  the same, but each way into flow needs a: that through deep by what deep is asked about
    cycle = (item("a"), item("c", "a"), item("flow", any_of("deep", "c")))
    deep = item("deep", "a", any_of("torch", "flow"))
    assert found(*cycle, item("torch", "a"), deep) == [
        ("item 'deep', requires 'a'", "a, which any_of(flow, torch) needs anyway"),
    ]


def test_a_long_choice_is_cut_in_what_is_told_of_it() -> None:
    many = [item(f"item-{number:03}") for number in range(100)]
    one = item("one", "item-000", any_of(*(item.id for item in many)))
    [(where, told)] = found(*many, one)
    assert where.endswith(", item-018, it…'")
    assert told.endswith(", item-018, it…, which is met anyway: item-000 is required")


def test_of_many_causes_the_first_are_told() -> None:
    many = [item(one) for one in "abcdefg"]
    [(_, told)] = found(*many, item("x", all_of(*"abcdefg"), all_of(*"abcdefg", "z")), item("z"))
    assert told.count(" needs ") == 5
    assert told.endswith("; …")


def cases(part: int) -> Iterator[Roadmap]:
    """Random roadmaps of which some requirements only help."""
    for seed in range(part, SEEDS, 10):
        random = Random(seed)
        made = random_roadmap(random)
        items = tuple(replace(one, requirements=_weakened(random, one)) for one in made.items)
        yield Roadmap("random", "Random", items)


def _weakened(random: Random, one: Attainable) -> tuple[Requirement, ...]:
    return tuple(
        replace(each, strength=Strength.RECOMMENDED) if random.random() < 0.15 else each
        for each in one.requirements
    )


def expected(items: oracle.Items) -> Iterator[tuple[str, set[str]]]:
    """Where a warning is due, by taking requirements away, and what it may say."""
    for one in items:
        for each in one.requirements:
            if is_met(each.of, needs(items, one, each)):
                yield where(one, each), implied(items, one, each)
        for each in one.requirements:
            if isinstance(each.of, Group) and each.of.minimum == 1:
                plain = [member for member in each.of.members if isinstance(member, str)]
                for member in plain:
                    others = (oracle.dominators(items, member) & set(plain)) - {member}
                    if others:
                        said = {
                            f"{member} beside {other}, which it needs anyway" for other in others
                        }
                        yield where(one, each), said


def where(one: Attainable, each: Requirement) -> str:
    return f"item '{one.id}', {PARTS[each.strength]} '{words(each.of)}'"


def needs(items: oracle.Items, one: Attainable, *less: Requirement) -> set[str]:
    """What the item needs, itself excepted, without some of its requirements."""
    left = replace(one, requirements=tuple(each for each in one.requirements if each not in less))
    changed = tuple(left if other is one else other for other in items)
    return oracle.dominators(changed, one.id) - {one.id}


def implied(items: oracle.Items, one: Attainable, each: Requirement) -> set[str]:
    """Of a plain requirement every true reason; of a group only how it begins."""
    if isinstance(each.of, Group):
        return {f"{words(each.of)}, which is met anyway"}
    return {
        f"{each.of}, which {words(other.of)} needs anyway"
        for other in one.required
        if other != each
        and each.of in needs(items, one, *(rest for rest in one.requirements if rest != other))
    }


def agree(made: Roadmap) -> None:
    warnings = redundant_requirements(made)
    due = list(expected(made.items))
    assert [warning.where for warning in warnings] == [place for place, _ in due]
    for warning, (_, said) in zip(warnings, due, strict=True):
        assert warning.found.split(":")[0] in said


@each_seed
def test_warnings_are_those_of_taking_each_requirement_away(part: int) -> None:
    for made in cases(part):
        agree(made)


@each_seed
def test_warnings_do_not_depend_on_how_many_items_are_looked_at_at_once(
    part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skillpath.graph.authoring.redundancy.SPAN", 1 + part % 5)
    for made in cases(part):
        agree(made)


@each_seed
def test_where_cycles_are_too_many_to_look_at_only_true_warnings_are_left(
    part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skillpath.graph.structure.needs.MOST_VISITS", 3 * part)
    for made in cases(part):
        due = {place for place, _ in expected(made.items)}
        assert {warning.where for warning in redundant_requirements(made)} <= due
