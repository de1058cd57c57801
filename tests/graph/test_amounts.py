from __future__ import annotations

import pytest

from skillpath.graph import Attainable, Cost, InvalidRoadmapError, Mapping, Roadmap


def faults(**given: object) -> list[str]:
    with pytest.raises(InvalidRoadmapError) as caught:
        Roadmap("r", "R", (Attainable("exam", "Exam", **given),))  # type: ignore[arg-type]
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"cost": Cost(-1, "USD")}, "a cost of -1; expected 0 to 1000000"),
        ({"cost": Cost(float("nan"), "USD")}, "a cost of nan; expected 0 to 1000000"),
        ({"cost": Cost(1, "usd")}, "the currency 'usd'; expected an ISO 4217 code such as USD"),
        ({"valid_months": 0}, "valid for 0 months; expected 1 to 1200"),
        ({"valid_months": 1_201}, "valid for 1201 months; expected 1 to 1200"),
    ],
)
def test_what_a_certification_costs_and_how_long_it_lasts_is_checked(
    given: dict[str, object], message: str
) -> None:
    assert faults(**given) == [f"item 'exam': found {message}"]


def test_a_free_one_is_sound() -> None:
    assert Roadmap("r", "R", (Attainable("exam", "Exam", cost=Cost(0, "EUR"), valid_months=1),))


def test_a_concept_elsewhere_has_one_name_whoever_is_linked_to_it() -> None:
    items = (
        Attainable("a", "A", mappings=(Mapping("exact", "https://e.org/1", "One", "7"),)),
        Attainable("b", "B", mappings=(Mapping("close", "https://e.org/1", "Uno", "7"),)),
    )
    with pytest.raises(InvalidRoadmapError, match=r"as 'Uno 7'; expected .* elsewhere: 'One 7'"):
        Roadmap("r", "R", items)


def test_an_item_of_the_roadmap_itself_gets_no_name_by_a_mapping() -> None:
    own = Mapping("close", "https://w3id.org/skillpath/id/b", "B elsewhere")
    assert "which is of the roadmap itself" in faults(mappings=(own,))[0]
