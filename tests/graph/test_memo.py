"""What is dear is computed once, however many ask for it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from threading import Barrier, BrokenBarrierError, Thread

import pytest

from skillpath.graph.memo import Memo

THREADS = 6


def test_one_thread_computes_a_constant_while_the_others_wait() -> None:
    memo, together = Memo(), Barrier(THREADS)
    computed: list[str] = []
    answers: list[str] = []

    def compute() -> str:
        computed.append("once")
        with suppress(BrokenBarrierError):
            together.wait(0.2)  # which all would pass if all computed
        return "answer"

    threads = [
        Thread(target=lambda: answers.append(memo.recall("constant", compute)))
        for _ in range(THREADS)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert (computed, answers) == (["once"], ["answer"] * THREADS)


def test_constants_are_made_of_each_other_while_others_ask_for_them() -> None:
    memo = Memo()
    found: list[str] = []

    def inner() -> str:
        return memo.recall("inner", lambda: "in")

    def outer() -> str:
        return memo.recall("outer", lambda: f"{inner()}side {inner()}")

    threads = [Thread(target=lambda ask=ask: found.append(ask())) for ask in (outer, inner) * 3]
    for one in threads:
        one.start()
    for one in threads:
        one.join(10)
    assert sorted(found) == ["in"] * 3 + ["inside in"] * 3


def test_what_failed_is_computed_anew() -> None:
    memo = Memo()
    with pytest.raises(ZeroDivisionError):
        memo.recall("constant", lambda: 1 // 0)
    assert memo.recall("constant", lambda: 1) == 1
    assert memo.recall("constant", lambda: 2) == 1


def test_what_was_not_asked_for_longest_makes_room_by_what_it_weighs() -> None:
    memo, computed = Memo(5, len), list[str]()

    def compute(text: str) -> str:
        computed.append(text)
        return text

    for text in ("aa", "b", "cc", "aa", "dd", "aa", "cc", "b"):
        memo.recall((text,), partial(compute, text))
    assert computed == ["aa", "b", "cc", "dd", "cc", "b"]
