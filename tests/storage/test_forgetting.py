"""Erasing a chat: nothing of it is left, and the audit names nobody."""

from feeds.types.story import StoryId
from storage import audit, chats, forgetting, lifecycle, outbox, quiet, roles, verdicts
from storage.audit import Actor
from storage.database import Database
from storage.types import Address, ChatId, ChatKind, ChatState, Role
from storage.verdicts import Verdict
from tests.storage.samples import ACTOR, NOW, WEEK, add_chat, add_feed, alert, answer, new_story

ANN = Actor(who="console:ann", place="console:ann")


def known(db: Database) -> tuple[ChatId, StoryId]:
    """A chat of Ann's that was told of a story, and all that can be kept of it."""
    chat = add_chat(db, "ann", "zeal")
    other = add_chat(db, "bob", "zeal")
    story, _ = new_story(db, add_feed(db), "a")
    alert(db, story)
    for each in outbox.list_deliveries(db):
        lifecycle.mark_sending(db, each.id, now=NOW)
        lifecycle.mark_sent(db, each.id, reference=f"r{each.chat}", text="shown", stories=[story], now=NOW)
    roles.grant(db, "console", "ann", Role.EDITOR, actor=ANN, now=NOW)
    roles.grant(db, "console", "bob", Role.EDITOR, actor=ANN, now=NOW)
    verdicts.give(db, story, Verdict.RELEVANT, person=("console", "ann"), chat=chat, now=NOW)
    quiet.mute_story(db, chat, story, actor=ANN, now=NOW)
    chats.configure(db, chat, settings={"edits": False}, actor=ANN, now=NOW)
    chats.move_chat(db, other, Address(network="console", address="rob"), actor=ANN, now=NOW)
    audit.record(db, "x", "console:ann", actor=ACTOR, now=NOW, before={"who": ["console:ann", "console:anna"]})
    return chat, story


def everything(db: Database) -> str:
    """All that is written anywhere, but for the chats' own rows."""
    tables = [row["name"] for row in db.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('chats')")]
    return repr([tuple(row) for table in tables for row in db.rows(f"SELECT * FROM {table}")])  # noqa: S608 - names of tables


def test_nothing_is_left_of_a_chat_and_the_audit_has_a_label(db: Database) -> None:
    """Not of its messages, settings, roles and opinions; what others did stays, and so does another whose id begins like this one."""
    with db.transaction():
        chat, story = known(db)
        forgetting.forget(db, chat, person="ann", label="somebody-1", now=NOW)
    written = everything(db).replace("console:anna", "")
    assert "console:ann" not in written
    assert "'ann'" not in written
    assert "console:anna" in everything(db)
    assert {entry.actor.who for entry in audit.entries(db)} == {ACTOR.who, "somebody-1"}
    left = chats.chat(db, chats.list_chats(db)[0].id)
    assert (left.id, left.state, left.title, left.settings, left.topics) == (chat, ChatState.FORGOTTEN, "", {}, ())
    assert [each.chat for each in outbox.list_deliveries(db)] == [chats.list_chats(db)[1].id]
    assert db.value("SELECT owed FROM stories WHERE id = ?", (story,)) == 1
    assert roles.role(db, "console", "ann") is None
    assert roles.role(db, "console", "bob") is Role.EDITOR
    assert verdicts.counts(db, story) == {Verdict.RELEVANT: 1}


def test_the_row_goes_when_the_last_answer_has_left(db: Database) -> None:
    """Not before; what was being sent when it was forgotten comes to its end, too."""
    with db.transaction():
        chat = add_chat(db, "ann", "zeal")
        under_way = answer(db, chat)
        lifecycle.mark_sending(db, under_way, now=NOW)
        forgetting.forget(db, chat, person="ann", label="somebody", now=NOW)
        answer(db, chat)
        assert forgetting.erase_forgotten(db) == 0
        lifecycle.mark_sent(db, under_way, reference="r", text="x", stories=[], now=NOW)
        assert forgetting.erase_forgotten(db) == 0
        lifecycle.expire(db, now=NOW + WEEK)
        assert forgetting.erase_forgotten(db) == 1
    assert chats.list_chats(db) == []
    assert outbox.list_deliveries(db) == []


def test_who_speaks_again_before_that_is_kept(db: Database) -> None:
    """A chat that was woken is a new one."""
    with db.transaction():
        chat = add_chat(db, "ann", "zeal")
        forgetting.forget(db, chat, person="ann", label="somebody", now=NOW)
        chats.set_state(db, chat, ChatState.ACTIVE, actor=ANN, now=NOW)
        assert forgetting.erase_forgotten(db) == 0


def test_a_forgotten_chat_is_named_no_more(db: Database) -> None:
    """Whether it cannot be reached or is stopped: it goes as it is."""
    with db.transaction():
        chat = add_chat(db, "ann", "zeal")
        forgetting.forget(db, chat, person="ann", label="somebody", now=NOW)
        chats.set_state(db, chat, ChatState.UNREACHABLE, actor=ACTOR, now=NOW)
        assert forgetting.erase_forgotten(db) == 1
    assert "console:ann" not in everything(db)


def test_a_groups_label_takes_nothing_from_its_people(db: Database) -> None:
    """Who asks for it keeps their role; only the group's own address is renamed."""
    with db.transaction():
        chat = add_chat(db, "room", "zeal", kind=ChatKind.GROUP)
        roles.grant(db, "console", "ann", Role.ADMIN, actor=ANN, now=NOW)
        forgetting.forget(db, chat, person="ann", label="somewhere", now=NOW)
    assert roles.role(db, "console", "ann") is Role.ADMIN
    assert "console:room" not in everything(db)
    assert "console:ann" in everything(db)
