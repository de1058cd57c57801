"""What somebody may ask of a path, whatever is made of it: a map, a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class PathWish(Protocol):
    """From what is known to the goals, in names that were typed."""

    @property
    def known(self) -> Sequence[str]:
        """In learning order, by any name."""
        ...

    @property
    def goal(self) -> Sequence[str]:
        """By any name; none for the specialized roadmap as a whole, or for no path."""
        ...

    @property
    def forbid(self) -> Sequence[str]:
        """What the path may not hold."""
        ...

    @property
    def prefer(self) -> Sequence[str]:
        """What the path is to use."""
        ...

    @property
    def strict(self) -> bool:
        """Whether nothing may be inferred."""
        ...
