"""One scripted day: lives of the program one after the other in one folder, each killed or left to its end, with a check after each."""

import asyncio
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

TIMEOUT_S = 120.0
READY = "playing"  # what a process says when the play begins
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
_ROOT = Path(__file__).parent.parent.parent


class BrokenDay(Exception):
    """A process ended by itself in another way than it should, so that there is nothing to judge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """How one process lived.

    Attributes:
        killed: Whether it was killed; otherwise the day is over.
        points: The fail points that it reached, in order.
        played_s: Seconds from the beginning of the play to the end; 0 if it never came so far.
    """

    killed: bool
    points: tuple[str, ...]
    played_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """One kill, and what was broken after it."""

    point: str
    violations: tuple[Violation, ...]


class Day:
    """A day in a folder of its own; a context manager that deletes the folder.

    Args:
        tree: Where the program's code is (see `plant`).
        folder: A folder that does not exist yet.
        honours: Whether the network honours delivery ids.

    Attributes:
        reached: How often each fail point was reached so far.
        broken: What was violated so far.
    """

    def __init__(self, tree: Path, folder: Path, *, honours: bool) -> None:
        self._tree = tree
        self._folder = folder
        self._honours = honours
        self._started = _CLOCK.monotonic()
        self._lives = 0
        self.reached: Counter[str] = Counter()
        self.broken: list[Violation] = []

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True)
        self._listening = socket.create_server(("127.0.0.1", 0))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._listening.close()
        shutil.rmtree(self._folder)

    async def live(self, *, kill_at: str = "", kill_after_s: float | None = None, faults: Sequence[str] = ()) -> Life:
        """Let the program live once, then judge what it left behind.

        Args:
            kill_at: "point:n" for the n-th time in this life.
            kill_after_s: Seconds after which it is killed, counted from the beginning of its play.
            faults: How the network's next operations fail.

        Raises:
            BrokenDay: It ended in another way than by our kill or well.
        """
        self._lives += 1
        points = self._folder / f"points-{self._lives}.txt"
        begun, code = await self._process(points, kill_at=kill_at, kill_after_s=kill_after_s, faults=faults)
        if code not in {0, -SIGKILL}:
            log = (self._folder / "log.txt").read_text(encoding="utf-8")
            raise BrokenDay(f"the program ended with {code}: {log[-2000:]}")
        reached = tuple(points.read_text(encoding="ascii").split()) if points.exists() else ()
        self.reached.update(reached)
        self.broken += violations(gather(self._folder), honours=self._honours, drained=code == 0)
        now = _CLOCK.monotonic()
        return Life(killed=code != 0, points=reached, played_s=now - begun if begun else 0.0)

    async def _process(self, points: Path, *, kill_at: str, kill_after_s: float | None, faults: Sequence[str]) -> tuple[float, int]:
        """Run a process to its end; when its play began, and its exit code."""
        descriptor = self._listening.fileno()
        arguments = [str(self._folder), str(descriptor), str(self._started), "yes" if self._honours else "no", *faults]
        with (self._folder / "log.txt").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.kill.child",
                *arguments,
                cwd=self._tree,
                env=self._environment(points, kill_at),
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                pass_fds=(descriptor,),
            )
        try:
            async with asyncio.timeout(TIMEOUT_S):
                return await _attend(process, kill_after_s)
        except TimeoutError:
            raise BrokenDay(f"the program did not end within {TIMEOUT_S:g} s") from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    def _environment(self, points: Path, kill_at: str) -> Mapping[str, str]:
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "RAJIN_DATABASE": str(self._folder / "day.db"),
            "RAJIN_POLLING__ALLOW_NETWORKS": '["127.0.0.0/8"]',
            "RAJIN_POLLING__HOST_GAP_S": "0",
            "RAJIN_TELEGRAM__TOKEN": day.TOKEN,
            "RAJIN_KILL_AT": kill_at,
            "RAJIN_KILL_LOG": str(points),
        }


async def _attend(process: asyncio.subprocess.Process, kill_after_s: float | None) -> tuple[float, int]:
    assert process.stdout is not None
    begun = 0.0
    if (await process.stdout.readline()).decode().strip() == READY:
        begun = _CLOCK.monotonic()
        if kill_after_s is not None:
            try:
                async with asyncio.timeout(kill_after_s):
                    await process.wait()
            except TimeoutError:
                process.kill()
    return begun, await process.wait()


def plant(tree: Path) -> None:
    """Copy the program to `tree`, so that neither a planted bug nor somebody's editor changes what runs."""
    for name in PACKAGES:
        shutil.copytree(_ROOT / name, tree / name)
    shutil.copytree(_ROOT / "tests" / "kill", tree / "tests" / "kill")
