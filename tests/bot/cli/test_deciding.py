"""`rajin stories merge`, `split` and `move`, as a person types them."""

from dataclasses import replace
from pathlib import Path

import pytest

from feeds.types.feed import FeedId
from storage.database import Database, runner_lock
from tests.bot import scene
from tests.bot.cli.shell import Shell
from tests.bot.scene import NOON, TOPIC, add_chat, add_feed, event, poll


@pytest.fixture
def stories(shell: Shell, tmp_path: Path) -> dict[int, list[int]]:
    """Three stories, of which the first has two more articles; one chat was told of all of them. Their articles."""
    db = scene.seeded(tmp_path / "rajin.db")
    feed = add_feed(db, "https://wire.example/rss")
    add_chat(db, "desk", TOPIC)
    first = event(1)
    copies = [replace(event(1, hours=0.1 * n), key=bytes(15) + bytes([n]), outlet=f"Copy {n}") for n in (1, 2)]
    poll(db, feed, first, *copies, event(2), event(3))
    db.close()
    return articles(shell)


def articles(shell: Shell) -> dict[int, list[int]]:
    return {story["id"]: [each["id"] for each in story["articles"]] for story in shell.json("stories", "list")}


def test_two_stories_are_merged(shell: Shell, stories: dict[int, list[int]]) -> None:
    """The second into the first; what was done is shown, and by whom."""
    found = shell.json("stories", "merge", "2", "3")
    assert (shell.code, found["id"], found["merged"], len(found["articles"])) == (0, 2, 3, 2)
    moved = found["articles"][1]["by_hand"]
    assert (moved["action"], moved["from"]) == ("merge", 3)
    assert moved["by"].startswith("cli:")
    shown = shell.type("stories", "show", "3")
    assert shown.startswith("Story 3 was merged into story 2.")
    assert f"merged by {moved['by']} on 20" in shown
    assert articles(shell) == {1: stories[1], 2: stories[2] + stories[3]}


def test_articles_are_split_off(shell: Shell, stories: dict[int, list[int]]) -> None:
    """They become a story that is kept apart; it is pushed on demand only."""
    found = shell.json("stories", "split", "1", str(stories[1][1]))
    assert (found["id"], found["split_from"], found["told"], found["apart"]) == (4, 1, 0, [1])
    assert "kept apart from story 4" in shell.type("stories", "show", "1")
    text = shell.type("stories", "split", "1", str(stories[1][2]), "--tell")
    assert text.strip() == "Story 5 has one article of story 1 now. The program keeps to that. One chat will be told of it."
    assert "kept apart from stories 4, 5" in shell.type("stories", "show", "1")
    assert [each["story"] for each in shell.json("outbox", "list") if each["kind"] == "alert"] == [1, 2, 3, 4, 5]


def test_an_article_is_moved(shell: Shell, stories: dict[int, list[int]]) -> None:
    """And the reason that the program had is still shown."""
    article = stories[1][2]
    found = shell.json("stories", "move", str(article), "2")
    assert (found["id"], found["moved"], found["moved_from"]) == (2, article, 1)
    assert "moved by cli:" in shell.type("stories", "show", "2")
    assert "before: same text as article" in shell.type("stories", "show", "2")
    assert shell.type("stories", "move", str(article), "3").strip() == (
        f"Article {article} of story 2 belongs to story 3 now. The program keeps to that."
    )
    assert articles(shell) == {1: stories[1][:2], 2: stories[2], 3: [*stories[3], article]}


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("merge", "1", "9"), 2, "story 9: there is none"),
        (("merge", "1", "1"), 1, "cannot be merged with itself"),
        (("split", "2", "4"), 1, "one must stay"),
        (("split", "1", "4"), 1, "article 4 is none of its articles"),
        (("move", "99", "1"), 2, "article 99: it belongs to no story"),
        (("move", "4", "1"), 1, "rajin stories merge 1 2"),
        (("move", "x", "1"), 2, "invalid int value"),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    shell: Shell, stories: dict[int, list[int]], words: tuple[str, ...], code: int, says: str
) -> None:
    """And is said, with what to type instead."""
    assert says in shell.refused(code, "stories", *words)["error"]
    assert articles(shell) == stories


def test_stories_are_changed_beside_a_running_program(shell: Shell, stories: dict[int, list[int]], tmp_path: Path) -> None:
    """Which holds the database, and reads and writes it meanwhile."""
    with runner_lock(tmp_path / "rajin.db"):
        running = Database.open(tmp_path / "rajin.db", now=NOON)
        shell.json("stories", "merge", "2", "3")
        assert shell.code == 0
        poll(running, FeedId(1), event(3, hours=1), hours=1)
        running.close()
    assert set(articles(shell)) == {1, 2}
