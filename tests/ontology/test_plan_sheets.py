"""Study plans as sheets and boards, opened by readers that are not ours."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from random import Random
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from skillpath.graph import as_planned, replan
from skillpath.ontology import read
from skillpath.ontology.plans.excel import xlsx
from skillpath.ontology.plans.notion import notion
from skillpath.ontology.plans.todoist import COLUMNS, todoist
from skillpath.ontology.plans.wording import FOLDER, wording
from skillpath.ontology.plans.xml_texts import held
from skillpath.ontology.tables import FORMULA, plain
from tests.graph.random_plans import random_plan
from tests.ontology.planned import (
    ODD,
    begun_plan,
    demo_plan,
    empty_plan,
    linked_plan,
    odd_plan,
    planned,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Plan

WRITERS = (xlsx, todoist, notion)
CR = "_x000D_"
"""How the format has a carriage return, which openpyxl leaves as it is."""


def opened(plan: Plan, **options: str) -> Any:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(BytesIO(xlsx(plan, **options)))


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def at(day: str) -> datetime:
    return datetime.fromisoformat(day)


def test_a_workbook_has_the_weeks_with_real_days_and_numbers() -> None:
    sheet = opened(demo_plan())["Weeks"]
    assert list(sheet.values)[:4] == [
        ("Week", "Begins", "Hours there are", "Item", "Hours", "Finished"),
        (1, at("2027-01-04"), 8, "Basics", 8, "no"),
        (2, at("2027-01-11"), 8, "Basics", 2, "yes"),
        (2, at("2027-01-11"), 8, "SQL", 6, "yes"),
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:F10")
    assert (sheet["B2"].number_format, sheet.column_dimensions["D"].width > 30) == (
        "yyyy-mm-dd",
        True,
    )


def test_a_workbook_has_all_of_an_item() -> None:
    head, first, *_ = opened(linked_plan())["Items"].values
    assert dict(zip(head, first, strict=True)) == {
        "No.": 1,
        "Item": "Git",
        "Kind": "tool",
        "Step": "Tools",
        "Hours": 20,
        "Hours at least": 10,
        "Hours at most": 40,
        "Begins": at("2027-01-04"),
        "Ends": at("2027-01-21"),
        "Latest week": at("2027-01-18"),
        "Weeks to spare": 0,
        "Critical": "yes",
        "Done": "no",
        "After": None,
        "Why": "It is the goal.",
        "Learn it from": "Git, https://git.example/\nPro Git, https://book.example/",
    }


def test_a_workbook_has_the_milestones_with_deadlines_and_the_range_of_the_end() -> None:
    safe = datetime.combine(demo_plan().range.safe.ends, time())
    assert list(opened(demo_plan())["Milestones"].values) == [
        ("Day", "Kind", "What", "Deadline", "Days late"),
        (at("2027-01-26"), "step", "Foundations", None, None),
        (at("2027-02-13"), "goal", "Pipeline", at("2027-01-24"), 20),
        (at("2027-02-13"), "step", "Practice", None, None),
        (at("2027-02-13"), "plan", "Likely end (50 %)", None, None),
        (safe, "plan", "Safe end (80 %)", None, None),
    ]


def test_names_in_a_workbook_lead_to_their_pages() -> None:
    book = opened(linked_plan())
    links = [
        book[sheet][cell].hyperlink.target for sheet, cell in (("Weeks", "D2"), ("Items", "B2"))
    ]
    assert links == ["https://git.example/", "https://git.example/"]


def test_a_workbook_runs_no_text_and_keeps_it() -> None:
    sheet = opened(odd_plan())["Items"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}
    names = sorted(cell.value for cell in sheet["B"][1:])
    assert names == sorted(held(one).replace("\r", CR) for one in ODD)


def test_a_workbook_speaks_another_language() -> None:
    book = opened(demo_plan(), language="de")
    assert book.sheetnames == ["Wochen", "Einträge", "Meilensteine"]
    assert opened(demo_plan(), language="xx").sheetnames == ["Weeks", "Items", "Milestones"]


def test_a_workbook_says_that_it_was_made_when_the_plan_starts() -> None:
    told = opened(demo_plan()).properties
    assert (told.title, told.created) == ("Study plan: Pipeline", at("2027-01-04"))


def test_a_template_for_todoist_has_sections_of_weeks_and_tasks_with_days() -> None:
    rows = table(todoist(demo_plan()))
    assert tuple(rows[0]) == COLUMNS
    assert [(one["TYPE"], one["CONTENT"], one["DATE"]) for one in rows[:5]] == [
        ("section", "Week 1, from 2027-01-04", ""),
        ("task", "Basics: 8 of 10 h", "2027-01-10"),
        ("section", "Week 2, from 2027-01-11", ""),
        ("task", "Basics: 2 of 10 h", "2027-01-12"),
        ("task", "SQL: 6 h", "2027-01-17"),
    ]


def test_a_template_for_todoist_keeps_to_the_rules_of_its_columns() -> None:
    rows = table(todoist(odd_plan()))
    tasks = [one for one in rows if one["TYPE"] == "task"]
    assert {one["TYPE"] for one in rows} == {"task", "section"}
    assert {one["PRIORITY"] for one in tasks} <= {"1", "2", "3", "4"}
    assert {(one["INDENT"], one["DATE_LANG"]) for one in tasks} == {("1", "en")}
    assert all(date.fromisoformat(one["DATE"]) for one in tasks)
    assert all(0 < len(one["CONTENT"]) <= 500 for one in rows)
    assert max(len(one["DESCRIPTION"]) for one in rows) <= 16_383


def test_a_long_plan_fits_into_the_sections_of_a_project() -> None:
    plan = planned(read(), ["cert-google-pmle"], ["python"])
    rows = table(todoist(plan))
    count = Counter(one["TYPE"] for one in rows)
    assert (len(plan.weeks) > 100, count["section"] <= 20, count["task"] <= 300) == (True,) * 3
    told = [float(one["CONTENT"].split(": ")[-1].split()[0]) for one in rows if one["DATE"]]
    assert sum(told) == pytest.approx(plan.hours)


@pytest.mark.parametrize("seed", range(20))
def test_tasks_in_todoist_are_what_is_left_of_any_plan(seed: int) -> None:
    random = Random(seed)
    plan = random_plan(random)
    if seed % 2:
        today = plan.terms.start + timedelta(random.randrange(30))
        plan = replan(plan, as_planned(plan, today), today).plan
    rows = table(todoist(plan))
    left = sum(one.hours - one.so_far for one in plan.items if not one.done)
    told = (one["CONTENT"].removesuffix(" h").rpartition(": ")[2] for one in rows if one["DATE"])
    assert sum(float(one.split()[0]) for one in told) == pytest.approx(left, abs=0.01 * len(rows))
    assert sum(one["TYPE"] == "section" for one in rows) <= 20


def test_names_make_no_labels_and_no_tasks_without_a_box_in_todoist() -> None:
    rows = table(todoist(odd_plan()))
    words = [word for one in rows for word in one["CONTENT"].split()]
    assert [one for one in words if one.startswith("@")] == []
    assert [one["CONTENT"] for one in rows if one["CONTENT"].startswith("* ")] == []
    assert any(one["CONTENT"].replace("\u2060", "").startswith("learn @angular") for one in rows)


def test_what_is_finished_and_past_is_no_task_in_todoist() -> None:
    contents = [one["CONTENT"] for one in table(todoist(begun_plan()))]
    assert contents[:2] == ["Week 2, from 2027-01-11", "SQL: 4 of 6 h"]


def test_a_late_item_comes_before_a_critical_one_in_todoist() -> None:
    def priorities(deadline: date) -> set[tuple[str, str]]:
        plan = planned(demo_plan().roadmap, ["pipeline"], ["r"], deadlines={"pipeline": deadline})
        return {(one["CONTENT"][:3], one["PRIORITY"]) for one in table(todoist(plan))}

    assert {("Bas", "1"), ("SQL", "1")} <= priorities(date(2027, 1, 10))
    assert {("Bas", "2"), ("SQL", "4")} <= priorities(date(2027, 12, 31))


def test_a_table_for_notion_has_dates_checkboxes_and_relations_by_name() -> None:
    rows = table(notion(begun_plan()))
    assert [(one["Name"], one["Done"], one["After"]) for one in rows] == [
        ("Basics", "Yes", ""),
        ("SQL", "No", ""),
        ("Wrangling", "No", ""),
        ("Models", "No", "Basics, SQL"),
        ("Pipeline", "No", "Wrangling, Models"),
    ]
    assert {key: rows[3][key] for key in ("Kind", "Step", "Hours", "Begins", "Ends", "Week")} == {
        "Kind": "skill",
        "Step": "Practice",
        "Hours": "10",
        "Begins": "2027-01-25",
        "Ends": "2027-02-02",
        "Week": "4",
    }


def test_relations_for_notion_name_titles_of_the_table_that_are_unique() -> None:
    rows = table(notion(odd_plan()))
    titles = [one["Name"] for one in rows]
    related = {name for one in rows for name in one["After"].split(", ") if name}
    assert (len(set(titles)), related <= set(titles)) == (len(ODD), True)
    assert 'comma; and "quote"; colon: hash # 100 %' in titles


@pytest.mark.parametrize("write", [todoist, notion])
def test_no_cell_of_a_table_is_run(write: Callable[[Plan], str]) -> None:
    cells = [cell for row in table(write(odd_plan())) for cell in row.values()]
    assert [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@") and cell] == []
    assert [cell for cell in cells if FORMULA.match(cell) and not cell.startswith("'")] == []
    assert any(plain(cell).startswith("=HYPERLINK") for cell in cells)


def test_an_empty_plan_is_a_head_without_rows() -> None:
    plan = empty_plan()
    assert (table(todoist(plan)), table(notion(plan))) == ([], [])
    assert [sheet.dimensions for sheet in opened(plan)] == ["A1:F1", "A1:P1", "A1:E2"]


@pytest.mark.parametrize("write", WRITERS)
def test_equal_plans_are_equal_files(write: Callable[[Plan], str | bytes]) -> None:
    assert (write(demo_plan()), write(odd_plan())) == (write(demo_plan()), write(odd_plan()))


def test_each_language_says_everything_with_the_same_values() -> None:
    def shape(language: str) -> dict[str, set[str]]:
        return {
            key: set(text.split("{")[1:]) and fields(text)
            for key, text in wording(language).items()
        }

    languages = sorted(file.stem for file in FOLDER.iterdir())
    assert languages == ["de", "en"]
    assert shape("de") == shape("en")


def fields(text: str) -> set[str]:
    return {part.partition("}")[0] for part in text.split("{")[1:]}


def test_days_of_sections_are_those_of_their_weeks() -> None:
    plan = demo_plan()
    days = [one["DATE"] for one in table(todoist(plan)) if one["DATE"]]
    weeks = [one.begins for one in plan.weeks for _ in one.shares]
    assert all(
        begins <= date.fromisoformat(day) <= begins + timedelta(6)
        for begins, day in zip(weeks, days, strict=True)
    )
