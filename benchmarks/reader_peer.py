"""The `reader` library as a peer: what a Python programmer would take to keep feeds in SQLite."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reader import Reader, make_reader


class ReaderPeer:
    """See `benchmarks.peers.Peer`.

    Args:
        library: An open reader.
        workers: How many threads fetch and parse.
    """

    def __init__(self, library: Reader, workers: int) -> None:
        self._library = library
        self._workers = workers

    async def add(self, urls: Sequence[str]) -> None:
        """Take feeds on."""
        for url in urls:
            self._library.add_feed(url)

    async def remove(self, url: str) -> None:
        """Drop one."""
        self._library.delete_feed(url)

    async def poll(self) -> dict[str, int]:
        """Ask every feed once."""
        self._library.update_feeds(scheduled=False, workers=self._workers)
        return {}

    async def entries(self) -> int:
        """How many entries its feeds have in the database."""
        return int(self._library.get_entry_counts().total or 0)


@contextmanager
def reader(folder: Path, *, workers: int) -> Iterator[ReaderPeer]:
    """The library on an empty database in a folder."""
    with make_reader(str(folder / "reader.db")) as library:
        yield ReaderPeer(library, workers)
