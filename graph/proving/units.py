"""Hours as whole numbers of a unit."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_EXACT = 2**40
"""Amounts are turned into whole numbers while their sum stays below; bounds can be rounded then."""


def in_whole_units(amounts: Sequence[float]) -> tuple[float, list[float]]:
    """The unit and the amounts in it: whole numbers where that is exact, else as they are."""
    exact = [Fraction(str(amount)) for amount in amounts]
    denominator = lcm(*(amount.denominator for amount in exact))
    whole = [int(amount * denominator) for amount in exact]
    if sum(map(abs, whole)) >= MOST_EXACT:
        return 1.0, list(amounts)
    common = gcd(*whole) or 1
    return common / denominator, [float(amount // common) for amount in whole]
