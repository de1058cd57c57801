from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from skillpath.graph import InvalidRoadmapError
from tests.ontology.files import document, from_json, json_file, refused

if TYPE_CHECKING:
    from pathlib import Path


def test_items_that_wait_for_each_other_are_named_with_what_fails(tmp_path: Path) -> None:
    """x needs y or z, y needs x or z, and z, the way around, needs both."""
    items = (
        {"id": "w"},
        {"id": "x", "requires": {"all_of": ["w", {"any_of": ["y", "z"]}]}},
        {"id": "y", "requires": {"any_of": ["x", "z"]}},
        {"id": "z", "requires": {"all_of": ["x", "y"]}},
    )
    with pytest.raises(InvalidRoadmapError) as caught:
        from_json(tmp_path, *items)
    assert [(one.where, one.found) for one in caught.value.faults] == [
        (
            "items 'x', 'y', 'z'",
            (
                "items that wait for each other: 'x' requires any_of(y, z); "
                "'y' requires any_of(x, z); 'z' requires x"
            ),
        )
    ]


def test_the_named_set_is_minimal(tmp_path: Path) -> None:
    """a <-> b, and c that waits for both, and d that waits for c: only a and b are the fault."""
    items = (
        {"id": "a", "requires": "b"},
        {"id": "b", "requires": "a"},
        {"id": "c", "requires": {"all_of": ["a", "b"]}},
        {"id": "d", "requires": "c"},
    )
    assert refused(json_file(tmp_path, document(*items))) == [("items 'a', 'b'", "unattainable")]


def test_each_knot_is_named(tmp_path: Path) -> None:
    pairs = (("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"))
    items = [{"id": one, "requires": other} for one, other in pairs]
    assert [where for where, _ in refused(json_file(tmp_path, document(*items)))] == [
        "items 'a', 'b'",
        "items 'c', 'd'",
    ]


def test_a_harmless_cycle_is_accepted(tmp_path: Path) -> None:
    """tensorflow needs deep, deep needs one of tensorflow and pytorch."""
    roadmap = from_json(
        tmp_path,
        {"id": "deep", "requires": {"any_of": ["pytorch", "tensorflow"]}},
        {"id": "pytorch"},
        {"id": "tensorflow", "requires": "deep"},
    )
    assert roadmap.generations == {"pytorch": 0, "deep": 1, "tensorflow": 2}
