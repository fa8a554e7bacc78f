"""Stories, their members and topics, and what a new article is compared with."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.types.article import Analysis, Article, ArticleId, Fingerprint
from feeds.types.claim import Claim, Direction, Speaker, Stance, Status
from feeds.types.feed import FeedId
from feeds.types.story import Candidates, Rung, StoryId
from storage import articles, errors, keys, members, stories
from storage.database import Database
from tests.storage.samples import (
    DAY,
    FOUNDED,
    HOUR,
    NOW,
    add_feed,
    analysis,
    article,
    fingerprint,
    new_member,
    new_story,
    quantity,
)


@pytest.fixture
def feed(db: Database) -> FeedId:
    """A feed."""
    with db.transaction():
        return add_feed(db)


def test_a_story_is_seen_whole(db: Database, feed: FeedId) -> None:
    """Founder first, the others in the order of joining, with every topic and all that rendering needs."""
    with db.transaction():
        number, row = new_story(db, feed, "a", figures=(quantity(),))
        new_member(db, feed, "b", number, wanted_by=("arms",), denial=True)
    story = stories.story(db, number)
    founder, other = story.tellings
    assert (story.id, story.opened_at, story.follows, set(story.topics)) == (number, NOW, None, {"zeal", "arms"})
    assert (founder.article, founder.rung, other.rung) == (row, None, Rung.SAME_LINK)
    assert (founder.url, founder.link_key, founder.outlet, founder.title) == (
        "https://news.example/a",
        "news.example/a",
        "Outlet a",
        "Title of a",
    )
    assert (founder.summary, founder.quantities, founder.lead_quantities) == (("Summary of a.",), (quantity(),), (quantity(),))
    assert (founder.published, founder.first_seen, founder.dated, founder.revision, founder.reason) == (NOW, NOW, True, 1, FOUNDED.reason)
    assert (founder.topics, other.topics, founder.denial, other.denial) == (("zeal",), ("arms",), False, True)


def test_stories_are_listed_oldest_first(db: Database, feed: FeedId) -> None:
    """All of them, each with its tellings."""
    with db.transaction():
        first, _ = new_story(db, feed, "a")
        second, _ = new_story(db, feed, "b", follows=first)
    assert [(story.id, story.follows, len(story.tellings)) for story in stories.list_stories(db)] == [(first, None, 1), (second, first, 1)]


def test_a_telling_shows_its_newest_revision(db: Database, feed: FeedId) -> None:
    """Title, text, number and reason are those of the last state."""
    with db.transaction():
        number, _ = new_story(db, feed, "a")
        articles.revise(db, feed, article("a", version=2), analysis("a", figures=(quantity(7000),)), FOUNDED, now=NOW)
    (telling,) = stories.story(db, number).tellings
    assert (telling.text, telling.revision, telling.quantities) == (article("a", version=2).text, 2, (quantity(7000),))


def test_unknown_stories_are_not_found(db: Database) -> None:
    """The message says where the stories are."""
    for look in (stories.story, stories.view):
        with pytest.raises(errors.NotFound, match="rajin stories list"):
            look(db, StoryId(5))


def test_an_article_tells_one_story(db: Database, feed: FeedId) -> None:
    """It neither joins nor opens a second one."""
    with db.transaction():
        first, row = new_story(db, feed, "a")
        second, _ = new_story(db, feed, "b")
        with pytest.raises(errors.Conflict), db.savepoint():
            stories.join(db, second, row, rung=Rung.SAME_EVENT, reason="", topics=(), joined_at=NOW)
        with pytest.raises(errors.Conflict), db.savepoint():
            stories.open_story(db, row, topics=(), opened_at=NOW)
    assert articles.member(db, row).story == first
    assert len(stories.list_stories(db)) == 2


def test_what_is_not_stored_opens_nothing(db: Database) -> None:
    """An article without a fingerprint cannot be found again, so it founds no story."""
    with pytest.raises(errors.NotFound, match="fingerprint"), db.transaction():
        stories.open_story(db, ArticleId(7), topics=(), opened_at=NOW)


def test_topics_are_told_once(db: Database, feed: FeedId) -> None:
    """Topics that a later telling adds are untold; those told before are not given again."""
    with db.transaction():
        number, _ = new_story(db, feed, "a")
        assert stories.take_untold_topics(db, number, now=NOW) == ["zeal"]
        new_member(db, feed, "b", number, wanted_by=("zeal", "arms"))
        assert stories.take_untold_topics(db, number, now=NOW) == ["arms"]
        assert stories.take_untold_topics(db, number, now=NOW) == []


def test_a_revision_may_add_a_topic(db: Database, feed: FeedId) -> None:
    """What a member matches now is a topic of its story."""
    with db.transaction():
        number, _ = new_story(db, feed, "a")
        articles.revise(db, feed, article("a", version=2), analysis("a", wanted_by=("arms",)), FOUNDED, now=NOW + HOUR)
    assert stories.story(db, number).topics == ("zeal", "arms")


def test_a_view_holds_what_a_comparison_needs(db: Database, feed: FeedId) -> None:
    """Each figure once, as it was told first, a bounded number of members, and whether anybody denied."""
    with db.transaction():
        number, row = new_story(db, feed, "a", figures=(quantity(6700),))
        for place in range(members.OTHERS + 5):
            new_member(db, feed, f"m{place}", number, figures=(quantity(6700), quantity(7000 + place)), denial=place == members.OTHERS + 4)
    view = stories.view(db, number)
    assert (view.id, view.founder.article, view.topics, view.follows) == (number, row, frozenset({"zeal"}), None)
    assert len(view.members) == members.OTHERS
    assert [each.article for each in view.members] == sorted(each.article for each in view.members)
    assert [each.value for each in view.quantities] == [6700, *range(7000, 7000 + members.OTHERS + 5)]
    assert view.denied


def candidates(
    db: Database, name: str, *, link: str | None = None, keys_: Fingerprint | None = None, age: timedelta = timedelta(0)
) -> Candidates:
    """Candidates for an article that is not stored."""
    return stories.candidates(db, link_key=link, fingerprint=keys_ or fingerprint(name), published=NOW - age)


def test_the_same_link_is_found_at_any_time(db: Database, feed: FeedId) -> None:
    """Also without a fingerprint, the newest first."""
    with db.transaction():
        new_story(db, feed, "a", link="shared", published=NOW - 400 * DAY)
        _, newer = new_story(db, feed, "b", link="shared", published=NOW - 300 * DAY)
    found = stories.candidates(db, link_key="news.example/shared", fingerprint=None, published=NOW)
    assert found.same_link is not None
    assert found.same_link.article == newer
    assert candidates(db, "c").same_link is None


def test_an_article_without_a_story_is_no_candidate(db: Database, feed: FeedId) -> None:
    """A link or text that only a rejected or unplaced article has leads nowhere."""
    with db.transaction():
        articles.record(db, feed, article("a"), analysis("a"), FOUNDED, first_seen=NOW)
    found = candidates(db, "a", link="news.example/a")
    assert found == Candidates()


def test_the_same_text_is_found_within_the_window(db: Database, feed: FeedId) -> None:
    """Wire copy under another link, not what was printed months ago."""
    with db.transaction():
        _, row = new_story(db, feed, "a")
    same = fingerprint("other", text="text of a")
    found = candidates(db, "b", keys_=same, age=-13 * DAY).same_text
    assert found is not None
    assert found.article == row
    assert candidates(db, "b", keys_=same, age=-15 * DAY).same_text is None


def test_near_duplicates_share_two_keys_at_least(db: Database, feed: FeedId) -> None:
    """The most shared first; one key is chance."""
    with db.transaction():
        one, two, many = (
            new_story(db, feed, name, keys=fingerprint(name, sketch=sketch, events=()))[1]
            for name, sketch in (("one", [1, 101]), ("two", [1, 2, 102]), ("many", [1, 2, 3, 4]))
        )
    near = candidates(db, "x", keys_=fingerprint("x", sketch=range(1, 5), events=())).near
    assert [member.article for member in near] == [many, two]
    assert one not in {member.article for member in near}


def test_a_near_duplicate_brings_its_story(db: Database, feed: FeedId) -> None:
    """Even if they share no event key."""
    with db.transaction():
        number, _ = new_story(db, feed, "a", keys=fingerprint("a", sketch=range(5), events=()))
    found = candidates(db, "x", keys_=fingerprint("x", sketch=range(5), events=()))
    assert [view.id for view in found.stories] == [number]


def test_events_are_found_within_four_days(db: Database, feed: FeedId) -> None:
    """By one shared key, the most shared first."""
    with db.transaction():
        weak, _ = new_story(db, feed, "weak", keys=fingerprint("weak", events=[1, 50]))
        strong, _ = new_story(db, feed, "strong", keys=fingerprint("strong", events=[1, 2, 3]))
        new_story(db, feed, "far", keys=fingerprint("far", events=[1, 2, 3]), published=NOW - 5 * DAY)
    found = candidates(db, "x", keys_=fingerprint("x", events=[1, 2, 3]))
    assert [view.id for view in found.stories] == [strong, weak]


def test_a_story_closes(db: Database, feed: FeedId) -> None:
    """A late member keeps it findable as an earlier story of the thread, not as one to be joined."""
    with db.transaction():
        number, _ = new_story(db, feed, "a", keys=fingerprint("a", events=[1, 2, 3]), published=NOW - 8 * DAY)
        new_member(db, feed, "b", number, keys=fingerprint("b", events=[1, 2, 3]), published=NOW - DAY)
    found = candidates(db, "x", keys_=fingerprint("x", events=[1, 2, 9]))
    assert found.stories == ()
    assert [view.id for view in found.thread] == [number]


def test_a_thread_is_closed_stories_newest_first(db: Database, feed: FeedId) -> None:
    """Of the last 120 days, with two shared keys, and at most ten."""
    with db.transaction():
        rows = [
            new_story(db, feed, f"s{age}", keys=fingerprint(f"s{age}", events=[1, 2, age + 100]), published=NOW - age * DAY)[0]
            for age in (130, 100, *range(10, 30, 2), 3)
        ]
        new_story(db, feed, "one key", keys=fingerprint("one key", events=[1, 77]), published=NOW - 20 * DAY)
    found = candidates(db, "x", keys_=fingerprint("x", events=[1, 2]))
    assert [view.id for view in found.thread] == rows[2:-1]
    assert [view.id for view in found.stories] == [rows[-1]]


def test_a_key_that_very_many_stories_share_says_nothing(db: Database, feed: FeedId) -> None:
    """Boilerplate is left out of queries; a key of one story with very many tellings is not."""
    sketch, events = [7, 8], [7, 8]
    with db.transaction():
        for place in range(keys.MANY_STORIES + 1):
            new_story(db, feed, f"s{place}", keys=fingerprint(f"s{place}", sketch=sketch, events=events))
        told, _ = new_story(db, feed, "told", keys=fingerprint("told", sketch=[20, 21], events=[20, 21]))
        for place in range(keys.MANY_STORIES + 1):
            new_member(db, feed, f"m{place}", told, keys=fingerprint(f"m{place}", sketch=[20, 21], events=[20, 21]))
    boilerplate = candidates(db, "x", keys_=fingerprint("x", sketch=sketch, events=events))
    assert boilerplate.near == ()
    assert keys.sharing_stories(db, keys.Index.EVENT, tuple(events), keys.Window(since=NOW - DAY, until=NOW + DAY), least=1) == []
    found = candidates(db, "y", keys_=fingerprint("y", sketch=[20, 21], events=[20, 21]))
    assert found.stories[0].id == told
    assert len(found.near) == stories.NEAR_LIMIT


def test_stories_of_the_same_days_fill_up_the_candidates(db: Database, feed: FeedId) -> None:
    """What shares no key is compared as well, the nearest first, while there is room; what is days away is not."""
    with db.transaction():
        near, _ = new_story(db, feed, "near", published=NOW - HOUR)
        later, _ = new_story(db, feed, "later", published=NOW + 3 * HOUR)
        new_story(db, feed, "far", published=NOW - 5 * DAY)
    found = candidates(db, "x", keys_=fingerprint("x"))
    assert [view.id for view in found.stories] == [near, later]


def test_a_revised_member_is_found_by_what_it_says_now(db: Database, feed: FeedId) -> None:
    """Its earlier keys lead nowhere, at its earlier date and at its new one."""
    before, after = fingerprint("before", sketch=[1, 2], events=[1, 2]), fingerprint("after", sketch=[3, 4], events=[3, 4])
    with db.transaction():
        number, _ = new_story(db, feed, "a", keys=before)
        articles.revise(db, feed, article("a", version=2, published=NOW + HOUR), analysis("a", keys=after), FOUNDED, now=NOW)
    missed = candidates(db, "x", keys_=before)
    assert (missed.near, missed.same_text, missed.same_link) == ((), None, None)
    found = candidates(db, "x", keys_=after)
    assert [view.id for view in found.stories] == [number]
    assert len(found.near) == 1
    assert found.same_text is not None


def test_keys_are_pruned_when_they_have_left_every_window(db: Database, feed: FeedId) -> None:
    """Shingle keys after 14 days, event keys after 120."""
    with db.transaction():
        new_story(db, feed, "new")
        new_story(db, feed, "old", published=NOW - 15 * DAY)
        new_story(db, feed, "older", published=NOW - 121 * DAY)
        assert stories.prune_keys(db, now=NOW) == 32 + 32 + 5
        assert stories.prune_keys(db, now=NOW) == 0
    assert db.value("SELECT count(*) FROM sketch_keys") == 32
    assert db.value("SELECT count(*) FROM event_keys") == 10


MEMBERS = st.lists(
    st.tuples(st.integers(0, 4), st.sets(st.integers(0, 12), max_size=6), st.integers(-20, 20)),
    max_size=14,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=MEMBERS, asked=st.sets(st.integers(0, 12), max_size=8))
def test_look_ups_equal_a_comparison_with_everything(db: Database, told: list[tuple[int, set[int], int]], asked: set[int]) -> None:
    """For any members, keys and dates the indexes give what a comparison with every member gives."""
    window = keys.Window(since=NOW - 14 * DAY, until=NOW + 14 * DAY)
    shared_by_article: dict[int, int] = {}
    shared_by_story: dict[int, set[int]] = {}
    with db.transaction():
        db.execute("DELETE FROM sketch_keys")
        for number, (story, own, age) in enumerate(told, start=1):
            keys.add(db, StoryId(story), ArticleId(number), NOW + age * DAY, fingerprint("x", sketch=own, events=()))
            if abs(age) <= 14:
                shared_by_article[number] = len(own & asked)
                shared_by_story.setdefault(story, set()).update(own & asked)
    found = keys.sharing_articles(db, keys.Index.SKETCH, tuple(asked), window, least=2, limit=5)
    expected = sorted((number for number, shared in shared_by_article.items() if shared >= 2), key=lambda n: (-shared_by_article[n], -n))
    assert found == expected[:5]
    by_story = keys.sharing_stories(db, keys.Index.SKETCH, tuple(asked), window, least=1)
    assert by_story == sorted((s for s, shared in shared_by_story.items() if shared), key=lambda s: (-len(shared_by_story[s]), -s))


def counted(db: Database, feed: FeedId, name: str, *claims: Claim, days: float = 0, lead: bool = True) -> StoryId:
    """A story published some days before `NOW` that makes claims, in its lead or below it."""
    found = analysis(name, claims=claims)
    figures = tuple(claim.quantity for claim in claims if claim.quantity is not None)
    return _founded(db, feed, article(name, published=NOW - days * DAY), replace(found, quantities=figures, lead_quantities=figures * lead))


def _founded(db: Database, feed: FeedId, new: Article, found: Analysis) -> StoryId:
    row = articles.record(db, feed, new, found, FOUNDED, first_seen=NOW)
    return stories.open_story(db, row, topics=found.topics, opened_at=NOW)


THERE, BACK = Direction.DPRK_TO_RUSSIA, Direction.RUSSIA_TO_DPRK
SENT = Claim(quantity=quantity(6700), direction=THERE, passage="They sent 6,700.")


def test_the_newest_story_that_counted_the_same_is_found(db: Database, feed: FeedId) -> None:
    """The same unit going the same way, in its lead, a day to a year before; never the story itself."""
    with db.transaction():
        counted(db, feed, "older", SENT, days=90)
        newest = counted(db, feed, "newest", SENT, days=20)
        counted(db, feed, "background", SENT, days=10, lead=False)
        counted(db, feed, "the way back", replace(SENT, direction=BACK), days=9)
        counted(db, feed, "no way", replace(SENT, direction=None), days=8)
        counted(db, feed, "another unit", replace(SENT, quantity=quantity(5, "ship")), days=7)
        counted(db, feed, "denied", replace(SENT, stance=Stance.DENIED), days=6)
        counted(db, feed, "planned", replace(SENT, status=Status.PLANNED), days=5)
        counted(db, feed, "the same day", SENT, days=0.5)
        now = counted(db, feed, "now", SENT)
        first = counted(db, feed, "long ago", SENT, days=800)
    found = stories.counted_before(db, now, unit="container", direction=THERE)
    assert found is not None
    assert found.id == newest
    assert found.tellings[0].claims == (SENT,)
    assert stories.counted_before(db, first, unit="container", direction=THERE) is None
    assert stories.counted_before(db, now, unit="barrel", direction=THERE) is None
    undirected = stories.counted_before(db, now, unit="container", direction=None)
    assert undirected is not None
    assert undirected.tellings[0].title == "Title of no way"


def test_what_was_counted_before_is_found_by_its_index(db: Database) -> None:
    """Newest first, so that it costs the same however many claims there are."""
    values = {"story": 1, "unit": "container", "direction": THERE, "side": None, "read": 9, "most": 2, "least": 1}
    plan = [row["detail"] for row in db.rows(f"EXPLAIN QUERY PLAN {stories.COUNTED_BEFORE}", values)]
    assert "SEARCH claims USING INDEX claims_newest (unit=? AND direction=?)" in plan
    assert not any(step.startswith(("SCAN a", "SCAN m", "SCAN n", "SCAN claims")) for step in plan)


def test_what_the_same_side_said_goes_first(db: Database, feed: FeedId) -> None:
    """It is what the new figure is the difference to; what others said since is next."""
    seoul, washington = (replace(SENT, speaker=Speaker(side=side)) for side in ("south-korea", "usa"))
    with db.transaction():
        own = counted(db, feed, "own", seoul, days=40)
        newer = counted(db, feed, "newer", washington, days=3)
        now = counted(db, feed, "now", seoul)
    for side, expected in (("south-korea", own), ("usa", newer), ("ukraine", newer), (None, newer)):
        found = stories.counted_before(db, now, unit="container", direction=THERE, side=side)
        assert found is not None
        assert found.id == expected


def test_a_member_is_read_anew_after_a_revision_and_after_writes_were_undone(db: Database, feed: FeedId) -> None:
    """What is remembered of a member is never what a later revision, or a transaction that came to nothing, has made untrue."""
    with db.transaction():
        _, row = new_story(db, feed, "a")
    before = members.members(db, [row])[row]
    with db.transaction():
        articles.revise(db, feed, article("a", version=2), analysis(), FOUNDED, now=NOW)
        assert members.members(db, [row])[row].text == "Text of a, state 2."
    with suppress(LookupError), db.transaction():
        _, lost = new_story(db, feed, "b")
        assert members.members(db, [lost])[lost].title == "Title of b"
        raise LookupError
    with db.transaction():
        _, other = new_story(db, feed, "c")
    assert before.text == "Text of a, state 1."
    assert (other, members.members(db, [other])[other].title) == (lost, "Title of c")
    with db.transaction():
        with suppress(LookupError), db.savepoint():
            _, lost = new_story(db, feed, "d")
            assert members.members(db, [lost])[lost].title == "Title of d"
            raise LookupError
        _, other = new_story(db, feed, "e")
        assert (other, members.members(db, [other])[other].title) == (lost, "Title of e")
