"""One look at a feed that somebody names: may it be fetched, and what is in it? The command line and chats ask the same.

Stores nothing; whoever asks decides whether the feed is added.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from feeds.collect import urls
from feeds.collect.addresses import Networks, checked
from feeds.collect.articles import articles
from feeds.collect.fetch import Fetcher
from feeds.collect.worker import Parser
from feeds.errors import AddressRefused
from feeds.types.feed import Feed, Fetched


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one document holds.

    Attributes:
        entries: How many.
        newest: When the newest dated one was published, or None.
        title: What it calls itself, or "".
        language: Which language it says that it is in, or None.
    """

    entries: int
    newest: datetime | None
    title: str
    language: str | None


def address(text: str, allowed: Networks) -> str:
    """An address in the form in which it is fetched, so that one feed is not there twice.

    Args:
        text: What was typed.
        allowed: The operator's networks, open in addition to the public ones.

    Raises:
        AddressRefused: It is none, or must not be fetched, whoever asks.
    """
    url = checked(text, allowed)
    if urls.has_credentials(text):
        raise AddressRefused(f"{url.raw_host}: the address holds a user name or password, which feeds are never asked with; leave it out")
    return str(url)


class FeedReader:
    """Fetches and reads one document.

    Args:
        fetcher: Fetches; it refuses what must not be fetched, wherever a name or a redirect leads.
        parser: Reads in its child process.
        clock: Time.
        allowed: The operator's networks.
    """

    def __init__(self, fetcher: Fetcher, parser: Parser, clock: Clock, *, allowed: Networks) -> None:
        self._fetcher = fetcher
        self._parser = parser
        self._clock = clock
        self._allowed = allowed

    def address(self, text: str) -> str:
        """See the function of this name."""
        return address(text, self._allowed)

    async def look(self, url: str) -> Look:
        """Fetch and read a feed.

        Raises:
            FeedError: It is refused, unreachable or unreadable.
        """
        fetched = await self._fetcher.fetch(self.address(url))
        if not isinstance(fetched, Fetched):
            raise AddressRefused(f"{url}: the server gave no document")
        parsed = await self._parser.parse(fetched.body, url=fetched.url, headers=fetched.headers)
        batch = articles(Feed(url=url, title=parsed.title or url), parsed, now=self._clock.now(), ids_reused=False)
        newest = max((article.published for article in batch.articles if article.dated), default=None)
        return Look(entries=len(parsed.entries), newest=newest, title=parsed.title, language=parsed.language)
