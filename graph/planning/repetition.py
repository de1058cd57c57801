"""When what was learned is to be repeated."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from fsrs import Card, Rating, Scheduler

from skillpath.graph.planning.review import Due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph.planning.precedence import Rows
    from skillpath.graph.planning.review import Review

LEAST_PART = 0.05
"""Whom practice refreshes by less than that is not looked at."""


class Memory:
    """What somebody remembers, who practices items day by day, without randomness.

    Each item is one card of FSRS, which is due when the chance to recall it has fallen to the
    retention; learning and repeating it count as rated good. Practice of an item refreshes in
    part what it requires: its last repetition moves towards that day by a share of the days that
    lie between, and so does the day on which it is due; how fast it is forgotten stays.

    Sources: J. Ye, J. Su and Y. Cao, "A Stochastic Shortest Path Algorithm for Optimizing Spaced
    Repetition Scheduling", KDD 2022, 4381-4390, whose successor is version 6 of FSRS; for partial
    repetition through what builds on it J. Skycak, "The Math Academy Way" (2024), chapter on
    fractional implicit repetition.
    """

    def __init__(self, review: Review, before: Rows) -> None:
        """Nothing is learned; `before` holds what each item requires directly."""
        self._part, self._before = review.part, before
        self._scheduler = Scheduler(
            desired_retention=review.retention,
            learning_steps=(),
            relearning_steps=(),
            enable_fuzzing=False,
        )
        self._cards: dict[str, Card] = {}

    def practice(self, item: str, day: date) -> None:
        """It is learned or repeated on that day, which is not before the last."""
        now = _noon(day)
        card = self._cards.get(item) or Card(card_id=0, due=now)
        self._cards[item], _ = self._scheduler.review_card(card, Rating.Good, now)
        for other, part in self._refreshed(item):
            self._refresh(self._cards[other], now, part)

    def due(self, day: date, until: date | None = None) -> tuple[Due, ...]:
        """What is due by then, or until a later day, what is recalled the least first."""
        now, end = _noon(day), _noon(until or day)
        found = [
            Due(one, card.due.date(), self._scheduler.get_card_retrievability(card, now))
            for one, card in self._cards.items()
            if card.due <= end
        ]
        return tuple(sorted(found, key=lambda one: (one.recall, one.id)))

    def _refreshed(self, item: str) -> Iterator[tuple[str, float]]:
        """What is learned and lies before it, nearest first, and by which part."""
        seen, level, part = {item}, [item], self._part
        while level and part >= LEAST_PART:
            nearer = [other for one in level for other in self._before.get(one, ())]
            level = [one for one in dict.fromkeys(nearer) if one not in seen]
            seen.update(level)
            yield from ((one, part) for one in level if one in self._cards)
            part *= self._part

    def _refresh(self, card: Card, now: datetime, part: float) -> None:
        if card.last_review and card.last_review < now:
            moved = (now - card.last_review) * part
            card.last_review += moved
            card.due += moved


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
