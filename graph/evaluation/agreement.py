"""How well a ranking agrees with what experts do."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FEW = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """How well a ranking agrees with expert orders.

    Attributes:
        hit_at_1: The share of decisions in which its first is what an expert teaches next.
        hit_at_5: The share in which it is among its first five.
        mrr: The mean of 1 ÷ its rank; 0 where it cannot be started.
        violations: The share in which its first requires what is not known.
        kendall_tau: From -1 to 1, how the order that follows it agrees with the expert's.
    """

    hit_at_1: float
    hit_at_5: float
    mrr: float
    violations: float
    kendall_tau: float


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision held against an expert's: 0 or 1, or how much is to be expected of chance."""

    hit_at_1: float
    hit_at_5: float
    reciprocal: float
    violation: float = 0.0

    @classmethod
    def ranked(cls, rank: int, *, violates: bool) -> Decision:
        """What the expert does has this rank, from 1; 0 says that it is not ranked."""
        return cls(rank == 1, 1 <= rank <= FEW, 1 / rank if rank else 0.0, violates)

    @classmethod
    def by_chance(cls, candidates: int, right: int, violating: int = 0) -> Decision:
        """What is expected when candidates, some of them right, are ranked at random."""
        chances = list(chances_of_rank(candidates, right))
        return cls(
            hit_at_1=sum(chances[:1]),
            hit_at_5=sum(chances[:FEW]),
            reciprocal=sum(chance / rank for rank, chance in enumerate(chances, start=1)),
            violation=violating / candidates if candidates else 0.0,
        )


def figures_of(decisions: Sequence[Decision], taus: Sequence[float]) -> Figures:
    """The means over all decisions, and over all orders; to four decimals."""
    means = (
        fmean(one.hit_at_1 for one in decisions),
        fmean(one.hit_at_5 for one in decisions),
        fmean(one.reciprocal for one in decisions),
        fmean(one.violation for one in decisions),
        fmean(taus) if taus else 0.0,
    )
    return Figures(*(round(mean, 4) for mean in means))


def chances_of_rank(candidates: int, right: int) -> Iterator[float]:
    """By chance: how probable it is that the best of the right ones has rank 1, 2 and so on."""
    if not right:
        return
    chance = right / candidates
    for rank in range(1, candidates - right + 2):
        yield chance
        chance *= (candidates - rank - right + 1) / max(1, candidates - rank)


def kendall_tau(positions: Sequence[int]) -> float | None:
    """How an order agrees with an expert's, whose positions its items have; None without pairs.

    The pairs in the expert's order less those in the opposite one, over both: pairs of one
    position have no order and do not count.

    Source: Goodman and Kruskal's gamma, which is Kendall's tau where nothing is tied.
    """
    before: list[int] = []
    concordant = discordant = 0
    for position in positions:
        concordant += bisect_left(before, position)
        discordant += len(before) - bisect_right(before, position)
        insort(before, position)
    pairs = concordant + discordant
    return (concordant - discordant) / pairs if pairs else None
