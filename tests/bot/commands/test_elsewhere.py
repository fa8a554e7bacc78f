"""A channel, or another chat, is named first by somebody who administers it."""

import pytest

from bot.networks.base import Author, Place
from storage import chats, roles
from storage.types import Address, Chat, ChatKind, ChatState, Role
from tests.bot import scene
from tests.bot.commands.desk import ANN, HERE, Person

WIRE = Address(network="telegram", address="-1001234567890")
PLACE = Place(address=WIRE, kind=ChatKind.CHANNEL, title="The Wire")


@pytest.fixture
def boss(ann: Person) -> Person:
    """Somebody who administers a channel."""
    ann.places = {"@wire": PLACE, WIRE.address: PLACE}
    ann.administered = frozenset({WIRE.address})
    return ann


def wire(person: Person) -> Chat | None:
    """The channel as it stands."""
    return chats.chat_by_address(person.db, WIRE)


@pytest.mark.parametrize("name", ["@wire", WIRE.address])
def test_a_channel_is_subscribed_from_a_private_chat(boss: Person, name: str) -> None:
    """By its name or its number, as the first that somebody says; the answer goes to where it was asked."""
    assert "The Wire now gets troops" in boss.say(f"/subscribe {name} troops")
    found = wire(boss)
    assert found is not None
    assert (found.topics, found.kind, found.title) == (("troops",), ChatKind.CHANNEL, "The Wire")
    assert boss.chat.topics == ()
    assert {str(each.address) for each in boss.answers} == {str(HERE)}


def test_its_buttons_are_about_it_too(boss: Person) -> None:
    """Whoever presses them must administer it as well."""
    boss.say("/topics @wire")
    boss.press("1️⃣")
    found = wire(boss)
    assert found is not None
    assert found.topics == ("arms-and-sanctions",)
    boss.say("/topics @wire")
    boss.administered = frozenset()
    assert "no chat" in boss.press("1️⃣")
    boss.administered = frozenset({WIRE.address})
    boss.say("/settings @wire")
    boss.press("✏️")
    boss.press("2️⃣")
    found = wire(boss)
    assert found is not None
    assert found.settings == {"edits": False}


@pytest.mark.parametrize(
    "command",
    [
        "/subscribe {} troops",
        "/unsubscribe {} troops",
        "/topics {}",
        "/mute {} 8h",
        "/unmute {}",
        "/settings {}",
        "/language {} de",
        "/stop {}",
        "/start {}",
        "/forgetme {}",
    ],
)
def test_a_stranger_learns_nothing(ann: Person, command: str) -> None:
    """Whether the bot is not there or the chat is not theirs, the answer is the same, and nothing is changed."""
    absent = ann.say(command.format("@wire"))
    ann.places = {"@wire": PLACE}
    assert ann.say(command.format("@wire")) == absent
    assert "@wire" in absent
    assert wire(ann) is None


def test_somebody_without_a_name_of_their_own_has_no_other_chats(boss: Person) -> None:
    """Who stays anonymous cannot be asked about."""
    boss.kind, boss.author = ChatKind.GROUP, Author.ANONYMOUS_ADMIN
    assert "hides who you are" in boss.say("/subscribe @wire troops")
    assert wire(boss) is None


def test_a_topic_is_no_chat(boss: Person) -> None:
    """Names of topics begin with a letter."""
    boss.say("/subscribe troops")
    assert boss.chat.topics == ("troops",)


@pytest.mark.parametrize("language", ["en", "de", "ko", "ru"])
def test_every_answer_names_the_chat_that_it_is_about(boss: Person, language: str) -> None:
    """And what it offers to type names it too; nothing is said of the chat where it was asked, nor done to it."""
    boss.language = language
    scene.poll(boss.db, scene.add_feed(boss.db, "https://x.example/rss"), scene.event(1))
    ours = ["/subscribe", "/unsubscribe", "/start", "/stop", "/mute", "/unmute", "/settings", "/language", "/forgetme"]
    for typed in (
        *("start", "topics", "subscribe", "subscribe troops", "subscribe troops", "unsubscribe troops", "unsubscribe troops"),
        *("mute", "mute 8h", "settings", "unmute", "unmute", "mute story 1", "mute story 1", "unmute story 1", "unmute story 1"),
        *("settings", "settings edits", "settings edits off", "language", "language ko", "stop", "topics", "start", "forgetme"),
    ):
        name, _, rest = typed.partition(" ")
        said = boss.say(f"/{name} @wire {rest}".strip())
        assert "The Wire" in said or "@wire" in said, typed
        assert not any(phrase in said for phrase in ("his chat", "ieser Chat", "이 채팅", "тот чат", "этом чате")), (typed, said)
        lines = [each for each in said.splitlines() if not any(each.startswith(mark) for mark in "✓○")]
        last = " ".join(lines)
        assert [word for word in ours if f"{word} " in last and f"{word} @wire" not in last and name != "settings"] == [], said
    assert (boss.chat.topics, boss.chat.settings, boss.chat.state) == ((), {}, ChatState.ACTIVE)


def test_a_channel_that_was_stopped_starts_again(boss: Person) -> None:
    """With its topics, and without what greets a person."""
    boss.say("/subscribe @wire troops")
    assert "/start @wire" in boss.say("/stop @wire")
    assert boss.say("/start @wire") == "The Wire now gets: troops"
    found = wire(boss)
    assert found is not None
    assert (found.state, found.topics) == (ChatState.ACTIVE, ("troops",))
    assert boss.chat.topics == ()


def test_a_channel_is_forgotten_after_a_yes_that_names_it(boss: Person) -> None:
    """The person who asks, their chat and their role stay; who administers it no more says yes in vain."""
    boss.say("/subscribe sanctions")
    boss.say("/subscribe @wire troops")
    with boss.db.transaction():
        roles.grant(boss.db, "telegram", ANN, Role.EDITOR, actor=scene.SELF, now=boss.now)
    assert "I then forget The Wire" in boss.say("/forgetme @wire")
    yes = next(button.command for button in boss.buttons if button.mark == "✅")
    boss.administered = frozenset()
    assert "no chat" in boss.say(yes)
    boss.administered = frozenset({WIRE.address})
    boss.say("/forgetme @wire")
    assert "The Wire is forgotten" in boss.press("✅")
    found = wire(boss)
    assert found is not None
    assert (found.state, found.topics) == (ChatState.FORGOTTEN, ())
    assert (boss.chat.topics, boss.chat.state) == (("sanctions",), ChatState.ACTIVE)
    assert roles.role(boss.db, "telegram", ANN) is Role.EDITOR
