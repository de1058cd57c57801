from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from skillpath.graph import (
    Attainable,
    Cost,
    Effort,
    Kind,
    Level,
    Outline,
    Requirement,
    SkillpathError,
    Status,
    Step,
    Strength,
    any_of,
    certifiers,
    cheapest_path,
    dependence_counts,
    dependents,
    find_goal,
    find_item,
    reach_counts,
    recommend,
    search,
    users,
)
from skillpath.graph.registers import goal_register, item_register
from skillpath.graph.structure.columns import columns_of
from skillpath.ontology import compile_snapshot, open_snapshot, read
from skillpath.ontology.reading import drafted
from skillpath.ontology.snapshot.columns import KEPT
from skillpath.ontology.snapshot.compiling import write_snapshot
from skillpath.ontology.snapshot.file import FORMAT
from skillpath.ontology.snapshot.records import item_in
from tests.graph.random_roadmaps import Case, random_case
from tests.graph.small import certificate, item
from tests.graph.small import roadmap as of_items
from tests.ontology.written_roadmaps import written_roadmaps

if TYPE_CHECKING:
    from pathlib import Path

    from skillpath.graph import Roadmap

SMALL = of_items(
    item("a"), item("b", "a", hours=2.5), item("d", any_of("a", "b")), certificate("c", "d")
)

often = settings(
    max_examples=30,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Roadmap:
    """The shipped roadmap from its snapshot."""
    path = tmp_path_factory.mktemp("shipped") / "roadmap.skillpath"
    compile_snapshot(path)
    return open_snapshot(path).roadmap


def opened(roadmap: Roadmap, folder: Path) -> Roadmap:
    path = folder / "one.skillpath"
    write_snapshot(roadmap, path)
    return open_snapshot(path).roadmap


def plain(value: object) -> object:
    """Flat buffers as lists, which can be compared."""
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    is_flat = isinstance(value, Sequence | memoryview) and not isinstance(value, str)
    return [plain(one) for one in value] if is_flat else value  # type: ignore[attr-defined]


def computed(roadmap: Roadmap) -> list[object]:
    registers = item_register(roadmap), goal_register(roadmap)
    columns = [plain(getattr(columns_of(roadmap), name)) for name in KEPT]
    return [*columns, [[dict(table) for table in one] for one in registers]]


def gates(roadmap: Roadmap) -> list[object]:
    one = roadmap.gates
    return [
        one.items,
        dict(one.place),
        list(one.ids),
        *map(plain, (one.need, one.members, one.users)),
    ]


def test_the_shipped_roadmap_opens_as_it_was_read(shipped: Roadmap) -> None:
    assert shipped == read()
    assert read() == shipped
    assert hash(shipped) == hash(read())
    assert [shipped.specialized(one) for one in shipped.outlines] == [
        read().specialized(one) for one in read().outlines
    ]


@often
@given(roadmap=written_roadmaps())
def test_whatever_a_roadmap_holds_is_in_its_snapshot(roadmap: Roadmap, tmp_path: Path) -> None:
    again = opened(roadmap, tmp_path)
    assert again == roadmap
    assert repr(again.items) == repr(roadmap.items)  # 1 is not 1.0
    assert tuple(again.specializations) == tuple(roadmap.specializations)


@pytest.mark.parametrize(
    "said",
    [
        *({"level": one} for one in Level),
        *({"kind": one} for one in Kind),
        *({"status": one} for one in Status),
        {"cost": Cost(0, "USD")},
        {"effort": Effort(1, 1.0, 2)},
        {"valid_months": 1},
        {"requirements": (Requirement("b", strength=Strength.RECOMMENDED),)},
    ],
    ids=repr,
)
def test_an_item_that_says_one_thing_alone_says_it_again(
    said: dict[str, Any], tmp_path: Path
) -> None:
    roadmap = of_items(Attainable("a", "A", **said), item("b"))
    assert repr(opened(roadmap, tmp_path).items) == repr(roadmap.items)


def test_items_that_were_forgotten_are_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skillpath.ontology.snapshot.parts.MOST_KEPT", 2)
    items = opened(SMALL, tmp_path).items
    first = items[0]
    assert items[0] is first
    assert tuple(items) == tuple(SMALL.items)
    assert (items[0] is first, items[0]) == (False, first)


@often
@given(roadmap=written_roadmaps())
def test_what_is_computed_of_a_roadmap_is_in_its_snapshot(roadmap: Roadmap, tmp_path: Path) -> None:
    again = opened(roadmap, tmp_path)
    for one in roadmap.outlines:
        assert computed(again.specialized(one)) == computed(roadmap.specialized(one))
    assert gates(again) == gates(roadmap)
    assert dict(again.generations) == roadmap.generations
    assert dict(reach_counts(again)) == reach_counts(roadmap)
    assert dict(dependence_counts(again)) == dependence_counts(roadmap)


def route(roadmap: Roadmap, case: Case) -> object:
    """The path, or why there is none."""
    try:
        return cheapest_path(roadmap, case.goals, case.known) if case.goals else None
    except SkillpathError as error:
        return str(error)


@pytest.mark.parametrize("seed", range(40))
def test_random_roadmaps_answer_the_same(seed: int, tmp_path: Path) -> None:
    case = random_case(Random(seed))
    again = opened(case.roadmap, tmp_path)
    for one in case.roadmap.by_id:
        assert users(again, one) == users(case.roadmap, one)
        assert certifiers(again, one) == certifiers(case.roadmap, one)
        assert dependents(again, one) == dependents(case.roadmap, one)
    assert recommend(again, case.known) == recommend(case.roadmap, case.known)
    assert route(again, case) == route(case.roadmap, case)


@pytest.mark.parametrize(
    "name", ["pytorch", "PyTorch  implementation skills", "https://w3id.org/skillpath/id/mlflow"]
)
def test_names_mean_the_same(shipped: Roadmap, name: str) -> None:
    assert find_item(shipped, name) == find_item(read(), name)
    assert find_goal(shipped, name) == find_goal(read(), name)


def test_a_search_finds_the_same(shipped: Roadmap) -> None:
    assert search(shipped, "deep lerning") == search(read(), "deep lerning")


def test_items_are_sequences_as_tuples_are(shipped: Roadmap) -> None:
    items = tuple(read().items)
    assert (shipped.items[-1], shipped.items[3:5]) == (items[-1], items[3:5])
    assert (shipped.items == items, shipped.items == items[1:]) == (True, False)
    with pytest.raises(IndexError):
        shipped.items[len(items)]
    assert (list(shipped.by_id), "nothing" in shipped.by_id) == (list(read().by_id), False)


def test_only_what_is_asked_for_is_made_of_its_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def noted(identifier: str, record: memoryview) -> Attainable:
        made.append(identifier)
        return item_in(identifier, record)

    monkeypatch.setattr("skillpath.ontology.snapshot.parts.item_in", noted)
    path = tmp_path / "shipped.skillpath"
    compile_snapshot(path)
    roadmap = open_snapshot(path).roadmap
    assert (len(roadmap.items), find_item(roadmap, "PyTorch"), made) == (409, "pytorch", [])
    recommend(roadmap, ["python", "statistics"])
    certifiers(roadmap, "python")
    assert len(set(made)) == len(made) < 40  # those told of, and what needs them


def test_a_snapshot_of_a_snapshot_has_the_same_bytes(shipped: Roadmap, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write_snapshot(shipped, one)
    write_snapshot(read(), other)
    assert one.read_bytes() == other.read_bytes()


def test_a_snapshot_is_told_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.ttl"
    compile_snapshot(path)
    assert read(path) == read()
    assert drafted(path).roadmap() == read()


def test_what_a_snapshot_holds_is_frozen_with_its_format(tmp_path: Path) -> None:
    """When this fails, what a snapshot holds or means has changed: raise FORMAT, then this.

    A snapshot of another format is refused, so that nobody is answered from what was computed
    otherwise.
    """
    path = tmp_path / "small.skillpath"
    outline = Outline("other", "Other", (Step("z", "Z", 1, ("d",), ("a",)),))
    write_snapshot(replace(SMALL, specializations=(outline,)), path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (FORMAT, digest[:16]) == (1, "c08823e576142621")
