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
from storage.preferences import WEIGHT
from storage.types import ChatId, DeliveryId, DeliveryKind, DeliveryState, Lane, NewDelivery, Operation, RoundId

NewId = Callable[[], str]

PER_ROUND = 10  # stories that a chat is told one by one in one round
HOLD = timedelta(hours=1)  # a catch-up message waits for its round to end, but not longer, should nobody end it
EDIT_GAP = timedelta(minutes=30)  # between two coverage edits of one message
EDITABLE = timedelta(days=1)  # no coverage edits of older messages
# Whether the settings of a chat `c` want what weighs that much, and what was told in these languages (storage/preferences.py).
_HEAVY = "CASE c.settings ->> '$.severity' WHEN 'flash' THEN 2 WHEN 'routine' THEN 1 ELSE 0 END <= :weight"
_READ = "(c.settings -> '$.languages' IS NULL OR EXISTS (SELECT 1 FROM json_each(c.settings, '$.languages') l WHERE {telling}))"
_READABLE = _READ.format(
    telling="EXISTS (SELECT 1 FROM members n JOIN articles a ON a.id = n.article WHERE n.story = :story AND a.language IN ('und', l.value))"
)
_NEW_READABLE = _READ.format(telling="l.value IN (SELECT iif(language = 'und', l.value, language) FROM articles WHERE id = :article)")
_CHATS = f"""
SELECT c.id AS chat, ifnull(c.quiet_until, 0) > :now AS quiet, NOT ({_HEAVY} AND {_READABLE}) AS withheld,
    (SELECT count(*) FROM deliveries r
        WHERE r.round = :round AND r.chat = c.id AND r.kind = 'alert' AND r.state NOT IN ('folded', 'withheld')) AS told,
    (SELECT f.id FROM deliveries f
        WHERE f.story = (SELECT follows FROM stories WHERE id = :story) AND f.chat = c.id AND f.kind = 'alert'
        AND f.state IN ('pending', 'sending', 'sent')) AS thread
FROM chats c WHERE c.state = 'active' AND {{which}} ORDER BY c.id
"""  # noqa: S608 - constants
_OWED = """c.id IN (SELECT s.chat FROM subscriptions s WHERE s.topic IN (SELECT value FROM json_each(:topics)))
    AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.story = :story AND d.chat = c.id AND d.kind = 'alert')
    AND NOT EXISTS (SELECT 1 FROM muted_stories u WHERE u.story = :story AND u.chat = c.id)"""
_KEPT_BACK = "c.id IN (SELECT d.chat FROM deliveries d WHERE d.story = :story AND d.kind = 'alert' AND d.state = 'withheld')"


@dataclass(frozen=True, slots=True, kw_only=True)
class FanOut:
    """How many chats are told, and how."""

    alerts: int
    folded: int


def open_round(db: Database, *, now: datetime) -> RoundId:
    """Begin a round. One that a killed process left open is ended first."""
    for row in db.rows("SELECT id FROM rounds WHERE finished_at IS NULL"):
        _end_round(db, RoundId(row["id"]), "round = :round", now=now)
    return RoundId(db.insert("INSERT INTO rounds (started_at) VALUES (?)", (to_ms(now),)))


def fold_round(db: Database, round_id: RoundId, *, now: datetime) -> int:
    """End a round: its catch-up messages may go out, and those that no round has begun (`storage.late`). Return how many."""
    return _end_round(db, round_id, "(round = :round OR round IS NULL)", now=now)


def _end_round(db: Database, round_id: RoundId, which: str, *, now: datetime) -> int:
    db.execute("UPDATE rounds SET finished_at = ? WHERE id = ?", (to_ms(now), round_id))
    reach("fanout.folding")
    return db.execute(
        f"UPDATE deliveries SET not_before = :now WHERE {which} "  # noqa: S608 - conditions from this file
        "AND kind = 'catch_up' AND state = 'pending' AND attempts = 0 AND not_before > :now",
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

    A story that follows one which the chat was told of is a reply to that. With `old`, for a chat that has had `limit` alerts in this
    round, and for one that is muted, the story goes into the chat's catch-up message. Where a chat's settings do not want it as it stands,
    its alert is withheld; see `release`. How many chats are owed the story is counted into its row.
    """
    rows = db.rows(_CHATS.format(which=_OWED), {**_occasion(story, round, severity, now), "topics": to_json(sorted(topics))})
    alert = _alert(story, round, severity, now, not_before, expires_at)
    told = _tell(db, alert, rows, folded=old, limit=limit, new_id=new_id)
    db.execute("UPDATE stories SET owed = owed + ? WHERE id = ?", (len(rows), story))
    return told


def release(
    db: Database,
    *,
    story: StoryId,
    round: RoundId,  # noqa: A002 - the project's word for it
    now: datetime,
    expires_at: datetime,
    new_id: NewId,
) -> FanOut:
    """Tell a story to the chats from which it was withheld and whose settings want it as it stands now, as if it were new."""
    found = db.row("SELECT severity FROM deliveries WHERE story = ? AND kind = 'alert' AND state = 'withheld' LIMIT 1", (story,))
    if found is None:
        return FanOut(alerts=0, folded=0)
    severity = Severity(found["severity"])
    rows = [row for row in db.rows(_CHATS.format(which=_KEPT_BACK), _occasion(story, round, severity, now)) if not row["withheld"]]
    db.executemany(
        "DELETE FROM deliveries WHERE story = ? AND chat = ? AND kind = 'alert' AND state = 'withheld'",
        [(story, row["chat"]) for row in rows],
    )
    return _tell(db, _alert(story, round, severity, now, now, expires_at), rows, folded=False, limit=PER_ROUND, new_id=new_id)


def _occasion(story: StoryId, number: RoundId | None, severity: Severity, now: datetime) -> dict[str, object]:
    return {"story": story, "round": number, "weight": WEIGHT[severity], "now": to_ms(now)}


def _alert(story: StoryId, number: RoundId, severity: Severity, now: datetime, not_before: datetime, expires_at: datetime) -> Content:
    return Content(
        kind=DeliveryKind.ALERT,
        lane=Lane.ALERT,
        created_at=now,
        not_before=not_before,
        expires_at=expires_at,
        story=story,
        severity=severity,
        round=number,
    )


def _tell(db: Database, alert: Content, rows: Sequence[sqlite3.Row], *, folded: bool, limit: int, new_id: NewId) -> FanOut:
    """Create the alerts that chats are owed, in the form in which each gets it."""
    kept_back = [row for row in rows if row["withheld"]]
    wanted = [row for row in rows if not row["withheld"]]
    in_catch_up = [ChatId(row["chat"]) for row in wanted if folded or row["told"] >= limit or row["quiet"]]
    alone = [row for row in wanted if row["chat"] not in set(in_catch_up)]
    deliveries.add_many(db, alert, [_message(row["chat"], row["thread"], new_id) for row in alone])
    deliveries.add_many(db, replace(alert, state=DeliveryState.WITHHELD), [_message(row["chat"], None, new_id) for row in kept_back])
    if in_catch_up:
        _fold(db, in_catch_up, alert, new_id)
        deliveries.outlast(db, [row["chat"] for row in wanted if row["quiet"]], now=alert.created_at)
    reach("fanout.created")
    return FanOut(alerts=len(alone), folded=len(in_catch_up))


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
    old: bool = False,
) -> int:
    """Reply to a story's alert, or to the catch-up message that told it, in every chat that has it or is about to. Return how many.

    An update only where the chat's settings want it; nothing but a retraction where the story is muted.

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
        old: Whether it is no news any more, so that it is told in the chat's catch-up message.
    """
    # A catch-up message that is not rendered yet will tell the story as it stands by then, and what a story's first round brings is no
    # change to it: its tellings reach the reader together. A story that was split off is told by the alert of the one that it was part of.
    rows = db.rows(
        f"""
        SELECT d.chat, ifnull(c.quiet_until, 0) > :now AS quiet,
            CASE ifnull(m.state, d.state) WHEN 'ambiguous' THEN NULL ELSE ifnull(m.id, d.id) END AS target
        FROM deliveries d JOIN chats c ON c.id = d.chat AND c.state = 'active'
        LEFT JOIN deliveries m ON m.id = d.depends_on AND d.state = 'folded'
        WHERE d.story = :story AND d.kind = 'alert' AND d.round IS NOT :round
            AND (:kind = 'retraction' OR NOT EXISTS (SELECT 1 FROM muted_stories u WHERE u.story = :story AND u.chat = d.chat))
            AND (:kind <> 'update' OR {_HEAVY} AND {_NEW_READABLE})
            AND (d.state IN ('pending', 'sending', 'sent', 'ambiguous') OR m.state IN ('sending', 'sent')
                OR m.kind = 'alert' AND m.state IN ('pending', 'ambiguous'))
        ORDER BY d.chat
        """,  # noqa: S608 - constants
        {**_occasion(story, round, severity, now), "kind": kind, "article": payload.get("article")},
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
    if old and rows:
        _fold(db, [row["chat"] for row in rows], content, new_id)
        created = len(rows)
    else:
        created = deliveries.add_many(db, content, [_message(row["chat"], row["target"], new_id) for row in rows])
    deliveries.outlast(db, [row["chat"] for row in rows if row["quiet"]], now=now)
    return created


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
            AND ifnull(c.settings ->> '$.edits', 1) AND NOT EXISTS (SELECT 1 FROM muted_stories u WHERE u.story = d.story AND u.chat = c.id)
        ORDER BY d.chat
        """,
        (story, to_ms(now - EDITABLE)),
    )
    edits = [_edit(row, story, now, new_id) for row in rows]
    return deliveries.add(db, [edit for edit in edits if edit.not_before < edit.expires_at])


def raise_severity(db: Database, *, story: StoryId, severity: Severity) -> int:
    """Let a story's alerts interrupt at least that much: those that wait ring by it, all show its mark. Return how many were raised."""
    lower = [each for each in Severity if WEIGHT[each] < WEIGHT[severity]]
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


def _fold(db: Database, chats: Sequence[ChatId], told: Content, new_id: NewId) -> None:
    """Put an alert or an update into the catch-up message of each chat, the one that is not sent yet or a new one."""
    held = max(told.not_before, told.created_at + HOLD)
    catch_up = replace(told, kind=DeliveryKind.CATCH_UP, lane=Lane.DIGEST, not_before=held, story=None, severity=Severity.LOW, payload={})
    folded = replace(told, state=DeliveryState.FOLDED)
    tellers = growing(db, chats, catch_up, new_id)
    deliveries.add_many(db, folded, [(DeliveryId(new_id()), chat, Operation.SEND, teller) for chat, teller in tellers.items()])


def growing(db: Database, chats: Sequence[ChatId], catch_up: Content, new_id: NewId) -> Mapping[ChatId, DeliveryId]:
    """The catch-up message of each chat that may still grow: the one that is not sent yet, or a new one."""
    deliveries.add_many(db, catch_up, [_message(chat, None, new_id) for chat in chats])
    rows = db.rows(
        "SELECT chat, id FROM deliveries WHERE kind = 'catch_up' AND state = 'pending' AND attempts = 0 "
        "AND chat IN (SELECT value FROM json_each(?))",
        (to_json(chats),),
    )
    return {row["chat"]: row["id"] for row in rows}
