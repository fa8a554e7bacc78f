"""Stories by chat: people outrank the program, are asked before alerts change, and what was false is taken back everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.render.deliveries import render
from feeds.types.feed import FeedId
from feeds.types.story import StoryId
from storage import audit, claimed, lifecycle, outbox, stories
from storage.types import ChatId, Delivery, DeliveryId, DeliveryKind, DeliveryState, Operation
from tests.bot import scene
from tests.bot.scene import NOON, TOPIC, article
from tests.commanding import Stage, staged
from tests.feeds.decide.texts import SEOUL_EN, SEOUL_LATER

LONG_AGO_SHOWN = "message 1"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    database = scene.seeded(tmp_path / "rajin.db")
    yield staged(database)
    database.close()


@pytest.fixture
def feed(stage: Stage) -> FeedId:
    return scene.add_feed(stage.db, "https://wire.example/rss")


@pytest.fixture
def desk(stage: Stage) -> ChatId:
    return scene.add_chat(stage.db, "desk", TOPIC)


def send(stage: Stage, alert: Delivery) -> None:
    """The alert reaches its chat."""
    with stage.db.transaction():
        lifecycle.mark_sending(stage.db, alert.id, now=NOON)
        lifecycle.mark_sent(stage.db, alert.id, reference=LONG_AGO_SHOWN, text="told", stories=[StoryId(1)], now=NOON)


def of_kind(stage: Stage, kind: DeliveryKind, operation: Operation | None = None) -> list[Delivery]:
    return [each for each in scene.deliveries(stage.db, kind) if operation in {None, each.operation}]


def shown(stage: Stage, delivery: DeliveryId) -> str:
    """What a delivery shows now; "" for nothing."""
    found = render(stage.db, outbox.delivery(stage.db, delivery), NOON)
    return found.message.plain() if found is not None and found.message is not None else ""


def test_two_stories_become_one_after_a_yes(stage: Stage, feed: FeedId) -> None:
    """The question shows both headlines, since numbers are easily mistaken."""
    scene.poll(stage.db, feed, scene.event(1), scene.event(2))
    asked = stage.say("/stories merge 1 2")
    assert asked.text.count("• ") == 2
    assert len(stories.list_stories(stage.db)) == 2
    assert "which has 2 articles" in stage.press(asked.button("✅")).text
    assert stories.story(stage.db, StoryId(2)).id == 1
    assert "one story already" in stage.say("/stories merge 1 1").text


def test_split_and_move_ask_as_well(stage: Stage, feed: FeedId, desk: ChatId) -> None:
    """A split is told only where that is asked for."""
    scene.poll(stage.db, feed, scene.event(1), scene.event(2), scene.event(3))
    stage.agree("/stories merge 1 2")
    alerts = len(scene.alerts(stage.db, desk))
    assert "Story 4 was made out of story 1" in stage.agree("/stories split 1 2").text
    assert len(stories.story(stage.db, StoryId(1)).tellings) == 1
    stage.agree("/stories merge 1 4")
    assert "told of it" in stage.agree("/stories split 1 2 tell").text
    assert len(scene.alerts(stage.db, desk)) > alerts
    assert "cannot be split off" in stage.say("/stories split 1 99").text
    assert "cannot be split off" in stage.say("/stories split 3 3").text
    stage.agree("/stories merge 1 3")
    assert "belongs to story 5 now" in stage.agree("/stories move 3 5").text
    assert "no article 99" in stage.say("/stories move 99 1").text


@pytest.mark.parametrize("typed", ["/stories merge", "/stories split 1", "/stories move 1", "/retract"])
def test_a_missing_argument_is_explained(stage: Stage, typed: str) -> None:
    """With an example."""
    assert "for example" in stage.say(typed).text


@pytest.mark.parametrize("typed", ["/stories merge 7 8", "/stories merge x 8", "/retract 7", "/retract 99999999999999999999"])
def test_an_unknown_story_is_said(stage: Stage, typed: str) -> None:
    """Whatever was typed as its number."""
    assert "no story" in stage.say(typed).text


def test_a_retracted_alert_is_struck_out_and_answered(stage: Stage, feed: FeedId, desk: ChatId) -> None:
    """In each chat that was told, with the reason; and no later article brings the alert back."""
    db = stage.db
    scene.poll(db, feed, scene.event(1))
    send(stage, scene.alerts(db, desk)[0])
    assert "one alert edited, one chat answered" in stage.agree("/retract 1 The ministry has denied it").text
    edit, reply = of_kind(stage, DeliveryKind.RETRACTION)
    assert (edit.operation, reply.operation) == (Operation.EDIT, Operation.REPLY)
    for text in (shown(stage, edit.id), shown(stage, reply.id)):
        assert "Why: The ministry has denied it" in text
        assert "North Korea" in text
    assert "Retracted" in shown(stage, edit.id)
    assert "https://" not in shown(stage, edit.id)
    again = scene.article(scene.event(1).title, scene.event(1).text, key="copy", outlet="Cape Dispatch", hours=0.5)
    scene.poll(db, feed, scene.event(1), again, hours=1)
    for delivery in scene.deliveries(db, DeliveryKind.COVERAGE, DeliveryKind.UPDATE):
        assert shown(stage, delivery.id) == "" or "Retracted" in shown(stage, delivery.id)
    assert "taken back before" in stage.say("/retract 1").text


def test_what_nobody_was_told_of_is_taken_back_in_one_sentence(stage: Stage, feed: FeedId) -> None:
    """No list of three noughts."""
    scene.poll(stage.db, feed, scene.event(1))
    assert stage.agree("/retract 1 It was denied").text == "Story 1 is taken back. Nobody had been told of it."


def test_what_has_not_left_is_dropped(stage: Stage, feed: FeedId, desk: ChatId) -> None:
    """Nobody is told of it, nor of its retraction."""
    scene.poll(stage.db, feed, scene.event(1))
    assert "0 chats answered, one message dropped" in stage.agree("/retract 1").text
    assert [each.state for each in scene.alerts(stage.db, desk)] == [DeliveryState.CANCELLED]
    assert of_kind(stage, DeliveryKind.RETRACTION) == []


def test_a_story_in_a_catch_up_message_is_answered_there(stage: Stage, feed: FeedId, desk: ChatId) -> None:
    """Where it was sent; one that waits tells the others only."""
    db = stage.db
    old = [scene.later(scene.event(number), -30) for number in (1, 2)]
    scene.poll(db, feed, *old)
    catch_up = of_kind(stage, DeliveryKind.CATCH_UP)[0]
    before = shown(stage, catch_up.id)
    stage.agree("/retract 1 wrong")
    headline = stories.story(db, StoryId(1)).tellings[0].title
    assert headline in before
    assert headline not in shown(stage, catch_up.id)
    with db.transaction():
        lifecycle.mark_sending(db, catch_up.id, now=NOON)
        lifecycle.mark_sent(db, catch_up.id, reference="m", text="told", stories=[StoryId(2)], now=NOON)
    assert "one chat answered" in stage.agree("/retract 2 wrong as well").text
    assert [each.depends_on for each in of_kind(stage, DeliveryKind.RETRACTION)] == [catch_up.id]
    assert len(scene.alerts(db, desk)) == 2


def test_the_audit_names_chats_with_a_copy_that_cannot_be_reached(stage: Stage, feed: FeedId, desk: ChatId) -> None:
    """An alert that was repeated may stand there twice: of the first nobody knows the reference."""
    db = stage.db
    other = scene.add_chat(db, "other", TOPIC)
    scene.poll(db, feed, scene.event(1))
    first, second = scene.alerts(db, desk)[0], scene.alerts(db, other)[0]
    with db.transaction():
        lifecycle.mark_sending(db, first.id, now=NOON)
        lifecycle.ambiguous(db, first.id, idempotent=False, repeat_at=NOON, reason="no answer", now=NOON)
    send(stage, first)
    send(stage, second)
    answered = stage.agree("/retract 1 wrong").text
    assert "console:desk" in answered
    assert "console:other" not in answered
    entry = next(each for each in audit.entries(db) if each.action == "retract")
    assert isinstance(entry.after, dict)
    assert (entry.after["copies"], entry.after["answered"]) == (["console:desk"], 2)


def test_an_alert_that_is_under_way_is_edited_once_it_is_there(stage: Stage, feed: FeedId, desk: ChatId) -> None:
    """The edit waits for it."""
    db = stage.db
    scene.poll(db, feed, scene.event(1))
    alert = scene.alerts(db, desk)[0]
    with db.transaction():
        lifecycle.mark_sending(db, alert.id, now=NOON)
    stage.agree("/retract 1 wrong")
    edit = of_kind(stage, DeliveryKind.RETRACTION, Operation.EDIT)[0]
    assert edit.id not in {each.id for each in outbox.claim(db, networks={"console"}, now=NOON, limit=9)}
    with db.transaction():
        lifecycle.mark_sent(db, alert.id, reference="m", text="told", stories=[StoryId(1)], now=NOON)
    assert edit.id in {each.id for each in outbox.claim(db, networks={"console"}, now=NOON, limit=9)}


def test_a_retracted_story_counts_nowhere(stage: Stage, feed: FeedId, desk: ChatId) -> None:
    """Neither among the newest, nor in the ledger, nor as what was counted before; asked for by its number it says so."""
    db = stage.db
    scene.poll(db, feed, scene.event(1), scene.event(2))
    stage.say("/start")
    counted = len(claimed.of_units(db, ["shell"]))
    stage.agree("/retract 1 It was denied")
    assert scene.event(1).title not in stage.say("/latest").text
    assert scene.event(2).title in stage.say("/latest").text
    assert "Retracted\nWhy: It was denied" in stage.say("/story 1").text
    assert {each.story for each in claimed.of_units(db, ["shell"])} == {2}
    assert counted > len(claimed.of_units(db, ["shell"]))


def test_the_next_story_of_a_thread_tells_nothing_of_a_retracted_one(stage: Stage, feed: FeedId, desk: ChatId) -> None:
    """Its earlier figure would tell again what was false."""
    db = stage.db
    first, later = (article(*told, key=key, hours=hours) for told, key, hours in ((SEOUL_EN, "a", 0), (SEOUL_LATER, "b", 80)))
    scene.poll(db, feed, first)
    send(stage, scene.alerts(db, desk)[0])
    scene.poll(db, feed, first, later, hours=80)
    alert = scene.alerts(db, desk)[-1]
    assert alert.story == 2
    before = shown(stage, alert.id)
    stage.agree("/retract 1 wrong")
    after = shown(stage, alert.id)
    assert "Earlier" in before
    assert "Earlier" not in after


def test_the_question_shows_the_reason_that_readers_will_see(stage: Stage, feed: FeedId, desk: ChatId) -> None:
    """Whole: one that is too long is refused, and nothing of it is cut in silence."""
    scene.poll(stage.db, feed, scene.event(1))
    whole = "y" * 300
    assert f"Why: {whole}" in stage.say(f"/retract 1 {whole}").text
    refused = stage.say(f"/retract 1 {whole}y")
    assert "at most 300 characters, and this one has 301" in refused.text
    assert refused.buttons == ()
