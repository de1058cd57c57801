"""The page to search on."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import nsmallest
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from skillpath.graph import reach_counts
from skillpath.visualizations.addresses import Addresses
from skillpath.visualizations.frame import Page
from skillpath.visualizations.situation import Situation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillpath.graph import Attainable, Hit, Roadmap
    from skillpath.visualizations.doubts import Asked
    from skillpath.visualizations.situation import Learner

MOST_FOUNDATIONS = 8


@dataclass(frozen=True, slots=True)
class Results:
    """What was looked for and what it may mean; `nearest` are spelt alike where nothing does."""

    text: str = ""
    hits: Sequence[Hit] = ()
    nearest: Sequence[Attainable] = ()


@dataclass(frozen=True)
class Found(Page):
    """The results."""

    results: Results = field(kw_only=True)

    @staticmethod
    def marked(hit: Hit) -> Markup:
        """The label that matched, with what matched marked."""
        return Markup("").join(_pieces(hit))

    @property
    def foundations(self) -> Sequence[Attainable]:
        """What most others build on, to begin with for who has nothing to look for yet."""
        counts = reach_counts(self.roadmap)
        among = (one for one in counts if one in self.roadmap.scope)
        best = nsmallest(MOST_FOUNDATIONS, among, key=lambda one: (-counts[one], one))
        return [self.roadmap.by_id[one] for one in best]


def _pieces(hit: Hit) -> Iterator[Markup]:
    end = 0
    for start, stop in hit.spans:
        yield escape(hit.label[end:start])
        yield Markup("<mark>{}</mark>").format(hit.label[start:stop])
        end = stop
    yield escape(hit.label[end:])


def search_page(
    roadmap: Roadmap,
    results: Results,
    *,
    learner: Learner | None = None,
    asked: Asked | None = None,
    addresses: Addresses | None = None,
) -> str:
    """What the text may mean, the likeliest first; an invitation where there is no text.

    >>> from skillpath.graph import search
    >>> "<mark>panda</mark>s" in search_page(roadmap, Results("panda", search(roadmap, "panda")))
    True
    """
    places = addresses or Addresses()
    situation = Situation(roadmap, asked=asked, learner=learner)
    return Found(situation, places, places.search, results=results).rendered("search.html")
