from __future__ import annotations

import os
import struct
from pathlib import Path

import pypdfium2
import pytest

from skillpath.graph import Attainable, ItemId, Kind, Roadmap
from skillpath.ontology import read
from skillpath.visualizations import Scheme, ViewName, pdf, png, svg
from skillpath.visualizations.maps.lettering import width, wrapped
from skillpath.visualizations.maps.palette import palette
from tests.visualizations.drawing import SVG, Drawing, drawn
from tests.visualizations.roadmaps import ATTACKS, demo, hostile

GOLDEN = Path(__file__).parent / "golden" / "demo-path.svg"
REACHING = {"style", "script", "foreignObject", "image", "use", "iframe", "a", "set", "animate"}
PATH = drawn(demo(), ["python", "numpy"], ["pipeline"])
SHIPPED = read()


def picture(
    known: tuple[str, ...] = (),
    goals: tuple[str, ...] = (),
    around: str | None = None,
    roadmap: Roadmap | None = None,
) -> Drawing:
    found = drawn(roadmap or demo(), known, goals, around)
    return Drawing(svg(found, found.first))


def test_the_picture_of_a_path_is_the_one_that_was_looked_at() -> None:
    found = svg(PATH, ViewName.PATH) + "\n"
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8"), "look at it, then run with GOLDEN=write"


def test_a_picture_says_what_it_shows_and_what_it_was_made_of() -> None:
    root = picture(("python", "numpy"), ("pipeline",)).root
    assert [root[0].text, root[1].text, root.attrib["role"]] == [
        "The path to Pipeline",
        "5 to learn, 46 h. Demo roadmap · drawn by skillpath.",
        "img",
    ]


def test_version_and_license_stand_below() -> None:
    found = drawn(SHIPPED, goals=["python"])
    words = Drawing(svg(found, ViewName.PATH)).words
    assert words[-1] == f"{SHIPPED.name} {SHIPPED.version}, CC BY 4.0 · drawn by skillpath"


def test_cards_tell_their_state_in_words() -> None:
    told = picture(("python",), ("wrangling",)).told
    first = "number 1 on the path, next 1, ready now"
    assert told == ["Python: tool, 40 h, known", f"Wrangling: skill, 10 h, {first}"]


def test_a_choice_meets_in_a_joint_that_says_how_many_are_needed() -> None:
    words = [*picture(around="models").words, *picture(around="wrangling").words]
    assert [one for one in words if one[1:5] == " of "] == ["2 of 3", "1 of 2"]


def test_around_an_item_are_what_it_requires_and_what_requires_it() -> None:
    found = picture(around="wrangling")
    assert found.words[0] == "Around Wrangling"
    assert [one.partition(":")[0] for one in found.told] == ["Python", "R", "Wrangling", "Pipeline"]


def test_kinds_differ_in_shape() -> None:
    kinds = [(kind, Attainable(ItemId(kind.value), kind.value, kind)) for kind in Kind]
    found = picture(roadmap=Roadmap("kinds", "Kinds", tuple(item for _, item in kinds)))
    cards = [one for one in found.root.iter(f"{SVG}g") if one.find(f"{SVG}title") is not None]
    shapes = [(card[1].tag.removeprefix(SVG), card[1].get("rx")) for card in cards]
    assert sorted(shapes) == [("polygon", None), ("rect", "29"), ("rect", "4")]


@pytest.mark.parametrize("view", ViewName)
def test_names_that_attack_are_text_and_nothing_else(view: ViewName) -> None:
    found = drawn(hostile(), ["item-0"], ["item-2"], "item-0")
    read_back = Drawing(svg(found, view))
    assert not {one.tag.removeprefix(SVG) for one in read_back.root.iter()} & REACHING
    named = [one.item.name for one in found.cards if one.id in found.views[view].positions]
    assert [one.rpartition(": skill")[0] for one in read_back.told] == named


def test_what_no_document_may_hold_is_replaced() -> None:
    item = Attainable(ItemId("odd"), "a\x00b\x1b[31m\ufffe c")
    (told,) = picture(roadmap=Roadmap("odd-roadmap", "Odd", (item,))).told
    assert told.partition(":")[0] == "a\ufffdb\ufffd[31m\ufffd c"


def test_nothing_is_fetched_or_styled_from_outside() -> None:
    found = picture(("python",), ("pipeline",))
    values = found.values(("href", "style", "class", "src"))
    assert (values, {one for one in found.values(("fill", "stroke")) if "url" in one}) == (
        set(),
        set(),
    )
    assert "http" not in found.text.replace("http://www.w3.org/2000/svg", "")


def test_cards_lead_to_pages_in_a_new_tab_where_they_are_asked_to() -> None:
    text = svg(PATH, ViewName.PATH, link=lambda item: f"/skills/{item}?known=a&b")
    links = [(one.attrib["href"], one.attrib["target"]) for one in Drawing(text).all("a")]
    assert len(links) == 7
    assert links[0] == ("/skills/numpy?known=a&b", "_blank")


def test_equal_maps_make_equal_pictures() -> None:
    again = drawn(demo(), ["python", "numpy"], ["pipeline"])
    assert svg(again, ViewName.PATH) == svg(PATH, ViewName.PATH)


def test_dark_and_light_differ_in_colors_alone() -> None:
    light, dark = (svg(PATH, ViewName.PATH, scheme=one) for one in Scheme)
    colors = [palette(one) for one in Scheme]
    for name in colors[0]:
        assert colors[0][name] != colors[1][name]
    assert Drawing(light).words == Drawing(dark).words
    assert light != dark


@pytest.mark.parametrize("scheme", Scheme)
def test_every_color_is_in_the_style_sheet(scheme: Scheme) -> None:
    found = drawn(SHIPPED, ["python"], ["cert-google-pmle"], "pytorch")
    used = {
        color
        for view in ViewName
        for color in Drawing(svg(found, view, scheme=scheme)).values(("fill", "stroke"))
    }
    assert used - {"none"} <= set(palette(scheme).values())


def test_what_viewers_would_refuse_gets_smaller_instead() -> None:
    long = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40000"><title/><desc/></svg>'
    )
    page = pypdfium2.PdfDocument(pdf(long))[0]
    assert struct.unpack(">II", png(long)[16:24]) == (80, 32_000)
    assert page.get_size() == (36, 14_400)


def test_a_long_word_is_broken_and_the_rest_is_cut() -> None:
    lines = wrapped("Unbroken" * 20, 154, 13.5)
    assert "".join(lines).removesuffix("…") == ("Unbroken" * 20)[: len("".join(lines)) - 1]
    assert (len(lines), lines[-1][-1]) == (3, "…")
    assert max(width(one, 13.5) for one in lines) <= 154


def test_lines_break_at_blanks_and_marks_stay_with_their_letter() -> None:
    assert wrapped("  Feature \n engineering  ", 99, 13.5) == ["Feature", "engineering"]
    accented = "e\u0301" * 30
    assert all(one.count("e") == one.count("\u0301") for one in wrapped(accented, 80, 13.5, most=9))


def test_a_text_that_fits_is_not_cut() -> None:
    assert [wrapped(one, 1e6, 20) for one in ("", "One line", ATTACKS[4])] == [
        [""],
        ["One line"],
        ["🧪 emoji"],
    ]
