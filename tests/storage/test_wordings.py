"""Wordings of a machine: kept per article, revision and language of readers, and found by the sentences they were made from."""

from feeds.types.article import ArticleId
from feeds.types.wording import Task, Wording
from storage import wordings
from storage.database import Database
from tests.storage.samples import NOW, add_feed, new_story

SOURCE = ("북한이 컨테이너를 보냈다.", "장관이 말했다.")
WORDING = Wording(task=Task.TRANSLATE, language="ko", sentences=("Nordkorea hat Container geschickt.", "Das sagte der Minister."))


def test_a_wording_is_found_by_the_sentences_it_was_made_from(db: Database) -> None:
    """For readers of its language, and of its article alone."""
    with db.transaction():
        feed = add_feed(db)
        (_, one), (_, other) = new_story(db, feed, "one"), new_story(db, feed, "other")
        wordings.put(db, one, 1, reader="de", source=SOURCE, wording=WORDING, now=NOW)
    assert wordings.of_articles(db, [one, other], reader="de") == {SOURCE: WORDING}
    assert wordings.of_articles(db, [one], reader="en") == {}
    assert wordings.of_articles(db, [other], reader="de") == {}
    assert wordings.of_articles(db, [], reader="de") == {}


def test_a_later_wording_of_a_revision_replaces_the_earlier_one(db: Database) -> None:
    """Another revision has one of its own."""
    short = Wording(task=Task.SHORTEN, language="ko", sentences=("Kurz.",))
    with db.transaction():
        _, row = new_story(db, add_feed(db), "one")
        wordings.put(db, row, 1, reader="de", source=SOURCE, wording=WORDING, now=NOW)
        wordings.put(db, row, 1, reader="de", source=SOURCE, wording=short, now=NOW)
        wordings.put(db, row, 2, reader="de", source=SOURCE[:1], wording=WORDING, now=NOW)
    assert wordings.of_articles(db, [row], reader="de") == {SOURCE: short, SOURCE[:1]: WORDING}


def test_of_an_article_that_was_dropped_nothing_is_kept(db: Database) -> None:
    """Neither what was worded before, nor an answer that comes after."""
    with db.transaction():
        wordings.put(db, ArticleId(99), 1, reader="de", source=SOURCE, wording=WORDING, now=NOW)
    assert db.value("SELECT count(*) FROM wordings") == 0
