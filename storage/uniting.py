"""Two chats that turn out to be one: what belongs to one of them goes to the other. `storage.chats` moves the chat itself."""

from datetime import datetime

from storage import deliveries
from storage.codec import to_ms
from storage.database import Database
from storage.deliveries import STORY_MUTED
from storage.types import ChatId

_UNITED = ("subscriptions", "roles", "muted_stories")  # of which a chat has one row each
_MOVED = ("messages", "confirmations", "verdicts", "deliveries")
# How much of an alert has reached people: what they have seen, what is on its way, what waits for more, and what came to nothing.
_REACHED = """CASE
    WHEN {row}.state = 'sent' OR {row}.state = 'sending' AND {row}.chat = :other OR {row}.state = 'folded' AND EXISTS
        (SELECT 1 FROM deliveries m WHERE m.id = {row}.depends_on AND m.state IN ('sending', 'sent')) THEN 3
    WHEN {row}.state IN ('pending', 'sending', 'ambiguous', 'folded') THEN 2
    WHEN {row}.state = 'withheld' THEN 1 ELSE 0 END"""


def unite(db: Database, chat_id: ChatId, other: ChatId, *, now: datetime) -> None:
    """Give a chat all that another one has, but for what stands in its row, and delete that one.

    Every table with a chat in it is named here, or its rows would go with the chat; a test says so.
    """
    both = (chat_id, other)
    _tell_once(db, chat_id, other, now)
    _one_catch_up(db, chat_id, other, now)
    for table in _UNITED:
        db.execute(f"UPDATE OR IGNORE {table} SET chat = ? WHERE chat = ?", both)  # noqa: S608 - names from this file
    for table in _MOVED:
        db.execute(f"UPDATE {table} SET chat = ? WHERE chat = ?", both)  # noqa: S608 - likewise
    db.execute(
        "UPDATE chats SET quiet_until = o.quiet_until FROM chats o "
        "WHERE chats.id = ? AND o.id = ? AND o.quiet_until > ifnull(chats.quiet_until, 0)",
        both,
    )
    db.execute("DELETE FROM chats WHERE id = ?", (other,))
    deliveries.outlast(db, [chat_id], now=now)
    db.execute(
        "UPDATE deliveries SET state = 'cancelled', reason = ?, settled_at = ? WHERE state = 'pending' AND chat = ? "
        "AND kind NOT IN ('answer', 'retraction') AND story IN (SELECT story FROM muted_stories WHERE chat = deliveries.chat)",
        (STORY_MUTED, to_ms(now), chat_id),
    )


def _tell_once(db: Database, chat_id: ChatId, other: ChatId, now: datetime) -> None:
    """Of two alerts about one story keep that which people have seen, or will see first; the chat's own where both are alike.

    The other becomes a notice, so that its message stays known, and is cancelled where it was not sent: an own one also while it is being
    sent, since it was found that its chat is there no more.
    """
    reached = f"{_REACHED.format(row='it')} > {_REACHED.format(row='own')}"
    for row in db.rows(
        f"SELECT own.id AS own, it.id AS other, own.story AS story, {reached} AS theirs FROM deliveries own "  # noqa: S608 - constants
        "JOIN deliveries it ON it.story = own.story AND it.kind = 'alert' AND it.chat = :other "
        "WHERE own.kind = 'alert' AND own.chat = :own",
        {"own": chat_id, "other": other},
    ):
        kept, dropped = (row["other"], row["own"]) if row["theirs"] else (row["own"], row["other"])
        # An edit that waits for either message needs no second one.
        db.execute("UPDATE OR IGNORE deliveries SET depends_on = ? WHERE depends_on = ?", (kept, dropped))
        db.execute("UPDATE deliveries SET kind = 'notice' WHERE id = ?", (dropped,))
        db.execute(
            "UPDATE deliveries SET state = 'cancelled', reason = 'told already', settled_at = ? "
            "WHERE id = ? AND state <> 'sent' AND (state <> 'sending' OR ?)",
            (to_ms(now), dropped, row["theirs"]),
        )
        db.execute("UPDATE stories SET owed = owed - 1 WHERE id = ?", (row["story"],))


def _one_catch_up(db: Database, chat_id: ChatId, other: ChatId, now: datetime) -> None:
    """Where both have a catch-up message that may still grow, tell in the chat's own what the other would have told."""
    growing = "SELECT id, expires_at FROM deliveries WHERE kind = 'catch_up' AND state = 'pending' AND attempts = 0 AND chat = ?"
    own, theirs = db.row(growing, (chat_id,)), db.row(growing, (other,))
    if own is None or theirs is None:
        return
    db.execute("UPDATE deliveries SET depends_on = ? WHERE depends_on = ?", (own["id"], theirs["id"]))
    db.execute("UPDATE deliveries SET expires_at = max(expires_at, ?) WHERE id = ?", (theirs["expires_at"], own["id"]))
    db.execute("UPDATE deliveries SET state = 'cancelled', reason = 'chat moved', settled_at = ? WHERE id = ?", (to_ms(now), theirs["id"]))
