"""The one thread that owns the runner's database. Several waiting writes share one commit, since the disk's flush is what costs.

Each write is a savepoint of its own: one that fails undoes only itself. A write's future is resolved after the commit, never before.
"""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Generic, Self, TypeVar

from storage.database import Database
from storage.failpoint import reach

T = TypeVar("T")

GROUP = 64  # writes in one commit at most, so that none waits long for its neighbours


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Job(Generic[T]):
    work: Callable[[Database], T]
    future: "Future[T]"
    writes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    value: object = None
    error: BaseException | None = None


class Writer:
    """Runs work on a thread of its own, in the order in which it was handed in.

    `with Writer(open_database) as writer:` closes it at the end.
    """

    def __init__(self, open_database: Callable[[], Database]) -> None:
        """Start the thread and open the database on it.

        Raises:
            StorageError: The database cannot be opened.
        """
        self._jobs: queue.SimpleQueue[_Job[object] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._closed = False
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(open_database, opened), name="storage-writer", daemon=True)
        self._thread.start()
        opened.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def submit(self, work: Callable[[Database], T]) -> "Future[T]":
        """Write: run `work` inside a transaction; the future has its result once that is committed, or its exception.

        Raises:
            RuntimeError: The writer is closed.
        """
        return self._enqueue(work, writes=True)

    def read(self, work: Callable[[Database], T]) -> "Future[T]":
        """Read: run `work` without a transaction, after all that was handed in before.

        Raises:
            RuntimeError: The writer is closed.
        """
        return self._enqueue(work, writes=False)

    def close(self) -> None:
        """Do all that was handed in, then close the database. Closing twice does no harm."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join()

    def _enqueue(self, work: Callable[[Database], T], *, writes: bool) -> "Future[T]":
        future: Future[T] = Future()
        with self._lock:
            if self._closed:
                msg = "the writer is closed"
                raise RuntimeError(msg)
            self._jobs.put(_Job(work=work, future=future, writes=writes))  # type: ignore[arg-type] # a queue of jobs of any type
        return future

    def _run(self, open_database: Callable[[], Database], opened: "Future[None]") -> None:
        try:
            db = open_database()
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits for it
            opened.set_exception(error)
            return
        opened.set_result(None)
        try:
            self._serve(db)
        finally:
            db.close()

    def _serve(self, db: Database) -> None:
        last = False
        while not last:
            batch, last = self._gather()
            for writes, jobs in groupby(batch, key=attrgetter("writes")):
                if writes:
                    _write(db, list(jobs))
                else:
                    for job in jobs:
                        _read(db, job)

    def _gather(self) -> tuple[list[_Job[object]], bool]:
        """Wait for a job, take what waits behind it, and tell whether that was the end."""
        batch: list[_Job[object]] = []
        job = self._jobs.get()
        while job is not None:
            batch.append(job)
            if len(batch) == GROUP:
                return batch, False
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return batch, False
        return batch, True


def _write(db: Database, jobs: list[_Job[object]]) -> None:
    """Do all jobs in one transaction, then resolve their futures."""
    jobs = [job for job in jobs if job.future.set_running_or_notify_cancel()]
    if not jobs:
        return
    outcomes: list[_Outcome] = []
    try:
        with db.transaction():
            outcomes += [_attempt(db, job) for job in jobs]
            reach("writer.before_commit")
        reach("writer.after_commit")
    except BaseException as error:  # noqa: BLE001 - handed to those who wait; the thread must live on for the others
        outcomes = [_Outcome(error=error)] * len(jobs)
    for job, outcome in zip(jobs, outcomes, strict=True):
        _resolve(job, outcome)


def _attempt(db: Database, job: _Job[object]) -> _Outcome:
    try:
        with db.savepoint():
            return _Outcome(value=job.work(db))
    except BaseException as error:  # noqa: BLE001 - likewise, KeyboardInterrupt and SystemExit included
        return _Outcome(error=error)


def _read(db: Database, job: _Job[object]) -> None:
    if not job.future.set_running_or_notify_cancel():
        return
    try:
        outcome = _Outcome(value=job.work(db))
    except BaseException as error:  # noqa: BLE001 - likewise
        outcome = _Outcome(error=error)
    _resolve(job, outcome)


def _resolve(job: _Job[object], outcome: _Outcome) -> None:
    if outcome.error is None:
        job.future.set_result(outcome.value)
    else:
        job.future.set_exception(outcome.error)
