"""Examples in the help of the commands; each runs on the shipped roadmap, as a test holds."""

from __future__ import annotations

EXAMPLES = {
    "next": (
        "next",
        "next -k python -k statistics",
        'next -k pytorch -g "Robotics ML Engineer" -n 3',
        "next -k python --format json",
    ),
    "path": (
        "path pytorch -k python",
        'path "Google Professional Machine Learning Engineer"',
        "path business-intelligence -k python --second-best",
        "path cert-google-pmle --forbid tensorflow --prefer pytorch",
    ),
    "plan": (
        "plan pytorch -k python --start 2027-01-04",
        "plan pytorch -k python --start 2027-01-04 --deadline 2027-10-01",
        "plan pytorch --weekday mon-fri=1 --weekday sat=4 --output plan.ics",
        "plan --from plan.md --today 2027-02-01",
    ),
    "batch": (
        "batch learners.jsonl --output answers.jsonl",
        "batch learners.jsonl -o next.jsonl --roadmap-id robotics-ml",
    ),
    "show": (
        "show pytorch",
        "show NLP",
        "show 05-machine-learning-theory --format json",
    ),
    "steps": ("steps", "steps --roadmap-id healthcare-ml", "steps --format json"),
    "roadmaps": ("roadmaps", "roadmaps --format json"),
    "compare": (
        "compare pytorch tensorflow -k python",
        "compare robotics-ml healthcare-ml language-ml",
    ),
    "budget": (
        "budget 150 -g sql -g docker -g kubernetes",
        "budget 400 -g pytorch --value 3 -g sql --value 1 -k python",
    ),
    "metrics": ("metrics", "metrics -g pytorch -k python", "metrics -n 3 --format json"),
    "search": ("search pytroch", "search deep learning --kind skill -n 3"),
    "export": (
        "export pytorch -k python",
        "export pytorch --format csv --output pytorch.csv",
        "export pytorch --format ttl --output pytorch.ttl",
        "export --list",
    ),
    "explore": (
        "explore --output map.html",
        "explore -k python -g pytorch --output pytorch.html",
        "explore -g pytorch --language de --output karte.html",
    ),
    "picture": (
        "picture --output map.svg",
        "picture -k python -g pytorch --format mmd",
        "picture --around pytorch --scheme dark --output pytorch.svg",
        "picture -g pytorch --output pytorch.pdf",
    ),
    "serve": ("serve", "serve --port 8080 --open", "--roadmap my-roadmap.csv serve"),
    "doctor": ("doctor", "doctor --format json"),
    "completion": ("completion bash", "completion zsh", "completion fish"),
    "new": ("new my-roadmap", "new bread-baking --format json"),
    "validate": (
        "validate",
        "validate my-roadmap.csv",
        "validate my-roadmap.csv --format sarif",
    ),
    "lint": ("lint my-roadmap.csv", "lint my-roadmap.csv --suggest --limit 5"),
    "convert": (
        "convert my-roadmap.csv my-roadmap.json",
        "convert my-roadmap.json my-roadmap.ttl",
    ),
    "compile": (
        "compile shipped.skillpath",
        "compile my-roadmap.csv my-roadmap.skillpath",
    ),
    "evaluate": (
        "evaluate --orders orders.json",
        "evaluate --orders orders.json --format table",
    ),
    "diff": ("diff old.json new.json", "diff old.json new.json --exit-code"),
}
"""What to type after `skillpath`, by command, the simplest first."""

FIRST = (
    ("next -k python", "what to learn next, and why"),
    ("path pytorch -k python", "the cheapest path to a goal"),
    ("plan pytorch --hours 8", "the same, week by week"),
    ("search pytroch", "what something is called here"),
    ("serve", "the same in a browser, and as an API"),
    ("new my-roadmap", "begin a roadmap of your own"),
)
"""What to try first."""


def examples_of(command: str) -> str | None:
    """The examples of a command, as the end of its help; None where it has none."""
    lines = [f"skillpath {one}" for one in EXAMPLES.get(command, ())]
    return _section("Examples", lines) if lines else None


def first_things() -> str:
    """What to try first, as the end of the help of all."""
    width = max(len(typed) for typed, _ in FIRST)
    lines = [f"skillpath {typed:<{width}}  {meaning}" for typed, meaning in FIRST]
    return (
        "Names are ids, IRIs, labels or alt labels, in any case.\n\n"
        f"{_section('Try first', lines)}\n\n"
        "Each command tells more, with examples: skillpath next --help"
    )


def _section(title: str, lines: list[str]) -> str:
    """A block that is not wrapped."""
    return "\n".join(["\b", f"{title}:", *(f"  {one}" for one in lines)])
