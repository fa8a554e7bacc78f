"""Opening, refusing, transactions, errors and the runner's lock."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlite_utils

from storage import errors
from storage.database import ERRORS, Database, runner_lock, translated
from tests.storage.samples import NOW

HOLDER = """
import sys, time
from pathlib import Path
from storage.database import runner_lock
with runner_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def put(db: Database, key: str, value: str = "x") -> None:
    """Write one small row."""
    db.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (key, value))


def keys(db: Database) -> set[str]:
    """What `put` wrote."""
    return {row["key"] for row in db.rows("SELECT key FROM meta")} - {"created_at", "rules"}


def fill_up(db: Database) -> None:
    """Let the database have no page more than it has."""
    pages = db.value("PRAGMA page_count")
    db.value(f"PRAGMA max_page_count = {pages + 4}")


def test_a_created_database_belongs_to_its_owner_only(path: Path) -> None:
    """The file, its log and its index are readable by their owner only, whatever the umask."""
    before = os.umask(0)
    try:
        db = Database.open(path, now=NOW)
        modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
        db.close()
    finally:
        os.umask(before)
    assert modes == {0o600}


def test_the_connection_is_set_up_for_durability(db: Database) -> None:
    """Write-ahead log, full synchronisation, foreign keys and a bounded log."""
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "journal_size_limit", "busy_timeout", "application_id")
    values = [db.value(f"PRAGMA {pragma}") for pragma in pragmas]
    assert values == ["wal", 2, 1, 64 * 1024 * 1024, 5000, 0x52414A49]


def test_opening_again_changes_nothing(path: Path) -> None:
    """What was written is there, and no draft is left beside the file."""
    db = Database.open(path, now=NOW)
    with db.transaction():
        put(db, "a")
    db.close()
    db = Database.open(path, now=NOW)
    assert keys(db) == {"a"}
    db.close()
    assert [file.name for file in path.parent.iterdir()] == ["rajin.db"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The message says which folder and what to do."""
    with pytest.raises(errors.NotFound, match=r"folder .*nowhere does not exist; create it"):
        Database.open(tmp_path / "nowhere" / "rajin.db", now=NOW)


def test_a_missing_file_is_not_made_when_it_must_be_there(path: Path) -> None:
    """With create=False a missing database is an error and stays missing."""
    with pytest.raises(errors.NotFound, match="there is no such file"):
        Database.open(path, create=False, now=NOW)
    assert not path.exists()


def test_a_file_that_cannot_be_created_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    """What the system says is passed on, with what to look at."""
    with pytest.raises(errors.StorageError, match=r"cannot be created \(File name too long\); check"):
        Database.open(tmp_path / ("x" * 250), now=NOW)


def foreign(path: Path) -> None:
    """Another program's database."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (a)")
    connection.commit()
    connection.close()


def newer_release(path: Path) -> None:
    """A database of ours with a migration from the future."""
    Database.open(path, now=NOW).close()
    utils = sqlite_utils.Database(path)
    utils["_sqlite_migrations"].insert({"migration_set": "rajin", "name": "m0099_later", "applied_at": "2030"})  # type: ignore[union-attr] # a table, no view
    utils.close()


def newer_sqlite(path: Path) -> None:
    """A database of ours in a format from the future."""
    Database.open(path, now=NOW).close()
    raw = bytearray(path.read_bytes())
    raw[18] = raw[19] = 3
    path.write_bytes(raw)


def truncated(path: Path) -> None:
    """A database of ours that was cut."""
    Database.open(path, now=NOW).close()
    path.write_bytes(path.read_bytes()[:8192])


def scrambled(path: Path) -> None:
    """A database of ours whose first page is nonsense behind the header."""
    Database.open(path, now=NOW).close()
    raw = path.read_bytes()
    path.write_bytes(raw[:100] + b"\xff" * 3996 + raw[4096:])


@pytest.mark.parametrize(
    ("make", "refusal", "message"),
    [
        (lambda path: path.write_bytes(b""), errors.NotOurDatabase, "empty"),
        (lambda path: path.write_text("just a note " * 20), errors.NotOurDatabase, "no SQLite database"),
        (lambda path: path.write_bytes(b"SQLite format 3\0"), errors.NotOurDatabase, "no SQLite database"),
        (foreign, errors.NotOurDatabase, "another program"),
        (truncated, errors.NotOurDatabase, "damaged"),
        (scrambled, errors.NotOurDatabase, "damaged"),
        (newer_release, errors.NewerDatabase, "m0099_later"),
        (newer_sqlite, errors.NewerDatabase, "newer SQLite"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_untouched(
    path: Path, make: Callable[[Path], object], refusal: type[errors.StorageError], message: str
) -> None:
    """Empty, text, foreign, damaged and newer files are refused by name, and not one byte of them changes."""
    make(path)
    before = path.read_bytes()
    with pytest.raises(refusal, match=message) as refused:
        Database.open(path, now=NOW)
    assert str(path) in str(refused.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_is_no_file_is_refused(path: Path, make: Callable[[Path], None]) -> None:
    """A folder is no database, and nobody waits for what comes out of a pipe."""
    make(path)
    with pytest.raises(errors.NotOurDatabase, match="no file"):
        Database.open(path, now=NOW)


def test_programs_that_create_at_once_share_one_database(path: Path) -> None:
    """Two processes that find no file end up with the same one."""
    program = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC; from storage.database import Database\n"
        "db = Database.open(Path(sys.argv[1]), now=datetime(2024, 1, 1, tzinfo=UTC))\n"
        "with db.transaction(): db.execute('INSERT INTO meta (key, value) VALUES (?, ?)', (sys.argv[2], 'x'))"
    )
    started = [subprocess.Popen([sys.executable, "-c", program, str(path), name]) for name in ("a", "b", "c")]
    assert [process.wait() for process in started] == [0, 0, 0]
    db = Database.open(path, now=NOW)
    assert keys(db) == {"a", "b", "c"}
    db.close()


def put_and_fail(db: Database, key: str) -> None:
    """Write, then raise."""
    put(db, key)
    raise ZeroDivisionError


def test_an_exception_undoes_the_transaction(db: Database) -> None:
    """Nothing of a transaction that raised is there, and the next one works."""
    with pytest.raises(ZeroDivisionError), db.transaction():
        put_and_fail(db, "a")
    with db.transaction():
        put(db, "b")
    assert keys(db) == {"b"}
    assert not db.in_transaction


def test_a_savepoint_undoes_only_itself(db: Database) -> None:
    """What stands before and behind a failed savepoint is committed."""
    with db.transaction():
        put(db, "a")
        with pytest.raises(ZeroDivisionError), db.savepoint():
            put_and_fail(db, "b")
        with db.savepoint():
            put(db, "c")
    assert keys(db) == {"a", "c"}


def test_a_write_outside_a_transaction_is_refused(db: Database) -> None:
    """Neither the writing calls nor a writing query get through."""
    for write in (db.execute, db.insert, db.executemany):
        with pytest.raises(RuntimeError, match=r"needs transaction\(\)"):
            write("DELETE FROM meta", ())
    with pytest.raises(errors.StorageError, match="no transaction is open"):
        db.rows("DELETE FROM meta RETURNING key")
    assert db.value("SELECT count(*) FROM meta") > 0


def test_transactions_do_not_nest(db: Database) -> None:
    """A second transaction inside the first is a mistake, and says what to use."""
    with db.transaction(), pytest.raises(RuntimeError, match="savepoint"), db.transaction():
        pass


def test_a_mistake_in_a_statement_is_an_error_of_ours(db: Database) -> None:
    """SQL that SQLite refuses names the database; a wrong number of parameters is seen as it is."""
    with pytest.raises(errors.StorageError, match="no such table"):
        db.rows("SELECT * FROM absent")
    with pytest.raises(sqlite3.ProgrammingError):
        db.rows("SELECT ?")


def test_a_rule_of_the_data_is_a_conflict_and_the_transaction_goes_on(db: Database) -> None:
    """A constraint undoes its statement only."""
    with db.transaction():
        put(db, "a")
        with pytest.raises(errors.Conflict, match="UNIQUE"):
            put(db, "a")
        put(db, "b")
    assert keys(db) == {"a", "b"}


def test_a_full_disk_writes_nothing(db: Database) -> None:
    """The transaction that meets a full disk is gone whole, and later ones work again."""
    fill_up(db)
    rows = [("small", "x"), ("large", "x" * 100_000)]
    with pytest.raises(errors.OutOfSpace, match="make room"), db.transaction():
        db.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", rows)
    assert keys(db) == set()
    db.value("PRAGMA max_page_count = 1000000")
    with db.transaction():
        put(db, "later")
    assert keys(db) == {"later"}


def test_a_swallowed_full_disk_writes_nothing_either(db: Database) -> None:
    """Statements behind it are refused, and the commit raises: they would have gone through one by one."""
    fill_up(db)
    refused = []

    def careless() -> None:
        with db.transaction():
            put(db, "small")
            for name in ("large", "behind", "last"):
                try:
                    put(db, name, "x" * (100_000 if name == "large" else 1))
                except errors.OutOfSpace:
                    refused.append(name)

    with pytest.raises(errors.OutOfSpace):
        careless()
    assert refused == ["large", "behind", "last"]
    assert keys(db) == set()


def test_a_transaction_that_ended_under_us_is_lost(db: Database) -> None:
    """Whatever ended it, the next statement and the commit say so."""
    with pytest.raises(errors.TransactionLost, match="begin again"), db.transaction():  # noqa: PT012 - the commit is what raises
        put(db, "a")
        db._connection.execute("ROLLBACK")  # stands for any reason that SQLite may have
        with pytest.raises(errors.TransactionLost):
            put(db, "b")
        with pytest.raises(errors.TransactionLost):
            db.rows("SELECT 1")
    assert keys(db) == set()


def test_a_second_writer_waits_and_is_then_told(db: Database, path: Path) -> None:
    """A database that another program keeps locked is Busy, and free again afterwards."""
    other = Database.open(path, now=NOW)
    other._connection.execute("PRAGMA busy_timeout = 10")  # five seconds are too long for a test
    with db.transaction(), pytest.raises(errors.Busy, match="try again"), other.transaction():
        pass
    with other.transaction():
        put(other, "a")
    assert keys(db) == {"a"}
    other.close()


def test_readers_work_beside_a_writer(db: Database, path: Path) -> None:
    """Another program reads what was committed while a transaction is open."""
    other = Database.open(path, now=NOW)
    with db.transaction():
        put(db, "a")
        assert keys(other) == set()
    assert keys(other) == {"a"}
    other.close()


def test_every_result_code_of_sqlite_has_its_place_in_the_table() -> None:
    """No primary code that means an error is forgotten (sqlite.org/rescode.html)."""
    names = (
        "ERROR INTERNAL PERM ABORT BUSY LOCKED NOMEM READONLY INTERRUPT IOERR CORRUPT NOTFOUND FULL CANTOPEN PROTOCOL EMPTY SCHEMA "
        "TOOBIG CONSTRAINT MISMATCH MISUSE NOLFS AUTH FORMAT RANGE NOTADB"
    )
    codes = {getattr(sqlite3, f"SQLITE_{name}") for name in names.split()}
    assert codes == set(range(1, 27))
    assert set(ERRORS) == codes


def test_an_extended_code_is_mapped_by_its_primary_code(path: Path) -> None:
    """SQLITE_IOERR_WRITE is an I/O error, SQLITE_BUSY_SNAPSHOT a busy database; an error without a code is a mistake of ours."""
    error = sqlite3.OperationalError("x")
    assert translated(error, path) is None
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY_SNAPSHOT
    assert isinstance(translated(error, path), errors.Busy)
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
    assert "disk failed" in str(translated(error, path))


def hold(path: Path) -> subprocess.Popen[str]:
    """Another process that holds the runner's lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_there_is_one_runner_and_the_refusal_names_it(path: Path) -> None:
    """A second runner is told host and pid of the first; its end frees the lock."""
    process = hold(path)
    with process:
        with pytest.raises(errors.RunnerActive, match="stop it first") as refused, runner_lock(path):
            pass
        assert refused.value.holder.endswith(f" pid {process.pid}")
        process.communicate("")
    with runner_lock(path):
        assert str(os.getpid()) in path.with_name("rajin.db.lock").read_text()
    assert path.with_name("rajin.db.lock").read_text() == ""


def test_a_killed_runner_frees_the_lock(path: Path) -> None:
    """The kernel does it: there is no stale lock file."""
    with hold(path) as process:
        process.kill()
        process.wait()
        with runner_lock(path):
            pass
        assert process.stdin is not None


def test_the_lock_is_the_database_not_its_name(tmp_path: Path, path: Path) -> None:
    """A symbolic link to the database leads to the same lock."""
    path.touch()
    link = tmp_path / "link.db"
    link.symlink_to(path)
    with runner_lock(path), pytest.raises(errors.RunnerActive), runner_lock(link):
        pass


def test_children_do_not_inherit_the_lock(path: Path) -> None:
    """A program started by the runner does not keep the lock when the runner has ended."""
    with runner_lock(path):
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with child:
        with runner_lock(path):
            pass
        child.communicate(b"\n")


def test_a_runner_without_a_folder_is_told_to_make_it(tmp_path: Path) -> None:
    """Not that some lock cannot be written."""
    with (
        pytest.raises(errors.StorageError, match=r"the folder .*nowhere does not exist; create it"),
        runner_lock(tmp_path / "nowhere" / "x"),
    ):
        pass


def test_a_lock_that_cannot_be_written_is_an_error_with_a_remedy(path: Path) -> None:
    """A folder in the lock file's place is reported."""
    path.with_name("rajin.db.lock").mkdir()
    with pytest.raises(errors.StorageError, match="cannot be written"), runner_lock(path):
        pass
