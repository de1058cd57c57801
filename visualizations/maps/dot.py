"""A map as a directed graph in DOT, for Graphviz and what reads its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import Kind
from skillpath.visualizations.maps.looks import look_of
from skillpath.visualizations.maps.map import LineKind
from skillpath.visualizations.maps.palette import Scheme, palette
from skillpath.visualizations.maps.shown import Shown, is_joint
from skillpath.visualizations.maps.words import amount, heading, label_of
from skillpath.visualizations.saying import ENGLISH, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from skillpath.visualizations.maps.map import Card, Joint, Line, Map, ViewName

SHAPES = {
    Kind.SKILL: ("box", "rounded,filled"),
    Kind.TOOL: ("box", "filled"),
    Kind.CERTIFICATION: ("hexagon", "filled"),
}
STYLES = {
    LineKind.REQUIRED: "solid",
    LineKind.CHOICE: "dashed",
    LineKind.RECOMMENDED: "dotted",
}


def dot(
    map: Map,  # noqa: A002 - what it is called everywhere
    view: ViewName,
    *,
    scheme: Scheme = Scheme.LIGHT,
    language: str = ENGLISH,
) -> str:
    """A view as the text of a graph, with a cluster for each band; nodes are called by their ids.

    Raises:
        KeyError: when the map has no such view.

    >>> drawn = map_of(Situation(roadmap, path))
    >>> dot(drawn, drawn.first).splitlines()[0]
    'digraph "demo" {'
    """
    return "".join(
        f"{line}\n" for line in _lines(Shown(map, view, texts(language)), palette(scheme))
    )


def _lines(shown: Shown, colors: Mapping[str, str]) -> Iterator[str]:
    told = shown.caption
    yield f"digraph {quoted(shown.map.roadmap.id)} {{"
    font = attributes(fontname="sans-serif", fontcolor=colors["text"])
    about = {"label": f"{told.title}\n{told.detail}", "labelloc": "t", "tooltip": told.description}
    yield f"  graph {attributes(**about, bgcolor=colors['ground'], rankdir='TB')}"
    yield f"  graph {font}"
    yield f"  node {font}"
    for turn, (band, members) in enumerate(shown.banded(), start=1):
        yield f"  subgraph cluster_{turn} {{"
        look = {"style": "filled", "color": colors["band"], "labeljust": "l"}
        yield f"    graph {attributes(label=heading(band, shown.texts), **look)}"
        for one in members:
            yield f"    {_node(one, shown, colors)}"
        yield "  }"
    for joint in shown.joints:
        yield f"  {_joint(joint, shown, colors)}"
    for line in shown.lines:
        yield f"  {_edge(line, shown, colors)}"
    yield "}"


def _node(card: Card, shown: Shown, colors: Mapping[str, str]) -> str:
    look = look_of(card, shown)
    shape, style = SHAPES[card.item.kind]
    turn = f"{card.number}. " if card.number is not None else ""
    label = "\n".join(filter(None, (f"{turn}{card.item.name}", amount(card, shown.texts))))
    return f"{quoted(card.id)} " + attributes(
        label=label,
        shape=shape,
        style=f"{style},dashed" if card.item.is_retired else style,
        fillcolor=colors[look.fill],
        color=colors[look.border],
        fontcolor=colors[look.ink],
        penwidth=f"{look.thick:g}",
    )


def _joint(joint: Joint, shown: Shown, colors: Mapping[str, str]) -> str:
    look = {"shape": "box", "style": "rounded", "height": "0.25", "fontsize": "10"}
    text = {
        "label": label_of(joint, shown.texts),
        "color": colors["edge-path"],
        "fontcolor": colors["text"],
    }
    return f"{quoted(joint.id)} {attributes(**text, **look)}"


def _edge(line: Line, shown: Shown, colors: Mapping[str, str]) -> str:
    is_strong = shown.stands_out(line)
    look = {
        "style": STYLES[line.kind],
        "color": colors["edge-path" if is_strong else "edge"],
        "penwidth": "2" if is_strong else "1",
    }
    arrow = {"arrowhead": "none"} if is_joint(line.target) else {}
    return f"{quoted(line.source)} -> {quoted(line.target)} {attributes(**look, **arrow)}"


def attributes(**values: str) -> str:
    """A list of attributes in brackets."""
    return f"[{', '.join(f'{name}={quoted(value)}' for name, value in values.items())}]"


def quoted(text: str) -> str:
    r"""As DOT has texts: `\` and `&` begin something in labels, a line end is written `\n`."""
    kept = "".join(one if one.isprintable() or one == "\n" else " " for one in text)
    escaped = kept.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return '"' + escaped.replace("\n", "\\n") + '"'
