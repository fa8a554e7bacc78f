"""What was found: the newest stories, and all of one."""

import pytest

from bot.locales.texts import texts
from bot.render.buttons import alert_buttons
from feeds.types.story import StoryId
from storage import hand, lifecycle
from tests.bot import scene
from tests.bot.commands.desk import Person
from tests.bot.scene import SELF

LINK = "https://wire.example/{}"


@pytest.fixture
def told(ann: Person) -> Person:
    """Ann, whose topic has twelve stories; the first is told by two outlets."""
    ann.say("/start")
    wire, gazette = (scene.add_feed(ann.db, f"https://{name}.example/rss", title=name) for name in ("wire", "gazette"))
    first = scene.article(
        "North Korea ships 7,000 containers of munitions to Russia",
        "North Korea has shipped 7,000 containers of munitions to Russia, South Korea's defence minister said.",
        url="https://wire.example/1",
    )
    scene.poll(ann.db, wire, first)
    for number in range(2, 13):
        scene.poll(ann.db, wire, scene.event(number))
    copy = scene.article(first.title, first.text, key="copy", url="https://gazette.example/1", outlet="Gazette")
    scene.poll(ann.db, gazette, copy)
    return ann


@pytest.mark.parametrize(("typed", "count"), [("", 5), ("3", 3), ("10", 10), ("99", 10)])
def test_latest_shows_the_newest_first(told: Person, typed: str, count: int) -> None:
    """With number, title, outlet and day; never more than ten."""
    lines = told.say(f"/latest {typed}").splitlines()[1:-1]
    assert [int(line.partition(" ")[0]) for line in lines] == list(range(12, 12 - count, -1))
    assert all("Harbour Wire, 26 Feb 2024" in line for line in lines)


@pytest.mark.parametrize("typed", ["x", "0", "-1", "1.5"])
def test_a_number_that_is_none_is_explained(told: Person, typed: str) -> None:
    """With an example."""
    assert "/latest 10" in told.say(f"/latest {typed}")


def test_latest_is_about_the_chats_topics(ann: Person, told: Person) -> None:
    """A chat without any is told how to get some; nor is there anything yet in one that nothing matched."""
    told.say("/unsubscribe arms-and-sanctions")
    assert "/topics" in told.say("/latest")
    told.say("/subscribe sanctions")
    assert "no story" in ann.say("/latest")


def test_a_story_shows_who_tells_it(told: Person) -> None:
    """With figures, kinds of sources, days and its topics."""
    shown = told.say("/story 1")
    assert "7,000 containers" in shown
    assert "2 reports" in shown
    assert "Harbour Wire (independent, 26 Feb 2024)" in shown
    assert "Gazette (independent, 26 Feb 2024)" in shown
    assert "Topics: arms-and-sanctions" in shown
    assert [button.command for button in told.buttons] == ["/why 1", "/mute story 1"]


def test_a_story_that_was_merged_leads_on(told: Person) -> None:
    """And one that continues another says so, both ways."""
    with told.db.transaction():
        hand.merge(told.db, 2, 3, actor=SELF, now=told.now)  # type: ignore[arg-type] # StoryId # numbers of stories
        told.db.execute("UPDATE stories SET follows = 1 WHERE id = 4")
    assert "Story 3 is now part of story 2" in told.say("/story 3")
    assert "It continues story 1" in told.say("/story 4")
    assert "Story 4 continues it" in told.say("/story 1")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("", "/latest"), ("x", "“x”"), ("99", "no story 99"), ("9" * 30, "“9"), ("-1", "“-1”")],
)
def test_a_story_that_there_is_not_is_explained(told: Person, typed: str, hint: str) -> None:
    """By what was understood."""
    found = told.say(f"/story {typed}")
    assert (hint if typed else "reply to an alert") in found


def test_a_reply_to_an_alert_needs_no_number(told: Person) -> None:
    """One to a message with several stories is asked which; one to another message is none."""
    with told.db.transaction():
        one, two = scene.alerts(told.db)[:2]
        for each, stories in ((one, [1]), (two, [2, 3])):
            lifecycle.mark_sending(told.db, each.id, now=told.now)
            lifecycle.mark_sent(told.db, each.id, reference=f"m{each.story}", text="x", stories=stories, now=told.now)  # type: ignore[arg-type]
    assert "Story 1, " in told.say("/story", reply_to="m1")
    assert "2, 3" in told.say("/story", reply_to="m2")
    assert "reply to an alert" in told.say("/story", reply_to="m77")


def test_dates_are_those_of_the_chat(told: Person) -> None:
    """In its language, and by its clock."""
    told.say("/settings timezone Pacific/Kiritimati")
    told.say("/language de")
    assert "27. Feb. 2024" in told.say("/story 1")


def test_numbers_of_stories_are_written_as_they_are_typed(ann: Person) -> None:
    """Without the separators of other numbers: a command with them would be none."""
    ann.say("/start")
    with ann.db.transaction():
        ann.db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('stories', 12344)")
    scene.poll(ann.db, scene.add_feed(ann.db, "https://wire.example/rss"), scene.event(1))
    for command in (
        "/latest",
        "/story 12345",
        "/why 12345",
        "/verdict relevant 12345",
        "/mute story 12345",
        "/why 12345",
        "/unmute story 12345",
    ):
        told = ann.say(command)
        assert "12,345" not in told, command
        assert "12345" in told or command.startswith("/why"), command
    assert alert_buttons(StoryId(12345), texts("en"))[1][0].label == "Story 12345"
