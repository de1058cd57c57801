"""What is in a roadmap file and what is wrong with it, for people at a terminal."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import Console

from skillpath.graph import NOWHERE, Kind, Severity
from skillpath.graph.errors import one_line
from skillpath.service.terminal.typesetting import Indented, Text, count, hours

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.text import Text as RichText

    from skillpath.graph import Fault
    from skillpath.ontology import Report, Summary


MOST_ALIKE = 5
STYLES = {Severity.FAULT: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def print_report(report: Report, *, summarized: bool = True) -> None:
    """What is wrong with a file, and what is in it if that is to be summarized."""
    console = Console(highlight=False, soft_wrap=True)
    head = f"{count(len(report.faults), 'fault')}, {count(len(report.warnings), 'warning')}"
    if report.notes:
        head += f", {count(len(report.notes), 'note')}"
    style = "red" if report.faults else "green"
    console.print(Text.assemble((one_line(report.where), "bold"), ": ", (head, style)))
    for fault in report.faults:
        console.print(_finding(fault, report.where))
    for advice in (report.warnings, report.notes):
        _print_advice(console, advice, report.where)
    if report.summary and summarized:
        console.print(Indented(_summary(report.summary), by=2))


def _print_advice(console: Console, advice: Sequence[Fault], where: str) -> None:
    """The first few of each code; how many more there are, so that none drowns the others."""
    seen: Counter[str] = Counter()
    for one in advice:
        seen[one.code] += 1
        if seen[one.code] <= MOST_ALIKE:
            console.print(_finding(one, where))
    for code, number in seen.items():
        if number > MOST_ALIKE:
            more = count(number - MOST_ALIKE, f"more {advice[0].severity.value}")
            console.print(Text.assemble(f"  {more}", (f"  [{code}]", "dim")))


def _finding(fault: Fault, where: str) -> RichText:
    """One line; the file that stands above is not named again."""
    place = str(replace(fault.place, file="") if fault.place.file == where else fault.place)
    text = str(replace(fault, place=NOWHERE))
    head = (fault.severity.value, STYLES[fault.severity])
    at = f" at {place}" if place else ""
    return Text.assemble("  ", head, f"{at}: {text}", (f"  [{fault.code}]", "dim"))


def _summary(summary: Summary) -> Iterable[str]:
    kinds = ", ".join(
        count(summary.items[kind], kind.value) for kind in Kind if kind in summary.items
    )
    others = count(summary.specializations, "specialization") if summary.specializations else ""
    yield f"roadmap           {summary.name}{f', with {others}' if others else ''}"
    yield f"steps             {summary.steps}, covering {count(summary.covered, 'item')}"
    yield f"attainables       {sum(summary.items.values())}: {kinds}; {summary.retired} retired"
    yield f"undefined         {summary.undefined}"
    required = count(summary.requirements, "requirement")
    yield f"prerequisites     {required}, {summary.choices} with a choice"
    yield f"recommended       {summary.recommendations}"
    yield f"without a reason  {summary.without_reason}"
    if Kind.CERTIFICATION in summary.items:
        told = summary.certifications
        yield (
            f"certifications    {told.certifying} tell what they certify, {told.priced} what they "
            f"cost, {told.expiring} when they expire"
        )
    links = summary.links
    if links.resources:
        taught = count(links.taught, "item")
        yield f"resources         {count(links.resources, 'link')} for {taught}"
    for host, matches in links.mappings.items():
        told_of = ", ".join(f"{number} {match}" for match, number in sorted(matches.items()))
        yield f"mapped to         {host}: {told_of}"
    yield f"hours             {hours(summary.hours)} for all that is not retired"
    yield f"longest chain     {len(summary.chain)}: {' > '.join(summary.chain)}"
