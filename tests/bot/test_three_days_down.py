"""A program that was down for three days: what has become old meanwhile comes as one message, what is new one by one."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.housekeeping import keep_house
from storage import lifecycle, outbox
from storage.types import DeliveryState
from tests.bot import scene
from tests.bot.rig import Rig, rig
from tests.bot.scene import NOON, TOPIC, alerts
from tests.servers import Answer

DOWN = timedelta(days=3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with a chat that wants to be told."""
    file = tmp_path / "rajin.db"
    db = scene.seeded(file)
    scene.add_chat(db, "desk", TOPIC)
    scene.add_feed(db, "http://127.0.0.1/feed")
    db.close()
    return file


def document(events: Sequence[tuple[int, float]]) -> Answer:
    """A feed with these events, each published some hours after noon."""
    items = []
    for number, hours in events:
        made = scene.event(number, hours=hours)
        items.append(((made.title, made.text), hours))
    return reports(*items)


def reports(*told: tuple[tuple[str, str], float], link: str | None = None) -> Answer:
    """A feed with these titles and texts, each published some hours after noon, and all under one link or each under its own."""
    items = []
    for (title, text), hours in told:
        where = link or f"https://wire.example/{title.replace(' ', '-')}"
        at = NOON + timedelta(hours=hours)
        items.append(
            f"<item><guid isPermaLink='false'>{title}</guid><link>{where}</link><title>{title}</title>"
            f"<description>{text}</description><pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        )
    return Answer(body=f"<rss version='2.0'><channel><title>Harbour Wire</title>{''.join(items)}</channel></rss>".encode())


@asynccontextmanager
async def started(path: Path, now: datetime) -> AsyncIterator[Rig]:
    """The program at a time, reading the feed where this process's server plays it."""
    async with rig(path, now=now) as stage:
        await stage.store.write(lambda db: db.execute("UPDATE feeds SET url = ?", (stage.server.url("/feed"),)))
        await stage.dispatcher.recover()
        yield stage


async def told(stage: Rig) -> str:
    """What the chat is shown now."""
    await stage.dispatcher.drain()
    return stage.shown.getvalue()


async def test_what_is_old_by_now_comes_in_one_message(path: Path) -> None:
    """What was about to be told when the program went down, and what the papers brought meanwhile; what is new of today is an alert."""
    before = [(0, -1.0), (1, 0.0)]
    async with started(path, NOON) as stage:
        stage.server.play("/feed", document(before))
        await stage.tick()
    async with started(path, NOON + DOWN) as stage:
        stage.server.play("/feed", document([*before, (2, 10.0), (3, 40.0), (4, 70.0)]))
        await stage.dispatcher.drain()
        assert stage.shown.getvalue() == ""
        await stage.tick()
        shown = await told(stage)
        assert shown.count("── desk") == 2
        alert, catch_up = shown.split("Catch-up: 4 stories")
        assert scene.event(4).title in alert
        assert catch_up.count("• ") == 4
        for number in range(4):
            assert " ".join(scene.event(number).title.split()[:6]) in catch_up
        assert await stage.store.read(lambda db: outbox.list_deliveries(db, states=[DeliveryState.PENDING])) == []


async def test_without_anything_new_it_comes_all_the_same(path: Path) -> None:
    """At the end of the first round, or an hour after the start where no round ends."""
    async with started(path, NOON) as stage:
        stage.server.play("/feed", document([(0, 0.0)]))
        await stage.tick()
    async with started(path, NOON + DOWN) as stage:
        stage.clock.turn(timedelta(hours=1).total_seconds())
        assert "Catch-up: one story" in await told(stage)


async def test_after_a_short_break_alerts_are_alerts(path: Path) -> None:
    """A night is no reason to fold anything."""
    async with started(path, NOON) as stage:
        stage.server.play("/feed", document([(0, 0.0), (1, 0.0)]))
        await stage.tick()
    async with started(path, NOON + timedelta(hours=12)) as stage:
        assert (await told(stage)).count("── desk") == 2


async def test_a_network_that_was_away_brings_no_flood_either(path: Path) -> None:
    """The program ran on, and nothing could be sent for three days: by then its first alert had failed many times."""
    async with started(path, NOON) as stage:
        stage.server.play("/feed", document([(0, 0.0), (1, 0.0)]))
        await stage.tick()
        first, _ = await stage.store.read(alerts)
        await stage.store.write(lambda db: lifecycle.mark_sending(db, first.id, now=NOON))
        await stage.store.write(lambda db: lifecycle.retry(db, first.id, not_before=NOON + DOWN, reason="no route"))
        stage.clock.turn(DOWN.total_seconds())
        await keep_house(stage.store, stage.clock.now(), new_id=stage.clock.token)
        await stage.tick()
        shown = await told(stage)
        assert shown.count("── desk") == 1
        assert "Catch-up: 2 stories" in shown


async def test_what_old_papers_add_to_a_known_story_is_told_there_too(path: Path) -> None:
    """An update of the day before yesterday is no reason to ring; one of today is a reply as always."""
    link = "https://wire.example/live"
    known = ("North Korea sends 7,000 containers to Russia", "North Korea sent 7,000 containers of shells to Russia, Seoul said.")
    later = ("North Korea sends 9,000 containers to Russia", "North Korea sent 9,000 containers of shells to Russia, Seoul says now.")
    last = ("North Korea sends 12,000 containers to Russia", "North Korea sent 12,000 containers of shells to Russia, Seoul says today.")
    async with started(path, NOON) as stage:
        stage.server.play("/feed", reports((known, 0.0), link=link))
        await stage.tick()
        await stage.dispatcher.drain()
    async with started(path, NOON + DOWN) as stage:
        stage.server.play("/feed", reports((known, 0.0), (later, 20.0), (last, 70.0), link=link))
        await stage.tick()
        shown = await told(stage)
        assert "Update: North Korea sends 9,000 containers" in shown.split("Catch-up: one story")[1]
        assert "12,000" in shown.split("Catch-up: one story")[0]
