"""`rajin feeds`: the feeds that are polled."""

import asyncio
from argparse import Namespace
from pathlib import Path
from typing import Any

from bot.app import user_agent
from bot.cli import languages, opening, output
from bot.clock import SystemClock
from bot.config import Settings
from bot.errors import BotError, UsageError
from bot.feed_reader import FeedReader, Look, address
from bot.log import BLOT
from feeds.collect import opml, urls
from feeds.collect.addresses import checked
from feeds.collect.fetch import Fetcher
from feeds.collect.worker import Parser
from feeds.errors import FeedError
from feeds.types.feed import Feed, Tier
from storage import sources
from storage.errors import Conflict
from storage.feed_types import FeedState

_UNREADABLE = 3
_COLUMNS = ("title", "url", "language", "tier", "status", "read_at", "failures", "error")


class FileError(BotError):
    """A file whose feeds cannot be added."""


def show_all(options: Namespace) -> int:
    """`rajin feeds list`."""
    with opening.database(options) as (db, _):
        records = [_record(state) for state in sources.list_feeds(db)]
    return output.many(
        options, records, columns=_COLUMNS, empty="No feeds yet. `rajin run` loads the shipped ones, `rajin feeds add URL` one."
    )


def test(options: Namespace) -> int:
    """`rajin feeds test URL`: exit code 3 when it is refused, unreachable or unreadable."""
    settings = opening.settings(options)
    shown = str(urls.parse(options.url) or BLOT) if urls.has_credentials(options.url) else options.url
    try:
        read = asyncio.run(_look(settings, address(options.url, settings.polling.allow_networks)))
    except FeedError as error:
        output.one(options, {"url": shown, "entries": 0, "newest": None, "error": str(error)})
        return _UNREADABLE
    return output.one(options, {"url": shown, "entries": read.entries, "newest": read.newest, "error": None, "title": read.title})


def add(options: Namespace) -> int:
    """`rajin feeds add URL`: only a feed that can be read is added."""
    settings = opening.settings(options)
    tier, title, language = _tier(options.tier), _title(options.title), languages.primary(options.language)
    url = address(options.url, settings.polling.allow_networks)
    with opening.database(options) as (db, _):
        if sources.feed_by_url(db, url) is not None:  # before anybody is asked for it
            raise Conflict(f"feed {url}: it is there already; `rajin feeds list` shows it")
    read = asyncio.run(_look(settings, url))
    feed = Feed(url=url, title=title or read.title[: opml.MOST_TITLE] or url, language=language or read.language, tier=tier)
    with opening.database(options) as (db, now), db.transaction():
        sources.add_feed(db, feed, actor=opening.actor(), now=now, next_check_at=now)
    record = {"url": feed.url, "title": feed.title, "entries": read.entries, "newest": read.newest, "added": True}
    entries = "one entry" if read.entries == 1 else f"{read.entries} entries"
    return output.one(options, record, text=f"Added {feed.title} ({entries} now). Its first poll is a baseline: stored, not told.")


def load(options: Namespace) -> int:
    """`rajin feeds import FILE.opml`: adds what is not there yet; nothing if one address must not be fetched."""
    settings = opening.settings(options)
    found = _read_file(options.file, settings)
    added = known = 0
    with opening.database(options) as (db, now), db.transaction():
        for feed in found:
            try:
                sources.add_feed(db, feed, actor=opening.actor(), now=now, next_check_at=now)
                added += 1
            except Conflict:
                known += 1
    return output.one(options, {"added": added, "known": known}, text=f"{added} feeds added, {known} were there already.")


def _read_file(file: Path, settings: Settings) -> tuple[Feed, ...]:
    try:
        found = opml.read(file.read_bytes())
        for feed in found:
            checked(feed.url, settings.polling.allow_networks)
    except OSError as error:
        raise FileError(f"{file}: cannot be read ({error.strerror})") from error
    except FeedError as error:
        raise FileError(f"{file}: {error}; nothing was added") from error
    return found


def _title(text: str | None) -> str:
    title = " ".join((text or "").split())
    if len(title) > opml.MOST_TITLE:
        raise UsageError(f"--title: longer than {opml.MOST_TITLE} characters")
    if not title.isprintable():
        raise UsageError("--title: holds characters that cannot be seen")
    return title


def _tier(word: str) -> Tier:
    try:
        return Tier(word)
    except ValueError:
        raise UsageError(f"--tier {word}: there is no such tier; there are {', '.join(Tier)}") from None


async def _look(settings: Settings, url: str) -> Look:
    """Fetch and read one document."""
    clock = SystemClock()
    parser = Parser()
    parser.start()
    allowed = settings.polling.allow_networks
    try:
        async with Fetcher(allowed_networks=allowed, user_agent=user_agent(settings.polling.contact), clock=clock) as fetcher:
            return await FeedReader(fetcher, parser, clock, allowed=allowed).look(url)
    finally:
        parser.close()


def _record(state: FeedState) -> dict[str, Any]:
    return {
        "url": state.feed.url,
        "title": state.feed.title,
        "language": state.feed.language,
        "tier": str(state.feed.tier),
        "kind": str(state.feed.kind),
        "status": str(state.status),
        "next_check_at": state.next_check_at,
        "checked_at": state.checked_at,
        "read_at": state.read_at,
        "failures": state.failures,
        "error": state.error,
        "entries": state.entries,
    }
