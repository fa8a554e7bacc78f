"""Chats, what they subscribe to and how they are set. Creates no delivery."""

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from storage import audit, inbox, uniting
from storage.audit import Actor
from storage.codec import address_from_row, object_from_json, optional_from_ms, strings_from_json, to_json, to_ms
from storage.database import Database
from storage.errors import NotFound
from storage.types import Address, Chat, ChatId, ChatKind, ChatState

_CONFIGURED = "chat settings"  # as the audit calls it
_SELECT = """
    SELECT c.*, (SELECT json_group_array(topic) FROM
        (SELECT s.topic FROM subscriptions s JOIN topics t ON t.name = s.topic WHERE s.chat = c.id ORDER BY t.position)) AS topics
    FROM chats c
"""


def upsert_chat(db: Database, address: Address, *, kind: ChatKind, language: str, time_zone: str, title: str = "", now: datetime) -> ChatId:
    """The chat at an address, added if it is new. A known one keeps language, time zone, state and settings; kind and title are renewed."""
    row = db.row(
        "INSERT INTO chats (network, account, address, thread, kind, state, language, time_zone, title, settings, added_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', ?) "
        "ON CONFLICT (network, account, address, thread) DO UPDATE SET kind = excluded.kind, title = excluded.title RETURNING id",
        (*_place(address), kind, ChatState.ACTIVE, language, time_zone, title, to_ms(now)),
    )
    assert row is not None  # noqa: S101 - an upsert returns its row
    return ChatId(row["id"])


def chat(db: Database, chat_id: ChatId) -> Chat:
    """A chat.

    Raises:
        NotFound: There is none.
    """
    row = db.row(_SELECT + "WHERE c.id = ?", (chat_id,))
    if row is None:
        raise NotFound(f"chat {chat_id}: there is none with this number; `rajin chats list` shows them")
    return _chat(row)


def chat_by_address(db: Database, address: Address) -> Chat | None:
    """The chat at an address, or None."""
    row = db.row(_SELECT + "WHERE c.network = ? AND c.account = ? AND c.address = ? AND c.thread = ?", _place(address))
    return None if row is None else _chat(row)


def at(db: Database, address: Address) -> list[Chat]:
    """The chats at an address, that of the whole place and those of its threads."""
    rows = db.rows(_SELECT + "WHERE c.network = ? AND c.account = ? AND c.address = ? ORDER BY c.id", _place(address)[:3])
    return [_chat(row) for row in rows]


def list_chats(db: Database) -> list[Chat]:
    """Every chat, in the order in which they came."""
    return [_chat(row) for row in db.rows(_SELECT + "ORDER BY c.id")]


def subscribers(db: Database, topics: Collection[str]) -> list[Chat]:
    """The active chats that subscribe to at least one of the topics."""
    rows = db.rows(
        _SELECT + "WHERE c.state = 'active' AND c.id IN "  # noqa: S608 - constants
        "(SELECT chat FROM subscriptions WHERE topic IN (SELECT value FROM json_each(?))) ORDER BY c.id",
        (to_json(sorted(topics)),),
    )
    return [_chat(row) for row in rows]


def subscribe(db: Database, chat_id: ChatId, topic: str, *, actor: Actor, now: datetime) -> bool:
    """Subscribe a chat to a topic; False if it was already.

    Raises:
        NotFound: There is no such chat or topic.
    """
    address = chat(db, chat_id).address
    if not db.value("SELECT 1 FROM topics WHERE name = ?", (topic,)):
        raise NotFound(f"topic {topic}: there is none of this name; `rajin topics list` shows them")
    if not db.execute(
        "INSERT INTO subscriptions (chat, topic, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (chat_id, topic, to_ms(now)),
    ):
        return False
    audit.record(db, "subscribe", str(address), actor=actor, now=now, after=topic)
    return True


def unsubscribe(db: Database, chat_id: ChatId, topic: str, *, actor: Actor, now: datetime) -> bool:
    """End a chat's subscription to a topic; False if it had none.

    Raises:
        NotFound: There is no such chat.
    """
    address = chat(db, chat_id).address
    if not db.execute("DELETE FROM subscriptions WHERE chat = ? AND topic = ?", (chat_id, topic)):
        return False
    audit.record(db, "unsubscribe", str(address), actor=actor, now=now, before=topic)
    return True


def set_state(db: Database, chat_id: ChatId, state: ChatState, *, actor: Actor, now: datetime) -> None:
    """Let a chat be told again, silence it, or note that it cannot be reached. Its settings and subscriptions stay.

    One that asked to be forgotten only wakes: anything else would name it again.

    Raises:
        NotFound: There is no such chat.
    """
    before = chat(db, chat_id)
    if before.state is state or (before.state is ChatState.FORGOTTEN and state is not ChatState.ACTIVE):
        return
    db.execute("UPDATE chats SET state = ? WHERE id = ?", (state, chat_id))
    audit.record(db, "chat state", str(before.address), actor=actor, now=now, before=before.state, after=state)


def configure(
    db: Database,
    chat_id: ChatId,
    *,
    language: str | None = None,
    time_zone: str | None = None,
    settings: Mapping[str, object] | None = None,
    actor: Actor,
    now: datetime,
) -> None:
    """Change what is given; `settings` replaces all settings.

    Raises:
        NotFound: There is no such chat.
    """
    before = chat(db, chat_id)
    old = {"language": before.language, "time_zone": before.time_zone, "settings": dict(before.settings)}
    given = {"language": language, "time_zone": time_zone, "settings": None if settings is None else dict(settings)}
    new = {name: old[name] if value is None else value for name, value in given.items()}
    if new == old:
        return
    db.execute(
        "UPDATE chats SET language = ?, time_zone = ?, settings = ? WHERE id = ?",
        (new["language"], new["time_zone"], to_json(new["settings"]), chat_id),
    )
    audit.record(db, _CONFIGURED, str(before.address), actor=actor, now=now, before=old, after=new)


def move_chat(db: Database, chat_id: ChatId, address: Address, *, actor: Actor, now: datetime) -> None:
    """Give a chat its new address; it keeps everything. A chat that is known there already is taken into it, with all that it has.

    That one is what people have spoken in since: where they stopped it, or subscribed to something, its state counts, and what they have
    chosen there counts before what was chosen in the old one.

    Raises:
        NotFound: There is no such chat.
    """
    before = chat(db, chat_id)
    there = chat_by_address(db, address)
    if there is not None and there.id != chat_id:
        uniting.unite(db, chat_id, there.id, now=now)
        if there.state is ChatState.STOPPED or there.topics or before.state is ChatState.UNREACHABLE:
            set_state(db, chat_id, there.state, actor=actor, now=now)
        chosen = _chosen(db, there)
        configure(
            db,
            chat_id,
            language=there.language if "language" in chosen else None,
            time_zone=there.time_zone if "time_zone" in chosen else None,
            settings={**before.settings, **there.settings},
            actor=actor,
            now=now,
        )
    db.execute("UPDATE chats SET network = ?, account = ?, address = ?, thread = ? WHERE id = ?", (*_place(address), chat_id))
    inbox.move(db, before.address, address)
    audit.record(db, "chat moved", str(before.address), actor=actor, now=now, before=str(before.address), after=str(address))


def move_place(db: Database, old: Address, new: Address, *, actor: Actor, now: datetime) -> None:
    """Give a place its new address: its chat and those of its threads go there, each as `move_chat` has it, and keep their threads."""
    for each in at(db, old):
        move_chat(db, each.id, replace(new, thread=each.address.thread), actor=actor, now=now)


def _chosen(db: Database, there: Chat) -> frozenset[str]:
    """Which of language, time zone and settings people have changed in a chat. A new one has those of whoever spoke there first."""
    return frozenset(
        name
        for entry in audit.entries(db, family=_CONFIGURED, subject=str(there.address))
        if isinstance(entry.before, Mapping) and isinstance(entry.after, Mapping)
        for name in entry.after
        if entry.before.get(name) != entry.after[name]
    )


def _place(address: Address) -> tuple[str, str, str, str]:
    return (address.network, address.account, address.address, address.thread)


def _chat(row: sqlite3.Row) -> Chat:
    return Chat(
        id=row["id"],
        address=address_from_row(row),
        kind=ChatKind(row["kind"]),
        state=ChatState(row["state"]),
        language=row["language"],
        time_zone=row["time_zone"],
        title=row["title"],
        settings=object_from_json(row["settings"]),
        topics=strings_from_json(row["topics"]),
        quiet_until=optional_from_ms(row["quiet_until"]),
    )
