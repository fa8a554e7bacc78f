"""Keyword lists as files in the chat: out, changed, and back in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import keyword_file
from feeds.types.topic import Term
from storage import topics
from tests.bot import scene
from tests.commanding import EDITOR, Stage, staged


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    database = scene.seeded(tmp_path / "rajin.db")
    yield staged(database)
    database.close()


def test_what_is_exported_changes_nothing_when_it_comes_back(stage: Stage) -> None:
    """All shipped lists, with exceptions, languages and forms."""
    exported = stage.say("/keyword export", EDITOR).file
    assert exported is not None
    assert exported[0] == "keywords.yaml"
    assert keyword_file.read(exported[1]) == tuple(topics.list_keywords(stage.db))
    assert "changes nothing" in stage.say("/keyword import", EDITOR, document=exported[1]).text


def test_a_file_makes_its_lists_just_so_after_a_yes(stage: Stage) -> None:
    """Terms come, go and change; other lists stay; undo brings all back."""
    before = topics.keyword_list(stage.db, "pacts").terms
    arms = topics.keyword_list(stage.db, "arms")
    stage.agree("/keyword add hulls zorblat glib", EDITOR)
    data = b'hulls:\n  terms:\n  - glib -glibly\n  - {term: gleb, lang: ko, title: "true"}\n'
    asked = stage.say("/keyword import", EDITOR, document=data)
    assert "hulls: 1 added, 1 removed, 1 changed" in asked.text
    assert {each.text for each in topics.keyword_list(stage.db, "hulls").terms} == {"zorblat", "glib"}
    done = stage.press(asked.button("✅"), EDITOR)
    wanted = {Term(text="glib", not_inside=("glibly",)), Term(text="gleb", language="ko", title_only=True)}
    assert set(topics.keyword_list(stage.db, "hulls").terms) == wanted
    assert (topics.keyword_list(stage.db, "pacts").terms, topics.keyword_list(stage.db, "arms")) == (before, arms)
    stage.press(done.button("↩️"), EDITOR)
    assert set(topics.keyword_list(stage.db, "hulls").terms) == {Term(text="zorblat"), Term(text="glib")}


def test_what_a_file_adds_is_told_to_be_everywhere(stage: Stage) -> None:
    """Words of grammar by name, others by the stored articles."""
    asked = stage.say("/keyword import", EDITOR, document=b"hulls: {terms: [zorblat, the]}\n").text
    assert "nearly everywhere: the\n" in asked
    feed = scene.add_feed(stage.db, "https://wire.example/rss")
    scene.poll(stage.db, feed, *(scene.article(f"Ferry {each} sails", f"Ferry {each}.", key=f"f{each}") for each in range(5)))
    asked = stage.say("/keyword import", EDITOR, document=b"hulls: {terms: [ferry]}\n").text
    assert "What the file adds is found nearly everywhere." in asked
    assert "100 %" in asked


def test_a_file_with_several_lists_is_taken_back_whole(stage: Stage) -> None:
    """By one press; where a button cannot name so many changes, the answer says what to type."""
    before = topics.rules_version(stage.db)
    few = b"hulls: {terms: [zorblat]}\nships: {terms: [glib]}\n"
    stage.press(stage.agree("/keyword import", EDITOR, document=few).button("\u21a9\ufe0f"), EDITOR)
    assert topics.rules_version(stage.db) == before
    many = "".join(f"list{each}: {{terms: [zorb{each}]}}\n" for each in range(20)).encode()
    answered = stage.agree("/keyword import", EDITOR, document=many)
    assert "\u21a9\ufe0f" not in {each.mark for each in answered.buttons}
    stage.say(answered.text.partition("To take all of this back: ")[2], EDITOR)
    assert topics.rules_version(stage.db) == before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "as its caption"),
        (b"a: &x [1]\nb: *x\n", "anchor or alias"),
        (b"arms: [unclosed", "line 2"),
        (b"arms:\n  terms:\n  - x*\n", "nearly everywhere"),
        (b"arms: {terms: [zorb]}\narms: {terms: [glib]}\n", "in line 1 and again in line 2"),
        (b"just words", "no lists"),
        ("Grüße:\n  terms: [x]\n".encode(), "name of a list"),
    ],
)
def test_a_file_that_cannot_be_taken_changes_nothing(stage: Stage, data: bytes | None, said: str) -> None:
    """And the answer says what is wrong."""
    version = topics.rules_version(stage.db)
    assert said in stage.say("/keyword import", EDITOR, document=data).text
    assert topics.rules_version(stage.db) == version
