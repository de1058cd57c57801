"""Whatever a file holds, it is read or refused: sound files with something wrong put into them."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillpath.ontology import template
from skillpath.ontology.formats import FORMATS
from skillpath.ontology.writing import encoded
from tests.ontology.outcomes import ENDINGS, drafted, told
from tests.ontology.planted_faults import PLANTED

COFFEE = drafted(template("coffee", "json")[1], "json").roadmap()
SOUND = {one.name: encoded(COFFEE, one).removeprefix(b"\xef\xbb\xbf") for one in FORMATS}
SEEDS = {
    form: (SOUND[form], *(one.content for one in PLANTED if one.form == form)) for form in ENDINGS
}
often = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TEXTS: tuple[str | bytes, ...] = (
    *(
        b"\0",
        b"\r",
        b"\n",
        b"\x1b[31m",
        b"\x7f",
        b"\xff",
        b"\xc3",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
    ),
    *('"', "'", '"""', "\\", "\\u0000", "\\ud800", "\u2028", "\u202e", "\N{GRINNING FACE}", "#"),
    *(
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "<<",
        ";",
        ",",
        "|",
        "=1+1",
        "@",
        "^^",
        "_:b",
        "null",
    ),
    *("NaN", "Infinity", "1e400", "-0", "9" * 5000, "all_of(", "at_least(2;", " " * 300),
)
SPECIAL = tuple(
    one if isinstance(one, bytes) else one.encode("utf-8", "surrogatepass") for one in TEXTS
)
PIECES = (
    *("any_of(", "all_of(", "at_least(", "at_least(2;", "at_least(99999999;", ")", ";", ",", "(("),
    *("a", "b", "step-s", "any_of", "a b", " ", "\t", '"', '""', "\n", "\r\n", "#", "'", "|", "="),
    *("1", "1-2-3", "-", "3-2-1", "\N{EN DASH}", "1e5", "\N{INFINITY}", "skill", "beginner", "é"),
)
KEYS = (
    *("id", "name", "items", "steps", "specializations", "requires", "of", "all_of", "any_of"),
    *("at_least", "hours", "low", "likely", "high", "cost", "amount", "currency", "mappings"),
    *("resources", "url", "iri", "match", "covers", "position", "base", "$comment", "a\nb"),
    *("@context", "@id", "@type", "@graph", "@list", "@set", "@value", "@language", "@reverse"),
    *("@included", "@nest", "@base", "@vocab", "@index", "@json", "@container"),
)
numbers = st.one_of(
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from((10**30, -(10**4000), 1e308, 0, -1, 2**63)),
)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    numbers,
    st.sampled_from(KEYS),
    st.text(max_size=9),
    st.just("a" * 400),
)
values: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=5)), inner, max_size=4),
    ),
    max_leaves=12,
)


def _piece(text: bytes, start: int) -> bytes:
    return text[start : start + 80]


@st.composite
def mutated(draw: st.DrawFn, form: str) -> bytes:
    """A file with some bytes flipped, cut, doubled, put in, or taken from another format."""
    found = draw(st.sampled_from(SEEDS[form]))
    for _ in range(draw(st.integers(1, 4))):
        at, length = draw(st.integers(0, len(found))), draw(st.integers(0, 60))
        other = SOUND[draw(st.sampled_from(ENDINGS))]
        piece = draw(
            st.one_of(
                st.sampled_from(SPECIAL),
                st.binary(max_size=4),
                st.sampled_from(range(len(other))).map(partial(_piece, other)),
                st.just(found[at : at + length] * 2),
            )
        )
        found = found[:at] + piece + found[at + draw(st.sampled_from((0, length, len(piece)))) :]
    return found


@st.composite
def changed_values(draw: st.DrawFn, form: str) -> bytes:
    """A sound document with any value in any of its places."""
    document = json.loads(SOUND[form])
    for _ in range(draw(st.integers(1, 3))):
        holder: Any = document
        key: Any = draw(st.sampled_from(sorted(holder)))
        while isinstance(holder[key], dict | list) and holder[key] and draw(st.booleans()):
            holder = holder[key]
            is_list = isinstance(holder, list)
            key = draw(st.sampled_from(range(len(holder)) if is_list else sorted(holder)))
        holder[key] = draw(values)
    return json.dumps(document).encode()


@pytest.mark.parametrize("form", ENDINGS)
def test_a_sound_file_is_read_in_every_format(form: str) -> None:
    assert told(SOUND[form], form) == []


@pytest.mark.parametrize("form", ENDINGS)
def test_a_file_that_was_damaged_is_read_or_refused(form: str) -> None:
    @often
    @given(mutated(form))
    def holds(content: bytes) -> None:
        told(content, form)

    holds()


@pytest.mark.parametrize("form", ["json", "jsonld"])
def test_any_value_in_any_place_is_read_or_refused(form: str) -> None:
    @often
    @given(changed_values(form))
    def holds(content: bytes) -> None:
        told(content, form)

    holds()


@pytest.mark.parametrize("form", ["json", "jsonld"])
@often
@given(content=values)
def test_any_json_is_read_or_refused(form: str, content: Any) -> None:
    told(json.dumps(content).encode(), form)


@often
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_prerequisites_are_read_or_refused(text: str) -> None:
    quoted = text.replace('"', '""')
    told(f'id,name,prerequisites\na,A,\nb,B,"{quoted}"\n'.encode(), "csv")


@often
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_table_of_such_pieces_is_read_or_refused(text: str) -> None:
    told(f"id,name,step,prerequisites,recommended,hours,level\n{text}".encode(), "csv")
