"""Other programs read the files of plans as they are meant."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import icalendar
import orgparse
import pytest
import vobject
from dateutil.tz import tzical
from markdown_it import MarkdownIt
from mdit_py_plugins.tasklists import tasklists_plugin

from skillpath.ontology.plans.calendar_style import CalendarStyle, Entries
from skillpath.ontology.plans.checklist import plan_checklist
from skillpath.ontology.plans.ical import plan_ics
from skillpath.ontology.plans.org import plan_org
from skillpath.ontology.plans.sections import sections
from skillpath.ontology.plans.table import plan_csv
from skillpath.ontology.plans.text import WIDTH, plan_text
from tests.ontology.plans.small_plans import HOSTILE, gone_on, small_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

TODOS = CalendarStyle(Entries.TODOS)
RUN = re.compile(r"\s*[=+\-@\t\r]")


def calendar(content: bytes) -> Any:
    """As icalendar reads it."""
    return icalendar.Calendar.from_ical(content)


def html(text: str) -> str:
    """As GitHub would show it: CommonMark with tables, strikethrough and task lists."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return str(markdown.use(tasklists_plugin).render(text))


def shown(text: str) -> str:
    """A name in one line, without what no reader shows."""
    return " ".join(re.sub("[\x00-\x1f\x7f-\x9f\u2028\u202e]", " ", text).split())


def test_a_task_list_has_a_box_for_each_part_that_says_what_is_done() -> None:
    plan = gone_on()
    parts = [part for section in sections(plan) for part in section.parts]
    boxes = re.findall(
        r'<input class="task-list-item-checkbox"([^>]*)>', html(plan_checklist(plan))
    )
    assert [("checked" in one) for one in boxes] == [part.is_ticked for part in parts]


def test_hostile_names_are_no_markup_for_markdown() -> None:
    page = html(plan_checklist(small_plan()))
    tags = set(re.findall(r"<(/?[a-z0-9]+)", re.sub(r"<!-- skillpath .*? -->", "", page)))
    opened = {one.removeprefix("/") for one in tags}
    assert opened == {"h1", "h2", "p", "ul", "li", "strong", "a", "input"}
    assert set(re.findall(r'href="([^"]*)"', page)) == {
        "https://python.org/",
        "https://example.org/guide",
        "https://example.org/course",
    }


def calendars(content: bytes) -> Iterator[list[tuple[str, str, Any, Any]]]:
    """UID, summary, begin and end of all events, as two libraries read them."""
    yield [
        (str(one["UID"]), str(one["SUMMARY"]), one["DTSTART"].dt, one["DTEND"].dt)
        for one in calendar(content).events
    ]
    yield [
        (one.uid.value, one.summary.value, one.dtstart.value, one.dtend.value)
        for one in vobject.readOne(content.decode()).vevent_list
    ]


def test_two_libraries_read_the_same_events() -> None:
    ours, theirs = calendars(plan_ics(gone_on()))
    assert ours == theirs
    assert f"Goal reached: {shown(HOSTILE)}" in [summary for _, summary, _, _ in ours]


def test_two_libraries_read_the_same_to_dos() -> None:
    content = plan_ics(gone_on(), style=TODOS)
    ours = [
        (str(one["UID"]), str(one["SUMMARY"]), str(one["STATUS"]), one["DUE"].dt)
        for one in calendar(content).todos
    ]
    assert ours == [
        (one.uid.value, one.summary.value, one.status.value, one.due.value)
        for one in vobject.readOne(content.decode()).vtodo_list
    ]
    assert [status for _, _, status, _ in ours] == [
        "COMPLETED",
        "IN-PROCESS",
        "NEEDS-ACTION",
        "NEEDS-ACTION",
    ]


def test_lines_of_a_calendar_end_and_are_folded_as_they_must_be() -> None:
    content = plan_ics(gone_on())
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", b"".join(lines))
    assert len(content.decode().splitlines()) == len(lines) - 1


def test_a_later_plan_moves_the_events_of_the_earlier_one() -> None:
    before, after = (calendar(plan_ics(one)) for one in (small_plan(), gone_on()))
    assert {one["UID"] for one in before.events} <= {one["UID"] for one in after.events}
    assert {one["SEQUENCE"] for one in before.events} == {14_205_600}
    assert {one["SEQUENCE"] for one in after.events} == {14_205_600 + 28 * 24 * 60}


def test_the_moment_of_writing_can_be_told() -> None:
    at = datetime(2027, 1, 5, 8, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    (first, *_) = calendar(plan_ics(small_plan(), at=at)).events
    assert (first["DTSTAMP"].dt, first["SEQUENCE"]) == (at, 14_205_600 + 24 * 60 + 450)


def test_hours_of_the_evening_float_or_have_their_zone() -> None:
    floating = CalendarStyle(day=time(19))
    (first, *_) = calendar(plan_ics(small_plan(), style=floating)).events
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (
        datetime(2027, 1, 4, 19),  # noqa: DTZ001 - it floats
        datetime(2027, 1, 4, 21),  # noqa: DTZ001
    )
    berlin = CalendarStyle(day=time(19), zone="Europe/Berlin")
    (first, *_) = vobject.readOne(plan_ics(small_plan(), style=berlin).decode()).vevent_list
    assert first.dtstart.value.astimezone(UTC) == datetime(2027, 1, 4, 18, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Kolkata"])
def test_a_calendar_knows_when_clocks_are_changed(zone: str) -> None:
    content = plan_ics(small_plan(), style=CalendarStyle(day=time(19), zone=zone)).decode()
    own = content[content.index("BEGIN:VTIMEZONE") : content.index("BEGIN:VEVENT")]
    read, known = tzical(io.StringIO(own)).get(), ZoneInfo(zone)
    hours = [datetime(2027, 1, 5, tzinfo=UTC) + timedelta(hours=one) for one in range(24 * 365)]
    assert [
        one
        for one in hours
        if one.astimezone(read).utcoffset() != one.astimezone(known).utcoffset()
    ] == []


def test_an_alarm_goes_off_before_what_is_not_done() -> None:
    content = plan_ics(gone_on(), style=CalendarStyle(Entries.TODOS, alarm=60))
    found = [one.walk("VALARM") for one in calendar(content).todos]
    triggers = [one[0]["TRIGGER"] if one else None for one in found]
    assert [one and (one.dt, one.params["RELATED"]) for one in triggers] == [
        None,
        *[(timedelta(hours=-1), "END")] * 3,
    ]


def test_org_finds_states_days_and_ids() -> None:
    root = orgparse.loads(plan_org(gone_on()))
    found = [
        (one.todo, one.get_property("SKILLPATH_ID"), one.scheduled.start, one.tags)
        for one in root.children[:-1]
    ]
    assert found == [
        ("DONE", "python", date(2027, 1, 4), {"skill"}),
        ("STARTED", "statistics", date(2027, 1, 25), {"skill"}),
        ("TODO", "exam", date(2027, 2, 8), {"certification"}),
        ("TODO", "hostile", date(2027, 2, 13), {"skill"}),
    ]
    assert root.children[0].closed.start == date(2027, 1, 27)


def test_hostile_names_are_no_markup_for_org() -> None:
    root = orgparse.loads(plan_org(small_plan()))
    texts = [one for node in root[1:] for one in (node.heading, node.get_body("raw"))]
    stamps = [stamp for node in root[1:] for stamp in node.get_timestamps(active=True)]
    assert {stamp.start.year for stamp in stamps} <= {2027}
    assert [one for one in texts if re.search(r"\[\[|\{\{\{|src_sh|(?:^|\s)[*]b[*]", one)] == []


def test_no_cell_of_a_table_is_run() -> None:
    text = plan_csv(gone_on()).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if RUN.match(cell) and not re.fullmatch(r"-?\d+", cell)] == []
    (row,) = [row for row in rows if row["id"] == "hostile"]
    assert row["name"] == f"'{HOSTILE}".replace("\0", "")


def test_plain_text_keeps_within_its_width_and_commands_nothing() -> None:
    lines = plan_text(gone_on()).split("\n")
    words = [word for line in lines for word in line.split() if len(line) > WIDTH]
    assert [line for line in lines if not line.isprintable()] == []
    assert all(len(line.split()[-1]) > WIDTH - 10 or len(line) <= WIDTH for line in lines if line)
    assert words == []
