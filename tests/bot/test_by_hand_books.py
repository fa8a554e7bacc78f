"""Whatever people and the program do to stories in whatever order, the books stay right and nobody is told anything twice."""

import shutil
from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import by_hand
from feeds.types.article import ArticleId
from feeds.types.feed import FeedId
from feeds.types.story import StoryId
from storage import errors, fanout, lifecycle, members, outbox, stories
from storage.database import Database
from storage.types import ChatId, Delivery, DeliveryId, DeliveryKind, DeliveryState
from tests.storage.samples import ACTOR, NOW, add_chat, add_feed, alert, new_id, new_member, new_story, seeded

NEWS = frozenset({DeliveryKind.ALERT, DeliveryKind.CATCH_UP})


class World:
    """Stories are opened, told and joined; people merge, split and move; deliveries leave, fail and are lost."""

    def __init__(self, db: Database, chance: Any) -> None:
        self.db = db
        self.chance = chance
        self.now: datetime = NOW
        self.names = 0
        self.feed = FeedId(1)
        self.told: set[tuple[ChatId, StoryId]] = set()
        self.leaving: dict[DeliveryId, list[StoryId]] = {}

    def step(self) -> None:
        """Something happens."""
        happenings = {
            self.open: 3,
            self.join: 4,
            self.merge: 2,
            self.split: 3,
            self.move: 3,
            self.change: 1,
            self.leave: 5,
            self.arrive: 1,
            self.requeue: 1,
        }
        (happening,) = self.chance.choices(list(happenings), list(happenings.values()))
        happening()
        self.every_story_has_one_founder()
        self.keys_lead_to_the_story_of_their_article()
        self.threads_end()
        self.topics_are_those_of_the_articles()
        self.no_chat_has_two_alerts_of_a_story()
        self.what_waits_can_still_be_sent()

    def open(self) -> None:
        """A new story of some articles, perhaps the sequel of one; not told where it comes from a first poll."""
        self.names += 1
        follows, topic = self._story() if self.chance.random() < 0.3 else None, self._topic()
        with self.db.transaction():
            story, _ = new_story(self.db, self.feed, str(self.names), follows=follows, wanted_by=(topic,), published=self.now)
            for _ in range(self.chance.randrange(3)):
                self.names += 1
                new_member(self.db, self.feed, str(self.names), story, wanted_by=(topic,), published=self.now)
            self._tell(story, old=self.chance.random() < 0.2)

    def join(self) -> None:
        """The program adds an article to a story."""
        story, topic = self._story(), self._topic()
        if story is not None:
            self.names += 1
            with self.db.transaction():
                new_member(self.db, self.feed, str(self.names), story, wanted_by=(topic,), published=self.now)
                self._tell(story)
                fanout.coverage_edits(self.db, story=story, now=self.now, new_id=new_id)

    def merge(self) -> None:
        """A person merges two stories."""
        story, gone = self._story(), self._story()
        if story is None or gone is None or story == gone:
            return
        before = {*self._articles(story), *self._articles(gone)}
        with self.db.transaction():
            by_hand.merge(self.db, story, gone, actor=ACTOR, now=self.now, new_id=new_id)
        self._counts_as_told(gone, story)
        assert set(self._articles(story)) == before
        assert stories.story(self.db, gone).id == story

    def split(self) -> None:
        """A person splits a story."""
        story, tell = self._story(), self.chance.random() < 0.3
        if story is None:
            return
        articles = [article for article in self._articles(story) if self.chance.random() < 0.5]
        try:
            with self.db.transaction():
                new, _ = by_hand.split(self.db, story, articles, tell=tell, actor=ACTOR, now=self.now, new_id=new_id)
        except errors.Conflict:
            assert len(articles) in {0, len(self._articles(story))}
            return
        if not tell:
            self._counts_as_told(story, new)
        assert self._articles(new) == articles
        assert new in members.parted(self.db, [story])[story]

    def move(self) -> None:
        """A person moves an article."""
        story, into = self._story(), self._story()
        if story is None or into is None or story == into or len(self._articles(story)) == 1:
            return
        article = self.chance.choice(self._articles(story))
        founder = self.db.value("SELECT founder FROM members WHERE article = ?", (article,))
        owed = {each.chat for each in self._alerts() if each.story == into}
        with self.db.transaction():
            assert by_hand.move(self.db, article, into, actor=ACTOR, now=self.now, new_id=new_id) == story
        if founder:
            self._counts_as_told(story, into, but=owed)
        assert article in self._articles(into)

    def change(self) -> None:
        """A material change."""
        story = self._story()
        if story is not None:
            payload = {"article": self._articles(story)[-1]}
            with self.db.transaction():
                fanout.fan_out_change(
                    self.db,
                    story=story,
                    kind=DeliveryKind.UPDATE,
                    payload=payload,
                    now=self.now,
                    not_before=self.now,
                    expires_at=self.now + timedelta(days=7),
                    new_id=new_id,
                )

    def leave(self) -> None:
        """A delivery to each chat is rendered and leaves, as the dispatcher does it; mostly it arrives at once."""
        self.now += timedelta(minutes=self.chance.choice([1, 40, 60 * 25]))
        for each in outbox.claim(self.db, networks=["console"], now=self.now, limit=9):
            with self.db.transaction():
                lifecycle.mark_sending(self.db, each.id, now=self.now)
                told = outbox.folded_stories(self.db, each.id) if each.story is None else [each.story]
                shown = [number for number in told if stories.story(self.db, number).id == number]
                if not shown and each.kind in NEWS:
                    lifecycle.cancel(self.db, each.id, reason="nothing to show", now=self.now)
                else:
                    assert each.kind not in NEWS or self.told.isdisjoint((each.chat, story) for story in shown)
                    self.leaving[each.id] = shown
        if self.chance.random() < 0.7:
            self.arrive("sent")

    def arrive(self, end: str = "") -> None:
        """What left arrives, or does not."""
        end = end or self.chance.choice(["sent", "retry", "lost", "dead"])
        for number, shown in self.leaving.items():
            each = outbox.delivery(self.db, number)
            with self.db.transaction():
                if end == "sent":
                    if each.kind in NEWS:
                        self.told |= {(each.chat, story) for told in shown for story in (told, stories.story(self.db, told).id)}
                    lifecycle.mark_sent(self.db, number, reference=number, text="x", stories=shown, now=self.now)
                elif end == "retry":
                    lifecycle.retry(self.db, number, not_before=self.now, reason="429")
                elif end == "lost":
                    lifecycle.ambiguous(self.db, number, idempotent=False, repeat_at=self.now, reason="?", now=self.now)
                else:
                    lifecycle.dead(self.db, number, reason="no", now=self.now)
        self.leaving = {}

    def requeue(self) -> None:
        """A person tries dead letters again."""
        with self.db.transaction():
            lifecycle.requeue(self.db, now=self.now, expires_at=self.now + timedelta(days=7))

    def _counts_as_told(self, story: StoryId, also: StoryId, but: Collection[ChatId] = ()) -> None:
        """Chats that were told of a story were told of another one, except those that are told of that by itself."""
        self.told |= {(chat, also) for chat, told in self.told if told == story and chat not in but}

    def _alerts(self) -> list[Delivery]:
        return [each for each in outbox.list_deliveries(self.db) if each.kind is DeliveryKind.ALERT]

    def _tell(self, story: StoryId, *, old: bool = False) -> None:
        """As after a poll, unless it was the first one of a feed."""
        if self.chance.random() < 0.7:
            alert(self.db, story, topics=stories.take_untold_topics(self.db, story, now=self.now), old=old, now=self.now)

    def _story(self) -> StoryId | None:
        known = [row["story"] for row in self.db.rows("SELECT DISTINCT story FROM members ORDER BY story")]
        return self.chance.choice(known) if known else None

    def _topic(self) -> str:
        return "zeal" if self.chance.random() < 0.5 else "arms"

    def _articles(self, story: StoryId) -> list[ArticleId]:
        return [row["article"] for row in self.db.rows("SELECT article FROM members WHERE story = ? ORDER BY article", (story,))]

    def every_story_has_one_founder(self) -> None:
        """And its date; every article that ever told a story tells one, and emptied stories have none."""
        rows = self.db.rows(
            "SELECT story, sum(founder) AS founders, sum(founder = 1 AND rung IS NOT NULL) AS odd FROM members GROUP BY story"
        )
        assert all((row["founders"], row["odd"]) == (1, 0) for row in rows)
        assert self.db.value("SELECT count(*) FROM members") == self.names
        assert not self.db.rows("SELECT 1 FROM members m JOIN stories s ON s.id = m.story WHERE s.merged_into IS NOT NULL")
        assert not self.db.rows(
            "SELECT 1 FROM stories s JOIN members m ON m.story = s.id AND m.founder = 1 JOIN articles a ON a.id = m.article "
            "WHERE s.published <> a.published"
        )
        assert not self.db.rows("SELECT 1 FROM stories s JOIN stories t ON t.id = s.merged_into WHERE t.merged_into IS NOT NULL")

    def keys_lead_to_the_story_of_their_article(self) -> None:
        """In both indexes."""
        for index in ("sketch_keys", "event_keys"):
            assert not self.db.rows(f"SELECT 1 FROM {index} k JOIN members m ON m.article = k.article WHERE k.story <> m.story")  # noqa: S608 - two names from here

    def threads_end(self) -> None:
        """No story follows itself, through however many others, and none follows an emptied one."""
        follows = {row["id"]: row["follows"] for row in self.db.rows("SELECT id, follows FROM stories WHERE merged_into IS NULL")}
        for story, before in follows.items():
            seen, at = {story}, before
            while at is not None:
                assert at in follows
                assert at not in seen
                seen.add(at)
                at = follows[at]

    def topics_are_those_of_the_articles(self) -> None:
        """Of every story that has articles."""
        for story in stories.list_stories(self.db):
            assert set(story.topics) == {topic for telling in story.tellings for topic in telling.topics}

    def no_chat_has_two_alerts_of_a_story(self) -> None:
        """Counted by what each alert tells now; as many are owed as there are."""
        alerts = self._alerts()
        assert max(Counter((each.story, each.chat) for each in alerts).values(), default=1) == 1
        owed = {row["id"]: row["owed"] for row in self.db.rows("SELECT id, owed FROM stories WHERE owed > 0")}
        assert owed == Counter(each.story for each in alerts)

    def what_waits_can_still_be_sent(self) -> None:
        """Nothing pending depends on what will never be sent."""
        rows = {each.id: each for each in outbox.list_deliveries(self.db)}
        hopeless = {DeliveryState.DEAD, DeliveryState.CANCELLED, DeliveryState.AMBIGUOUS, DeliveryState.FOLDED}
        for each in rows.values():
            if each.state is DeliveryState.PENDING and each.depends_on is not None:
                assert rows[each.depends_on].state not in hopeless


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a feed, two chats that want different topics, and one that wants both."""
    file = tmp_path_factory.mktemp("by_hand") / "rajin.db"
    db = Database.open(file, now=NOW)
    with db.transaction():
        seeded(db)
        add_feed(db)
        for name, topics in (("a", ("zeal",)), ("b", ("arms",)), ("c", ("zeal", "arms"))):
            add_chat(db, name, *topics)
    db.close()
    return file


@settings(max_examples=30, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_the_books_stay_right(empty: Path, chance: Any) -> None:
    """One founder per story, one story per article, keys that lead there, threads that end, and no chat told twice."""
    with TemporaryDirectory() as folder:
        shutil.copy(empty, Path(folder) / "rajin.db")
        db = Database.open(Path(folder) / "rajin.db", now=NOW)
        db.rows("PRAGMA synchronous = OFF")
        world = World(db, chance)
        for _ in range(40):
            world.step()
        db.close()
