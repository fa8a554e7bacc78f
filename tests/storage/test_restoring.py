"""Changes of lists and topics taken back, whatever they were."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.types.topic import Term, Topic
from storage import audit, errors, restoring, topics
from storage.audit import Actor, AuditEntry
from storage.database import Database
from tests.storage.samples import NOW

ACTOR = Actor(who="cli:root")


def undo(db: Database, family: str = restoring.KEYWORDS) -> bool:
    entry = restoring.last(db, family)
    assert entry is not None
    with db.transaction():
        return restoring.undo(db, entry, actor=ACTOR, now=NOW + timedelta(hours=1)).changed


def test_a_term_comes_back_with_all_that_belongs_to_it(db: Database) -> None:
    """Also after several changes, one by one."""
    whole = Term(text="zorb", language="ru", not_inside=("zorbing",), title_only=True, forms=("zorbs",))
    with db.transaction():
        topics.create_list(db, "hulls", actor=ACTOR, now=NOW)
        topics.add_terms(db, "hulls", [whole], actor=ACTOR, now=NOW)
        topics.prune_forms(db, "hulls", "zorb", ["zorbs"], actor=ACTOR, now=NOW)
        topics.remove_terms(db, "hulls", ["zorb"], actor=ACTOR, now=NOW)
    assert undo(db)
    assert topics.keyword_list(db, "hulls").terms[0].forms == ()
    assert undo(db)
    assert topics.keyword_list(db, "hulls").terms == (whole,)
    assert undo(db)
    assert topics.keyword_list(db, "hulls").terms == ()
    assert undo(db)
    with pytest.raises(errors.NotFound):
        topics.keyword_list(db, "hulls")


def test_a_list_that_was_dropped_by_an_undo_comes_back(db: Database) -> None:
    """By the number of that undo."""
    with db.transaction():
        topics.create_list(db, "hulls", description="ships", actor=ACTOR, now=NOW)
    undo(db)
    entry = audit.entries(db, family="keywords")[0]
    with db.transaction():
        restoring.undo(db, entry, actor=ACTOR, now=NOW)
    assert topics.keyword_list(db, "hulls").description == "ships"


def test_a_list_that_holds_terms_is_not_dropped(db: Database) -> None:
    """They would be lost without a word."""
    with db.transaction():
        topics.create_list(db, "hulls", actor=ACTOR, now=NOW)
        topics.add_terms(db, "hulls", [Term(text="zorb")], actor=ACTOR, now=NOW)
    made = audit.entries(db, family="keywords")[1]
    with pytest.raises(errors.Conflict, match="still holds"), db.transaction():
        restoring.undo(db, made, actor=ACTOR, now=NOW)


def test_only_changes_of_lists_and_topics_can_be_taken_back(db: Database) -> None:
    """And each once."""
    with db.transaction():
        audit.record(db, "feeds add", "https://wire.example/rss", actor=ACTOR, now=NOW)
        topics.set_topic(db, Topic(name="ships", query="vessel"), actor=ACTOR, now=NOW)
    change, feed = audit.entries(db)[:2]
    with pytest.raises(errors.Conflict, match="none of a list"), db.transaction():
        restoring.undo(db, feed, actor=ACTOR, now=NOW)
    assert undo(db, restoring.TOPICS)
    with pytest.raises(errors.Conflict, match="before"), db.transaction():
        restoring.undo(db, change, actor=ACTOR, now=NOW)
    assert restoring.last(db, restoring.TOPICS) is None


def test_what_an_earlier_release_wrote_can_be_taken_back(db: Database) -> None:
    """It kept the query alone."""
    with db.transaction():
        audit.record(db, "topics remove", "ships", actor=ACTOR, now=NOW, before="vessel")
    assert undo(db, restoring.TOPICS)
    assert topics.topic(db, "ships").query == "vessel"


def test_the_audit_can_be_read_by_family_and_subject(db: Database) -> None:
    """A family is a whole word, and one entry is found by its number."""
    with db.transaction():
        for action, subject in (("keywords add", "arms"), ("keywords-other", "arms"), ("keywords", "arms"), ("keywords add", "dprk")):
            audit.record(db, action, subject, actor=ACTOR, now=NOW)
    found = audit.entries(db, family="keywords", subject="arms")
    assert [each.action for each in found] == ["keywords", "keywords add"]
    assert audit.entry(db, found[0].id) == found[0]
    assert audit.entry(db, 10**6) is None


_WORDS = st.sampled_from(["zorb", "glib", "gleb"])
_TERM = st.builds(Term, text=_WORDS, language=st.sampled_from([None, "ko", "ru"]))
_CHANGES = st.one_of(
    st.tuples(st.just("put"), st.lists(_TERM, min_size=1, max_size=3, unique_by=lambda each: each.text)),
    st.tuples(st.just("remove"), st.lists(_WORDS, min_size=1, max_size=2, unique=True)),
    st.tuples(st.just("undo"), st.integers(0, 9)),
)


def _carried_out(db: Database, name: str, what: str, value: Any) -> None:
    """One change of a list; an undo of the change that stands so far back, where it can be taken back."""
    if what == "put":
        topics.put_terms(db, name, value, action="keywords import", actor=ACTOR, now=NOW)
    elif what == "remove":
        topics.remove_terms(db, name, value, actor=ACTOR, now=NOW)
    elif known := audit.entries(db, subject=name)[:-1]:  # all but that the list was made
        with suppress(errors.Conflict):
            restoring.undo(db, known[value % len(known)], actor=ACTOR, now=NOW)


def _standing(entries: Sequence[AuditEntry]) -> Iterator[AuditEntry]:
    """The changes that hold, oldest first: an undo switches off what it names, and if that is an undo, on what that one names."""
    by_number = {each.id: each for each in entries}
    holds = dict.fromkeys(by_number, True)
    for number in sorted(by_number):
        named = number
        while " undo " in by_number[named].action:
            named = int(by_number[named].action.split()[-1])
            holds[named] = not holds[named]
    return (by_number[number] for number in sorted(by_number) if holds[number] and " undo " not in by_number[number].action)


def _effects(entries: Iterable[AuditEntry]) -> dict[str, Term]:
    """What changes come to, one after another: each sets the terms that it names."""
    found: dict[str, Term] = {}
    for each in entries:
        for gone in topics.audited_terms(each.before):
            found.pop(gone.text, None)
        found |= {new.text: new for new in topics.audited_terms(each.after)}
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_CHANGES, min_size=1, max_size=9))
def test_an_undo_takes_back_one_change_and_leaves_all_others(db: Database, steps: list[tuple[str, Any]]) -> None:
    """After any changes and undos, and undos of undos, a list holds what the standing changes come to, as if there had been no others."""
    name = f"hulls{len(topics.list_keywords(db))}"
    with db.transaction():
        topics.create_list(db, name, actor=ACTOR, now=NOW)
        for what, value in steps:
            _carried_out(db, name, what, value)
            holding = _standing(audit.entries(db, subject=name)[:-1])
            assert {each.text: each for each in topics.keyword_list(db, name).terms} == _effects(holding)
