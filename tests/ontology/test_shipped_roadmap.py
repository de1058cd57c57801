from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from skillpath.graph import (
    AmbiguousNameError,
    Attainable,
    Status,
    cheapest_path,
    find_goal,
    find_item,
    longest_chain,
)
from skillpath.graph.authoring.redundancy import redundant_requirements
from skillpath.ontology import read
from skillpath.ontology.parts import shipped_texts
from skillpath.ontology.reading import SHIPPED, data_path

if TYPE_CHECKING:
    from collections.abc import Iterator

ROADMAP = read()

OUTLINE: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Educational Foundation",
        (
            (
                "Bachelor's degree in Computer Science, Mathematics, or related fields",
                "certification",
            ),
            ("Specialized courses in statistical analysis", "skill"),
            ("Advanced mathematical training", "skill"),
            ("Programming language proficiency", "skill"),
            ("Foundational courses in artificial intelligence", "skill"),
            ("Data science and computational theory studies", "skill"),
        ),
    ),
    (
        "Programming Skill Development",
        (
            ("Python programming expertise", "skill"),
            ("R programming capabilities", "skill"),
            ("JavaScript and Java proficiencies", "skill"),
            ("Advanced algorithmic understanding", "skill"),
            ("Software development best practices", "skill"),
            ("Version control and collaborative coding techniques", "skill"),
        ),
    ),
    (
        "Career Acceleration Platform (Kloudhire)",
        (
            ("Personalized skill assessment tools", "skill"),
            ("Industry-aligned learning pathways", "skill"),
            ("Direct connections with potential employers", "skill"),
            ("Real-time job market insights", "skill"),
            ("Comprehensive professional development resources", "skill"),
            ("Advanced skills matching algorithms", "skill"),
        ),
    ),
    (
        "Mathematics and Statistical Foundations",
        (
            ("Linear algebra mastery", "skill"),
            ("Advanced statistical analysis", "skill"),
            ("Probability theory comprehension", "skill"),
            ("Calculus and optimization techniques", "skill"),
            ("Statistical inference capabilities", "skill"),
            ("Computational mathematics training", "skill"),
        ),
    ),
    (
        "Machine Learning Theory",
        (
            ("Supervised learning techniques", "skill"),
            ("Unsupervised learning strategies", "skill"),
            ("Reinforcement learning principles", "skill"),
            ("Neural network architectures", "skill"),
            ("Deep learning methodologies", "skill"),
            ("Advanced algorithmic design principles", "skill"),
        ),
    ),
    (
        "Practical Project Experience",
        (
            ("Personal machine learning projects", "skill"),
            ("Open-source contribution", "skill"),
            ("Github repository development", "skill"),
            ("Kaggle competition participation", "skill"),
            ("Research paper implementations", "skill"),
            ("Collaborative technological initiatives", "skill"),
        ),
    ),
    (
        "Specialized Tool and Framework Proficiency",
        (
            ("TensorFlow framework expertise", "tool"),
            ("PyTorch implementation skills", "tool"),
            ("Scikit-learn utilization", "tool"),
            ("Keras neural network development", "tool"),
            ("Apache Spark capabilities", "tool"),
            ("Cloud computing platform integration", "tool"),
        ),
    ),
    (
        "Advanced Certification Pathways",
        (
            ("Google Professional Machine Learning Engineer", "certification"),
            ("AWS Machine Learning Specialty Certification", "certification"),
            ("Microsoft Certified: Azure AI Engineer", "certification"),
            ("IBM Data Science Professional Certificate", "certification"),
            ("Deep Learning Specializations", "certification"),
            ("Advanced algorithmic certifications", "certification"),
        ),
    ),
    (
        "Industry Specialization",
        (
            ("Healthcare machine learning", "skill"),
            ("Financial technology applications", "skill"),
            ("Autonomous vehicle technologies", "skill"),
            ("Natural language processing", "skill"),
            ("Robotics and intelligent systems", "skill"),
            ("Climate and environmental modeling", "skill"),
        ),
    ),
    (
        "Continuous Learning and Adaptation",
        (
            ("Regular conference participation", "skill"),
            ("Research paper analysis", "skill"),
            ("Online course engagement", "skill"),
            ("Technology trend monitoring", "skill"),
        ),
    ),
)

FIRST_THINGS = {"bachelors-degree", "python", "r-language", "cert-ibm-ds"}
"""What the outline asks for and somebody can begin with."""


def outline_items() -> list[Attainable]:
    return [ROADMAP.by_id[one] for step in ROADMAP.steps for one in step.covers]


def sentences() -> Iterator[tuple[str, str]]:
    """Every definition and every reason, with where it stands."""
    for item in ROADMAP.items:
        yield item.id, item.description
        for one in item.requirements:
            yield f"{item.id}: {one.of}", one.reason


def masked(text: str, labels: re.Pattern[str]) -> str:
    """The text without case, punctuation and the names of items."""
    nameless = labels.sub("_", text.casefold())
    return " ".join(re.sub(r"[^\w\s]", " ", nameless).split())


def all_labels() -> re.Pattern[str]:
    found = {one.casefold() for item in ROADMAP.items for one in (item.name, *item.alt_labels)}
    longest_first = sorted((one for one in found if len(one) > 1), key=lambda one: (-len(one), one))
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")


def test_the_steps_are_those_of_the_outline_in_its_order() -> None:
    found = [(step.position, step.name) for step in ROADMAP.steps]
    assert found == [(place, name) for place, (name, _) in enumerate(OUTLINE, start=1)]


@pytest.mark.parametrize(("place", "labels"), list(enumerate(labels for _, labels in OUTLINE)))
def test_a_step_covers_what_the_outline_says_to_the_letter(
    place: int, labels: tuple[tuple[str, str], ...]
) -> None:
    covered = [ROADMAP.by_id[one] for one in ROADMAP.steps[place].covers]
    assert tuple((item.name, item.kind.value) for item in covered) == labels


def test_nothing_is_covered_twice() -> None:
    found = Counter(one for step in ROADMAP.steps for one in (*step.covers, *step.optional))
    assert [one for one, count in found.items() if count > 1] == []
    assert len(outline_items()) == 58


def test_there_are_items_enough_for_the_whole_field() -> None:
    assert len(ROADMAP.items) >= 300


def test_what_the_outline_asks_for_has_requirements_unless_it_comes_first() -> None:
    assert {item.id for item in outline_items() if not item.required} <= FIRST_THINGS


def test_no_definition_and_no_reason_says_the_same_as_another() -> None:
    labels = all_labels()
    places: dict[str, list[str]] = {}
    for where, text in sentences():
        places.setdefault(masked(text, labels), []).append(where)
    assert [listed for listed in places.values() if len(listed) > 1] == []


def test_every_requirement_has_a_reason_and_every_item_a_definition() -> None:
    assert [where for where, text in sentences() if len(text) < 25] == []


def test_every_item_has_hours_and_a_level() -> None:
    assert [one.id for one in ROADMAP.items if one.effort is None or one.level is None] == []


def test_no_requirement_is_redundant() -> None:
    assert redundant_requirements(ROADMAP) == []


def test_c_and_cpp_share_a_name() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        find_item(ROADMAP, "C/C++")
    assert caught.value.candidates == ("c-language", "cpp")


def test_every_other_alt_label_finds_its_item() -> None:
    owned = [(label, item.id) for item in ROADMAP.items for label in item.alt_labels]
    lost = [pair for pair in owned if pair[0] != "C/C++" and find_item(ROADMAP, pair[0]) != pair[1]]
    assert lost == []


@pytest.mark.parametrize(
    "name",
    [
        "pytorch",
        "PyTorch",
        " PYTORCH ",
        "PyTorch implementation skills",
        "https://w3id.org/skillpath/id/pytorch",
    ],
)
def test_pytorch_is_found_by_id_label_and_iri(name: str) -> None:
    assert (find_item(ROADMAP, name), find_goal(ROADMAP, name)) == ("pytorch", "pytorch")


def test_every_step_and_the_roadmap_are_found_as_goals() -> None:
    names = [step.name for step in ROADMAP.steps] + [ROADMAP.name]
    ids = [step.id for step in ROADMAP.steps] + [ROADMAP.id]
    assert [find_goal(ROADMAP, name) for name in names] == ids


def test_what_is_retired_names_active_successors() -> None:
    retired = [item for item in ROADMAP.items if item.is_retired]
    successors = {one: [ROADMAP.by_id[other] for other in one.replaced_by] for one in retired}
    assert retired
    assert all(successors.values())
    assert {one.status for listed in successors.values() for one in listed} == {Status.ACTIVE}


def test_links_lead_to_web_pages() -> None:
    links = [item.url for item in ROADMAP.items if item.url]
    links += [one.url for item in ROADMAP.items for one in item.resources]
    links += [one.iri for item in ROADMAP.items for one in item.mappings]
    assert [link for link in links if not link.startswith(("https://", "http://"))] == []


def test_license_and_version_are_told() -> None:
    assert ROADMAP.license.startswith("https://")
    assert re.fullmatch(r"\d+\.\d+\.\d+", ROADMAP.version)


def test_no_chain_of_prerequisites_is_too_long_to_follow() -> None:
    assert 5 <= len(longest_chain(ROADMAP)) <= 20


def test_the_path_to_the_google_certificate_is_proven_and_consistent() -> None:
    path = cheapest_path(ROADMAP, ["cert-google-pmle"], ["python", "linear-algebra"])
    ids = [one.item.id for one in path.items]
    assert path.is_optimal
    assert path.lower_bound == path.hours.likely == sum(one.item.hours.likely for one in path.items)
    assert ids[-1] == "cert-google-pmle"
    assert not {"python", "linear-algebra"} & set(ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("file", SHIPPED)
def test_a_file_is_in_the_form_that_the_writer_makes(file: str) -> None:
    assert shipped_texts(ROADMAP)[file] == data_path(file).read_text(encoding="utf-8")
