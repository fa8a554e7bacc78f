"""Keyword lists, topics and their versions."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from feeds.types.topic import Term, Topic
from storage import audit, chats, errors, topics
from storage.database import Database
from tests.storage.samples import ACTOR, NOW, RULES, add_chat, seeded


def test_seeded_rules_come_back_as_they_were(db: Database) -> None:
    """Lists, terms with all their marks, and topics, in the order in which they were given."""
    found = topics.rules(db)
    assert (found.lists, found.topics) == (RULES.lists, RULES.topics)


def test_seeding_happens_once(db: Database) -> None:
    """What an admin removed does not come back."""
    with db.transaction():
        topics.remove_topic(db, "arms", actor=ACTOR, now=NOW)
        assert not topics.seed(db, RULES, now=NOW)
    assert [topic.name for topic in topics.list_topics(db)] == ["zeal"]


def test_a_database_without_rules_has_none(path: Path) -> None:
    """Before seeding there is nothing, and a version for that."""
    db = Database.open(path, now=NOW)
    assert topics.rules(db).lists == ()
    empty = topics.rules_version(db)
    with db.transaction():
        seeded(db)
    assert topics.rules_version(db) != empty
    db.close()


def test_the_version_changes_with_every_change_and_only_then(db: Database) -> None:
    """So that a look at it tells whether articles are judged by the same rules."""

    def version_after(change: object) -> str:
        with db.transaction():
            assert callable(change)
            change()
        return topics.rules_version(db)

    term, topic = Term(text="howitzer"), Topic(name="new", query="@arms")
    changes = [
        lambda: topics.add_terms(db, "arms", [term], actor=ACTOR, now=NOW),
        lambda: topics.remove_terms(db, "arms", ["howitzer"], actor=ACTOR, now=NOW),
        lambda: topics.create_list(db, "ships", actor=ACTOR, now=NOW),
        lambda: topics.set_topic(db, topic, actor=ACTOR, now=NOW),
        lambda: topics.remove_topic(db, "new", actor=ACTOR, now=NOW),
    ]
    versions = [topics.rules_version(db)] + [version_after(change) for change in changes]
    assert all(before != after for before, after in pairwise(versions))
    assert versions[2] == versions[0]  # the same rules again, so the same version
    nothing = [
        lambda: topics.add_terms(db, "arms", [RULES.lists[1].terms[0]], actor=ACTOR, now=NOW),
        lambda: topics.remove_terms(db, "arms", ["absent"], actor=ACTOR, now=NOW),
        lambda: topics.set_topic(db, RULES.topics[0], actor=ACTOR, now=NOW),
    ]
    assert {version_after(change) for change in nothing} == {versions[-1]}


def test_adding_terms_tells_which_were_new(db: Database) -> None:
    """A term that is there stays as it is."""
    new = Term(text="Koksan", language="en", not_inside=("Koksan-gun",), title_only=True)
    with db.transaction():
        assert topics.add_terms(db, "arms", [Term(text="shell*", language="en"), new, new], actor=ACTOR, now=NOW) == [new]
    assert topics.list_keywords(db)[1].terms == (*RULES.lists[1].terms, new)


def test_a_known_term_takes_the_limits_that_it_comes_with(db: Database) -> None:
    """Exceptions and "title:" replace those it had; coming without any, it leaves them."""
    bare, narrow = Term(text="zarglob"), Term(text="zarglob", not_inside=("zarglobal",), title_only=True)

    def known() -> Term:
        return next(term for each in topics.list_keywords(db) for term in each.terms if term.text == "zarglob")

    with db.transaction():
        topics.add_terms(db, "arms", [bare], actor=ACTOR, now=NOW)
        assert topics.add_terms(db, "arms", [narrow], actor=ACTOR, now=NOW) == [narrow]
        assert topics.add_terms(db, "arms", [narrow, bare], actor=ACTOR, now=NOW) == []
    assert known() == narrow


def test_forms_are_kept_replaced_and_pruned(db: Database) -> None:
    """A term that comes with forms gets them, one that comes without keeps its own; what is pruned is gone, and the rules are others."""
    literal, formed = Term(text="снаряд"), Term(text="снаряд", forms=("снаряда", "снарядами"))

    def known() -> Term:
        return topics.term(db, "arms", "снаряд")

    with db.transaction():
        topics.add_terms(db, "arms", [literal], actor=ACTOR, now=NOW)
        versions = [topics.rules_version(db)]
        assert topics.add_terms(db, "arms", [formed], actor=ACTOR, now=NOW) == [formed]
        assert topics.add_terms(db, "arms", [formed, literal], actor=ACTOR, now=NOW) == []
        assert known() == formed
        versions.append(topics.rules_version(db))
        assert topics.prune_forms(db, "arms", "снаряд", ["снаряда", "пушка"], actor=ACTOR, now=NOW) == ["снаряда"]
        assert known() == Term(text="снаряд", forms=("снарядами",))
        versions.append(topics.rules_version(db))
        assert topics.prune_forms(db, "arms", "снаряд", ["снаряда"], actor=ACTOR, now=NOW) == []
        assert topics.rules_version(db) == versions[-1]
        assert topics.prune_forms(db, "arms", "снаряд", ["снарядами"], actor=ACTOR, now=NOW) == ["снарядами"]
        assert known() == literal
        assert topics.remove_terms(db, "arms", ["снаряд"], actor=ACTOR, now=NOW) == [literal]
    assert len(set(versions)) == 3
    with pytest.raises(errors.NotFound, match='no term "снаряд"'):
        known()


def test_a_term_is_changed_in_its_forms_and_its_limits_at_once(db: Database) -> None:
    """Neither keeps the other from being written, and neither is lost by the other."""
    both = Term(text="ракета", forms=("ракеты",), not_inside=("ракеты-носители",), title_only=True)
    with db.transaction():
        topics.add_terms(db, "arms", [Term(text="ракета")], actor=ACTOR, now=NOW)
        assert topics.add_terms(db, "arms", [both], actor=ACTOR, now=NOW) == [both]
        topics.add_terms(db, "arms", [replace(both, not_inside=(), title_only=False, forms=("ракетой",))], actor=ACTOR, now=NOW)
    assert topics.term(db, "arms", "ракета") == replace(both, forms=("ракетой",))


def test_forms_are_audited(db: Database) -> None:
    """With the term when it is added or removed; both sides when it is pruned."""
    with db.transaction():
        topics.add_terms(db, "arms", [Term(text="пушка", language="ru", forms=("пушек", "пушки"))], actor=ACTOR, now=NOW)
        topics.prune_forms(db, "arms", "пушка", ["пушки"], actor=ACTOR, now=NOW)
        topics.remove_terms(db, "arms", ["пушка"], actor=ACTOR, now=NOW)
    assert [(entry.action, entry.before, entry.after) for entry in audit.entries(db)] == [
        ("keywords remove", [["пушка", "ru", ["пушек"]]], None),
        ("keywords prune", [["пушка", "ru", ["пушек", "пушки"]]], [["пушка", "ru", ["пушек"]]]),
        ("keywords add", None, [["пушка", "ru", ["пушек", "пушки"]]]),
    ]


def test_removing_terms_tells_which_were_there(db: Database) -> None:
    """A term is named as it was typed."""
    with db.transaction():
        assert topics.remove_terms(db, "arms", ["shell*", "shell"], actor=ACTOR, now=NOW) == [Term(text="shell*")]
    assert topics.list_keywords(db)[1].terms == RULES.lists[1].terms[1:]


def test_an_unknown_list_names_those_there_are(db: Database) -> None:
    """The message helps with a typing mistake."""
    with pytest.raises(errors.NotFound, match=r"keyword list amrs: .* there are dprk, arms"), db.transaction():
        topics.add_terms(db, "amrs", [Term(text="x")], actor=ACTOR, now=NOW)
    with pytest.raises(errors.NotFound), db.transaction():
        topics.remove_terms(db, "amrs", ["x"], actor=ACTOR, now=NOW)


@pytest.mark.parametrize("text", ["", "x" * 201])
def test_a_term_has_1_to_200_characters(db: Database, text: str) -> None:
    """Anything else breaks a rule of the data."""
    with pytest.raises(errors.Conflict), db.transaction():
        topics.add_terms(db, "arms", [Term(text=text)], actor=ACTOR, now=NOW)


def test_a_list_is_there_once(db: Database) -> None:
    """Creating a second one of the same name is a conflict."""
    with db.transaction():
        topics.create_list(db, "ships", description="hulls", actor=ACTOR, now=NOW)
    assert (topics.list_keywords(db)[-1].name, topics.list_keywords(db)[-1].description) == ("ships", "hulls")
    with pytest.raises(errors.Conflict, match="there already"), db.transaction():
        topics.create_list(db, "ships", actor=ACTOR, now=NOW)


def test_a_changed_topic_keeps_its_place(db: Database) -> None:
    """The default topic stays the first, and a new one is the last."""
    with db.transaction():
        topics.set_topic(db, Topic(name="zeal", query="@dprk"), actor=ACTOR, now=NOW)
        topics.set_topic(db, Topic(name="aaa", query="@arms"), actor=ACTOR, now=NOW)
    assert [topic.name for topic in topics.list_topics(db)] == ["zeal", "arms", "aaa"]
    assert topics.topic(db, "zeal").query == "@dprk"


def test_a_removed_topic_takes_its_subscriptions_along(db: Database) -> None:
    """Nobody stays subscribed to nothing."""
    with db.transaction():
        chat = add_chat(db, "desk", "zeal", "arms")
        topics.remove_topic(db, "zeal", actor=ACTOR, now=NOW)
    assert chats.chat(db, chat).topics == ("arms",)
    with pytest.raises(errors.NotFound, match="there are arms"):
        topics.topic(db, "zeal")


def test_changes_are_audited_with_both_sides(db: Database) -> None:
    """An undo finds what it needs."""
    with db.transaction():
        topics.add_terms(db, "arms", [Term(text="Koksan", language="en")], actor=ACTOR, now=NOW)
        topics.remove_terms(db, "arms", ["Koksan"], actor=ACTOR, now=NOW)
        topics.set_topic(db, Topic(name="zeal", query="@dprk"), actor=ACTOR, now=NOW)
        topics.remove_topic(db, "zeal", actor=ACTOR, now=NOW)
    assert [(entry.action, entry.before, entry.after) for entry in audit.entries(db)] == [
        ("topics remove", {"query": "@dprk", "description": "", "position": 1, "chats": []}, None),
        ("topics set", {"query": "@dprk @arms", "description": ""}, {"query": "@dprk", "description": ""}),
        ("keywords remove", [["Koksan", "en"]], None),
        ("keywords add", None, [["Koksan", "en"]]),
    ]
