"""The fields of the form, as the question that programs ask.

A form cannot join two fields into one value, nor leave out a field that is empty. What it sends is
brought into the names and values of the API here; what is in that form already stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.visualizations import Typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from werkzeug.datastructures import MultiDict

    Values = dict[str, tuple[str, ...]]

USUAL = {"tracks": "1", "pace": "1", "aim": "deadlines", "review_share": "0"}
"""What need not be said."""


def in_one_form(sent: MultiDict[str, str], today: date) -> Typed:
    """The question of an address or of the form; the same once more for what it returns.

    What is added as done is planned from `today` on, unless another day is told.
    """
    values = {name: _filled(sent.getlist(name)) for name in sent}
    begins = "".join(values.get("start", ())[:1])
    changed: Values = {
        **_times(sent.getlist("weekdays"), values),
        "deadline": _deadlines(values),
        "day_off": (*values.get("day_off", ()), *_off(values)),
        **_done(values),
        **{name: _unusual(values, name) for name in USUAL},
    }
    if values.get("done_item") and not values.get("today"):
        changed["today"] = (max(today.isoformat(), begins),)
    return Typed.of(_pairs(values | changed))


def _pairs(values: Values) -> Iterator[tuple[str, str]]:
    """Each value once; but hours of weekdays may be alike."""
    for name, given in values.items():
        yield from ((name, one) for one in (given if name == "weekdays" else dict.fromkeys(given)))


def _filled(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(one.strip() for one in values if one.strip())


def _times(weekdays: Sequence[str], values: Values) -> Values:
    """Hours of weekdays count where any are told; a day that is left empty has none."""
    if not any(one.strip() for one in weekdays):
        return {"weekdays": ()}
    days = tuple(one.strip() or "0" for one in weekdays)
    return {"weekdays": days} | ({"hours_per_week": ()} if "off_first" in values else {})


def _deadlines(values: Values) -> tuple[str, ...]:
    """Those that are there; of the goal that one is added for, the new one alone."""
    there = values.get("deadline", ())
    goal, day = _first(values, "deadline_goal"), _first(values, "deadline_day")
    if not goal or not day:
        return there
    return (*(one for one in there if one.rpartition("=")[0] != goal), f"{goal}={day}")


def _off(values: Values) -> Iterator[str]:
    first, last = _first(values, "off_first"), _first(values, "off_last")
    if first and last and first != last:
        yield f"{first}..{last}"
    elif first or last:
        yield first or last


def _done(values: Values) -> Values:
    """What is done and what is begun, and what is added to one of both."""
    there = {name: values.get(name, ()) for name in ("done", "begun")}
    item = _first(values, "done_item")
    if not item:
        return there
    hours, day = _first(values, "done_hours"), _first(values, "done_day")
    took = f"={hours}" if hours else ""
    if values.get("done_open"):
        return there | {"begun": (*there["begun"], item + took)}
    return there | {"done": (*there["done"], item + took + (f"@{day}" if day else ""))}


def _unusual(values: Values, name: str) -> tuple[str, ...]:
    return tuple(one for one in values.get(name, ()) if one != USUAL[name])


def _first(values: Values, name: str) -> str:
    return "".join(values.get(name, ())[:1])
