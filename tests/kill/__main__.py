"""`python -m tests.kill [--quick | --full] [--seed TEXT]`: kill the program everywhere, and see what it loses.

Every fail point that the code names, then moments at random; then planted bugs, which the same kills must find. Exit code 1 where a rule
was broken, a point was not hit, or a planted bug survived.
"""

import argparse
import asyncio
import secrets
import sys
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from tests.kill.lives import Nursery, plant
from tests.kill.mutants import MUTANTS, Mutant
from tests.kill.plans import ENDED, Census, Plan, Result, carry_out, census, matrix, random_day, windows
from tests.kill.points import fail_points

T = TypeVar("T")
AT_ONCE = 2
QUICK_RANDOM, FULL_RANDOM = 12, 1000  # kills at random moments
_ENOUGH = 30  # kills in a window from which their number says something


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What became of a planted bug: the day that found it, or None."""

    mutant: Mutant
    by: Result | None

    def __str__(self) -> str:
        if self.by is None:
            return f"SURVIVED: {self.mutant.name}"
        return f"planted bug found: {self.mutant.name} ({self.by.name}: {self.by.broken[0]})"


class Harness:
    """All days of one run, a few at a time.

    Args:
        place: An empty folder for everything.
        full: Whether every point is killed on both kinds of network.

    Attributes:
        tree: A copy of the program.
        points: Its fail points.
    """

    def __init__(self, place: Path, *, full: bool) -> None:
        self._place = place
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._days = 0
        self._full = full
        self._span_s = 1.0
        self._counted: Census = {}
        self.tree = place / "program"
        plant(self.tree)
        self.points = fail_points(self.tree)
        self._mutants = {mutant.name: _planted(mutant, place) for mutant in MUTANTS}

    async def count(self, nursery: Nursery) -> list[Result]:
        """Find out how often each point is reached."""
        async with asyncio.TaskGroup() as group:
            tasks = {honours: group.create_task(self._slot(partial(census, nursery, honours=honours))) for honours in (False, True)}
        counted = {honours: task.result() for honours, task in tasks.items()}
        self._counted = {honours: each.reached for honours, each in counted.items()}
        self._span_s = max(each.lived_s for each in counted.values())
        return [result for each in counted.values() for result in each.results]

    async def kill_everywhere(self, nursery: Nursery) -> list[Result]:
        """Carry out every plan."""
        return list(await asyncio.gather(*(self._plan(plan, nursery) for plan in matrix(self.points, full=self._full))))

    async def kill_at_random(self, nursery: Nursery, seed: str, kills: int) -> list[Result]:
        """Play days until there were so many kills at random moments."""
        results: list[Result] = []

        async def days(number: int) -> None:
            while sum(len(result.kills) for result in results) < kills:
                name = f"{seed}-{number}-{len(results)}"
                results.append(await self._slot(partial(random_day, name, nursery, span_s=self._span_s)))

        await asyncio.gather(*(days(number) for number in range(AT_ONCE)))
        return results

    async def hunt(self, mutant: Mutant) -> Found:
        """Look for a planted bug with the plans of the matrix, the likeliest first, until it is found."""
        plans = sorted(matrix(self.points, full=self._full), key=lambda plan: (plan.point != mutant.first, plan.honours != mutant.honours))
        async with Nursery(self._mutants[mutant.name]) as nursery:
            for plan in plans:
                result = await self._plan(plan, nursery)
                if any(violation.rule != ENDED for violation in result.broken):
                    return Found(mutant=mutant, by=result)
        return Found(mutant=mutant, by=None)

    async def _plan(self, plan: Plan, nursery: Nursery) -> Result:
        return await self._slot(partial(carry_out, plan, nursery, counted=self._counted))

    async def _slot(self, work: Callable[..., Awaitable[T]]) -> T:
        async with self._slots:
            self._days += 1
            return await work(folder=self._place / f"day-{self._days}")


async def run(place: Path, *, full: bool, seed: str) -> bool:
    """Do all of it and report; whether everything is well."""
    harness = Harness(place, full=full)
    _say(f"{len(harness.points)} fail points in the code; seed {seed}")
    async with Nursery(harness.tree) as nursery:
        planned = await harness.count(nursery) + await harness.kill_everywhere(nursery)
        missed = _missed(harness.points, planned)
        _say(f"{sum(len(result.kills) for result in planned)} kills at fail points in {len(planned)} days", *_complaints(planned))
        _say(*(f"NOT HIT: {point}" for point in missed))
        chance = await harness.kill_at_random(nursery, seed, FULL_RANDOM if full else QUICK_RANDOM)
    _say(*_in_windows(chance), *_complaints(chance))
    found = await asyncio.gather(*(harness.hunt(mutant) for mutant in MUTANTS))
    _say(*map(str, found))
    return not missed and all(each.by for each in found) and not any(result.broken for result in (*planned, *chance))


def _planted(mutant: Mutant, place: Path) -> Path:
    tree = place / f"mutant {mutant.name}"
    plant(tree)
    mutant.apply(tree)
    return tree


def _complaints(results: Iterable[Result]) -> list[str]:
    """One paragraph per day that broke a rule."""
    return [
        "\n  ".join((f"BROKEN {result.name}, killed at {', '.join(result.kills) or 'no point'}:", *map(str, dict.fromkeys(result.broken))))
        for result in results
        if result.broken
    ]


def _missed(points: Iterable[str], results: Iterable[Result]) -> list[str]:
    hit = {kill for result in results for kill in result.kills}
    return [point for point in points if not any(kill.startswith(f"{point}:") for kill in hit)]


def _in_windows(results: list[Result]) -> list[str]:
    """Where random kills fell, since a window that was not hit is not proved."""
    counted = windows(results)
    places = ", ".join(f"{point} {count}" for point, count in counted.most_common())
    lines = [f"{counted.total()} kills at random moments in {len(results)} days; last point before each: {places}"]
    rare = [point for point in counted if counted[point] < _ENOUGH]
    if counted.total() >= FULL_RANDOM and rare:
        lines.append(f"fewer than {_ENOUGH} behind {', '.join(rare)}: for these windows the kills at fail points speak")
    return lines


def _say(*lines: str) -> None:
    for line in lines:
        print(line, flush=True)


def main() -> int:
    """Parse the arguments and run."""
    parser = argparse.ArgumentParser(prog="python -m tests.kill", description="Kill the program everywhere and see what it loses.")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="all fail points and planted bugs, a few random kills; the default")
    size.add_argument("--full", action="store_true", help="every point on both kinds of network, and a thousand random kills")
    parser.add_argument("--seed", default=secrets.token_hex(4), help="of the random delays")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="rajin-kill-") as place:
        well = asyncio.run(run(Path(place), full=options.full, seed=options.seed))
    _say("all rules held, all planted bugs were found" if well else "not well")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
