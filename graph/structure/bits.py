"""Sets as bits of a number, counted side by side."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def bits_of(mask: int) -> Iterator[int]:
    """The places of the bits that are set, ascending."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def in_at_least(least: int, masks: Sequence[int]) -> int:
    """The bits that are set in `least` or more of the masks; `least` is 1 or more."""
    if least == 1:
        return reduce(or_, masks, 0)
    if least == len(masks):
        return reduce(and_, masks)
    return _not_below(least, _counted(masks))


def _counted(masks: Sequence[int]) -> list[int]:
    """For each bit in how many masks it is set: the binary digits of that, the lowest first."""
    digits = [0] * len(masks).bit_length()
    for mask in masks:
        carry = mask
        for place, digit in enumerate(digits):
            digits[place], carry = digit ^ carry, digit & carry
            if not carry:
                break
    return digits


def _not_below(least: int, digits: Sequence[int]) -> int:
    """Where the number is `least` or more, decided from its highest digit down.

    `equal` may keep what is above as well.
    """
    above, equal = 0, reduce(or_, digits, 0)
    for place in reversed(range(len(digits))):
        if least >> place & 1:
            equal &= digits[place]
        else:
            above |= equal & digits[place]
    return above | equal
