"""Texts that a file says in several languages: which of them a roadmap has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.validity.texts import MOST_NAME
from skillpath.ontology.literals import language_of, place_of, text_of
from skillpath.ontology.terms import (
    ALT_LABEL,
    DEFINITION,
    LABEL,
    PAGE_NAME,
    PREPARES_FOR,
    REASON,
)
from skillpath.ontology.triples import objects

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.ontology.triples import Triples

TEXTS = (LABEL, DEFINITION, REASON, PAGE_NAME, PREPARES_FOR)
"""The properties whose texts people read, one of each."""


def speak(triples: Triples, language: str) -> None:
    """Keep of each text the one in the language, as far as there is one.

    Else the one in the language without its region (`de` for `de-AT`), in English, without a
    language, in the first by tag. A name in another language becomes an alt label, so that what
    it names is still found by it.
    """
    rank = _ranked(language)
    for term in TEXTS:
        for facts in triples.saying_several(term):
            told = sorted(objects(facts, term), key=rank)
            facts[term] = told[0]
            if term == LABEL:
                others = _others(told, [*objects(facts, ALT_LABEL)])
                if others:
                    facts[ALT_LABEL] = others


def _others(names: list[str], alt_labels: list[str]) -> list[str]:
    """The alt labels, and the names apart from the first that say something else."""
    told = {text_of(one) for one in (names[0], *alt_labels)}
    for one in names[1:]:
        text = text_of(one)
        if text not in told and len(text) <= MOST_NAME:
            told.add(text)
            alt_labels.append(one)
    return alt_labels


def _ranked(language: str) -> Callable[[str], tuple[int, str, tuple[bool, str]]]:
    """A sort key for the terms of one text."""
    wanted = language.lower()
    ranks = {tag: place for place, tag in reversed([*enumerate(_tags(wanted))])}

    def rank(term: str) -> tuple[int, str, tuple[bool, str]]:
        tag = language_of(term)
        return ranks.get(tag, len(ranks)), tag or "", place_of(term)

    return rank


def _tags(wanted: str) -> tuple[str | None, ...]:
    return wanted, wanted.partition("-")[0], "en", None
