"""Which kills a day gets: every fail point the 1st, 2nd and 7th time in one day and the last time in another; and random ones."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.kill.invariants import Violation
from tests.kill.lives import FAULTS, BrokenDay, Day, Nursery

TIMES = (1, 2, 7)
MOST_RANDOM = 8  # kills in one day
ENDED = "ended"  # the rule that the program ends well where nobody kills it
_TRIES = 4  # to hit the last time: how often a point is reached depends on which writes share a commit
_PRELUDE = "send.marked:4"  # a kill that leaves something to recover
_NETWORK = ("send.", "recovery.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The kills of one day.

    Attributes:
        point: The fail point.
        last: Whether it is killed there the last time only, instead of at `TIMES`.
        honours: Whether the network honours delivery ids.
    """

    point: str
    last: bool
    honours: bool

    def __str__(self) -> str:
        times = "last" if self.last else ",".join(map(str, TIMES))
        return f"{self.point}:{times} {network(honours=self.honours)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a day showed.

    Attributes:
        name: Which day it was: a plan, or a seed.
        kills: Where it was killed, as "point:n"; for a random kill the last point before it.
        broken: What was violated.
    """

    name: str
    kills: tuple[str, ...]
    broken: tuple[Violation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A whole day on one kind of network.

    Attributes:
        reached: How often each point was reached; those of recovery in a day with one kill.
        results: What the days showed.
        lived_s: Seconds of the life without a kill.
    """

    reached: Counter[str]
    results: tuple[Result, ...]
    lived_s: float


Census = Mapping[bool, Mapping[str, int]]  # how often each point is reached in a whole day, by `honours`


def network(*, honours: bool) -> str:
    """The kind of network in words."""
    return "honours ids" if honours else "knows no ids"


def matrix(points: Iterable[str], *, full: bool) -> Iterator[Plan]:
    """All plans: points around sending on both kinds of network, others on one each, unless `full`."""
    for point in points:
        both = full or point.startswith(_NETWORK)
        for honours in (False, True):
            for last in (False, True):
                if both or honours == last:
                    yield Plan(point=point, last=last, honours=honours)


async def census(nursery: Nursery, folder: Path, *, honours: bool) -> Counted:
    """Play two days, one without a kill and one that is killed once.

    Raises:
        BrokenDay: The program ended by itself in another way than it should.
    """
    kind = network(honours=honours)
    with Day(nursery, folder / "whole", honours=honours) as whole:
        lived_s = (await whole.live(faults=FAULTS)).lived_s
        results = [Result(name=f"a day without a kill, {kind}", kills=(), broken=tuple(whole.broken))]
    with Day(nursery, folder / "broken", honours=honours) as broken:
        await broken.live(kill_at=_PRELUDE, faults=FAULTS)
        results.append(Result(name=f"a day with one kill, {kind}", kills=(_PRELUDE,), broken=await _to_the_end(broken)))
    recovering = Counter({point: count for point, count in broken.reached.items() if _recovers(point)})
    return Counted(reached=whole.reached | recovering, results=tuple(results), lived_s=lived_s)


async def carry_out(plan: Plan, nursery: Nursery, folder: Path, *, counted: Census) -> Result:
    """Play a day with the kills of a plan, to its end."""
    try:
        if plan.last:
            return await _last_time(plan, nursery, folder, counted[plan.honours][plan.point])
        return await _first_times(plan, nursery, folder)
    except BrokenDay as error:
        return Result(name=str(plan), kills=(), broken=(Violation(rule=ENDED, what=str(error)),))


def _recovers(point: str) -> bool:
    """Whether a point is reached as a day's kill wants it only after another kill."""
    return point.startswith("recovery.")


async def _last_time(plan: Plan, nursery: Nursery, folder: Path, number: int) -> Result:
    for attempt in range(_TRIES):
        with Day(nursery, folder / str(attempt), honours=plan.honours) as played:
            if await _kill(played, plan, number):
                return Result(name=str(plan), kills=(f"{plan.point}:{number}",), broken=await _to_the_end(played))
            if played.broken:
                return Result(name=str(plan), kills=(), broken=tuple(played.broken))
            number = played.reached[plan.point]
    raise BrokenDay(f"the last time was not hit in {_TRIES} days")


async def _first_times(plan: Plan, nursery: Nursery, folder: Path) -> Result:
    kills: list[str] = []
    with Day(nursery, folder / "first", honours=plan.honours) as played:
        for number in TIMES:
            if not await _kill(played, plan, number):
                return Result(name=str(plan), kills=tuple(kills), broken=tuple(played.broken))
            kills.append(f"{plan.point}:{number}")
        return Result(name=str(plan), kills=tuple(kills), broken=await _to_the_end(played))


async def _kill(played: Day, plan: Plan, number: int) -> bool:
    """Let the program live until the point is reached the n-th time in this day; False where the day ended before that."""
    if _recovers(plan.point) and not played.reached["send.marked"]:
        await played.live(kill_at=_PRELUDE, faults=FAULTS)
    first = not played.reached or plan.point == "send.refused"
    life = await played.live(kill_at=f"{plan.point}:{number - played.reached[plan.point]}", faults=FAULTS if first else ())
    return life.killed


async def _to_the_end(played: Day) -> tuple[Violation, ...]:
    life = await played.live()
    if life.killed:
        raise BrokenDay("somebody else killed the program")
    return tuple(played.broken)


async def random_day(seed: str, nursery: Nursery, folder: Path, *, span_s: float) -> Result:
    """Play a day that is killed at random moments; the same seed gives the same delays, not the same moments.

    Args:
        seed: Of the delays.
        nursery: Where lives come from.
        folder: Where to play.
        span_s: How long a life lasts that nobody ends; kills come within a third of that, so that a day has several.
    """
    chance = random.Random(seed)  # noqa: S311 - delays, nothing secret
    honours = chance.random() < 0.5
    name = f"seed {seed}, {network(honours=honours)}"
    kills: list[str] = []
    with Day(nursery, folder, honours=honours) as played:
        try:
            for number in range(MOST_RANDOM):
                life = await played.live(kill_after_s=chance.uniform(0, span_s / 3), faults=FAULTS if number == 0 else ())
                if not life.killed:
                    break
                kills.append(life.points[-1] if life.points else "nothing")
            else:
                await _to_the_end(played)
        except BrokenDay as error:
            played.broken.append(Violation(rule=ENDED, what=str(error)))
        return Result(name=name, kills=tuple(kills), broken=tuple(played.broken))


def windows(results: Sequence[Result]) -> Counter[str]:
    """How many kills fell behind each point."""
    return Counter(kill for result in results for kill in result.kills)
