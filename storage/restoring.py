"""Changes of keyword lists and topics, taken back as the audit has them. Taking one back is a change of its own, and audited."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from feeds.types.topic import Topic
from storage import audit, topics
from storage.audit import Actor, AuditEntry
from storage.database import Database
from storage.errors import Conflict

KEYWORDS, TOPICS = "keywords", "topics"
_UNDO = re.compile(r"(?:keywords|topics) undo (\d+)")


def last(db: Database, family: str, *, subject: str | None = None) -> AuditEntry | None:
    """The newest change that can be taken back and was not: no undo itself.

    Args:
        db: The database.
        family: `KEYWORDS` or `TOPICS`.
        subject: Only of this list or topic.
    """
    found = audit.entries(db, family=family)
    undone = undone_numbers(found)
    return next(
        (
            each
            for each in found
            if each.id not in undone and not _UNDO.fullmatch(each.action) and each.subject == (each.subject if subject is None else subject)
        ),
        None,
    )


def undone_numbers(entries: list[AuditEntry]) -> set[int]:
    """The numbers of changes that these entries took back."""
    return {int(match[1]) for each in entries if (match := _UNDO.fullmatch(each.action))}


def undo(db: Database, entry: AuditEntry, *, actor: Actor, now: datetime) -> bool:
    """Take a change of a list or topic back; False where all is so already. What was changed elsewhere since stays.

    Raises:
        NotFound: The list is not there any more.
        Conflict: It was taken back before; it is no such change; or a list that it made is in use.
    """
    family = entry.action.split()[0]
    if family not in {KEYWORDS, TOPICS}:
        raise Conflict(f"change {entry.id}: it is none of a list or topic")
    if entry.id in undone_numbers(audit.entries(db, family=family)):
        raise Conflict(f"change {entry.id}: it was taken back before")
    action = f"{family} undo {entry.id}"
    return (_terms if family == KEYWORDS else _topic)(db, entry, action=action, actor=actor, now=now)


def _terms(db: Database, entry: AuditEntry, *, action: str, actor: Actor, now: datetime) -> bool:
    if isinstance(entry.after, str):  # the list was made
        topics.remove_list(db, entry.subject, action=action, actor=actor, now=now)
        return True
    if isinstance(entry.before, str):
        topics.create_list(db, entry.subject, description=entry.before, action=action, actor=actor, now=now)
        return True
    before = topics.audited_terms(entry.before)
    drop = [each.text for each in topics.audited_terms(entry.after)]
    return topics.put_terms(db, entry.subject, before, drop=drop, action=action, actor=actor, now=now)


def _topic(db: Database, entry: AuditEntry, *, action: str, actor: Actor, now: datetime) -> bool:
    there = next((each for each in topics.list_topics(db) if each.name == entry.subject), None)
    if entry.before is None:
        if there is not None:
            topics.remove_topic(db, entry.subject, action=action, actor=actor, now=now)
        return there is not None
    was = cast("Mapping[str, Any] | str", entry.before)
    if isinstance(was, str):  # what an earlier release wrote
        was = {"query": was, "description": ""}
    topic = Topic(name=entry.subject, query=was["query"], description=was["description"])
    if there is None:
        place, chats = was.get("position", 0), was.get("chats", ())
        topics.bring_back(db, topic, position=place, chats=chats, action=action, actor=actor, now=now)
    else:
        topics.set_topic(db, topic, action=action, actor=actor, now=now)
    return there != topic
