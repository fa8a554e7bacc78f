"""The asynchronous side of the one storage thread."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from storage.database import Database
from storage.writer import Writer

T = TypeVar("T")


class Store:
    """Runs work on the storage thread and awaits its result.

    Args:
        writer: The thread; the caller closes it.
    """

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    async def write(self, work: Callable[[Database], T]) -> T:
        """Run `work` inside a transaction; returns after its commit. Raises whatever `work` raises, then nothing of it was written."""
        return await asyncio.shield(asyncio.wrap_future(self._writer.submit(work)))

    async def read(self, work: Callable[[Database], T]) -> T:
        """Run `work` outside a transaction."""
        return await asyncio.wrap_future(self._writer.read(work))
