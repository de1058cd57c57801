from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from skillpath.graph import Attainable, Effort, Requirement
from skillpath.graph.making import maker


def test_what_a_maker_makes_is_what_the_class_makes() -> None:
    labels, required = ("z", "a", "A", " "), (Requirement("c"), Requirement("b"))
    made = maker(Attainable)("a", "A", alt_labels=labels, requirements=required)
    plain = Attainable("a", "A", alt_labels=labels, requirements=required)
    assert made == plain
    assert type(made) is Attainable
    assert made.alt_labels == ("a", "z")
    assert hash(made) == hash(plain)
    assert repr(made) == repr(plain)


def test_what_a_maker_makes_cannot_be_changed() -> None:
    made = maker(Effort)(1, 2, 3)
    with pytest.raises(FrozenInstanceError):
        made.low = 2  # type: ignore[misc]
