"""Chats that want nothing for a while, and stories of which a chat wants to hear no more. Who is told what stands in storage/fanout.py."""

from datetime import datetime

from feeds.types.story import StoryId
from storage import audit, chats, deliveries, lifecycle
from storage.audit import Actor
from storage.codec import optional_from_ms, to_ms
from storage.database import Database
from storage.deliveries import STORY_MUTED
from storage.types import ChatId

# A story and all that follow it, one after the other.
_THREAD = "WITH RECURSIVE thread (story) AS (SELECT :story UNION SELECT s.id FROM stories s JOIN thread t ON s.follows = t.story) "


def mute(db: Database, chat_id: ChatId, until: datetime | None, *, actor: Actor, now: datetime) -> datetime | None:
    """Let nothing but answers reach a chat until a time; None ends it. What waits for it lives on; returns until when it was muted.

    Raises:
        NotFound: There is no such chat.
    """
    before = chats.chat(db, chat_id)
    db.execute("UPDATE chats SET quiet_until = ? WHERE id = ?", (None if until is None else to_ms(until), chat_id))
    deliveries.outlast(db, [chat_id], now=now)
    audit.record(db, "mute", str(before.address), actor=actor, now=now, before=_text(before.quiet_until), after=_text(until))
    return before.quiet_until if before.quiet_until is not None and before.quiet_until > now else None


def mute_story(db: Database, chat_id: ChatId, story: StoryId, *, actor: Actor, now: datetime) -> bool:
    """Tell a chat no more of a story, nor of those that follow it, and withdraw what waits; only a retraction still reaches it.

    Stories that will follow it are muted as they open (`storage.stories`). False if it was so before.

    Raises:
        NotFound: There is no such chat.
    """
    address = chats.chat(db, chat_id).address
    if is_muted(db, chat_id, story):
        return False
    for row in db.rows(_THREAD + "SELECT story FROM thread", {"story": story}):  # noqa: S608 - constants
        db.execute(
            "INSERT INTO muted_stories (chat, story, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (chat_id, row["story"], to_ms(now))
        )
        lifecycle.withdraw(db, chat_id, story=row["story"], reason=STORY_MUTED, now=now)
    audit.record(db, "mute story", str(address), actor=actor, now=now, after=str(story))
    return True


def unmute_story(db: Database, chat_id: ChatId, story: StoryId, *, actor: Actor, now: datetime) -> bool:
    """Tell a chat of a story and those that follow it again, from now on; False if it was not muted.

    Raises:
        NotFound: There is no such chat.
    """
    address = chats.chat(db, chat_id).address
    if not is_muted(db, chat_id, story):
        return False
    ended = _THREAD + "DELETE FROM muted_stories WHERE chat = :chat AND story IN (SELECT story FROM thread)"  # noqa: S608 - constants
    db.execute(ended, {"story": story, "chat": chat_id})
    audit.record(db, "unmute story", str(address), actor=actor, now=now, before=str(story))
    return True


def is_muted(db: Database, chat_id: ChatId, story: StoryId) -> bool:
    """Whether a chat wants to hear no more of a story."""
    return db.value("SELECT 1 FROM muted_stories WHERE chat = ? AND story = ?", (chat_id, story)) is not None


def muted_until(db: Database, chat_id: ChatId, *, now: datetime) -> datetime | None:
    """Until when a chat is muted; None where it is not."""
    until = optional_from_ms(db.value("SELECT quiet_until FROM chats WHERE id = ?", (chat_id,)))
    return until if until is not None and until > now else None


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
