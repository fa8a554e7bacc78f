"""Silence for a while, and about one story."""

from datetime import timedelta

import pytest

from bot.message import MAX_COMMAND
from feeds.types.story import StoryId
from storage import quiet
from storage.types import ChatKind, DeliveryKind, DeliveryState
from tests.bot import scene
from tests.bot.commands.desk import Person

HOUR = timedelta(hours=1)


def until(ann: Person) -> timedelta | None:
    """For how long her chat is muted."""
    found = quiet.muted_until(ann.db, ann.chat.id, now=ann.now)
    return None if found is None else found - ann.now


def test_a_chat_is_muted_and_unmuted(ann: Person) -> None:
    """The answer says until when by the chat's clock, and offers the way back."""
    ann.say("/settings timezone Asia/Seoul")
    assert "26 Feb 2024, 22:00 KST" in ann.say("/mute 1h")
    assert until(ann) == HOUR
    assert "over" in ann.press("🔔")
    assert until(ann) is None
    assert "not muted" in ann.say("/unmute")


def test_how_long_can_be_pressed(ann: Person) -> None:
    """Where nobody has said it."""
    assert "/mute until Monday" in ann.say("/mute")
    ann.press("🕗")
    assert until(ann) == 8 * HOUR


@pytest.mark.parametrize("typed", ["soon", "8", "2 years", "story", "story x", "story 99"])
def test_what_is_no_time_and_no_story_is_explained(ann: Person, typed: str) -> None:
    """With an example, and nothing is changed."""
    told = ann.say(f"/mute {typed}")
    assert "/mute" in told or "/latest" in told
    assert until(ann) is None


def test_a_story_is_muted_by_its_number_or_as_a_reply(ann: Person) -> None:
    """In the words of any language; the alert's own button does it as well."""
    ann.say("/start")
    scene.poll(ann.db, scene.add_feed(ann.db, "https://wire.example/rss"), scene.event(1))
    assert "No more about story 1" in ann.say("/mute Geschichte 1")
    assert [each.state for each in scene.alerts(ann.db)] == [DeliveryState.CANCELLED]
    assert quiet.is_muted(ann.db, ann.chat.id, StoryId(1))
    assert "already" in ann.say("/mute story #1")
    ann.press("🔔")
    assert not quiet.is_muted(ann.db, ann.chat.id, StoryId(1))
    assert "is not muted" in ann.say("/unmute story 1")


def test_a_muted_chat_gets_its_stories_together(ann: Person) -> None:
    """Once the mute is over; a poll meanwhile makes no alert of its own."""
    ann.say("/start")
    ann.say("/mute 8h")
    feed = scene.add_feed(ann.db, "https://wire.example/rss")
    scene.poll(ann.db, feed, scene.event(1), scene.event(2))
    assert {each.state for each in scene.alerts(ann.db)} == {DeliveryState.FOLDED}
    assert len(scene.deliveries(ann.db, DeliveryKind.CATCH_UP)) == 1


def test_only_administrators_mute_a_group(ann: Person) -> None:
    """Members are told so."""
    ann.kind, ann.admin = ChatKind.GROUP, False
    assert "administrators" in ann.say("/mute 8h")
    assert "administrators" in ann.say("/unmute")
    assert until(ann) is None


def test_what_a_button_says_fits_it(ann: Person) -> None:
    """Telegram takes 64 bytes."""
    for command in ("/mute", "/settings", "/settings timezone", "/topics", "/mute 8h"):
        ann.say(command)
        assert ann.buttons
        assert all(len(button.command.encode()) <= MAX_COMMAND for button in ann.buttons)
        assert len({button.mark for button in ann.buttons}) == len(ann.buttons)
