"""`rajin demo`: the real program against the sample feeds, on a clock that jumps from one state of them to the next.

Same fetcher, poller, triage, outbox and dispatcher as `rajin run`; what differs are settings, which are printed, and the clock.
"""

import asyncio
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot import app, config, log
from bot.clock import SystemClock
from bot.demo import script
from bot.demo.server import HOST, Player, serving
from bot.networks.console import Console
from bot.opening import open_seeded
from storage import chats, outbox, sources, stories, topics
from storage.audit import Actor
from storage.database import Database
from storage.types import Address, ChatKind, DeliveryKind, DeliveryState

_SELF = Actor(who="demo")
_CHATS = (("analyst", "en", "UTC"), ("redaktion", "de", "Europe/Berlin"))
_PAUSE_S = 0.6  # between two states, so that a person can follow


class ReplayClock(SystemClock):
    """A clock that is set to the dates of the samples and runs on from there; its monotonic side is the machine's."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._set_at = self.monotonic()

    def set(self, moment: datetime) -> None:
        """Jump."""
        self._start, self._set_at = moment, self.monotonic()

    def now(self) -> datetime:
        """The replayed time."""
        return self._start + timedelta(seconds=self.monotonic() - self._set_at)

    def jitter(self) -> float:
        """Always the middle: a replay is the same each time."""
        return 0.5


def play(*, quiet: bool) -> dict[str, Any]:
    """Play every state, show what two chats see, and count it up.

    Args:
        quiet: Show on standard error instead of standard output.
    """
    with TemporaryDirectory(prefix="rajin-demo-") as folder:
        settings = config.fixed(_overrides(Path(folder)))
        log.set_up(level=settings.log.level)
        return asyncio.run(_play(settings, quiet=quiet))


def _overrides(folder: Path) -> dict[str, Any]:
    return {
        "database": folder / "demo.db",
        "polling": {"interval_s": 1.0, "host_gap_s": 0.0, "allow_networks": [f"{HOST}/32"], "contact": "demo"},
        "log": {"level": "error"},
    }


async def _play(settings: config.Settings, *, quiet: bool) -> dict[str, Any]:
    out = sys.stderr if quiet else sys.stdout
    first, *later = script.states()
    clock = ReplayClock(first.at)
    async with serving(first) as player:

        def say(text: str) -> None:
            print(text, file=out, flush=True)

        say(_opening(settings))
        networks = {"console": Console(out=out)}

        def open_database() -> Database:
            db = open_seeded(settings.database, clock.now())
            with db.transaction():
                _furnish(db, player, clock.now())
            return db

        async with app.running(settings, networks=networks, clock=clock, open_database=open_database) as program:
            say(_heading(first))
            await program.poller.poll_all()
            await program.dispatcher.drain()
            for state in later:
                await clock.sleep(_PAUSE_S)
                say(_heading(state))
                player.state = state
                clock.set(state.at)
                await program.poller.tick()
                await program.poller.finish()
                await program.dispatcher.drain()
            return await program.store.read(_tally)


def _furnish(db: Database, player: Player, now: datetime) -> None:
    for sample in script.samples():
        feed = replace(sample.feed, url=player.base + sample.file)
        sources.add_feed(db, feed, actor=_SELF, now=now, next_check_at=now)
    default = topics.list_topics(db)[0].name
    for name, language, zone in _CHATS:
        address = Address(network="console", address=name)
        chat = chats.upsert_chat(db, address, kind=ChatKind.PRIVATE, language=language, time_zone=zone, title=name, now=now)
        chats.subscribe(db, chat, default, actor=_SELF, now=now)


def _tally(db: Database) -> dict[str, Any]:
    sent = outbox.list_deliveries(db, states=(DeliveryState.SENT, DeliveryState.FOLDED))
    kinds = {kind: sum(delivery.kind is kind for delivery in sent) for kind in DeliveryKind}
    told = stories.list_stories(db)
    members = sum(len(story.tellings) for story in told)
    read = sum(state.entries for state in sources.list_feeds(db))
    return {
        "feeds": len(sources.list_feeds(db)),
        "failing": sum(state.failures > 0 for state in sources.list_feeds(db)),
        "read": read,
        "rejected": read - members,
        "relevant": members,
        "stories": len(told),
        "merged": members - len(told),
        "alerts": kinds[DeliveryKind.ALERT],
        "updates": kinds[DeliveryKind.UPDATE],
        "corrections": kinds[DeliveryKind.CORRECTION],
        "coverage_edits": kinds[DeliveryKind.COVERAGE],
    }


def _opening(settings: config.Settings) -> str:
    polling = settings.polling
    names = ", ".join(f"{name} ({language}, {zone})" for name, language, zone in _CHATS)
    return (
        f"Rajin plays {len(script.samples())} sample feeds from a server on this machine to two chats: {names}.\n"
        "It is the program itself. Only these settings differ from `rajin run`:\n"
        f"  polling.interval_s = {polling.interval_s:g}   polling.host_gap_s = {polling.host_gap_s:g}   "
        f"polling.allow_networks = {polling.allow_networks[0]}   log.level = {settings.log.level}\n"
        "and a clock that replays the dates of the samples in jumps. Nothing is kept.\n"
    )


def _heading(state: script.State) -> str:
    return f"━━ {state.at.astimezone(UTC):%d %B %Y, %H:%M} UTC ━━ {state.words['en']}\n"


def in_words(tally: dict[str, Any]) -> str:
    """The tally of `play` for people."""
    chats_told = len(_CHATS)
    return (
        f"━━ That was it ━━ {tally['read']} entries read from {tally['feeds']} feeds, "
        f"{tally['rejected']} rejected.\n"
        f"The other {tally['relevant']} tell {tally['stories']} events: {tally['merged']} retellings were merged.\n"
        f"Told in {chats_told} chats: {tally['alerts']} alerts; as replies {tally['updates']} updates and {tally['corrections']} "
        f"corrections; {tally['coverage_edits']} coverage lines edited in silence.\n"
        "Next: `rajin run` watches the real feeds; the README says how to connect Telegram."
    )
