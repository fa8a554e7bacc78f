"""Changes of lists and topics taken back, whatever they were."""

from datetime import timedelta

import pytest

from feeds.types.topic import Term, Topic
from storage import audit, errors, restoring, topics
from storage.audit import Actor
from storage.database import Database
from tests.storage.samples import NOW

ACTOR = Actor(who="cli:root")


def undo(db: Database, family: str = restoring.KEYWORDS) -> bool:
    entry = restoring.last(db, family)
    assert entry is not None
    with db.transaction():
        return restoring.undo(db, entry, actor=ACTOR, now=NOW + timedelta(hours=1))


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
