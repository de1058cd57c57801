"""How the tables of ESCO become a roadmap: small ones of the same form, and the real ones."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from benchmarks.esco_tables import NoTableError, roadmap_of, tables_in
from skillpath.graph import Mapping, words

SKILL = "http://data.europa.eu/esco/skill/"
COLUMNS = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,"
SKILLS = f"""{COLUMNS}description
KnowledgeSkillCompetence,{SKILL}1,knowledge,cross-sector,manage\u00a0 staff,"manage staff
lead\u00a0people",,Lead  them.
KnowledgeSkillCompetence,{SKILL}2,knowledge,cross-sector,Manage staff!,,,
KnowledgeSkillCompetence,{SKILL}3,knowledge,cross-sector,chess,,,
"""
GROUPS = f"""conceptType,conceptUri,preferredLabel,code
SkillGroup,{SKILL}S4,management skills,S4
"""
BROADER = f"""conceptType,conceptUri,broaderType,broaderUri
KnowledgeSkillCompetence,{SKILL}1,SkillGroup,{SKILL}S4
KnowledgeSkillCompetence,{SKILL}2,KnowledgeSkillCompetence,{SKILL}1
KnowledgeSkillCompetence,{SKILL}3,KnowledgeSkillCompetence,{SKILL}3
KnowledgeSkillCompetence,{SKILL}3,SkillGroup,{SKILL}gone
"""
HIERARCHY = f"""Level 0 URI,Level 1 URI,Level 1 preferred term,Level 1 code
{SKILL}S,{SKILL}S4,management skills,S4
"""
FOLDER = os.environ.get("SKILLPATH_DATA")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two tables in an archive, two beside it, under names of no meaning."""
    with ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("1.csv", SKILLS.encode("utf-8-sig"))
        archive.writestr("2.csv", GROUPS)
    (tmp_path / "3.csv").write_text(BROADER, encoding="utf-8")
    (tmp_path / "4.csv").write_text(HIERARCHY, encoding="utf-8")
    return tmp_path


def test_what_is_broader_is_recommended_and_groups_are_steps(folder: Path) -> None:
    roadmap = roadmap_of(tables_in(folder)).roadmap
    assert [(one.id, one.name, one.alt_labels, one.description) for one in roadmap.items] == [
        ("chess", "chess", (), ""),
        ("manage-staff", "manage staff", ("lead people",), "Lead them."),
        ("manage-staff.2", "Manage staff!", (), ""),
    ]
    broader = [[words(one.of) for one in item.recommended] for item in roadmap.items]
    assert broader == [[], [], ["manage-staff"]]
    (step,) = roadmap.steps
    assert (step.id, step.name) == ("group-s4", "management skills")
    assert step.covers == ("manage-staff", "manage-staff.2")
    assert roadmap.items[0].mappings == (Mapping("exact", f"{SKILL}3"),)


def test_rows_that_lead_nowhere_are_counted(folder: Path) -> None:
    assert roadmap_of(tables_in(folder)).left_out == {
        "broader than itself": 1,
        "concepts that no table has": 1,
    }


def test_a_folder_without_a_table_is_told_by_the_columns_that_are_missing(folder: Path) -> None:
    (folder / "3.csv").unlink()
    with pytest.raises(NoTableError, match="no table with the columns broaderType, broaderUri"):
        tables_in(folder)


@pytest.mark.skipif(not FOLDER, reason="SKILLPATH_DATA names no folder with the tables of ESCO")
def test_the_real_tables_are_a_roadmap_of_all_skills() -> None:
    made = roadmap_of(tables_in(Path(str(FOLDER))))
    assert len(made.roadmap.items) == 13_896
    assert {one for step in made.roadmap.steps for one in step.covers} == set(made.roadmap.by_id)
    assert made.left_out == {"concepts that no table has": 8}
