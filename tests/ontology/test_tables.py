from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from skillpath.graph import (
    Attainable,
    Effort,
    InvalidRoadmapError,
    Kind,
    Level,
    Requirement,
    Step,
    Strength,
    all_of,
    any_of,
    at_least,
)
from skillpath.ontology import ReadingLimits, UnreadableError, read, report_on
from skillpath.ontology.reading import drafted

if TYPE_CHECKING:
    from pathlib import Path

    from skillpath.graph import Expression, Roadmap

TINY = "id,name\na,A\n"


def table(folder: Path, text: str | bytes, name: str = "tiny.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def from_table(folder: Path, text: str | bytes) -> Roadmap:
    return read(table(folder, text))


def of_cells(folder: Path, **cells: str) -> Attainable:
    """The item `x` of a row with these cells, beside items a to d."""
    given = {"id": "x", "name": "X", **cells}
    quoted = ",".join('"' + text.replace('"', '""') + '"' for text in given.values())
    others = "".join(f"{one},{one.upper()}\n" for one in "abcd")
    return from_table(folder, f"{','.join(given)}\n{quoted}\n{others}").by_id["x"]


def told(folder: Path, text: str | bytes) -> list[str]:
    """Each fault from its line on."""
    with pytest.raises(InvalidRoadmapError) as caught:
        from_table(folder, text)
    return [str(fault).partition("tiny.csv, ")[2] for fault in caught.value.faults]


def test_a_roadmap_is_named_after_its_file(tmp_path: Path) -> None:
    named = read(table(tmp_path, TINY, "Bread and_wine.csv"))
    assert (named.id, named.name) == ("bread-and-wine", "Bread and wine")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("name,id\nA,a\n", id="in any order"),
        pytest.param("\ufeffid,name\r\na,A\r\n", id="as spreadsheets write"),
        pytest.param("id;name\na;A\n", id="semicolons"),
        pytest.param("id\tname\na\tA\n", id="tabs"),
        pytest.param(" ID , Name \n a , A \n", id="blanks and capitals"),
        pytest.param("id,name,step\na,A\n", id="a short row"),
        pytest.param("id,name\n\n#, a comment\na,A\n,\n", id="rows that say nothing"),
        pytest.param('"# a comment, first"\nid,name\na,A\n', id="a comment first"),
        pytest.param('"# one; two; 3, 4"\nid,name\na,A\n', id="other separators in a comment"),
        pytest.param("id,name\n , \na,A\n", id="a row of blanks"),
        pytest.param("id,name\n # this,is not\na,A\n", id="a blank before a comment"),
        pytest.param("id,name\na,A,,,\n", id="empty cells beyond the columns"),
    ],
)
def test_one_table_may_be_written_in_several_ways(tmp_path: Path, text: str) -> None:
    assert from_table(tmp_path, text).items == (Attainable("a", "A"),)


def test_a_row_holds_all_that_a_table_knows(tmp_path: Path) -> None:
    cells = {
        "kind": "Tool",
        "prerequisites": "a; b",
        "recommended": "c",
        "hours": "1-2.5-4",
        "level": "expert",
        "alt_labels": "Y | Z|",
        "description": "Two\nlines.",
        "url": "https://example.org/",
    }
    assert of_cells(tmp_path, **cells) == Attainable(
        "x",
        "X",
        Kind.TOOL,
        Effort(1, 2.5, 4),
        Level.EXPERT,
        ("Y", "Z"),
        "Two\nlines.",
        "https://example.org/",
        (Requirement("a"), Requirement("b"), Requirement("c", strength=Strength.RECOMMENDED)),
    )


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("a", ["a"]),
        ("a;b ; c;", ["a", "b", "c"]),
        ("any_of(a, b)", [any_of("a", "b")]),
        ("all_of(a,b); c", ["c", all_of("a", "b")]),
        ("at_least(2; a, b, c)", [at_least(2, "a", "b", "c")]),
        ("any_of(a, all_of(b, at_least(1; c, d)))", [any_of("a", all_of("b", any_of("c", "d")))]),
        ("any_of(a)", [any_of("a")]),
        ("any_of(a,, b,); ;c;", ["c", any_of("a", "b")]),
        (";any_of(,a,, all_of(b),); ;c;;", ["c", any_of("a", all_of("b"))]),
        ("any_of (\n a ,\n b )", [any_of("a", "b")]),
    ],
)
def test_prerequisites_are_written_as_expressions(
    tmp_path: Path, text: str, terms: list[Expression]
) -> None:
    assert [one.of for one in of_cells(tmp_path, prerequisites=text).required] == terms


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a, b", "found ',' after 'a'; expected ';' between prerequisites, or the end"),
        ("any_of(a; b)", "found ';' after 'a'; expected ',' between members, or ')'"),
        ("any_of(a", "found the end after 'a'; expected ',' between members, or ')'"),
        ("a)", "found ')' after 'a'; expected ';' between prerequisites, or the end"),
        ("(a)", "found '('; expected an id"),
        ("some_of(a)", "found 'some_of' before '('; expected all_of(…), any_of(…) or at_least(k"),
        ("at_least(2, a)", "found ',' after '2'; expected ';' after 'at_least(2'"),
        ("at_least(", "found the end after '('; expected a number after 'at_least('"),
        ("at_least(x; a)", "found 'x'; expected a number after 'at_least('"),
        ("any_of, (a)", "found ',' after 'any_of'; expected '(' after any_of"),
        ("any_of(" * 17 + "a" + ")" * 17, "found groups nested deeper; expected at most 16 levels"),
        ("a" * 10_001, "found 10001 characters; expected at most 10000"),
    ],
)
def test_what_is_no_expression_is_told_with_what_was_expected(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(InvalidRoadmapError) as caught:
        of_cells(tmp_path, prerequisites=text)
    where = f"{tmp_path / 'tiny.csv'}, line 2, cell C2: item 'x', prerequisites: "
    assert str(caught.value.faults[0]).startswith(where + message)


@pytest.mark.parametrize(
    ("text", "effort"),
    [
        ("3", Effort(3, 3, 3)),
        ("0.5", Effort(0.5, 0.5, 0.5)),
        (" 1 - 2 - 3 ", Effort(1, 2, 3)),
        ("10-12-2000", Effort(10, 12, 2000)),
        ("1–2–3", Effort(1, 2, 3)),  # noqa: RUF001 - as spreadsheets write it
        ("", None),
    ],
)
def test_hours_are_a_number_or_a_range(tmp_path: Path, text: str, effort: Effort | None) -> None:
    assert of_cells(tmp_path, hours=text).effort == effort


@pytest.mark.parametrize("text", ["1-2", "-1", "1e3", "nan", "1_0", "٣", "1h", "1-2-3-4", "9" * 10])
def test_other_hours_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidRoadmapError, match="expected a number such as 12 or"):
        of_cells(tmp_path, hours=text)


@pytest.mark.parametrize(
    "text", ["2004-04-02", "02-04-2008", "02.04.2008", "2/4/8", "4-Feb", "Feb 8", "8. Apr"]
)
def test_a_date_is_known_for_what_a_spreadsheet_made_of_hours(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidRoadmapError, match="a spreadsheet made a date of it"):
        of_cells(tmp_path, hours=text)


def test_steps_follow_the_rows_that_name_them_first(tmp_path: Path) -> None:
    text = "id,name,step\nb,B,Second\na,A,First\nc,C,Second\nd,D,\n"
    assert from_table(tmp_path, text).steps == (
        Step("step-second", "Second", 1, ("b", "c")),
        Step("step-first", "First", 2, ("a",)),
    )


def test_a_step_has_an_id_that_nothing_else_bears(tmp_path: Path) -> None:
    text = "id,name,step\nstep-a,A,A\nb,B,a!\nc,C,基礎\n"
    steps = from_table(tmp_path, text).steps
    assert [step.id for step in steps] == ["step-a-2", "step-a-3", "step-3"]


def test_steps_whose_names_differ_in_marks_alone_are_numbered(tmp_path: Path) -> None:
    rows = "".join(f"a{number},A{number},{'!' * number}s\n" for number in range(200))
    steps = from_table(tmp_path, f"id,name,step\n{rows}").steps
    assert [step.id for step in steps[:3]] == ["step-s", "step-s-2", "step-s-3"]
    assert steps[-1].id == "step-s-200"


def test_what_is_wrong_with_a_step_stands_in_its_column(tmp_path: Path) -> None:
    [line] = told(tmp_path, f"id,name,kind,step\na,A,,\nb,B,,{'s' * 301}\n")
    assert line.startswith("line 3, cell D3: step 'step-sss")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "'=1", "''=1"])
def test_a_formula_is_text_and_loses_one_apostrophe(tmp_path: Path, text: str) -> None:
    assert of_cells(tmp_path, name=f"'{text.strip()}").name == text.strip()
    assert of_cells(tmp_path, name=text.strip()).name == text.strip().removeprefix("'")


def test_an_apostrophe_before_anything_else_stays(tmp_path: Path) -> None:
    assert of_cells(tmp_path, name="'s Gravenhage").name == "'s Gravenhage"


def test_lines_are_counted_in_the_file_and_cells_in_the_table(tmp_path: Path) -> None:
    text = 'id,name,hours\na,"A\nof two\nlines",1\n\nb,B,x\n'
    assert told(tmp_path, text)[0].startswith("line 6, cell C4: item 'b', hours: found 'x'")


def test_an_unknown_column_is_a_warning_with_those_that_are_known(tmp_path: Path) -> None:
    [warning] = report_on(table(tmp_path, "id,name,notes\na,A,\n")).warnings[:1]
    assert (warning.code, warning.place.cell) == ("unknown-column", "C1")
    assert warning.expected.startswith("one of id, name, kind, step, prerequisites,")


def test_a_table_that_names_no_item_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidRoadmapError, match="found no items; expected one item or more"):
        from_table(tmp_path, "id,name\n")
    assert [line.split(": ", 1)[0] for line in told(tmp_path, "")] == ["line 1"]


def test_a_table_cannot_be_blamed_for_missing_reasons(tmp_path: Path) -> None:
    path = table(tmp_path, "id,name,prerequisites,hours\na,A,,1\nb,B,a,1\n")
    assert report_on(path).warnings == ()


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        (ReadingLimits(items=1), "line 3: found over 1 items"),
        (ReadingLimits(members=1), "found over 1 members of requirements in all"),
        (ReadingLimits(size=20), "found a larger file"),
    ],
)
def test_limits_may_be_chosen(tmp_path: Path, limits: ReadingLimits, found: str) -> None:
    path = table(tmp_path, "id,name,prerequisites\na,A,\nb,B,a; c\nc,C,\n")
    with pytest.raises(UnreadableError, match=found):
        read(path, limits=limits)


def test_no_more_faults_are_told_than_wanted(tmp_path: Path) -> None:
    rows = "".join(f"a{number},{number},x\n" for number in range(9))
    path = table(tmp_path, f"id,name,hours\n{rows}")
    with pytest.raises(InvalidRoadmapError) as caught:
        read(path, limits=ReadingLimits(faults=3))
    assert [fault.code for fault in caught.value.faults] == ["hours"] * 3 + ["more"]
    assert caught.value.faults[-1].found == "6 more faults"


def test_a_row_that_stands_twice_is_one_fault(tmp_path: Path) -> None:
    [line] = told(tmp_path, "id,name\na,A\na,A\n")
    assert line.startswith("line 3, cell A3: id 'a': found 2 that bear it, first in line 2; ")


def test_of_rows_with_one_id_two_are_looked_at(tmp_path: Path) -> None:
    """Each fault asks for the places of its rows; of 14,000 copies that took minutes."""
    path = table(tmp_path, "id,name,hours\n" + "a,A,0\n" * 9)
    places = drafted(path).places
    assert [str(one.cell) for one in places.of("a", "hours")] == ["C2", "C3"]


def test_an_item_may_be_named_like_the_file(tmp_path: Path) -> None:
    roadmap = read(table(tmp_path, "id,name\nbread,Bread\n", "bread.csv"))
    assert (roadmap.id, roadmap.items[0].id) == ("bread-roadmap", "bread")


def test_a_column_that_is_misspelt_is_a_fault_because_all_in_it_would_be_lost(
    tmp_path: Path,
) -> None:
    [line] = told(tmp_path, "id,name,prerequsites\na,A,\n")
    where, _, message = line.partition(": found ")
    assert where == "line 1, cell C1: the first row"
    assert message == "the column 'prerequsites', which is not read; expected 'prerequisites'"


def test_a_line_that_names_the_separator_is_skipped(tmp_path: Path) -> None:
    assert from_table(tmp_path, "sep=;\r\nid;name\r\na;A\r\n").items == (Attainable("a", "A"),)


def test_a_workbook_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="found a workbook of a spreadsheet program"):
        from_table(tmp_path, b"PK\x03\x04\x14\x00")


@pytest.mark.parametrize("text", ["30 min", "about 5"])
def test_what_is_no_date_is_not_called_one(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidRoadmapError) as caught:
        of_cells(tmp_path, hours=text)
    assert "a date" not in str(caught.value)
