"""How wide a text is at most, and where its lines break, without a font at hand.

The widths are those of DejaVu Sans, with Verdana the widest of the usual sans-serif faces: what
fits in it fits in the others. Of writing that it lacks, what the widest usual faces take.
"""

from __future__ import annotations

import unicodedata
from functools import cache

REGULAR = (
    "32 41 46 84 64 96 78 28 40 40 50 84 32 37 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 "
    "54 100 69 69 70 77 64 58 78 76 30 30 66 56 87 75 79 61 79 70 64 62 74 69 99 69 62 69 40 34 40 "
    "84 50 50 62 64 55 64 62 36 64 64 28 28 58 28 98 64 62 64 64 42 53 40 64 60 82 60 60 53 64 34 "
    "64 84"
)
BOLD = (
    "35 46 53 84 70 101 88 31 46 46 53 84 38 42 38 37 70 70 70 70 70 70 70 70 70 70 40 40 84 84 84 "
    "58 100 78 77 74 83 69 69 83 84 38 38 78 64 100 84 85 74 85 77 73 69 82 78 111 78 73 73 46 37 "
    "46 84 50 50 68 72 60 72 68 44 72 72 35 35 67 35 105 72 69 72 72 50 60 48 72 66 93 65 66 59 72 "
    "37 72 84"
)
"""Hundredths of the size, of the characters from the blank to the tilde."""

WIDE = (
    ("\N{GREEK CAPITAL LETTER ALPHA}", 0.95),
    ("\N{CYRILLIC CAPITAL LETTER A}", 0.95),
    ("\N{ARABIC LETTER ALEF}", 0.9),
    ("\N{DEVANAGARI LETTER A}", 1.05),
    ("\N{ARABIC LIGATURE SALLA USED AS KORANIC STOP SIGN ISOLATED FORM}", 9.0),
    ("\N{ARABIC FATHATAN ISOLATED FORM}", 1.05),
    ("\N{CUNEIFORM SIGN A}", 3.5),
    ("\N{CUNEIFORM NUMERIC SIGN TWO ASH}", 6.0),
    ("\N{BAMUM LETTER PHASE-A NGKUE MFON}", 1.4),
)
"""Sizes of other characters from this one on."""

BROAD = frozenset("ЖМШЩЫЮ")
BROAD_CAPITAL, BROAD_SMALL = 1.35, 1.1
"""Letters of Cyrillic that are broader than the rest, and how broad."""

WIDEST_LATIN = 1.17
EMOJI = 1.4
FULL = 1.05
ELLIPSIS = "…"
JOINERS = "\N{ZERO WIDTH JOINER}"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """At most so many pixels wide at a size in pixels."""
    return sum(_share(one, bold=bold) for one in text) * size


def wrapped(text: str, room: float, size: float, *, bold: bool = False, most: int = 3) -> list[str]:
    """The text in at most so many lines, broken at blanks where there are any; the rest is cut.

    Args:
        text: What blanks stand where counts as one.
        room: The width of a line in pixels; a single character may be wider.
        size: That of the font in pixels.
        bold: Whether the font is bold.
        most: The most lines.
    """

    def fits(line: str) -> bool:
        return width(line, size, bold=bold) <= room

    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if fits(longer):
            lines[-1] = longer
            continue
        pieces = _pieces(word, room / size, bold=bold)
        lines.extend(pieces) if lines[-1] else lines.__setitem__(slice(None, None), pieces)
        if len(lines) > most:
            break
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _cut(f"{lines[most - 1]}{ELLIPSIS}", room / size, bold=bold)]


def _pieces(word: str, room: float, *, bold: bool) -> list[str]:
    """A word in parts that fit into so many times its size; marks stay with their letter."""
    pieces, taken = [""], 0.0
    for letter in _letters(word):
        share = sum(_share(one, bold=bold) for one in letter)
        if pieces[-1] and taken + share > room:
            pieces.append("")
            taken = 0.0
        pieces[-1] += letter
        taken += share
    return pieces


def _cut(line: str, room: float, *, bold: bool) -> str:
    """The line, whose last character is the ellipsis, without what has no room."""
    letters = _letters(line)
    while len(letters) > 1 and sum(_share(one, bold=bold) for one in "".join(letters)) > room:
        del letters[-2]
    return "".join(letters[:-1]).rstrip() + ELLIPSIS


def _letters(word: str) -> list[str]:
    """Characters with the marks that belong to them."""
    letters: list[str] = []
    for one in word:
        is_mark = unicodedata.category(one) in ("Mn", "Me", "Mc", "Cf")
        if letters and (is_mark or letters[-1].endswith(JOINERS)):
            letters[-1] += one
        else:
            letters.append(one)
    return letters


@cache
def _shares(letters: str) -> tuple[float, ...]:
    return tuple(int(one) / 100 for one in letters.split())


def _share(character: str, *, bold: bool) -> float:
    """The width of a character at size 1."""
    base = unicodedata.normalize("NFD", character)[0]
    if " " <= base <= "~":
        return _shares(BOLD if bold else REGULAR)[ord(base) - ord(" ")]
    if unicodedata.category(base) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(base) in "WF":
        return EMOJI if base >= "\N{MAHJONG TILE EAST WIND}" else FULL
    if base.upper() in BROAD:
        return BROAD_CAPITAL if base.isupper() else BROAD_SMALL
    return next((share for first, share in reversed(WIDE) if base >= first), WIDEST_LATIN)
