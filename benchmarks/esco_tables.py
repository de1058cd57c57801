"""The tables of an ESCO download as a roadmap, for its size: nothing in ESCO is a prerequisite.

Tables are told by their headers, because the names of files differ between releases. Skills
become items, what is broader than a skill a recommended prerequisite, the groups under the
pillars become steps. What to know of the tables: labels hold no-break spaces; alt labels are
separated by line breaks and repeat the preferred label; concepts have several parents, some of
them missing, and one has itself.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import ZipFile

from skillpath.graph import Attainable, Mapping, Requirement, Roadmap, Step, Strength

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from pathlib import Path

    Row = dict[str, str]

SKILLS = {"conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels", "hiddenLabels"}
BROADER = {"conceptUri", "conceptType", "broaderType", "broaderUri"}
CONCEPTS = {"conceptType", "conceptUri", "preferredLabel"}
HIERARCHY = {"Level 0 URI", "Level 1 URI", "Level 1 preferred term"}
ATTRIBUTION = "This service uses the ESCO classification of the European Commission."
MOST_ID = 80
SOURCE = "ESCO"


class NoTableError(ValueError):
    """No file in the folder has the columns of a table."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of the tables, as they are in the files; of `concepts` each in every list of any."""

    skills: Sequence[Row]
    broader: Sequence[Row]
    hierarchy: Sequence[Row]
    concepts: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Converted:
    """The roadmap, and how many rows of the hierarchy could not be used, by the reason."""

    roadmap: Roadmap
    left_out: Counter[str]


def tables_in(folder: Path) -> Tables:
    """The tables in a folder, in files or in zip archives, at any depth.

    Raises:
        NoTableError: naming the columns that were looked for.
    """
    wanted = (SKILLS, BROADER, HIERARCHY, CONCEPTS)
    found: tuple[list[Row], ...] = ([], [], [], [])
    for file in _files(folder):
        reader = csv.DictReader(file)
        columns = set(reader.fieldnames or ())
        rows = list(reader) if any(one <= columns for one in wanted) else []
        for one, table in zip(wanted, found, strict=True):
            table.extend(rows if one <= columns else ())
    for one, table in zip(wanted, found, strict=True):
        if not table:
            raise NoTableError(f"{folder}: no table with the columns {', '.join(sorted(one))}")
    return Tables(*found)


def _files(folder: Path) -> Iterator[io.TextIOWrapper]:
    for path in sorted(folder.rglob("*.csv")):
        with path.open("rb") as file:
            yield io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    for path in sorted(folder.rglob("*.zip")):
        with ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                if name.endswith(".csv"):
                    with archive.open(name) as member:
                        yield io.TextIOWrapper(member, encoding="utf-8-sig", newline="")


def roadmap_of(tables: Tables) -> Converted:
    """The skills with what is broader than them."""
    ids = _ids(tables.skills)
    parents: dict[str, list[str]] = defaultdict(list)
    for row in tables.broader:
        parents[row["conceptUri"].strip()].append(row["broaderUri"].strip())
    groups = {row["Level 1 URI"]: row for row in tables.hierarchy if row["Level 1 URI"]}
    known = {row["conceptUri"].strip() for row in tables.concepts}
    left_out = Counter(filter(None, (_wrong_with(row, known) for row in tables.broader)))
    items = tuple(_item(row, ids, parents[row["conceptUri"].strip()]) for row in tables.skills)
    steps = tuple(_steps(groups, ids, parents))
    name = "ESCO skills"
    return Converted(Roadmap("esco", name, items, steps, description=ATTRIBUTION), left_out)


def _wrong_with(row: Row, known: Container[str]) -> str:
    concept, broader = row["conceptUri"].strip(), row["broaderUri"].strip()
    if concept == broader:
        return "broader than itself"
    return "" if concept in known and broader in known else "concepts that no table has"


def _item(row: Row, ids: dict[str, str], parents: Iterable[str]) -> Attainable:
    uri = row["conceptUri"].strip()
    broader = sorted({ids[one] for one in parents if one in ids and one != uri})
    return Attainable(
        ids[uri],
        clean(row["preferredLabel"]),
        alt_labels=tuple(filter(None, map(clean, row["altLabels"].split("\n")))),
        description=clean(row["description"]),
        requirements=tuple(
            Requirement(one, "It is broader.", SOURCE, Strength.RECOMMENDED) for one in broader
        ),
        mappings=(Mapping("exact", uri),),
    )


def _steps(
    groups: dict[str, Row], ids: dict[str, str], parents: dict[str, list[str]]
) -> Iterator[Step]:
    """A step for each group under a pillar; a skill belongs to the first that is above it."""
    order = sorted(groups, key=lambda uri: groups[uri]["Level 1 code"])
    covered: dict[str, list[str]] = defaultdict(list)
    for uri, identifier in ids.items():
        above = _above(uri, parents)
        first = next((one for one in order if one in above), None)
        if first is not None:
            covered[first].append(identifier)
    for position, uri in enumerate((one for one in order if covered[one]), start=1):
        row = groups[uri]
        identifier = f"group-{slug(row['Level 1 code'] or row['Level 1 preferred term'])}"
        name = clean(row["Level 1 preferred term"])
        yield Step(identifier, name, position, tuple(sorted(covered[uri])))


def _above(uri: str, parents: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    pending = [uri]
    while pending:
        new = set(parents.get(pending.pop(), ())) - found
        found |= new
        pending.extend(new)
    return found


def _ids(skills: Iterable[Row]) -> dict[str, str]:
    """An id for each concept, of its label; a number tells equal ones apart."""
    used: Counter[str] = Counter()
    found = {}
    for row in sorted(skills, key=lambda row: row["conceptUri"]):
        stem = slug(clean(row["preferredLabel"]))[:MOST_ID].rstrip("-") or "skill"
        used[stem] += 1
        found[row["conceptUri"].strip()] = stem if used[stem] == 1 else f"{stem}.{used[stem]}"
    return found


def clean(text: str) -> str:
    """The text with single blanks, for tables hold no-break spaces and stray ones."""
    return " ".join(text.split())


def slug(text: str) -> str:
    """The letters and digits of a text, as ids have them."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))
