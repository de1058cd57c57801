"""On which lines of a JSON file its values begin; looked up only where something is wrong."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from contextlib import suppress
from functools import cached_property
from json import JSONDecoder
from typing import TYPE_CHECKING, Any

from skillpath.graph import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Key = str | int
BLANK = re.compile(r"[ \t\n\r]*")
LISTS = ("items", "steps", "specializations")
"""The keys of a roadmap that hold lists of things with an id."""


class JsonPlaces:
    """Finds the lines in a text that is known to be JSON and to hold an object."""

    def __init__(self, text: str, where: str) -> None:
        """Take the text; nothing is looked up yet."""
        self._text = text
        self._where = where
        self._known: dict[int, Mapping[Key, int]] = {}
        self._decode = JSONDecoder(strict=False).raw_decode

    def of(self, subject: str, part: str) -> Sequence[Place]:
        """Where the part stands, else its subject, the first two times that that is written."""
        return [self.at((*path, part)) for path in self._paths.get(subject, ())[:2]]

    def at(self, path: Sequence[Key]) -> Place:
        """Where the value at a path stands, such as `("items", 3, "hours")`, or what holds it."""
        offset = self._begin(0)
        for key in path:
            found = self._starts(offset).get(key)
            if found is None:
                break
            offset = found
        return Place(self._where, bisect_left(self._breaks, offset) + 1)

    @cached_property
    def _breaks(self) -> list[int]:
        return [place for place, letter in enumerate(self._text) if letter == "\n"]

    @cached_property
    def _paths(self) -> Mapping[str, list[tuple[Key, ...]]]:
        """The paths of everything that bears an id, by the id; the roadmap itself first."""
        found: dict[str, list[tuple[Key, ...]]] = defaultdict(list)
        try:
            document, _ = self._decode(self._text, self._begin(0))
        except RecursionError:  # it could just be read from higher up the stack
            return found
        if isinstance(document.get("id"), str):
            found[document["id"]].append(())
        for key in LISTS:
            entries = document.get(key)
            for number, entry in enumerate(entries if isinstance(entries, list) else ()):
                _note(found, entry, (key, number))
        return found

    def _starts(self, offset: int) -> Mapping[Key, int]:
        """Where each value in the object or list at the offset begins; looked up once."""
        known = self._known.get(offset)
        if known is None:
            known = self._known[offset] = {}
            with suppress(RecursionError):
                known = self._known[offset] = dict(self._inside(offset))
        return known

    def _inside(self, offset: int) -> Iterator[tuple[Key, int]]:
        """Each key or index in the object or list at the offset, and where its value begins."""
        opening = self._text[offset]
        if opening not in "{[":
            return
        at, number = self._begin(offset + 1), 0
        while self._text[at] not in "}]":
            key: Key = number
            if opening == "{":
                key, after = self._decode(self._text, at)
                at = self._begin(self._begin(after) + 1)
            _, end = self._decode(self._text, at)
            yield key, at
            number += 1
            at = self._begin(end)
            if self._text[at] == ",":
                at = self._begin(at + 1)

    def _begin(self, offset: int) -> int:
        """The next place that is not blank."""
        blank = BLANK.match(self._text, offset)
        return blank.end() if blank else offset


def _note(found: dict[str, list[tuple[Key, ...]]], element: Any, path: tuple[Key, ...]) -> None:
    if not isinstance(element, dict):
        return
    identifier, steps = element.get("id"), element.get("steps")
    if isinstance(identifier, str):
        found[identifier].append(path)
    if isinstance(steps, list):
        for number, step in enumerate(steps):
            _note(found, step, (*path, "steps", number))
