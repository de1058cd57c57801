"""Packages that import a module when a name of it is first asked for, and not before (PEP 562).

Who asks for a recommendation should not wait until the search, the comparison and the advice for
authors are imported, each with libraries of its own.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class LatePackage(ModuleType):
    """A package whose names lie in its modules; `HOMES` tells in which."""

    HOMES: Mapping[str, str]
    """The names of each module, parted by blanks."""

    def __getattr__(self, name: str) -> Any:
        """A name of one of the modules, which is imported now; kept, so that it is asked once."""
        home = _home(self.HOMES, name)
        if home is None:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}", name=name)
        value = getattr(import_module(f"{self.__name__}.{home}"), name)
        setattr(self, name, value)
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        """Let no module take the place of what it is called like, such as `vocabulary`."""
        if isinstance(value, ModuleType) and _home(self.HOMES, name) == name:
            value = getattr(value, name)
        super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        """What is there, and what will be when it is asked for."""
        return sorted({*super().__dir__(), *" ".join(self.HOMES.values()).split()})


def import_late(package: str) -> None:
    """Let a package import its modules when they are needed."""
    sys.modules[package].__class__ = LatePackage


def _home(homes: Mapping[str, str], name: str) -> str | None:
    """The module that the name is of."""
    return next((home for home, names in homes.items() if name in names.split()), None)
