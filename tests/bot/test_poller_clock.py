"""Jumps of the clock and what they leave in the database: neither a burst of polls nor a standstill."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage import outbox, sources
from storage.codec import to_ms
from storage.database import Database
from storage.types import DeliveryKind
from tests.bot import scene
from tests.bot.rig import Rig, rig, rss
from tests.bot.scene import NOON, TOPIC
from tests.feeds.decide import texts
from tests.servers import Answer

EN = ("en", *texts.SEOUL_EN)
FLOUR = ("flour", texts.OTHER_TITLE, texts.OTHER_TEXT)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Rig]:
    """The program on its stage, with one English chat."""
    file = tmp_path / "rajin.db"
    db = scene.seeded(file)
    scene.add_chat(db, "analyst", TOPIC)
    db.close()
    async with rig(file) as made:
        yield made


async def test_after_a_jump_nothing_is_far_away_and_nothing_bursts(stage: Rig) -> None:
    """What was overdue or set in a wrong future is laid over some minutes from now, and no delivery waits for years."""
    for number in range(4):
        await stage.add_feed(f"/{number}")
    far = NOON + timedelta(days=400)
    stage.server.play("/0", Answer(body=rss(EN)))
    await stage.tick()
    await stage.store.read(lambda db: _set_due(db, far))
    stage.clock.jump(timedelta(hours=3))
    await stage.poller.clamp()
    times = sorted(state.next_check_at for state in await stage.store.read(sources.list_feeds))
    assert times[0] == stage.clock.now()
    assert times[-1] < stage.clock.now() + sources.SPREAD
    assert len(set(times)) == 4
    (waiting,) = await stage.store.read(outbox.list_deliveries)
    assert (waiting.kind, waiting.not_before) == (DeliveryKind.ALERT, stage.clock.now() + timedelta(hours=1))


async def test_at_a_start_what_is_due_is_due_at_once(stage: Rig) -> None:
    """A long wait that a server asked for holds; one that only a wrong clock can have set does not."""
    for name in ("/due", "/asked", "/wrong"):
        await stage.add_feed(name)
    asked = NOON + timedelta(hours=20)
    await stage.store.read(lambda db: _set_due(db, asked, stage.server.url("/asked")))
    await stage.store.read(lambda db: _set_due(db, NOON + timedelta(days=9), stage.server.url("/wrong")))
    await stage.poller.clamp(started=True)
    due = [(await stage.state(name)).next_check_at for name in ("/due", "/asked", "/wrong")]
    assert due == [NOON, asked, NOON]


@pytest.mark.parametrize("back", [timedelta(minutes=30), timedelta(hours=5), timedelta(days=400)], ids=str)
async def test_a_clock_that_is_set_back_brings_no_standstill(stage: Rig, back: timedelta) -> None:
    """A feed that answers is due within an interval, one that fails within six hours; a wait that was asked for holds."""
    for name in ("/well", "/ill", "/busy"):
        await stage.add_feed(name)
    stage.server.play("/well", Answer(body=rss(FLOUR)))
    stage.server.play("/ill", Answer(status=500))
    stage.server.play("/busy", Answer(status=503, headers={"Retry-After": "64800"}))
    await stage.tick()
    stage.clock.jump(-back)
    await stage.poller.clamp()
    now = stage.clock.now()
    well, ill, busy = [(await stage.state(name)).next_check_at - now for name in ("/well", "/ill", "/busy")]
    assert timedelta(0) <= well <= timedelta(minutes=11)
    assert timedelta(0) <= ill <= timedelta(hours=6)
    assert (busy == timedelta(hours=18) + back) is (back < timedelta(hours=6))


async def test_a_poll_that_was_under_way_when_the_clock_was_set_back_is_due_again(stage: Rig) -> None:
    """It notes a time of the old clock after all others were clamped."""
    await stage.add_feed("/feed")
    stage.server.play("/feed", Answer(body=rss(FLOUR)))
    await stage.tick()
    stage.clock.jump(-timedelta(hours=5))
    await stage.tick()
    assert stage.server.paths() == ["/feed", "/feed"]


async def test_polls_that_wait_to_be_noted_are_noted_before_the_others_are_clamped(stage: Rig) -> None:
    """Else they bring times of the old clock."""
    await stage.add_feed("/quiet")
    await stage.add_feed("/slow")
    hosts = stage.server.url("/other", host="localhost")
    stage.server.play("/quiet", Answer(body=rss(FLOUR), etag='"1"'))
    stage.server.play("/slow", Answer(body=rss(FLOUR)), Answer(body=rss(FLOUR), hold=True))
    await stage.tick()
    await stage.store.read(lambda db: scene.add_feed(db, hosts))
    stage.clock.turn(700)
    await stage.poller.tick()
    await stage.server.arrived(4)
    stage.clock.jump(-timedelta(hours=5))
    await stage.poller.clamp()
    assert (await stage.state("/quiet")).next_check_at <= stage.clock.now() + timedelta(minutes=11)
    stage.server.release()
    await stage.poller.finish()


def _set_due(db: Database, moment: datetime, url: str = "%") -> None:
    with db.transaction():
        db.execute("UPDATE feeds SET next_check_at = ?, asked_to_wait = 1 WHERE url LIKE ?", (to_ms(moment), url))
        if url == "%":
            db.execute("UPDATE deliveries SET not_before = ?", (to_ms(moment),))
