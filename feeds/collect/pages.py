"""The text of an article's page: robots.txt asked, fetched within limits, read in a child process that can be killed."""

from dataclasses import replace
from typing import Final

from feeds.collect.fetch import Fetcher, Limits
from feeds.collect.robots import Robots
from feeds.collect.turns import Clock
from feeds.collect.urls import link_key
from feeds.collect.worker import Parser
from feeds.errors import ParseError, RetryLater
from feeds.types.feed import Fetched

LIMITS: Final = Limits(
    connect_s=3.0,
    total_s=10.0,
    wire_bytes=3 * 2**20,
    unpacked_bytes=5 * 2**20,
    types=frozenset({"text/html", "application/xhtml+xml"}),
)
"""What the page of one article may cost."""


class Pages:
    """Reads pages. The caller starts and closes the parser, and gives up where it waits too long.

    Args:
        fetcher: Fetches pages and robots.txt, in turn with the feeds.
        parser: Reads both; one of its own, so that no page holds up a feed.
        clock: For the age of robots.txt.
        agent: The product token that robots.txt is asked about.
    """

    def __init__(self, fetcher: Fetcher, parser: Parser, clock: Clock, *, agent: str) -> None:
        self._fetcher = fetcher
        self._parser = parser
        self._robots = Robots(fetcher, parser, clock, agent=agent)

    async def text(self, url: str, *, within_s: float = LIMITS.total_s) -> str:
        """The text of a page, paragraphs parted by a newline, never empty.

        Args:
            url: Absolute http or https address.
            within_s: Seconds for the page to come, from when it is its turn at its host; at most `LIMITS` are given.

        Raises:
            AddressRefused: The address, or one that it leads to, must not be fetched.
            RobotsRefused: The host does not want it to be read.
            ParseError: It is no HTML, has no text, cost too much to read, or is a front page that the address leads to.
            RetryLater: Anything else that went wrong.
        """
        limits = replace(LIMITS, total_s=min(within_s, LIMITS.total_s))
        fetched = await self._fetcher.fetch(url, limits=limits, guard=self._robots.guard)
        if not isinstance(fetched, Fetched):
            raise RetryLater("no page, although nothing was known of it")
        if link_key(fetched.url) is None:  # it shows the beginnings of many articles
            raise ParseError("the address leads to no page of an article")
        return (await self._parser.page(fetched.body, url=fetched.url, headers=fetched.headers)).text
