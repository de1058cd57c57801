from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Attainable,
    Clue,
    Kind,
    Level,
    LimitError,
    Requirement,
    Roadmap,
    Status,
    Step,
    Strength,
    any_of,
    still_attainable,
    suggestions,
)
from skillpath.graph.authoring.mentions import mentions
from tests.graph import oracle
from tests.graph.random_roadmaps import random_roadmap


def thing(name: str, *needs: str, about: str = "", level: Level | None = None) -> Attainable:
    """A skill whose id is its name in small letters."""
    requirements = tuple(map(Requirement, needs))
    return Attainable(name.lower(), name, level=level, description=about, requirements=requirements)


#  arrays ──┬── plots, waves, images ── python
#           └── frames                           ("Columns of values, in Python.")
PYTHON = thing("Python", about="A language in which programs are written.")
ARRAYS = thing("Arrays", about="Numbers in rows.")
PLOTS = thing("Plots", "arrays", "python", about="Charts of numbers.")
WAVES = thing("Waves", "arrays", "python", about="Sound as numbers.")
IMAGES = thing("Images", "arrays", "python", about="Pictures as numbers.")
FRAMES = thing("Frames", "arrays", about="Columns of values, in Python.")
OTHERS = (ARRAYS, PLOTS, WAVES, IMAGES)
SMALL = Roadmap("small", "Small", (PYTHON, *OTHERS, FRAMES))


def missing(*items: Attainable, steps: tuple[Step, ...] = ()) -> list[tuple[str, str]]:
    found = suggestions(Roadmap("small", "Small", items, steps)).missing
    return [(one.item, one.prerequisite) for one in found]


def doubtful(*items: Attainable, steps: tuple[Step, ...] = ()) -> list[tuple[str, str]]:
    found = suggestions(Roadmap("small", "Small", items, steps)).doubtful
    return [(one.item, one.prerequisite) for one in found]


def said(about: str, *names: str) -> dict[str, str]:
    """Which ids a definition names, and by what words."""
    items = (thing("Whatever", about=about), *(thing(name) for name in names))
    return {one: mention.said for one, mention in mentions(items)["whatever"].items()}


def test_what_the_words_and_the_siblings_speak_for_is_suggested() -> None:
    (found,) = suggestions(SMALL).missing
    assert (found.item, found.prerequisite) == ("frames", "python")
    assert [one.sentence for one in found.evidence] == [
        'its definition says "Python"',
        "3 of the 3 other items that build on Arrays require Python",
        "1 of the 3 items described most alike requires Python",
        "3 of the 5 other items require Python",
        'both are described with "Python"',
    ]


def test_the_confidence_is_the_logistic_function_of_all_evidence() -> None:
    #  mention 2.5, siblings 3 √(3/6), step 4.5 √(3/8), likeness 5.5 √cosine, prior -6.5
    (found,) = suggestions(SMALL).missing
    weights = {one.clue: one.weight for one in found.evidence}
    assert weights[Clue.MENTION] == 2.5
    assert weights[Clue.SIBLINGS] == pytest.approx(3 * 0.5**0.5, abs=1e-4)
    assert weights[Clue.STEP] == pytest.approx(4.5 * 0.375**0.5, abs=1e-4)
    assert found.confidence > 0.5


def test_nothing_is_suggested_that_is_implied_already() -> None:
    arrays = replace(ARRAYS, requirements=(Requirement("python"),))
    others = [replace(one, requirements=(Requirement("arrays"),)) for one in OTHERS[1:]]
    assert ("frames", "python") not in missing(PYTHON, arrays, *others, FRAMES)


def test_nothing_is_suggested_that_every_alternative_implies() -> None:
    #  frames ── any of (plots, waves), which both require python
    frames = replace(FRAMES, requirements=(Requirement(any_of("plots", "waves")),))
    assert missing(PYTHON, *OTHERS, frames) == []


@pytest.mark.parametrize("strength", Strength)
def test_nothing_is_suggested_that_the_item_mentions_already(strength: Strength) -> None:
    more = Requirement(any_of("python", "waves"), strength=strength)
    frames = replace(FRAMES, requirements=(*FRAMES.requirements, more))
    assert missing(PYTHON, *OTHERS, frames) == []


def test_what_builds_on_an_item_even_as_one_way_of_several_is_not_suggested_for_it() -> None:
    python = replace(PYTHON, requirements=(Requirement(any_of("frames", "arrays")),))
    assert missing(python, *OTHERS, FRAMES) == []


def test_nothing_is_suggested_that_nobody_can_attain() -> None:
    python = replace(PYTHON, status=Status.RETIRED)
    assert missing(python, *OTHERS, FRAMES) == []
    barred = replace(PYTHON, requirements=(Requirement("old"),))
    old = replace(thing("Old"), status=Status.RETIRED)
    assert missing(barred, old, *OTHERS, FRAMES) == []


def test_a_certification_is_suggested_for_certifications_alone() -> None:
    python = replace(PYTHON, kind=Kind.CERTIFICATION)
    others = [replace(one, kind=Kind.CERTIFICATION) for one in (*OTHERS[1:], FRAMES)]
    assert missing(python, ARRAYS, *others) == [("frames", "python")]
    assert missing(python, ARRAYS, *others[:-1], FRAMES) == []


def test_what_a_course_certifies_is_not_suggested_for_it() -> None:
    frames = replace(FRAMES, kind=Kind.CERTIFICATION, certifies=("python",))
    assert missing(PYTHON, *OTHERS, frames) == []


def test_a_higher_level_speaks_against_a_prerequisite() -> None:
    python, frames = replace(PYTHON, level=Level.EXPERT), replace(FRAMES, level=Level.BEGINNER)
    (found,) = suggestions(Roadmap("small", "Small", (python, *OTHERS, frames))).missing
    (plain,) = suggestions(SMALL).missing
    assert found.evidence[:-1] == plain.evidence
    assert (found.evidence[-1].sentence, found.evidence[-1].weight) == (
        "Python is expert, Frames is beginner",
        -3.0,
    )
    assert found.confidence < plain.confidence


def test_two_things_that_all_others_require_are_not_suggested_for_each_other() -> None:
    #  one, two, three, four ── python, arrays
    others = [thing(name, "python", "arrays") for name in ("One", "Two", "Three", "Four")]
    assert missing(PYTHON, ARRAYS, *others) == []


def test_of_two_items_at_most_one_is_suggested_for_the_other() -> None:
    python = replace(PYTHON, description="A language with Frames.")
    with patch("skillpath.graph.authoring.suggestions.LEAST_MISSING", 0.0):
        found = missing(python, *OTHERS, FRAMES)
    assert ("frames", "python") in found
    assert [pair for pair in found if pair[::-1] in found] == []


def test_what_another_suggestion_for_the_item_implies_is_left_out() -> None:
    #  frames: says Python, which requires machines, and Machines
    python = replace(PYTHON, requirements=(Requirement("machines"),))
    frames = replace(FRAMES, description="Columns of values in Python, on Machines.")
    with patch("skillpath.graph.authoring.suggestions.LEAST_MISSING", 0.0):
        found = missing(python, thing("Machines"), *OTHERS, frames)
    assert ("frames", "python") in found
    assert ("frames", "machines") not in found


def test_names_are_found_in_any_case_and_number() -> None:
    assert said("Joins TABLES.", "Table") == {"table": "TABLES"}


def test_a_short_name_is_found_as_it_is_written() -> None:
    assert said("Files go into a folder.", "Go") == {}
    assert said("Written in Go and C++.", "Go", "C") == {"go": "Go"}


def test_of_names_within_one_another_the_longest_counts() -> None:
    found = said("Uses deep learning.", "Deep", "Deep learning", "Learning")
    assert found == {"deep learning": "deep learning"}


def test_a_name_after_a_denial_does_not_count() -> None:
    assert said("Pages without writing HTML or Styles, then Scripts", "Styles", "Scripts") == {
        "scripts": "Scripts"
    }


def test_a_name_that_most_items_mention_says_little() -> None:
    others = [replace(one, description=f"{one.description} In Python.") for one in OTHERS]
    found = suggestions(Roadmap("small", "Small", (PYTHON, *others, FRAMES))).missing
    assert Clue.MENTION not in {one.clue for each in found for one in each.evidence}


def test_a_requirement_that_leads_up_a_level_is_doubtful() -> None:
    low, high = thing("Low", "high", level=Level.BEGINNER), thing("High", level=Level.EXPERT)
    (found,) = suggestions(Roadmap("small", "Small", (low, high))).doubtful
    assert (found.item, found.prerequisite) == ("low", "high")
    assert [one.sentence for one in found.evidence] == ["High is expert, Low is beginner"]


STEPS = (Step("one", "One", 1, ("early",)), Step("two", "Two", 2, ("late",)))


def test_a_requirement_from_a_later_step_is_doubtful() -> None:
    assert doubtful(thing("Early", "late"), thing("Late"), steps=STEPS) == [("early", "late")]
    assert doubtful(thing("Early"), thing("Late", "early"), steps=STEPS) == []


def test_a_requirement_from_a_later_step_is_not_doubtful_when_the_words_speak_for_it() -> None:
    early = thing("Early", "late", about="What comes before Late.")
    assert doubtful(early, thing("Late"), steps=STEPS) == []


def test_the_likeliest_come_first_and_no_more_than_were_asked_for() -> None:
    tables = replace(FRAMES, id="tables", name="Tables", description="Rows of values, in Python.")
    roadmap = Roadmap("small", "Small", (*SMALL.items, tables))
    both = suggestions(roadmap).missing
    assert [one.item for one in both] == sorted(
        (one.item for one in both),
        key=lambda item: -next(one.confidence for one in both if one.item == item),
    )
    assert len(both) > 1
    assert suggestions(roadmap, limit=1).missing == both[:1]


@pytest.mark.parametrize("limit", [0, 1001])
def test_a_limit_out_of_range_is_refused(limit: int) -> None:
    with pytest.raises(LimitError):
        suggestions(SMALL, limit=limit)


def told(seed: int) -> Roadmap:
    """A random roadmap whose definitions name a few of its items."""
    random = Random(seed)
    made = random_roadmap(random)
    names = [item.name for item in made.items]
    levels = (None, *Level)
    items = tuple(
        replace(
            item,
            description=" with ".join(random.sample(names, 2)),
            level=random.choice(levels),
        )
        for item in made.items
    )
    return replace(made, items=items)


seeds = st.integers(0, 2**32)


@settings(derandomize=True, deadline=None)
@given(seeds)
def test_each_suggestion_says_something_new_and_bars_nothing(seed: int) -> None:
    roadmap = told(seed)
    with patch("skillpath.graph.authoring.suggestions.LEAST_MISSING", 0.0):
        found = suggestions(roadmap, limit=1000).missing
    for one in found:
        item = roadmap.by_id[one.item]
        more = (*item.requirements, Requirement(one.prerequisite))
        changed = tuple(
            replace(item, requirements=more) if each is item else each for each in roadmap.items
        )
        after = replace(roadmap, items=changed)
        assert one.prerequisite not in oracle.dominators(roadmap.items, item.id)
        assert one.prerequisite in oracle.dominators(after.items, item.id)
        assert still_attainable(after) == still_attainable(roadmap)


@settings(derandomize=True, deadline=None)
@given(seeds)
def test_the_order_in_which_items_and_steps_are_given_does_not_matter(seed: int) -> None:
    roadmap = told(seed)
    turned = replace(roadmap, items=roadmap.items[::-1], steps=roadmap.steps[::-1])
    with patch("skillpath.graph.authoring.suggestions.LEAST_MISSING", 0.0):
        assert suggestions(turned) == suggestions(roadmap)


def test_random_roadmaps_have_suggestions_of_both_sorts() -> None:
    with patch("skillpath.graph.authoring.suggestions.LEAST_MISSING", 0.0):
        found = [suggestions(told(seed)) for seed in range(40)]
    assert sum(bool(one.missing) for one in found) > 20
    assert sum(bool(one.doubtful) for one in found) > 10


def test_every_run_suggests_the_same() -> None:
    code = (
        "from skillpath.graph import suggestions; from skillpath.ontology import read; "
        "print(suggestions(read(), limit=50))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
