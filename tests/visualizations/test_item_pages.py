from __future__ import annotations

from dataclasses import replace

import pytest

from skillpath.graph import Attainable, Cost, Kind, Mapping, Roadmap, goals_of, knowledge_of, search
from skillpath.visualizations import Learner, Results, search_page, skill_page, step_page
from tests.visualizations.roadmaps import ATTACKS, demo, hostile
from tests.visualizations.seen import Seen, structured


def learner(*known: str, goals: tuple[str, ...] = ()) -> Learner:
    return Learner(knowledge_of(demo(), known), goals_of(demo(), goals).ids)


def seen(item: str, *known: str, goals: tuple[str, ...] = ()) -> Seen:
    return Seen(skill_page(demo(), item, learner=learner(*known, goals=goals)))


def test_a_skill_tells_what_it_requires_and_opens_with_reasons() -> None:
    text = seen("models").text
    assert "What it requires All of these: Basics Terms come first." in text
    assert "at least 2 of Numpy , Spark , SQL" in text
    assert "What it opens 1 item asks for it. Pipeline" in text


def test_the_way_there_begins_at_what_is_known() -> None:
    assert "The way there 31 h from nothing: 4 items" in seen("models").text
    assert "The way there 20 h from what you know: 2 items" in seen("models", "sql", "numpy").text
    assert "The way there" not in seen("models", "models").text


def test_of_a_long_way_the_first_items_are_shown_with_a_link_to_all() -> None:
    page = seen("pipeline")
    assert "The whole way: 1 more, with reasons" in page.text
    assert "/?goal=pipeline#plan" in page.attributes("a", "href")


def test_a_retired_certification_names_its_successor_and_is_no_goal() -> None:
    text = seen("old-exam").text
    assert "Nobody can attain this any more. Replaced by Exam ." in text
    assert "I know this" in text
    assert "Make it my goal" not in text


def test_marks_change_by_one_and_lead_back_to_the_page() -> None:
    links = seen("models", "python", goals=("pipeline",)).attributes("a", "href")
    assert "/skills/models?known=python&known=models&goal=pipeline" in links
    assert "/skills/models?known=python&goal=pipeline&goal=models" in links
    assert "/skills/basics?known=python&goal=pipeline" in links


def test_what_follows_from_what_is_known_is_said_to() -> None:
    text = seen("basics", "models").text
    assert "known, it follows" in text
    assert "You know 1, and 1 that follows ·" in text


def test_a_skill_says_who_certifies_it_and_what_stands_beside_it() -> None:
    assert "Certified by Exam" in seen("basics").text
    text = seen("numpy").text
    assert "Where others do as well Who asks for it as one of several. Models at least 2" in text
    assert "Where others do as well" not in seen("basics").text


def test_concepts_elsewhere_are_named_by_their_owners() -> None:
    esco = Mapping("close", "http://data.europa.eu/esco/skill/1", "computing")
    onet = Mapping("exact", "https://w3id.org/skillpath/onet/technology/4.py", "Python", "4")
    item = Attainable("python", "Python", mappings=(esco, onet))
    text = Seen(skill_page(Roadmap("one", "One", (item,)), "python")).text
    assert "ESCO computing similar O*NET Python (4) the same" in text


def test_search_engines_are_told_of_a_term_and_of_a_credential() -> None:
    exam = replace(demo().by_id["exam"], cost=Cost(99.5, "EUR"), valid_months=24)
    others = (one for one in demo().items if one.id != exam.id)
    roadmap = Roadmap("demo", "Demo", (*others, exam))
    assert structured(skill_page(roadmap, "python")) == {
        "@context": "https://schema.org",
        "@id": roadmap.iri("python"),
        "@type": "DefinedTerm",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": roadmap.iri("demo"),
            "name": "Demo",
        },
        "name": "Python",
    }
    told = structured(skill_page(roadmap, "exam"))
    assert told["@type"] == "EducationalOccupationalCredential"
    assert told["offers"] == {"@type": "Offer", "price": 99.5, "priceCurrency": "EUR"}
    assert told["validFor"] == "P24M"
    assert [one["name"] for one in told["competencyRequired"]] == ["Basics"]


def test_the_head_names_the_page_its_data_and_what_it_is_about() -> None:
    page = seen("models", "python")
    links = [attrs for tag, attrs in page.elements if tag == "link"]
    told = {one.get("type"): one["href"] for one in links if one["rel"] == "alternate"}
    assert told == {
        "application/json": "/api/v1/skills/models",
        "text/turtle": "/api/v1/skills/models?format=ttl",
        "application/ld+json": "/api/v1/skills/models?format=jsonld",
    }
    assert [one["href"] for one in links if one["rel"] == "canonical"] == ["/skills/models"]
    assert page.attributes("meta", "content")[-1] == "Models: A skill of the roadmap Demo roadmap."


def test_a_step_tells_what_it_covers_how_far_one_is_and_its_neighbors() -> None:
    page = Seen(step_page(demo(), "one", learner=learner("wrangling", "python")))
    assert "Step 1 of 2 Foundations 2 of 4 known · 70 h left" in page.text
    assert page.attributes("progress", "value") == ["2"]
    assert "Step 2 Practice" in page.text
    assert "/steps/two?known=wrangling&known=python" in page.attributes("a", "href")


def test_what_a_step_covers_stands_in_learning_order() -> None:
    text = Seen(step_page(demo(), "two")).text
    assert text.index("Exam certification") < text.index("Models skill")
    assert text.index("Models skill") < text.index("Pipeline skill")
    assert "To build on and to choose from 1 more" in text


def test_a_search_marks_what_matched_and_says_by_which_name() -> None:
    item = Attainable("pytorch", "PyTorch skills", alt_labels=("Torch & <co>",))
    roadmap = Roadmap("one", "One", (item, Attainable("other", "Torchwood")))
    page = search_page(roadmap, Results("torch", search(roadmap, "torch")))
    assert "2 found for" in Seen(page).text
    assert "<mark>Torch</mark>wood" in page
    assert "Also called" in page
    assert "<mark>Torch</mark> &amp; &lt;co&gt;" in page


def test_a_search_for_nothing_invites_and_one_in_vain_says_so() -> None:
    assert "What most others build on" in Seen(search_page(demo(), Results())).text
    near = Results("nunpy", (), (demo().by_id["numpy"],))
    assert "Nothing found for nunpy" in Seen(search_page(demo(), near)).text
    assert "Spelt alike Numpy tool" in Seen(search_page(demo(), near)).text


@pytest.mark.parametrize("place", range(len(ATTACKS)))
def test_hostile_texts_stay_text_on_every_page(place: int) -> None:
    roadmap = hostile()
    results = Results(ATTACKS[place], search(roadmap, ATTACKS[place]))
    item = skill_page(roadmap, f"item-{place}")
    pages = (item, step_page(roadmap, "step"), search_page(roadmap, results))
    assert structured(item)["name"] == ATTACKS[place]
    for page in map(Seen, pages):
        assert not {"img", "b"} & {tag for tag, _ in page.elements}
        assert " ".join(ATTACKS[place].split()) in page.text
        assert page.barriers == []


def test_pages_of_a_certification_are_known_by_its_kind() -> None:
    assert demo().by_id["exam"].kind is Kind.CERTIFICATION
    assert ("span", {"class": "kind certification"}) in seen("exam").elements
