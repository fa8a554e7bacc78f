"""The one thread that analyses, so that the event loop goes on meanwhile. It is a daemon: the program can end while it works.

The library's own pool cannot do that: at its exit Python waits for every thread of one.
"""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from typing import ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


class Analyst(Executor):
    """Does one piece of work after the other, in the order in which they were handed in."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[tuple[Future[object], Callable[[], object]] | None] = queue.SimpleQueue()
        threading.Thread(target=self._run, name="analyst", daemon=True).start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Hand in a piece of work; see `Executor`."""
        future: Future[T] = Future()
        self._waiting.put((future, partial(fn, *args, **kwargs)))  # type: ignore[arg-type] # a queue of results of any type
        return future

    def shutdown(self, wait: bool = False, *, cancel_futures: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002 - the library's
        """Give up what waits, and wait for nothing, whatever is asked for: what is under way commits nothing any more."""
        while True:
            try:
                piece = self._waiting.get_nowait()
            except queue.Empty:
                break
            if piece is not None:
                piece[0].cancel()
        self._waiting.put(None)

    def _run(self) -> None:
        while (piece := self._waiting.get()) is not None:
            future, work = piece
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = work()
            except BaseException as error:  # noqa: BLE001 - handed to whoever waits for it; the thread lives on for the others
                future.set_exception(error)
            else:
                future.set_result(result)
