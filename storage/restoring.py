"""Changes of keyword lists and topics, taken back as the audit has them. Taking one back is a change of its own, and audited.

What is taken back is what that change did, and nothing that was done since. So the audit is read as a row of changes, of which some are
dead: those that were taken back (and whose taking back was not taken back in turn). What holds of a term is what the newest of the living
changes made of it; a change that dies hands the term to the living one before it, or to what was there at first. A term that was changed
later is left as it is. A topic's query is one whole, so there the later change has to be taken back first.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, cast

from feeds.types.topic import Term, Topic
from storage import audit, topics
from storage.audit import Actor, AuditEntry, Value
from storage.database import Database
from storage.errors import Conflict

KEYWORDS, TOPICS = "keywords", "topics"
_UNDO: Final = re.compile(r"(?:keywords|topics) undo (\d+)")

_Sides = Mapping[str, tuple[Term | None, Term | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What became of it.

    Attributes:
        changed: Whether anything is different now; False where all was so already.
        kept: The words of terms that stay as they are, each with the change that has changed it since.
    """

    changed: bool
    kept: Mapping[str, AuditEntry]


class Overtaken(Conflict):
    """A later change stands in the way.

    Attributes:
        later: That change, which would have to be taken back first.
    """

    def __init__(self, entry: AuditEntry, later: AuditEntry) -> None:
        super().__init__(f"change {entry.id}: change {later.id} by {later.actor.who} changed the same since")
        self.later = later


class Subscribed(Conflict):
    """A topic would go that chats get by now.

    Attributes:
        chats: How many do.
    """

    def __init__(self, entry: AuditEntry, chats: int) -> None:
        super().__init__(f"change {entry.id}: {chats} chats get topic {entry.subject} by now")
        self.chats = chats


def last(db: Database, family: str, *, subject: str | None = None) -> AuditEntry | None:
    """The newest change that can be taken back and was not: no undo itself.

    Args:
        db: The database.
        family: `KEYWORDS` or `TOPICS`.
        subject: Only of this list or topic.
    """
    history = audit.entries(db, family=family, subject=subject)
    return next(iter(_living(history, undone_numbers(history))), None)


def undone_numbers(history: Sequence[AuditEntry], also: Collection[int] = ()) -> frozenset[int]:
    """The numbers of changes that are taken back; one whose undo was taken back in turn is not.

    Args:
        history: Changes, newest first.
        also: Changes that shall count as taken back.
    """
    dead = set(also)
    for each in history:
        if each.id not in dead and (match := _UNDO.fullmatch(each.action)):
            dead.add(int(match[1]))
    return frozenset(dead)


def undo(db: Database, entry: AuditEntry, *, actor: Actor, now: datetime) -> Undone:
    """Take a change of a list or topic back. What others changed since stays.

    Raises:
        NotFound: The list is not there any more.
        Overtaken: All that it changed was changed since.
        Subscribed: It would take a topic from chats that get it.
        Conflict: It was taken back before; it is no such change; or a list that it made is in use.
    """
    family = entry.action.split()[0]
    if family not in {KEYWORDS, TOPICS}:
        raise Conflict(f"change {entry.id}: it is none of a list or topic")
    history = audit.entries(db, family=family, subject=entry.subject)
    if entry.id in undone_numbers(history):
        raise Conflict(f"change {entry.id}: it was taken back before")
    undoing = _Undoing(db=db, entry=entry, history=history, actor=actor, now=now)
    return undoing.of_list() if family == KEYWORDS else undoing.of_topic()


def _living(history: Sequence[AuditEntry], dead: Collection[int]) -> list[AuditEntry]:
    """The changes that hold, newest first; an undo is none of them, it only decides which do."""
    return [each for each in history if each.id not in dead and not _UNDO.fullmatch(each.action)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Undoing:
    """A change that is being taken back; `history` holds all of its list or topic, newest first."""

    db: Database
    entry: AuditEntry
    history: Sequence[AuditEntry]
    actor: Actor
    now: datetime

    @property
    def action(self) -> str:
        return f"{self.entry.action.split()[0]} undo {self.entry.id}"

    @property
    def root(self) -> AuditEntry:
        """The change itself, also where what is taken back is its undo."""
        found, by_number = self.entry, {each.id: each for each in self.history}
        while match := _UNDO.fullmatch(found.action):
            found = by_number[int(match[1])]
        return found

    @property
    def living(self) -> Sequence[AuditEntry]:
        """The changes that hold once this is done."""
        return _living(self.history, undone_numbers(self.history, also={self.entry.id}))

    def of_list(self) -> Undone:
        root, name = self.root, self.entry.subject
        if isinstance(root.after, str):  # the list was made
            if root in self.living:
                topics.create_list(self.db, name, description=root.after, action=self.action, actor=self.actor, now=self.now)
            else:
                topics.remove_list(self.db, name, action=self.action, actor=self.actor, now=self.now)
            return Undone(changed=True, kept={})
        sides = [(each, _sides(each)) for each in self.living]
        put: list[Term] = []
        drop: list[str] = []
        kept: dict[str, AuditEntry] = {}
        for text in _sides(root):
            newest, term = next(((each, its[text][1]) for each, its in sides if text in its), (None, self._at_first(text)))
            if newest is not None and newest.id > root.id:
                kept[text] = newest
            elif term is None:
                drop.append(text)
            else:
                put.append(term)
        changed = topics.put_terms(self.db, name, put, drop=drop, action=self.action, actor=self.actor, now=self.now)
        if kept and not changed:
            raise Overtaken(self.entry, max(kept.values(), key=lambda each: each.id))
        return Undone(changed=changed, kept=kept)

    def of_topic(self) -> Undone:
        root, living = self.root, self.living
        if living and living[0].id > root.id:
            raise Overtaken(self.entry, living[0])
        was = _topic(self.entry.subject, living[0].after if living else self.history[-1].before)
        there = next((each for each in topics.list_topics(self.db) if each.name == self.entry.subject), None)
        if was == there:
            return Undone(changed=False, kept={})
        if was is None:
            chats: int = self.db.value("SELECT count(*) FROM subscriptions WHERE topic = ?", (self.entry.subject,))
            if chats:
                raise Subscribed(self.entry, chats)
            topics.remove_topic(self.db, self.entry.subject, action=self.action, actor=self.actor, now=self.now)
        elif there is None:
            gone = next((each.before for each in self.history if each.after is None), None)
            place, got = (gone.get("position", 0), gone.get("chats", ())) if isinstance(gone, Mapping) else (0, ())
            self._bring_back(was, cast("int", place), cast("Sequence[int]", got))
        else:
            topics.set_topic(self.db, was, action=self.action, actor=self.actor, now=self.now)
        return Undone(changed=True, kept={})

    def _bring_back(self, topic: Topic, position: int, chats: Sequence[int]) -> None:
        topics.bring_back(self.db, topic, position=position, chats=chats, action=self.action, actor=self.actor, now=self.now)

    def _at_first(self, text: str) -> Term | None:
        """What a term was before any change that the audit has."""
        return next(its[text][0] for its in map(_sides, reversed(self.history)) if text in its)


def _sides(entry: AuditEntry) -> _Sides:
    """What a change made of which terms, by their words; nothing for one that made a list or took one away."""
    if isinstance(entry.before, str) or isinstance(entry.after, str):
        return {}
    before = {each.text: each for each in topics.audited_terms(entry.before)}
    after = {each.text: each for each in topics.audited_terms(entry.after)}
    return {text: (before.get(text), after.get(text)) for text in {**before, **after}}


def _topic(name: str, value: Value) -> Topic | None:
    """A topic out of one side of an audited change, or None."""
    if value is None:
        return None
    was = cast("Mapping[str, Any] | str", value)
    if isinstance(was, str):  # what an earlier release wrote
        was = {"query": was, "description": ""}
    return Topic(name=name, query=was["query"], description=was["description"])
