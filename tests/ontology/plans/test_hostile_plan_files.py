"""Whatever a file holds, it is read or refused in one printable line."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.ontology import UnreadableError
from skillpath.ontology.plans.plan_file_in import READERS, ticks_in
from tests.ontology.plans.test_golden_plans import GOLDEN

SNIPPETS = (
    *(b"\xff", b"\x00", b"\r", b"\n", b'"', b"\\", b"[", b"]}", b"<!-- skillpath a -->", b"- [x] "),
    *(b"END:VTODO\r\n", b"BEGIN:VALARM\r\n", b":PROPERTIES:\n", b"* DONE\n", b"@2027-02-30", b"="),
    *(b"1e999", b"9" * 400, b"{" * 2000, b"\xe2\x80\xa8", b"X-WR-TIMEZONE:../../etc\r\n"),
)
FILES = ("plan.md", "plan.csv", "plan.org", "plan.ics", "todos.ics")


def read(ending: str, text: bytes) -> str:
    """What is told of a text that is refused; nothing of one that is read."""
    try:
        ticks_in(ending, text, "x")
    except UnreadableError as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_read_or_refused(name: str) -> None:
    whole, random = (GOLDEN / name).read_bytes(), Random(name)
    ending = f".{name.rpartition('.')[2]}"
    for _ in range(80):
        first, last = sorted(random.choices(range(len(whole)), k=2))
        snippet = random.choice(SNIPPETS)
        assert read(ending, whole[:first] + snippet + whole[first:]).isprintable()
        assert read(ending, whole[:first] + whole[last:]).isprintable()


@pytest.mark.parametrize("ending", READERS)
@given(text=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@settings(max_examples=30, deadline=None)
def test_any_bytes_are_read_or_refused(ending: str, text: bytes) -> None:
    assert read(ending, text).isprintable()
