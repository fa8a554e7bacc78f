"""What people think of alerts."""

import pytest

from bot.networks.base import Author
from feeds.types.story import StoryId
from storage import verdicts
from storage.verdicts import Verdict
from tests.bot import scene
from tests.bot.commands.desk import Person


@pytest.fixture
def told(ann: Person) -> Person:
    """Ann, who was told of story 1."""
    ann.say("/start")
    scene.poll(ann.db, scene.add_feed(ann.db, "https://wire.example/rss"), scene.event(1))
    return ann


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [("relevant", Verdict.RELEVANT), ("irrelevant", Verdict.IRRELEVANT), ("doppelt", Verdict.DUPLICATE), ("DUPLICATE", Verdict.DUPLICATE)],
)
def test_a_verdict_is_kept(told: Person, typed: str, verdict: Verdict) -> None:
    """The newest of each person counts; words of any language are understood."""
    told.say("/verdict relevant 1")
    assert "story 1" in told.say(f"/verdict {typed} 1")
    assert verdicts.counts(told.db, StoryId(1)) == {verdict: 1}


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("", "/verdict relevant 12"),
        ("nice 1", "“nice”"),
        ("relevant", "reply to an alert"),
        ("relevant 9", "no story 9"),
        ("relevant x", "“x”"),
    ],
)
def test_what_is_no_verdict_is_explained(told: Person, typed: str, hint: str) -> None:
    """And nothing is kept."""
    assert hint in told.say(f"/verdict {typed}")
    assert verdicts.counts(told.db, StoryId(1)) == {}


def test_an_anonymous_verdict_is_none(told: Person) -> None:
    """Nobody knows whose it would be."""
    told.author = Author.ANONYMOUS_ADMIN
    assert "hides who you are" in told.say("/verdict relevant 1")
