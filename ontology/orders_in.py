"""Orders in which experts teach, from a file of JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skillpath.graph import ExpertOrder
from skillpath.graph.errors import shortened
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.files import read_bytes
from skillpath.ontology.json_text import values_of
from skillpath.ontology.limits import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

    from skillpath.ontology.limits import ReadingLimits

MOST_ORDERS = 1_000
MOST_NAMES = 1_000
"""How many items an order may hold."""

MOST_ALTOGETHER = 20_000
"""How many items all orders together may hold."""

FORM = '{"orders": [{"name": …, "items": […]}, …]}'


def read_orders(
    file: str | PathLike[str], *, limits: ReadingLimits = USUAL
) -> tuple[ExpertOrder, ...]:
    """The orders in a file of JSON.

    A list inside `items` holds what is taught together, in any order; an empty one says nothing.
    Other keys, such as a source, are for readers of the file.

    Raises:
        UnreadableError: when there is no such file, it is of another form, or holds over 1,000
            orders, an order of over 1,000 items, or over 20,000 items.

    >>> from tempfile import NamedTemporaryFile
    >>> with NamedTemporaryFile("w", suffix=".json") as file:
    ...     print('{"orders": [{"name": "A book", "items": ["r", ["sql", "git"]]}]}', file=file)
    ...     file.flush()
    ...     read_orders(file.name)
    (ExpertOrder(name='A book', positions=(('r',), ('sql', 'git'))),)
    """
    path = Path(file)
    found = values_of(read_bytes(path, limits.size), str(path), limits)
    told = found.get("orders") if isinstance(found, dict) else None
    if not isinstance(told, list):
        raise UnreadableError(str(path), "no list of orders", f"JSON of the form {FORM}")
    _refuse_over(path, len(told), MOST_ORDERS, "orders")
    orders = tuple(_order(path, number, one) for number, one in enumerate(told, start=1))
    total = sum(len(position) for one in orders for position in one.positions)
    _refuse_over(path, total, MOST_ALTOGETHER, "items altogether")
    return orders


def _order(path: Path, number: int, told: Any) -> ExpertOrder:
    if not isinstance(told, dict):
        raise _wrong(path, f"order {number}", told, "an object with a name and items")
    name = told.get("name")
    if not isinstance(name, str):
        raise _wrong(path, f"order {number}, name", name, "a text")
    where = f"order {number}, {shortened(name)}"
    items = told.get("items")
    if not isinstance(items, list):
        raise _wrong(path, f"{where}, items", items, "a list of ids and lists of ids")
    positions = tuple(filter(None, _positions(path, where, items)))
    _refuse_over(path, sum(map(len, positions)), MOST_NAMES, "items", where)
    return ExpertOrder(name, positions)


def _positions(path: Path, where: str, items: list[Any]) -> Iterator[tuple[str, ...]]:
    for place, one in enumerate(items, start=1):
        together = one if isinstance(one, list) else [one]
        for name in together:
            if not isinstance(name, str):
                raise _wrong(path, f"{where}, item {place}", name, "an id, or a list of ids")
        yield tuple(together)


def _wrong(path: Path, where: str, found: Any, expected: str) -> UnreadableError:
    told = found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)
    what = "nothing" if found is None else shortened(told)
    return UnreadableError(str(path), what, expected, within=where)


def _refuse_over(path: Path, found: int, most: int, what: str, where: str = "") -> None:
    if found > most:
        raise UnreadableError(
            str(path), f"{found:,} {what}", f"at most {most:,} {what}", within=where
        )
