"""How fast somebody learns, and what that says of the hours that are left."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, fsum, log
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.graph.attainables import Effort

LEARNERS_DIFFER = 0.35
"""By how much learners differ: the standard deviation of the logarithm of their pace.

The low and high hours of the shipped roadmap say 0.5, half of them less than that: of its square
one half is taken to be the learner's, the other the item's.
"""
ITEMS_DIFFER = 0.35
"""By how much one learner's items differ from each other, likewise."""

NORMAL = NormalDist()
OF_HIGH = NORMAL.inv_cdf(0.9)
"""The high hours are the 90 % quantile, the low ones that of 10 %."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How many times the likely hours everything takes: log-normal, with what is known of it.

    Before anything is finished its median is `assumed`. Finished items took `ratio` times their
    likely hours together; they tell as much as so many `items` of equal hours would.

    Logarithms are normal, learners' around that of `assumed`, an item's around the learner's, so
    what is known after n items is normal again, with precisions that add:
    1/v = 1/LEARNERS_DIFFER² + n/ITEMS_DIFFER²;
    m = v · (log(assumed)/LEARNERS_DIFFER² + n·log(ratio)/ITEMS_DIFFER²).
    The ratio is that of the sums, as it is a sum that is planned; n = (Σh)²/Σh² of likely hours h.

    Sources: A. Gelman et al., "Bayesian Data Analysis", 3rd edition (2013), section 2.5, the
    normal distribution with known variance; for n, the effective number of unequal parts, L.
    Kish, "Survey Sampling" (1965), section 11.7.
    """

    assumed: float = 1.0
    items: float = 0.0
    ratio: float = 1.0

    @classmethod
    def after(cls, assumed: float, took: Iterable[tuple[float, float]]) -> Pace:
        """What is known after items whose hours are told, above 0, each with its likely hours."""
        told = tuple(took)
        likely = fsum(one for _, one in told)
        if not likely:
            return cls(assumed)
        items = likely**2 / fsum(one**2 for _, one in told)
        return cls(assumed, items, fsum(one for one, _ in told) / likely)

    @property
    def median(self) -> float:
        """What is planned with."""
        if not self.items:
            return self.assumed
        prior, told = LEARNERS_DIFFER**-2, self.items * ITEMS_DIFFER**-2
        return exp((prior * log(self.assumed) + told * log(self.ratio)) / (prior + told))

    @property
    def doubt(self) -> float:
        """How much of the first doubt about an item's hours is left, 1 before anything is finished.

        The spread of what a further item takes, learner and item together, beside that at first:
        √(v + ITEMS_DIFFER²) beside √(LEARNERS_DIFFER² + ITEMS_DIFFER²). It falls to 0.71, never
        to 0, as items go on to differ.
        """
        left = 1 / (LEARNERS_DIFFER**-2 + self.items * ITEMS_DIFFER**-2) + ITEMS_DIFFER**2
        return float((left / (LEARNERS_DIFFER**2 + ITEMS_DIFFER**2)) ** 0.5)

    def hours(self, effort: Effort, chance: float = 0.5) -> float:
        """The hours that suffice for an effort with this chance, above 0 and below 1.

        Likely hours are the median, low and high ones the quantiles of 10 % and 90 %, on each
        side of a log-normal of its own, so that all three hold: at the quantile z of the normal
        distribution likely · (high/likely)^(z/z₉₀) above the median, and likewise with low hours
        below. What is known of the pace shrinks z: see `doubt`.

        Source: for times of activities as log-normal and dependent, D. Trietsch et al., "Modeling
        activity times by the Parkinson distribution with a lognormal core", European Journal of
        Operational Research 216 (2012), 386-396.
        """
        z = NORMAL.inv_cdf(chance) / OF_HIGH * self.doubt
        end = effort.high if z > 0 else effort.low
        return float(self.median * effort.likely * (end / effort.likely) ** abs(z))
