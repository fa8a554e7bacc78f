"""A channel, or another chat, is named first by somebody who administers it."""

import pytest

from bot.networks.base import Author, Place
from storage import chats
from storage.types import Address, Chat, ChatKind
from tests.bot.commands.desk import HERE, Person

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
