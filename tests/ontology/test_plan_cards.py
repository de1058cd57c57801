"""Study plans as decks: opened as an archive with a database, and imported by Anki itself."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from skillpath.graph import NotInstalledError, SkillpathError
from skillpath.ontology.plans.anki import FIELDS, apkg
from tests.ontology.planned import (
    ODD,
    begun_plan,
    demo_plan,
    empty_plan,
    linked_plan,
    odd_plan,
    planned,
)

if TYPE_CHECKING:
    from pathlib import Path

    from anki.collection import Collection

    from skillpath.graph import Plan


def rows(package: bytes, query: str) -> list[Any]:
    """What the database in the package answers."""
    with ZipFile(BytesIO(package)) as archive, closing(sqlite3.connect(":memory:")) as found:
        found.deserialize(archive.read("collection.anki2"))
        return found.execute(query).fetchall()


@dataclass(frozen=True)
class Learner:
    """Somebody with Anki."""

    collection: Collection
    folder: Path

    def imports(self, package: bytes) -> None:
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

        file = self.folder / "plan.apkg"
        file.write_bytes(package)
        options = ImportAnkiPackageOptions(merge_notetypes=True)
        self.collection.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(file), options=options)
        )

    @property
    def notes(self) -> list[dict[str, str]]:
        """In the order in which they are learned."""
        cards = [self.collection.get_card(one) for one in self.collection.find_cards("")]
        return [dict(one.note().items()) for one in sorted(cards, key=lambda one: one.due)]


@pytest.fixture
def learner(tmp_path: Path) -> Any:
    """A new collection."""
    from anki.collection import Collection

    collection = Collection(str(tmp_path / "collection.anki2"))
    yield Learner(collection, tmp_path)
    collection.close()


def test_anki_imports_a_card_for_each_item_in_learning_order(learner: Learner) -> None:
    learner.imports(apkg(demo_plan()))
    names = [one["Name"] for one in learner.notes]
    assert names == ["Basics", "SQL", "Wrangling", "Models", "Pipeline"]
    assert "Demo roadmap" in [one.name for one in learner.collection.decks.all_names_and_ids()]


def test_a_card_says_what_why_and_where(learner: Learner) -> None:
    learner.imports(apkg(linked_plan()))
    assert learner.notes == [
        {
            "Name": "Git",
            "Question": 'What is Git?<div class="told">tool · Tools · 20 h</div>',
            "What": "",
            "Why": "<ul><li>It is the goal.</li></ul>",
            "After": "",
            "Resources": '<ul><li><a href="https://git.example/">Git</a></li>'
            '<li><a href="https://book.example/">Pro Git</a></li></ul>',
        }
    ]


def test_anki_shows_the_parts_that_there_are(learner: Learner) -> None:
    learner.imports(apkg(linked_plan(), language="de"))
    (card,) = [learner.collection.get_card(one) for one in learner.collection.find_cards("")]
    assert ("<h2>Warum</h2>" in card.answer(), "<h2>Nach</h2>" in card.answer()) == (True, False)
    assert "Was ist Git?" in card.question()


def test_what_is_imported_again_updates_notes_and_makes_no_others(learner: Learner) -> None:
    learner.imports(apkg(demo_plan()))
    longer = planned(demo_plan().roadmap, ["pipeline", "r"], ["python", "numpy"])
    learner.imports(apkg(longer, at=datetime(2027, 2, 1, tzinfo=UTC)))
    assert sorted(one["Name"] for one in learner.notes) == [
        "Basics",
        "Models",
        "Pipeline",
        "R",
        "SQL",
        "Wrangling",
    ]


def test_anki_does_nothing_about_what_names_hold(learner: Learner) -> None:
    learner.imports(apkg(odd_plan()))
    cards = [learner.collection.get_card(one) for one in learner.collection.find_cards("")]
    assert (len(cards), [tag for one in cards for tag in one.answer_av_tags()]) == (len(ODD), [])
    shown = "".join(one.answer() for one in cards)
    assert [one for one in ("<script", "<img", "<b>", "[latex]") if one in shown] == []


def test_a_package_is_an_archive_with_a_sound_database() -> None:
    package = apkg(odd_plan())
    with ZipFile(BytesIO(package)) as archive:
        assert (archive.namelist(), archive.read("media")) == (["collection.anki2", "media"], b"{}")
    assert rows(package, "pragma integrity_check") == [("ok",)]
    fields = {len(one.split("\x1f")) for (one,) in rows(package, "select flds from notes")}
    assert fields == {len(FIELDS)}


def test_notes_and_decks_keep_their_ids_in_all_plans_of_a_roadmap() -> None:
    shorter = planned(demo_plan().roadmap, ["models"], ["python", "numpy"])
    query = "select substr(flds, 1, instr(flds, char(31)) - 1), guid, mid, did from notes, cards "
    query += "where cards.nid = notes.id"
    some, all_ = (set(rows(apkg(one), query)) for one in (shorter, demo_plan()))
    assert some < all_


def test_tags_tell_kind_step_and_what_is_done() -> None:
    tags = [one.split() for (one,) in rows(apkg(begun_plan()), "select tags from notes")]
    assert tags[:2] == [["skillpath", "skill", "one", "done"], ["skillpath", "tool"]]


def test_an_empty_plan_is_a_deck_without_cards(learner: Learner) -> None:
    learner.imports(apkg(empty_plan()))
    assert learner.notes == []


@pytest.mark.parametrize("plan", [demo_plan(), odd_plan()], ids=["demo", "odd"])
def test_equal_plans_are_equal_packages(plan: Plan) -> None:
    assert apkg(plan) == apkg(plan)


def test_without_genanki_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(SkillpathError, match="pip install 'skillpath\\[anki\\]'") as caught:
        apkg(demo_plan())
    assert isinstance(caught.value, NotInstalledError)
