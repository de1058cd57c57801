"""How well what next foretells experts: by which signals, with which weights, on what else."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from benchmarks import altered
from benchmarks.measuring import cpu
from benchmarks.signals import Decisions, cross_validated, told
from benchmarks.table import Measurement, at_least
from skillpath.graph import evaluate, learning_order
from skillpath.graph.evaluation.agreement import kendall_tau
from skillpath.graph.evaluation.expert_orders import placed
from skillpath.graph.order import standing
from skillpath.graph.scoring import WEIGHTS
from skillpath.graph.structure.attainment import generations
from skillpath.ontology import read, read_orders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from skillpath.graph import ExpertOrder, Figures, Roadmap

    Way = Callable[[Roadmap, Iterable[str], Iterable[str]], Sequence[str]]
    """Orders items, knowing some others."""

ORDERS = Path(__file__).parent / "expert_orders.json"
FOLDER = os.environ.get("SKILLPATH_DATA")
FEW = (0.0, 0.05, 0.1, 0.2, 0.3)
MANY = (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
ONE = (1.0,)
SETS: Mapping[str, Mapping[str, Sequence[float]]] = {
    "hops": {"hops": ONE},
    "hops, blocking as a share, effort": {"hops": ONE, "blocking, share": MANY, "effort": FEW},
    "hops, blocking, level, effort": {
        "hops": ONE,
        "blocking": MANY,
        "level": FEW,
        "effort": FEW,
    },
    "walks": {"continuity": ONE},
    "blocking": {"blocking": ONE},
    "chain": {"chain": ONE},
    "walks, blocking": {"continuity": ONE, "blocking": MANY},
    "walks, blocking, level": {"continuity": ONE, "blocking": MANY, "level": FEW},
    "walks, blocking, level, effort": {
        "continuity": ONE,
        "blocking": MANY,
        "level": FEW,
        "effort": FEW,
    },
}
MORE = ("hops", "chain", "generation", "siblings", "same step", "labels")
BEFORE = {"hops": 1.0, "blocking, share": 0.2, "effort": 0.1}
"""How items were ranked before."""


def measurements() -> Iterator[Measurement]:
    """How often what comes first is what an expert does, beside how items were ranked before."""
    roadmap, orders = read(), read_orders(ORDERS)
    decisions = Decisions.of(roadmap, orders)
    size = f"{len(decisions.order)} decisions"
    before = "hops, as before"
    both = zip(told(decisions.ranks(WEIGHTS)), told(decisions.ranks(BEFORE)), strict=True)
    for name, (one, other) in zip(("hit@1", "hit@5", "MRR"), both, strict=True):
        more = at_least(1, "ratio")
        yield Measurement(f"next against experts, {name}", size, one, before, other, goal=more)
    spent = cpu(lambda: evaluate(roadmap, orders), runs=1)
    yield Measurement("evaluation of all orders", f"{len(orders)} orders", spent)


def main() -> None:
    """Print all tables, of which `measurements` are the least part."""
    start = time.process_time()
    roadmap, orders = read(), read_orders(ORDERS)
    print(f"What next against {len(orders)} orders of experts, the shipped roadmap")
    compared(roadmap, orders)
    by_authors(roadmap, orders)
    elsewhere(roadmap, orders)
    on_paths(roadmap, orders)
    print(f"  {time.process_time() - start:.1f} s of CPU")


def compared(roadmap: Roadmap, orders: Sequence[ExpertOrder]) -> None:
    """Print how well the ranking and its baselines do."""
    found = evaluate(roadmap, orders)
    print(f"  {found.decisions} decisions, {found.expert_violations:.1%} break a prerequisite")
    print(f"  {'':<36} hit@1  hit@5    MRR  violations    tau")
    every: dict[str, Figures] = {"ours": found.ranking, **found.baselines}
    for name, one in every.items():
        print(
            f"  {name:<36} {one.hit_at_1:5.3f}  {one.hit_at_5:5.3f}  {one.mrr:5.3f}"
            f"  {one.violations:10.1%}  {one.kendall_tau:5.3f}"
        )


def by_authors(roadmap: Roadmap, orders: Sequence[ExpertOrder]) -> None:
    """Print how well sets of signals do where the weights were chosen by other authors' orders."""
    by = [one["by"] for one in json.loads(ORDERS.read_text(encoding="utf-8"))["orders"]]
    folds = {name: number for number, name in enumerate(sorted(set(by)))}
    fold_of = [folds[one] for one in by]
    decisions = Decisions.of(roadmap, orders)
    print(f"Signals, each author's orders ranked by weights chosen without them ({len(folds)})")
    print(f"  {'':<36} hit@1  hit@5    MRR  weights chosen most often")
    ours = SETS["walks, blocking, level, effort"]
    more = {f"  and {one}": {**ours, one: FEW} for one in MORE}
    for name, grid in {**SETS, **more}.items():
        ranks, chosen = cross_validated(decisions, fold_of, grid)
        most, times = Counter(tuple(one.items()) for one in chosen).most_common(1)[0]
        weights = ", ".join(f"{signal} {weight:g}" for signal, weight in most)
        print(f"  {name:<36} {shown(told(ranks))}  {weights} ({times})")


def elsewhere(roadmap: Roadmap, orders: Sequence[ExpertOrder]) -> None:
    """Print how the shipped weights do on roadmaps that they were not chosen on."""
    cases: dict[str, tuple[Roadmap, Sequence[ExpertOrder]]] = {
        "shipped": (roadmap, orders),
        "requirements alone": (altered.stripped(roadmap), orders),
        "choices dropped": (altered.without_choices(roadmap), orders),
        "prerequisites of prerequisites": (altered.closed(roadmap), orders),
        "30 % of prerequisites forgotten": (altered.thinned(roadmap), orders),
        "imagined, few prerequisites": altered.imagined(1, 1.3),
        "imagined": altered.imagined(2, 2.2),
        "imagined, many prerequisites": altered.imagined(3, 3.5),
    }
    if FOLDER:
        cases["Exercism's Python track"] = altered.exercism(Path(FOLDER) / "exercism_python.json")
    print("The same weights on other roadmaps: hit@1, hit@5, MRR")
    print(f"  {'':<36} {'ours':<20}  {'hops, as before':<20}  chance")
    for name, (other, taught) in cases.items():
        decisions = Decisions.of(other, taught)
        chance = evaluate(other, taught).baselines["frontier_random"]
        print(
            f"  {name:<36} {shown(told(decisions.ranks(WEIGHTS)))}  "
            f"{shown(told(decisions.ranks(BEFORE)))}  "
            f"{shown((chance.hit_at_1, chance.hit_at_5, chance.mrr))}"
        )


def on_paths(roadmap: Roadmap, orders: Sequence[ExpertOrder]) -> None:
    """Print how the order of a printed path agrees with the experts', beside other orders."""
    ways: Mapping[str, Way] = {
        "by generation in the roadmap (ours)": learning_order,
        "by layers, from what is known": by_layers,
        "by standing alone": by_standing,
    }
    print("The order of a path: Kendall's tau against the experts")
    for name, way in ways.items():
        taus = [
            kendall_tau([position[one] for one in way(roadmap, position, laid.granted)])
            for laid in (placed(roadmap, order) for order in orders)
            for position in [
                {one: number for number, each in enumerate(laid.positions) for one in each}
            ]
        ]
        print(f"  {name:<36} {fmean(tau for tau in taus if tau is not None):5.3f}")


def by_layers(roadmap: Roadmap, items: Iterable[str], known: Iterable[str]) -> list[str]:
    """What is known allows first, then what that allows, and so on."""
    gates = roadmap.gates
    rounds = generations(gates, given=gates.places(known), among=gates.places(items))
    return sorted(items, key=lambda one: (rounds[gates.place[one]], standing(roadmap, one)))


def by_standing(roadmap: Roadmap, items: Iterable[str], _: Iterable[str]) -> list[str]:
    """By step and level, whatever is required."""
    return sorted(items, key=lambda one: standing(roadmap, one))


def shown(figures: Sequence[float]) -> str:
    """Three figures in columns."""
    return "  ".join(f"{one:5.3f}" for one in figures)


if __name__ == "__main__":
    main()
