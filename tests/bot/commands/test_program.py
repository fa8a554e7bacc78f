"""The program by chat: figures, health, the outbox, announcements, the audit."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.recorded import ACTIONS
from bot.feed_reader import Look
from bot.render.payload import message_from
from feeds.types.story import StoryId
from storage import audit, chats, lifecycle, outbox, sources
from storage.feed_types import FeedPoll
from storage.types import ChatState, Delivery, DeliveryKind, DeliveryState
from tests.bot import scene
from tests.bot.scene import NOON, TOPIC
from tests.commanding import EDITOR, Stage, staged

ROOT = Path(__file__).parents[3]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    database = scene.seeded(tmp_path / "rajin.db")
    yield staged(database)
    database.close()


def dead(stage: Stage, count: int = 1) -> list[Delivery]:
    """Alerts that were given up."""
    db = stage.db
    scene.add_chat(db, "desk", TOPIC)
    scene.poll(db, scene.add_feed(db, "https://wire.example/rss"), *map(scene.event, range(1, count + 1)))
    alerts = scene.alerts(db)
    with db.transaction():
        for alert in alerts:
            lifecycle.mark_sending(db, alert.id, now=NOON)
            lifecycle.dead(db, alert.id, reason="refused", now=NOON)
    return alerts


def test_figures_of_a_day_and_a_week(stage: Stage) -> None:
    """What came, what was wanted, what was told, and to whom."""
    db = stage.db
    desk = scene.add_chat(db, "desk", TOPIC)
    feed = scene.add_feed(db, "https://wire.example/rss")
    scene.poll(db, feed, scene.event(1), scene.article("Ferry sails", "It rained."), hours=-48)
    scene.poll(db, feed, scene.event(2), hours=-1)
    alert = scene.alerts(db, desk)[-1]
    with db.transaction():
        lifecycle.mark_sending(db, alert.id, now=NOON)
        lifecycle.mark_sent(db, alert.id, reference="m", text="told", stories=[StoryId(2)], now=NOON)
    answered = stage.say("/stats").text
    assert "Last 24 hours: one article, 1 wanted, one new story, one alert" in answered
    assert "Last 7 days: 3 articles, 2 wanted, 2 new stories, one alert" in answered
    assert f"{TOPIC}: one chat" in answered


def test_health_marks_what_does_not_work(stage: Stage) -> None:
    """A feed that fails, what waits too long, what was given up."""
    assert "⚠" not in stage.say("/health").text
    dead(stage)
    db = stage.db
    feed = sources.list_feeds(db)[0].id
    with db.transaction():
        sources.record_polls(db, [(feed, FeedPoll(checked_at=NOON, next_check_at=NOON, error="no answer"))])
    late = replace(stage, now=NOON + timedelta(hours=1))
    answered = late.say("/health").text
    assert "⚠ Feeds that work: 0 of 1" in answered
    assert "#1 Harbour Wire: failed once" in answered
    assert "⚠ Not sent: 1 given up" in answered
    assert "⚠ Waiting" in answered  # the answer to the first question


def test_what_was_given_up_is_sent_again(stage: Stage) -> None:
    """One by the beginning of its id, or all; its chat counts as reachable again; who asked stands in the audit."""
    one, two = dead(stage, 2)
    db = stage.db
    assert one.id[:8] in stage.say("/outbox").text or one.id[:8] == two.id[:8]
    with db.transaction():
        chats.set_state(db, one.chat, ChatState.UNREACHABLE, actor=scene.SELF, now=NOON)
    assert "One message goes out again" in stage.say(f"/outbox retry {one.id}").text
    assert outbox.delivery(db, one.id).state is DeliveryState.PENDING
    assert chats.chat(db, one.chat).state is ChatState.ACTIVE
    assert audit.entries(db)[0].action == "outbox retry"
    assert "names none" in stage.say(f"/outbox retry {one.id}").text
    assert "One message goes out again" in stage.say("/outbox retry all").text
    assert outbox.delivery(db, two.id).state is DeliveryState.PENDING
    assert "Nothing has failed" in stage.say("/outbox").text
    assert "nothing to send again" in stage.say("/outbox retry all").text
    assert "/outbox retry all" in stage.say("/outbox retry").text


def test_an_announcement_asks_how_many_it_reaches(stage: Stage) -> None:
    """Every chat that gets alerts, in its own language; those that stopped are left alone."""
    db = stage.db
    desk, kitchen = scene.add_chat(db, "desk", TOPIC), scene.add_chat(db, "kueche", TOPIC, language="de")
    silent = scene.add_chat(db, "silent", TOPIC)
    with db.transaction():
        chats.set_state(db, silent, ChatState.STOPPED, actor=scene.SELF, now=NOON)
    asked = stage.say("/announce Alerts pause\ntonight.")
    assert "3 chats" in asked.text
    assert scene.deliveries(db, DeliveryKind.NOTICE) == []
    stage.press(asked.button("✅"))
    told = {each.chat: message_from(each.payload).plain() for each in scene.deliveries(db, DeliveryKind.NOTICE)}
    assert silent not in told
    assert told[desk] == "From those who run this bot\nAlerts pause\ntonight."
    assert told[kitchen].startswith("Von denen")
    assert (audit.entries(db)[0].action, audit.entries(db)[0].after) == ("announce", "Alerts pause\ntonight.")
    assert "At most" in stage.say("/announce " + "x" * 2000).text
    assert "for example" in stage.say("/announce").text


def test_the_audit_says_who_what_where_from_what_to_what(stage: Stage) -> None:
    """The newest first, as many as are asked for."""
    stage.say("/keyword add arms zorb", EDITOR)
    stage.say("/admin add 77")
    lines = stage.say("/audit 2").text.splitlines()
    assert len(lines) == 2
    assert "telegram:2 in telegram:42: rights given: telegram:77 (nothing → admin)" in lines[0]
    assert "telegram:3 in telegram:42: terms added: arms (nothing → zorb)" in lines[1]
    assert "from 1 to 50" in stage.say("/audit 51").text


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ("/mute 8h", "Chat stumm: telegram:42 (nichts → 26. Feb. 2024, 21:00 CET)"),
        ("/stop", "Zustand eines Chats: telegram:42 (bekommt Meldungen → abgeschaltet)"),
        (
            "/settings severity flash",
            "Einstellungen eines Chats: telegram:42 (nichts → Gemeldet wird: nur amtliche Schritte und neue Gesamtzahlen)",
        ),
        ("/settings edits off", "Einstellungen eines Chats: telegram:42 (nichts → Nachträge: nein)"),
        ("/settings languages en, ko", "Einstellungen eines Chats: telegram:42 (nichts → Sprachen der Quellen: Englisch, Koreanisch)"),
        ("/language ko", "채팅 설정: telegram:42 (언어: 독일어 → 언어: 한국어)"),
        ("/settings silent 22:00-07:00", "Einstellungen eines Chats: telegram:42 (nichts → Stille Stunden: 22:00–07:00)"),
        ("/invite editor", "Code erstellt: Redakteur"),
        ("/admin add 77", "Rechte gegeben: telegram:77 (nichts → Admin)"),
        ("/topic add ships ferry", "Thema geändert: ships (nichts → ferry)"),
        ("/feed add https://wire.example/rss", "Feed hinzugefügt: https://wire.example/rss (nichts → Harbour Wire)"),
        ("/subscribe sanctions", "Thema abonniert: telegram:42 (nichts → sanctions)"),
        ("/keyword add arms zorb -zorbing", "Stichwörter hinzugefügt: arms (nichts → zorb -zorbing)"),
        ("/keyword undo", "zurückgenommen: Änderung #4: arms (zorb → nichts)"),
    ],
)
def test_the_audit_speaks_the_language_and_tells_the_time_of_the_chat(stage: Stage, done: str, told: str) -> None:
    """No word of the program's own, no ISO time, no name of a column."""
    stage.looks = {"https://wire.example/rss": Look(title="Harbour Wire", language="en", entries=1, newest=None)}
    stage.say("/settings timezone Europe/Berlin", language="de")
    if done == "/keyword undo":
        stage.say("/keyword add arms zorb")
    stage.say(done)
    line = stage.say("/audit 1").text
    assert line.endswith(told)
    assert "13:00" in line


def test_every_action_of_the_audit_has_its_words() -> None:
    """What is noted anywhere in the program can be told."""
    code = "\n".join(file.read_text(encoding="utf-8") for folder in ("bot", "storage") for file in sorted((ROOT / folder).rglob("*.py")))
    noted = set(re.findall(r'audit\.record\(\s*[\w.]+, "([a-z ]+)"', code)) | set(
        re.findall(r'(?:action(?:: str)?|_CONFIGURED) ?= ?"([a-z]+ [a-z ]+)"', code)
    )
    assert len(noted) > 25
    assert noted == ACTIONS.keys()
