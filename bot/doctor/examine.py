"""Looks at everything, in the order in which one thing needs the other: settings, database, work, networks, clock."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from bot.clock import Clock
from bot.config import Settings
from bot.doctor import home, matrix, memory, telegram, work
from bot.doctor.asking import Asker
from bot.doctor.finding import Finding, Notes
from bot.doctor.known import Known, known
from storage import condition
from storage.database import Database
from storage.errors import StorageError

SKEW: Final = timedelta(seconds=60)
"""By how much a clock may be wrong; a story's date decides whether it is news."""
_CLOCK = Notes("clock")


async def examine(settings: Settings, file: Path, clock: Clock, *, measure: bool = False, wait_s: float = 15.0) -> list[Finding]:
    """Everything that can be found out.

    Args:
        settings: They could be read.
        file: Where they come from.
        clock: Time and chance.
        measure: Whether to find out the homeserver's limit by sending messages into a room of the bot's own.
        wait_s: How long to wait for each answer.
    """
    in_database, facts = await asyncio.to_thread(_database, settings, clock.now())
    found = [*home.look(settings, file), *home.owners(settings, facts), *in_database]
    times: dict[str, timedelta] = {}
    if token := settings.telegram_token():
        account = telegram.Account(api_url=settings.telegram.api_url, token=token, webhook_url=settings.telegram.webhook_url)
        async with Asker(wait_s, by_proxy=True, now=clock.now) as asker:
            more, ahead = await telegram.look(asker, account, facts, now=clock.now())
        found += more
        times |= {} if ahead is None else {"Telegram": ahead}
    if settings.matrix.homeserver:
        async with Asker(wait_s, now=clock.now) as asker:
            more, ahead = await matrix.look(asker, _matrix(settings), facts, clock, measure=measure)
        found += more
        times |= {} if ahead is None else {"the homeserver": ahead}
    return [*found, *_clock(times)]


def _matrix(settings: Settings) -> matrix.Account:
    owners = [owner.removeprefix("matrix:") for owner in settings.owners if owner.startswith("matrix:")]
    return matrix.Account(
        homeserver=settings.matrix.homeserver,
        user=settings.matrix.user,
        can_log_in=bool(settings.matrix_password() or settings.matrix_token()),
        folder=settings.matrix.state,
        friends=frozenset({*owners, *settings.matrix.invite_from}),
    )


def _database(settings: Settings, now: datetime) -> tuple[list[Finding], Known]:
    """What the file and its rows tell. It is opened like any other command does, but never made and never brought up to date."""
    path = settings.database
    nobody = Known()
    if not path.exists():
        return memory.absent(path), nobody
    try:
        seen, running = condition.examine(path), condition.runner(path)
        found = memory.look(path, seen, running)
        if seen.damage or seen.waiting or seen.newer:
            return found, nobody
        db = Database.open(path, create=False, now=now)
        try:
            facts = known(db, owners=settings.owners, running=running)
            return [*found, memory.awake(db, running, now=now), *work.look(db, facts, now=now)], facts
        finally:
            db.close()
    except (StorageError, OSError) as error:
        return memory.unusable(path, error), nobody


def _clock(times: dict[str, timedelta]) -> Sequence[Finding]:
    """This machine's clock beside those of the networks."""
    if not times:
        return []
    name, gap = max(times.items(), key=lambda each: abs(each[1]))
    if abs(gap) > SKEW:
        way = "ahead of" if gap > timedelta(0) else "behind"
        return [
            _CLOCK.wrong(
                "time",
                f"{abs(gap).total_seconds():.0f} s {way} {name}",
                "timedatectl set-ntp true    # or set the clock; feeds and retries go by it",
            )
        ]
    return [_CLOCK.right("time", f"agrees with {' and '.join(times)}")]
