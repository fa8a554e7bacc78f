"""The storage thread: order, group commit, and what happens when things fail."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from storage import errors
from storage.database import Database
from storage.writer import GROUP, Writer
from tests.storage.samples import NOW


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    """A running writer."""
    with Writer(lambda: Database.open(path, now=NOW)) as running:
        yield running


def put(db: Database, key: str) -> str:
    """Write one row and return its key."""
    db.execute("INSERT INTO meta (key, value) VALUES (?, '')", (key,))
    return key


def keys(db: Database) -> set[str]:
    """What `put` wrote."""
    return {row["key"] for row in db.rows("SELECT key FROM meta")} - {"created_at"}


class Gate:
    """Work that holds the thread until it is opened, so that other work queues up behind it."""

    def __init__(self, writer: Writer) -> None:
        self._open = threading.Event()
        entered = threading.Event()

        def wait(_: Database) -> None:
            entered.set()
            self._open.wait()

        self.future = writer.read(wait)
        entered.wait()

    def open(self) -> None:
        """Let the thread go on."""
        self._open.set()


def test_a_result_is_there_after_its_commit(writer: Writer, path: Path) -> None:
    """When the future has its result, another connection sees the row."""
    other = Database.open(path, now=NOW)
    writer.submit(lambda db: put(db, "a")).result()
    assert keys(other) == {"a"}
    other.close()


def test_waiting_writes_share_a_commit(writer: Writer) -> None:
    """All writes that wait together are seen by none before all are committed, and each has its own result."""
    seen: list[str] = []
    gate = Gate(writer)
    futures = [writer.submit(lambda db, n=n: seen.append(put(db, str(n)))) for n in range(10)]  # type: ignore[misc] # mypy infers no lambda with defaults
    # The first to be resolved finds all of them done: they were one transaction.
    done_at_first: list[int] = []
    futures[0].add_done_callback(lambda _: done_at_first.append(len(seen)))
    gate.open()
    for future in futures:
        future.result()
    assert seen == [str(number) for number in range(10)]
    assert done_at_first == [10]


def test_a_group_has_an_end(writer: Writer) -> None:
    """More writes than fit one commit are all done, in order."""
    gate = Gate(writer)
    order: list[int] = []
    futures = [writer.submit(lambda _, n=n: order.append(n)) for n in range(3 * GROUP + 1)]  # type: ignore[misc] # mypy infers no lambda with defaults
    gate.open()
    for future in futures:
        future.result()
    assert order == list(range(3 * GROUP + 1))


def test_a_failing_write_undoes_only_itself(writer: Writer) -> None:
    """Its neighbours in the same commit stay."""

    def fail(db: Database) -> None:
        put(db, "b")
        raise ZeroDivisionError

    gate = Gate(writer)
    first, failing, last = writer.submit(lambda db: put(db, "a")), writer.submit(fail), writer.submit(lambda db: put(db, "c"))
    gate.open()
    first.result()
    last.result()
    with pytest.raises(ZeroDivisionError):
        failing.result()
    assert writer.read(keys).result() == {"a", "c"}


def test_a_full_disk_fails_the_whole_commit_and_the_thread_lives_on(writer: Writer) -> None:
    """Nobody is told that something was written which was not."""

    def fill(db: Database) -> None:
        db.execute("INSERT INTO meta (key, value) VALUES ('large', ?)", ("x" * 100_000,))

    writer.read(lambda db: db.value(f"PRAGMA max_page_count = {db.value('PRAGMA page_count') + 4}")).result()
    gate = Gate(writer)
    futures: list[Future[object]] = [writer.submit(lambda db: put(db, "a")), writer.submit(fill), writer.submit(lambda db: put(db, "b"))]
    gate.open()
    for future in futures:
        with pytest.raises(errors.OutOfSpace):
            future.result()
    assert writer.read(keys).result() == set()
    writer.read(lambda db: db.value("PRAGMA max_page_count = 1000000")).result()
    writer.submit(lambda db: put(db, "later")).result()
    assert writer.read(keys).result() == {"later"}


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_the_thread_survives_what_ends_programs(writer: Writer, stop: type[BaseException]) -> None:
    """An interrupt inside work goes to the one who waits for it."""

    def interrupted(_: Database) -> None:
        raise stop

    with pytest.raises(stop):
        writer.submit(interrupted).result()
    with pytest.raises(stop):
        writer.read(interrupted).result()
    assert writer.submit(lambda db: put(db, "a")).result()


def test_reads_and_writes_keep_their_order(writer: Writer) -> None:
    """A read sees every write that was handed in before it, and none after."""
    gate = Gate(writer)
    futures = []
    for name in ("a", "b", "c"):
        writer.submit(lambda db, name=name: put(db, name))  # type: ignore[misc] # mypy infers no lambda with defaults
        futures.append(writer.read(keys))
    gate.open()
    assert [future.result() for future in futures] == [{"a"}, {"a", "b"}, {"a", "b", "c"}]


def test_a_read_stands_outside_transactions(writer: Writer) -> None:
    """A read that writes is refused."""
    with pytest.raises(RuntimeError, match="needs transaction"):
        writer.read(lambda db: put(db, "a")).result()


def test_cancelled_work_is_not_done(writer: Writer) -> None:
    """A future that was cancelled while waiting leaves no trace."""
    gate = Gate(writer)
    write, read = writer.submit(lambda db: put(db, "a")), writer.read(keys)
    assert write.cancel()
    assert read.cancel()
    gate.open()
    assert writer.read(keys).result() == set()


def test_closing_does_what_was_handed_in(path: Path) -> None:
    """Close waits for all of it; afterwards nothing more is taken; closing twice does no harm."""
    writer = Writer(lambda: Database.open(path, now=NOW))
    gate = Gate(writer)
    futures = [writer.submit(lambda db, n=n: put(db, str(n))) for n in range(5)]  # type: ignore[misc] # mypy infers no lambda with defaults
    closer = threading.Thread(target=writer.close)
    closer.start()
    gate.open()
    closer.join()
    assert all(future.done() for future in futures)
    with pytest.raises(RuntimeError, match="closed"):
        writer.submit(keys)
    writer.close()


def test_a_database_that_cannot_be_opened_is_told_at_once(tmp_path: Path) -> None:
    """The error comes from the constructor, and no thread is left."""
    before = threading.active_count()
    with pytest.raises(errors.NotFound):
        Writer(lambda: Database.open(tmp_path / "nowhere" / "x.db", now=NOW))
    assert threading.active_count() == before


def test_two_writers_on_one_database_wait_for_each_other(writer: Writer, path: Path) -> None:
    """The runner's thread and a command of another program both get their writes in."""
    with Writer(lambda: Database.open(path, now=NOW)) as other:
        futures = [
            each.submit(lambda db, name=f"{each is writer} {number}": put(db, name))  # type: ignore[misc] # mypy infers no lambda with defaults
            for number in range(50)
            for each in (writer, other)
        ]
        for future in futures:
            future.result()
    assert len(writer.read(keys).result()) == 100
