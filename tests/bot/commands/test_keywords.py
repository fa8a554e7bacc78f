"""Keyword lists by chat: what is typed is understood, tested on what is stored, asked about where it matters, and can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import typed
from bot.commands.options import with_exceptions
from bot.commands.words import split
from feeds.errors import QueryError
from feeds.types.topic import Term
from feeds.understand.query.term import write_term
from storage import audit, topics
from storage.database import Database
from storage.types import DeliveryKind, DeliveryState
from tests.bot import scene
from tests.bot.scene import TOPIC
from tests.commanding import EDITOR, Stage, staged

STRANGE = "Pyongyang shipped zorblats to Russia by train. It was told in {}."


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    database = scene.seeded(tmp_path / "rajin.db")
    yield staged(database)
    database.close()


def bring(db: Database, strange: int = 3, ferries: int = 5) -> None:
    """Stored articles: some that only a new term would want, and some that nobody wants."""
    feed = scene.add_feed(db, "https://wire.example/rss")
    wanted = [
        scene.article(f"North Korea sends zorblats {each} to Russia", STRANGE.format(each), key=f"z{each}") for each in range(strange)
    ]
    ferry = [
        scene.article(f"Ferry {each} sails to Incheon", f"The ferry {each} carried tourists.", key=f"f{each}") for each in range(ferries)
    ]
    scene.poll(db, feed, *ferry, *wanted)


def terms(db: Database, name: str = "arms") -> set[str]:
    """The words of a list."""
    return {each.text for each in topics.keyword_list(db, name).terms}


def test_several_terms_are_added_at_once(stage: Stage) -> None:
    """Phrases in quotes are one term; a language mark holds for all of them; what was there already is said."""
    answered = stage.say('/keyword add arms zorblat* "long gun of zor" lang=ko', EDITOR).text
    assert "zorblat*, long gun of zor" in answered
    assert topics.term(stage.db, "arms", "long gun of zor") == Term(text="long gun of zor", language="ko")
    assert "Already in arms: zorblat*" in stage.say("/keyword add arms zorblat* lang=ko", EDITOR).text


def test_exceptions_belong_to_the_term_before_them(stage: Stage) -> None:
    """As on the command line."""
    stage.say('/keyword add arms zorb -"zorb ball" -zorbing glib title:gleb', EDITOR)
    assert topics.term(stage.db, "arms", "zorb").not_inside == ("zorb ball", "zorbing")
    assert topics.term(stage.db, "arms", "gleb").title_only
    assert {"glib", "gleb"} <= terms(stage.db)


def test_an_exception_that_an_earlier_release_took_for_a_term_can_be_removed(stage: Stage) -> None:
    """By its very words."""
    with stage.db.transaction():
        topics.add_terms(stage.db, "arms", [Term(text="-Kalma")], actor=scene.SELF, now=stage.now)
    assert "Removed from arms: -Kalma" in stage.say("/keyword remove arms -Kalma", EDITOR).text


def test_more_terms_than_a_command_takes_change_nothing(stage: Stage) -> None:
    """The answer says how many there may be and names the file; what is just short of that is taken whole."""
    before = terms(stage.db)
    for command in ("add", "test", "remove"):
        answered = stage.say(f"/keyword {command} arms {' '.join(f'zorb{each}' for each in range(200))}", EDITOR).text
        assert "at most 200 words" in answered
        assert "/keyword import" in answered
        assert terms(stage.db) == before
    stage.say(f"/keyword add arms {' '.join(f'zorb{each}' for each in range(199))}", EDITOR)
    assert len(terms(stage.db) - before) == 199
    assert "at most 200 words" in stage.say(f"/keyword export {'arms ' * 201}", EDITOR).text


def test_a_quote_that_nobody_closes_changes_nothing(stage: Stage) -> None:
    """The answer shows the mark and its place, in whatever language it was meant."""
    before = topics.rules_version(stage.db)
    for typed_text, place in (('zorb "long gun', '"long gun'), ("zorb „long gun", "„long gun"), ('zorb -"long', '"long')):
        answered = stage.say(f"/keyword add arms {typed_text}", EDITOR).text
        assert f"mark {place[0]} is never closed" in answered
        assert answered.endswith(place)
    assert topics.rules_version(stage.db) == before


@pytest.mark.parametrize(
    "typed_text", ["»long gun«", "”long gun”", "‚long gun‘", "《long gun》", "›long gun‹", "'long gun'", "『long gun』"]
)
def test_quotes_of_any_language_hold_a_term_together(stage: Stage, typed_text: str) -> None:
    """And its exceptions; an apostrophe is a letter."""
    stage.say(f"/keyword add arms {typed_text} gun -{typed_text} People's", EDITOR)
    assert {"long gun", "gun", "People's"} <= terms(stage.db)
    assert topics.term(stage.db, "arms", "gun").not_inside == ("long gun",)


def test_all_forms_are_stored_where_the_language_is_named(stage: Stage) -> None:
    """Without a language nothing is guessed; in quotes "forms" is a word."""
    assert "lang=ru" in stage.say("/keyword add arms гаубица forms", EDITOR).text
    assert "гаубицами" in stage.say("/keyword add arms гаубица lang=ru forms", EDITOR).text
    assert "гаубицу" in topics.term(stage.db, "arms", "гаубица").forms
    stage.say('/keyword add arms "forms" "lang=ko" "all forms of zorb" гладь lang=ru forms', EDITOR)
    assert {"forms", "lang=ko", "all forms of zorb"} <= terms(stage.db)


@pytest.mark.parametrize(
    ("typed_text", "said"),
    [
        ("/keyword add", "/keyword add arms"),
        ("/keyword add arms", "/keyword add arms"),
        ("/keyword add Grüße x", "cannot be the name of a list"),
        ("/keyword add arms x*", "x▸*"),
        ("/keyword add arms 무기 -바나나", "▸-바나나"),
        ("/keyword add arms -Kalma", "no term stands before it"),
        ("/keyword add hulls -Kalma", "no term stands before it"),
        ("/keyword add hulls title:-Kalma zorb", "no term stands before it"),
        ('/keyword test arms "-Kalma" zorb', "no term stands before it"),
        ("/keyword add arms zorb lang=zz", "lang=ko"),
        ("/keyword test amrs zorb", "There are: arms"),
        ("/keyword test arms zorb days=31", "from 1 to 30"),
        ("/keyword remove amrs zorb", "There are: arms"),
        ("/keyword show amrs", "There are: arms"),
        ("/keyword frob", "There are: add"),
        ("/keyword log arms 0", "from 1 to 50"),
        ("/keyword undo 999", "no change"),
    ],
)
def test_what_cannot_be_done_says_what_to_type(stage: Stage, typed_text: str, said: str) -> None:
    """And changes nothing."""
    before = topics.rules_version(stage.db)
    assert said in stage.say(typed_text, EDITOR).text
    assert topics.rules_version(stage.db) == before


def test_errors_speak_the_language_of_the_chat(stage: Stage) -> None:
    """With a pointer to the place."""
    answered = stage.say("/keyword add arms x*", EDITOR, language="de").text
    assert "stünde fast überall" in answered
    assert "x▸*" in answered


def test_a_new_list_is_made_after_a_yes(stage: Stage) -> None:
    """A name that was mistyped makes no list; the lists that there are stand in the question."""
    asked = stage.say("/keyword add hulls zorblat", EDITOR)
    assert "arms, blocs" in asked.text
    assert "hulls" not in {each.name for each in topics.list_keywords(stage.db)}
    stage.press(asked.button("✅"), EDITOR)
    assert terms(stage.db, "hulls") == {"zorblat"}


def test_a_test_tells_what_would_come_and_changes_nothing(stage: Stage) -> None:
    """Counts, days, examples, and alerts a day; added or removed."""
    bring(stage.db)
    before = topics.rules_version(stage.db)
    answered = stage.say("/keyword test arms zorblat*", EDITOR).text
    assert "add 3 and lose 0" in answered
    assert "26 Feb 2024 +3" in answered
    assert "• North Korea sends zorblats 2 to Russia (Harbour Wire, 26 Feb 2024)" in answered
    assert "about 3 more alerts a day" in answered
    assert topics.rules_version(stage.db) == before
    stage.say("/keyword add arms zorblat*", EDITOR)
    assert "add 0 and lose 3" in stage.say("/keyword test remove arms zorblat*", EDITOR).text


def test_at_most_five_examples_are_shown(stage: Stage) -> None:
    """From all over the time."""
    bring(stage.db, strange=12)
    assert stage.say("/keyword test arms zorblat*", EDITOR).text.count("• ") == 5


def test_a_term_that_is_found_nearly_everywhere_asks(stage: Stage) -> None:
    """With its test; a no changes nothing, a yes adds it."""
    bring(stage.db, strange=2, ferries=30)
    asked = stage.say("/keyword add arms ferry", EDITOR)
    assert "nearly everywhere" in asked.text
    assert "93.8 %" in asked.text
    assert "ferry" not in terms(stage.db)
    stage.press(asked.button("❌"), EDITOR)
    assert "ferry" not in terms(stage.db)
    stage.agree("/keyword add arms ferry", EDITOR)
    assert "ferry" in terms(stage.db)


@pytest.mark.parametrize("ferries", [3, 19])
def test_a_young_store_asks_too(stage: Stage, ferries: int) -> None:
    """By the few articles that there are; what few of them have is added at once."""
    bring(stage.db, strange=1, ferries=ferries)
    asked = stage.say("/keyword add arms ferry", EDITOR).text
    assert "nearly everywhere" in asked
    assert f"Tested on {ferries + 1} articles" in asked
    assert "ferry" not in terms(stage.db)
    assert "Added" in stage.say("/keyword add arms zorblats", EDITOR).text


def test_several_terms_are_asked_about_by_what_they_find_together(stage: Stage) -> None:
    """None of them is found nearly everywhere by itself."""
    feed = scene.add_feed(stage.db, "https://wire.example/rss")
    kinds = ("ferry", "tram", "barge", "plane")
    scene.poll(stage.db, feed, *(scene.article(f"The {kinds[each % 4]} {each} sails", "It sailed.", key=f"k{each}") for each in range(32)))
    assert "Added" in stage.say("/keyword add arms ferry", EDITOR).text
    assert "nearly everywhere" in stage.say("/keyword add arms tram barge plane", EDITOR).text
    assert "tram" not in terms(stage.db)


@pytest.mark.parametrize(
    ("word", "language"), [("the", "en"), ("UN", "en"), ("und", "de"), ("이*", "ko"), ('"of the"', "en"), ("2024", "ru"), ("in*", "ru")]
)
def test_a_word_of_grammar_is_asked_about_without_any_article(stage: Stage, word: str, language: str) -> None:
    """With what the empty store says, also for a new list, until somebody says yes; what is there already is not asked about again."""
    for name in ("arms", "hulls"):
        before = topics.rules_version(stage.db)
        asked = stage.say(f"/keyword add {name} zorblat {word}", EDITOR, language=language)
        assert word.strip('"') in asked.text
        assert "✅" in {each.mark for each in asked.buttons}
        assert len(asked.text.splitlines()) == (2 if name == "arms" else 3)
        assert topics.rules_version(stage.db) == before
        stage.press(asked.button("✅"), EDITOR)
        assert word.strip('"') in terms(stage.db, name)
        assert stage.say(f"/keyword add {name} {word}", EDITOR).buttons == ()


def test_emptying_a_list_asks(stage: Stage) -> None:
    """Nothing would match by it any more."""
    stage.agree("/keyword add hulls zorblat", EDITOR)
    asked = stage.say("/keyword remove hulls zorblat", EDITOR)
    assert "nothing in hulls" in asked.text
    assert terms(stage.db, "hulls") == {"zorblat"}
    stage.press(asked.button("✅"), EDITOR)
    assert terms(stage.db, "hulls") == set()


def test_removing_names_what_was_not_there(stage: Stage) -> None:
    """And what was probably meant."""
    stage.say("/keyword add arms zorblat glib", EDITOR)
    answered = stage.say("/keyword remove arms glib zorblatt", EDITOR).text
    assert "Removed from arms: glib" in answered
    assert "Not in arms: zorblatt" in answered
    assert "Did you mean: zorblat" in answered


def test_new_hits_are_offered_and_told_by_a_press_only(stage: Stage) -> None:
    """Of the last two days; an editor sees how many, an admin can tell them; what was told once is not offered again."""
    db = stage.db
    bring(db)
    desk = scene.add_chat(db, "desk", TOPIC)
    offered = stage.say("/keyword add arms zorblat*", EDITOR)
    assert "3 articles of the last two days" in offered.text
    assert "📣" not in {each.mark for each in offered.buttons}
    assert scene.alerts(db, desk) == []
    offered = stage.say("/recheck")
    assert scene.alerts(db, desk) == []
    told = stage.press(offered.button("📣"))
    assert "3 articles were taken in" in told.text
    assert len(scene.alerts(db, desk, states={DeliveryState.PENDING, DeliveryState.FOLDED})) >= 1
    before = len(scene.alerts(db, desk))
    assert "No article" in stage.press("/recheck tell").text
    assert len(scene.alerts(db, desk)) == before
    assert audit.entries(db)[0].action == "recheck tell"


def test_undo_restores_what_the_audit_has(stage: Stage) -> None:
    """Exceptions, language and forms included; the last change first, one by its number, and an undo too."""
    db = stage.db
    stage.say('/keyword add arms zorb -"zorb ball" lang=en', EDITOR)
    whole = topics.term(db, "arms", "zorb")
    stage.say("/keyword add arms zorb -zorbing", EDITOR)
    stage.say("/keyword remove arms zorb", EDITOR)
    stage.say("/keyword undo", EDITOR)
    assert topics.term(db, "arms", "zorb").not_inside == ("zorbing",)
    stage.say("/keyword undo", EDITOR)
    assert topics.term(db, "arms", "zorb") == whole
    stage.say("/keyword undo", EDITOR)
    assert "zorb" not in terms(db)
    assert "nothing to take back" in stage.say("/keyword undo", EDITOR).text
    newest = audit.entries(db, family="keywords")[0]
    stage.say(f"/keyword undo {newest.id}", EDITOR)
    assert topics.term(db, "arms", "zorb") == whole
    assert "was taken back before" in stage.say(f"/keyword undo {newest.id}", EDITOR).text
    assert "(taken back)" not in stage.say("/keyword log arms", EDITOR).text.splitlines()[-2]


def test_undo_keeps_what_others_changed_since(stage: Stage) -> None:
    """A term that somebody gave an exception is theirs by now, which is said; where that is all, so is what to take back first."""
    db = stage.db
    stage.say("/keyword add arms zorb glib", EDITOR)
    first = audit.entries(db, family="keywords")[0].id
    stage.say("/keyword add arms zorb -zorbing")
    later = audit.entries(db, family="keywords")[0].id
    answered = stage.say(f"/keyword undo {first}", EDITOR).text
    assert f"Left as it was changed since: zorb (#{later} by telegram:2)" in answered
    assert topics.term(db, "arms", "zorb").not_inside == ("zorbing",)
    assert "glib" not in terms(db)
    stage.say("/keyword add arms gleb", EDITOR)
    stage.say("/keyword remove arms gleb")
    removed, added, *_ = audit.entries(db, family="keywords")
    refused = stage.say(f"/keyword undo {added.id}", EDITOR).text
    assert f"#{removed.id} by telegram:2 has changed the same since. /keyword undo {removed.id}" in refused
    stage.say(f"/keyword undo {removed.id} #{added.id} {later}", EDITOR)
    assert not {"gleb", "zorb"} & terms(db)


def test_several_changes_are_taken_back_together_or_not_at_all(stage: Stage) -> None:
    """One number that is none leaves everything as it is."""
    stage.say("/keyword add arms zorb", EDITOR)
    number = audit.entries(stage.db)[0].id
    assert "no change “" in stage.say(f"/keyword undo {number} 999", EDITOR).text
    assert "zorb" in terms(stage.db)


def test_a_list_that_a_topic_needs_stays(stage: Stage) -> None:
    """Taking back that it was made would leave the topic without it."""
    stage.agree("/keyword add hulls zorblat", EDITOR)
    stage.say("/topic add ships @hulls")
    made = next(each for each in audit.entries(stage.db) if each.action == "keywords create")
    stage.agree("/keyword remove hulls zorblat", EDITOR)
    assert "a topic asks for it" in stage.say(f"/keyword undo {made.id}", EDITOR).text
    assert terms(stage.db, "hulls") == set()


def test_what_lacks_its_list_cannot_be_taken_back(stage: Stage) -> None:
    """Neither a change of a list that is gone nor a topic that asks for it; the answer names the list."""
    stage.agree("/keyword add hulls zorblat", EDITOR)
    stage.agree("/keyword remove hulls zorblat", EDITOR)
    removed, _, made = audit.entries(stage.db, family="keywords")
    stage.say("/topic add ships @hulls")
    stage.say("/topic edit ships ferry")
    stage.say(f"/keyword undo {made.id}", EDITOR)
    assert "list hulls is not there any more" in stage.say(f"/keyword undo {removed.id}", EDITOR).text
    assert "no list @hulls" in stage.say("/topic undo").text
    assert topics.topic(stage.db, "ships").query == "ferry"


def test_every_change_says_who_and_where(stage: Stage) -> None:
    """And when, from what, to what."""
    stage.say("/keyword add arms zorb", EDITOR)
    entry = audit.entries(stage.db)[0]
    assert (entry.action, entry.subject, entry.actor.who, entry.actor.place) == ("keywords add", "arms", "telegram:3", "telegram:42")
    assert (entry.before, entry.after, entry.at) == (None, [["zorb", None]], stage.now)
    assert "telegram:3: terms added: arms (nothing → zorb)" in stage.say("/keyword log arms", EDITOR).text
    stage.say("/keyword add arms zorb -zorbing", EDITOR)
    assert "terms added: arms (zorb → zorb -zorbing)" in stage.say("/keyword log arms", EDITOR).text


def test_what_a_change_left_alone_is_not_told_twice(stage: Stage) -> None:
    """A term that only got its forms reads the same before and after."""
    stage.say("/keyword add arms гаубица lang=ru", EDITOR)
    stage.say("/keyword add arms гаубица lang=ru forms", EDITOR)
    assert "terms added: arms (гаубица)" in stage.say("/keyword log arms", EDITOR).text


def test_a_change_without_effect_is_told_in_words(stage: Stage) -> None:
    """Not by two noughts."""
    bring(stage.db)
    assert "It would add nothing and lose nothing." in stage.say("/keyword test arms unheardof", EDITOR).text


def test_a_list_has_an_end(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A chat cannot make one of any length."""
    monkeypatch.setattr("bot.commands.keywords.MOST_TERMS", len(terms(stage.db)) + 1)
    assert "at most" in stage.say("/keyword add arms zorb glib", EDITOR).text
    assert "zorb" not in terms(stage.db)
    assert "Added" in stage.say("/keyword add arms zorb", EDITOR).text


def test_a_new_term_works_at_the_next_poll(stage: Stage) -> None:
    """An alert comes of an article that no topic wanted before."""
    db = stage.db
    scene.add_chat(db, "desk", TOPIC)
    feed = scene.add_feed(db, "https://wire.example/rss")
    stage.say("/keyword add arms zorblat*", EDITOR)
    report = scene.poll(db, feed, scene.article("North Korea sends zorblats to Russia", STRANGE.format("May")))
    assert report.stories == 1
    assert len(scene.deliveries(db, DeliveryKind.ALERT)) == 1


@given(st.lists(st.text("abc кол무기 -\"'*:=", min_size=1, max_size=12), min_size=1, max_size=5))
def test_whatever_is_typed_is_terms_or_an_error_of_queries(words: list[str]) -> None:
    """Nothing else is ever raised, and terms that were read are read again as they are written."""
    arguments = with_exceptions(split(" ".join(words)))
    try:
        found = typed.terms(arguments, None)
    except QueryError:
        return
    assert typed.terms(map(write_term, found), None) == found


@given(st.lists(st.text("abcdefкол무기 ", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool), max_size=8))
def test_terms_in_quotes_arrive_as_they_are(words: list[str]) -> None:
    """Several words in quotes are one argument."""
    assert split(" ".join(f'"{word}"' for word in words)) == tuple(words)


def test_an_undo_that_empties_a_list_asks(stage: Stage) -> None:
    """With the articles that would be lost; the yes takes back what was asked about, whatever was changed in between."""
    stage.agree("/keyword add hulls zorblats", EDITOR)
    stage.say("/topic add ships @hulls")
    bring(stage.db)
    asked = stage.say("/keyword undo", EDITOR)
    assert "leaves nothing in: hulls" in asked.text
    assert "lose 3" in asked.text
    assert terms(stage.db, "hulls") == {"zorblats"}
    stage.say("/keyword add arms glib")
    stage.press(asked.button("✅"), EDITOR)
    assert terms(stage.db, "hulls") == set()
    assert "glib" in terms(stage.db)


def test_an_undo_that_brings_back_what_is_everywhere_asks(stage: Stage) -> None:
    """Be it a word of grammar or one that the stored articles are full of; a no changes nothing."""
    stage.agree("/keyword add arms the", EDITOR)
    stage.say("/keyword remove arms the", EDITOR)
    asked = stage.say("/keyword undo", EDITOR)
    assert "found nearly everywhere: the" in asked.text
    stage.press(asked.button("❌"), EDITOR)
    assert "the" not in terms(stage.db)
    stage.say("/keyword add arms ferr*", EDITOR)
    stage.say("/keyword remove arms ferr*", EDITOR)
    bring(stage.db, strange=1, ferries=9)
    asked = stage.say("/keyword undo", EDITOR)
    assert "comes back by that is found nearly everywhere" in asked.text
    stage.press(asked.button("✅"), EDITOR)
    assert "ferr*" in terms(stage.db)


def test_what_matches_after_an_undo_is_offered(stage: Stage) -> None:
    """As after any change; the offer tells it."""
    stage.say("/keyword add arms zorblats", EDITOR)
    stage.say("/keyword remove arms zorblats", EDITOR)
    bring(stage.db, ferries=30)
    assert "3 articles of the last two days" in stage.say("/keyword undo", EDITOR).text
    stage.say("/keyword remove arms zorblats", EDITOR)
    assert "3 articles" in stage.press(stage.say("/keyword undo").button("📣")).text


def test_a_term_is_the_same_in_any_case_of_letters(stage: Stage) -> None:
    """As it is looked for: it is added once, shown and removed however it is written; a mark on a letter makes another word."""
    assert "Added to arms: Quxo\n" in stage.say("/keyword add arms Quxo QUXO", EDITOR).text + "\n"
    assert "Already in arms: Quxo" in stage.say("/keyword add arms quxo", EDITOR).text
    assert "Added to arms: quxó" in stage.say("/keyword add arms quxó", EDITOR).text
    stage.say('/keyword add arms quxo -"quxo ball"', EDITOR)
    assert topics.term(stage.db, "arms", "Quxo").not_inside == ("quxo ball",)
    assert "Quxo" in stage.say("/keyword show arms QUXO", EDITOR).text.splitlines()[0]
    assert "Quxo" in stage.say("/keyword remove arms qUXO", EDITOR).text
    assert {each for each in terms(stage.db) if each.casefold() == "quxo"} == set()


def test_all_spellings_of_a_term_go_together(stage: Stage) -> None:
    """Where an earlier release took several, removing one of them leaves none that still matches."""
    with stage.db.transaction():
        topics.add_terms(stage.db, "arms", [Term(text="Quxo"), Term(text="quxo")], actor=scene.SELF, now=scene.NOON)
    stage.say("/keyword remove arms QUXO", EDITOR)
    assert not {"Quxo", "quxo"} & terms(stage.db)
