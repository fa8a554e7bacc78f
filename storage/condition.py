"""How a database file stands, looked at without changing it: whole or damaged, of which release, and who runs on it."""

import fcntl
import os
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlite_utils

from storage.database import APPLICATION_ID, BUSY_TIMEOUT_S, translated
from storage.errors import NotOurDatabase
from storage.migrations import migrations, unknown

_MOST_DAMAGE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """How a file stands.

    Attributes:
        damage: What SQLite's quick check complains of; () for nothing.
        waiting: Steps to this release's schema that were not made yet.
        newer: Steps of a newer release.
        size: Bytes, its log included.
    """

    damage: tuple[str, ...]
    waiting: tuple[str, ...]
    newer: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """Who runs on a database.

    Attributes:
        holder: As "host pid 123".
        since: When it began.
    """

    holder: str
    since: datetime


def examine(path: Path) -> Condition:
    """Look at a file that is there.

    Raises:
        NotOurDatabase: It is none of ours.
        StorageError: It cannot be read.
    """
    path = path.absolute()
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None)
        try:
            return _examined(connection, path)
        finally:
            connection.close()
    except sqlite3.Error as error:
        problem = translated(error, path)
        if problem is None:
            raise
    raise problem


def _examined(connection: sqlite3.Connection, path: Path) -> Condition:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotOurDatabase(f"database {path}: the file is none of Rajin's; name another one")
    utils = sqlite_utils.Database(connection, execute_plugins=False)
    complaints = [row[0] for row in connection.execute(f"PRAGMA quick_check({_MOST_DAMAGE})")]
    files = (path, path.with_name(f"{path.name}-wal"))
    return Condition(
        damage=() if complaints == ["ok"] else tuple(complaints),
        waiting=tuple(step.name for step in migrations.pending(utils)),
        newer=tuple(unknown(utils)),
        size=sum(file.stat().st_size for file in files if file.exists()),
    )


def runner(path: Path) -> Runner | None:
    """Who runs on a database now, or None.

    Raises:
        OSError: The lock file cannot be read.
    """
    real = path.resolve()
    try:
        descriptor = os.open(real.with_name(f"{real.name}.lock"), os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        holder = os.pread(descriptor, 200, 0).decode(errors="replace").strip()
        if not holder:  # it ended in peace; trying the lock could keep one that starts just now from it
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return Runner(holder=holder, since=datetime.fromtimestamp(os.fstat(descriptor).st_mtime, UTC))
        return None
    finally:
        os.close(descriptor)
