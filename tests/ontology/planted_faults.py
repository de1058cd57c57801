"""Sound roadmaps with one fault each: what is replaced by what."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from skillpath.ontology import template

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@dataclass(frozen=True)
class Planted:
    """A sound text in a format, in which `old` stands once, and what it becomes."""

    form: str
    old: str
    new: str

    @property
    def content(self) -> bytes:
        sound = SOUND[self.form]
        assert sound.count(self.old) == 1, self
        return sound.replace(self.old, self.new).encode("utf-8", "surrogateescape")


SOUND = {
    "csv": (EXAMPLES / "bread-baking.csv").read_text(encoding="utf-8"),
    **{form: template("coffee", form)[1].decode() for form in ("json", "ttl")},
}
ESPRESSO = '"Pulling an espresso",\n      "hours": {"low": 8, "likely": 15, "high": 30}'

PLANTED = (
    # names that are not there
    Planted("csv", "tin-shaping; bulk-fermentation; loaf", "tin-shaping; bulk-fermantation; loaf"),
    Planted("csv", "bakers-percentages; loaf-baking,,3-6", "Baker's percentages; loaf-baking,,3-6"),
    Planted("csv", ",,2-4-8,intermediate,flour strength", ",chemistry,2-4-8,intermediate,flour"),
    Planted("csv", "at_least(3; baguette,", "at_least(3; bagguette,"),
    Planted("json", '"of": "extraction", "reason": "Sour', '"of": "extration", "reason": "Sour'),
    Planted("json", '"covers": ["grinding", "fr', '"covers": ["grindng", "fr'),
    Planted("ttl", "sp:of :extraction ;\n    sp:strength sp:Required", "sp:of :espreso"),
    # items that wait for each other, in cells, in a group
    Planted(
        "csv",
        "costing,Costing and pricing,skill,A bakery at home,production-schedule",
        "costing,Costing and pricing,skill,A bakery at home,micro-bakery",
    ),
    Planted("csv", "sourdough-starter; bakers", "sourdough-starter; levain; bakers"),
    Planted("json", '"of": {"any_of": ["french-press", "pour-over"]}', '"of": "espresso"'),
    # ids and labels
    Planted("csv", "\nscoring,Scoring", "\nfocaccia,Flat bread\nscoring,Scoring"),
    Planted("csv", ",Scoring,", ",focaccia,"),
    Planted("csv", "\nacidity-control,", "\nAcidity!,"),
    Planted("csv", "\nacidity-control,", "\n,"),
    Planted("csv", ",Rye bread,", ",,"),
    Planted("json", '"items": [', '"items": [{"name": "Roasting"},'),
    Planted("json", '"name": "Comparing coffees",', ""),
    Planted("ttl", 'skos:prefLabel "Comparing coffees"@en ;', ""),
    # groups
    Planted("csv", "at_least(3; baguette", "at_least(12; baguette"),
    Planted("csv", "any_of(dutch-oven, baking-stone)", "any_of()"),
    Planted("csv", "any_of(dutch-oven, baking-stone)", "any_of(dutch-oven; baking-stone)"),
    Planted("csv", "any_of(dutch-oven, baking-stone)", "any_of(dutch-oven, baking-stone"),
    Planted("csv", "any_of(dutch-oven, baking-stone)", "one_of(dutch-oven, baking-stone)"),
    Planted("csv", "at_least(3; baguette", "at_least(three; baguette"),
    Planted("json", '{"at_least": 2, "of": [', '{"at_least": 0, "of": ['),
    Planted("json", '{"any_of": ["french-press", "pour-over"]}', '["french-press", "pour-over"]'),
    Planted("ttl", "sp:minimum 2", "sp:minimum 7"),
    # hours, kinds, levels
    Planted("csv", ",2-4-10,intermediate,slashing", ",10-4-2,intermediate,slashing"),
    Planted("csv", ",2-4-10,intermediate,slashing", ",2010-04-02,intermediate,slashing"),
    Planted("csv", ",2-4-10,intermediate,slashing", ",four hours,intermediate,slashing"),
    Planted("csv", ",2-4-10,intermediate,slashing", ',"2,5",intermediate,slashing'),
    Planted("csv", ",2-4-10,intermediate,slashing", ",0,intermediate,slashing"),
    Planted("csv", ",2-4-10,intermediate,slashing", ",2-4-10,intermediat,slashing"),
    Planted("csv", "Stand mixer,tool", "Stand mixer,tools"),
    Planted("json", ESPRESSO, ESPRESSO.replace("15", '"15 h"')),
    Planted("ttl", "sp:effortHigh 30.0", "sp:effortHigh 3.0"),
    # columns, rows, links, keys
    Planted("csv", "id,name,kind,step", "id,title,kind,step"),
    Planted("csv", "recommended,hours", "recomended,hours"),
    Planted("csv", '"Flour, water, salt and yeast"', "Flour, water, salt and yeast"),
    Planted(
        "csv",
        ",https://www.kingarthurbaking.com/pro/reference/bakers-percentage",
        ",www.kingarthurbaking.com",
    ),
    Planted(
        "json",
        '"level": "beginner",\n      "alt_labels": ["coffee',
        '"levle": "beginner",\n      "alt_labels": ["coffee',
    ),
    Planted("ttl", "sp:hasRequirement :espresso.", "sp:hasRequirment :espresso."),
    Planted("ttl", "schema:position 2", 'schema:position "second"'),
    # files that are not of their format
    Planted("csv", "Autolyse,skill", "Autol\udcffyse,skill"),
    Planted("csv", '"Tell what more', '"Tell "what" more'),
    Planted("json", '"id": "espresso",', '"id": "espresso"'),
    Planted("ttl", "sp:of :extraction ;\n    sp:strength sp:Required ;", "sp:of :extraction"),
)
