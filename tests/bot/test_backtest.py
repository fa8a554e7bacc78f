"""What a change would add and lose: counted right, by day, for pages as they are judged, and as alerts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot import backtest, rejudge
from feeds.collect.articles import content_hash
from feeds.types.article import ArticleId
from feeds.types.story import Outcome, StoryId
from feeds.types.topic import KeywordList, Rules, Term, Topic
from storage import history, topics
from storage.database import Database
from storage.history import StoredArticle
from tests.bot import scene
from tests.bot.scene import NOON, TOPIC, article

RULES = Rules(
    lists=(KeywordList(name="boats", terms=(Term(text="ferry"),)), KeywordList(name="other", terms=(Term(text="tram"),))),
    topics=(Topic(name="ships", query="@boats"), Topic(name="rails", query="@other"), Topic(name="broken", query="(")),
    version="test",
)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = scene.seeded(tmp_path / "rajin.db")
    yield database
    database.close()


def stored(title: str, text: str = "", number: int = 1, *, hours: float = 0, **given: object) -> StoredArticle:
    """A stored article that came some hours after noon, rejected unless told otherwise."""
    new = replace(article(title, text, hours=hours), content_hash=b"")
    new = replace(new, content_hash=content_hash(new.title, new.text))
    whole = StoredArticle(
        id=ArticleId(number),
        article=new,
        outcome=Outcome.REJECTED,
        first_seen=NOON + timedelta(hours=hours),
        topics=(),
        story=None,
    )
    return replace(whole, **given)  # type: ignore[arg-type] # fields by name


def test_only_topics_that_ask_for_a_list_are_judged() -> None:
    """The others stay as they are; a topic that cannot be read wants nothing."""
    change = backtest.of_list(RULES, "boats", [Term(text="barge")], added=[Term(text="barge")])
    found = backtest.compare([stored("A ferry sails"), stored("A barge sails"), stored("A tram stops")], change)
    assert [(each.gained, each.lost, each.probed) for each in found] == [(False, True, False), (True, False, True), (False, False, False)]


def test_counts_go_by_the_day_on_which_articles_came() -> None:
    """And alerts by how long that is."""
    change = backtest.of_list(RULES, "boats", [Term(text="barge")], added=[Term(text="barge")])
    found = backtest.compare(
        [stored("A barge sails", hours=-hours) for hours in (0, 1, 30, 31, 32)] + [stored("A ferry", hours=-33)], change
    )
    result = backtest.summed(found, since=NOON - timedelta(days=2), now=NOON)
    assert sorted(result.gained.values()) == [2, 3]
    assert list(result.lost.values()) == [1]
    assert result.alerts == pytest.approx(2.0)
    assert result.fresh == 5
    assert result.share == pytest.approx(5 / 6)
    assert result.nearly_all


@pytest.mark.parametrize(
    ("found", "others", "nearly_all"), [(3, 3, True), (2, 0, False), (9, 10, False), (19, 0, True), (7, 13, True), (6, 14, False)]
)
def test_a_young_store_is_judged_by_what_is_there(found: int, others: int, nearly_all: bool) -> None:
    """Most of a few articles, at least three of them; from twenty on a third."""
    change = backtest.of_list(RULES, "boats", [Term(text="barge")], added=[Term(text="barge")])
    articles = [stored(f"A barge {n}") for n in range(found)] + [stored(f"A tram {n}") for n in range(others)]
    assert backtest.summed(backtest.compare(articles, change), since=NOON - timedelta(days=2), now=NOON).nearly_all is nearly_all


def test_what_lists_of_a_file_add_is_counted_together() -> None:
    """Terms that are there already add nothing."""
    change = backtest.of_lists(RULES, {"boats": [Term(text="ferry"), Term(text="barge")], "new": [Term(text="raft")]})
    found = backtest.compare([stored(f"A {each} sails") for each in ("ferry", "barge", "raft", "tram")], change)
    assert [each.probed for each in found] == [False, True, True, False]


def test_what_is_everywhere_in_one_language_is_found_nearly_everywhere() -> None:
    """However few of all articles those are."""
    change = backtest.of_list(RULES, "boats", [Term(text="the")], added=[Term(text="the")])

    def result(english: int) -> backtest.Backtest:
        several = [spoken("the tram stops", "en")] * english + [spoken("열차가 멈춘다", "ko")] * 80
        return backtest.summed(backtest.compare(several, change), since=NOON - timedelta(days=2), now=NOON)

    def spoken(title: str, language: str) -> StoredArticle:
        found = stored(title)
        return replace(found, article=replace(found.article, declared_language=language))

    assert result(20).nearly_all
    assert not result(19).nearly_all  # too few to say so


def test_alerts_are_fewer_than_articles_where_many_tell_one_story() -> None:
    """As many as it was until now."""
    known = [stored("A ferry", number=n, outcome=Outcome.JOINED, topics=("ships",), story=1) for n in range(9)]
    known.append(stored("A ferry", outcome=Outcome.NEW_STORY, topics=("ships",), story=1))
    change = backtest.of_list(RULES, "boats", [Term(text="ferry"), Term(text="barge")])
    found = backtest.compare([*known, *(stored(f"A barge {n}") for n in range(20))], change)
    assert backtest.summed(found, since=NOON - timedelta(days=1), now=NOON).alerts == pytest.approx(2.0)


def test_of_a_page_the_beginning_counts() -> None:
    """And what the feed's own text was wanted for, as far as the whole still has it."""
    long = " ".join(f"Sentence {number} says nothing of note." for number in range(20))
    page = stored("A day at the harbour", f"{long} A barge and a ferry lay there.")
    page = replace(page, article=replace(page.article, content_hash=b"x" * 16))
    assert backtest.is_page(page)
    assert not backtest.is_page(stored("A day"))
    change = backtest.of_list(RULES, "boats", [Term(text="barge")])
    assert not backtest.compare([page], change)[0].gained
    wanted = replace(page, topics=("ships",), outcome=Outcome.NEW_STORY, story=StoryId(1))
    assert not backtest.compare([wanted], change)[0].lost
    assert backtest.compare([wanted], backtest.of_list(RULES, "boats", [Term(text="raft")]))[0].lost


def test_history_is_read_from_its_end_in_pieces(db: Database) -> None:
    """The newest first, down to a time, all of them once."""
    feed = scene.add_feed(db, "https://wire.example/rss")
    scene.poll(db, feed, *(article(f"Old {each}", key=f"o{each}") for each in range(3)), hours=-50)
    scene.poll(db, feed, *(article(f"New {each}", key=f"n{each}") for each in range(5)), scene.event(1))
    since = NOON - timedelta(hours=48)
    first = history.newest(db, since=since, below=None, limit=4)
    rest = history.newest(db, since=since, below=first[-1].id, limit=4)
    assert {each.article.title[:3] for each in (*first, *rest)} == {"New", "Nor"}
    assert len(first) + len(rest) == 6
    assert [each.id for each in (*first, *rest)] == sorted((each.id for each in (*first, *rest)), reverse=True)
    wanted = next(each for each in (*first, *rest) if each.outcome is Outcome.NEW_STORY)
    assert (wanted.topics, wanted.article.title) == ((TOPIC,), scene.event(1).title)


def test_what_was_taken_in_meanwhile_is_passed_over(db: Database) -> None:
    """Told twice at once, it is one story."""
    scene.add_chat(db, "desk", TOPIC)
    feed = scene.add_feed(db, "https://wire.example/rss")
    scene.poll(db, feed, article("North Korea sends zorblats to Russia", "Pyongyang shipped zorblats to Russia by train."))
    scene.add_term(db, "arms", "zorblat*")
    rules = topics.rules(db)
    found = backtest.compare(history.newest(db, since=NOON - timedelta(days=1), below=None, limit=9), backtest.nothing(rules))
    hits = rejudge.hits(found, rules)
    with db.transaction():
        first = rejudge.tell(db, hits, now=NOON, new_id=scene.new_id)
    with db.transaction():
        second = rejudge.tell(db, hits, now=NOON, new_id=scene.new_id)
    assert (first.articles, first.stories, first.told) == (1, 1, 1)
    assert (second.articles, second.stories, second.told) == (0, 0, 0)
