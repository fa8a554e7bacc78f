"""How a database file stands, looked at from outside."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import waits
from storage.condition import examine, runner
from storage.database import Database, runner_lock
from storage.errors import NotOurDatabase, StorageError
from storage.migrations import NAMES
from tests.storage.samples import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database that nobody has open."""
    Database.open(tmp_path / "rajin.db", now=NOW).close()
    return tmp_path / "rajin.db"


def test_a_good_file_is_whole_and_of_this_release(path: Path) -> None:
    """No byte of it is changed by looking, also while somebody writes to it."""
    before = path.read_bytes()
    seen = examine(path)
    assert (seen.damage, seen.waiting, seen.newer, seen.size) == ((), (), (), len(before))
    db = Database.open(path, now=NOW)
    with db.transaction():
        waits.note(db, "matrix", seconds=1, now=NOW)
        assert examine(path).damage == ()
    assert examine(path).size > seen.size
    db.close()


def test_a_file_without_our_steps_waits_for_all_of_them(path: Path) -> None:
    """As one of the first release does; they are named in their order."""
    db = Database.open(path, now=NOW)
    with db.transaction():
        db.execute("DELETE FROM _sqlite_migrations")
    db.close()
    assert examine(path).waiting == tuple(sorted(NAMES))


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\0" + bytes(4000)])
def test_what_is_no_database_of_ours_is_refused(tmp_path: Path, content: bytes) -> None:
    """And left as it is."""
    file = tmp_path / "rajin.db"
    file.write_bytes(content)
    with pytest.raises(NotOurDatabase):
        examine(file)
    assert file.read_bytes() == content


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """Looking makes nothing."""
    with pytest.raises(StorageError):
        examine(tmp_path / "rajin.db")
    assert list(tmp_path.iterdir()) == []


def test_a_runner_is_known_by_its_lock(path: Path) -> None:
    """By name and since when; not after it ended, nor after it was killed, and nobody is kept from starting."""
    assert runner(path) is None
    with runner_lock(path):
        found = runner(path)
        assert found is not None
        assert found.holder.endswith(f"pid {os.getpid()}")
        assert abs(found.since - datetime.now(UTC)) < timedelta(hours=1)  # noqa: TID251 - the file's own time
        name = path.with_name("rajin.db.lock").read_text()
    assert runner(path) is None
    path.with_name("rajin.db.lock").write_text(name)
    assert runner(path) is None
    with runner_lock(path):
        pass
