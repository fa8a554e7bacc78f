"""Chat commands: who may use them, what they change, and what they answer in the chat's language."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.access import REFUSED_EVERY, REFUSED_IN_A_GROUP, Refusals
from bot.commands.answer import Desk, answer
from bot.networks.base import Incoming, Joined, Left, Moved, Pressed, Said
from bot.networks.quiet import JOINER
from bot.networks.telegram.markup import to_html
from bot.render.payload import message_from
from storage import chats, outbox
from storage.database import Database
from storage.types import Address, Chat, ChatKind, ChatState, DeliveryState
from tests import tdlib
from tests.bot import scene
from tests.bot.scene import NOON, TOPIC
from tests.incoming import happens

GROUP = Address(network="telegram", address="-100", thread="7")
DESK = Address(network="telegram", address="42")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = scene.seeded(tmp_path / "rajin.db")
    yield database
    database.close()


def say(
    db: Database,
    text: str,
    *,
    address: Address = DESK,
    kind: ChatKind = ChatKind.PRIVATE,
    admin: bool = True,
    language: str | None = "en",
    refusals: Refusals | None = None,
    sender: str = "1",
    now: datetime = NOON,
) -> str:
    """Write a message and return what the chat is answered, "" for nothing; Telegram's own parser must take it."""
    incoming = happens(text, address=address, kind=kind, sender=sender, admin=admin, language=language)
    return heard(db, incoming, refusals=refusals, now=now)


def heard(db: Database, incoming: Incoming, *, refusals: Refusals | None = None, now: datetime = NOON) -> str:
    """Carry out what happened and return what the chat is answered."""
    desk = Desk(owners=frozenset(), refusals=refusals or Refusals(), new_id=scene.new_id)
    before = len(outbox.list_deliveries(db))
    with db.transaction():
        answer(db, incoming, desk, now=now)
    new = outbox.list_deliveries(db)[before:]
    assert all(str(each.address) == str(incoming.address) for each in new)
    messages = [message_from(each.payload) for each in new]
    assert [tdlib.parse(to_html(message))[0].replace(JOINER, "") for message in messages] == [message.plain() for message in messages]
    return "\n".join(message.plain() for message in messages)


def chat(db: Database, address: Address = DESK) -> Chat:
    """The chat as it stands."""
    found = chats.chat_by_address(db, address)
    assert found is not None
    return found


def test_start_subscribes_a_new_chat_to_the_default_topic(db: Database) -> None:
    """And says what it now gets; again it changes nothing."""
    assert TOPIC in say(db, "/start")
    assert chat(db).topics == (TOPIC,)
    say(db, "/unsubscribe " + TOPIC)
    say(db, "/subscribe troops")
    assert TOPIC not in say(db, "/start").splitlines()[1]
    assert chat(db).topics == ("troops",)


def test_start_with_a_topic_is_a_deep_link(db: Database) -> None:
    """The topic named is the one that the chat gets; one that does not exist is explained, and no other is taken for it."""
    say(db, "/start troops")
    assert chat(db).topics == ("troops",)
    assert TOPIC in say(db, "/start no-such-topic", address=GROUP)
    assert chat(db, GROUP).topics == ()


def test_topics_shows_what_there_is_and_what_the_chat_gets(db: Database) -> None:
    """With a mark on each."""
    say(db, "/start")
    lines = say(db, "/topics").splitlines()
    assert [each.partition(" – ")[0] for each in lines[1:4]] == [f"✓ {TOPIC}", "○ sanctions", "○ troops"]


def test_subscribing_and_unsubscribing(db: Database) -> None:
    """Each is confirmed, and said differently where nothing changed."""
    assert say(db, "/subscribe troops") != say(db, "/subscribe troops")
    assert chat(db).topics == ("troops",)
    gone = say(db, "/unsubscribe troops")
    assert "no alerts" in gone
    assert chat(db).topics == ()
    assert say(db, "/unsubscribe troops") == "This chat does not get troops."


@pytest.mark.parametrize("command", ["/subscribe", "/unsubscribe"])
def test_a_topic_that_is_missing_or_unknown_is_explained(db: Database, command: str) -> None:
    """With an example, or with what there is."""
    assert f"{command} {TOPIC}" in say(db, command)
    answered = say(db, f"{command} {'x' * 500}")
    assert TOPIC in answered
    assert len(answered) < 400


def test_capitals_in_a_topic_do_not_matter(db: Database) -> None:
    """Phones write them."""
    say(db, "/subscribe Troops")
    assert chat(db).topics == ("troops",)


def test_a_stopped_chat_is_told_so_with_its_topics(db: Database) -> None:
    """A mark beside a topic would promise alerts that do not come."""
    say(db, "/start")
    assert "/start" not in say(db, "/topics")
    say(db, "/stop")
    assert "stopped here; /start" in say(db, "/topics")


def test_stop_silences_and_start_wakes(db: Database) -> None:
    """What waits is withdrawn, settings and topics are kept."""
    say(db, "/start")
    scene.poll(db, scene.add_feed(db, "https://wire.example/rss"), scene.event(1))
    assert "/start" in say(db, "/stop")
    assert (chat(db).state, chat(db).topics) == (ChatState.STOPPED, (TOPIC,))
    assert [each.state for each in scene.alerts(db)] == [DeliveryState.CANCELLED]
    assert outbox.claim(db, networks={"telegram"}, now=NOON, limit=9)  # the answers still go out
    say(db, "/start")
    assert chat(db).state is ChatState.ACTIVE


def test_subscribing_wakes_a_stopped_chat(db: Database) -> None:
    """Who asks for a topic wants to hear of it."""
    say(db, "/stop")
    say(db, "/subscribe troops")
    assert chat(db).state is ChatState.ACTIVE


def test_a_chat_that_speaks_can_be_reached(db: Database) -> None:
    """A chat that had blocked us and writes again gets its answer."""
    say(db, "/start")
    with db.transaction():
        chats.set_state(db, chat(db).id, ChatState.UNREACHABLE, actor=scene.SELF, now=NOON)
    say(db, "/topics")
    assert chat(db).state is ChatState.ACTIVE


def test_coming_back_lets_go_on_what_was_paused(db: Database) -> None:
    """The bot was put out of a forum and is brought back: its topics are told again, settings and all, and what was stopped stays so."""
    other = replace(GROUP, thread="8")
    for address in (GROUP, other):
        say(db, "/start troops", address=address, kind=ChatKind.GROUP)
    say(db, "/stop", address=other, kind=ChatKind.GROUP)
    desk = Desk(owners=frozenset(), refusals=Refusals(), new_id=scene.new_id)
    for what, states in (
        (Left(reason="put out"), (ChatState.UNREACHABLE, ChatState.STOPPED)),
        (Joined(), (ChatState.ACTIVE, ChatState.STOPPED)),
    ):
        with db.transaction():
            answer(db, happens(what, address=replace(GROUP, thread=""), kind=ChatKind.GROUP), desk, now=NOON)
        assert tuple(chat(db, address).state for address in (GROUP, other)) == states
        assert chat(db, GROUP).topics == ("troops",)


def test_a_place_that_moves_takes_its_threads_along(db: Database) -> None:
    """What they get they get at the new address, with or without a chat for the whole place."""
    other, new = replace(GROUP, thread="8"), replace(GROUP, address="-1009", thread="")
    say(db, "/subscribe troops", address=GROUP, kind=ChatKind.GROUP)
    say(db, "/subscribe " + TOPIC, address=other, kind=ChatKind.GROUP)
    desk = Desk(owners=frozenset(), refusals=Refusals(), new_id=scene.new_id)
    with db.transaction():
        answer(db, happens(Moved(to=new), address=replace(GROUP, thread=""), kind=ChatKind.GROUP), desk, now=NOON)
    assert chats.at(db, GROUP) == []
    assert [(each.address.thread, each.topics) for each in chats.at(db, new)] == [("7", ("troops",)), ("8", (TOPIC,))]


@pytest.mark.parametrize("kind", [ChatKind.GROUP, ChatKind.CHANNEL])
@pytest.mark.parametrize("command", ["/topics", "/help"])
def test_in_groups_everybody_may_look(db: Database, kind: ChatKind, command: str) -> None:
    """What changes nothing is answered, whoever asks."""
    assert "administrators" not in say(db, command, address=GROUP, kind=kind, admin=False)


@pytest.mark.parametrize("kind", [ChatKind.GROUP, ChatKind.CHANNEL])
@pytest.mark.parametrize("command", ["/start", "/subscribe troops", "/unsubscribe troops", "/stop"])
def test_in_groups_only_administrators_are_obeyed(db: Database, kind: ChatKind, command: str) -> None:
    """Anybody else is told so, and changes nothing."""
    answered = say(db, command, address=GROUP, kind=kind, admin=False)
    assert "administrators" in answered
    assert (chat(db, GROUP).topics, chat(db, GROUP).state) == ((), ChatState.ACTIVE)
    assert "administrators" not in say(db, command, address=GROUP, kind=kind, admin=True)


def test_an_unknown_command_is_answered_in_private_only(db: Database) -> None:
    """In a group it is meant for another bot."""
    assert "/frobnicate" in say(db, "/frobnicate now")
    assert say(db, "/frobnicate", address=GROUP, kind=ChatKind.GROUP) == ""
    assert chats.chat_by_address(db, GROUP) is None


def test_an_unknown_command_that_names_us_is_answered_in_groups_too(db: Database) -> None:
    """By the nearest one; it cannot be meant for another bot."""
    mistyped = happens(Said(text="/mut 3h", addressed=True), address=GROUP, kind=ChatKind.GROUP)
    assert "/mute" in heard(db, mistyped)


@pytest.mark.parametrize("command", ["/help", "/why 1", "/stop", "/frobnicate"])
@pytest.mark.parametrize("admin", [True, False])
def test_a_press_in_a_channel_means_nothing(db: Database, command: str, *, admin: bool) -> None:
    """Nothing that stands there has buttons: a reader's program made it up, and all would see the answer."""
    say(db, "/start", address=GROUP, kind=ChatKind.CHANNEL)
    press = Pressed(target="1", command=command)
    assert heard(db, happens(press, address=GROUP, kind=ChatKind.CHANNEL, admin=admin)) == ""
    assert chat(db, GROUP).state is ChatState.ACTIVE
    assert heard(db, happens(press, address=GROUP, kind=ChatKind.GROUP, admin=admin)) or command == "/frobnicate"


def test_in_groups_refusals_are_not_repeated(db: Database) -> None:
    """Any member could use up what the network takes there: one a minute for each, whichever thread asks, and each group for itself."""
    refusals, other = Refusals(), replace(GROUP, thread="8")

    def ask(address: Address, now: datetime, sender: str = "1") -> str:
        return say(db, "/stop", address=address, kind=ChatKind.GROUP, admin=False, refusals=refusals, now=now, sender=sender)

    assert ask(GROUP, NOON)
    assert ask(GROUP, NOON) == ask(other, NOON) == ""
    assert ask(GROUP, NOON, "2")  # what one did wrong is no reason to be silent to the next
    assert ask(replace(GROUP, address="-101"), NOON)
    assert ask(other, NOON + REFUSED_EVERY)
    assert ask(GROUP, NOON - REFUSED_EVERY)  # a clock that was set back refuses nobody an answer for ever


def test_a_group_is_not_flooded_with_refusals(db: Database) -> None:
    """However many ask at once, and a minute later there is room again."""
    refusals = Refusals()

    def ask(sender: int, now: datetime) -> str:
        return say(db, "/stop", address=GROUP, kind=ChatKind.GROUP, admin=False, refusals=refusals, now=now, sender=str(sender))

    assert [bool(ask(sender, NOON)) for sender in range(8)] == [True] * REFUSED_IN_A_GROUP + [False] * 3
    assert ask(9, NOON + REFUSED_EVERY)


def test_in_private_every_refusal_is_said(db: Database) -> None:
    """A bot that says nothing is taken for broken."""
    refusals = Refusals()
    assert all("may do that" in say(db, "/invite", refusals=refusals) for _ in range(3))


def test_who_may_not_use_commands_wakes_nothing(db: Database) -> None:
    """A group that stopped, or that could not be reached, stays so."""
    for state in (ChatState.STOPPED, ChatState.UNREACHABLE):
        say(db, "/start", address=GROUP, kind=ChatKind.GROUP)
        with db.transaction():
            chats.set_state(db, chat(db, GROUP).id, state, actor=scene.SELF, now=NOON)
        say(db, "/start", address=GROUP, kind=ChatKind.GROUP, admin=False)
        assert chat(db, GROUP).state is state


@pytest.mark.parametrize("text", ["hello", "start", "¿/start"])
def test_talk_is_answered_in_private_only(db: Database, text: str) -> None:
    """Who speaks to us alone learns what we understand; among others it is not our business, and makes no chat."""
    assert say(db, text, address=GROUP, kind=ChatKind.GROUP) == ""
    assert chats.list_chats(db) == []
    assert "/help" in say(db, text)
    assert chat(db).topics == ()


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_is_not_answered(db: Database, text: str) -> None:
    """Nor does it make a chat."""
    assert say(db, text) == ""
    assert chats.list_chats(db) == []


@pytest.mark.parametrize(
    ("language", "word"),
    [("de", "Nordkorea"), ("de-AT", "Nordkorea"), ("DE", "Nordkorea"), ("en", "North Korea"), (None, "North Korea")],
)
def test_answers_are_in_the_persons_language(db: Database, language: str | None, word: str) -> None:
    """German where the network says so, else English; a known chat keeps its own."""
    assert word in say(db, "/start", language=language)
    assert word in say(db, "/start", language="ko")


def test_case_and_line_breaks_do_not_matter(db: Database) -> None:
    """Phones write capitals."""
    say(db, "/Subscribe\ntroops")
    assert chat(db).topics == ("troops",)


def test_without_topics_there_is_nothing_to_subscribe_to(db: Database) -> None:
    """Said in words instead of an error."""
    with db.transaction():
        db.execute("DELETE FROM topics")
    assert say(db, "/topics") == say(db, "/subscribe x") == "There are no topics yet."
    assert "alerts" in say(db, "/start")
