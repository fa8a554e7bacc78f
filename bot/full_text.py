"""The full text of the few articles that are worth it, before their alert is decided, and within a few seconds for all of a poll.

What comes too late, is refused or is no such page is left: then what the feed gave stands. Which articles are worth it, and what a page
changes, stands in `feeds.understand.fuller`.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from math import inf
from typing import Final, Protocol
from urllib.parse import urlsplit

from structlog.stdlib import BoundLogger

from feeds.errors import FeedError
from feeds.types.article import Analysis, Article
from feeds.types.topic import Rules
from feeds.understand.fuller import fuller, lacks_text

Judged = tuple[Article, Analysis]

MOST_PAGES: Final = 8
"""Pages that are fetched for one poll; the articles that matched come first."""
_SHARE: Final = 0.4
"""Of the seconds of a poll, what one page may take where others of its host wait behind it: one that drips must not cost them all."""


class Reader(Protocol):
    """What reads a page; `feeds.collect.pages.Pages` is one."""

    async def text(self, url: str, *, within_s: float) -> str:
        """The text of a page that comes within so many seconds of its turn, or a `FeedError`."""


class FullText:
    """Fetches pages, and reads articles anew with them.

    Args:
        pages: Reads one.
        analyst: Analyses.
        patience_s: Seconds for all pages of one poll.
    """

    def __init__(self, pages: Reader, analyst: Executor, *, patience_s: float) -> None:
        self._pages = pages
        self._analyst = analyst
        self._patience_s = patience_s

    async def fetch(self, judged: Sequence[Judged], log: BoundLogger) -> dict[bytes, str]:
        """The pages of those articles that lack their text, as far as they come in time: their texts by the articles' keys.

        Args:
            judged: New and changed articles of one poll with their analyses.
            log: Knows the poll; each page that is left is one line.
        """
        wanted = _wanted(judged)
        hosts = Counter(_host(url) for _, url in wanted)
        tasks = {
            article.key: asyncio.create_task(self._pages.text(url, within_s=self._patience_s * _SHARE if hosts[_host(url)] > 1 else inf))
            for article, url in wanted
        }
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
            about = log.bind(page=urls[key])
            if task.cancelled():
                about.info("page left", reason=f"not read within {self._patience_s:g} s")
            elif (error := task.exception()) is None:
                texts[key] = task.result()
            elif isinstance(error, FeedError):
                about.info("page left", reason=str(error))
            else:  # an error of our own must not cost the poll
                about.error("page left", exc_info=error)
        return texts

    async def deepen(self, judged: Sequence[Judged], texts: Mapping[bytes, str], rules: Rules, log: BoundLogger) -> tuple[Judged, ...]:
        """The articles with what their pages say, where that is theirs; all others as they are.

        Args:
            judged: As for `fetch`.
            texts: Texts of pages by the keys of articles.
            rules: Those of the analyses.
            log: As for `fetch`; each page that came is one line.
        """
        if not texts:
            return tuple(judged)
        found = await asyncio.get_running_loop().run_in_executor(self._analyst, partial(deepened, tuple(judged), texts, rules))
        for (before, _), (after, _) in zip(judged, found, strict=True):
            if before.key in texts:
                log.info("page read", page=before.url, characters=len(texts[before.key]), used=after is not before)
        return found


def _wanted(judged: Sequence[Judged]) -> list[tuple[Article, str]]:
    """Articles that lack their text and have a link that leads to them, those that matched first."""
    lacking = [
        (bool(analysis.matches), article, article.url)
        for article, analysis in judged
        if article.url is not None and article.link_key is not None and lacks_text(article, analysis)
    ]
    first = sorted(lacking, key=lambda each: not each[0])
    return [(article, url) for _, article, url in first[:MOST_PAGES]]


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def deepened(judged: Sequence[Judged], texts: Mapping[bytes, str], rules: Rules) -> tuple[Judged, ...]:
    """What `FullText.deepen` gives; module-level and pure, so that any executor can run it."""
    found: list[Judged] = []
    for article, analysis in judged:
        text = texts.get(article.key)
        longer = fuller(article, analysis, text, rules) if text is not None else None
        found.append(longer or (article, analysis))
    return tuple(found)
