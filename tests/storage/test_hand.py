"""Stories by hand: what is remembered of a decision, and what later articles are compared with because of it."""

import pytest

from feeds.types.article import ArticleId
from feeds.types.feed import FeedId
from feeds.types.story import HandAction, Rung, StoryId
from storage import audit, errors, hand, members, stories
from storage.database import Database
from tests.storage.samples import ACTOR, DAY, HOUR, NOW, add_feed, fingerprint, new_member, new_story


@pytest.fixture
def feed(db: Database) -> FeedId:
    """A feed."""
    with db.transaction():
        return add_feed(db)


def merge(db: Database, story: StoryId, other: StoryId) -> None:
    hand.merge(db, story, other, actor=ACTOR, now=NOW)


def split(db: Database, story: StoryId, *articles: ArticleId) -> StoryId:
    return hand.split(db, story, articles, actor=ACTOR, now=NOW)


def move(db: Database, article: ArticleId, story: StoryId) -> StoryId:
    return hand.move(db, article, story, actor=ACTOR, now=NOW)


def told_in(db: Database, story: StoryId) -> list[ArticleId]:
    """The articles of a story, its founder first."""
    return [telling.article for telling in stories.story(db, story).tellings]


# --- merge -----------------------------------------------------------------------------------------------------------------------------


def test_merged_stories_are_one(db: Database, feed: FeedId) -> None:
    """Under the number of the first, with its founder; the second number leads there, and is listed no more."""
    with db.transaction():
        first, a = new_story(db, feed, "a")
        second, b = new_story(db, feed, "b", wanted_by=("arms",))
        c = new_member(db, feed, "c", second)
        merge(db, first, second)
    assert [told_in(db, number) for number in (first, second)] == [[a, b, c]] * 2
    story = stories.story(db, second)
    assert (story.id, set(story.topics)) == (first, {"zeal", "arms"})
    assert [telling.rung for telling in story.tellings] == [None, Rung.BY_HAND, Rung.SAME_LINK]
    assert [each.id for each in stories.list_stories(db)] == [first]


def test_what_was_decided_is_remembered_and_audited(db: Database, feed: FeedId) -> None:
    """Who, when, what and from where, with each article that went; before and after stand in the audit."""
    with db.transaction():
        first, a = new_story(db, feed, "a")
        second, b = new_story(db, feed, "b")
        merge(db, first, second)
    founder, other = stories.story(db, first).tellings
    assert founder.by_hand is None
    assert other.by_hand is not None
    assert (other.by_hand.action, other.by_hand.origin, other.by_hand.actor, other.by_hand.at) == (HandAction.MERGE, second, ACTOR.who, NOW)
    entry = audit.entries(db, limit=1)[0]
    assert (entry.action, entry.actor, entry.subject) == ("stories merge", ACTOR, f"{first} {second}")
    assert (entry.before, entry.after) == ({"story": [a], "other": [b]}, {"story": [a, b]})


def test_what_would_have_joined_the_emptied_story_finds_the_other(db: Database, feed: FeedId) -> None:
    """By keys, and although the first founder's own days are long past."""
    with db.transaction():
        first, _ = new_story(db, feed, "a", published=NOW - 20 * DAY)
        second, b = new_story(db, feed, "b", keys=fingerprint("b", events=[1, 2, 3]))
        merge(db, first, second)
    found = stories.candidates(db, link_key=None, fingerprint=fingerprint("x", events=[1, 2, 3]), published=NOW + DAY)
    assert [(view.id, [member.article for member in view.members if member.by_hand]) for view in found.stories] == [(first, [b])]
    assert found.thread == ()
    near = stories.candidates(db, link_key=None, fingerprint=fingerprint("y", events=()), published=NOW + DAY)
    assert [view.id for view in near.stories] == [first]


def test_merging_again_leads_on(db: Database, feed: FeedId) -> None:
    """A chain of merges ends at the last, and an emptied story can be neither merged nor filled again."""
    with db.transaction():
        one, two, three = (new_story(db, feed, name)[0] for name in "abc")
        merge(db, two, one)
        merge(db, three, two)
        with pytest.raises(errors.NotFound, match=f"story {one}: it was merged into story {three}"), db.savepoint():
            merge(db, three, one)
        with pytest.raises(errors.NotFound, match="merged into"), db.savepoint():
            move(db, told_in(db, three)[0], two)
    assert {stories.story(db, number).id for number in (one, two, three)} == {three}


def test_threads_survive_a_merge(db: Database, feed: FeedId) -> None:
    """What followed the emptied story follows the other; nothing ever follows itself."""
    with db.transaction():
        old, _ = new_story(db, feed, "old")
        first, _ = new_story(db, feed, "a", follows=old)
        second, _ = new_story(db, feed, "b", follows=first)
        third, _ = new_story(db, feed, "c", follows=second)
        merge(db, third, first)
    assert stories.story(db, third).follows == old
    assert stories.story(db, second).follows == third
    with db.transaction():
        merge(db, old, third)
    assert stories.story(db, old).follows is None
    assert stories.story(db, second).follows == old


def test_topics_that_one_of_two_stories_told_count_as_told(db: Database, feed: FeedId) -> None:
    """What neither told is still to be told."""
    with db.transaction():
        first, _ = new_story(db, feed, "a")
        second, _ = new_story(db, feed, "b")
        stories.take_untold_topics(db, second, now=NOW)
        new_member(db, feed, "c", second, wanted_by=("arms",))
        merge(db, first, second)
        assert stories.take_untold_topics(db, first, now=NOW) == ["arms"]


def test_a_story_is_not_merged_with_itself_or_with_nothing(db: Database, feed: FeedId) -> None:
    """Nothing is written."""
    with db.transaction():
        story, _ = new_story(db, feed, "a")
    with db.transaction():
        with pytest.raises(errors.Conflict, match="itself"), db.savepoint():
            merge(db, story, story)
        for pair in ((story, StoryId(99)), (StoryId(99), story)):
            with pytest.raises(errors.NotFound, match="story 99"), db.savepoint():
                merge(db, *pair)
    assert audit.entries(db, limit=1)[0].action == "feeds add"


# --- split -----------------------------------------------------------------------------------------------------------------------------


def test_articles_become_a_story_of_their_own(db: Database, feed: FeedId) -> None:
    """Founded by the earliest, in the thread of the old one, which has what is left; the topics go with the articles."""
    with db.transaction():
        earlier, _ = new_story(db, feed, "earlier")
        story, a = new_story(db, feed, "a", follows=earlier)
        late = new_member(db, feed, "b", story, published=NOW + HOUR, wanted_by=("arms",))
        early = new_member(db, feed, "c", story, published=NOW - HOUR, wanted_by=("arms",))
        new = split(db, story, late, early)
    assert (told_in(db, story), told_in(db, new)) == ([a], [early, late])
    assert (stories.story(db, story).topics, stories.story(db, new).topics) == (("zeal",), ("arms",))
    assert (stories.story(db, new).follows, stories.story(db, new).apart, stories.story(db, story).apart) == (earlier, (story,), (new,))
    assert stories.view(db, new).founder.article == early


def test_a_story_that_loses_its_founder_gets_another(db: Database, feed: FeedId) -> None:
    """The earliest that is left; its windows are measured from there."""
    with db.transaction():
        story, a = new_story(db, feed, "a", published=NOW - 20 * DAY)
        b = new_member(db, feed, "b", story)
        c = new_member(db, feed, "c", story, published=NOW + HOUR)
        split(db, story, a)
    assert told_in(db, story) == [b, c]
    assert stories.story(db, story).tellings[0].rung is None
    found = stories.candidates(db, link_key=None, fingerprint=fingerprint("x"), published=NOW + DAY)
    assert [view.id for view in found.stories] == [story]


def test_a_topic_counts_as_told_where_the_old_story_told_it(db: Database, feed: FeedId) -> None:
    """The new story tells it to nobody once more."""
    with db.transaction():
        story, a = new_story(db, feed, "a")
        stories.take_untold_topics(db, story, now=NOW)
        new_member(db, feed, "b", story, wanted_by=("arms",))
        new = split(db, story, a)
        assert stories.take_untold_topics(db, new, now=NOW) == []
        assert stories.take_untold_topics(db, story, now=NOW) == ["arms"]


def test_only_some_of_a_story_can_be_split_off(db: Database, feed: FeedId) -> None:
    """Not all, not nothing, and no articles of other stories."""
    with db.transaction():
        story, a = new_story(db, feed, "a")
        b = new_member(db, feed, "b", story)
        _, strange = new_story(db, feed, "c")
        for chosen in ((), (a, b)):
            with pytest.raises(errors.Conflict, match="one must stay"), db.savepoint():
                split(db, story, *chosen)
        with pytest.raises(errors.Conflict, match=f"article {strange} is none"), db.savepoint():
            split(db, story, a, strange)


# --- move ------------------------------------------------------------------------------------------------------------------------------


def test_a_moved_article_is_found_first_where_it_went(db: Database, feed: FeedId) -> None:
    """By its link and its text before a newer one that the program placed, and with its shingle keys."""
    keys = fingerprint("b", sketch=[1, 2, 3], events=[], text="shared")
    with db.transaction():
        story, _ = new_story(db, feed, "a")
        b = new_member(db, feed, "b", story, link="shared", keys=keys)
        new_member(db, feed, "c", story, link="shared", keys=fingerprint("c", text="shared"))
        other, _ = new_story(db, feed, "d")
        assert move(db, b, other) == story
    found = stories.candidates(db, link_key="news.example/shared", fingerprint=keys, published=NOW)
    assert found.same_link is not None
    assert found.same_text is not None
    assert (found.same_link.article, found.same_link.story, found.same_link.by_hand) == (b, other, True)
    assert (found.same_text.article, [member.story for member in found.near]) == (b, [other])


def test_a_moved_article_parts_two_stories(db: Database, feed: FeedId) -> None:
    """Until a person merges them; what was parted from an emptied story is parted from the one it went into."""
    with db.transaction():
        one, _ = new_story(db, feed, "a")
        b = new_member(db, feed, "b", one)
        two, _ = new_story(db, feed, "c")
        three, _ = new_story(db, feed, "d")
        move(db, b, two)
        assert members.parted(db, [one, two]) == {one: [two], two: [one]}
        merge(db, three, two)
        assert stories.view(db, one).apart == {three}
        merge(db, three, one)
    assert stories.view(db, three).apart == frozenset()


def test_a_moved_founder_takes_what_was_told_with_it(db: Database, feed: FeedId) -> None:
    """Its topics count as told where it went; those of an ordinary member do not."""
    with db.transaction():
        story, a = new_story(db, feed, "a")
        stories.take_untold_topics(db, story, now=NOW)
        b = new_member(db, feed, "b", story, wanted_by=("arms",))
        new_member(db, feed, "c", story)
        stories.take_untold_topics(db, story, now=NOW)
        baseline, _ = new_story(db, feed, "d", wanted_by=("third",))
        move(db, b, baseline)
        move(db, a, baseline)
        assert stories.take_untold_topics(db, baseline, now=NOW) == ["arms", "third"]


def test_an_article_moves_to_another_story_only(db: Database, feed: FeedId) -> None:
    """Not to its own, not the last of a story, and nothing that belongs to none."""
    with db.transaction():
        story, a = new_story(db, feed, "a")
        other, _ = new_story(db, feed, "b")
        with pytest.raises(errors.Conflict, match="already"), db.savepoint():
            move(db, a, story)
        with pytest.raises(errors.Conflict, match=f"stories merge {other} {story}"), db.savepoint():
            move(db, a, other)
        with pytest.raises(errors.NotFound, match="belongs to no story"), db.savepoint():
            move(db, ArticleId(99), other)


def test_a_person_may_decide_again(db: Database, feed: FeedId) -> None:
    """The newest decision is shown; an article that was moved still stands for its story after a merge."""
    with db.transaction():
        one, _ = new_story(db, feed, "a")
        b = new_member(db, feed, "b", one)
        two, c = new_story(db, feed, "c")
        move(db, b, two)
        three, _ = new_story(db, feed, "d")
        merge(db, three, two)
    view = stories.view(db, three)
    assert {member.article for member in view.members if member.by_hand} == {b, c}
    decided = {telling.article: telling.by_hand for telling in stories.story(db, three).tellings}
    assert {article: decision and decision.origin for article, decision in decided.items()} == {
        **dict.fromkeys(decided, None),
        b: two,
        c: two,
    }


def test_what_stands_for_a_story_is_among_the_members_that_are_compared(db: Database, feed: FeedId) -> None:
    """However many came before it."""
    with db.transaction():
        story, _ = new_story(db, feed, "a")
        for place in range(members.OTHERS + 5):
            new_member(db, feed, f"m{place}", story)
        other, last = new_story(db, feed, "z")
        merge(db, story, other)
    view = stories.view(db, story)
    assert len(view.members) == members.OTHERS
    assert [member.article for member in view.members if member.by_hand] == [last]


def test_pruned_keys_stay_pruned(db: Database, feed: FeedId) -> None:
    """A decision about an old story makes nothing findable again."""
    with db.transaction():
        one, _ = new_story(db, feed, "a", published=NOW - 400 * DAY)
        two, _ = new_story(db, feed, "b", published=NOW - 400 * DAY)
        stories.prune_keys(db, now=NOW)
        merge(db, one, two)
    assert db.value("SELECT (SELECT count(*) FROM sketch_keys) + (SELECT count(*) FROM event_keys)") == 0
