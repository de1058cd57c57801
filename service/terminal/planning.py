"""The command that plans: from a path to weeks, and again after weeks that went otherwise."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from skillpath.service.terminal.completing import complete_names
from skillpath.service.terminal.making import language_of, language_option, write_taken
from skillpath.service.terminal.options import (
    FILE,
    aims,
    asked_roadmap,
    forbid_option,
    known_option,
    prefer_option,
    print_json,
    roadmap_options,
    strict_option,
)
from skillpath.service.terminal.planned_days import day_typed, today, weekdays_typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillpath.graph import Roadmap
    from skillpath.ontology.plans.ticked import Ticked
    from skillpath.service.plan_wishes import Wished
    from skillpath.service.written_plans import PlanFormat

TEXT = "text"

OPTIONS = (
    click.argument("goal", nargs=-1, metavar="GOAL...", shell_complete=complete_names),
    click.option(
        "--hours-per-week",
        "--hours",
        "hours_per_week",
        type=float,
        metavar="NUMBER",
        help="Hours a week, on all days alike, from 0.5 to 168; 10 if nothing is said.",
    ),
    click.option(
        "--weekday",
        "weekdays",
        multiple=True,
        metavar="DAY=HOURS",
        help="Hours of single days instead, such as mon=2 or sat-sun=4; repeatable.",
    ),
    click.option(
        "--start",
        metavar="DATE",
        help="The first day, such as 2027-01-04, today, or monday; today if not said.",
    ),
    click.option(
        "--deadline",
        multiple=True,
        metavar="[GOAL=]DATE",
        help="By when all goals are to be reached, or one of them; repeatable.",
    ),
    click.option(
        "--day-off",
        "day_off",
        multiple=True,
        metavar="DATE[..DATE]",
        help="A day without time to learn, or several; repeatable.",
    ),
    click.option(
        "--tracks", type=int, metavar="NUMBER", help="How many items are open at once, 1 to 20."
    ),
    click.option(
        "--whole",
        multiple=True,
        metavar="NAME",
        shell_complete=complete_names,
        help="Something to learn within one week, or a kind such as certification; repeatable.",
    ),
    click.option(
        "--done",
        multiple=True,
        metavar="ITEM[=HOURS][@DATE]",
        help="Something of the plan that is finished, what it took, and when; repeatable.",
    ),
    click.option(
        "--begun",
        multiple=True,
        metavar="ITEM=HOURS",
        help="Something that is begun, and the hours so far; repeatable.",
    ),
    click.option(
        "--today", metavar="DATE", help="The day from which the rest is planned anew; or today."
    ),
    click.option(
        "--pace", type=float, metavar="NUMBER", help="How many times the likely hours it takes you."
    ),
    click.option(
        "--first",
        multiple=True,
        metavar="NAME",
        shell_complete=complete_names,
        help="Something to begin with, whatever is due; repeat it, in order.",
    ),
    click.option(
        "--aim",
        type=click.Choice(["deadlines", "certification", "small-steps"]),
        help="What comes first; --options shows all three.",
    ),
    click.option(
        "--review-share",
        type=float,
        metavar="NUMBER",
        help="The share of the hours, at most, for repetition: 0 to 0.5.",
    ),
    known_option,
    forbid_option,
    prefer_option,
    strict_option,
)
"""What is asked; none has a default, so that what a file carries counts where nothing is typed."""


def _question(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@click.command("plan", short_help="The path to the goals, week by week.")
@_question
@click.option("--options", "is_compared", is_flag=True, help="Up to three orders, side by side.")
@click.option(
    "--from",
    "source",
    metavar="FILE",
    type=FILE,
    help="A plan that was written to a file: what is ticked in it is done.",
)
@click.option(
    "--format",
    "form",
    metavar="FORMAT",
    help="How to write it, such as ics, md or xlsx; 'skillpath export --list' lists all. If not "
    "said, what the name of the output ends in, else text.",
)
@click.option("--output", "-o", metavar="FILE", help="Where to write; standard output if not said.")
@language_option
@roadmap_options
@click.pass_context
def plan_command(
    context: click.Context, /, *, file: str | None, roadmap_id: str | None, **asked: Any
) -> None:
    """The path to the goals, week by week, as little late as can be.

    After a week that was missed, --today plans the rest anew. A plan that was written to a file
    comes back with --from, with all that was asked for it; what is typed beside it counts more.
    """
    from skillpath.service.plan_making import made_plan

    source, output = asked.pop("source"), asked.pop("output")
    is_compared = asked.pop("is_compared")
    form = _format(asked.pop("form"), output)
    tongue = language_of(asked.pop("language"))
    ticked = _ticked(source) if source else None
    if ticked and ticked.question and roadmap_id is None:
        roadmap_id = ticked.question.roadmap
    roadmap = asked_roadmap(context, file, roadmap_id, tongue)
    wish = _wish(ticked, asked)
    aims(roadmap, wish.goal)
    if is_compared:
        _tell_options(roadmap, wish, form)
        return
    made = made_plan(roadmap, wish)
    if form is None:
        from skillpath.service.terminal.print_plan import print_plan

        print_plan(made)
    else:
        write_taken(form.written_anew(made, tongue), output, file or context.obj)


def _tell_options(roadmap: Roadmap, wish: Wished, form: PlanFormat | None) -> None:
    from skillpath.service.plan_answers import options_answer
    from skillpath.service.plan_making import wished_options

    if form and form.name != "json":
        raise click.UsageError(f"--options: found the format {form.name}; expected text or json.")
    found = wished_options(roadmap, wish)
    if form:
        print_json(options_answer(roadmap, found))
    else:
        from skillpath.service.terminal.print_plan_options import print_options

        print_options(roadmap, found)


def _ticked(source: str) -> Ticked:
    from skillpath.ontology.plans.plan_file_in import read_plan_file

    return read_plan_file(source)


def _format(form: str | None, output: str | None) -> PlanFormat | None:
    """The format that is asked for, else the one that the file's name ends in; None for text.

    Raises:
        UsageError: where there is none of the name, or no terminal shows it.
    """
    from skillpath.service.plan_formats import FORMATS, PLAN_FORMATS

    if form is None and output is not None and output != "-":
        ending = output.rpartition(".")[2].lower()
        form = next((one.name for one in FORMATS if one.ending == ending), ending)
    if form is None or (form == TEXT and output is None):
        return None
    found = PLAN_FORMATS.get(form)
    if found is None:
        known = ", ".join([TEXT, *PLAN_FORMATS])
        raise click.UsageError(f"--format: found {form!r}; expected one of {known}.")
    if found.is_binary and output in (None, "-") and sys.stdout.isatty():
        raise click.UsageError(f"A terminal shows no {found.title}; name a file with --output.")
    return found


def _wish(ticked: Ticked | None, asked: dict[str, Any]) -> Wished:
    """What was typed, over what the file carries."""
    from skillpath.service.plan_files import wished_again
    from skillpath.service.plan_wishes import Wished

    typed, now = _typed(asked), today().isoformat()
    if ticked is None:
        return replace(Wished(start=now), **typed)
    again = wished_again(ticked, now)
    if "hours_per_week" in typed:
        typed["weekdays"] = ()
    for name in ("done", "begun"):
        typed[name] = (*getattr(again, name), *typed.get(name, ()))
    return replace(again, **({"today": now} | typed))


def _typed(asked: dict[str, Any]) -> dict[str, Any]:
    """What was typed at all, in the words of the terms."""
    typed = {name: one for name, one in asked.items() if one is not None and one != ()}
    if "weekdays" in typed:
        typed["weekdays"] = weekdays_typed(typed["weekdays"])
    for name in ("start", "today"):
        if name in typed:
            typed[name] = day_typed(typed[name])
    return typed
