from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from skillpath.graph import (
    Attainable,
    Cost,
    InvalidRoadmapError,
    Mapping,
    Outline,
    Requirement,
    Resource,
    Roadmap,
    Status,
    Step,
)
from skillpath.ontology import UnreadableError, losses_in_csv, read, write
from tests.ontology.planted_faults import EXAMPLES
from tests.ontology.test_round_trips import thoroughly
from tests.ontology.written_roadmaps import written_roadmaps

A, B = Attainable("a", "A"), Attainable("b", "B")
PLAIN = Roadmap("plain", "Plain", (A, B), (Step("step-one", "One", 1, ("b", "a")),))
URL = "https://example.org/"


def as_table(roadmap: Roadmap, name: str = "plain.csv") -> Roadmap:
    """Written into a table and read back."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(roadmap, path, is_lossy=True)
        return read(path)


def with_item(**changes: object) -> Roadmap:
    return replace(PLAIN, items=(replace(A, **changes), B))  # type: ignore[arg-type]


def test_a_table_holds_what_is_in_a_table() -> None:
    assert losses_in_csv(PLAIN, "plain.csv") == ()
    assert as_table(PLAIN) == PLAIN


@pytest.mark.parametrize("name", ["bread-baking", "music-theory"])
def test_an_example_survives_being_written_as_a_table(name: str) -> None:
    example = read(EXAMPLES / f"{name}.csv")
    assert losses_in_csv(example, f"{name}.csv") == ()
    assert as_table(example, f"{name}.csv") == example


@pytest.mark.parametrize(
    ("roadmap", "told"),
    [
        (replace(PLAIN, id="other"), ["the id"]),
        (replace(PLAIN, name="plain"), ["the name"]),
        (replace(PLAIN, base="urn:x/"), ["the base of IRIs"]),
        (replace(PLAIN, description="D"), ["the description"]),
        (replace(PLAIN, version="1"), ["the version"]),
        (replace(PLAIN, license=URL), ["the license"]),
        (replace(PLAIN, prepares_for=URL), ["the occupation it prepares for"]),
        (
            replace(
                PLAIN, specializations=(Outline("o", "O", PLAIN.steps[:0] or (Step("s", "S", 1),)),)
            ),
            ["specializations: 1 (o)"],
        ),
        (replace(PLAIN, steps=(Step("one", "One", 1, ("a",)),)), ["ids of steps: 1 (one)"]),
        *(
            (
                replace(PLAIN, steps=(step,)),
                ["steps that cover nothing of their own, or blanks around a name: 1 (step-one)"],
            )
            for step in (Step("step-one", "One", 1), Step("step-one", " One", 1, ("a",)))
        ),
        (
            replace(PLAIN, steps=(Step("step-one", "One", 7, ("a",)),)),
            ["positions of steps: 1 (step-one)"],
        ),
        (
            replace(PLAIN, steps=(Step("step-one", "One", 1, ("a",), ("b",)),)),
            [
                "what a step covers, or its order: 1 (step-one)",
                "that items of a step are optional: 1 (step-one)",
            ],
        ),
        (
            with_item(requirements=(Requirement("b", "why", "who"),)),
            ["reasons of requirements: 1 (a)", "sources of requirements: 1 (a)"],
        ),
        (with_item(alt_labels=("x|y",)), ["alt labels that hold '|' or blanks around them: 1 (a)"]),
        (
            with_item(description=" D"),
            ["blanks around a description, or null characters in it: 1 (a)"],
        ),
        (with_item(certifies=("b",)), ["what certifications certify: 1 (a)"]),
        (with_item(status=Status.RETIRED), ["that something is retired: 1 (a)"]),
        (with_item(replaced_by=("b",)), ["successors: 1 (a)"]),
        (with_item(resources=(Resource("R", URL),)), ["resources: 1 (a)"]),
        (with_item(mappings=(Mapping("exact", URL),)), ["mappings to concepts elsewhere: 1 (a)"]),
        (with_item(cost=Cost(1, "USD")), ["costs: 1 (a)"]),
        (with_item(valid_months=1), ["times of validity: 1 (a)"]),
    ],
)
def test_what_a_table_drops_is_named(roadmap: Roadmap, told: list[str]) -> None:
    assert [str(loss) for loss in losses_in_csv(roadmap, "plain.csv")] == told


def test_the_first_three_that_lose_something_are_named() -> None:
    items = tuple(Attainable(one, one, cost=Cost(1, "USD")) for one in "abcde")
    [loss] = losses_in_csv(Roadmap("plain", "Plain", items), "plain.csv")
    assert str(loss) == "costs: 5 (a, b, c, 2 more)"


@thoroughly
@given(written_roadmaps())
def test_what_is_not_named_survives(roadmap: Roadmap) -> None:
    try:
        losses = losses_in_csv(roadmap, "random.csv")
    except InvalidRoadmapError:  # names that differ in blanks alone
        return
    assert bool(losses) == (as_table(roadmap, "random.csv") != roadmap)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_text_of_several_lines_stays_one_cell(end: str) -> None:
    roadmap = with_item(name=f"A{end}a", description=f"One.{end}Two.")
    assert as_table(roadmap) == roadmap


def test_a_table_with_tabs_is_written_with_tabs(tmp_path: Path) -> None:
    write(with_item(name="A\ta, b"), tmp_path / "plain.tsv", is_lossy=True)
    assert (tmp_path / "plain.tsv").read_text().splitlines()[::2] == [
        (
            "id\tname\tkind\tstep\tprerequisites\trecommended\thours\tlevel\talt_labels\tdescription"
            "\turl"
        ),
        'a\t"A\ta, b"\tskill\tOne\t\t\t\t\t\t\t',
    ]
    assert read(tmp_path / "plain.tsv").by_id["a"].name == "A\ta, b"


@pytest.mark.parametrize("text", ["=1+1", "@sum", "'=1", "-1", "+1", "\t=x"])
def test_no_cell_begins_as_a_formula(text: str) -> None:
    roadmap = with_item(name=f"{text}a", description=text.strip(), alt_labels=(text.strip(),))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plain.csv"
        write(roadmap, path, is_lossy=True)
        cells = path.read_text().splitlines()[2].split(",")
    assert not [cell for cell in cells if cell.strip()[:1] in ("=", "+", "-", "@", "\t")]


def test_a_table_is_written_only_when_that_is_meant(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"expected a roadmap as JSON \(\.json\), Turtle"):
        write(PLAIN, tmp_path / "plain.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_table_with_more_than_ascii_begins_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "plain.csv"
    write(with_item(name="Ä"), path, is_lossy=True)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,name,")
    write(PLAIN, path, is_lossy=True)
    assert path.read_bytes().startswith(b"id,name,")


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\n\r"])
def test_an_end_of_a_line_in_a_cell_is_not_that_of_its_row(end: str) -> None:
    roadmap = replace(PLAIN, items=(replace(A, description=f"1{end}2"), B))
    assert losses_in_csv(roadmap, "plain.csv") == ()
