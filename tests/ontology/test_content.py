"""What a change of the shipped content must keep to; docs/content.md says why."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from skillpath.graph import Attainable, Group, Kind, Level, Outline, dominators, mentioned
from skillpath.ontology import read
from skillpath.ontology.parts import SOURCES

ROADMAP = read()
ITEMS = ROADMAP.items
ACTIVE = [item for item in ITEMS if not item.is_retired]
CERTIFICATES = [item for item in ITEMS if item.kind is Kind.CERTIFICATION]
DEGREES = {"bachelors-degree", "masters-degree", "phd"}
ONE_OF_SEVERAL = {"advanced-algorithmic-certifications", "deep-learning-specializations"}
"""Certificates of the outline that name no exam but any of several."""

WITHOUT_RESOURCE = {"business-intelligence", "cybersecurity-ml", "masters-degree", "phd"}
"""For these no look-up showed an official page or an open course."""

CERTIFY_NOTHING = {"cert-hf-llm", "cert-ms-ai900"}
"""Quizzes alone, or an exam on words only, confirm no skill."""

SENTENCE_END = re.compile(r"[\w)%\"'][.!?](?=\s+[A-Z]|$)")


def ids(items: object) -> list[str]:
    return [item.id for item in items]  # type: ignore[attr-defined]


def test_a_definition_has_one_or_two_sentences_a_certificate_up_to_three() -> None:
    def most(item: Attainable) -> int:
        return 3 if item.kind is Kind.CERTIFICATION else 2

    counted = {item.id: len(SENTENCE_END.findall(item.description)) for item in ITEMS}
    assert [item.id for item in ITEMS if not 1 <= counted[item.id] <= most(item)] == []


def test_every_item_stands_in_a_step() -> None:
    assert [item.id for item in ITEMS if item.id not in ROADMAP.step_of] == []


def test_hours_are_within_sense() -> None:
    learned = [item for item in ACTIVE if item.id not in DEGREES]
    assert ids(item for item in learned if item.hours.high > 10 * item.hours.low) == []
    assert ids(item for item in learned if not 1 <= item.hours.likely <= 800) == []
    plain = [item for item in learned if item.kind is not Kind.CERTIFICATION]
    assert ids(item for item in plain if item.hours.likely > 250) == []


def test_the_cheapest_first_language_is_the_one_that_practitioners_name() -> None:
    languages = ["cpp", "c-language", "go-language", "java", "javascript", "julia-language"]
    languages += ["matlab", "r-language", "rust", "sas", "scala"]
    likely = {one: ROADMAP.by_id[one].hours.likely for one in languages}
    assert [one for one in languages if likely[one] <= ROADMAP.by_id["python"].hours.likely] == []


def test_no_item_requires_a_harder_one() -> None:
    rank = {level: place for place, level in enumerate(Level)}

    def above(item: Attainable, other: str) -> bool:
        mine, theirs = item.level, ROADMAP.by_id[other].level
        return mine is not None and theirs is not None and rank[theirs] > rank[mine]

    alone = [(item, one.of) for item in ITEMS for one in item.required]
    harder = [(item.id, of) for item, of in alone if isinstance(of, str) and above(item, of)]
    assert harder == []


def test_choices_are_many_and_offer_what_can_still_be_attained() -> None:
    groups = [one.of for item in ITEMS for one in item.required if isinstance(one.of, Group)]
    assert len(groups) >= 40
    for group in groups:
        alive = [one for one in mentioned(group) if not ROADMAP.by_id[one].is_retired]
        assert len(alive) > 1


def test_help_is_named_sparingly() -> None:
    assert ids(item for item in ITEMS if len(item.recommended) > 4) == []


def test_a_certificate_names_its_page_and_what_it_confirms() -> None:
    official = [one for one in CERTIFICATES if one.id not in DEGREES | ONE_OF_SEVERAL]
    assert ids(one for one in official if not one.url) == []
    assert {one.id for one in official if not one.certifies} == CERTIFY_NOTHING


def test_only_certificates_cost_and_expire() -> None:
    priced = [item for item in ITEMS if item.cost or item.valid_months]
    assert {item.kind for item in priced} == {Kind.CERTIFICATION}
    assert {item.cost.currency for item in priced if item.cost} == {"USD"}
    assert {item.valid_months for item in priced} <= {None, 12, 24, 36}


def test_what_can_be_learned_has_a_page_to_learn_it_from() -> None:
    without = {item.id for item in ACTIVE if not item.resources}
    assert without == WITHOUT_RESOURCE | ONE_OF_SEVERAL


def test_links_are_well_formed_and_named() -> None:
    links = [(item.id, one.name, one.url) for item in ITEMS for one in item.resources]
    shape = re.compile(r"https?://[a-z0-9.-]+\.[a-z]{2,}(:\d+)?(/\S*)?", re.IGNORECASE)
    assert [link for link in links if not shape.fullmatch(link[2])] == []
    assert [link for link in links if "utm_" in link[2] or len(link[1]) < 4] == []
    counted = Counter((item, url) for item, _, url in links)
    assert [link for link, count in counted.items() if count > 1] == []
    assert ids(item for item in ITEMS if len(item.resources) > 4) == []


def test_mappings_come_from_a_known_source_and_are_named() -> None:
    prefixes = tuple(source.prefix for source in SOURCES.values())
    found = [(item.id, one) for item in ITEMS for one in item.mappings]
    assert [item for item, one in found if not one.iri.startswith(prefixes) or not one.name] == []


def test_an_exact_match_with_esco_is_exact_both_ways() -> None:
    prefix = SOURCES["esco.ttl"].prefix
    exact = [
        (item.id, one.iri)
        for item in ITEMS
        for one in item.mappings
        if one.match == "exact" and one.iri.startswith(prefix)
    ]
    assert len(exact) == len({item for item, _ in exact}) == len({iri for _, iri in exact})


def test_there_are_six_industries() -> None:
    assert [one.id for one in ROADMAP.specializations] == [
        "autonomous-vehicles-ml",
        "climate-ml",
        "finance-ml",
        "healthcare-ml",
        "language-ml",
        "robotics-ml",
    ]


@pytest.mark.parametrize("outline", ROADMAP.specializations, ids=lambda one: one.id)
def test_an_industry_covers_in_order_what_can_be_attained(outline: Outline) -> None:
    turn = {one: step.position for step in reversed(outline.steps) for one in step.covers}
    late = [
        (one, other)
        for one, position in turn.items()
        for other in dominators(ROADMAP, one)
        if turn.get(other, position) > position
    ]
    assert late == []
    assert 4 <= len(outline.steps) <= 6
    assert all(2 <= len(step.covers) <= 8 for step in outline.steps)
    assert not any(ROADMAP.by_id[one].is_retired for one in turn)


@pytest.mark.parametrize("item", ROADMAP.steps_by_id["09-industry-specialisation"].covers)
def test_no_industry_is_finished_without_machine_learning(item: str) -> None:
    assert "machine-learning" in dominators(ROADMAP, item)
