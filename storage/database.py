"""Opening the database, its transactions, its errors, and the lock of the one runner. Knows no table but the migrations'.

A `Database` belongs to the thread that opened it. Every write stands inside `transaction()`, which begins IMMEDIATE: a deferred one that
reads first fails at once beside a second writer. Rows come back as lists, since an unfinished cursor keeps the log from being emptied.
"""

import fcntl
import os
import socket
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import sqlite_utils

from storage.codec import to_ms
from storage.errors import (
    Busy,
    Conflict,
    NewerDatabase,
    NotFound,
    NotOurDatabase,
    OutOfSpace,
    RunnerActive,
    StorageError,
    TransactionLost,
)
from storage.migrations import migrations, unknown
from storage.recent import Recent

Parameters = Sequence[object] | Mapping[str, object]

APPLICATION_ID = 0x52414A49  # "RAJI"
BUSY_TIMEOUT_S = 5.0
CACHE_KIB = 32 * 1024  # of pages that a connection keeps at most; a look-up in a large store reads many
LOG_LIMIT = 64 * 1024 * 1024  # bytes that the write-ahead log may keep after a checkpoint
_HEADER = 100  # bytes of an SQLite file's header (sqlite.org/fileformat2.html, section 1.3)
_MAGIC = b"SQLite format 3\0"

# Primary result codes (sqlite.org/rescode.html) and what the caller must do.
ERRORS: dict[int, tuple[type[StorageError], str]] = {
    sqlite3.SQLITE_ERROR: (StorageError, "SQLite refused a statement"),
    sqlite3.SQLITE_INTERNAL: (StorageError, "SQLite failed inside"),
    sqlite3.SQLITE_PERM: (StorageError, "access was denied; check who owns the file"),
    sqlite3.SQLITE_ABORT: (StorageError, "the statement was aborted"),
    sqlite3.SQLITE_BUSY: (Busy, f"another program has been writing to it for more than {BUSY_TIMEOUT_S:.0f} s; try again"),
    sqlite3.SQLITE_LOCKED: (Busy, "a table is in use; try again"),
    sqlite3.SQLITE_NOMEM: (StorageError, "out of memory"),
    sqlite3.SQLITE_READONLY: (StorageError, "it cannot be written: the file or its folder is read-only, or no transaction is open"),
    sqlite3.SQLITE_INTERRUPT: (StorageError, "the statement was interrupted"),
    sqlite3.SQLITE_IOERR: (StorageError, "the disk failed to read or write; check the disk and the system's log"),
    sqlite3.SQLITE_CORRUPT: (NotOurDatabase, "the file is damaged; restore it from a backup"),
    sqlite3.SQLITE_NOTFOUND: (StorageError, "SQLite does not know an operation"),
    sqlite3.SQLITE_FULL: (OutOfSpace, "the disk is full, nothing was written; make room and try again"),
    sqlite3.SQLITE_CANTOPEN: (StorageError, "it cannot be opened; check that the folder exists and can be written"),
    sqlite3.SQLITE_PROTOCOL: (Busy, "another program holds its locks; try again"),
    sqlite3.SQLITE_EMPTY: (StorageError, "it is empty"),
    sqlite3.SQLITE_SCHEMA: (Busy, "its schema was changed meanwhile; try again"),
    sqlite3.SQLITE_TOOBIG: (Conflict, "a value is larger than SQLite can hold"),
    sqlite3.SQLITE_CONSTRAINT: (Conflict, "a rule of the data forbids it"),
    sqlite3.SQLITE_MISMATCH: (StorageError, "a value has the wrong type"),
    sqlite3.SQLITE_MISUSE: (StorageError, "SQLite was misused"),
    sqlite3.SQLITE_NOLFS: (StorageError, "the file system cannot hold so large a file"),
    sqlite3.SQLITE_AUTH: (StorageError, "the statement was not authorised"),
    sqlite3.SQLITE_FORMAT: (NotOurDatabase, "the file is damaged; restore it from a backup"),
    sqlite3.SQLITE_RANGE: (StorageError, "a parameter does not exist"),
    sqlite3.SQLITE_NOTADB: (NotOurDatabase, "the file is no SQLite database; name another one"),
}
# After these a transaction must not go on, whether or not SQLite has ended it already.
_FATAL = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    },
)


def translated(error: sqlite3.Error, path: Path) -> StorageError | None:
    """Our error for one of SQLite's, or None for a mistake in our own code, which is to be seen as it is."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    kind, text = ERRORS.get(code & 0xFF, (StorageError, "SQLite failed"))
    return kind(f"database {path}: {text} ({error})")


@contextmanager
def _errors_of(path: Path, fatal: Callable[[StorageError], None] | None = None) -> Iterator[None]:
    """Raise our errors for SQLite's; `fatal` hears of those after which a transaction must not go on."""
    try:
        yield
    except sqlite3.Error as error:
        ours = translated(error, path)
        if ours is None:
            raise
        if fatal is not None and error.sqlite_errorcode & 0xFF in _FATAL:
            fatal(ours)
        raise ours from error


class Database:
    """One connection, for one thread. Opened by `Database.open`.

    Attributes:
        path: Its file.
        recent: What was made of rows that are never changed, by what names them for good. Forgotten whenever writes are undone, since
            a row that comes to nothing leaves its number to another.
    """

    def __init__(self, utils: sqlite_utils.Database, path: Path) -> None:
        self.path = path
        self.recent = Recent()
        self._utils = utils
        self._connection = utils.conn
        self._open = False
        self._fatal: StorageError | None = None

    @classmethod
    def open(cls, path: Path, *, create: bool = True, now: datetime) -> Self:
        """Open a database and bring it to this release's schema, or create it with access for its owner only.

        A file that is not ours is left untouched, byte for byte.

        Raises:
            NotFound: Its folder does not exist; or the file does not and `create` is false.
            NotOurDatabase: The file is empty, text, foreign or damaged.
            NewerDatabase: A newer release wrote it.
            Busy: Another program is holding it.
            StorageError: It cannot be read or written.
        """
        path = path.absolute()
        if not path.exists():
            _create(path, create=create, now=now)
        _refuse_foreign(path)
        with _errors_of(path):
            _refuse_newer(path)
            utils = _connect(path)
            try:
                _migrate(utils)
                utils.conn.execute("PRAGMA query_only = ON")
            except BaseException:
                utils.close()
                raise
        return cls(utils, path)

    def close(self) -> None:
        """Let go of the file. Closing twice does no harm."""
        self._utils.close()

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._open

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is committed together, or nothing of it.

        Raises:
            Busy: Another program has been writing for more than 5 s.
            OutOfSpace: The disk is full; also when the statement's own error was swallowed inside.
            TransactionLost: SQLite ended the transaction.
        """
        if self._open:
            msg = "a transaction is open already; use savepoint() inside it"
            raise RuntimeError(msg)
        with self._errors():
            self._connection.execute("PRAGMA query_only = OFF")
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                self._open, self._fatal = True, None
                try:
                    yield
                    self._require_transaction()
                    self._connection.execute("COMMIT")
                except BaseException:
                    self.recent.clear()
                    raise
                finally:
                    self._open = False
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
            finally:
                self._connection.execute("PRAGMA query_only = ON")

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Inside a transaction: an exception undoes what was written since here, and the transaction can go on."""
        self.execute("SAVEPOINT work")
        try:
            yield
        except BaseException:
            self.recent.clear()
            if self._connection.in_transaction:
                with self._errors():
                    self._connection.execute("ROLLBACK TO work")
                    self._connection.execute("RELEASE work")
            raise
        self.execute("RELEASE work")

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Write, inside a transaction; return how many rows were changed.

        Raises:
            Conflict: A rule of the data forbids it; the statement did nothing.
            OutOfSpace: The disk is full; the transaction is over.
            TransactionLost: The transaction is over.
        """
        self._require_transaction()
        with self._errors():
            return self._connection.execute(sql, parameters).rowcount

    def executemany(self, sql: str, rows: Iterable[Parameters]) -> int:
        """Write many rows; as `execute`."""
        self._require_transaction()
        with self._errors():
            return self._connection.executemany(sql, rows).rowcount

    def insert(self, sql: str, parameters: Parameters = ()) -> int:
        """Write one row and return its row number; as `execute`."""
        self._require_transaction()
        with self._errors():
            return int(self._connection.execute(sql, parameters).lastrowid or 0)

    def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Read all rows. A statement that writes and returns rows needs a transaction as any other."""
        if self._open:
            self._require_transaction()
        with self._errors():
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """Read the first row, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401 - a column's type is known to the caller only
        """Read the first column of the first row, or None."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def _require_transaction(self) -> None:
        if not self._open:
            msg = "a write needs transaction() around it"
            raise RuntimeError(msg)
        if self._fatal is not None:
            raise type(self._fatal)(str(self._fatal)) from self._fatal
        if not self._connection.in_transaction:
            raise TransactionLost(f"database {self.path}: SQLite ended the transaction, nothing of it was written; begin again")

    def _errors(self) -> AbstractContextManager[None]:
        return _errors_of(self.path, self._doom)

    def _doom(self, error: StorageError) -> None:
        self._fatal = error


def _connect(path: Path) -> sqlite_utils.Database:
    # isolation_level None: the driver begins no transaction of its own.
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, cached_statements=512)
    connection.row_factory = sqlite3.Row
    utils = sqlite_utils.Database(connection, execute_plugins=False)
    # What is deleted or overwritten leaves no bytes behind: codes, and what a chat wants forgotten.
    for pragma in (
        "secure_delete = ON",
        "foreign_keys = ON",
        "synchronous = FULL",
        f"journal_size_limit = {LOG_LIMIT}",
        f"cache_size = -{CACHE_KIB}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    utils.enable_wal()
    return utils


def _migrate(utils: sqlite_utils.Database) -> None:
    if not migrations.pending(utils):
        return
    # One transaction around all steps: two programs that open an old file at once must not both migrate it.
    utils.conn.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(utils)
        utils.conn.execute("COMMIT")
    finally:
        utils.rollback()


def _create(path: Path, *, create: bool, now: datetime) -> None:
    """Make a whole database beside `path`, then give it that name: nobody ever sees half of one."""
    if not path.parent.is_dir():
        raise NotFound(f"database {path}: the folder {path.parent} does not exist; create it, or name another database")
    if not create:
        raise NotFound(f"database {path}: there is no such file")
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        draft.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with _errors_of(path):
            _lay_out(draft, now)
        with suppress(FileExistsError):  # another program was faster: its file is as good
            os.link(draft, path)
    except OSError as error:
        raise StorageError(f"database {path}: it cannot be created ({error.strerror}); check the folder and its permissions") from error
    finally:
        with suppress(OSError):
            draft.unlink()


def _lay_out(draft: Path, now: datetime) -> None:
    connection = sqlite3.connect(draft, isolation_level=None)
    utils = sqlite_utils.Database(connection, execute_plugins=False)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrate(utils)
        connection.execute("INSERT INTO meta (key, value) VALUES ('created_at', ?)", (str(to_ms(now)),))
    finally:
        utils.close()


def _refuse_foreign(path: Path) -> None:
    """Look at the header only: SQLite itself might recover, empty or extend a file that it opens."""
    if not path.is_file():  # opening a pipe would wait for somebody who writes into it
        raise NotOurDatabase(f"database {path}: that is no file; name another one")
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise StorageError(f"database {path}: it cannot be read ({error.strerror})") from error
    if not header:
        raise NotOurDatabase(f"database {path}: the file is empty, so it is no database of Rajin; delete it, or name another one")
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise NotOurDatabase(f"database {path}: the file is no SQLite database; name another one")
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise NotOurDatabase(f"database {path}: the file belongs to another program; name another one")
    if max(header[18:20]) > 2:
        raise NewerDatabase(f"database {path}: it was written by a newer SQLite; install a newer one")


def _refuse_newer(path: Path) -> None:
    """Read with a connection that cannot write: closing an ordinary one may change the file."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    utils = sqlite_utils.Database(connection, execute_plugins=False)
    try:
        steps = unknown(utils)
    finally:
        utils.close()
    if steps:
        raise NewerDatabase(f"database {path}: a newer release of Rajin wrote it (it knows {', '.join(steps)}); install that release")


@contextmanager
def runner_lock(path: Path) -> Iterator[None]:
    """Be the only runner of a database, until the block or the process ends, however it ends.

    The lock is the kernel's (flock on "<database>.lock"), never a stale file; other programs may use the database beside the runner.

    Raises:
        RunnerActive: Another runner holds it.
        StorageError: The lock file cannot be written, or there is no such folder.
    """
    real = path.resolve()
    lock = real.with_name(f"{real.name}.lock")
    try:
        # os.open gives a descriptor that programs started by us do not inherit.
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    except FileNotFoundError as error:
        raise StorageError(f"database {path}: the folder {lock.parent} does not exist; create it, or name another database") from error
    except OSError as error:
        raise StorageError(f"lock {lock}: it cannot be written ({error.strerror}); check the folder and its permissions") from error
    try:
        _take(descriptor, path)
        _sign(descriptor, f"{socket.gethostname()} pid {os.getpid()}\n")
        yield
        _sign(descriptor, "")
    finally:
        os.close(descriptor)


def _sign(descriptor: int, holder: str) -> None:
    """Leave a name in the lock file for others to read. A full disk keeps nobody from running: the lock holds without it."""
    with suppress(OSError):
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, holder.encode(), 0)


def _take(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(descriptor, 200, 0).decode(errors="replace").strip() or "an unknown process"
        raise RunnerActive(f"database {path}: another runner is active ({holder}); stop it first", holder=holder) from None
