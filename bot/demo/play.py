"""`rajin demo`: the replay of the sample feeds for a person, with what there is to say about it."""

import asyncio
import signal
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

from bot import config, log
from bot.demo import replay, script
from bot.demo.server import serving
from bot.networks.base import Pace
from bot.networks.console import Console
from bot.poller import Tally
from storage import outbox, sources, stories
from storage.database import Database
from storage.types import DeliveryKind, DeliveryState

# So that a person can follow; a pipe or a file reads at any speed.
_READABLE = Pace(per_chat_s=3.0)
_PAUSE_S = 2.0  # between two states
_ENDING = (signal.SIGTERM, signal.SIGHUP)  # as Ctrl-C does: nothing is left behind


def play(*, quiet: bool) -> dict[str, Any]:
    """Play the states of the demo, show what two chats see, and count it up.

    Args:
        quiet: Show on standard error instead of standard output.
    """
    with TemporaryDirectory(prefix="rajin-demo-") as folder:
        settings = replay.settings(Path(folder))
        log.set_up(level=settings.log.level)
        try:
            return asyncio.run(_play(settings, out=sys.stderr if quiet else sys.stdout))
        except asyncio.CancelledError:  # by one of _ENDING
            raise KeyboardInterrupt from None


async def _play(settings: config.Settings, *, out: TextIO) -> dict[str, Any]:
    playing, broken_off = asyncio.current_task(), asyncio.Event()
    assert playing is not None  # noqa: S101 - a coroutine runs in a task

    def break_off() -> None:
        broken_off.set()
        playing.cancel()

    for number in _ENDING:
        asyncio.get_running_loop().add_signal_handler(number, break_off)
    shown = script.load()
    clock = replay.ReplayClock(shown.states[0].at)
    watched = out.isatty()
    networks = {"console": Console(out=out, pace=_READABLE if watched else Pace())}
    print(_opening(settings, shown), file=out, flush=True)
    async with serving(shown) as player, replay.staged(player, settings, networks, clock) as stage:
        for state in (state for state in shown.states if state.demo):
            before = replace(stage.program.poller.tally)
            await stage.read(state)
            print(_heading(state, before, stage.program.poller.tally), file=out, flush=True)
            await stage.tell()
            if watched:
                await clock.sleep(_PAUSE_S)
        counted = await stage.program.store.read(_tally)
    if broken_off.is_set():  # too late to be noticed, or swallowed by whatever ran just then
        raise asyncio.CancelledError
    return counted


def _tally(db: Database) -> dict[str, Any]:
    sent = outbox.list_deliveries(db, states=(DeliveryState.SENT, DeliveryState.FOLDED))
    kinds = Counter(delivery.kind for delivery in sent)
    feeds = sources.list_feeds(db)
    found = stories.list_stories(db)
    members = sum(len(story.tellings) for story in found)
    read = sum(state.entries for state in feeds)
    return {
        "feeds": len(feeds),
        "failing": sum(state.failures > 0 for state in feeds),
        "read": read,
        "rejected": read - members,
        "relevant": members,
        "stories": len(found),
        "merged": members - len(found),
        "told": len({delivery.story for delivery in sent if delivery.kind is DeliveryKind.ALERT}),
        "alerts": kinds[DeliveryKind.ALERT],
        "follow_ups": sum(delivery.kind is DeliveryKind.ALERT and delivery.depends_on is not None for delivery in sent),
        "updates": kinds[DeliveryKind.UPDATE],
        "corrections": kinds[DeliveryKind.CORRECTION],
        "coverage_edits": kinds[DeliveryKind.COVERAGE],
    }


def _opening(settings: config.Settings, shown: script.Script) -> str:
    polling = settings.polling
    names = " and ".join(f"{name} ({language}, {zone})" for name, language, zone in replay.CHATS)
    return (
        f"Rajin reads {len(shown.samples)} sample feeds from a server on this machine and tells two chats: {names}.\n"
        "It is the program itself. Only these settings differ from `rajin run`:\n"
        f"  polling.interval_s = {polling.interval_s:g}   polling.host_gap_s = {polling.host_gap_s:g}   "
        f"polling.full_text_s = {polling.full_text_s:g}   polling.allow_networks = {polling.allow_networks[0]}\n"
        f"  polling.contact = {polling.contact}   log.level = {settings.log.level}   database = a file in a temporary folder\n"
        "and a clock that jumps from one date of the samples to the next. Nothing is kept.\n"
        "Below, #m7 ↩ #m1 is a message that replies to #m1, and #m1 ✎ shows what was edited in #m1 without a sound.\n"
    )


def _heading(state: script.State, before: Tally, now: Tally) -> str:
    counts = [
        f"{now.new - before.new} new entries: {now.rejected - before.rejected} about something else",
        _counted(now.stories - before.stories, "new event"),
        _counted(now.joined - before.joined, "retelling"),
    ]
    if changed := now.revised - before.revised:
        counts.append(_counted(changed, "changed text"))
    return f"━━ {state.at.astimezone(UTC):%d %B %Y, %H:%M} UTC ━━ {state.words}\n   {', '.join(counts)}.\n"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def in_words(tally: dict[str, Any]) -> str:
    """The tally of `play` for people."""
    told = [
        f"{_counted(tally['alerts'], 'alert')} ({tally['follow_ups']} of them in reply to what they follow up)",
        *(_counted(tally[key], noun) for key, noun in (("updates", "update"), ("corrections", "correction")) if tally[key]),
        f"{_counted(tally['coverage_edits'], 'edit')} without a sound",
    ]
    return (
        "━━ That was it ━━\n"
        f"  read      {tally['read']:4} entries of {tally['feeds']} feeds\n"
        f"  rejected  {tally['rejected']:4} entries about something else\n"
        f"  merged    {tally['merged']:4} retellings into {tally['stories']} events\n"
        f"  told      {tally['told']:4} of these events to {len(replay.CHATS)} chats; the others had been reported before anybody watched\n"
        f"              by {', '.join(told)}\n"
        "Next: `make run`, or `rajin run`, watches the real feeds; the README says how to connect Telegram."
    )
