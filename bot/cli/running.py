"""`rajin run` and `rajin poll`: the program itself."""

import asyncio
import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from bot import app, config
from bot.cli import opening, output
from bot.clock import Clock, SystemClock
from bot.networks.base import Network
from bot.networks.console import Console
from bot.opening import open_seeded
from bot.poller import Tally
from feeds.collect.opml import load_catalogue
from storage import chats, sources, topics
from storage.audit import Actor
from storage.database import Database
from storage.types import Address, ChatKind

_SELF = Actor(who="rajin")


def run(options: Namespace) -> int:
    """`rajin run`: until stopped. A database without feeds gets the catalogue, one without chats a console chat."""
    settings, clock = opening.settings(options), SystemClock()
    tally = asyncio.run(_run(settings, clock, to_stderr=options.json))
    return output.one(options, asdict(tally)) if options.json else 0


def poll(options: Namespace) -> int:
    """`rajin poll --once`: one round over every feed, then send what is due."""
    settings, clock = opening.settings(options), SystemClock()
    tally = asyncio.run(_poll(settings, clock, push_first=options.push_first, to_stderr=options.json))
    return output.one(options, asdict(tally))


async def _run(settings: config.Settings, clock: Clock, *, to_stderr: bool) -> Tally:
    networks = build_networks(settings, console_to_stderr=to_stderr)

    def open_database() -> Database:
        now = clock.now()
        db = open_seeded(settings.database, now)
        with db.transaction():
            furnish(db, settings, now)
        return db

    async with app.running(settings, networks=networks, clock=clock, open_database=open_database) as program:
        print(_greeting(settings, networks), file=sys.stderr)
        await program.serve()
        return program.poller.tally


async def _poll(settings: config.Settings, clock: Clock, *, push_first: bool, to_stderr: bool) -> Tally:
    networks = build_networks(settings, console_to_stderr=to_stderr)
    async with app.running(
        settings, networks=networks, clock=clock, open_database=lambda: open_seeded(settings.database, clock.now())
    ) as program:
        tally = await program.poller.poll_all(push_first=push_first)
        await program.dispatcher.drain()
        return tally


def build_networks(settings: config.Settings, *, console_to_stderr: bool = False) -> dict[str, Network]:
    """The networks that the settings name."""
    console = settings.console
    networks: dict[str, Network] = {
        "console": Console(
            out=sys.stderr if console_to_stderr else sys.stdout,
            transcript=console.transcript,
            honours_ids=console.honours_ids,
            faults=console.faults,
            default_chat=console.chat or "desk",
        ),
    }
    if token := settings.telegram_token():
        from bot.networks.telegram.network import Telegram  # noqa: PLC0415 - half of all start-up time, for those who use it

        networks["telegram"] = Telegram(token, api_url=settings.telegram.api_url)
    return networks


def furnish(db: Database, settings: config.Settings, now: datetime) -> None:
    """The catalogue into a database that never had a feed, a console chat into one without chats."""
    if not sources.list_feeds(db):
        for feed in load_catalogue():
            sources.add_feed(db, feed, actor=_SELF, now=now, next_check_at=now)
    if settings.console.chat and not chats.list_chats(db):
        address = Address(network="console", address=settings.console.chat)
        chat = chats.upsert_chat(
            db, address, kind=ChatKind.PRIVATE, language=settings.console.language, time_zone="UTC", title=settings.console.chat, now=now
        )
        for topic in topics.list_topics(db)[:1]:
            chats.subscribe(db, chat, topic.name, actor=_SELF, now=now)


def _greeting(settings: config.Settings, networks: Mapping[str, Network]) -> str:
    where = ", ".join(networks)
    return (
        f"Rajin is running on {settings.database} ({where}). A feed's first poll is a baseline: stored, not told.\n"
        "Alerts appear here as they happen. Type /topics to see what this chat gets; Ctrl-C ends the program."
    )
