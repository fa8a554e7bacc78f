"""How much memory it takes: of a process that analyses and stores, and of the whole program with its children.

`python -m benchmarks.memory REPORTS` is the first process itself, with everything imported that `rajin run` may import.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.figures import BenchmarkError
from benchmarks.server import HOSTS, started
from bot.clock import SystemClock
from bot.opening import open_seeded
from feeds.types.feed import Feed
from storage import sources
from storage.audit import Actor

_LOOK_EVERY_S: Final = 0.02
_SELF: Final = Actor(who="benchmarks")


def of_analysis(reports: int) -> float:
    """Peak of resident memory in megabytes of a new process that analyses and stores reports of both kinds in all languages."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.memory", str(reports)], stdout=subprocess.PIPE, check=True)
    return float(done.stdout)


def of_program(feeds: int) -> float:
    """Peak of memory in megabytes of `rajin poll --once` and its children over so many feeds on loopback; shared pages count once.

    Raises:
        BenchmarkError: It did not end well.
    """
    with TemporaryDirectory(prefix="rajin-benchmarks-") as folder, started(feeds) as port:
        database = Path(folder) / "rajin.db"
        _fill(database, [f"http://{HOSTS[feed % len(HOSTS)]}:{port}/{feed}" for feed in range(feeds)])
        command = [sys.executable, "-m", "bot", "--database", str(database), "poll", "--once", "--allow-network", "127.0.0.0/8"]
        env = {**os.environ, "RAJIN_POLLING__HOST_GAP_S": "0", "RAJIN_POLLING__CONTACT": "benchmarks"}
        with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
            peak = 0.0
            while program.poll() is None:
                peak = max(peak, sum(map(_shared_mb, _family(program.pid))))
                time.sleep(_LOOK_EVERY_S)
        if program.returncode:
            raise BenchmarkError(f"rajin poll ended with exit code {program.returncode}")
        return peak


def _fill(database: Path, urls: list[str]) -> None:
    now = SystemClock().now()
    db = open_seeded(database, now)
    try:
        with db.transaction():
            for url in urls:
                sources.add_feed(db, Feed(url=url, title=url), actor=_SELF, now=now, next_check_at=now)
    finally:
        db.close()


def _family(pid: int) -> Iterator[int]:
    """A process and all below it that live."""
    yield pid
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text(encoding="ascii").split()]
    except OSError:  # it ended meanwhile
        return
    for child in children:
        yield from _family(child)


def _shared_mb(pid: int) -> float:
    """What a process takes in megabytes, a page shared by n processes as an n-th; 0 for one that has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _analyse(reports: int) -> float:
    """Peak of this process in megabytes after it has analysed and stored reports."""
    import bot.app  # noqa: PLC0415 - only this process is to carry all imports
    import bot.networks.telegram.network  # noqa: F401, PLC0415 - likewise
    from benchmarks.understand import understand_all  # noqa: PLC0415 - which imports this file

    understand_all(reports)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(_analyse(int(sys.argv[1])))
