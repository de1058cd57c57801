"""The reference tells everything that the code has."""

from __future__ import annotations

import html
import re
from http import HTTPStatus
from importlib import import_module
from typing import TYPE_CHECKING

import click
import pytest

from docs.generation import filled
from docs.generation.routes import routes
from docs.quoting import ROOT
from skillpath.graph import dependence_counts, recommend
from skillpath.graph.scoring import WEIGHTS
from skillpath.ontology import read
from skillpath.ontology.reading import data_path
from skillpath.service.settings import all_settings, settings_table
from skillpath.service.terminal.command import main
from skillpath.service.web.app import create_app
from skillpath.service.web.problem_types import PROBLEM_TYPES
from skillpath.service.web.routes import PREFIX, ROUTES, operations
from skillpath.service.web.thorough import model_of

if TYPE_CHECKING:
    from pathlib import Path

WORDS = [
    "attainable",
    "requirement",
    "prerequisite",
    "dependent",
    "frontier",
    "gap",
    "effort",
    "generation",
    "dominator",
    "inferred",
    "goal",
    "step",
    "roadmap",
    "specialization",
    "continuity",
    "blocking",
]


def page(built: Path, name: str) -> str:
    """The text of a built page, without its tags."""
    text = (built / f"{name}.html").read_text(encoding="utf-8")
    return html.unescape(re.sub(r"<[^>]+>", "", text)).replace(
        "\N{RIGHT SINGLE QUOTATION MARK}", "'"
    )


def test_every_command_and_option_stands_in_the_reference(built: Path) -> None:
    told = page(built, "reference/command-line")
    with click.Context(main) as context:
        options = {
            option
            for command in main.commands.values()
            for parameter in command.get_params(context)
            for option in parameter.opts
            if isinstance(parameter, click.Option)
        }
    assert [one for one in (*main.commands, *options) if one not in told] == []


def test_every_route_and_parameter_stands_in_the_reference(built: Path) -> None:
    told = page(built, "reference/http")
    routes = {PREFIX + one.path for one in ROUTES}
    names = {name for one in operations() for name in model_of(one.form()).model_fields}
    assert [one for one in (*routes, *names) if one not in told] == []


def test_every_example_of_a_route_is_answered() -> None:
    asked = re.findall(r"^GET (/\S+)$", routes(), re.MULTILINE)
    client = create_app(read()).test_client()
    assert len(asked) == len(set(asked)) > 20
    answers = {one: client.get(one, follow_redirects=True) for one in asked}
    assert [one for one, got in answers.items() if got.status_code != HTTPStatus.OK] == []


def test_every_problem_type_stands_in_the_reference(built: Path) -> None:
    told = page(built, "reference/problems")
    told_of = {
        one.slug: (f"/problems/{one.slug}" in told, one.title in told)
        for one in PROBLEM_TYPES.values()
    }
    assert told_of == dict.fromkeys(PROBLEM_TYPES, (True, True))


def test_every_setting_stands_in_the_reference(built: Path) -> None:
    told = page(built, "reference/settings")
    assert [one.variable for one in all_settings() if one.variable not in told] == []
    assert [one.variable for one in all_settings() if one.meaning not in told] == []


@pytest.mark.parametrize("package", ["graph", "ontology", "visualizations"])
def test_every_public_name_stands_in_the_reference(built: Path, package: str) -> None:
    text = (built / "reference/python.html").read_text(encoding="utf-8")
    names = import_module(f"skillpath.{package}").__all__
    assert [one for one in names if f'id="skillpath.{package}.{one}"' not in text] == []


def test_every_term_of_the_vocabulary_stands_in_the_reference(built: Path) -> None:
    told = page(built, "reference/vocabulary")
    terms = re.findall(
        r"^(sp:\w+) a ", data_path("vocabulary.ttl").read_text("utf-8"), re.MULTILINE
    )
    assert len(terms) > 30
    assert [one for one in terms if one not in told] == []


def test_the_glossary_has_the_words_of_the_field(built: Path) -> None:
    text = (built / "glossary.html").read_text(encoding="utf-8")
    assert [one for one in WORDS if f'id="term-{one}"' not in text] == []


def test_what_readers_of_the_bare_file_are_told_is_replaced() -> None:
    assert filled("<!-- generated: settings -->\n*Told\nhere.*\n\nAfter.") == (
        settings_table() + "\n\nAfter."
    )


def test_a_mark_that_names_nothing_is_refused() -> None:
    with pytest.raises(KeyError, match="nothing"):
        filled("<!-- generated: nothing -->")


def test_the_worked_example_of_ranking_tells_what_the_code_computes() -> None:
    text = (ROOT / "docs" / "explanation" / "ranking.md").read_text(encoding="utf-8")
    roadmap = read()
    best = recommend(roadmap, ["python", "statistics"], limit=1).items[0]
    blocked, others = dependence_counts(roadmap)[best.item.id], len(roadmap.items) - 1
    weights = tuple(WEIGHTS.values())
    assert weights == (1, 0.25, 0.2, 0.05)
    assert f"({blocked}, {others})" in text
    assert repr(best.parts) in text
    assert f"({best.parts.score}, {best.parts.score})" in text
