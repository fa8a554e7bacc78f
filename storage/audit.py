"""Who changed what, from what, to what. Written in the transaction of the change; never edited, never pruned."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.codec import from_ms, to_json, to_ms
from storage.database import Database

Value = Mapping[str, object] | Sequence[object] | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who does something.

    Attributes:
        who: A person on a network or a user of the machine: "telegram:1234", "cli:root", "rajin" for the program itself.
        place: The chat it is done in, as `Address` prints it, or "".
    """

    who: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One change; `before` is None where there was nothing, `after` where nothing is left."""

    id: int
    at: datetime
    actor: Actor
    action: str
    subject: str
    before: Value
    after: Value


def record(db: Database, action: str, subject: str, *, actor: Actor, now: datetime, before: Value = None, after: Value = None) -> None:
    """Note a change, inside the transaction that makes it. `action` is a command in words ("keywords add")."""
    db.execute(
        "INSERT INTO audit (at, actor, place, action, subject, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (to_ms(now), actor.who, actor.place, action, subject, _encoded(before), _encoded(after)),
    )


def entries(db: Database, *, limit: int | None = None, family: str | None = None, subject: str | None = None) -> list[AuditEntry]:
    """Changes, newest first.

    Args:
        db: The database.
        limit: At most so many; None for all.
        family: Only actions of these first words: "keywords" for "keywords add".
        subject: Only of this list, topic, feed or chat.
    """
    rows = db.rows(
        "SELECT * FROM audit WHERE (:family IS NULL OR action = :family OR substr(action, 1, length(:family) + 1) = :family || ' ') "
        "AND (:subject IS NULL OR subject = :subject) ORDER BY id DESC LIMIT :limit",
        {"family": family, "subject": subject, "limit": -1 if limit is None else limit},
    )
    return [_entry(row) for row in rows]


def entry(db: Database, number: int) -> AuditEntry | None:
    """One change, or None."""
    row = db.row("SELECT * FROM audit WHERE id = ?", (number,))
    return None if row is None else _entry(row)


def _entry(row: sqlite3.Row) -> AuditEntry:
    return AuditEntry(
        id=row["id"],
        at=from_ms(row["at"]),
        actor=Actor(who=row["actor"], place=row["place"]),
        action=row["action"],
        subject=row["subject"],
        before=_decoded(row["before"]),
        after=_decoded(row["after"]),
    )


def places(db: Database, who: str) -> frozenset[str]:
    """The chats in which somebody has changed something, as `Address` prints them."""
    return frozenset(row["place"] for row in db.rows("SELECT DISTINCT place FROM audit WHERE actor = ? AND place <> ''", (who,)))


def _encoded(value: Value) -> str | None:
    return None if value is None else to_json(value)


def _decoded(text: str | None) -> Value:
    if text is None:
        return None
    value: Value = json.loads(text)
    return value
