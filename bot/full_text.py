"""The full text of the few articles that are worth it, before their alert is decided, and within a few seconds for all of a poll.

What comes too late, is refused or is no such page is left: then what the feed gave stands. Which articles are worth it, and what a page
changes, stands in `feeds.understand.fuller`.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final, Protocol

import structlog

from feeds.errors import FeedError
from feeds.types.article import Analysis, Article
from feeds.types.topic import Rules
from feeds.understand.fuller import fuller, lacks_text

Judged = tuple[Article, Analysis]

MOST_PAGES: Final = 8
"""Pages that are fetched for one poll; the articles that matched come first."""


class Reader(Protocol):
    """What reads a page; `feeds.collect.pages.Pages` is one."""

    async def text(self, url: str) -> str:
        """The text of a page, or a `FeedError`."""


class FullText:
    """Fetches pages.

    Args:
        pages: Reads one.
        patience_s: Seconds for all pages of one poll.
    """

    def __init__(self, pages: Reader, *, patience_s: float) -> None:
        self._pages = pages
        self._patience_s = patience_s
        self._log = structlog.stdlib.get_logger("rajin")

    async def fetch(self, judged: Sequence[Judged], *, feed: str, round: int) -> dict[bytes, str]:  # noqa: A002 - the word of the log
        """The pages of those articles that lack their text, as far as they come in time: their texts by the articles' keys.

        Args:
            judged: New and changed articles of one poll with their analyses.
            feed: Its address, for the log.
            round: The round, for the log.
        """
        tasks = {article.key: asyncio.create_task(self._pages.text(url)) for article, url in _wanted(judged)}
        urls = {article.key: article.url for article, _ in judged}
        if not tasks:
            return {}
        try:
            await asyncio.wait(tasks.values(), timeout=self._patience_s)
        finally:
            for task in tasks.values():
                task.cancel()
            await asyncio.gather(*tasks.values(), return_exceptions=True)
        texts: dict[bytes, str] = {}
        for key, task in tasks.items():
            log = self._log.bind(feed=feed, round=round, page=urls[key])
            if task.cancelled():
                log.info("page left", reason=f"not read within {self._patience_s:g} s")
            elif (error := task.exception()) is None:
                texts[key] = task.result()
                log.info("page read", characters=len(texts[key]))
            elif isinstance(error, FeedError):
                log.info("page left", reason=str(error))
            else:  # an error of our own must not cost the poll
                log.error("page left", exc_info=error)
        return texts


def _wanted(judged: Sequence[Judged]) -> list[tuple[Article, str]]:
    """Articles that lack their text and have a link that leads to them, those that matched first."""
    lacking = [
        (bool(analysis.matches), article, article.url)
        for article, analysis in judged
        if article.url is not None and article.link_key is not None and lacks_text(article, analysis)
    ]
    first = sorted(lacking, key=lambda each: not each[0])
    return [(article, url) for _, article, url in first[:MOST_PAGES]]


def deepened(judged: Sequence[Judged], texts: Mapping[bytes, str], rules: Rules) -> tuple[Judged, ...]:
    """The articles with what their pages say, where these are theirs; pure, for any executor."""
    return tuple(
        (article.key in texts and fuller(article, analysis, texts[article.key], rules)) or (article, analysis)
        for article, analysis in judged
    )
