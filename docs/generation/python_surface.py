"""What the packages offer to Python programs, from their `__all__`."""

from __future__ import annotations

from importlib import import_module
from inspect import getdoc, isclass, isfunction
from typing import TYPE_CHECKING, Any

from docs.generation.markdown import table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType


SORTS = ("Functions", "Values", "Errors", "Names and constants")


def python_surface(package: str) -> str:
    """The public names of a package: a table, then each with its docstring."""
    module = import_module(package)
    return "\n\n".join(_sections(module))


def _sections(module: ModuleType) -> Iterator[str]:
    sorts: dict[str, list[str]] = {one: [] for one in SORTS}
    for name in module.__all__:
        sorts[_sort(getattr(module, name))].append(name)
    yield f"```{{eval-rst}}\n.. automodule:: {module.__name__}\n   :no-members:\n```"
    for title, names in sorts.items():
        if names:
            yield f"### {title} of `{module.__name__}`"
            yield table(("name", "what it is"), (_row(module, name) for name in names))
            yield "\n\n".join(_entry(module, name) for name in names)


def _sort(value: Any) -> str:
    if isfunction(value):
        return "Functions"
    if isclass(value):
        return "Errors" if issubclass(value, Exception) else "Values"
    return "Names and constants"


def _row(module: ModuleType, name: str) -> tuple[str, str]:
    value = getattr(module, name)
    told = (getdoc(value) or "").partition("\n")[0] if isfunction(value) or isclass(value) else ""
    role = "func" if isfunction(value) else "class" if isclass(value) else "data"
    return f"{{py:{role}}}`~{module.__name__}.{name}`", told


def _entry(module: ModuleType, name: str) -> str:
    value = getattr(module, name)
    directive = "function" if isfunction(value) else "class" if isclass(value) else "data"
    members = "\n   :members:" if isclass(value) else ""
    if isclass(value) and issubclass(value, Exception):
        directive, members = "exception", f"{members}\n   :show-inheritance:"
    return f"```{{eval-rst}}\n.. auto{directive}:: {module.__name__}.{name}{members}\n```"
