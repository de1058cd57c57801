from __future__ import annotations

from dataclasses import replace

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
        ({"valid_months": 10**400}, "valid for too many months; expected 1 to 1200"),
        ({"cost": Cost(1_000_001, "USD")}, "a cost of 1000001; expected 0 to 1000000"),
        ({"cost": Cost(1, "USDX")}, "the currency 'USDX'; expected an ISO 4217 code such as USD"),
    ],
)
def test_what_a_certification_costs_and_how_long_it_lasts_is_checked(
    given: dict[str, object], message: str
) -> None:
    assert faults(**given) == [f"item 'exam': found {message}"]


@pytest.mark.parametrize(
    ("cost", "months", "terms"),
    [
        (Cost(12_345.67, "USD"), 24, "Costs 12,345.67 USD, valid for 24 months"),
        (Cost(1_000_000, "JPY"), None, "Costs 1,000,000 JPY"),
        (Cost(99.5, "EUR"), None, "Costs 99.50 EUR"),
        (None, 1, "Valid for 1 month"),
        (None, None, ""),
    ],
)
def test_terms_are_told_in_full(cost: Cost | None, months: int | None, terms: str) -> None:
    assert Attainable("exam", "Exam", cost=cost, valid_months=months).terms == terms


HOSTS = ("http://[::1/", "http://::1]/", "https://[learn]/", "https://learn\u2100example/")


@pytest.mark.parametrize("address", HOSTS)
def test_an_address_whose_host_can_be_none_is_refused(address: str) -> None:
    expected = f"{address!r}; expected an address with a host that can be one"
    assert faults(url=address) == [f"item 'exam': found the link {expected}"]
    with pytest.raises(InvalidRoadmapError) as caught:
        Roadmap("r", "R", (Attainable("exam", "Exam"),), base=address)
    assert [str(fault) for fault in caught.value.faults] == [
        f"roadmap 'r': found the base {expected}"
    ]


@pytest.mark.parametrize("text", ["name", "code"])
def test_a_name_or_code_that_is_too_long_is_refused(text: str) -> None:
    given = {text: "x" * 301}
    mapping = Mapping("exact", "https://e.org/1", **given)
    assert f"the {text} 'xxx" in faults(mappings=(mapping,))[0]


def test_a_free_one_is_sound() -> None:
    assert Roadmap("r", "R", (Attainable("exam", "Exam", cost=Cost(0, "EUR"), valid_months=1),))


def test_a_concept_elsewhere_has_one_name_whoever_is_linked_to_it() -> None:
    items = (
        Attainable("a", "A", mappings=(Mapping("exact", "https://e.org/1", "One", "7"),)),
        Attainable("b", "B", mappings=(Mapping("close", "https://e.org/1", "Uno", "7"),)),
    )
    codes = (
        replace(items[0]),
        replace(items[1], mappings=(replace(items[1].mappings[0], name="One", code="8"),)),
    )
    with pytest.raises(InvalidRoadmapError, match="as 'One 8'"):
        Roadmap("r", "R", codes)
    with pytest.raises(InvalidRoadmapError, match=r"as 'Uno 7'; expected .* elsewhere: 'One 7'"):
        Roadmap("r", "R", items)


def test_an_item_of_the_roadmap_itself_gets_no_name_by_a_mapping() -> None:
    own = Mapping("close", "https://w3id.org/skillpath/id/b", "B elsewhere")
    assert "which is of the roadmap itself" in faults(mappings=(own,))[0]
