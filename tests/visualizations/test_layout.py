from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.visualizations.maps.layout import (
    CARD_HEIGHT,
    CARD_WIDTH,
    Layout,
    Stratum,
    lay_out,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Drawing = tuple[list[Stratum], list[tuple[str, str]]]


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    sizes = draw(st.lists(st.integers(0, 14), min_size=1, max_size=5))
    names = [f"n{place}" for place in range(sum(sizes))]
    rest = iter(names)
    strata = [
        Stratum(f"s{place}", "Title" * (place % 2), tuple(next(rest) for _ in range(size)))
        for place, size in enumerate(sizes)
    ]
    if not names:
        return strata, []
    ends = st.sampled_from(names)
    return strata, draw(st.lists(st.tuples(ends, ends), max_size=30))


def stratum(*items: str) -> Stratum:
    return Stratum("only", "", items)


def y(layout: Layout, items: Sequence[str]) -> list[float]:
    return [layout.positions[one].y for one in items]


@settings(derandomize=True, deadline=None)
@given(drawings())
def test_cards_never_overlap_and_stay_inside_their_band(drawing: Drawing) -> None:
    layout = lay_out(*drawing)
    for left, right in combinations(layout.positions.values(), 2):
        assert abs(left.x - right.x) >= CARD_WIDTH or abs(left.y - right.y) >= CARD_HEIGHT
    bands = {band.id: band for band in layout.bands}
    for part in drawing[0]:
        for one in part.items:
            middle = layout.positions[one]
            assert bands[part.id].top <= middle.y - CARD_HEIGHT / 2
            assert middle.y + CARD_HEIGHT / 2 <= bands[part.id].bottom
            assert CARD_WIDTH / 2 <= middle.x <= layout.width - CARD_WIDTH / 2


@settings(derandomize=True, deadline=None)
@given(drawings())
def test_bands_follow_each_other_without_touching(drawing: Drawing) -> None:
    bands = lay_out(*drawing).bands
    assert all(upper.bottom < lower.top for upper, lower in pairwise(bands))


@settings(derandomize=True, deadline=None)
@given(drawings())
def test_a_dependent_stands_below_its_prerequisites(drawing: Drawing) -> None:
    layout = lay_out(*drawing)
    order = [one for part in drawing[0] for one in part.items]
    turn = {one: place for place, one in enumerate(order)}
    for one, other in drawing[1]:
        if turn[one] < turn[other]:
            assert layout.positions[one].y < layout.positions[other].y


def test_items_of_one_row_are_ordered_so_that_lines_do_not_cross() -> None:
    #   a   b   c        a   b   c
    #     \ | /     not    each to the
    #   x   y   z         other side
    edges = [("a", "z"), ("b", "y"), ("c", "x")]
    layout = lay_out([Stratum("1", "", ("a", "b", "c")), Stratum("2", "", ("x", "y", "z"))], edges)
    assert crossings(layout, edges) == 0
    place = layout.positions
    crossed = Layout({**place, "a": place["c"], "c": place["a"]}, (), 0, 0)
    assert crossings(crossed, edges) == 3


def test_a_row_that_is_full_is_followed_by_another() -> None:
    layout = lay_out([stratum("a", "b", "c", "d")], [], widest=2)
    assert y(layout, "abcd") == [y(layout, "a")[0]] * 2 + [y(layout, "c")[0]] * 2
    assert y(layout, "a") < y(layout, "c")


def test_lines_to_items_that_are_not_drawn_are_passed_over() -> None:
    with_them = lay_out([stratum("a", "b")], [("a", "b"), ("z", "b"), ("a", "q")])
    assert with_them == lay_out([stratum("a", "b")], [("a", "b")])


def test_nothing_to_draw_is_an_empty_map() -> None:
    assert lay_out([], []) == Layout({}, (), 0, 0.0)


def crossings(layout: Layout, edges: Iterable[tuple[str, str]]) -> int:
    """How many pairs of edges between the same two rows cross; what the sweeps bring down."""
    between: dict[tuple[float, float], list[tuple[float, float]]] = {}
    for one, other in edges:
        start, end = layout.positions[one], layout.positions[other]
        between.setdefault((start.y, end.y), []).append((start.x, end.x))
    return sum(_inversions(pairs) for pairs in between.values())


def _inversions(pairs: Sequence[tuple[float, float]]) -> int:
    ends = [end for _, end in sorted(pairs)]
    return sum(ends[i] > ends[j] for i in range(len(ends)) for j in range(i + 1, len(ends)))
