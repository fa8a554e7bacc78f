"""A chat that moves onto a known one: what either had, the one has that is left."""

# ruff: noqa: S608 - names from the schema itself

from datetime import timedelta

import pytest

from storage import chats, confirmations, deliveries, fanout, inbox, lifecycle, messages, outbox, quiet, verdicts
from storage.database import Database
from storage.types import Address, Chat, ChatId, DeliveryState
from storage.verdicts import Verdict
from tests.storage.samples import ACTOR, DAY, HOUR, NOW, add_chat, add_feed, alert, new_id, new_story


def move(db: Database, number: ChatId, other: ChatId) -> Chat:
    """Let a chat move to where the other is."""
    chats.move_chat(db, number, chats.chat(db, other).address, actor=ACTOR, now=NOW)
    assert [each.id for each in chats.list_chats(db)] == [number]
    return chats.chat(db, number)


def holders(db: Database) -> list[tuple[str, str]]:
    """Every column that names a chat, by its table."""
    tables = [row["name"] for row in db.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [
        (table, row["from"])
        for table in tables
        for row in db.rows(f"SELECT * FROM pragma_foreign_key_list('{table}')")
        if row["table"] == "chats"
    ]


def made_up(db: Database, table: str, column: str, chat: ChatId) -> None:
    """A row that belongs to a chat: what points to other tables points to their last row, the rest is made up from its type."""
    parents = {row["from"]: (row["table"], row["to"]) for row in db.rows(f"SELECT * FROM pragma_foreign_key_list('{table}')")}
    values: dict[str, object] = {}
    for field in db.rows(f"SELECT * FROM pragma_table_info('{table}')"):
        name = field["name"]
        if name in parents and parents[name][0] != table:
            values[name] = db.value(f"SELECT max({parents[name][1]}) FROM {parents[name][0]}")
        elif field["notnull"] or field["pk"]:
            values[name] = new_id() if field["type"] == "TEXT" else int(new_id(), 16)
    marks = ", ".join("?" * len(values))
    db.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple((values | {column: chat}).values()))


def test_every_table_that_names_a_chat_is_carried_over(db: Database) -> None:
    """Found in the schema, so that a new table cannot be forgotten: none loses a row, and none names a chat that is gone."""
    named = holders(db)
    assert {"subscriptions", "deliveries", "messages", "muted_stories", "verdicts", "confirmations"} <= {table for table, _ in named}
    for table in {row["name"] for row in db.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}:
        fields = {row["name"] for row in db.rows(f"SELECT name FROM pragma_table_info('{table}')")}
        assert "chat" not in fields or (table, "chat") in named, f"{table} names a chat and does not say so"
    with db.transaction():
        number, other = add_chat(db, "old"), add_chat(db, "new")
        new_story(db, add_feed(db), "a")
        db.execute("INSERT INTO rounds (started_at) VALUES (1)")
        for table, column in sorted(named):  # deliveries before the messages that they made
            made_up(db, table, column, other)
        move(db, number, other)
    assert {place: db.value(f"SELECT count(*) FROM {place[0]} WHERE {place[1]} = ?", (number,)) for place in named} == dict.fromkeys(
        named, 1
    )


def test_settings_of_the_new_chat_count_where_its_people_chose_them(db: Database) -> None:
    """What they left as it came does not undo what was chosen in the old one: the language of a new chat is that of who spoke first."""
    with db.transaction():
        number, other = add_chat(db, "old"), add_chat(db, "new")
        chats.configure(db, number, language="ko", time_zone="Asia/Seoul", settings={"severity": "flash"}, actor=ACTOR, now=NOW)
        db.execute("UPDATE chats SET language = 'de' WHERE id = ?", (other,))
        chats.configure(db, other, time_zone="Europe/Riga", settings={"edits": False}, actor=ACTOR, now=NOW)
        found = move(db, number, other)
    assert (found.language, found.time_zone) == ("ko", "Europe/Riga")
    assert found.settings == {"severity": "flash", "edits": False}


def test_mutes_are_united(db: Database) -> None:
    """The longer silence holds, and what either did not want to hear of stays unheard, also where it waits already."""
    with db.transaction():
        number, other = add_chat(db, "old", "zeal"), add_chat(db, "new", "zeal")
        feed = add_feed(db)
        one, two = (new_story(db, feed, name)[0] for name in "ab")
        alert(db, one)
        quiet.mute_story(db, other, one, actor=ACTOR, now=NOW)
        quiet.mute_story(db, number, two, actor=ACTOR, now=NOW)
        quiet.mute(db, other, NOW + 30 * DAY, actor=ACTOR, now=NOW)
        quiet.mute(db, number, NOW + HOUR, actor=ACTOR, now=NOW)
        found = move(db, number, other)
    assert found.quiet_until == NOW + 30 * DAY
    assert all(quiet.is_muted(db, number, story) for story in (one, two))
    waiting = outbox.alert_of(db, one, number)
    assert waiting is not None
    assert (waiting.state, waiting.reason) == (DeliveryState.CANCELLED, deliveries.STORY_MUTED)


def test_verdicts_and_questions_follow(db: Database) -> None:
    """What somebody was asked in the new chat can still be answered there."""
    ann = ("console", "ann")
    with db.transaction():
        number, other = add_chat(db, "old"), add_chat(db, "new")
        story, _ = new_story(db, add_feed(db), "a")
        verdicts.give(db, story, Verdict.RELEVANT, person=ann, chat=other, now=NOW)
        confirmations.ask(db, "t", chat=other, person=ann, command="{}", now=NOW)
        move(db, number, other)
    assert db.value("SELECT chat FROM verdicts") == number
    assert [each.token for each in confirmations.waiting(db, chat=number, people={ann}, asked_after=NOW - HOUR)] == ["t"]


def test_both_catch_up_messages_are_one(db: Database) -> None:
    """Each story stands in it once, also those that only the new chat was to be told of."""
    with db.transaction():
        number, other = add_chat(db, "old", "zeal"), add_chat(db, "new", "zeal", "arms")
        feed = add_feed(db)
        both, theirs = (new_story(db, feed, name)[0] for name in "ab")
        alert(db, both, old=True)
        alert(db, theirs, topics=["arms"], old=True)
        move(db, number, other)
    (catch_up,) = outbox.list_deliveries(db, states=[DeliveryState.PENDING])
    assert outbox.folded_stories(db, catch_up.id) == [both, theirs]
    owed = {row["id"]: row["owed"] for row in db.rows("SELECT id, owed FROM stories")}
    assert owed == {both: 1, theirs: 1}


@pytest.mark.parametrize("seen", ["alone", "catch-up"])
def test_what_the_new_chat_has_seen_is_not_told_again(db: Database, seen: str) -> None:
    """Whether by itself or in a catch-up message: the old chat's own line about it is left out of what waits."""
    with db.transaction():
        other = add_chat(db, "new", "zeal")
        story, _ = new_story(db, add_feed(db), "a")
        alert(db, story, old=seen == "catch-up")
        (shown,) = outbox.list_deliveries(db, states=[DeliveryState.PENDING])
        lifecycle.mark_sending(db, shown.id, now=NOW)
        lifecycle.mark_sent(db, shown.id, reference="5", text="x", stories=[story], now=NOW)
        number = add_chat(db, "old", "zeal")
        alert(db, story, old=True)
        move(db, number, other)
    (catch_up,) = outbox.list_deliveries(db, states=[DeliveryState.PENDING])
    assert outbox.folded_stories(db, catch_up.id) == []
    assert [message.chat for message in messages.of_story(db, story)] == [number]


def test_what_waits_to_be_told_outweighs_what_came_to_nothing(db: Database) -> None:
    """The old chat's alert was given up, the new one's is on its way."""
    with db.transaction():
        number, other = add_chat(db, "old", "zeal"), add_chat(db, "new", "zeal")
        story, _ = new_story(db, add_feed(db), "a")
        alert(db, story)
        own = next(each for each in outbox.list_deliveries(db) if each.chat == number)
        lifecycle.mark_sending(db, own.id, now=NOW)
        lifecycle.dead(db, own.id, reason="x", now=NOW)
        move(db, number, other)
    waiting = outbox.alert_of(db, story, number)
    assert waiting is not None
    assert waiting.state is DeliveryState.PENDING


def test_edits_of_both_messages_do_not_keep_the_chats_apart(db: Database) -> None:
    """Each message has its own edit waiting."""
    with db.transaction():
        number, other = add_chat(db, "old", "zeal"), add_chat(db, "new", "zeal")
        story, _ = new_story(db, add_feed(db), "a")
        alert(db, story)
        for each in outbox.list_deliveries(db):
            lifecycle.mark_sending(db, each.id, now=NOW)
            lifecycle.mark_sent(db, each.id, reference="5", text="x", stories=[story], now=NOW)
        fanout.coverage_edits(db, story=story, now=NOW, new_id=new_id)
        move(db, number, other)
    assert len(outbox.list_deliveries(db, states=[DeliveryState.PENDING])) == 2


def test_what_waits_in_the_inbox_waits_at_the_new_address(db: Database) -> None:
    """Else it would be answered where nobody is any more; what tells of the move stays, and so does what others said."""
    here, there, elsewhere = ({"network": "console", "account": "", "address": name, "thread": ""} for name in ("old", "new", "else"))
    with db.transaction():
        number = add_chat(db, "old")
        for update, (place, kind) in enumerate([(here, "said"), (here, "moved"), (elsewhere, "said")]):
            payload = {"address": place, "what": {"kind": kind, "text": "/topics \ud83d"}}
            inbox.store(db, network="console", update_id=str(update), payload=payload, now=NOW + timedelta(seconds=update))
        chats.move_chat(db, number, Address(network="console", address="new"), actor=ACTOR, now=NOW)
    waiting = [each.payload for each in inbox.waiting(db, limit=9)]
    assert [each["address"] for each in waiting] == [there, here, elsewhere]
    assert {each["what"]["text"] for each in waiting} == {"/topics \ud83d"}
