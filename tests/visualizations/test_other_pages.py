from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus

import pytest

from skillpath.visualizations import (
    Asked,
    Trouble,
    problem_page,
    problems_page,
    trouble_page,
    vocabulary_page,
)
from skillpath.visualizations.rendering import coded, gist, terms
from tests.visualizations.roadmaps import demo
from tests.visualizations.seen import Seen

SP = "https://w3id.org/skillpath/ns"


@dataclass(frozen=True)
class Kind:
    slug: str = "lost"
    type: str = "/problems/lost"
    title: str = "Lost"
    status: HTTPStatus = HTTPStatus.NOT_FOUND
    meaning: str = "Nothing is in `here`."
    remedy: str = "Look <b>elsewhere</b>."
    members: dict[str, str] = field(default_factory=lambda: {"name": "What was lost."})


@dataclass(frozen=True)
class Term:
    name: str
    kind: str
    parents: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    definition: str = "What it means."

    @property
    def iri(self) -> str:
        return f"{SP}#{self.name}"

    @property
    def label(self) -> str:
        return self.name


@dataclass(frozen=True)
class Vocabulary:
    terms: tuple[Term, ...]
    iri: str = SP
    title: str = "The vocabulary"
    description: str = "What it is for."
    version: str = "1.0.0"
    license: str = "https://spdx.org/licenses/MIT"


def test_what_may_be_meant_is_linked_and_marks_are_kept() -> None:
    trouble = Trouble(404, "Not Found", "found 'nunpy'", name="nunpy", meant=("numpy", "one"))
    page = Seen(trouble_page(demo(), trouble, asked=Asked(("python",), ("pipeline",))))
    assert "Not found Nothing here is called nunpy . Did you mean Numpy tool" in page.text
    links = page.attributes("a", "href")
    assert "/skills/numpy?known=python&goal=pipeline" in links
    assert "/steps/one?known=python&goal=pipeline" in links
    assert "nunpy" in page.attributes("input", "value")
    assert page.barriers == []


@pytest.mark.parametrize(
    ("trouble", "heading"),
    [
        (Trouble(404, "Not Found", "found no such path"), "This page does not exist Nothing is at"),
        (Trouble(500, "Internal", "This is our fault."), "Something went wrong on our side"),
        (Trouble(413, "Too Large", "found a larger body"), "Too Large found a larger body"),
        (Trouble(422, "A", "", name="x", is_ambiguous=True), "Several are called so x may mean"),
    ],
)
def test_a_trouble_is_named_first(trouble: Trouble, heading: str) -> None:
    assert heading in Seen(trouble_page(demo(), trouble)).text


def test_a_type_of_problem_is_explained_with_a_request_and_its_answer() -> None:
    page = problem_page(demo(), Kind(), example=("GET /lost", {"detail": "found <i>"}))
    assert "Nothing is in <code>here</code>." in page
    seen = Seen(page)
    assert "What to do Look <b>elsewhere</b>. What the document holds besides" in seen.text
    assert 'GET /lost The answer: { "detail": "found <i>" }' in seen.text
    assert seen.barriers == []


def test_types_of_problems_are_listed_by_status() -> None:
    kinds = [Kind("late", status=HTTPStatus.CONFLICT, title="Late"), Kind()]
    seen = Seen(problems_page(demo(), kinds))
    assert "/problems/lost" in seen.attributes("a", "href")
    assert seen.text.index("Lost 404 Not Found") < seen.text.index("Late 409 Conflict")
    assert seen.barriers == []


def test_a_term_is_where_its_iri_leads_and_others_are_linked() -> None:
    parents = (f"{SP}#Thing", "https://schema.org/DefinedTerm")
    terms_ = (Term("Tool", "class", parents), Term("uses", "property", (), (f"{SP}#Tool",)))
    seen = Seen(vocabulary_page(demo(), Vocabulary(terms_)))
    assert {"Tool", "uses"} <= set(seen.attributes("article", "id"))
    assert "Is a Thing , DefinedTerm schema.org" in seen.text
    assert "Used with Tool" in seen.text
    assert {"#Thing", "https://schema.org/DefinedTerm"} <= set(seen.attributes("a", "href"))
    assert seen.barriers == []


def test_texts_are_shortened_between_words_and_licenses_have_names() -> None:
    assert gist("one  two\nthree", 9) == "one two …"
    assert gist("Unbroken", 4) == "Unbr …"
    assert terms("https://creativecommons.org/licenses/by-sa/4.0/") == "CC BY-SA 4.0"
    assert terms("https://spdx.org/licenses/MIT") == "MIT"
    assert coded("a `<b>` c") == "a <code>&lt;b&gt;</code> c"
