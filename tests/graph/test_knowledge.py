from __future__ import annotations

from skillpath.graph import any_of, frontier, knowledge_of
from tests.graph.small import certificate, item, roadmap


def test_what_everybody_needs_for_a_known_item_is_known() -> None:
    #  a ── b ── d      d knows b and a; whether by c1 or c2 is anybody's guess
    #  c1 or c2 ─┘
    chain = roadmap(
        item("a"), item("b", "a"), item("c1"), item("c2"), item("d", "b", any_of("c1", "c2"))
    )
    known = knowledge_of(chain, ["d"])
    assert known.stated == ("d",)
    assert known.inferred == {"a", "b"}


def test_a_known_certification_gives_credit_and_what_follows_from_it() -> None:
    credit = roadmap(item("a"), item("b", "a"), certificate("exam", "b"))
    assert knowledge_of(credit, ["exam"]).inferred == {"a", "b"}


def test_a_retired_certification_still_gives_credit() -> None:
    credit = roadmap(item("a"), certificate("exam", "a", retired=True))
    assert knowledge_of(credit, ["exam"]).items == {"a", "exam"}


def test_strict_infers_nothing() -> None:
    credit = roadmap(item("a"), item("b", "a"), certificate("exam", "b"))
    assert knowledge_of(credit, ["exam", "b"], strict=True).items == {"exam", "b"}


def test_a_name_said_twice_counts_where_it_stands_last() -> None:
    plain = roadmap(item("a"), item("b"), item("c"))
    assert knowledge_of(plain, ["a", "b", "A", "c"]).stated == ("b", "a", "c")


def test_nothing_retired_can_be_started() -> None:
    assert frontier(roadmap(item("a"), certificate("exam", retired=True)), []) == {"a"}
