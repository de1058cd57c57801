from __future__ import annotations

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from skillpath.graph import (
    Attainable,
    Hit,
    InvalidRoadmapError,
    Kind,
    LimitError,
    Roadmap,
    Status,
    Step,
    search,
)
from skillpath.graph.finding.wordforms import placed_words, word_texts
from skillpath.ontology import read

SHIPPED = read()
"""The roadmap that people search in."""

EXPECTED = """
pytroch                    pytorch
kuberntes                  kubernetes
bayes                      bayesian-statistics
back prop                  backpropagation
sklearn                    scikit-learn
llm                        large-language-models
google ml cert             cert-google-pmle
C++                        cpp
c                          c-language
r                          r-language
tensor flow                tensorflow
tensorflw                  tensorflow
machien lerning            machine-learning
deap learning              deep-learning
lineer algebra             linear-algebra
algebra linear             linear-algebra
nlp                        natural-language-processing
natural languge procesing  natural-language-processing
nueral networks            neural-networks
convolutional              cnn
reinforcment               reinforcement-learning
gradient decent            gradient-descent
hugingface                 huggingface-transformers
hyperparamter              hyperparameter-tuning
regresion                  regression-analysis
postgress                  postgresql
javscript                  javascript
numpi                      numpy
pandsa                     pandas
docker compose             docker
aws cert machine learning  cert-aws-mla
azure fundamentals         cert-ms-ai901
k nearest                  knn
transfomer                 transformers-architecture
attention                  transformers-architecture
statistcs                  statistics
xg boost                   xgboost
vector db                  vector-databases
Naïve Bayes                naive-bayes
NAIVE BAYES                naive-bayes
self driving               autonomous-vehicles
ci cd                      ci-cd
cicd                       ci-cd
ci/cd                      ci-cd
fine tunning               fine-tuning
prompt enginering          prompt-engineering
scientific compting        numerical-methods
pyton                      python
phyton                     python
comunication skills        communication-skills
"""
"""What people type, and what they look for: misspelt, in part, in another order."""

QUERIES = [tuple(line.rsplit(maxsplit=1)) for line in EXPECTED.strip().splitlines()]
NONSENSE = [
    "xyzzyqwk",
    "zzz",
    "!!!",
    "blockchain",
    "pizza",
    "quantum cryptography",
    "asdfgh jkl",
    "qwertyuiop",
    "lorem ipsum dolor",
]

SMALL = Roadmap(
    "small",
    "Small",
    (
        Attainable("sql", "SQL"),
        Attainable("sqlite", "SQLite", kind=Kind.TOOL),
        Attainable("queries", "Queries in SQL", alt_labels=("Naïve questions",)),
        Attainable("exam", "Sequel exam", kind=Kind.CERTIFICATION),
        Attainable("old-exam", "Sequel exan", kind=Kind.CERTIFICATION, status=Status.RETIRED),
        Attainable("mysql", "MySQL", kind=Kind.TOOL),
        Attainable("charts", "Straße der Diagramme"),
        Attainable("symbols", "÷", alt_labels=("C++", "C/C++")),
    ),
    (Step("one", "One", 1, ("queries", "mysql")),),
)
thoroughly = settings(max_examples=80, derandomize=True, deadline=None)


def ids(text: str, *kinds: Kind, limit: int = 10) -> list[str]:
    return [hit.item.id for hit in search(SMALL, text, kinds=kinds, limit=limit)]


def marked(hit: Hit) -> str:
    """The label with what matched in brackets."""
    text = hit.label
    for start, end in reversed(hit.spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_what_people_type_finds_what_they_mean_first(query: str, expected: str) -> None:
    assert search(SHIPPED, query, limit=1)[0].item.id == expected


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_finds_nothing(query: str) -> None:
    assert search(SHIPPED, query) == ()


def test_the_very_name_comes_before_its_beginning_a_word_a_part_and_a_misspelling() -> None:
    assert ids("sql") == ["sql", "sqlite", "queries", "mysql"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SQL queries", "[Queries] in [SQL]"),
        ("my sql", "[MySQL]"),
        ("naive", "[Naïve] questions"),
        ("STRASSE", "[Straße] der Diagramme"),
        ("diagrame", "Straße der [Diagramme]"),
        ("c++", "[C++]"),
        ("c/c++", "[C]/[C++]"),
    ],
)
def test_a_hit_says_which_part_of_its_label_matched(query: str, expected: str) -> None:
    assert marked(search(SMALL, query)[0]) == expected


def test_a_hit_tells_the_field_of_its_label() -> None:
    found = [search(SMALL, text)[0] for text in ("SQLite", "naive questions", "old-exam")]
    assert [(hit.field, hit.label, hit.score) for hit in found] == [
        ("name", "SQLite", 100.0),
        ("alt_label", "Naïve questions", 99.0),
        ("id", "old-exam", 98.0),
    ]


def test_of_equal_matches_what_is_retired_comes_last() -> None:
    assert ids("sequel") == ["exam", "old-exam"]
    assert ids("sequel exan") == ["old-exam", "exam"]


def test_only_the_kinds_that_are_asked_for_are_found() -> None:
    assert ids("sql", Kind.TOOL) == ["sqlite", "mysql"]
    assert ids("sql", Kind.TOOL, Kind.SKILL, limit=2) == ["sql", "sqlite"]


def test_words_may_stand_in_several_names_of_an_item_or_say_its_kind() -> None:
    assert ids("naive sql") == ["queries"]
    assert ids("sequel certification") == ["exam", "old-exam"]
    assert ids("certification") == []


def test_a_specialized_roadmap_finds_what_it_is_about() -> None:
    finance = SHIPPED.specialized("finance-ml")
    assert search(SHIPPED, "robot kinematics")[0].item.id == "robot-kinematics"
    assert "robot-kinematics" not in {hit.item.id for hit in search(finance, "robot kinematics")}


@pytest.mark.parametrize("text", ["", " ", "+-÷", "\n", "\u0301"])
def test_what_holds_no_letter_or_digit_finds_nothing(text: str) -> None:
    assert search(SMALL, text) == ()


@pytest.mark.parametrize(
    ("text", "limit", "message"),
    [
        ("a" * 301, 10, "found a query with a length of 301; expected 0 to 300"),
        ("a", 0, "found limit 0; expected 1 to 100"),
        ("a", 101, "found limit 101; expected 1 to 100"),
    ],
)
def test_a_query_has_limits(text: str, limit: int, message: str) -> None:
    with pytest.raises(LimitError) as caught:
        search(SMALL, text, limit=limit)
    assert str(caught.value) == message


labels = [label for item in SHIPPED.items for label in (item.id, item.name, *item.alt_labels)]


@thoroughly
@given(
    text=st.one_of(st.text(max_size=300), st.sampled_from(labels), st.text("sqlmyei ", max_size=9))
)
def test_hits_are_ordered_and_marked_within_their_labels(text: str) -> None:
    for roadmap in (SMALL, SHIPPED):
        found = search(roadmap, text, limit=100)
        assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
        for hit in found:
            ends = [0, *(end for span in hit.spans for end in span), len(hit.label)]
            assert ends == sorted(ends)
            assert all(start < end for start, end in hit.spans)
            assert hit.spans
            assert 0 < hit.score <= 100
            assert hit.label in {hit.item.id, hit.item.name, *hit.item.alt_labels}


@thoroughly
@given(label=st.sampled_from(labels))
def test_every_name_in_any_case_finds_its_item_first(label: str) -> None:
    best = search(SHIPPED, label.upper(), limit=100)
    first = {hit.item.id for hit in best if hit.score == best[0].score}
    bearers = {
        item.id
        for item in SHIPPED.items
        if label.casefold() in {one.casefold() for one in (item.id, item.name, *item.alt_labels)}
    }
    assert best[0].score >= 98
    assert first & bearers


@thoroughly
@given(item=st.sampled_from(SHIPPED.items), place=st.integers(0, 50))
def test_swapped_letters_of_a_long_name_still_find_it(item: Attainable, place: int) -> None:
    letters = [at for at in range(len(item.name) - 1) if item.name[at : at + 2].isalpha()]
    at = letters[place % len(letters)] if letters else 0
    swapped = item.name[:at] + item.name[at + 1 : at - 1 if at else None : -1] + item.name[at + 2 :]
    if len(item.name.split()[0]) > 3 and all(len(word) > 3 for word in item.name.split()):
        assert item.id in {hit.item.id for hit in search(SHIPPED, swapped, limit=10)}


@thoroughly
@given(name=st.text(min_size=1, max_size=30), others=st.lists(st.text(max_size=9), max_size=2))
def test_names_of_every_script_find_their_item_and_are_marked(name: str, others: list[str]) -> None:
    try:
        roadmap = Roadmap("r", "R", (Attainable("x", name, alt_labels=tuple(others)),))
    except InvalidRoadmapError:
        reject()
    found = search(roadmap, name)
    assert bool(found) == bool(word_texts(name))
    for hit in found:
        assert (hit.item.id, hit.score >= 97) == ("x", True)
        matched = "".join(
            word for start, end in hit.spans for word in word_texts(hit.label[start:end])
        )
        assert matched == "".join(word_texts(hit.label))


@thoroughly
@given(text=st.text())
def test_words_are_the_same_with_and_without_their_places(text: str) -> None:
    assert [word.text for word in placed_words(text)] == word_texts(text)


def test_of_a_long_query_the_first_sixteen_words_are_looked_for() -> None:
    words = " ".join(["machine", "learning"] * 8)
    found = search(SHIPPED, words)
    assert len(found) == 10
    assert search(SHIPPED, f"{words} statistics for cooks") == found
