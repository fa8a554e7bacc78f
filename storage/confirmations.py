"""Commands that wait for their sender to say yes."""

from datetime import datetime

from storage.codec import to_ms
from storage.database import Database
from storage.types import ChatId


def ask(db: Database, token: str, *, chat: ChatId, person: tuple[str, str], command: str, now: datetime) -> None:
    """Keep a command for its sender, a network and the id there."""
    db.execute(
        "INSERT INTO confirmations (token, chat, network, person, command, asked_at) VALUES (?, ?, ?, ?, ?, ?)",
        (token, chat, *person, command, to_ms(now)),
    )


def waiting(db: Database, token: str, *, chat: ChatId, person: tuple[str, str], asked_after: datetime) -> str | None:
    """The command under a token; None where there is none of that person in that chat, or it is older."""
    row = db.row(
        "SELECT command FROM confirmations WHERE token = ? AND chat = ? AND network = ? AND person = ? AND asked_at > ?",
        (token, chat, *person, to_ms(asked_after)),
    )
    return None if row is None else str(row["command"])


def forget(db: Database, token: str) -> None:
    """Let a command wait no more."""
    db.execute("DELETE FROM confirmations WHERE token = ?", (token,))


def prune(db: Database, *, before: datetime) -> int:
    """Forget what was asked before a time; returns how many that were."""
    return db.execute("DELETE FROM confirmations WHERE asked_at < ?", (to_ms(before),))
