"""What a delivery shows at the moment at which it leaves."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.render.deliveries import render
from storage import chats, messages, quiet, stories
from storage.database import Database
from storage.types import DeliveryKind, DeliveryState, Operation
from tests.bot import scene
from tests.bot.rig import Rig, rig, rss
from tests.bot.scene import NOON, TOPIC, alerts, deliveries
from tests.feeds.decide import texts
from tests.servers import Answer

EN = ("en", *texts.SEOUL_EN)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Rig]:
    """Two feeds that tell one event one after the other, and an English and a German chat."""
    db = scene.seeded(tmp_path / "rajin.db")
    scene.add_chat(db, "analyst", TOPIC)
    scene.add_chat(db, "redaktion", TOPIC, language="de")
    db.close()
    async with rig(tmp_path / "rajin.db") as made:
        await made.add_feed("/feed")
        made.server.play("/feed", Answer(body=rss(EN)))
        await made.tick()
        yield made


async def next_poll(stage: Rig, *items: tuple[str, str, str]) -> None:
    """The feed's next document, read ten minutes later, and all that is due then sent."""
    stage.server.play("/feed", Answer(body=rss(*items)))
    stage.clock.turn(700)
    await stage.tick()
    await stage.dispatcher.drain()


async def test_an_alert_shows_the_story_as_it_stands_when_it_leaves(stage: Rig) -> None:
    """A telling that came while it waited stands in it already, and needs no edit."""
    db_alerts = await stage.store.read(alerts)
    first = await stage.store.read(lambda db: render(db, db_alerts[0], NOON))
    await next_poll(stage, EN, ("de", *texts.SEOUL_DE))
    german = await stage.store.read(lambda db: messages.shown(db, db_alerts[1].id))
    assert first is not None
    assert first.message is not None
    assert first.stories == (1,)
    assert german is not None
    assert "Südkorea: 6.700 Container" in german.text.partition("\n")[0]
    assert await stage.store.read(lambda db: deliveries(db, DeliveryKind.COVERAGE)) == []


async def test_an_edit_that_would_change_nothing_is_not_sent(stage: Rig) -> None:
    """A second telling by the same outlet changes no line of the alert."""
    await stage.dispatcher.drain()
    before = stage.shown.getvalue()
    await next_poll(stage, EN, ("copy", *texts.SEOUL_EN))
    edits = await stage.store.read(lambda db: deliveries(db, DeliveryKind.COVERAGE))
    assert [(each.operation, each.state) for each in edits] == [(Operation.EDIT, DeliveryState.CANCELLED)] * 2
    assert stage.shown.getvalue() == before


async def test_a_late_alert_says_so(stage: Rig) -> None:
    """By the time between decision and sending."""
    stage.clock.turn(timedelta(hours=7).total_seconds())
    await stage.dispatcher.drain()
    assert "Sent 7 hours late." in stage.shown.getvalue()
    assert "7 Stunden verspätet zugestellt." in stage.shown.getvalue()


async def test_a_catch_up_message_tells_its_stories(stage: Rig) -> None:
    """Those that were folded into it, in the order in which they came."""
    feed = await stage.store.read(lambda db: scene.add_feed(db, "https://other.example/rss"))
    await stage.store.read(lambda db: scene.poll(db, feed, scene.event(1, hours=-48), scene.event(2, hours=-30)))
    (delivery, _) = await stage.store.read(lambda db: deliveries(db, DeliveryKind.CATCH_UP))
    rendered = await stage.store.read(lambda db: render(db, delivery, NOON))
    assert rendered is not None
    assert rendered.message is not None
    assert rendered.stories == tuple(story.id for story in await stage.store.read(stories.list_stories))[-2:]
    assert rendered.message.plain().count("• ") == 2


async def change(stage: Rig, statement: str) -> None:
    """Change something in the database."""
    await stage.store.write(lambda db: db.execute(statement))


async def test_an_alert_has_buttons_and_its_edits_keep_them(stage: Rig) -> None:
    """Each is a command about its story, in the chat's language; what is found behind a mark is the same after an edit."""
    await stage.dispatcher.drain()
    (_, alert) = await stage.store.read(alerts)
    before = await stage.store.read(lambda db: messages.shown(db, alert.id))
    assert before is not None
    assert set(before.buttons.values()) == {
        *("/verdict relevant 1", "/verdict irrelevant 1", "/verdict duplicate 1"),
        *("/story 1", "/why 1", "/mute story 1"),
    }
    await next_poll(stage, EN, ("de", *texts.SEOUL_DE))
    after = await stage.store.read(lambda db: messages.shown(db, alert.id))
    assert after is not None
    assert (after.version, after.buttons) == (2, before.buttons)
    rendered = await stage.store.read(lambda db: render(db, alert, NOON))
    assert rendered is not None
    assert rendered.message is not None
    assert [[button.label for button in row] for row in rendered.message.buttons] == [
        ["Relevant", "Nicht relevant", "Doppelt"],
        ["Geschichte 1", "Warum?", "Stumm"],
    ]


async def test_in_silent_hours_an_alert_makes_no_sound(stage: Rig) -> None:
    """By the clock of its chat, at the moment at which it leaves."""
    await change(stage, """UPDATE chats SET settings = '{"silent": ["20:00", "23:00"]}', time_zone = 'Asia/Seoul' WHERE id = 1""")

    def silent(db: Database) -> list[bool]:
        rendered = [render(db, each, NOON) for each in alerts(db)]
        return [each.message.silent for each in rendered if each is not None and each.message is not None]

    assert await stage.store.read(silent) == [True, False]


async def test_a_chat_that_wants_no_edits_keeps_its_alert(stage: Rig) -> None:
    """Elsewhere a German chat's alert would get a German headline now that there is a German telling."""
    await stage.dispatcher.drain()
    await change(stage, """UPDATE chats SET settings = '{"edits": false}' WHERE id = 2""")
    await next_poll(stage, EN, ("de", *texts.SEOUL_DE))
    shown = await stage.store.read(lambda db: [messages.shown(db, each.id) for each in alerts(db)])
    assert [each.version for each in shown if each] == [1, 1]


async def test_what_came_while_a_chat_was_muted_is_told_as_that(stage: Rig) -> None:
    """In one message, which is not late: that it waited was wanted."""
    until = NOON + timedelta(hours=30)
    await stage.store.write(lambda db: [quiet.mute(db, each.id, until, actor=scene.SELF, now=NOON) for each in chats.list_chats(db)])
    feed = await stage.store.read(lambda db: scene.add_feed(db, "https://other.example/rss"))
    await stage.store.read(lambda db: scene.poll(db, feed, scene.event(1), scene.event(2)))
    await stage.dispatcher.drain()
    assert stage.shown.getvalue() == ""
    stage.clock.turn(timedelta(hours=31).total_seconds())
    await stage.dispatcher.drain()
    shown = stage.shown.getvalue()
    assert "While this chat was muted there were 2 stories:" in shown
    assert "Während hier Ruhe war, kamen 2 Geschichten:" in shown
    assert "late" not in shown


async def test_in_a_channel_an_alert_has_no_buttons(stage: Rig) -> None:
    """Any of its readers could have the bot post an answer for all of them."""
    await change(stage, "UPDATE chats SET kind = 'channel' WHERE id = 1")

    def buttons(db: Database) -> list[int]:
        rendered = [render(db, each, NOON) for each in alerts(db)]
        return [len(each.message.buttons) for each in rendered if each is not None and each.message is not None]

    assert await stage.store.read(buttons) == [0, 2]
