"""`rajin run` and `rajin poll`: the program itself."""

import asyncio
import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime

from bot import app, config
from bot.cli import opening, output
from bot.clock import Clock, SystemClock
from bot.menu import menu
from bot.networks.base import Network
from bot.networks.console import Console
from bot.opening import open_seeded
from bot.poller import Tally
from feeds.collect.opml import load_catalogue
from storage import chats, messages, sources, topics
from storage.audit import Actor
from storage.database import Database
from storage.types import Address, ChatKind

_SELF = Actor(who="rajin")
_STOPPED = 1


def run(options: Namespace) -> int:
    """`rajin run`: until stopped. A database without feeds gets the catalogue, one without chats a console chat."""
    settings, clock = opening.settings(options), SystemClock()
    tally = asyncio.run(_run(settings, clock, to_stderr=options.json))
    return output.one(options, asdict(tally)) if options.json else 0


def poll(options: Namespace) -> int:
    """`rajin poll --once`: one round over every feed, then send what is due. Exit code 1 when a network could not be used."""
    settings, clock = opening.settings(options), SystemClock()
    tally, stopped = asyncio.run(_poll(settings, clock, push_first=options.push_first, to_stderr=options.json))
    output.one(options, asdict(tally))
    return _STOPPED if stopped else 0


async def _run(settings: config.Settings, clock: Clock, *, to_stderr: bool) -> Tally:
    console = _console(settings, to_stderr=to_stderr)
    networks = _networks(settings, console, clock)

    def open_database() -> Database:
        now = clock.now()
        db = _open(settings, console, now)
        with db.transaction():
            furnish(db, settings, now)
        return db

    async with app.running(settings, networks=networks, clock=clock, open_database=open_database) as program:
        print(_greeting(settings, networks, program.dispatcher.stopped), file=sys.stderr)
        await program.serve()
        return program.poller.tally


async def _poll(settings: config.Settings, clock: Clock, *, push_first: bool, to_stderr: bool) -> tuple[Tally, bool]:
    """What the round did, and whether a network could not be used."""
    console = _console(settings, to_stderr=to_stderr)
    networks = _networks(settings, console, clock)
    async with app.running(
        settings, networks=networks, clock=clock, open_database=lambda: _open(settings, console, clock.now())
    ) as program:
        tally = await program.poller.poll_all(push_first=push_first)
        await program.dispatcher.drain()
        await program.keep_house()
        return tally, bool(program.dispatcher.stopped)


def _console(settings: config.Settings, *, to_stderr: bool) -> Console:
    console = settings.console
    return Console(
        out=sys.stderr if to_stderr else sys.stdout,
        transcript=console.transcript,
        honours_ids=console.honours_ids,
        faults=console.faults,
        default_chat=console.chat or "desk",
    )


def _networks(settings: config.Settings, console: Console, clock: Clock) -> dict[str, Network]:
    """The console and the networks that the settings name."""
    networks: dict[str, Network] = {console.name: console}
    if token := settings.telegram_token():
        networks["telegram"] = _telegram(settings, token)
    if settings.matrix.homeserver:
        from bot.cli.matrix import network  # noqa: PLC0415 - likewise

        networks["matrix"] = network(settings, clock)
    return networks


def _telegram(settings: config.Settings, token: str) -> Network:
    from bot.networks.telegram.network import Telegram  # noqa: PLC0415 - half of all start-up time, for those who use it
    from bot.networks.telegram.webhook import Webhook  # noqa: PLC0415 - likewise

    account, secret = settings.telegram, settings.telegram_webhook_secret()
    host, port = account.listens_on()
    return Telegram(
        token,
        api_url=account.api_url,
        menu=menu("telegram", settings.owners),
        webhook=Webhook(url=account.webhook_url, secret=secret, host=host, port=port) if account.webhook_url and secret else None,
        messages_per_second=account.messages_per_second,
    )


def _open(settings: config.Settings, console: Console, now: datetime) -> Database:
    db = open_seeded(settings.database, now)
    console.resume(messages.count(db, console.name))
    return db


def furnish(db: Database, settings: config.Settings, now: datetime) -> None:
    """The catalogue into a database that never had a feed, a console chat into one without chats.

    Feeds that were removed count: whoever took all of them off the list does not want them back at the next start.
    """
    if not sources.had_any(db):
        for feed in load_catalogue():
            sources.add_feed(db, feed, actor=_SELF, now=now, next_check_at=now)
    if settings.console.chat and not chats.list_chats(db):
        address = Address(network="console", address=settings.console.chat)
        chat = chats.upsert_chat(
            db, address, kind=ChatKind.PRIVATE, language=settings.console.language, time_zone="UTC", title=settings.console.chat, now=now
        )
        for topic in topics.list_topics(db)[:1]:
            chats.subscribe(db, chat, topic.name, actor=_SELF, now=now)


def _greeting(settings: config.Settings, networks: Iterable[str], stopped: Mapping[str, str]) -> str:
    where = ", ".join(name for name in networks if name not in stopped)
    refused = [f"Nothing is sent on {name}: {reason}. Its alerts wait for the next start." for name, reason in stopped.items()]
    return "\n".join(
        [
            f"Rajin is running on {settings.database} ({where}). A feed's first poll is a baseline: stored, not told.",
            *refused,
            "Alerts appear here as they happen. Type /topics to see what this chat gets; Ctrl-C ends the program.",
        ]
    )
