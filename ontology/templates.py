"""Small roadmaps with explanations, for authors to change into their own."""

from __future__ import annotations

import json

from skillpath.graph import SkillpathError
from skillpath.graph.errors import shortened
from skillpath.graph.validity.texts import is_id, is_name
from skillpath.ontology.reading import data_path
from skillpath.ontology.tables import slug


class RoadmapNameError(SkillpathError, ValueError):
    """A name that no roadmap of an author's own can be given."""

    def __init__(self, name: str) -> None:
        """Keep the name."""
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        """The name and what it should be."""
        expected = "a name with a letter from a to z, at most 100 characters, without a folder"
        return f"found {shortened(self.name)}; expected {expected}"


def template(name: str, form: str) -> tuple[str, bytes]:
    """The name of a file and its content: a sound roadmap that is called so.

    Raises:
        RoadmapNameError: when no file and no roadmap can be called so.

    >>> name, content = template("Bread baking", "csv")
    >>> name, content.decode("utf-8-sig").splitlines()[0][:21]
    ('bread-baking.csv', 'id,name,kind,step,pre')
    """
    identifier = slug(name.removesuffix(f".{form}"))
    spoken = " ".join(name.removesuffix(f".{form}").split())
    if not (is_id(identifier) and is_name(spoken)) or {"/", "\\"} & set(name):
        raise RoadmapNameError(name)
    if spoken == identifier:
        spoken = spoken.replace("-", " ").capitalize()
    text = data_path(f"template.{form}").read_text(encoding="utf-8")
    quoted = json.dumps(spoken, ensure_ascii=False)
    text = text.replace('"ID"', f'"{identifier}"').replace(":ID ", f":{identifier} ")
    text = text.replace("NAME@en", f"{quoted}@en").replace('"name": NAME', f'"name": {quoted}')
    mark = "" if form != "csv" or text.isascii() else "\N{BYTE ORDER MARK}"
    return f"{identifier}.{form}", f"{mark}{text}".encode()
