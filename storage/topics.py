"""Keyword lists, topics and their versions. Reads no query: what a query means is the business of `feeds.understand.query`.

Every change renews the rules' version, a hash of all of them, in the same transaction: asking "are the rules the same?" is one look-up, and
two databases with the same version hold the same rules.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, cast

from feeds.types.topic import KeywordList, Rules, Term, Topic
from storage import audit
from storage.audit import Actor, Value
from storage.codec import strings_from_json, to_json, to_ms
from storage.database import Database
from storage.errors import Conflict, NotFound

_VERSION = "rules"
_INSERT_TERM = (
    "INSERT INTO terms (list, text, language, not_inside, title_only, forms, added_at) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (list, text) DO NOTHING"
)
_PUT_TERM = (
    "INSERT INTO terms (list, text, language, not_inside, title_only, forms, added_at) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (list, text) DO UPDATE SET language = excluded.language, not_inside = excluded.not_inside, "
    "title_only = excluded.title_only, forms = excluded.forms"
)
_NARROW_TERM = "UPDATE terms SET not_inside = ?, title_only = ? WHERE list = ? AND text = ? AND (not_inside, title_only) != (?, ?)"
_FORM_TERM = "UPDATE terms SET forms = ? WHERE list = ? AND text = ? AND forms != ?"


def seed(db: Database, rules: Rules, *, now: datetime) -> bool:
    """Lay the shipped lists and topics into a database that never had any; return whether that was done."""
    if seeded(db):
        return False
    db.executemany("INSERT INTO keyword_lists (name, description) VALUES (?, ?)", [(each.name, each.description) for each in rules.lists])
    db.executemany(_INSERT_TERM, [_term_values(each.name, term, now) for each in rules.lists for term in each.terms])
    db.executemany(
        "INSERT INTO topics (name, query, description, changed_at) VALUES (?, ?, ?, ?)",
        [(topic.name, topic.query, topic.description, to_ms(now)) for topic in rules.topics],
    )
    _renew_version(db)
    return True


def seeded(db: Database) -> bool:
    """Whether lists and topics were ever laid into this database."""
    return rules_version(db) != ""


def rules_version(db: Database) -> str:
    """The version of all lists and topics together: the same text, the same rules. "" for a database that was never seeded."""
    version: str | None = db.value("SELECT value FROM meta WHERE key = ?", (_VERSION,))
    return version or ""


def rules(db: Database) -> Rules:
    """All keyword lists and topics as they are now. Read once per `rules_version`."""
    return Rules(lists=tuple(list_keywords(db)), topics=tuple(list_topics(db)), version=rules_version(db))


def list_keywords(db: Database) -> list[KeywordList]:
    """Every keyword list with its terms, both in the order of entry."""
    terms: dict[str, list[Term]] = defaultdict(list)
    for row in db.rows("SELECT * FROM terms ORDER BY id"):
        terms[row["list"]].append(_term(row))
    return [
        KeywordList(name=row["name"], terms=tuple(terms[row["name"]]), description=row["description"])
        for row in db.rows("SELECT name, description FROM keyword_lists ORDER BY rowid")
    ]


def keyword_list(db: Database, name: str) -> KeywordList:
    """One keyword list.

    Raises:
        NotFound: There is none of this name.
    """
    _require_list(db, name)
    return next(each for each in list_keywords(db) if each.name == name)


def create_list(db: Database, name: str, *, description: str = "", action: str = "keywords create", actor: Actor, now: datetime) -> None:
    """Add an empty keyword list.

    Raises:
        Conflict: There is one of this name.
    """
    if db.value("SELECT 1 FROM keyword_lists WHERE name = ?", (name,)):
        raise Conflict(f"keyword list {name}: it is there already")
    db.execute("INSERT INTO keyword_lists (name, description) VALUES (?, ?)", (name, description))
    _renew_version(db)
    audit.record(db, action, name, actor=actor, now=now, after=description)


def add_terms(db: Database, list_name: str, terms: Sequence[Term], *, actor: Actor, now: datetime) -> list[Term]:
    """Add terms to a list; return those that were not there yet, or not in this way.

    A term whose words are there already gets the exceptions and the "title:" that it comes with, and the forms that it comes with;
    without any it leaves what is there.

    Raises:
        NotFound: There is no such list.
        Conflict: A term is empty or longer than 200 characters.
    """
    known = {each.text: each for each in keyword_list(db, list_name).terms}
    added = [term for term in terms if db.execute(_INSERT_TERM, _term_values(list_name, term, now)) or _changed(db, list_name, term)]
    if added:
        _count_list_up(db, list_name)
        before = [_audited(known[each.text]) for each in added if each.text in known] or None
        after = [_audited(term(db, list_name, each.text)) for each in added]
        audit.record(db, "keywords add", list_name, actor=actor, now=now, before=before, after=after)
    return added


def put_terms(
    db: Database, list_name: str, put: Sequence[Term], *, drop: Collection[str] = (), action: str, actor: Actor, now: datetime
) -> bool:
    """Have terms be just as they are given, and take others away, as one change; False where all is so already.

    Args:
        db: The database.
        list_name: The list.
        put: Terms with all that belongs to them.
        drop: The words of terms that go.
        action: What the audit calls it ("keywords import").
        actor: Who does it.
        now: The time.

    Raises:
        NotFound: There is no such list.
        Conflict: A term is empty or longer than 200 characters.
    """
    wanted = {each.text: each for each in put}
    known = {each.text: each for each in keyword_list(db, list_name).terms}
    new = [each for text, each in wanted.items() if known.get(text) != each]
    gone = [known[text] for text in drop if text in known and text not in wanted]
    if not new and not gone:
        return False
    db.executemany("DELETE FROM terms WHERE list = ? AND text = ?", [(list_name, each.text) for each in gone])
    db.executemany(_PUT_TERM, [_term_values(list_name, each, now) for each in new])
    _count_list_up(db, list_name)
    before = [_audited(each) for each in [*gone, *(known[each.text] for each in new if each.text in known)]]
    audit.record(db, action, list_name, actor=actor, now=now, before=before or None, after=[*map(_audited, new)] or None)
    return True


def remove_list(db: Database, name: str, *, action: str, actor: Actor, now: datetime) -> None:
    """Take an empty list away. The caller has seen that no topic asks for it.

    Raises:
        NotFound: There is no such list.
        Conflict: It holds terms.
    """
    found = keyword_list(db, name)
    if found.terms:
        raise Conflict(f"keyword list {name}: it still holds terms")
    db.execute("DELETE FROM keyword_lists WHERE name = ?", (name,))
    _renew_version(db)
    audit.record(db, action, name, actor=actor, now=now, before=found.description)


def _changed(db: Database, list_name: str, term: Term) -> bool:
    """Whether a term that was there has other limits now, or other forms."""
    narrowed = _narrowed(db, list_name, term)
    return _formed(db, list_name, term) or narrowed


def _narrowed(db: Database, list_name: str, term: Term) -> bool:
    """Whether a term that was there counts in fewer places now, or in others."""
    limits = (to_json(term.not_inside), term.title_only)
    known = (list_name, term.text)
    return bool(term.not_inside or term.title_only) and db.execute(_NARROW_TERM, (*limits, *known, *limits)) > 0


def _formed(db: Database, list_name: str, term: Term) -> bool:
    """Whether a term that was there has other forms now."""
    forms = to_json(term.forms)
    return bool(term.forms) and db.execute(_FORM_TERM, (forms, list_name, term.text, forms)) > 0


def prune_forms(db: Database, list_name: str, text: str, forms: Collection[str], *, actor: Actor, now: datetime) -> list[str]:
    """Take forms away from a term; return those that it had.

    Args:
        db: The database.
        list_name: The list.
        text: The term's words.
        forms: Forms as they are stored.
        actor: Who does it.
        now: The time.

    Raises:
        NotFound: There is no such list, or no such term in it.
    """
    before = term(db, list_name, text)
    after = replace(before, forms=tuple(form for form in before.forms if form not in forms))
    if after != before:
        db.execute("UPDATE terms SET forms = ? WHERE list = ? AND text = ?", (to_json(after.forms), list_name, text))
        _count_list_up(db, list_name)
        audit.record(db, "keywords prune", list_name, actor=actor, now=now, before=[_audited(before)], after=[_audited(after)])
    return [form for form in before.forms if form in forms]


def term(db: Database, list_name: str, text: str) -> Term:
    """One term of a list.

    Raises:
        NotFound: There is no such list, or no term of these words in it.
    """
    _require_list(db, list_name)
    row = db.row("SELECT * FROM terms WHERE list = ? AND text = ?", (list_name, text))
    if row is None:
        raise NotFound(f'keyword list {list_name}: there is no term "{text}" in it; `rajin keywords show {list_name}` names them all')
    return _term(row)


def remove_terms(
    db: Database, list_name: str, texts: Sequence[str], *, language: str | None = None, actor: Actor, now: datetime
) -> list[Term]:
    """Take terms out of a list, each as it was typed; return those that were there.

    Args:
        db: The database.
        list_name: The list.
        texts: The terms' words.
        language: Only those of this language; None for any.
        actor: Who does it.
        now: The time.

    Raises:
        NotFound: There is no such list.
    """
    _require_list(db, list_name)
    statement = "DELETE FROM terms WHERE list = ? AND text = ? AND language IS coalesce(?, language) RETURNING *"
    removed = [_term(row) for text in texts for row in db.rows(statement, (list_name, text, language))]
    if removed:
        _count_list_up(db, list_name)
        audit.record(db, "keywords remove", list_name, actor=actor, now=now, before=[*map(_audited, removed)])
    return removed


def list_topics(db: Database) -> list[Topic]:
    """Every topic; the default topic is the first."""
    rows = db.rows("SELECT name, query, description FROM topics ORDER BY position")
    return [Topic(name=row["name"], query=row["query"], description=row["description"]) for row in rows]


def topic(db: Database, name: str) -> Topic:
    """One topic.

    Raises:
        NotFound: There is none of this name.
    """
    known = {each.name: each for each in list_topics(db)}
    if name not in known:
        raise NotFound(f"topic {name}: there is none of this name; there are {', '.join(known) or 'none'}")
    return known[name]


def set_topic(db: Database, topic: Topic, *, action: str = "topics set", actor: Actor, now: datetime) -> None:
    """Add a topic behind the others, or give one a new query and description. The caller has checked the query."""
    before = next((each for each in list_topics(db) if each.name == topic.name), None)
    if before == topic:
        return
    db.execute(
        "INSERT INTO topics (name, query, description, changed_at) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET "
        "query = excluded.query, description = excluded.description, changed_at = excluded.changed_at, version = version + 1",
        (topic.name, topic.query, topic.description, to_ms(now)),
    )
    _renew_version(db)
    was = None if before is None else _audited_topic(before)
    audit.record(db, action, topic.name, actor=actor, now=now, before=was, after=_audited_topic(topic))


def remove_topic(db: Database, name: str, *, action: str = "topics remove", actor: Actor, now: datetime) -> None:
    """Remove a topic and all subscriptions to it.

    Raises:
        NotFound: There is none of this name.
    """
    before = topic(db, name)
    position = db.value("SELECT position FROM topics WHERE name = ?", (name,))
    subscribed = [row["chat"] for row in db.rows("SELECT chat FROM subscriptions WHERE topic = ? ORDER BY chat", (name,))]
    db.execute("DELETE FROM topics WHERE name = ?", (name,))
    _renew_version(db)
    whole = {**_audited_topic(before), "position": position, "chats": subscribed}
    audit.record(db, action, name, actor=actor, now=now, before=whole)


def bring_back(db: Database, topic: Topic, *, position: int, chats: Sequence[int], action: str, actor: Actor, now: datetime) -> None:
    """Bring a removed topic back to its place, with those of its chats that are still there.

    Raises:
        Conflict: There is one of this name by now.
    """
    if db.value("SELECT 1 FROM topics WHERE name = ?", (topic.name,)):
        raise Conflict(f"topic {topic.name}: it is there already")
    free = db.value("SELECT 1 FROM topics WHERE position = ?", (position,)) is None
    db.execute(
        "INSERT INTO topics (position, name, query, description, changed_at) VALUES (?, ?, ?, ?, ?)",
        (position if free else None, topic.name, topic.query, topic.description, to_ms(now)),
    )
    db.execute(
        "INSERT INTO subscriptions (chat, topic, since) SELECT id, ?, ? FROM chats WHERE id IN (SELECT value FROM json_each(?))",
        (topic.name, to_ms(now), to_json(list(chats))),
    )
    _renew_version(db)
    audit.record(db, action, topic.name, actor=actor, now=now, after=_audited_topic(topic))


def _audited_topic(topic: Topic) -> dict[str, str]:
    return {"query": topic.query, "description": topic.description}


def _term_values(list_name: str, term: Term, now: datetime) -> tuple[object, ...]:
    return (list_name, term.text, term.language, to_json(term.not_inside), term.title_only, to_json(term.forms), to_ms(now))


def audited_terms(value: Value) -> list[Term]:
    """Terms out of one side of an audited change, whole; [] for None."""
    return [_from_audit(*each) for each in cast("Sequence[Sequence[Any]]", value or ())]


def _audited(term: Term) -> list[object]:
    """A term as the audit keeps it."""
    limits = [term.forms, term.not_inside, term.title_only] if term.not_inside or term.title_only else [term.forms] if term.forms else []
    return [term.text, term.language, *limits]


def _from_audit(text: str, language: str | None, forms: Sequence[str] = (), not_inside: Sequence[str] = (), title: object = False) -> Term:  # noqa: FBT002 - a JSON array has places, not names
    return Term(text=text, language=language, forms=tuple(forms), not_inside=tuple(not_inside), title_only=bool(title))


def _term(row: sqlite3.Row) -> Term:
    return Term(
        text=row["text"],
        language=row["language"],
        not_inside=strings_from_json(row["not_inside"]),
        title_only=bool(row["title_only"]),
        forms=strings_from_json(row["forms"]),
    )


def _require_list(db: Database, name: str) -> None:
    names = [row["name"] for row in db.rows("SELECT name FROM keyword_lists ORDER BY rowid")]
    if name not in names:
        there = ", ".join(names) or "none"
        raise NotFound(f"keyword list {name}: there is none of this name; there are {there}; `rajin keywords add --new` makes one")


def _count_list_up(db: Database, name: str) -> None:
    db.execute("UPDATE keyword_lists SET version = version + 1 WHERE name = ?", (name,))
    _renew_version(db)


def _renew_version(db: Database) -> None:
    content = to_json([[asdict(each) for each in list_keywords(db)], [asdict(each) for each in list_topics(db)]])
    db.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_VERSION, sha256(content.encode()).hexdigest()[:16]),
    )
