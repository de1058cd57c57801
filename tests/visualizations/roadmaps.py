"""Roadmaps that the tests look at."""

from __future__ import annotations

from skillpath.graph import (
    Attainable,
    Effort,
    ItemId,
    Kind,
    Requirement,
    Roadmap,
    Status,
    Step,
    StepId,
    Strength,
    any_of,
    at_least,
)

ATTACKS = (
    "</script><img src=x onerror=alert(1)>",
    "<b>bold</b> & \"quoted\" 'twice'",
    "{{ 7*7 }} {% raw %}",
    "line\u2028separator",
    "🧪 emoji",
    "مهارة من اليمين",
    "Unbroken" * 20,
)


def item(
    name: str, *requirements: Requirement, kind: Kind = Kind.SKILL, hours: float = 10
) -> Attainable:
    """An item whose id is its name in small letters."""
    identifier = ItemId(name.lower().replace(" ", "-"))
    return Attainable(
        identifier, name, kind, Effort(hours / 2, hours, hours * 2), requirements=requirements
    )


def needs(*ids: str, because: str = "") -> tuple[Requirement, ...]:
    return tuple(Requirement(ItemId(one), because) for one in ids)


def demo() -> Roadmap:
    r"""Two steps.

    python   r        basics
        \   /           |
        wrangling    models --- (2 of numpy, spark, sql)
              \      /
              pipeline        old-exam (retired, replaced by exam)
    """
    first, second = ("python", "r", "basics", "wrangling"), ("models", "pipeline", "exam")
    choice = Requirement(any_of(ItemId("python"), ItemId("r")), "Tables are handled in a program.")
    several = at_least(2, *map(ItemId, ("numpy", "spark", "sql")))
    items = (
        item("Python", kind=Kind.TOOL, hours=40),
        item("R", kind=Kind.TOOL, hours=60),
        item("Basics"),
        item("Numpy", kind=Kind.TOOL, hours=5),
        item("Spark", kind=Kind.TOOL, hours=50),
        item("SQL", kind=Kind.TOOL, hours=6),
        item("Wrangling", choice),
        item("Models", *needs("basics", because="Terms come first."), Requirement(several)),
        item(
            "Pipeline",
            *needs("wrangling", "models"),
            Requirement(ItemId("spark"), strength=Strength.RECOMMENDED),
        ),
        Attainable(ItemId("exam"), "Exam", Kind.CERTIFICATION, certifies=(ItemId("basics"),)),
        Attainable(
            ItemId("old-exam"),
            "Old exam",
            Kind.CERTIFICATION,
            status=Status.RETIRED,
            replaced_by=(ItemId("exam"),),
        ),
    )
    steps = (
        Step(StepId("one"), "Foundations", 1, tuple(map(ItemId, first))),
        Step(StepId("two"), "Practice", 2, tuple(map(ItemId, second)), (ItemId("old-exam"),)),
    )
    return Roadmap("demo", "Demo roadmap", items, steps)


def hostile() -> Roadmap:
    """Every text is an attack."""
    items = tuple(
        Attainable(
            ItemId(f"item-{place}"),
            text,
            alt_labels=(f"alt {text}",),
            description=text,
            url="https://example.org/?a=1&b=2",
            requirements=needs(*(["item-0"] if place else []), because=text),
        )
        for place, text in enumerate(ATTACKS)
    )
    step = Step(StepId("step"), ATTACKS[0], 1, tuple(one.id for one in items))
    return Roadmap("attack", ATTACKS[0], items, (step,))


def large(count: int) -> Roadmap:
    """A chain with a rung to the half of each number."""
    items = [Attainable(ItemId("n0"), "Number 0")]
    items += [
        Attainable(ItemId(f"n{n}"), f"Number {n}", requirements=needs(f"n{n // 2}"))
        for n in range(1, count)
    ]
    return Roadmap("large", "Large", tuple(items))
