"""Runs `rajin` as a process of its own, in a folder of its own and without the settings of the machine."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.utils import format_datetime
from html import escape
from pathlib import Path

from bot.clock import SystemClock

ROOT = Path(__file__).parents[2]
RAJIN = (sys.executable, "-m", "bot")
GENEROUS_S = 120  # for what must come at all; no test asserts a time
LOOPBACK = ("--allow-network", "127.0.0.1/32")
_KEPT = ("PATH", "LANG", "LD_LIBRARY_PATH", "TZ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a process ended, and all that it wrote."""

    code: int
    out: str
    err: str


class Running:
    """A process that is still running.

    Args:
        process: With a pipe for standard output.
        errors: The file that has its standard error.
    """

    def __init__(self, process: asyncio.subprocess.Process, errors: Path) -> None:
        self.pid = process.pid
        self._process = process
        self._errors = errors
        self._read: list[str] = []

    async def shows(self, part: str) -> str:
        """Wait for a line on standard output that holds `part`; that line."""
        assert self._process.stdout is not None
        async with asyncio.timeout(GENEROUS_S):
            while line := (await self._process.stdout.readline()).decode():
                self._read.append(line)
                if part in line:
                    return line
        raise AssertionError(f"it ended without {part!r}: {''.join(self._read)}\n{self._errors.read_text()}")

    def signal(self, number: int) -> None:
        """Send a signal."""
        self._process.send_signal(number)

    async def ending(self) -> Ending:
        """Wait for its end."""
        assert self._process.stdout is not None
        async with asyncio.timeout(GENEROUS_S):
            rest = await self._process.stdout.read()
            code = await self._process.wait()
        return Ending(code=code, out="".join(self._read) + rest.decode(), err=self._errors.read_text(encoding="utf-8"))


def surroundings(folder: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a process: a home of its own, our code, and whatever a test adds; quick polls, no pages."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    ours = {"HOME": str(folder), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return {
        **kept,
        **ours,
        "RAJIN_POLLING__INTERVAL_S": "1",
        "RAJIN_POLLING__HOST_GAP_S": "0",
        "RAJIN_POLLING__FULL_TEXT_S": "0",
        **(more or {}),
    }


@asynccontextmanager
async def running(*words: str, folder: Path, more: Mapping[str, str] | None = None) -> AsyncIterator[Running]:
    """`rajin` with these words, in a folder; killed at the end of the block if it still runs.

    Args:
        words: The command line.
        folder: Its working folder.
        more: Variables for it.
    """
    errors = folder.with_name(f"{folder.name}.stderr")
    with errors.open("wb") as stderr:
        process = await asyncio.create_subprocess_exec(
            *RAJIN,
            *words,
            cwd=folder,
            env=surroundings(folder, more),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=stderr,
            umask=0,  # the strictness of what it creates must be its own
        )
    try:
        yield Running(process, errors)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def rajin(*words: str, folder: Path, more: Mapping[str, str] | None = None) -> Ending:
    """Run `rajin` with these words to its end."""
    async with running(*words, folder=folder, more=more) as program:
        return await program.ending()


async def executed(*words: str | Path, cwd: Path, env: Mapping[str, str]) -> Ending:
    """Run any program to its end, with an empty standard input."""
    process = await asyncio.create_subprocess_exec(
        *words,
        cwd=cwd,
        env=dict(env),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(GENEROUS_S):
        out, err = await process.communicate()
    return Ending(code=process.returncode or 0, out=out.decode(), err=err.decode())


def children_of(pid: int) -> list[int]:
    """The processes that a process has started and that still run (proc(5), stat)."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = entry.read_text().rpartition(")")[2].split()[:2]
        except (FileNotFoundError, ProcessLookupError):  # it ended meanwhile
            continue
        if int(parent) == pid and state not in "ZX":
            found.append(int(entry.parent.name))
    return found


def cpu_ticks(pid: int) -> int:
    """CPU time that a process has used, in hundredths of a second (proc(5), utime)."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11])


def command_line_of(pid: int) -> bytes:
    """What everybody on the machine can read about a process (proc(5), cmdline)."""
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def environment_of(pid: int) -> bytes:
    """Its environment at its start (proc(5), environ)."""
    return Path(f"/proc/{pid}/environ").read_bytes()


def limits_of(pid: int) -> str:
    """What it may use (proc(5), limits)."""
    return Path(f"/proc/{pid}/limits").read_text()


@asynccontextmanager
async def end_of(pid: int) -> AsyncIterator[asyncio.Event]:
    """An event that is set when a process ends, whoever's child it is; a zombie has ended (pidfd_open(2))."""
    descriptor = os.pidfd_open(pid)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_reader(descriptor, ended.set)
    try:
        yield ended
    finally:
        asyncio.get_running_loop().remove_reader(descriptor)
        os.close(descriptor)


def feed(*entries: tuple[str, str]) -> bytes:
    """An RSS document of this minute with these titles and texts; an entry's guid is its title."""
    when = format_datetime(SystemClock().now())
    items = "".join(
        f"<item><guid isPermaLink='false'>{escape(title)}</guid><title>{escape(title)}</title>"
        f"<description>{escape(text)}</description><pubDate>{when}</pubDate></item>"
        for title, text in entries
    )
    return f"<rss version='2.0'><channel><title>Quay News</title>{items}</channel></rss>".encode()
