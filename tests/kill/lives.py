"""One scripted day: lives of the program one after the other in one folder, each killed or left to its end, with a check after each."""

import asyncio
import json
import os
import shutil
import socket
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL
from types import TracebackType
from typing import Self

from bot.clock import SystemClock
from tests.kill import day
from tests.kill.evidence import gather
from tests.kill.invariants import Violation, violations
from tests.kill.points import PACKAGES

LIMIT_S = 120.0  # no life may take longer
FAULTS = (
    "ok",
    "retry_later",
    "ok",
    "unanswered",
    "ok",
    "ok",
    "lost",
    "ok",
    "slow_down",
    "ok",
    "unanswered",
    "lost",
    "retry_later",
    "ok",
    "lost",
)
_CLOCK = SystemClock()
_SETTINGS = {
    "RAJIN_POLLING__ALLOW_NETWORKS": '["127.0.0.0/8"]',
    "RAJIN_POLLING__HOST_GAP_S": "0",
    "RAJIN_POLLING__FULL_TEXT_S": "0",  # the links of the day lead nowhere
    "RAJIN_TELEGRAM__TOKEN": day.TOKEN,
}
_ROOT = Path(__file__).parent.parent.parent


class BrokenDay(Exception):
    """A process ended by itself in another way than it should, so that there is nothing to judge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """How one process lived.

    Attributes:
        killed: Whether it was killed; otherwise the day is over.
        points: The fail points that it reached, in order.
        lived_s: Seconds from birth to end.
    """

    killed: bool
    points: tuple[str, ...]
    lived_s: float


class Nursery:
    """A process that has imported the program from one tree, and forks its lives; an asynchronous context manager.

    Args:
        tree: Where the program's code is (see `plant`).
    """

    def __init__(self, tree: Path) -> None:
        self._tree = tree
        self._log = tree.with_name(f"{tree.name}.log")
        self._expected: dict[int, asyncio.Future[int]] = {}

    async def __aenter__(self) -> Self:
        with self._log.open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.kill.child",
                cwd=self._tree,
                env={"PATH": os.environ.get("PATH", os.defpath), **_SETTINGS},
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        self._listening = asyncio.create_task(self._listen())
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()
        await self._listening

    async def bear(self, order: Mapping[str, object]) -> int:
        """Let the program live once; the exit code, negative for a signal.

        Raises:
            BrokenDay: The program cannot even be imported.
        """
        assert self._process.stdin is not None
        number = len(self._expected)
        self._expected[number] = asyncio.get_running_loop().create_future()
        if self._listening.done():
            self._give_up()
        else:
            self._process.stdin.write(f"{json.dumps({'number': number, **order})}\n".encode())
        return await self._expected[number]

    async def _listen(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            number, code = map(int, line.split())
            self._expected[number].set_result(code)
        self._give_up()

    def _give_up(self) -> None:
        for future in self._expected.values():
            if not future.done():
                future.set_exception(BrokenDay(f"there are no more lives: {_tail(self._log)}"))


class Day:
    """A day in a folder of its own; a context manager that deletes the folder.

    Args:
        nursery: Where its lives come from.
        folder: A folder that does not exist yet.
        honours: Whether the network honours delivery ids.

    Attributes:
        reached: How often each fail point was reached so far.
        broken: What was violated so far.
    """

    def __init__(self, nursery: Nursery, folder: Path, *, honours: bool) -> None:
        self._nursery = nursery
        self._folder = folder
        self._honours = honours
        self._started = _CLOCK.monotonic()  # the day's own clock goes on through all its lives
        self._lives = 0
        self.reached: Counter[str] = Counter()
        self.broken: list[Violation] = []

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True)
        self._reserved = socket.socket()  # bound, but not listening: keeps the port for all lives
        self._reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self._reserved.bind(("127.0.0.1", 0))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._reserved.close()
        shutil.rmtree(self._folder)

    async def live(self, *, kill_at: str = "", kill_after_s: float | None = None, faults: Sequence[str] = ()) -> Life:
        """Let the program live once, then judge what it left behind.

        Args:
            kill_at: "point:n" for the n-th time in this life.
            kill_after_s: Seconds from birth after which it is killed.
            faults: How the network's next operations fail.

        Raises:
            BrokenDay: It ended in another way than by our kill or well.
        """
        self._lives += 1
        points = self._folder / f"points-{self._lives}.txt"
        limit_s = LIMIT_S if kill_after_s is None else kill_after_s
        born = _CLOCK.monotonic()
        code = await self._nursery.bear(self._order(points, kill_at=kill_at, limit_s=limit_s, faults=faults))
        lived_s = _CLOCK.monotonic() - born
        if code not in {0, -SIGKILL} or lived_s > LIMIT_S:
            raise BrokenDay(f"the program ended with {code} after {lived_s:.0f} s: {_tail(self._folder / 'log.txt')}")
        reached = tuple(points.read_text(encoding="ascii").split()) if points.exists() else ()
        self.reached.update(reached)
        self.broken += violations(gather(self._folder), honours=self._honours, drained=code == 0)
        return Life(killed=code != 0, points=reached, lived_s=lived_s)

    def _order(self, points: Path, *, kill_at: str, limit_s: float, faults: Sequence[str]) -> Mapping[str, object]:
        """See `tests.kill.child.Order`."""
        return {
            "folder": str(self._folder),
            "port": self._reserved.getsockname()[1],
            "started": self._started,
            "honours": self._honours,
            "faults": faults,
            "limit_s": limit_s,
            "environment": {
                "RAJIN_DATABASE": str(self._folder / "day.db"),
                "RAJIN_KILL_AT": kill_at,
                "RAJIN_KILL_LOG": str(points),
            },
        }


def _tail(log: Path) -> str:
    return log.read_text(encoding="utf-8")[-2000:] if log.exists() else ""


def plant(tree: Path) -> None:
    """Copy the program to `tree`, so that neither a planted bug nor somebody's editor changes what runs."""
    for name in PACKAGES:
        shutil.copytree(_ROOT / name, tree / name)
    shutil.copytree(_ROOT / "tests" / "kill", tree / "tests" / "kill")
