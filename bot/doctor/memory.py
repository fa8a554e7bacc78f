"""The database: whole, of this release, with room on the disk, private, and with a runner that is awake."""

import shutil
import stat
from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path
from shlex import quote
from typing import Final

from bot.doctor.finding import Finding, Notes, counted, few
from storage import sources
from storage.condition import Condition, Runner
from storage.database import Database
from storage.errors import StorageError

LEAST_FREE: Final = 200 << 20
"""Bytes that should be free on the disk: SQLite's log alone may take 64 MiB, and twice that while it is written back."""
LATE: Final = timedelta(minutes=15)
"""By how much a feed may be overdue while the program runs; a look at all feeds takes minutes at most."""
_NOTES = Notes("database")
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def absent(path: Path) -> list[Finding]:
    """What is said of a database that was not made yet."""
    folder = path.absolute().parent
    if not folder.is_dir():
        return [_NOTES.wrong("file", f"{path} is not there, nor is its folder", f"mkdir -p {quote(str(folder))}"), _disk(path, 0)]
    return [_NOTES.unknown("file", f"{path} is not there yet", "rajin run    # makes it"), _disk(path, 0)]


def unusable(path: Path, problem: StorageError | OSError) -> list[Finding]:
    """What is said of one that cannot be opened."""
    what, _, remedy = str(problem).rpartition("; ")
    return [_NOTES.wrong("file", what or str(problem), remedy if what else f"look at {path} and the system's log")]


def look(path: Path, condition: Condition, running: Runner | None) -> list[Finding]:
    """What the file itself tells."""
    return [_whole(path, condition), *_release(condition, running), *_private(path), _disk(path, condition.size)]


def awake(db: Database, running: Runner | None, *, now: datetime) -> Finding:
    """Whether the program runs, and does what it should."""
    feeds = sources.active(db)
    last = max((feed.checked_at for feed in feeds if feed.checked_at), default=None)
    seen = f"last look at a feed {_ago(now - last)}" if last else "no feed was looked at yet"
    if running is None:
        return _NOTES.wrong(
            "runner", f"the program does not run on this database; {seen}", "rajin run    # better by a service manager, such as systemd"
        )
    found = f"{running.holder}, for {_long(now - running.since)}; {seen}"
    overdue = [feed for feed in feeds if now - max(feed.next_check_at, running.since) > LATE]
    if overdue and (last is None or now - last > LATE):
        return _NOTES.wrong(
            "runner", f"{found}: it hangs, {counted(len(overdue), 'feed')} should have been looked at", "look at its log, then restart it"
        )
    return _NOTES.right("runner", found)


def _whole(path: Path, condition: Condition) -> Finding:
    if condition.damage:
        return _NOTES.wrong(
            "file", f"{path} is damaged: {few(condition.damage, 2)}", "stop the program, keep the file, restore the last backup"
        )
    return _NOTES.right("file", f"{path}, {_bytes(condition.size)}, whole")


def _release(condition: Condition, running: Runner | None) -> list[Finding]:
    if condition.newer:
        return [_NOTES.wrong("release", f"a newer release wrote it ({few(condition.newer)})", "install that release")]
    if condition.waiting:
        do = (
            "restart the program    # its release is older than this one"
            if running
            else "rajin run    # brings it up to date; take a backup first"
        )
        return [_NOTES.wrong("release", f"an older release wrote it; {counted(len(condition.waiting), 'step')} to this one", do)]
    return [_NOTES.right("release", "as this release has it")]


def _private(path: Path) -> list[Finding]:
    lax = [file for file in _parts(path) if file.exists() and file.stat().st_mode & _OTHERS]
    if lax:
        return [
            _NOTES.wrong(
                "access", f"others can read {few(file.name for file in lax)}", f"chmod 600 {' '.join(quote(str(file)) for file in lax)}"
            )
        ]
    return []


def _parts(path: Path) -> Collection[Path]:
    return [path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))]


def _disk(path: Path, size: int) -> Finding:
    folder = next(each for each in path.absolute().parents if each.is_dir())
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        return _NOTES.wrong(
            "disk",
            f"{_bytes(free)} free in {folder}",
            f"make room: at least {_bytes(LEAST_FREE)}, and {_bytes(size)} for each copy of the database",
        )
    return _NOTES.right("disk", f"{_bytes(free)} free")


def _bytes(count: int) -> str:
    """A size for people."""
    size, unit = float(count), "B"
    for larger in ("KB", "MB", "GB", "TB"):
        if size < 1000:
            break
        size, unit = size / 1000, larger
    return f"{size:.0f} {unit}" if size >= 10 or unit == "B" else f"{size:.1f} {unit}"


def _ago(gap: timedelta) -> str:
    return f"{_long(gap)} ago"


def _long(gap: timedelta) -> str:
    """How long something is, in its largest unit."""
    seconds = max(0, round(gap.total_seconds()))
    for name, length in (("day", 86_400), ("hour", 3600), ("minute", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {name}s"
    return counted(seconds, "second")
