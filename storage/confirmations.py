"""Commands that wait for their sender to say yes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from storage.codec import to_ms
from storage.database import Database
from storage.types import ChatId


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A command that waits.

    Attributes:
        token: What it is called by.
        person: Whose it is: a network and the id there, "" for an administrator who stays anonymous.
        command: It, as bot/commands/confirming.py writes it.
    """

    token: str
    person: tuple[str, str]
    command: str


def ask(db: Database, token: str, *, chat: ChatId, person: tuple[str, str], command: str, now: datetime) -> None:
    """Keep a command for its sender, a network and the id there; one that waits already waits anew."""
    db.execute(
        "INSERT INTO confirmations (token, chat, network, person, command, asked_at) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (token) DO UPDATE SET asked_at = excluded.asked_at",
        (token, chat, *person, command, to_ms(now)),
    )


def waiting(db: Database, *, chat: ChatId, people: Collection[tuple[str, str]], asked_after: datetime) -> list[Waiting]:
    """What waits in a chat for one of these people, oldest first; nothing that is older."""
    rows = db.rows("SELECT * FROM confirmations WHERE chat = ? AND asked_at > ? ORDER BY asked_at, rowid", (chat, to_ms(asked_after)))
    found = [Waiting(token=row["token"], person=(row["network"], row["person"]), command=row["command"]) for row in rows]
    return [each for each in found if each.person in people]


def forget(db: Database, token: str) -> None:
    """Let a command wait no more."""
    db.execute("DELETE FROM confirmations WHERE token = ?", (token,))


def prune(db: Database, *, before: datetime) -> int:
    """Forget what was asked before a time; returns how many that were."""
    return db.execute("DELETE FROM confirmations WHERE asked_at < ?", (to_ms(before),))
