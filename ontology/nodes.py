"""What the facts of a node say: texts and numbers, and the ids of nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.ontology.literals import BLANK, language_of, place_of, text_of, value_of
from skillpath.ontology.terms import SP
from skillpath.ontology.triples import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillpath.ontology.triples import Facts


class Nodes:
    """The nodes whose IRIs begin with `base`, which their ids leave out."""

    def __init__(self, base: str) -> None:
        """Leave out this base."""
        self.base = base

    def id(self, node: str) -> str:
        """The IRI without the base; a node from elsewhere keeps all of it."""
        return BLANK if node.startswith(("_:", '"')) else node.removeprefix(self.base)

    def ids(self, nodes: Iterable[str]) -> list[str]:
        """The id of each."""
        return [self.id(node) for node in nodes]


def shown(node: str) -> str:
    """The node as messages name it."""
    return BLANK if node.startswith("_:") else f"<{node}>"


def nodes(facts: Facts, term: str) -> list[str]:
    """What is said by the property, sorted, each once."""
    found = facts.get(term)
    if found is None:
        return []
    return [found] if isinstance(found, str) else in_order(found)


def texts(facts: Facts, term: str) -> list[str]:
    """The texts of all languages, sorted."""
    return [text_of(one) for one in nodes(facts, term)]


def text(facts: Facts, term: str) -> str | None:
    """The English text, else the one without a language, else the first there is."""
    found = facts.get(term)
    if found is None:
        return None
    return text_of(found if isinstance(found, str) else min(found, key=_by_language))


def individual(facts: Facts, term: str) -> str | None:
    """`sp:Beginner` as `beginner`."""
    found = text(facts, term)
    return found.removeprefix(SP).lower() if found else None


def value(facts: Facts, term: str) -> str | float | None:
    """The first object as a number or a text; None where there is none."""
    found = facts.get(term)
    if found is None:
        return None
    return value_of(found if isinstance(found, str) else min(found, key=place_of))


def _by_language(term: str) -> tuple[int, tuple[bool, str]]:
    language = language_of(term)
    return (0 if language == "en" else 1 if language is None else 2, place_of(term))
