"""What hosts ask of robots (RFC 9309): their robots.txt, fetched like everything else, kept for a while, and asked before each page.

What it says is read in a child process (`feeds.collect.exclusion`); here is only what a missing, broken or silent one means.
"""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Final, Protocol
from weakref import WeakValueDictionary

from yarl import URL

from feeds.collect.fetch import Check, Fetcher, Limits
from feeds.collect.turns import Clock
from feeds.errors import FeedError, ParseError, RetryLater, RobotsRefused
from feeds.types.feed import Fetched

KEPT_S: Final = 12 * 3600.0
"""Seconds for which an answer counts; RFC 9309, 2.4, allows a day."""
KEPT_FAILURE_S: Final = 600.0
"""The same for none: until then the host's pages are left alone."""
MOST_HOSTS: Final = 256
MOST_BYTES: Final = 4 * 2**20
"""Of all files that are kept; the one asked for longest ago goes first."""
LIMITS: Final = Limits(connect_s=2.0, total_s=3.0, wire_bytes=500 * 2**10, unpacked_bytes=500 * 2**10, cut=True)
"""Of a longer file the first 500 KiB count (RFC 9309, 2.5). A host that needs longer than this for it would make an alert wait."""


class Reader(Protocol):
    """What reads a robots.txt; `feeds.collect.worker.Parser` is one."""

    async def permits(self, robots: bytes, *, url: str, agent: str) -> bool:
        """Whether it lets the agent read an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A robots.txt; `content` is None where the host would not say, and b"" where it has none."""

    content: bytes | None
    until: float


class Robots:
    """Guards fetches of pages.

    Args:
        fetcher: Fetches the files.
        reader: Reads them.
        clock: For their age.
        agent: The product token that groups are looked for by.
    """

    def __init__(self, fetcher: Fetcher, reader: Reader, clock: Clock, *, agent: str) -> None:
        self._fetcher = fetcher
        self._reader = reader
        self._clock = clock
        self._agent = agent
        self._known: OrderedDict[URL, _Known] = OrderedDict()
        self._locks: WeakValueDictionary[URL, asyncio.Lock] = WeakValueDictionary()

    async def guard(self, url: URL) -> Check:
        """The check for the origin of an address, see `feeds.collect.fetch.Guard`; asks the host where its answer is not known."""
        origin = url.origin()
        lock = self._locks.setdefault(origin, asyncio.Lock())
        async with lock:  # several pages of one host ask for its file once
            known = self._known.get(origin)
            if known is None or known.until <= self._clock.monotonic():
                known = await self._ask(origin)
                self._keep(origin, known)
            self._known.move_to_end(origin)
        return partial(self._check, known)

    async def _check(self, known: _Known, url: URL) -> None:
        """Let an address pass.

        Raises:
            RobotsRefused: The file does not, or there is none to be had, or it cannot be read.
        """
        if known.content is None:
            raise RobotsRefused(f"{url.raw_host}: its robots.txt cannot be had now")
        if not known.content:
            return
        try:
            allowed = await self._reader.permits(known.content, url=str(url), agent=self._agent)
        except ParseError:
            raise RobotsRefused(f"{url.raw_host}: its robots.txt cannot be read") from None
        if not allowed:
            raise RobotsRefused(f"{url.raw_host}: its robots.txt does not want this page to be read")

    async def _ask(self, origin: URL) -> _Known:
        """RFC 9309, 2.3.1: what answers with 4xx has no rules; where nothing answers, or 5xx, nothing is allowed for now.

        "Too many requests" is no word about rules, though it is 4xx.
        """
        content: bytes | None = None
        try:
            result = await self._fetcher.fetch(str(origin / "robots.txt"), limits=LIMITS, gap=False)
        except RetryLater as error:
            if error.status is not None and _has_none(error.status):
                content = b""
        except FeedError:
            pass  # it leads where we must not go
        else:
            content = result.body if isinstance(result, Fetched) else None
        return _Known(content=content, until=self._clock.monotonic() + (KEPT_FAILURE_S if content is None else KEPT_S))

    def _keep(self, origin: URL, known: _Known) -> None:
        self._known[origin] = known
        self._known.move_to_end(origin)
        size = sum(len(each.content or b"") for each in self._known.values())
        while len(self._known) > MOST_HOSTS or size > MOST_BYTES:
            _, gone = self._known.popitem(last=False)
            size -= len(gone.content or b"")


def _has_none(status: int) -> bool:
    return 200 < status < 300 or (400 <= status < 500 and status != HTTPStatus.TOO_MANY_REQUESTS)
