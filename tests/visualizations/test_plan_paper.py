"""A plan as a document of pages, and as one page that stands alone."""

from __future__ import annotations

from datetime import date

import pypdfium2

from skillpath.visualizations.plans.file import plan_file
from skillpath.visualizations.plans.paper import plan_pdf
from tests.visualizations.planned import planned
from tests.visualizations.roadmaps import hostile
from tests.visualizations.seen import Seen

LATE = planned(("pipeline", "exam"), deadlines={"pipeline": date(2027, 2, 15)})


def pages(content: bytes) -> list[str]:
    """The text of each page, with single blanks."""
    found = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
    return [" ".join(one.split()) for one in found]


def test_a_document_says_the_outcome_the_chart_and_the_weeks_as_text() -> None:
    text = " ".join(pages(plan_pdf(LATE)))
    said = (
        "Study plan: Exam and Pipeline Done by March 22, 2027",
        "28 days after its deadline of February 15, 2027",
        "Milestones",
        "Wrangling 10 h",
        "Week by week Week Hours What to learn January 2027 Jan 4 to Jan 10 10 h Basics · 10 h",
        "2 / 2",
    )
    assert [one for one in said if one not in text] == []


def test_a_document_in_another_language_is_so_to_its_footer() -> None:
    text = pages(plan_pdf(planned(), language="de"))[0]
    assert text.startswith("Lernplan: Pipeline Fertig am 15. März 2027 In 11 Wochen.")
    assert "Lernplan: Pipeline · skillpath" in text


def test_equal_plans_make_equal_documents() -> None:
    assert plan_pdf(LATE) == plan_pdf(LATE)


def test_names_are_words_of_a_document_and_no_markup_of_it() -> None:
    text = " ".join(pages(plan_pdf(planned(["step"], roadmap=hostile()))))
    assert "{{ 7*7 }} {% raw %}" in text
    assert "<b>bold</b> & \"quoted\" 'twice'" in text


def test_nothing_to_learn_is_a_document_too() -> None:
    (text,) = pages(plan_pdf(planned(["basics"], known=["basics"])))
    assert text.startswith("Study plan: Basics Done by January 4, 2027")


def test_a_file_holds_all_it_needs_and_names_are_text_in_it() -> None:
    page = Seen(plan_file(planned(["step"], roadmap=hostile())))
    tags = {tag for tag, _ in page.elements}
    assert tags & {"script", "form", "img", "a", "b"} == set()
    assert page.attributes("link", "href") == ["data:,"]
    assert page.attributes("meta", "content")[0].startswith("default-src 'none'; style-src 'sha256")
