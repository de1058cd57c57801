"""The map that somebody asks for: the same on the command line and over HTTP, in every format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from skillpath.graph import (
    Constraints,
    Limits,
    WrongNameError,
    cheapest_path,
    find_item,
    recommend,
)
from skillpath.graph.naming import both_found
from skillpath.service.answers import encoded
from skillpath.service.path_wishes import PathWish
from skillpath.visualizations import (
    Situation,
    ViewName,
    dot,
    map_document,
    map_of,
    mermaid,
    pdf,
    png,
    svg,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from skillpath.graph import Path, Recommendations, Roadmap
    from skillpath.visualizations import Map, Scheme

NOTHING_COMPARED = Limits(compared=0)


class MapWish(PathWish, Protocol):
    """What is asked of a map; `around` may be none, `view` as well, which leaves the choice."""

    @property
    def limit(self) -> int:
        """How many to recommend next."""
        ...

    @property
    def around(self) -> str | None:
        """What gets a view of its own."""
        ...

    @property
    def hops(self) -> int:
        """How far that view reaches."""
        ...

    @property
    def columns(self) -> int:
        """How many cards a row may hold."""
        ...

    @property
    def view(self) -> str | None:
        """What pictures draw."""
        ...


@dataclass(frozen=True, slots=True)
class Picture:
    """A map, of which a picture shows the first view, with its colors and its language."""

    map: Map
    scheme: Scheme
    language: str


def wished_map(roadmap: Roadmap, wish: MapWish, language: str = "en") -> Map:
    """The map with everything that was asked about it; bands are named in the language."""
    situation, around = both_found(
        lambda: _situation(roadmap, wish), lambda: _middle(roadmap, wish)
    )
    first = ViewName(wish.view) if wish.view else None
    return map_of(
        situation,
        around=around,
        hops=wish.hops,
        columns=wish.columns,
        first=first,
        language=language,
    )


def _middle(roadmap: Roadmap, wish: MapWish) -> str | None:
    """The item that gets a view of its own."""
    try:
        return find_item(roadmap, wish.around) if wish.around else None
    except WrongNameError as error:
        error.field = "around"
        raise


def _situation(roadmap: Roadmap, wish: MapWish) -> Situation:
    """Where the learner stands; with a path, next is what can be started of that."""
    path = _path(roadmap, wish)
    return Situation(roadmap, path, _next(roadmap, wish, path))


def _next(roadmap: Roadmap, wish: MapWish, path: Path | None) -> Recommendations:
    """What can be started on that path; of everything without one."""
    # a path may differ from the cheapest for what is preferred, which `recommend` knows nothing of
    taken = [one.item.id for one in path.items] if path and wish.prefer else []
    return recommend(
        roadmap,
        wish.known,
        taken or wish.goal,
        forbid=wish.forbid,
        limit=wish.limit,
        strict=wish.strict,
        limits=NOTHING_COMPARED,
    )


def _path(roadmap: Roadmap, wish: MapWish) -> Path | None:
    """The path to the goals, if there are any."""
    if not wish.goal and roadmap.general is None:
        return None
    return cheapest_path(
        roadmap,
        wish.goal,
        wish.known,
        strict=wish.strict,
        limits=NOTHING_COMPARED,
        constraints=Constraints(tuple(wish.forbid), tuple(wish.prefer)),
    )


def _written(draw: Callable[..., str], picture: Picture) -> bytes:
    drawn = draw(picture.map, picture.map.first, scheme=picture.scheme, language=picture.language)
    return drawn.encode()


TEXT_FORMATS: Mapping[str, Callable[[Picture], bytes]] = {
    "json": lambda one: encoded(map_document(one.map)),
    "svg": lambda one: _written(svg, one),
    "mmd": lambda one: _written(mermaid, one),
    "dot": lambda one: _written(dot, one),
}
"""What writes each format of text, by the name that `--format` and `format=` call it by."""

BINARY_FORMATS: Mapping[str, Callable[[Picture], bytes]] = {
    "png": lambda one: png(_written(svg, one).decode()),
    "pdf": lambda one: pdf(_written(svg, one).decode()),
}
"""Those that typst makes; on the command line only."""
