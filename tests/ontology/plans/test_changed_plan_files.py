"""What people and their programs make of the file of a plan."""

from __future__ import annotations

from datetime import date

import pytest

from skillpath.graph import Done, Stage
from skillpath.ontology import UnreadableError
from skillpath.ontology.plans.plan_file_in import OF_PLANS, read_plan_file, ticks_in
from skillpath.ontology.plans.ticked import Ticked

QUESTION = (
    '{"roadmap": "r", "goals": ["a"], "start": "2027-01-04", "weekdays": [1, 1, 1, 1, 1, 0, 0]}'
)


def md(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def ics(*lines: str) -> bytes:
    """A calendar with one to-do, of the item `a`."""
    todo = ("BEGIN:VTODO", "UID:a@0123456789ab.plan.skillpath", *lines, "END:VTODO")
    return "\r\n".join(("BEGIN:VCALENDAR", *todo, "END:VCALENDAR", "")).encode()


DAY = date(2027, 1, 10)
FINISHED = Ticked((Done("a", None, DAY),))
OPEN = Ticked((), ("a",))


@pytest.mark.parametrize(
    ("ending", "text", "expected"),
    [
        (".md", md("* [X] A <!-- skillpath a --> ✅ 2027-01-10"), FINISHED),
        (".md", md("- [ ] my own", "  1. [x] A <!-- skillpath a -->✅ 2027-01-10 #tag"), FINISHED),
        (".md", md("- [-] A <!-- skillpath a -->", "- [x] not a plan's"), OPEN),
        (".md", b"- [x] A <!-- skillpath a --> \xe2\x9c\x85 2027-01-10\r\n", FINISHED),
        (".csv", b"id;done\r\na;2027-01-10\r\n", FINISHED),
        (".csv", b"sep=,\ndone_on,done,id\n10.1.2027,TRUE,a\n", FINISHED),
        (".csv", "id\tdone\na\t☐\n".encode(), OPEN),
        (".ics", ics("STATUS:COMPLETED", "COMPLETED:20270110T235959Z"), FINISHED),
        (".ics", ics("COMPLETED;TZID=Asia/Tokyo:20270110T010000"), FINISHED),
        (".ics", ics("STATUS:NEEDS-ACTION", "PERCENT-COMPLETE:100"), OPEN),
        (".ics", ics("PERCENT-COMPLETE:100"), Ticked((Done("a"),))),
        (".ics", ics("STA", " TUS:COMP", "\tLETED", "COMPLETED:20270110"), FINISHED),
        (".org", md("** DONE A", "CLOSED: [2027-01-10 So 12:30]", ":skillpath_id: a"), FINISHED),
        (".org", md("* WAITING A", ":PROPERTIES:", ":SKILLPATH_ID: a", ":END:"), OPEN),
    ],
)
def test_what_others_write_is_understood(ending: str, text: bytes, expected: Ticked) -> None:
    assert ticks_in(ending, text, "x") == expected


def test_of_an_item_that_takes_weeks_the_ticked_parts_are_its_hours() -> None:
    text = md(
        "- [x] A <!-- skillpath a 1/3 4.5h -->",
        "- [x] A <!-- skillpath a 2/3 8h -->",
        "- [ ] A <!-- skillpath a 3/3 1h -->",
    )
    assert ticks_in(".md", text, "x").done == (Done("a", 12.5, stage=Stage.BEGUN),)


def test_the_day_of_a_moment_is_that_in_the_zone_of_the_calendar() -> None:
    text = ics("STATUS:COMPLETED", "COMPLETED:20270110T235959Z").replace(
        b"BEGIN:VTODO", b"X-WR-TIMEZONE:Asia/Tokyo\r\nBEGIN:VTODO"
    )
    assert ticks_in(".ics", text, "x").done == (Done("a", None, date(2027, 1, 11)),)


@pytest.mark.parametrize(
    ("ending", "text", "told"),
    [
        (".md", b"# Notes\n", "x: found no task of a plan; expected tasks as in the checklist"),
        (".md", md("", "- A <!-- skillpath a -->"), "x, line 2: found the item 'a' without a box"),
        (
            ".md",
            md("- [x] A <!-- skillpath a --> ✅ 2027-13-10"),
            "x, line 1: found '2027-13-10'; expected a day such as 2027-01-04",
        ),
        (
            ".md",
            md("", f"<!-- skillpath {QUESTION.replace('[1,', '[25,')} -->"),
            "x, line 2, weekdays.0: found 25; expected 24.0 or less",
        ),
        (".md", b"\n\xff", "x, line 2: found the byte 0xff, which is not UTF-8; expected UTF-8"),
        (".csv", b"name,done\n", "x, line 1: found the columns name, done; expected a column 'id'"),
        (
            ".csv",
            b'id,done\na,"x"\nb,maybe\n',
            "x, line 3, column B (done): found 'maybe'; expected 'x' where it is done, the day,",
        ),
        (
            ".csv",
            b"id,done,done_on\na,x,1/10/2027\n",
            "x, line 2, column C (done_on): found '1/10/2027'; expected a day such as 2027-01-04",
        ),
        (
            ".csv",
            b"id,done,hours_taken\na,x,long\n",
            "x, line 2, column C (hours_taken): found 'long'; expected hours such as 12 or 7.5",
        ),
        (".csv", b'id,done\na,"x\n', "x, line 2: found a quote that opens a cell and is never"),
        (".json", b"[]", "x: found a list; expected a JSON object"),
        (
            ".json",
            QUESTION.replace("}", ',\n"items": [{"id": "A b"}]}').encode(),
            "x, line 2, items.0.id: found 'A b'; expected an id such as 'gradient-descent'",
        ),
        (
            ".json",
            QUESTION.replace("}", ',\n"items": []}').replace("01-04", "1-4").encode(),
            "x, line 1, start: found '2027-1-4'; expected a day such as 2027-01-04",
        ),
        (".ics", b"hello", "x, line 1: found 'hello'; expected a line of a calendar, such as"),
        (".ics", b"UID:a\r\n", "x, line 1: found UID; expected BEGIN:VCALENDAR"),
        (
            ".ics",
            b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\n",
            "x: found the end of the file; expected END:VTODO",
        ),
        (
            ".ics",
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VTODO\r\n",
            "x, line 3: found END:VTODO; expected END:VEVENT",
        ),
        (
            ".ics",
            b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
            "x: found nothing of a plan; expected to-dos or events as in the calendar of a plan",
        ),
        (
            ".ics",
            ics("STATUS:COMPLETED", "COMPLETED:yesterday"),
            "x, line 5: found 'yesterday'; expected a moment such as 20270110T120000Z",
        ),
        (".org", b"* TODO x\n", "x: found no item of a plan; expected headings as in the Org file"),
        (
            ".org",
            md("* DONE A", ":SKILLPATH_ID: a", ":SKILLPATH_TOOK: long"),
            "x, line 3: found 'long'; expected hours such as 12 or 7.5",
        ),
        (
            ".org",
            md("* DONE A", "CLOSED: [yesterday]", ":SKILLPATH_ID: a"),
            "x, line 2: found 'yesterday'; expected a day such as 2027-01-04",
        ),
    ],
)
def test_what_is_not_understood_is_told_with_its_line(ending: str, text: bytes, told: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        ticks_in(ending, text, "x")
    assert str(refused.value).startswith(told)


def test_a_file_of_another_ending_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"found \.doc; expected a file that ends with one"):
        read_plan_file("plan.doc", OF_PLANS)
