"""Random roadmaps with all that a file can hold: any text, links, resources, decimal hours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from skillpath.graph import (
    DEFAULT_BASE,
    Attainable,
    Cost,
    Effort,
    Expression,
    Group,
    Level,
    Mapping,
    Outline,
    Resource,
    Roadmap,
    Status,
    Step,
)
from tests.graph.random_roadmaps import IDS, roadmaps

if TYPE_CHECKING:
    from collections.abc import Mapping as ReadOnly

UNUSUAL = ("a", "b-1", "0", "d_d", "e.", "f..f", "1.5", "true", "g-_.9")
"""An id for each of the plain ones, of the forms that Turtle writes differently."""

HARD = ('"', '""', "\\", "\n", "\r\n", "'''", "{}", "@en", "\ufeff", "\x00", "\u2028", "€", "𝄞")
texts = st.lists(st.one_of(st.text(max_size=8), st.sampled_from(HARD)), max_size=6).map("".join)
filled = texts.filter(bool)
links = st.sampled_from(
    (
        "https://example.org/",
        "http://example.org/a#b",
        "https://exämple.org/ü?q=(x),y&z=%20",
        "https://w3id.org/skillpath/ns#Skill.",
        "https://schema.org/10-x",
        DEFAULT_BASE + "a",
    )
)
hours = st.floats(1e-7, 100_000, allow_nan=False)
prices = st.floats(0, 1_000_000, allow_nan=False)


@st.composite
def efforts(draw: st.DrawFn) -> Effort:
    low, likely, high = sorted(draw(st.tuples(hours, hours, hours)))
    return Effort(low, likely, high)


@st.composite
def written_roadmaps(draw: st.DrawFn) -> Roadmap:
    plain = draw(roadmaps())
    ids = dict(zip(IDS, draw(st.sampled_from((IDS, UNUSUAL))), strict=True))
    steps = tuple(
        Step(
            step.id,
            draw(texts) + "n",
            draw(st.integers(-3, 20)),
            tuple(draw(st.permutations([ids[one] for one in step.covers[:2]]))),
            tuple(draw(st.permutations([ids[one] for one in step.covers[2:]]))),
        )
        for step in plain.steps
    )
    known = [ids[item.id] for item in plain.items]
    return Roadmap(
        "random",
        draw(texts) + "n",
        tuple(draw(_filled(item, ids)) for item in plain.items),
        steps,
        base=draw(st.sampled_from((DEFAULT_BASE, "http://example.org/ü#", "urn:x/"))),
        description=draw(texts),
        version=draw(texts),
        license=draw(st.one_of(st.just(""), links)),
        prepares_for=draw(st.one_of(st.just(""), links)),
        specializations=tuple(draw(_outlines(name, known)) for name in ("s-2", "s-1")),
    )


@st.composite
def _outlines(draw: st.DrawFn, name: str, ids: list[str]) -> Outline:
    covers = draw(st.lists(st.sampled_from(ids), max_size=3))
    told = draw(st.one_of(st.just(""), links))
    steps = (Step(f"{name}-b", draw(texts) + "n", 1, tuple(covers)), Step(f"{name}-a", "n", 0))
    return Outline(name, draw(texts) + "n", steps[: draw(st.integers(1, 2))], draw(texts), told)


@st.composite
def _filled(draw: st.DrawFn, item: Attainable, ids: ReadOnly[str, str]) -> Attainable:
    """The item under its other id, with everything that it can hold."""
    is_retired = draw(st.booleans())
    return replace(
        item,
        id=ids[item.id],
        name=draw(texts) + item.id,
        effort=draw(st.one_of(st.none(), efforts())),
        level=draw(st.sampled_from((None, *Level))),
        alt_labels=tuple(draw(st.lists(filled, max_size=2))),
        description=draw(texts),
        url=draw(st.one_of(st.just(""), links)),
        requirements=tuple(
            replace(
                one,
                of=_renamed(one.of, ids),
                reason=draw(texts),
                source=draw(texts),
                strength=draw(st.sampled_from(type(one.strength))) if is_retired else one.strength,
            )
            for one in item.requirements
        ),
        certifies=tuple(ids[one] for one in item.certifies),
        status=Status.RETIRED if is_retired else Status.ACTIVE,
        replaced_by=draw(st.sampled_from(((), (ids["a"],)))),
        resources=tuple(draw(st.lists(_resources, max_size=2, unique_by=_page))),
        mappings=tuple(draw(st.lists(_mappings, max_size=2, unique=True))),
        cost=draw(st.one_of(st.none(), st.builds(Cost, prices, st.sampled_from(("USD", "EUR"))))),
        valid_months=draw(st.one_of(st.none(), st.integers(1, 1_200))),
    )


_resources = st.builds(Resource, texts.map("n".__add__), links, st.one_of(st.none(), hours))
_matches = st.sampled_from(("exact", "close", "focus"))
NAMED = (
    ("https://example.com/named", "named \N{GREEK SMALL LETTER ALPHA}", ""),
    ("https://example.com/coded", "", "43-1"),
    ("https://example.com/both", '"both"', "001"),
)
_mappings = st.one_of(
    st.builds(Mapping, _matches, links),
    st.builds(lambda match, named: Mapping(match, *named), _matches, st.sampled_from(NAMED)),
)


def _page(resource: Resource) -> tuple[str, str]:
    return resource.url, resource.name


def _renamed(expression: Expression, ids: ReadOnly[str, str]) -> Expression:
    if not isinstance(expression, Group):
        return ids[expression]
    return Group(tuple(_renamed(one, ids) for one in expression.members), expression.minimum)


def reversed_order(roadmap: Roadmap) -> Roadmap:
    """An equal roadmap, given in another order."""
    items = tuple(
        replace(
            item,
            alt_labels=item.alt_labels[::-1],
            requirements=tuple(replace(one, of=_turned(one.of)) for one in item.requirements[::-1]),
            resources=item.resources[::-1],
            mappings=item.mappings[::-1],
        )
        for item in roadmap.items[::-1]
    )
    turned = tuple(replace(one, steps=one.steps[::-1]) for one in roadmap.specializations[::-1])
    return replace(roadmap, items=items, steps=roadmap.steps[::-1], specializations=turned)


def _turned(expression: Expression) -> Expression:
    if not isinstance(expression, Group):
        return expression
    return Group(tuple(_turned(one) for one in expression.members[::-1]), expression.minimum)
