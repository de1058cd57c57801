from __future__ import annotations

import pytest

from tests.visualizations.palette import EYES, THEMES, Theme, contrast, distance, palette

KINDS = ("skill", "tool", "certification")
GROUNDS = ("ground", "surface", "band")

TEXTS = [
    *((ink, ground) for ink in ("text", "muted", "accent") for ground in GROUNDS),
    *((kind, f"{kind}-tint") for kind in (*KINDS, "known", "error")),
    *(("text", f"{kind}-tint") for kind in (*KINDS, "known")),
    *(("surface", kind) for kind in KINDS),
    *((ink, "error-tint") for ink in ("text", "muted", "accent")),
    ("on-accent", "accent"),
    ("known", "ground"),
]
GRAPHICS = [
    (mark, ground)
    for mark in (*KINDS, "known", "quiet", "edge", "edge-path", "edge-chosen", "error", "accent")
    for ground in GROUNDS
]
"""Borders of cards, fields and buttons, and lines. `line` is left out: it rules between rows that
stand apart without it."""

BY_COLOR = [
    ("skill", "tool"),
    ("skill", "certification"),
    ("tool", "certification"),
    ("edge", "edge-path"),
    ("edge", "edge-chosen"),
    ("edge-path", "edge-chosen"),
    ("quiet", "known"),
    ("error", "text"),
]
FAR, LIGHTER = 20, 5
"""What Petroff asks of each two of six colors in a plot, in CAM02-UCS and without color; as those
of a map they are seen small and apart. Source: Accessible Color Sequences for Data Visualization,
2021. Kinds differ by shape and path and chosen lines by weight as well, but need not."""

BY_MORE = {
    ("skill-tint", "surface"): "what can be learned now has a border of 2.5, what is locked of 1",
    ("tool-tint", "surface"): "the same",
    ("certification-tint", "surface"): "the same",
    ("known-tint", "surface"): "what is known has a check mark",
    ("quiet", "skill"): "beside a path, a thin border against one of 2 with number and hours",
    ("quiet", "tool"): "the same",
    ("quiet", "certification"): "the same",
    ("muted", "text"): "what is retired is struck through and has a dashed border",
    ("error", "muted"): "a field that is wrong has a border of 2, others of 1",
    ("error-tint", "tool-tint"): "an error is a box with a thick edge, a mark is underlined",
}
NEAR = 3
"""A help for those who see it, three times what can just be told side by side; the right column
says what tells the two apart for everybody else. Without color nothing is asked of these."""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("pairs", "least"), [(TEXTS, 4.5), (GRAPHICS, 3.0)], ids=["texts", "graphics"]
)
def test_texts_and_graphics_have_the_contrast_that_wcag_asks_for(
    theme: Theme, pairs: list[tuple[str, str]], least: float
) -> None:
    colors = palette(theme)
    ratios = {pair: contrast(colors[pair[0]], colors[pair[1]]) for pair in pairs}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least} == {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eyes", EYES)
def test_what_color_tells_is_told_to_every_kind_of_eyes(theme: Theme, eyes: str) -> None:
    colors = palette(theme)
    least = LIGHTER if eyes == "gray" else FAR
    found = {(a, b): distance(eyes, colors[a], colors[b]) for a, b in BY_COLOR}
    assert {pair: round(far, 1) for pair, far in found.items() if far < least} == {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eyes", [eyes for eyes in EYES if eyes != "gray"])
def test_what_shape_or_weight_tells_differs_in_color_too(theme: Theme, eyes: str) -> None:
    colors = palette(theme)
    found = {(a, b): distance(eyes, colors[a], colors[b]) for a, b in BY_MORE}
    assert {pair: round(far, 1) for pair, far in found.items() if far < NEAR} == {}


def test_both_themes_have_every_color() -> None:
    assert palette("light").keys() == palette("dark").keys()
    assert {name for pair in (*TEXTS, *GRAPHICS) for name in pair} <= palette("light").keys()
