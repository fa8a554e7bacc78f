"""Topics by chat: checked, tested on what is stored, asked about where it matters, and brought back whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import audit, chats, topics
from tests.bot import scene
from tests.bot.scene import TOPIC
from tests.commanding import OWNER, Stage, staged


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    database = scene.seeded(tmp_path / "rajin.db")
    yield staged(database)
    database.close()


def ferries(stage: Stage, count: int, *others: str) -> None:
    """Stored articles on ferries, and others."""
    feed = scene.add_feed(stage.db, "https://wire.example/rss")
    brought = [scene.article(f"Ferry {each} sails", f"The ferry {each} sails.", key=str(each)) for each in range(count)]
    scene.poll(stage.db, feed, *brought, *(scene.article(each, "Nothing else happened.") for each in others))


def test_a_query_keeps_its_quotes_and_its_case(stage: Stage) -> None:
    """It is stored as it was typed, over as many lines as it was."""
    stage.say('/topic add Ships title:"Lady R"\nOR (@dprk AND vessel*)')
    assert topics.topic(stage.db, "Ships").query == 'title:"Lady R"\nOR (@dprk AND vessel*)'
    assert 'title:"Lady R"' in stage.say("/topic show ships").text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/topic add ships", "Type /topic add NAME QUERY"),
        ("/topic add ships @dprk AND", "@dprk AND▸"),
        ("/topic add ships @dprk AND @rusia", "@russia"),
        ("/topic add ships NOT ferry", "nothing is found"),
        ("/topic add a/b ferry", "cannot be the name"),
        (f"/topic add {TOPIC} ferry", "/topic edit"),
        ("/topic edit ships ferry", "There is no topic"),
        ("/topic test nope", "There is no topic"),
        ("/topic remove nope", "There is no topic"),
        ("/topic show", "Type /topic show"),
        ("/topic undo", "nothing to take back"),
    ],
)
def test_what_cannot_be_done_says_what_to_type(stage: Stage, typed: str, said: str) -> None:
    """And changes nothing."""
    before = topics.rules_version(stage.db)
    assert said in stage.say(typed).text
    assert topics.rules_version(stage.db) == before


def test_a_small_operator_is_pointed_out(stage: Stage) -> None:
    """In small letters it is a word that is looked for."""
    assert "the operator is AND" in stage.say("/topic add ships ferry and harbour").text


def test_a_test_compares_the_query_with_the_one_there_is(stage: Stage) -> None:
    """Without a query it tells what the topic finds now."""
    stage.say("/topic add ships ferry")
    ferries(stage, 4, "A tram stops")
    before = topics.rules_version(stage.db)
    assert "add 1 and lose 4" in stage.say("/topic test ships tram days=3").text
    assert "add 4 and lose 0" in stage.say("/topic test ships").text
    assert "add 1 and lose 0" in stage.say("/topic test trams tram").text
    assert topics.rules_version(stage.db) == before


def test_a_topic_that_wants_nearly_everything_asks(stage: Stage) -> None:
    """With its test."""
    ferries(stage, 30, "A tram stops")
    asked = stage.say("/topic add ships ferry")
    assert "nearly everything" in asked.text
    assert "ships" not in {each.name for each in topics.list_topics(stage.db)}
    stage.press(asked.button("✅"))
    assert "ships" in {each.name for each in topics.list_topics(stage.db)}


def test_a_topic_that_is_removed_comes_back_whole(stage: Stage) -> None:
    """At its place, with its description and its subscribers; the question says how many these are."""
    db = stage.db
    first, version = topics.list_topics(db)[0], topics.rules_version(db)
    desk = scene.add_chat(db, "desk", TOPIC)
    asked = stage.say(f"/topic remove {TOPIC}")
    assert "One chat gets it" in asked.text
    assert chats.chat(db, desk).topics == (TOPIC,)
    gone = stage.press(asked.button("✅"))
    assert chats.chat(db, desk).topics == ()
    stage.press(gone.button("↩️"))
    assert topics.list_topics(db)[0] == first
    assert topics.rules_version(db) == version
    assert chats.chat(db, desk).topics == (TOPIC,)


def test_edits_are_taken_back_one_by_one(stage: Stage) -> None:
    """To the query before; at last the topic is gone again, and an undo can be undone."""
    stage.say("/topic add ships ferry")
    stage.say("/topic edit ships tram")
    stage.say("/topic undo")
    assert topics.topic(stage.db, "ships").query == "ferry"
    stage.say("/topic undo")
    assert "ships" not in {each.name for each in topics.list_topics(stage.db)}
    log = stage.say("/topic log ships").text
    assert log.count("(taken back)") == 2
    newest = log.split()[0]
    stage.say(f"/topic undo {newest}")
    assert topics.topic(stage.db, "ships").query == "ferry"


def test_an_older_query_comes_back_only_once_the_later_one_is_taken_back(stage: Stage) -> None:
    """The answer names the later change, who made it, and the command that takes that back."""
    db = stage.db
    stage.say("/topic add ships ferry")
    stage.say("/topic edit ships tram")
    stage.say("/topic edit ships barge", OWNER)
    later, edit, made = audit.entries(db, family="topics")
    for number in (edit.id, made.id):
        assert f"#{later.id} by telegram:1 has changed the same since. /topic undo {later.id}" in stage.say(f"/topic undo {number}").text
        assert topics.topic(db, "ships").query == "barge"
    stage.say(f"/topic undo {later.id}")
    stage.say(f"/topic undo {edit.id}")
    assert topics.topic(db, "ships").query == "ferry"


def test_a_topic_that_chats_get_is_not_undone_away(stage: Stage) -> None:
    """Their subscriptions would go with it: that is for the command that asks."""
    stage.say("/topic add ships ferry")
    scene.add_chat(stage.db, "desk", "ships")
    answered = stage.say("/topic undo").text
    assert "which one chat gets by now" in answered
    assert "/topic remove ships" in answered
    assert "ships" in {each.name for each in topics.list_topics(stage.db)}


def test_a_query_for_words_of_grammar_asks_without_any_article(stage: Stage) -> None:
    """One beside which something else must stand does not."""
    assert "nearly everything" in stage.say("/topic add ships vessel OR the").text
    assert "ships" not in {each.name for each in topics.list_topics(stage.db)}
    assert "is there now" in stage.say("/topic add ships vessel AND the").text


def test_articles_of_known_stories_are_told_to_who_gets_the_new_topic_only(stage: Stage) -> None:
    """A chat that was told of the story is not told again."""
    db = stage.db
    desk = scene.add_chat(db, "desk", TOPIC)
    feed = scene.add_feed(db, "https://wire.example/rss")
    scene.poll(db, feed, scene.event(1))
    assert len(scene.alerts(db, desk)) == 1
    offered = stage.say("/topic add shells shells")
    other = scene.add_chat(db, "other", "shells")
    assert "One article of the last two days" in offered.text
    stage.press(offered.button("📣"))
    assert (len(scene.alerts(db, desk)), len(scene.alerts(db, other))) == (1, 1)
    assert "No article" in stage.say("/recheck").text


def test_undoing_a_query_shows_what_it_finds_and_asks_where_that_is_all(stage: Stage) -> None:
    """As the command that set it did."""
    stage.agree("/topic add ships ferry OR the")
    stage.say("/topic edit ships tram")
    asked = stage.say("/topic undo")
    assert "found nearly everywhere" in asked.text
    assert topics.topic(stage.db, "ships").query == "tram"
    stage.press(asked.button("✅"))
    assert topics.topic(stage.db, "ships").query == "ferry OR the"
