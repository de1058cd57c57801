"""A plan as a deck of cards for Anki: what is it, why is it learned, where.

By genanki, which the extra `anki` installs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from hashlib import sha256
from html import escape
from io import BytesIO
from itertools import count
from sqlite3 import connect
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from skillpath.graph import NotInstalledError
from skillpath.ontology.plans.rows import Rows, is_finished
from skillpath.ontology.plans.wording import ENGLISH, hours, resources, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import ModuleType

    from skillpath.graph import Plan, Planned, Roadmap

FIELDS = ("Name", "Question", "What", "Why", "After", "Resources")
"""Of a note; all but the name are parts of a page."""

HEADED = {"Why": "why", "After": "needs", "Resources": "resources"}
"""The fields that stand below a heading, with the keys of its text."""

STYLE = """\
.card { font: 20px/1.5 sans-serif; max-width: 40em; margin: 0 auto; padding: 0 1em; }
.question { font-size: 1.3em; text-align: center; }
.told { color: #767676; font-size: .8em; text-align: center; }
h2 { font-size: 1em; margin-bottom: 0; }
ul { margin-top: 0; }
"""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can tell."""

UNREADABLE = str.maketrans({"[": "&#91;", "\\": "&#92;", "\x1f": " ", "\0": " "})
"""What begins a sound, a formula or the next field in Anki."""


def apkg(plan: Plan, *, language: str = ENGLISH, at: datetime | None = None) -> bytes:
    """The plan as a package: a deck for the roadmap with a card for each item, in learning order.

    An item has the same note in all plans of a roadmap, so that what is imported again updates
    it and leaves what was learned. Anki takes the later of two; `at` says when this one was
    made, by default at the start of the plan.

    Raises:
        NotInstalledError: without genanki.
    """
    genanki, texts, rows = _genanki(), wording(language), Rows(plan)
    model = _model(genanki, language, texts)
    roadmap = plan.roadmap
    deck = genanki.Deck(_number("deck", roadmap.iri(roadmap.id)), _deck_name(roadmap))
    for turn, one in enumerate(plan.items, start=1):
        deck.add_note(
            genanki.Note(
                model=model,
                fields=_Note(rows, one, texts).fields(),
                guid=genanki.guid_for(roadmap.iri(one.id)),
                tags=_tags(rows, one),
                due=turn,
            )
        )
    moment = at or datetime.combine(plan.terms.start, time(), UTC)
    return _packed(genanki.Package(deck), (moment - EPOCH).total_seconds())


def _packed(package: Any, moment: float) -> bytes:
    """The package, written without files of its own: those would tell when they were made."""
    with connect(":memory:") as found:
        package.write_to_db(found.cursor(), moment, count(int(moment * 1000)))
        found.commit()
        collection = found.serialize()
    found.close()
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in (("collection.anki2", collection), ("media", b"{}")):
            about = ZipInfo(name, OLDEST)
            about.compress_type = ZIP_DEFLATED
            archive.writestr(about, content)
    return file.getvalue()


def _model(genanki: ModuleType | Any, language: str, texts: Mapping[str, str]) -> Any:
    """How cards look; one for each language, because headings are part of it."""
    headed = "".join(
        f"{{{{#{name}}}}}<h2>{escape(texts[key])}</h2>{{{{{name}}}}}{{{{/{name}}}}}"
        for name, key in HEADED.items()
    )
    return genanki.Model(
        _number("model", language),
        f"skillpath ({language})",
        fields=[{"name": one} for one in FIELDS],
        templates=[
            {
                "name": "skillpath",
                "qfmt": '<div class="question">{{Question}}</div>',
                "afmt": f"{{{{FrontSide}}}}<hr id=answer>{{{{What}}}}{headed}",
            }
        ],
        css=STYLE,
    )


@dataclass(frozen=True, slots=True)
class _Note:
    """What a note says."""

    rows: Rows
    one: Planned
    texts: Mapping[str, str]

    def fields(self) -> list[str]:
        item = self.one.item.item
        pages = (f'<a href="{escape(url)}">{_said(name)}</a>' for name, url in resources(self.one))
        return [
            _said(item.name),
            self._question(),
            _said(item.description),
            _listed(map(_said, self.rows.reasons(self.one))),
            _listed(map(_said, self.rows.needs(self.one))),
            _listed(pages),
        ]

    def _question(self) -> str:
        item, texts = self.one.item.item, self.texts
        amount = texts["amount"].format(hours=hours(self.one.hours))
        told = filter(None, (texts[item.kind.value], self.rows.step(self.one), amount))
        question = _said(texts["about"].format(name=item.name))
        return f'{question}<div class="told">{_said(" · ".join(told))}</div>'


def _said(text: str) -> str:
    """As part of a page, with nothing in it that Anki would do something about."""
    return escape(text).translate(UNREADABLE).replace("\n", "<br>")


def _listed(parts: Iterable[str]) -> str:
    points = "".join(f"<li>{one}</li>" for one in parts)
    return f"<ul>{points}</ul>" if points else ""


def _tags(rows: Rows, one: Planned) -> Sequence[str]:
    """Its kind, its step by id, and whether it is done; ids hold no blanks."""
    step = rows.plan.roadmap.step_of.get(one.id)
    found = ["skillpath", one.item.item.kind.value]
    return [*found, *([step.id] if step else []), *(["done"] if is_finished(one) else [])]


def _deck_name(roadmap: Roadmap) -> str:
    """Two colons would make a deck within a deck."""
    return " ".join(roadmap.name.replace("::", ": ").translate({0: " ", 31: " "}).split())


def _number(*parts: str) -> int:
    """A number that stays the same, of the size that Anki's own have."""
    digest = sha256("\n".join(("skillpath", *parts)).encode()).digest()
    return (1 << 40) + int.from_bytes(digest[:5])


def _genanki() -> ModuleType | Any:
    try:
        import genanki
    except ImportError as error:
        raise NotInstalledError("genanki", "anki", "cards for Anki") from error
    return genanki
