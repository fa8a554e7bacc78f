"""Chats, subscriptions, settings and moves."""

from dataclasses import replace

import pytest

from storage import audit, chats, errors, lifecycle, messages, outbox
from storage.database import Database
from storage.types import Address, ChatId, ChatKind, ChatState, DeliveryKind, DeliveryState
from tests.storage.samples import ACTOR, NOW, add_chat, add_feed, alert, new_story


def test_a_chat_comes_back_as_it_was_added(db: Database) -> None:
    """Address, kind, language, time zone and title; active, without settings or topics."""
    address = Address(network="telegram", address="-100123", account="rajin_bot", thread="7")
    with db.transaction():
        number = chats.upsert_chat(db, address, kind=ChatKind.GROUP, language="de", time_zone="Europe/Berlin", title="Pult", now=NOW)
    chat = chats.chat(db, number)
    assert (chat.address, chat.kind, chat.language, chat.time_zone, chat.title) == (address, ChatKind.GROUP, "de", "Europe/Berlin", "Pult")
    assert (chat.state, chat.settings, chat.topics) == (ChatState.ACTIVE, {}, ())
    assert chats.chat_by_address(db, address) == chat


def test_threads_and_accounts_are_chats_of_their_own(db: Database) -> None:
    """Each part of an address counts."""
    parts: tuple[dict[str, str], ...] = ({}, {"thread": "7"}, {"account": "other"}, {"network": "matrix"})
    with db.transaction():
        numbers = {
            chats.upsert_chat(
                db, Address(**{"network": "telegram", "address": "1", **part}), kind=ChatKind.GROUP, language="en", time_zone="UTC", now=NOW
            )
            for part in parts
        }
    assert len(numbers) == len(parts) == len(chats.list_chats(db))


def test_a_known_chat_keeps_its_settings(db: Database) -> None:
    """Coming back, it is the same chat with a new title."""
    with db.transaction():
        number = add_chat(db, "desk", "zeal")
        chats.set_state(db, number, ChatState.STOPPED, actor=ACTOR, now=NOW)
        again = chats.upsert_chat(
            db, chats.chat(db, number).address, kind=ChatKind.GROUP, language="fr", time_zone="UTC", title="New name", now=NOW
        )
    chat = chats.chat(db, number)
    assert (again, chat.language, chat.state, chat.title, chat.kind) == (number, "en", ChatState.STOPPED, "New name", ChatKind.GROUP)


def test_unknown_chats_are_not_found(db: Database) -> None:
    """By number it is an error, by address an ordinary answer."""
    assert chats.chat_by_address(db, Address(network="console", address="none")) is None
    with pytest.raises(errors.NotFound, match="rajin chats list"):
        chats.chat(db, ChatId(9))


def test_topics_of_a_chat_stand_in_the_topics_order(db: Database) -> None:
    """Not in the order of subscribing."""
    with db.transaction():
        number = add_chat(db, "desk", "arms", "zeal")
    assert chats.chat(db, number).topics == ("zeal", "arms")


def test_subscribing_twice_changes_nothing(db: Database) -> None:
    """The answer tells whether something changed; so does the audit."""
    with db.transaction():
        number = add_chat(db, "desk")
        assert chats.subscribe(db, number, "zeal", actor=ACTOR, now=NOW)
        assert not chats.subscribe(db, number, "zeal", actor=ACTOR, now=NOW)
        assert chats.unsubscribe(db, number, "zeal", actor=ACTOR, now=NOW)
        assert not chats.unsubscribe(db, number, "zeal", actor=ACTOR, now=NOW)
    assert [(entry.action, entry.subject, entry.before, entry.after) for entry in audit.entries(db)] == [
        ("unsubscribe", "console:desk", "zeal", None),
        ("subscribe", "console:desk", None, "zeal"),
    ]


def test_a_subscription_needs_its_topic(db: Database) -> None:
    """The message says where the topics are."""
    with pytest.raises(errors.NotFound, match=r"topic none: .*rajin topics list"), db.transaction():
        chats.subscribe(db, add_chat(db, "desk"), "none", actor=ACTOR, now=NOW)


def test_subscribers_are_active_chats_named_once(db: Database) -> None:
    """Whoever subscribes to at least one of the topics and is not silent."""
    with db.transaction():
        both, one = add_chat(db, "both", "zeal", "arms"), add_chat(db, "one", "arms")
        add_chat(db, "none")
        silent = add_chat(db, "silent", "zeal")
        chats.set_state(db, silent, ChatState.STOPPED, actor=ACTOR, now=NOW)
    assert [chat.id for chat in chats.subscribers(db, {"zeal", "arms"})] == [both, one]
    assert [chat.id for chat in chats.subscribers(db, {"zeal"})] == [both]
    assert chats.subscribers(db, set()) == []


def test_settings_change_where_they_are_given(db: Database) -> None:
    """What is not given stays; no change is no audit entry."""
    with db.transaction():
        number = add_chat(db, "desk")
        chats.configure(db, number, language="ko", actor=ACTOR, now=NOW)
        chats.configure(db, number, settings={"quiet": [22, 7]}, actor=ACTOR, now=NOW)
        chats.configure(db, number, language="ko", actor=ACTOR, now=NOW)
        chats.configure(db, number, time_zone="Asia/Seoul", actor=ACTOR, now=NOW)
    chat = chats.chat(db, number)
    assert (chat.language, chat.time_zone, chat.settings) == ("ko", "Asia/Seoul", {"quiet": [22, 7]})
    assert len(audit.entries(db)) == 3


def test_a_change_of_state_is_audited_once(db: Database) -> None:
    """Setting the state that it has is no change."""
    with db.transaction():
        number = add_chat(db, "desk")
        for state in (ChatState.ACTIVE, ChatState.UNREACHABLE, ChatState.UNREACHABLE):
            chats.set_state(db, number, state, actor=ACTOR, now=NOW)
    assert [(entry.before, entry.after) for entry in audit.entries(db)] == [("active", "unreachable")]


def test_a_moved_chat_keeps_everything(db: Database) -> None:
    """A group that became a supergroup has its topics and what it was told."""
    there = Address(network="console", address="-100")
    with db.transaction():
        number = add_chat(db, "desk", "zeal")
        story, _ = new_story(db, add_feed(db), "a")
        alert(db, story)
        chats.move_chat(db, number, there, actor=ACTOR, now=NOW)
    chat = chats.chat_by_address(db, there)
    assert chat is not None
    assert (chat.id, chat.topics) == (number, ("zeal",))
    assert [(each.chat, each.address) for each in outbox.list_deliveries(db)] == [(number, there)]


def test_a_place_moves_with_its_threads(db: Database) -> None:
    """Each keeps its thread and its topics; other places stay, also one of the same address on another network."""
    old, new = Address(network="matrix", address="!old"), Address(network="matrix", address="!new")
    elsewhere = [replace(old, network="console"), replace(old, address="!other", thread="$a")]
    places = [old, replace(old, thread="$a"), replace(old, thread="$b"), *elsewhere]
    with db.transaction():
        for place in places:
            chats.upsert_chat(db, place, kind=ChatKind.GROUP, language="en", time_zone="UTC", now=NOW)
        thread = chats.chat_by_address(db, places[1])
        assert thread is not None
        chats.subscribe(db, thread.id, "arms", actor=ACTOR, now=NOW)
        chats.move_place(db, old, new, actor=ACTOR, now=NOW)
    assert [chat.address for chat in chats.list_chats(db)] == [new, replace(new, thread="$a"), replace(new, thread="$b"), *elsewhere]
    assert [chat.topics for chat in chats.list_chats(db)] == [(), ("arms",), (), (), ()]


def test_a_chat_that_moves_onto_a_known_one_takes_it_in(db: Database) -> None:
    """Both were told of one story: the mover's row counts, the other's message stays known, and nothing is told twice."""
    with db.transaction():
        number, other = add_chat(db, "old", "zeal"), add_chat(db, "new", "zeal", "arms")
        feed = add_feed(db)
        both, _ = new_story(db, feed, "a")
        alert(db, both)
        alert(db, new_story(db, feed, "b")[0], old=True)
        chats.unsubscribe(db, number, "zeal", actor=ACTOR, now=NOW)
        only_other, _ = new_story(db, feed, "c")
        alert(db, only_other)
        shown = next(each for each in outbox.list_deliveries(db) if each.chat == other)
        messages.record(db, shown.id, reference="5", text="x", stories=[both], now=NOW)
        chats.move_chat(db, number, chats.chat(db, other).address, actor=ACTOR, now=NOW)
    assert [chat.id for chat in chats.list_chats(db)] == [number]
    assert chats.chat(db, number).topics == ("zeal", "arms")
    assert {each.chat for each in outbox.list_deliveries(db)} == {number}
    message = messages.shown(db, shown.id)
    assert message is not None
    assert message.chat == number
    with db.transaction():
        assert alert(db, both).alerts == alert(db, only_other).alerts == 0


@pytest.mark.parametrize("sent_there", [True, False])
def test_a_story_that_both_would_hear_is_told_once(db: Database, sent_there: bool) -> None:
    """The alert that was sent counts, else the mover's own; what would reply to the other replies to that one."""
    with db.transaction():
        number, other = add_chat(db, "old", "zeal"), add_chat(db, "new", "zeal")
        alert(db, new_story(db, add_feed(db), "a")[0])
        own, theirs = sorted(outbox.list_deliveries(db), key=lambda each: each.chat != number)
        if sent_there:
            lifecycle.mark_sending(db, theirs.id, now=NOW)
            lifecycle.mark_sent(db, theirs.id, reference="5", text="x", stories=(), now=NOW)
        lifecycle.mark_sending(db, own.id, now=NOW)
        chats.move_chat(db, number, chats.chat(db, other).address, actor=ACTOR, now=NOW)
    states = [(each.kind, each.state) for each in (outbox.delivery(db, own.id), outbox.delivery(db, theirs.id))]
    dropped = (DeliveryKind.NOTICE, DeliveryState.CANCELLED)
    kept = (DeliveryKind.ALERT, DeliveryState.SENT if sent_there else DeliveryState.SENDING)
    assert states == ([dropped, kept] if sent_there else [kept, dropped])


@pytest.mark.parametrize(
    ("before", "there", "topics", "after"),
    [
        (ChatState.ACTIVE, ChatState.STOPPED, ["zeal"], ChatState.STOPPED),
        (ChatState.ACTIVE, ChatState.STOPPED, [], ChatState.STOPPED),
        (ChatState.STOPPED, ChatState.ACTIVE, ["zeal"], ChatState.ACTIVE),
        (ChatState.STOPPED, ChatState.ACTIVE, [], ChatState.STOPPED),
        (ChatState.UNREACHABLE, ChatState.ACTIVE, [], ChatState.ACTIVE),
    ],
)
def test_what_people_said_in_the_new_chat_counts(
    db: Database, before: ChatState, there: ChatState, topics: list[str], after: ChatState
) -> None:
    """A /stop or a /start there is younger than anything in the old one; a mere question there changes nothing."""
    with db.transaction():
        number, other = add_chat(db, "old", "zeal"), add_chat(db, "new", *topics)
        chats.set_state(db, number, before, actor=ACTOR, now=NOW)
        chats.set_state(db, other, there, actor=ACTOR, now=NOW)
        chats.move_chat(db, number, chats.chat(db, other).address, actor=ACTOR, now=NOW)
    assert (chats.chat(db, number).state, chats.chat(db, number).topics) == (after, ("zeal",))


def test_moving_to_where_it_is_does_no_harm(db: Database) -> None:
    """The network may tell it twice."""
    with db.transaction():
        number = add_chat(db, "desk", "zeal")
        chats.move_chat(db, number, chats.chat(db, number).address, actor=ACTOR, now=NOW)
    assert chats.chat(db, number).topics == ("zeal",)
