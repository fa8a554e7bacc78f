"""The work: feeds that are read, chats that are told, messages that arrive."""

from datetime import datetime, timedelta
from typing import Final

from bot.doctor.finding import Finding, Notes, counted, few
from bot.doctor.known import Known
from storage import chats, outbox, sources
from storage.database import Database
from storage.feed_types import FeedState, FeedStatus
from storage.types import ChatState

FAILING: Final = 3
"""Failures in a row from which on a feed fails; one or two come to everybody."""
WAITS_TOO_LONG: Final = timedelta(minutes=15)
_WORST: Final = 3
_FEEDS, _OUTBOX = Notes("feeds"), Notes("outbox")


def look(db: Database, known: Known, *, now: datetime) -> list[Finding]:
    """What the database tells of the work."""
    return [*_feeds(db), _told(db), *_outbox(db, known, now)]


def _feeds(db: Database) -> list[Finding]:
    feeds = sources.list_feeds(db)
    polled = [feed for feed in feeds if feed.status is FeedStatus.ACTIVE]
    if not polled:
        return [
            _FEEDS.wrong(
                "list", "no feed is polled", "rajin feeds add URL    # a database without feeds gets the shipped ones from `rajin run`"
            )
        ]
    failing = sorted((feed for feed in polled if feed.failures >= FAILING), key=lambda feed: -feed.failures)
    read = [feed for feed in polled if feed.checked_at is not None and not feed.failures]
    never = [feed for feed in polled if feed.checked_at is None]
    lately = len(polled) - len(failing) - len(read) - len(never)
    found = f"{len(read)} of {len(polled)} are read" + (f", {lately} failed the last time" if lately else "")
    found += f", {len(feeds) - len(polled)} paused" if len(polled) < len(feeds) else ""
    if failing:
        do = "\n".join([*map(_failure, failing[:_WORST]), "rajin feeds list    # names all of them"])
        reading = _FEEDS.wrong("reading", f"{found}; {len(failing)} keep failing", do)
    elif lately and not read:
        reading = _FEEDS.wrong("reading", found, f"does this machine reach the web? rajin feeds test {polled[0].feed.url}")
    else:
        reading = _FEEDS.right("reading", found)
    if not never:
        return [reading]
    text = f"{counted(len(never), 'feed was', 'feeds were')} not looked at yet"
    return [reading, _FEEDS.unknown("never", text, "a running program does it within minutes")]


def _failure(feed: FeedState) -> str:
    error = " ".join((feed.error or "").split())
    return f"{feed.feed.title[:40]}: {feed.failures} times, {error[:90]}    # rajin feeds test {feed.feed.url}"


def _told(db: Database) -> Finding:
    everywhere = chats.list_chats(db)
    told = [chat for chat in everywhere if chat.state is ChatState.ACTIVE and chat.topics]
    if not told:
        return _OUTBOX.wrong(
            "chats",
            "nobody is told anything: no chat subscribes to a topic",
            "write /start to the bot (Matrix: !start), or: rajin chats add console:desk --topic default",
        )
    names = sorted({chat.address.network for chat in told})
    return _OUTBOX.right("chats", ", ".join(f"{sum(chat.address.network == name for chat in told)} on {name}" for name in names))


def _outbox(db: Database, known: Known, now: datetime) -> list[Finding]:
    backlog = outbox.backlog(db, now=now)
    late = backlog.oldest_due is not None and now - backlog.oldest_due > WAITS_TOO_LONG
    found = f"{counted(backlog.pending, 'message')} waiting" if backlog.pending else "nothing waits"
    waiting = _OUTBOX.right("waiting", found)
    if late and backlog.oldest_due is not None:
        minutes = int((now - backlog.oldest_due).total_seconds() // 60)
        do = "look at what is said below of the networks" if known.runner else "rajin run"
        waiting = _OUTBOX.wrong("waiting", f"{found}, the oldest for {minutes} minutes", do)
    lost = [f"{number} {state}" for number, state in ((backlog.dead, "dead"), (backlog.ambiguous, "ambiguous")) if number]
    if not lost:
        return [waiting]
    return [
        waiting,
        _OUTBOX.wrong("failed", few(lost), "rajin outbox list    # with the reasons\nrajin outbox requeue    # sends what is dead again"),
    ]
