"""`rajin demo`: the replay of the sample feeds for a person, with what there is to say about it."""

import asyncio
import sys
from collections import Counter
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

from bot import config, log
from bot.demo import replay, script
from bot.demo.server import serving
from bot.networks.console import Console
from storage import outbox, sources, stories
from storage.database import Database
from storage.types import DeliveryKind, DeliveryState

_PAUSE_S = 0.6  # between two states, so that a person can follow


def play(*, quiet: bool) -> dict[str, Any]:
    """Play the states of the demo, show what two chats see, and count it up.

    Args:
        quiet: Show on standard error instead of standard output.
    """
    with TemporaryDirectory(prefix="rajin-demo-") as folder:
        settings = replay.settings(Path(folder))
        log.set_up(level=settings.log.level)
        return asyncio.run(_play(settings, out=sys.stderr if quiet else sys.stdout))


async def _play(settings: config.Settings, *, out: TextIO) -> dict[str, Any]:
    shown = script.load()
    clock = replay.ReplayClock(shown.states[0].at)
    networks = {"console": Console(out=out)}
    print(_opening(settings, shown), file=out, flush=True)
    async with serving(shown) as player, replay.staged(player, settings, networks, clock) as stage:
        for state in shown.states:
            if state.demo:
                print(_heading(state), file=out, flush=True)
                await stage.show(state)
                await clock.sleep(_PAUSE_S)
        return await stage.program.store.read(_tally)


def _tally(db: Database) -> dict[str, Any]:
    sent = outbox.list_deliveries(db, states=(DeliveryState.SENT, DeliveryState.FOLDED))
    kinds = Counter(delivery.kind for delivery in sent)
    feeds = sources.list_feeds(db)
    told = stories.list_stories(db)
    members = sum(len(story.tellings) for story in told)
    read = sum(state.entries for state in feeds)
    return {
        "feeds": len(feeds),
        "failing": sum(state.failures > 0 for state in feeds),
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


def _opening(settings: config.Settings, shown: script.Script) -> str:
    polling = settings.polling
    names = ", ".join(f"{name} ({language}, {zone})" for name, language, zone in replay.CHATS)
    return (
        f"Rajin plays {len(shown.samples)} sample feeds from a server on this machine to two chats: {names}.\n"
        "It is the program itself. Only these settings differ from `rajin run`:\n"
        f"  polling.interval_s = {polling.interval_s:g}   polling.host_gap_s = {polling.host_gap_s:g}   "
        f"polling.allow_networks = {polling.allow_networks[0]}   log.level = {settings.log.level}\n"
        "and a clock that replays the dates of the samples in jumps. Nothing is kept.\n"
    )


def _heading(state: script.State) -> str:
    return f"━━ {state.at.astimezone(UTC):%d %B %Y, %H:%M} UTC ━━ {state.words}\n"


def in_words(tally: dict[str, Any]) -> str:
    """The tally of `play` for people."""
    chats_told = len(replay.CHATS)
    return (
        f"━━ That was it ━━ {tally['read']} entries read from {tally['feeds']} feeds, "
        f"{tally['rejected']} rejected.\n"
        f"The other {tally['relevant']} tell {tally['stories']} events: {tally['merged']} retellings were merged.\n"
        f"Told in {chats_told} chats: {tally['alerts']} alerts; as replies {tally['updates']} updates and {tally['corrections']} "
        f"corrections; {tally['coverage_edits']} coverage lines edited in silence.\n"
        "Next: `rajin run` watches the real feeds; the README says how to connect Telegram."
    )
