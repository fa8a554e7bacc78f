"""One peer in a process of its own: `python -m benchmarks.peers rajin|reader-1|reader-20 PORT FEEDS FOLDER SCENARIO...`.

It polls the same feeds once per scenario, one after the other on one database, and prints what each cost. Between two scenarios the
server is told what to answer next; that, and a warm-up feed at the start that loads what is loaded once, count for nobody.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Protocol
from urllib.request import urlopen

from benchmarks.server import HOSTS
from benchmarks.usage import cpu_s

SCENARIOS: Final = {
    "first": "edition=0&conditional=True",
    "304": "edition=0&conditional=True",
    "same": "edition=0&conditional=False",
    "two-new": "edition=1&conditional=True",
}
"""Names and what the server plays; in this order each finds the database as the one before left it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one round over all feeds took.

    Attributes:
        scenario: A name of SCENARIOS.
        cpu_s: Seconds of CPU, all processes of the peer.
        wall_s: Seconds.
        counts: `entries` in the database; of the server `bodies` and `not_modified`; of Rajin `polls`, `failed`, `parsed` and `new` too.
    """

    scenario: str
    cpu_s: float
    wall_s: float
    counts: dict[str, int]


class Peer(Protocol):
    """A program that polls feeds."""

    async def add(self, urls: Sequence[str]) -> None:
        """Take feeds on."""

    async def remove(self, url: str) -> None:
        """Drop one."""

    async def poll(self) -> dict[str, int]:
        """Ask every feed once; what it counted meanwhile."""

    async def entries(self) -> int:
        """How many entries its feeds have in the database."""


def main(arguments: Sequence[str]) -> None:
    """Run one peer and print the costs as JSON."""
    name, port, feeds, folder, *scenarios = arguments
    server = f"http://{HOSTS[0]}:{port}"
    urls = [f"http://{HOSTS[feed % len(HOSTS)]}:{port}/{feed}" for feed in range(int(feeds) + 1)]
    print(json.dumps([asdict(cost) for cost in asyncio.run(_measure(name, Path(folder), server, urls, scenarios))]))


async def _measure(name: str, folder: Path, server: str, urls: Sequence[str], scenarios: Sequence[str]) -> list[Cost]:
    costs: list[Cost] = []
    async with _peer(name, folder) as peer:
        *feeds, warm_up = urls
        await peer.add([warm_up])
        await peer.poll()
        await peer.remove(warm_up)
        await peer.add(feeds)
        for scenario, state in SCENARIOS.items():
            if scenario not in scenarios and scenario != "first":  # which fills the database for all others
                continue
            _ask(f"{server}/control?{state}")
            cpu, wall = cpu_s(), time.perf_counter()
            counted = await peer.poll()
            cpu, wall = cpu_s() - cpu, time.perf_counter() - wall
            counts = {**counted, **json.loads(_ask(f"{server}/counts")), "entries": await peer.entries()}
            costs.append(Cost(scenario=scenario, cpu_s=cpu, wall_s=wall, counts=counts))
    return costs


def _ask(url: str) -> str:
    with urlopen(url) as response:  # noqa: S310 - our own server
        text: str = response.read().decode()
        return text


@asynccontextmanager
async def _peer(name: str, folder: Path) -> AsyncIterator[Peer]:
    if name == "rajin":
        from benchmarks.rajin_peer import rajin  # noqa: PLC0415 - neither peer carries the other's imports

        async with rajin(folder) as peer:
            yield peer
    else:
        from benchmarks.reader_peer import reader  # noqa: PLC0415 - likewise

        with reader(folder, workers=int(name.removeprefix("reader-"))) as other:
            yield other


if __name__ == "__main__":
    main(sys.argv[1:])
