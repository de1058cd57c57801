"""The mappings, held against the tables of ESCO 1.1.1 and O*NET 29.3 where these are at hand."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from skillpath.ontology import read
from skillpath.ontology.parts import SOURCES

if TYPE_CHECKING:
    from skillpath.graph import Mapping

FOLDER = os.environ.get("SKILLPATH_DATA")
pytestmark = pytest.mark.skipif(
    not FOLDER, reason="SKILLPATH_DATA names no folder with the tables of ESCO and O*NET"
)


def mapped(file: str) -> list[Mapping]:
    prefix = SOURCES[file].prefix
    found = [one for item in read().items for one in item.mappings]
    return [one for one in found if one.iri.startswith(prefix)]


def lines(archive: str, name: str) -> list[str]:
    with zipfile.ZipFile(Path(FOLDER or "") / archive) as files:
        [inner] = [one for one in files.namelist() if one.endswith(name)]
        return list(io.TextIOWrapper(files.open(inner), encoding="utf-8-sig", newline=""))


def test_every_esco_concept_exists_under_its_name() -> None:
    rows = csv.DictReader(lines("esco-1.1.1/classification_en.zip", "skills_en.csv"))
    names = {row["conceptUri"]: " ".join(row["preferredLabel"].split()) for row in rows}
    found = mapped("esco.ttl")
    assert found
    assert [one for one in found if names.get(one.iri) != one.name] == []


def test_every_onet_title_stands_under_its_code() -> None:
    told = lines("onet-29.3/onet_29_3_subset.zip", "Technology Skills.txt")
    rows = csv.DictReader(told, delimiter="\t", quoting=csv.QUOTE_NONE)
    titles = {(row["Example"], row["Commodity Code"]) for row in rows}
    found = mapped("onet.ttl")
    assert found
    assert [one for one in found if (one.name, one.code) not in titles] == []
