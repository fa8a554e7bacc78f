"""What a chat was shown: text, reference, version, and the stories in it. Written when a delivery was sent (storage/lifecycle.py)."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from feeds.types.story import StoryId
from storage.codec import from_ms, to_json, to_ms
from storage.database import Database
from storage.types import ChatId, DeliveryId, ShownMessage


def record(
    db: Database,
    delivery: DeliveryId,
    *,
    reference: str,
    text: str,
    stories: Iterable[StoryId],
    buttons: Mapping[str, str] = MappingProxyType({}),
    now: datetime,
) -> None:
    """Note the message that a delivery made; `buttons` are commands by marks."""
    db.execute(
        "INSERT INTO messages (delivery, chat, reference, text, version, shown_at, buttons) "
        "SELECT id, chat, ?, ?, 1, ?, ? FROM deliveries WHERE id = ?",
        (reference, text, to_ms(now), to_json(dict(buttons)), delivery),
    )
    _add_stories(db, delivery, stories)


def replace(
    db: Database,
    delivery: DeliveryId,
    *,
    text: str,
    stories: Iterable[StoryId],
    buttons: Mapping[str, str] = MappingProxyType({}),
    now: datetime,
) -> bool:
    """Note that the message of `delivery` was edited; False if there is no such message. The earlier text is kept."""
    changed = db.execute(
        "INSERT INTO message_versions (delivery, version, text, shown_at) "
        "SELECT delivery, version, text, shown_at FROM messages WHERE delivery = ?",
        (delivery,),
    )
    db.execute(
        "UPDATE messages SET text = ?, version = version + 1, shown_at = ?, buttons = ? WHERE delivery = ?",
        (text, to_ms(now), to_json(dict(buttons)), delivery),
    )
    if changed:
        _add_stories(db, delivery, stories)
    return changed > 0


def shown(db: Database, delivery: DeliveryId) -> ShownMessage | None:
    """The message that a delivery made, as it stands in the chat now; None if it made none."""
    found = _messages(db, db.rows("SELECT * FROM messages WHERE delivery = ?", (delivery,)))
    return found[0] if found else None


def count(db: Database, network: str) -> int:
    """How many messages the chats of a network were ever shown."""
    return int(db.value("SELECT count(*) FROM messages m JOIN chats c ON c.id = m.chat WHERE c.network = ?", (network,)))


def by_reference(db: Database, chat: ChatId, reference: str) -> ShownMessage | None:
    """The message that a chat knows under a reference; None for somebody else's."""
    found = _messages(db, db.rows("SELECT * FROM messages WHERE chat = ? AND reference = ? LIMIT 1", (chat, reference)))
    return found[0] if found else None


def of_story(db: Database, story: StoryId) -> list[ShownMessage]:
    """Every message that tells of a story, in every chat, oldest first."""
    return _messages(
        db,
        db.rows(
            "SELECT m.* FROM message_stories s JOIN messages m USING (delivery) WHERE s.story = ? ORDER BY m.rowid",
            (story,),
        ),
    )


def history(db: Database, delivery: DeliveryId) -> list[tuple[int, str, datetime]]:
    """Version, text and time of all that stood in a message, oldest first; the last is what stands there now."""
    rows = db.rows(
        "SELECT version, text, shown_at FROM message_versions WHERE delivery = :delivery "
        "UNION ALL SELECT version, text, shown_at FROM messages WHERE delivery = :delivery ORDER BY version",
        {"delivery": delivery},
    )
    return [(row["version"], row["text"], from_ms(row["shown_at"])) for row in rows]


def _add_stories(db: Database, delivery: DeliveryId, stories: Iterable[StoryId]) -> None:
    db.executemany("INSERT OR IGNORE INTO message_stories (story, delivery) VALUES (?, ?)", [(story, delivery) for story in stories])


def _messages(db: Database, rows: list[sqlite3.Row]) -> list[ShownMessage]:
    return [
        ShownMessage(
            delivery=row["delivery"],
            chat=row["chat"],
            reference=row["reference"],
            stories=tuple(
                story["story"]
                for story in db.rows("SELECT story FROM message_stories WHERE delivery = ? ORDER BY story", (row["delivery"],))
            ),
            text=row["text"],
            version=row["version"],
            shown_at=from_ms(row["shown_at"]),
            buttons=json.loads(row["buttons"]),
        )
        for row in rows
    ]
