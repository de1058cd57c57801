"""From triples to the JSON form of a roadmap, which is then checked like any other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from skillpath.graph import Kind
from skillpath.graph.errors import shortened
from skillpath.ontology.errors import UnreadableError
from skillpath.ontology.limits import USUAL
from skillpath.ontology.literals import place_of, text_of
from skillpath.ontology.nodes import Nodes, individual, nodes, shown, text, texts, value
from skillpath.ontology.requirements_in import Requirements
from skillpath.ontology.terms import (
    ALT_LABEL,
    CODE,
    COST,
    COVERS,
    COVERS_OPTIONAL,
    DEFINITION,
    FIRST,
    HAS_REQUIREMENT,
    HAS_STEP,
    HOURS,
    IN_ORDER,
    LABEL,
    LEVEL,
    LICENSE,
    LINKS,
    MATCHES,
    PAGE_NAME,
    POSITION,
    PREPARES_FOR,
    RECOMMENDED,
    REST,
    SCHEMA,
    SP,
    SPECIALIZES,
    STATUS,
    STRENGTH,
    TEACHES,
    TERMS,
    TYPE,
    URL,
    VALID_MONTHS,
    VERSION,
)
from skillpath.ontology.triples import objects

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from skillpath.graph import Attainable
    from skillpath.ontology.document_out import Json
    from skillpath.ontology.limits import ReadingLimits
    from skillpath.ontology.sound_items import SoundItems
    from skillpath.ontology.triples import Facts, Triples

ITEM_TEXTS = {"name": LABEL, "description": DEFINITION, "url": URL}
CHOICES = {"level": LEVEL, "status": STATUS}
KINDS = {
    f"{SP}Attainable": Kind.SKILL,
    f"{SP}Skill": Kind.SKILL,
    f"{SP}Tool": Kind.TOOL,
    f"{SP}Certification": Kind.CERTIFICATION,
}


def document_from(
    triples: Triples,
    where: str,
    limits: ReadingLimits = USUAL,
    sound: type[SoundItems] | None = None,
) -> Json:
    """The document that the triples describe; items that are `sound` stand there ready-made.

    Raises:
        UnreadableError: unless they hold exactly one `sp:Roadmap` that specializes no other.
    """
    special = triples.saying(SPECIALIZES)
    roadmaps = triples.instances(f"{SP}Roadmap")
    general = [one for one in roadmaps if one not in set(special)]
    if len(general) != 1:
        found = f"{len(general)} nodes of the class sp:Roadmap"
        found += " that specialize no other" if special else ""
        raise UnreadableError(where, found, "one")
    for one in special:
        named = texts(triples.of(one), SPECIALIZES)
        if named != [text_of(general[0])]:
            told = shortened(" and ".join(named)), shown(general[0])
            raise UnreadableError(where, *told, within=f"{shown(one)}, sp:specializes")
    return _Reader(triples, general[0], where, limits, sound).document(special)


class _Reader:
    def __init__(
        self,
        triples: Triples,
        roadmap: str,
        where: str,
        limits: ReadingLimits,
        sound: type[SoundItems] | None,
    ) -> None:
        self._triples = triples
        self._where = where
        self._roadmap = roadmap
        self._nodes = Nodes(roadmap[: max(roadmap.rfind("/"), roadmap.rfind("#")) + 1])
        self._requirements = Requirements(triples, self._nodes, where, limits)
        self._sound = sound(triples, self._nodes, self._requirements, limits) if sound else None
        self._resources: dict[str, list[Json]] = defaultdict(list)

    def document(self, others: Sequence[str]) -> Json:
        facts = self._triples.of(self._roadmap)
        for page in self._triples.instances(f"{SCHEMA}LearningResource"):
            told = self._triples.of(page)
            for taught in nodes(told, TEACHES):
                self._resources[taught].append(_resource(told))
        kinds: dict[str, set[Kind]] = defaultdict(set)
        for class_, kind in KINDS.items():
            for item in self._triples.instances(class_):
                kinds[item].add(kind)
        return (
            self._unknown_terms()
            | self._strays(kinds)
            | {
                "id": self._nodes.id(self._roadmap),
                "name": text(facts, LABEL),
                "base": self._nodes.base,
                "description": text(facts, DEFINITION),
                "version": text(facts, VERSION),
                "license": text(facts, LICENSE),
                "prepares_for": text(facts, PREPARES_FOR),
                "steps": [self._step(step) for step in self._own_steps(facts, others)],
                "specializations": [self._outline(one) for one in others],
                "items": [
                    self._ready(item, found) or self._item(item, found)
                    for item, found in kinds.items()
                ],
            }
        )

    def _own_steps(self, facts: Facts, others: Sequence[str]) -> list[str]:
        """What the roadmap names, and the steps that no specialization names."""
        theirs = {step for one in others for step in objects(self._triples.of(one), HAS_STEP)}
        own = dict.fromkeys(nodes(facts, HAS_STEP))
        unclaimed = [one for one in self._triples.instances(f"{SP}Step") if one not in theirs]
        return sorted(own | dict.fromkeys(unclaimed), key=place_of)

    def _unknown_terms(self) -> Json:
        """Terms of our namespace that do not exist, as keys that the check refuses.

        A misspelt term would otherwise lose what it says in silence.
        """
        ours = (one for one in self._triples.used if text_of(one).startswith(SP))
        unknown = {one for one in ours if text_of(one).removeprefix(SP) not in TERMS}
        if not unknown:
            return {}
        found = {
            f"{shown(subject)} {_short(name)}": _short(name)
            for subject, term, one in self._triples
            for name in (one if term == TYPE else term,)
            if name in unknown
        }
        return dict(sorted(found.items()))

    def _strays(self, items: Container[str]) -> Json:
        """Mappings of what is no item, as keys that the check refuses: a misspelt IRI."""
        return {
            f"{shown(subject)} {match} match": subject
            for match, term in MATCHES.items()
            for subject in self._triples.saying(term)
            if subject.startswith(self._nodes.base) and subject not in items
        }

    def _outline(self, node: str) -> Json:
        facts = self._triples.of(node)
        refused = {"version": text(facts, VERSION), "license": text(facts, LICENSE)}
        return {key: found for key, found in refused.items() if found is not None} | {
            "id": self._nodes.id(node),
            "name": text(facts, LABEL),
            "description": text(facts, DEFINITION),
            "prepares_for": text(facts, PREPARES_FOR),
            "steps": [self._step(step) for step in nodes(facts, HAS_STEP)],
        }

    def _step(self, node: str) -> Json:
        facts = self._triples.of(node)
        place = self._places(node, facts)
        return {
            "id": self._nodes.id(node),
            "name": text(facts, LABEL),
            "position": value(facts, POSITION),
            "covers": self._nodes.ids(sorted(nodes(facts, COVERS), key=place)),
            "optional": self._nodes.ids(sorted(nodes(facts, COVERS_OPTIONAL), key=place)),
        }

    def _places(self, step: str, facts: Facts) -> Any:
        """A sort key: the place in the step's list; what is not listed comes last, by IRI."""
        place: dict[str, int] = {}
        seen: set[str] = set()
        rest = objects(facts, IN_ORDER)[:1]
        while rest:
            if rest[0] in seen:
                told = "a list without an end", "a list"
                raise UnreadableError(self._where, *told, within=f"{shown(step)}, sp:inOrder")
            seen.add(rest[0])
            here = self._triples.of(rest[0])
            place |= dict.fromkeys(objects(here, FIRST)[:1], len(seen))
            rest = objects(here, REST)[:1]
        return lambda one: (place.get(one, len(seen) + 1), place_of(one))

    def _ready(self, node: str, kinds: set[Kind]) -> Attainable | None:
        if self._sound is None or node in self._resources:
            return None
        return self._sound.item(node, kinds)

    def _item(self, node: str, kinds: set[Kind]) -> Json:
        facts = self._triples.of(node)
        return {
            "id": self._nodes.id(node),
            "kind": " and ".join(sorted(kinds)),
            **{key: text(facts, term) for key, term in ITEM_TEXTS.items() if term in facts},
            **{key: individual(facts, term) for key, term in CHOICES.items() if term in facts},
            **{key: self._nodes.ids(nodes(facts, term)) for key, term in LINKS.items()},
            **self._required(facts),
            **_numbers(facts),
            "alt_labels": texts(facts, ALT_LABEL),
            "resources": self._resources.get(node, []),
            "mappings": list(self._mappings(facts)),
        }

    def _required(self, facts: Facts) -> Mapping[str, list[Json]]:
        found: dict[str, list[Json]] = {"requires": [], "recommends": []}
        for one in nodes(facts, HAS_REQUIREMENT):
            strengths = objects(self._triples.of(one), STRENGTH)
            key = "recommends" if RECOMMENDED in strengths else "requires"
            found[key].append(self._requirements.document(one))
        return found

    def _mappings(self, facts: Facts) -> Iterator[Json]:
        for match, term in MATCHES.items():
            for one in nodes(facts, term):
                found: Json = {"match": match, "iri": text_of(one)}
                if not one.startswith(self._nodes.base):
                    told = self._triples.of(one)
                    found["name"] = text(told, LABEL)
                    found["code"] = text(told, CODE)
                yield found


def _numbers(facts: Facts) -> Json:
    found: Json = {}
    if hours := {key: value(facts, term) for key, term in HOURS.items() if term in facts}:
        found["hours"] = hours
    if any(term in facts for term in COST.values()):
        found["cost"] = {key: value(facts, term) for key, term in COST.items()}
    if VALID_MONTHS in facts:
        found["valid_months"] = value(facts, VALID_MONTHS)
    return found


def _resource(facts: Facts) -> Json:
    return {
        "name": text(facts, PAGE_NAME),
        "url": text(facts, URL),
        "hours": value(facts, HOURS["likely"]),
    }


def _short(name: str) -> str:
    return f"sp:{text_of(name).removeprefix(SP)}"
