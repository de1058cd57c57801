from __future__ import annotations

import mmap
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.graph.structure.attainment import generations
from skillpath.graph.structure.labels import Labels, PlacesOfLabels
from skillpath.graph.structure.rows import Rows, inverted
from tests.graph.random_roadmaps import random_case

if TYPE_CHECKING:
    from pathlib import Path

seeds = st.integers(0, 2**32).map(Random)
often = settings(max_examples=100, deadline=None, derandomize=True)


@often
@given(seeds)
def test_gates_in_flat_buffers_are_the_gates_laid_out_from_items(random: Random) -> None:
    case = random_case(random)
    plain, packed = case.roadmap.gates, case.roadmap.gates.packed()
    assert [tuple(one) for one in packed.members] == list(plain.members)
    assert [tuple(one) for one in packed.users] == list(plain.users)
    assert (tuple(packed.need), tuple(packed.ids)) == (plain.need, plain.ids)
    assert dict(packed.place) == plain.place
    given = plain.places(case.known)
    assert generations(packed, given=given) == generations(plain, given=given)


def test_rows_of_a_mapped_file_are_read_in_place_and_numpy_takes_them_uncopied(
    tmp_path: Path,
) -> None:
    made = Rows.of([[3, 1], [], [2]])
    (tmp_path / "rows").write_bytes(bytes(made.starts) + bytes(made.values))
    with (tmp_path / "rows").open("rb") as file:
        mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    rows = Rows(mapped[:16], mapped[16:])
    assert [list(row) for row in rows] == [[3, 1], [], [2]]
    assert list(rows[-1]) == [2]
    assert np.shares_memory(np.asarray(rows.values), np.frombuffer(mapped, np.uint8))


def test_rows_inverted_say_where_each_number_stands() -> None:
    rows = Rows.of([[3, 1], [], [1]])
    assert inverted(rows, 4) == [[], [0, 2], [], [0]]


def test_labels_are_found_by_place_and_places_by_label() -> None:
    labels = Labels.of(["c", "caf\u00e9", "go"])
    assert ([*labels], labels[-1], len(labels)) == (["c", "caf\u00e9", "go"], "go", 3)
    places = PlacesOfLabels(labels)
    assert dict(places) == {"c": 0, "caf\u00e9": 1, "go": 2}
    with pytest.raises(KeyError):
        places["d"]
    with pytest.raises(IndexError):
        labels[3]
