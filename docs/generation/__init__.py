"""A Sphinx extension: reference pages are filled from the code, so that they cannot go stale.

A page says `<!-- generated: routes -->` where the Markdown of a generator shall stand; the lines
right below it, up to an empty one, are for those who read the file as it is, and are replaced.
Pages that hold such a mark are read anew at every build.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs.generation.commands import commands
from docs.generation.problem_types import problem_types
from docs.generation.python_surface import python_surface
from docs.generation.routes import routes
from docs.generation.vocabulary import vocabulary
from docs.generation.weights import weights
from skillpath.service.settings import settings_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

MARK = re.compile(r"^<!-- generated: (?P<name>[a-z -]+) -->$(?:\n.+)*", re.MULTILINE)
GENERATORS: Mapping[str, Callable[[], str]] = {
    "commands": commands,
    "graph": lambda: python_surface("skillpath.graph"),
    "ontology": lambda: python_surface("skillpath.ontology"),
    "problem types": problem_types,
    "routes": routes,
    "settings": settings_table,
    "visualizations": lambda: python_surface("skillpath.visualizations"),
    "vocabulary": vocabulary,
    "weights": weights,
}
"""What can stand in a page, by the name in its mark."""


def filled(text: str) -> str:
    """The text of a page with everything that is generated.

    Raises:
        KeyError: for a mark that names no generator.
    """
    return MARK.sub(lambda mark: GENERATORS[mark["name"]](), text)


def setup(app: Sphinx) -> dict[str, bool]:
    """Fill the pages as Sphinx reads them."""
    app.connect("source-read", _fill)
    app.connect("env-get-outdated", _outdated)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _fill(_: Sphinx, __: str, source: list[str]) -> None:
    source[0] = filled(source[0])


def _outdated(_: Sphinx, env: BuildEnvironment, *__: Iterable[str]) -> list[str]:
    texts = {name: env.doc2path(name).read_text("utf-8") for name in env.found_docs}
    return [name for name, text in texts.items() if MARK.search(text)]
