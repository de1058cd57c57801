"""A path as a table that spreadsheets open."""

from __future__ import annotations

import csv
import io

from skillpath.graph import Attainable, Effort, Requirement, Roadmap, Step, cheapest_path
from skillpath.ontology import path_csv
from tests.ontology.test_checklist import small

HEAD = "number,id,name,kind,step,step_name,hours_low,hours_likely,hours_high,because,url\n"


def test_a_row_is_an_item_with_its_hours_and_reasons() -> None:
    roadmap = small()
    assert path_csv(roadmap, cheapest_path(roadmap, ["exam"])) == HEAD + (
        "1,python,Python,skill,,,10,20,40,"
        "For Statistics: A program draws the samples.,https://python.org/\n"
        "2,statistics,Statistics,skill,,,1,2.5,4,For Exam: it is required.,\n"
        "3,exam,Exam,certification,,,5,5,5,It is the goal.,\n"
    )


def test_a_path_without_items_is_a_head_alone() -> None:
    roadmap = small()
    assert path_csv(roadmap, cheapest_path(roadmap, ["python"], ["python"])) == HEAD


def hostile() -> Roadmap:
    items = (
        Attainable("a", "=1+1", effort=Effort(1e-7, 2, 30_000)),
        Attainable("b", "@B, Ü", requirements=(Requirement("a", "+x\n-y"),)),
    )
    return Roadmap("r", "R", items, (Step("s", "-step", 1, ("a", "b")),))


def test_no_cell_is_run_by_a_spreadsheet_and_lines_stay_within_theirs() -> None:
    roadmap = hostile()
    text = path_csv(roadmap, cheapest_path(roadmap, ["a", "b"]))
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row[2] for row in rows[1:]] == ["'=1+1", "'@B, Ü"]
    assert [row[4:6] for row in rows[1:]] == [["s", "'-step"], ["s", "'-step"]]
    assert rows[1][6:10] == [
        *("0.0000001", "2", "30000"),
        "It is the goal.\nFor @B, Ü: +x\n-y",
    ]


def test_a_byte_order_mark_leads_where_there_is_more_than_ascii() -> None:
    roadmap = hostile()
    assert path_csv(roadmap, cheapest_path(roadmap, ["b"])).startswith("\ufeff")
    assert path_csv(small(), cheapest_path(small(), ["exam"])).startswith("number")
