"""`python -m benchmarks poll`: Rajin and `reader` poll the same feeds from the same server, and what that costs is compared.

CPU is compared, and not seconds, which swing by a factor of two on a machine that others use too.
"""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.corpus import ENTRIES, NEW
from benchmarks.figures import BenchmarkError, Row, as_table, better, differences
from benchmarks.peers import SCENARIOS
from benchmarks.report import Report, end
from benchmarks.server import started

FLOORS: Final[Mapping[str, float]] = {"first": 1.5, "304": 10.0, "same": 100.0, "two-new": 1.5}
"""How many times less CPU Rajin takes at least."""

OURS: Final = "rajin"
PEERS: Final = {"reader": ("reader-1", "reader-20")}
"""Peers with their variants, of which the better one counts."""

# reader carries a copy of an older feedparser, which needs a package that the newer one has replaced; so both use the same one.
_SAME_PARSER: Final = {"READER_NO_VENDORED_FEEDPARSER": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is run.

    Attributes:
        feeds: How many feeds.
        repetitions: How often each peer is run and counted.
        warm_ups: How often before that.
        scenarios: Names of SCENARIOS.
        peers: Names of PEERS.
    """

    feeds: int
    repetitions: int
    warm_ups: int
    scenarios: tuple[str, ...]
    peers: tuple[str, ...]


SMALL: Final = Plan(feeds=12, repetitions=1, warm_ups=0, scenarios=tuple(SCENARIOS), peers=tuple(PEERS))

Costs = Mapping[str, Mapping[str, Sequence[dict[str, Any]]]]
"""Runner -> scenario -> one record of `benchmarks.peers.Cost` per repetition."""


def run(plan: Plan) -> Costs:
    """Run everything.

    Raises:
        BenchmarkError: A peer failed, or counted something that cannot be.
    """
    costs: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    runners = [OURS, *(variant for peer in plan.peers for variant in PEERS[peer])]
    with started(plan.feeds + 1) as port:
        for repetition in range(plan.warm_ups + plan.repetitions):
            turn = repetition % len(runners)
            for runner in runners[turn:] + runners[:turn]:
                print(f"repetition {repetition + 1} of {plan.warm_ups + plan.repetitions}: {runner}", file=sys.stderr)
                for cost in _run(runner, port, plan):
                    if repetition >= plan.warm_ups:
                        costs[runner][cost["scenario"]].append(cost)
    return costs


def rows(costs: Costs, plan: Plan) -> list[Row]:
    """Rajin against each peer's better variant, scenario by scenario; figures are milliseconds of CPU per feed."""
    found: list[Row] = []
    for peer in plan.peers:
        for scenario in plan.scenarios:
            variants = {variant: _per_feed(costs[variant][scenario], plan) for variant in PEERS[peer]}
            best = better(variants)
            ours = _per_feed(costs[OURS][scenario], plan)
            found.append(Row(name=scenario, peer=best, ours=ours, theirs=variants[best], floor=FLOORS[scenario]))
    return found


def _per_feed(costs: Sequence[dict[str, Any]], plan: Plan) -> list[float]:
    return [cost["cpu_s"] * 1000 / plan.feeds for cost in costs]


def check(cost: Mapping[str, Any], runner: str, feeds: int) -> list[str]:
    """What a round counted otherwise than it must, whoever ran it; the same entries above all."""
    scenario = cost["scenario"]
    expected = {
        "entries": feeds * (ENTRIES + NEW if scenario == "two-new" else ENTRIES),
        "bodies": 0 if scenario == "304" else feeds,
        "not_modified": feeds if scenario == "304" else 0,
    }
    if runner == OURS:
        new = {"first": ENTRIES, "two-new": NEW}.get(scenario, 0)
        expected |= {"polls": feeds, "failed": 0, "parsed": feeds if new else 0, "new": feeds * new}
    return differences(cost["counts"], expected)


def as_json(found: Sequence[Row], costs: Costs, plan: Plan) -> dict[str, Any]:
    """Ratios and everything that was measured."""
    return {
        "plan": asdict(plan),
        "ratios": [
            {"scenario": row.name, "peer": row.peer, "floor": row.floor, "missed": row.missed, **asdict(row.ratio)} for row in found
        ],
        "costs": costs,
    }


def main(plan: Plan, *, small: bool, json_only: bool) -> int:
    """Run, print, and give the exit code; see `benchmarks.report.end`."""
    return end(lambda: _report(plan), small=small, json_only=json_only, right="every count is right")


def _report(plan: Plan) -> Report:
    costs = run(plan)
    found = rows(costs, plan)
    return Report(
        text=f"CPU, milliseconds per feed\n{as_table(found)}",
        figures=as_json(found, costs, plan),
        missed=any(row.missed for row in found),
    )


def _run(runner: str, port: str, plan: Plan) -> list[dict[str, Any]]:
    with TemporaryDirectory(prefix="rajin-benchmarks-") as folder:
        command = [sys.executable, "-m", "benchmarks.peers", runner, port, str(plan.feeds), folder, *plan.scenarios]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=False, env={**os.environ, **_SAME_PARSER})
    if done.returncode:
        raise BenchmarkError(f"{runner} ended with exit code {done.returncode}")
    costs: list[dict[str, Any]] = json.loads(done.stdout)
    wrong = [f"{cost['scenario']}: {line}" for cost in costs for line in check(cost, runner, plan.feeds)]
    if wrong:
        raise BenchmarkError(f"{runner}: " + "; ".join(wrong))
    return costs
