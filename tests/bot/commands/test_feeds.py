"""Feeds by chat: only what can be read is added, nothing inside is ever fetched, and each attempt at that is noted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands.feeds import problem
from bot.feed_reader import Look
from bot.locales.texts import LANGUAGES, texts
from feeds import errors
from storage import audit, sources
from storage.feed_types import FeedStatus
from storage.types import Address
from tests.bot import scene
from tests.bot.scene import NOON
from tests.commanding import ADMIN, OWNER, Stage, staged

URL = "https://wire.example/rss"
LOOK = Look(entries=3, newest=NOON, title="Harbour Wire", language="ko")
OPML = '<opml version="2.0"><body>{}</body></opml>'


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    database = scene.seeded(tmp_path / "rajin.db")
    yield replace(staged(database), looks={URL: LOOK, "http://internal/": errors.AddressRefused("inside")})
    database.close()


def test_a_feed_is_added_with_what_it_says_of_itself(stage: Stage) -> None:
    """What is typed outranks that."""
    assert "Added Harbour Wire (news agency): 3 entries" in stage.say(f"/feed add {URL} tier=wire").text
    state = sources.list_feeds(stage.db)[0]
    assert (state.feed.tier, state.feed.language, state.read_at) == ("wire", "ko", None)
    assert "there already" in stage.say(f"/feed add {URL}").text
    stage.agree("/feed remove 1")
    stage.say(f'/feed add {URL} lang=de title="The Cape Wire"')
    assert (sources.list_feeds(stage.db)[0].feed.title, sources.list_feeds(stage.db)[0].feed.language) == ("The Cape Wire", "de")


@pytest.mark.parametrize("sender", [OWNER, ADMIN])
@pytest.mark.parametrize(
    "url", ["http://internal/", "http://127.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/", "file:///etc/passwd"]
)
@pytest.mark.parametrize("command", ["/feed add", "/feed test"])
def test_nothing_inside_is_fetched_for_anybody(stage: Stage, sender: str, url: str, command: str) -> None:
    """Not for an owner either; who tried stands in the audit (threat T8)."""
    assert "must not be fetched" in stage.say(f"{command} {url}", sender).text
    assert sources.list_feeds(stage.db) == []
    entry = audit.entries(stage.db)[0]
    assert (entry.action, entry.subject, entry.actor.who) == ("feeds refused", url, f"telegram:{sender}")


def test_a_password_in_an_address_is_not_told_on(stage: Stage) -> None:
    """Neither in the answer nor in the audit."""
    answered = stage.say("/feed add https://user:hunter2@wire.example/rss").text
    assert "hunter2" not in answered
    assert "hunter2" not in str(audit.entries(stage.db))


def test_a_list_of_feeds_is_taken_whole_or_not_at_all(stage: Stage) -> None:
    """One address inside, and nothing is added; what is there already is counted."""
    good = '<outline xmlUrl="https://a.example/rss" text="A"/>'
    bad = OPML.format(good + '<outline xmlUrl="http://10.0.0.1/" text="B"/>')
    assert "http://10.0.0.1/" in stage.say("/feed import", document=bad.encode()).text
    assert sources.list_feeds(stage.db) == []
    assert audit.entries(stage.db)[0].action == "feeds refused"
    assert "One feed was added, 0 were" in stage.say("/feed import", document=OPML.format(good).encode()).text
    assert "No feed was added, one was" in stage.say("/feed import", document=OPML.format(good).encode()).text
    exported = stage.say("/feed export").file
    assert exported is not None
    assert "No feed was added, one was" in stage.say("/feed import", document=exported[1]).text


@pytest.mark.parametrize("data", [b"<opml", b'<!DOCTYPE x [<!ENTITY y "z">]><opml/>', b"x" * (1 << 20), b""])
def test_a_file_that_is_no_list_is_refused(stage: Stage, data: bytes) -> None:
    """A DTD too."""
    assert "cannot be read as OPML" in stage.say("/feed import", document=data).text
    assert "OPML file" in stage.say("/feed import").text


def test_pause_resume_remove_by_number_or_address(stage: Stage) -> None:
    """Removing asks, and what is not there is said."""
    stage.say(f"/feed add {URL}")
    assert "paused" in stage.say("/feed pause 1").text
    assert sources.list_feeds(stage.db)[0].status is FeedStatus.PAUSED
    assert "⏸ #1 Harbour Wire" in stage.say("/feed list paused").text
    assert "polled again" in stage.say(f"/feed resume {URL}").text
    assert "no feed" in stage.say("/feed pause 99").text
    asked = stage.say("/feed remove #1")
    assert len(sources.list_feeds(stage.db)) == 1
    stage.press(asked.button("✅"))
    assert sources.list_feeds(stage.db) == []


def test_the_list_can_be_searched(stage: Stage) -> None:
    """By a word of name or address, or by what does not work."""
    assert "no feeds yet" in stage.say("/feed list").text
    stage.say(f"/feed add {URL} tier=wire")
    assert "○ #1 Harbour Wire" in stage.say("/feed list harbour").text
    assert (
        "Harbour Wire (Nachrichtenagentur)"
        in stage.say("/feed list", language="de", address=Address(network="telegram", address="43")).text
    )
    assert stage.say("/feed list failing").text == "No feed fails."
    assert stage.say("/feed list paused").text == "No feed is paused."
    assert "No feed fits “quay”" in stage.say("/feed list quay").text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "error",
    [
        errors.AddressRefused("x"),
        errors.FeedGone("x", status=410),
        errors.RetryLater("x", status=503),
        errors.RetryLater("x"),
        errors.ParserKilled("x"),
        errors.ParseError("x"),
        errors.RobotsRefused("x"),
    ],
)
def test_every_way_to_fail_is_said_in_the_chats_language(error: errors.FeedError, language: str) -> None:
    """Never in the words of the program's own errors."""
    assert URL in problem(error, texts(language), url=URL)
