"""How much a reader takes in before it refuses a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """The most that a file may hold; what is beyond is refused before it costs memory.

    `size` is in bytes. `items` counts attainables, `members` the members of all requirements,
    inner ones as often as they are reached, `depth` how deep groups nest. `values` bounds the
    values of a JSON file and the triples of an RDF file. No more than `faults` are told.
    """

    size: int = 50_000_000
    items: int = 200_000
    members: int = 2_000_000
    depth: int = 16
    values: int = 5_000_000
    faults: int = 1_000


USUAL = ReadingLimits()
