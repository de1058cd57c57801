"""The names of one question, looked up together, so that all that are wrong are told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from skillpath.graph.name_errors import WrongNameError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from skillpath.graph.roadmap import Roadmap

Found = TypeVar("Found")
Other = TypeVar("Other")
Meant_co = TypeVar("Meant_co", covariant=True)

MOST_LOOKED_UP = 20
"""To how many wrong names of a field similar ones are looked up, which takes long."""


class Find(Protocol[Meant_co]):
    """Looks up one name, such as `find_item`."""

    def __call__(self, roadmap: Roadmap, name: str, *, suggest: bool) -> Meant_co:
        """What the name means; `suggest` whether an error tells what may have been meant."""
        ...


def each_found(
    roadmap: Roadmap, find: Find[Found], names: Iterable[str], field: str
) -> list[Found]:
    """What each name of a field means, in their order.

    Raises:
        WrongNameError: the first of them, which holds all others.
    """
    found: list[Found] = []
    wrong: list[WrongNameError] = []
    for place, name in enumerate(names):
        try:
            found.append(find(roadmap, name, suggest=len(wrong) < MOST_LOOKED_UP))
        except WrongNameError as error:
            error.field = f"{field}[{place}]"
            wrong.append(error)
    if wrong:
        raise joined(wrong)
    return found


def both_found(first: Callable[[], Found], second: Callable[[], Other]) -> tuple[Found, Other]:
    """What two parts of a question mean.

    Raises:
        WrongNameError: holding all that is wrong in either part, the first part first.
    """
    wrong: list[WrongNameError] = []
    try:
        one = first()
    except WrongNameError as error:
        wrong += error.every
    try:
        other = second()
    except WrongNameError as error:
        wrong += error.every
    if wrong:
        raise joined(wrong)
    return one, other


def joined(wrong: Sequence[WrongNameError]) -> WrongNameError:
    """The first, which holds the others."""
    first, *others = wrong
    for one in others:
        one.others = ()
    first.others = tuple(others)
    return first
