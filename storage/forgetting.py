"""Erasing a chat and the person behind it. The audit stays, under a label that leads to nobody.

A chat's row goes last: the answer that it is forgotten must still reach it. `erase_forgotten` takes the row away once that has left.
"""

import json
from datetime import datetime

from storage import audit, chats, roles
from storage.audit import Actor
from storage.database import Database
from storage.types import ChatId, ChatKind, ChatState

_NAMED = (  # columns that name a person or a chat
    ("audit", "actor"),
    ("audit", "place"),
    ("audit", "subject"),
    ("hand_placements", "actor"),
    ("parted", "actor"),
    ("roles", "granted_by"),
    ("invites", "created_by"),
    ("invites", "used_by"),
)
_HELD = ("subscriptions", "muted_stories", "confirmations", "roles")  # what belongs to a chat


def forget(db: Database, chat_id: ChatId, *, person: str, label: str, now: datetime) -> None:
    """Erase what is kept of a chat, but for its row and what is being sent; of a private one also what is kept of its person.

    Args:
        db: Inside a transaction.
        chat_id: Which chat.
        person: The network's id of who asks. In a private chat that is whose roles go as well.
        label: What stands in the audit in place of their ids from now on; random.
        now: The time.

    Raises:
        NotFound: There is no such chat.
    """
    chat = chats.chat(db, chat_id)
    network = chat.address.network
    names = [str(chat.address)]
    if chat.kind is ChatKind.PRIVATE and person:
        names.append(f"{network}:{person}")
        db.execute("DELETE FROM roles WHERE network = ? AND person = ?", (network, person))
        roles.void_codes(db, f"{network}:{person}")
        db.execute("UPDATE verdicts SET person = ? WHERE network = ? AND person = ?", (label, network, person))
    _erase_deliveries(db, chat_id, "('sending')")
    for table in _HELD:
        db.execute(f"DELETE FROM {table} WHERE chat = ?", (chat_id,))  # noqa: S608 - names from this file
    db.execute("UPDATE verdicts SET chat = NULL WHERE chat = ?", (chat_id,))
    db.execute(
        "UPDATE chats SET state = ?, title = '', settings = '{}', time_zone = 'UTC', quiet_until = NULL WHERE id = ?",
        (ChatState.FORGOTTEN, chat_id),
    )
    for name in names:
        _rename(db, name, label)
    audit.record(db, "forget", label, actor=Actor(who=label), now=now)


def erase_forgotten(db: Database) -> int:
    """Erase the rows of forgotten chats whose last answer has left, or expired; return how many."""
    rows = db.rows(
        "SELECT id FROM chats c WHERE state = 'forgotten' "
        "AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.chat = c.id AND d.state IN ('pending', 'sending'))"
    )
    for row in rows:
        _erase_deliveries(db, row["id"], "()")
        db.execute("DELETE FROM chats WHERE id = ?", (row["id"],))
    return len(rows)


def _erase_deliveries(db: Database, chat_id: ChatId, kept: str) -> None:
    """Messages and deliveries of a chat, except in these states."""
    db.execute(
        "UPDATE stories SET owed = owed - 1 WHERE id IN "  # noqa: S608 - states from this file
        f"(SELECT story FROM deliveries WHERE chat = ? AND kind = 'alert' AND state NOT IN {kept})",
        (chat_id,),
    )
    db.execute("DELETE FROM messages WHERE chat = ?", (chat_id,))
    db.execute("UPDATE deliveries SET depends_on = NULL WHERE chat = ?", (chat_id,))
    db.execute(f"DELETE FROM deliveries WHERE chat = ? AND state NOT IN {kept}", (chat_id,))  # noqa: S608 - likewise


def _rename(db: Database, name: str, label: str) -> None:
    """Put a label in the place of a name, wherever it stands."""
    for table, column in _NAMED:
        db.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (label, name))  # noqa: S608 - names from this file
    for column in ("before", "after"):
        quoted = json.dumps(name, ensure_ascii=False)
        db.execute(
            f"UPDATE audit SET {column} = replace({column}, ?, ?) WHERE instr({column}, ?)",  # noqa: S608 - names from this file
            (quoted, json.dumps(label), quoted),
        )
