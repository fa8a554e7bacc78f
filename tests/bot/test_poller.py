"""Polling on a real server, with real parser children and a real database: effects, their order, and what failures leave behind."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from feeds.collect import schedule
from feeds.types.topic import Term
from storage import sources, stories, topics
from storage.database import Database
from storage.feed_types import FeedStatus
from tests.bot import scene
from tests.bot.rig import HeldExecutor, Rig, rig, rss
from tests.bot.scene import NOON, SELF, TOPIC, alerts
from tests.feeds.decide import texts
from tests.servers import Answer

EN, KO = ("en", *texts.SEOUL_EN), ("ko", *texts.SEOUL_KO)
FLOUR = ("flour", texts.OTHER_TITLE, texts.OTHER_TEXT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A seeded database with one English chat."""
    file = tmp_path / "rajin.db"
    db = scene.seeded(file)
    scene.add_chat(db, "analyst", TOPIC)
    db.close()
    return file


@pytest.fixture
async def stage(path: Path) -> AsyncIterator[Rig]:
    """The program on its stage."""
    async with rig(path) as made:
        yield made


# --- what an answer leaves behind ----------------------------------------------------------------------------------------------------


async def test_a_poll_reads_decides_and_tells(stage: Rig) -> None:
    """From bytes to an alert in a chat."""
    await stage.add_feed("/feed")
    stage.server.play("/feed", Answer(body=rss(EN, FLOUR), etag='"1"'))
    await stage.tick()
    await stage.dispatcher.drain()
    assert "Seoul says North Korea sent Russia 6,700 containers" in stage.shown.getvalue()
    state = await stage.state("/feed")
    assert (state.read_at, state.failures, state.entries, state.validators.etag) == (NOON, 0, 2, '"1"')
    assert state.next_check_at == schedule.next_check_after_success(NOON, interval_s=600, jitter=0.5)
    tally = stage.poller.tally
    assert (tally.feeds, tally.entries, tally.new, tally.stories, tally.rejected, tally.told) == (1, 2, 2, 1, 1, 1)


async def test_nothing_is_polled_before_its_time(stage: Rig) -> None:
    """Nor a feed that is paused."""
    await stage.add_feed("/feed")
    paused = await stage.add_feed("/paused")
    await stage.store.write(lambda db: sources.pause(db, paused.id, actor=scene.SELF, now=NOON))
    stage.server.play("/feed", Answer(body=rss(FLOUR)))
    await stage.tick()
    await stage.tick()
    assert stage.server.paths() == ["/feed"]
    stage.clock.turn(700)
    await stage.tick()
    assert stage.server.paths() == ["/feed", "/feed"]
    assert (await stage.state("/paused")).status is FeedStatus.PAUSED


async def test_not_modified_and_the_same_body_are_not_read_again(stage: Rig) -> None:
    """A 304 and an unchanged body count as read, and bring nothing."""
    await stage.add_feed("/etag")
    await stage.add_feed("/plain")
    stage.server.play("/etag", Answer(body=rss(EN), etag='"1"'))
    stage.server.play("/plain", Answer(body=rss(FLOUR)))
    await stage.tick()
    stage.clock.turn(700)
    await stage.tick()
    assert stage.poller.tally.unchanged == 2
    assert [request.headers.get("if-none-match") for request in stage.server.requests if request.path == "/etag"] == [None, '"1"']
    for path in ("/etag", "/plain"):
        state = await stage.state(path)
        assert (state.read_at, state.entries, state.failures) == (NOON + timedelta(seconds=700), 1, 0)


async def test_a_document_that_ends_early_keeps_no_validator(stage: Rig) -> None:
    """Its entries are told; the next poll asks for the whole document."""
    await stage.add_feed("/feed")
    stage.server.play(
        "/feed",
        Answer(body=rss(EN), etag='"0"'),
        Answer(body=rss(EN, complete=False), etag='"1"'),
        Answer(body=rss(EN, FLOUR), etag='"1"'),
    )
    await stage.tick()
    state = await stage.state("/feed")
    assert (state.validators.etag, state.body_hash is None) == ('"0"', False)
    stage.clock.turn(700)
    await stage.tick()
    state = await stage.state("/feed")
    assert (state.validators.etag, state.body_hash, state.entries) == (None, None, 1)
    stage.clock.turn(700)
    await stage.tick()
    state = await stage.state("/feed")
    assert (state.validators.etag, state.entries) == ('"1"', 2)
    assert stage.server.requests[-1].headers.get("if-none-match") is None


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(status=500), "500"),
        (Answer(body=b"<html><body>Access denied</body></html>", headers={"Content-Type": "text/html"}), "feed"),
        (Answer(body=b""), "empty"),
    ],
    ids=["server error", "block page", "empty body"],
)
async def test_an_error_slows_a_feed_down_and_never_drops_it(stage: Rig, answer: Answer, error: str) -> None:
    """The wait grows to six hours and no further, and one good answer ends it."""
    await stage.add_feed("/feed")
    stage.server.play("/feed", answer)
    stage.clock.chance = 0.999
    waits = []
    state = await stage.state("/feed")
    for _ in range(9):
        await stage.tick()
        state = await stage.state("/feed")
        waits.append(state.next_check_at - stage.clock.now())
        stage.clock.turn((state.next_check_at - stage.clock.now()).total_seconds())
    assert waits == sorted(waits)
    assert timedelta(hours=5.9) < waits[-1] <= timedelta(hours=6)
    assert (state.failures, state.status) == (9, FeedStatus.ACTIVE)
    assert error in (state.error or "")
    stage.server.play("/feed", Answer(body=rss(FLOUR)))
    await stage.tick()
    state = await stage.state("/feed")
    assert (state.failures, state.error) == (0, None)
    assert state.next_check_at - stage.clock.now() < timedelta(minutes=12)


async def test_an_error_keeps_validators_and_what_was_read(stage: Rig) -> None:
    """After a bad hour the feed is asked with the ETag of its last good answer."""
    await stage.add_feed("/feed")
    stage.server.play("/feed", Answer(body=rss(EN), etag='"1"'), Answer(status=502), Answer(body=rss(EN), etag='"1"'))
    await stage.tick()
    stage.clock.turn(700)
    await stage.tick()
    assert (await stage.state("/feed")).read_at == NOON
    stage.clock.turn(7 * 3600)
    await stage.tick()
    assert stage.server.requests[-1].headers["if-none-match"] == '"1"'
    assert stage.poller.tally.unchanged == 1


async def test_a_wish_of_the_server_is_honoured(stage: Rig) -> None:
    """Retry-After is the least wait."""
    await stage.add_feed("/feed")
    stage.server.play("/feed", Answer(status=429, headers={"Retry-After": "7200"}))
    await stage.tick()
    assert (await stage.state("/feed")).next_check_at == NOON + timedelta(hours=2)


async def test_a_feed_that_is_gone_is_still_asked(stage: Rig) -> None:
    """At the slowest pace."""
    await stage.add_feed("/feed")
    stage.server.play("/feed", Answer(status=410))
    await stage.tick()
    assert timedelta(hours=5) < (await stage.state("/feed")).next_check_at - NOON <= timedelta(hours=6)


async def test_a_refused_address_is_an_error_of_that_feed_alone(stage: Rig) -> None:
    """The other feeds of the round are polled."""
    await stage.add_feed("/feed")
    await stage.store.read(lambda db: scene.add_feed(db, "http://10.0.0.1/feed"))
    stage.server.play("/feed", Answer(body=rss(FLOUR)))
    await stage.tick()
    refused = await stage.store.read(lambda db: sources.feed_by_url(db, "http://10.0.0.1/feed"))
    assert refused is not None
    assert (refused.failures, (await stage.state("/feed")).failures) == (1, 0)


# --- side by side --------------------------------------------------------------------------------------------------------------------


async def test_runs_never_overlap_for_one_feed_and_hold_up_nobody(stage: Rig) -> None:
    """While one feed hangs, the others are polled on time, the hanging one is not asked twice, and what they bring is told."""
    await stage.add_feed("/slow")
    await stage.add_feed("/quick")
    stage.server.play("/slow", Answer(body=rss(FLOUR), hold=True))
    stage.server.play("/quick", Answer(body=rss(FLOUR)), Answer(body=rss(FLOUR, EN)))
    hosts = stage.server.url("/quick", host="localhost")
    await stage.store.read(lambda db: scene.add_feed(db, hosts))  # another host: one request at a time goes to each
    await stage.poller.tick()
    await stage.server.arrived(2)
    for _ in range(3):
        await _until(stage, hosts)
        stage.clock.turn(700)
        await stage.poller.tick()
    await _until(stage, hosts)
    assert stage.server.paths().count("/slow") + stage.server.paths().count("/quick") == len(stage.server.paths())
    assert stage.server.paths().count("/slow") == 1
    assert stage.server.paths().count("/quick") >= 3
    await stage.dispatcher.drain()
    assert "6,700" in stage.shown.getvalue()
    stage.server.release()
    await stage.poller.finish()


async def _until(stage: Rig, url: str) -> None:
    """Wait until a feed has been read at the present time."""
    async with asyncio.timeout(60):
        while True:
            state = await stage.store.read(lambda db: sources.feed_by_url(db, url))
            if state is not None and state.checked_at == stage.clock.now():
                return


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
async def test_polls_that_end_in_any_order_make_one_story(path: Path, order: tuple[int, ...]) -> None:
    """Three feeds are analysed at once with the same event; however they finish, there is one story and one alert."""
    analyst = HeldExecutor()
    async with rig(path, analyst=analyst) as stage:
        for name, item in (("/a", EN), ("/b", KO), ("/c", EN)):
            await stage.add_feed(name)
            stage.server.play(name, Answer(body=rss(item)))
        await stage.poller.tick()
        await analyst.holds(3)
        left = [0, 1, 2]
        for number in order:
            analyst.run(left.index(number))
            left.remove(number)
        await stage.poller.finish()
        told, alerted = await stage.store.read(lambda db: (stories.list_stories(db), alerts(db)))
        assert [len(story.tellings) for story in told] == [3]
        assert len(alerted) == 1


async def test_rules_that_change_while_a_poll_is_judged_are_the_ones_that_count(path: Path) -> None:
    """Analysed by old rules, refused at the commit, judged again by the new ones."""
    analyst = HeldExecutor()
    async with rig(path, analyst=analyst) as stage:
        await stage.add_feed("/feed")
        stage.server.play("/feed", Answer(body=rss(("x", "Zarglob ships boxes to Russia", "North Korea sent zarglobs to Russia."))))
        await stage.poller.tick()
        await analyst.holds(1)
        await stage.store.read(lambda db: scene.add_term(db, "arms", "zarglob*"))
        analyst.run(0)
        await analyst.holds(1)
        analyst.run(0)
        await stage.poller.finish()
        assert len(await stage.store.read(stories.list_stories)) == 1


async def test_a_keyword_that_another_process_adds_changes_the_next_poll(stage: Rig, path: Path) -> None:
    """`rajin keywords add` works beside the running program."""
    await stage.add_feed("/feed")
    one, two = (
        (name, f"Russia unloads {name} zarglobs from North Korea", f"North Korea sent {name} zarglobs to Russia.")
        for name in ("old", "new")
    )
    stage.server.play("/feed", Answer(body=rss(one)), Answer(body=rss(one, two)))
    await stage.tick()
    assert await stage.store.read(stories.list_stories) == []
    other = Database.open(path, now=NOON)
    scene.add_term(other, "arms", "zarglob*")
    other.close()
    stage.clock.turn(700)
    await stage.tick()
    (story,) = await stage.store.read(stories.list_stories)
    assert "new" in story.tellings[0].title


async def test_a_term_with_its_forms_changes_the_next_poll(stage: Rig, path: Path) -> None:
    """`rajin keywords add --all-forms` works beside the running program as well: the article has another form than the term."""
    await stage.add_feed("/feed")
    one, two = (
        (name, f"КНДР везёт {name} глумзелами в Россию", f"КНДР отправила в Россию суда, {name} с глумзелами.")
        for name in ("пять", "шесть")
    )
    stage.server.play("/feed", Answer(body=rss(one)), Answer(body=rss(one, two)))
    await stage.tick()
    assert await stage.store.read(stories.list_stories) == []
    other = Database.open(path, now=NOON)
    with other.transaction():
        term = Term(text="глумзел", language="ru", forms=("глумзела", "глумзелами"))
        topics.add_terms(other, "arms", [term], actor=SELF, now=NOON)
    other.close()
    stage.clock.turn(700)
    await stage.tick()
    (story,) = await stage.store.read(stories.list_stories)
    assert "шесть" in story.tellings[0].title


async def test_a_round_folds_its_catch_up_when_it_ends(stage: Rig) -> None:
    """Twelve stories of one round: ten alerts, and one message with the others that may leave now."""
    await stage.add_feed("/feed")
    items = [(f"event{number}", made.title, made.text) for number in range(12) for made in [scene.event(number)]]
    stage.server.play("/feed", Answer(body=rss(*items)))
    await stage.tick()
    await stage.dispatcher.drain()
    shown = stage.shown.getvalue()
    assert shown.count("── analyst") == 11
    assert "Catch-up: 2 stories" in shown


# --- once ----------------------------------------------------------------------------------------------------------------------------


async def test_polling_once_asks_every_feed_due_or_not(stage: Rig) -> None:
    """Also one that failed and waits, but none that is paused; a feed that fails is counted."""
    await stage.add_feed("/feed", read=False)
    await stage.add_feed("/bad")
    stage.server.play("/feed", Answer(body=rss(EN)))
    for _ in range(2):
        tally = await stage.poller.poll_all()
        assert (tally.feeds, tally.failed) == (2, 1)
    assert stage.server.paths().count("/feed") == 2
    assert await stage.store.read(alerts) == []


async def test_polling_once_tells_first_polls_when_asked(stage: Rig) -> None:
    """--push-first."""
    await stage.add_feed("/feed", read=False)
    stage.server.play("/feed", Answer(body=rss(EN)))
    assert (await stage.poller.poll_all(push_first=True)).told == 1


# --- trouble --------------------------------------------------------------------------------------------------------------------------


async def test_a_database_that_is_busy_costs_a_poll_and_not_the_round(stage: Rig, path: Path) -> None:
    """While another program writes for too long nothing is lost: the feeds stay due and are polled again."""
    await stage.add_feed("/a")
    await stage.add_feed("/b")
    stage.server.play("/a", Answer(body=rss(EN), hold=True))
    stage.server.play("/b", Answer(body=rss(FLOUR), hold=True))
    await stage.poller.tick()
    await stage.server.arrived(1)
    await stage.store.read(lambda db: db._connection.execute("PRAGMA busy_timeout = 0"))  # else the test would wait five seconds
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    stage.server.release()
    await stage.poller.finish()
    other.execute("ROLLBACK")
    other.close()
    await stage.tick()
    assert len(await stage.store.read(alerts)) == 1
    assert [state.failures for state in await stage.store.read(sources.list_feeds)] == [0, 0]


async def test_a_round_that_cannot_begin_is_begun_again(stage: Rig, path: Path) -> None:
    """Its feeds are not taken for feeds that are being polled."""
    await stage.add_feed("/a")
    stage.server.play("/a", Answer(body=rss(EN)))
    await stage.store.read(lambda db: db._connection.execute("PRAGMA busy_timeout = 0"))  # else the test would wait five seconds
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await stage.tick()
    other.execute("ROLLBACK")
    other.close()
    assert stage.server.requests == []
    await stage.tick()
    assert (await stage.state("/a")).read_at == NOON


async def test_what_is_under_way_can_be_broken_off(stage: Rig) -> None:
    """Stopping does not wait for a server that says nothing; the feed stays due."""
    await stage.add_feed("/slow")
    stage.server.play("/slow", Answer(body=rss(EN), hold=True))
    await stage.poller.tick()
    await stage.server.arrived(1)
    await stage.poller.stop()
    assert (await stage.state("/slow")).next_check_at == NOON
    stage.server.release()
    await stage.tick()
    assert (await stage.state("/slow")).read_at == NOON
