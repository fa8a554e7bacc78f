"""From a story to the deliveries that tell it: whom, how, and what is folded. Called in the transaction of the decision.

A round is one tick over all feeds. What exceeds its limit for a chat, and what was old at first sight, is told in one catch-up message.
"""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from feeds.types.story import Severity, StoryId
from storage import deliveries
from storage.codec import from_ms, to_json, to_ms
from storage.database import Database
from storage.deliveries import Content, Target
from storage.failpoint import reach
from storage.types import ChatId, DeliveryId, DeliveryKind, DeliveryState, Lane, NewDelivery, Operation, RoundId

NewId = Callable[[], str]

PER_ROUND = 10  # stories that a chat is told one by one in one round
HOLD = timedelta(hours=1)  # a catch-up message waits for its round to end, but not longer, should nobody end it
EDIT_GAP = timedelta(minutes=30)  # between two coverage edits of one message
EDITABLE = timedelta(days=1)  # no coverage edits of older messages
_WEIGHT = {Severity.LOW: 0, Severity.ROUTINE: 1, Severity.FLASH: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class FanOut:
    """How many chats are told, and how."""

    alerts: int
    folded: int


def open_round(db: Database, *, now: datetime) -> RoundId:
    """Begin a round. One that a killed process left open is ended first."""
    for row in db.rows("SELECT id FROM rounds WHERE finished_at IS NULL"):
        fold_round(db, RoundId(row["id"]), now=now)
    return RoundId(db.insert("INSERT INTO rounds (started_at) VALUES (?)", (to_ms(now),)))


def fold_round(db: Database, round_id: RoundId, *, now: datetime) -> int:
    """End a round: its catch-up messages may go out. Return how many."""
    db.execute("UPDATE rounds SET finished_at = ? WHERE id = ?", (to_ms(now), round_id))
    reach("fanout.folding")
    return db.execute(
        "UPDATE deliveries SET not_before = :now "
        "WHERE round = :round AND kind = 'catch_up' AND state = 'pending' AND attempts = 0 AND not_before > :now",
        {"now": to_ms(now), "round": round_id},
    )


def fan_out_alert(  # noqa: PLR0913 - all of one decision, by name
    db: Database,
    *,
    story: StoryId,
    topics: Collection[str],
    round: RoundId,  # noqa: A002 - the project's word for it
    now: datetime,
    not_before: datetime,
    expires_at: datetime,
    old: bool,
    new_id: NewId,
    severity: Severity = Severity.ROUTINE,
    limit: int = PER_ROUND,
) -> FanOut:
    """Tell a story to every active chat that subscribes to one of the topics and was not told of it yet.

    A story that follows one which the chat was told of is a reply to that. With `old`, or for a chat that has had `limit` alerts in this
    round, the story goes into the chat's catch-up message. How many chats are owed the story is counted into its row.
    """
    rows = db.rows(
        """
        SELECT c.id AS chat,
            (SELECT count(*) FROM deliveries r
                WHERE r.round = :round AND r.chat = c.id AND r.kind = 'alert' AND r.state <> 'folded') AS told,
            (SELECT f.id FROM deliveries f
                WHERE f.story = (SELECT follows FROM stories WHERE id = :story) AND f.chat = c.id AND f.kind = 'alert'
                AND f.state IN ('pending', 'sending', 'sent')) AS thread
        FROM chats c
        WHERE c.state = 'active'
            AND c.id IN (SELECT s.chat FROM subscriptions s WHERE s.topic IN (SELECT value FROM json_each(:topics)))
            AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.story = :story AND d.chat = c.id AND d.kind = 'alert')
        ORDER BY c.id
        """,
        {"round": round, "story": story, "topics": to_json(sorted(topics))},
    )
    content = Content(
        kind=DeliveryKind.ALERT,
        lane=Lane.ALERT,
        created_at=now,
        not_before=not_before,
        expires_at=expires_at,
        story=story,
        severity=severity,
        round=round,
    )
    told = [_message(row["chat"], row["thread"], new_id) for row in rows if not old and row["told"] < limit]
    folded = [ChatId(row["chat"]) for row in rows if old or row["told"] >= limit]
    deliveries.add_many(db, content, told)
    if folded:
        _fold(db, folded, content, new_id)
    reach("fanout.created")
    db.execute("UPDATE stories SET owed = owed + ? WHERE id = ?", (len(rows), story))
    return FanOut(alerts=len(told), folded=len(folded))


def fan_out_change(  # noqa: PLR0913 - likewise
    db: Database,
    *,
    story: StoryId,
    kind: DeliveryKind,
    payload: Mapping[str, object],
    now: datetime,
    not_before: datetime,
    expires_at: datetime,
    new_id: NewId,
    severity: Severity = Severity.ROUTINE,
    round: RoundId | None = None,  # noqa: A002 - the project's word for it
) -> int:
    """Reply to a story's alert, or to the catch-up message that told it, in every chat that has it or is about to. Return how many.

    Args:
        db: The database.
        story: Which story.
        kind: UPDATE, CORRECTION or RETRACTION.
        payload: What rendering needs beyond the story.
        now: The time.
        not_before: Not to be sent earlier.
        expires_at: Not to be sent later.
        new_id: Gives 32 hex digits.
        severity: How much it may interrupt.
        round: The round that found the change.
    """
    # A catch-up message that is not rendered yet will tell the story as it stands by then, and what a story's first round brings is no
    # change to it: its tellings reach the reader together. A story that was split off is told by the alert of the one that it was part of.
    rows = db.rows(
        """
        SELECT d.chat,
            CASE ifnull(m.state, d.state) WHEN 'ambiguous' THEN NULL ELSE ifnull(m.id, d.id) END AS target
        FROM deliveries d JOIN chats c ON c.id = d.chat AND c.state = 'active'
        LEFT JOIN deliveries m ON m.id = d.depends_on AND d.state = 'folded'
        WHERE d.story = :story AND d.kind = 'alert' AND d.round IS NOT :round
            AND (d.state IN ('pending', 'sending', 'sent', 'ambiguous') OR m.state IN ('sending', 'sent')
                OR m.kind = 'alert' AND m.state IN ('pending', 'ambiguous'))
        ORDER BY d.chat
        """,
        {"story": story, "round": round},
    )
    content = Content(
        kind=kind,
        lane=Lane.UPDATE,
        created_at=now,
        not_before=not_before,
        expires_at=expires_at,
        story=story,
        severity=severity,
        round=round,
        payload=payload,
    )
    return deliveries.add_many(db, content, [_message(row["chat"], row["target"], new_id) for row in rows])


def coverage_edits(db: Database, *, story: StoryId, now: datetime, new_id: NewId) -> int:
    """Have the coverage line of a story's alerts renewed. Return how many edits were created.

    One edit waits per message, at most one goes out in half an hour, and none after a day. An alert that has not left yet needs none;
    one that may have left and goes out again does, since on a network that honours delivery ids it shows the same as the first time.
    """
    rows = db.rows(
        """
        SELECT d.id, d.chat, d.attempted_at AS shown_at,
            (SELECT max(e.attempted_at) FROM deliveries e
                WHERE e.depends_on = d.id AND e.kind = 'coverage' AND e.state IN ('sending', 'sent', 'ambiguous')) AS edited_at
        FROM deliveries d JOIN chats c ON c.id = d.chat AND c.state = 'active'
        WHERE d.story = ? AND d.kind = 'alert' AND d.attempted_at > ?
            AND (d.state IN ('sending', 'sent') OR d.state = 'pending' AND d.attempts > 0)
        ORDER BY d.chat
        """,
        (story, to_ms(now - EDITABLE)),
    )
    edits = [_edit(row, story, now, new_id) for row in rows]
    return deliveries.add(db, [edit for edit in edits if edit.not_before < edit.expires_at])


def raise_severity(db: Database, *, story: StoryId, severity: Severity) -> int:
    """Let a story's alerts interrupt at least that much: those that wait ring by it, all show its mark. Return how many were raised."""
    lower = [each for each in Severity if _WEIGHT[each] < _WEIGHT[severity]]
    if not lower:
        return 0
    return db.execute(
        "UPDATE deliveries SET severity = ? WHERE story = ? AND kind = 'alert' AND severity IN (SELECT value FROM json_each(?))",
        (severity, story, to_json(lower)),
    )


def _message(chat: ChatId, replies_to: DeliveryId | None, new_id: NewId) -> Target:
    operation = Operation.SEND if replies_to is None else Operation.REPLY
    return (DeliveryId(new_id()), chat, operation, replies_to)


def _edit(row: sqlite3.Row, story: StoryId, now: datetime, new_id: NewId) -> NewDelivery:
    earliest = now if row["edited_at"] is None else max(now, from_ms(row["edited_at"]) + EDIT_GAP)
    return NewDelivery(
        id=DeliveryId(new_id()),
        chat=row["chat"],
        story=story,
        kind=DeliveryKind.COVERAGE,
        operation=Operation.EDIT,
        lane=Lane.EDIT,
        severity=Severity.LOW,
        created_at=now,
        not_before=earliest,
        expires_at=from_ms(row["shown_at"]) + EDITABLE,
        depends_on=row["id"],
    )


def _fold(db: Database, chats: Sequence[ChatId], alert: Content, new_id: NewId) -> None:
    """Put an alert into the catch-up message of each chat, the one that is not sent yet or a new one."""
    held = max(alert.not_before, alert.created_at + HOLD)
    catch_up = replace(alert, kind=DeliveryKind.CATCH_UP, lane=Lane.DIGEST, not_before=held, story=None, severity=Severity.LOW)
    deliveries.add_many(db, catch_up, [_message(chat, None, new_id) for chat in chats])
    rows = db.rows(
        "SELECT chat, id FROM deliveries WHERE kind = 'catch_up' AND state = 'pending' AND attempts = 0 "
        "AND chat IN (SELECT value FROM json_each(?))",
        (to_json(chats),),
    )
    folded = replace(alert, state=DeliveryState.FOLDED)
    deliveries.add_many(db, folded, [(DeliveryId(new_id()), row["chat"], Operation.SEND, row["id"]) for row in rows])
