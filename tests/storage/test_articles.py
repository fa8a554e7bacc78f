"""Entries seen, articles, revisions, decisions and retention."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from feeds.types.article import ArticleId
from feeds.types.claim import Approximation, Claim, Designation, Direction, Quantity, Speaker, Stance, Status
from feeds.types.feed import FeedId
from feeds.types.story import Decision, Outcome
from storage import articles, errors, sources, stories
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
    hashed,
    new_story,
    quantity,
    rejected,
)

CLAIM = Claim(
    quantity=Quantity(value=6700, high=7000, unit="container", text="some 6,700", start=3, approximation=Approximation.ABOUT),
    goods="munitions",
    direction=Direction.DPRK_TO_RUSSIA,
    claimant="신원식",
    speaker=Speaker(side="south-korea", office="defence-minister", person="shin-won-sik"),
    chain=("AFP", "Time"),
    said_on=date(2024, 2, 26),
    since="2023-08",
    stance=Stance.DENIED,
    status=Status.CAPACITY,
    passage="Some 6,700 containers.",
)
BARE = Claim(quantity=None, passage="They went.")
LISTING = Designation(
    by="usa",
    listed=("MRB Bank", "Центральный банк"),
    programme="Executive Order 13810",
    said_on=date(2024, 9, 19),
    passage="OFAC listed them.",
)
PLAIN_LISTING = Designation(by="eu", listed=("Ri Chang Ho",), passage="Brussels listed him.")


@pytest.fixture
def feed(db: Database) -> FeedId:
    """A feed."""
    with db.transaction():
        return add_feed(db)


def reject(db: Database, feed: FeedId, *names: str, reason: str = "no @dprk", age: timedelta = timedelta(0)) -> None:
    """Store rejected entries."""
    judged = [
        (replace(article(name), key_without_guid=hashed(f"link of {name}")), analysis(name, wanted_by=()), rejected(reason))
        for name in names
    ]
    with db.transaction():
        articles.record_rejected(db, feed, judged, first_seen=NOW - age)


def outcomes(db: Database) -> dict[str | None, str]:
    """Titles with what became of them."""
    return {entry.title: entry.outcome for entry in articles.entries(db)}


def test_what_was_seen_is_known_with_what_became_of_it(db: Database, feed: FeedId) -> None:
    """Rejected, opening a story, and placed nowhere; unknown keys are left out."""
    reject(db, feed, "r")
    with db.transaction():
        story, row = new_story(db, feed, "s")
        unplaced = Decision(outcome=Outcome.UNPLACED, reason="a round-up", versions="v1")
        articles.record(db, feed, article("u"), analysis("u"), unplaced, first_seen=NOW)
    known = articles.known(db, feed, [hashed(name) for name in "rsux"])
    assert {key: entry.outcome for key, entry in known.items()} == {
        hashed("r"): Outcome.REJECTED,
        hashed("s"): Outcome.NEW_STORY,
        hashed("u"): Outcome.UNPLACED,
    }
    entry = known[hashed("s")]
    assert (entry.article, entry.story, entry.content_hash) == (row, story, article("s").content_hash)


def test_keys_belong_to_their_feed(db: Database, feed: FeedId) -> None:
    """Another feed has not seen them."""
    reject(db, feed, "r")
    with db.transaction():
        other = add_feed(db, "https://other.example/")
    assert articles.known(db, other, [hashed("r")]) == {}


def test_very_many_keys_are_looked_up(db: Database, feed: FeedId) -> None:
    """The newest 1,000 entries of a feed and more."""
    names = [str(number) for number in range(1200)]
    reject(db, feed, *names)
    assert len(articles.known(db, feed, [hashed(name) for name in names])) == 1200
    assert articles.known(db, feed, []) == {}


def test_rejected_entries_know_their_own_text(db: Database, feed: FeedId) -> None:
    """Rows stored in bulk point to the right articles, also after some were dropped."""
    reject(db, feed, "old", age=31 * DAY)
    with db.transaction():
        articles.prune_rejected(db, before=NOW - 30 * DAY)
        new_story(db, feed, "s")
    reject(db, feed, "a", "b", "c")
    known = articles.known(db, feed, [hashed(name) for name in "abc"])
    for name in "abc":
        row = known[hashed(name)].article
        assert db.value("SELECT title FROM articles WHERE id = ?", (row,)) == f"Title of {name}"


def test_guids_that_are_forgotten_leave_entries_known_by_the_rest(db: Database, feed: FeedId) -> None:
    """Key for key, with their texts; of two that would be one the first moves; other feeds keep theirs."""
    one, twin, other = (replace(article(name), key_without_guid=hashed("link")) for name in ("one", "twin", "other"))
    bare = article("bare")
    with db.transaction():
        elsewhere = add_feed(db, "https://other.example/")
        for number, (place, each) in enumerate([(feed, one), (feed, twin), (feed, bare), (elsewhere, other)]):
            articles.record_rejected(db, place, [(each, analysis("x", wanted_by=()), rejected())], first_seen=NOW + number * HOUR)
        articles.forget_guids(db, feed)
    known = articles.known(db, feed, [each.key for each in (one, twin, bare)] + [hashed("link")])
    assert set(known) == {hashed("link"), twin.key, bare.key}
    assert (known[hashed("link")].title, known[hashed("link")].key_without_guid) == (one.title, None)
    assert known[twin.key].key_without_guid == hashed("link")
    assert set(articles.known(db, elsewhere, [other.key, hashed("link")])) == {other.key}
    assert (sources.feed(db, feed).ids_reused, sources.feed(db, elsewhere).ids_reused) == (True, False)
    with db.transaction():
        assert articles.prune_rejected(db, before=NOW + DAY) == 4
    assert [entry.article for entry in articles.entries(db)] == [None] * 4


def test_an_entry_is_recorded_once(db: Database, feed: FeedId) -> None:
    """A second record of the same key is a conflict, and nothing of its transaction stays."""
    reject(db, feed, "a")
    with pytest.raises(errors.Conflict), db.transaction():
        articles.record(db, feed, article("a"), analysis("a"), FOUNDED, first_seen=NOW)
    assert outcomes(db) == {"Title of a": "rejected"}


def test_a_feed_counts_its_entries(db: Database, feed: FeedId) -> None:
    """Every entry counts once, revisions do not."""
    reject(db, feed, "a", "b")
    with db.transaction():
        new_story(db, feed, "s")
        articles.revise(db, feed, article("s", version=2), analysis("s"), FOUNDED, now=NOW)
    assert sources.feed(db, feed).entries == 3


def test_a_member_comes_back_with_all_that_was_found(db: Database, feed: FeedId) -> None:
    """Figures, claims slot by slot, designations, fingerprint and matches survive storing."""
    found = analysis(
        "a", figures=(quantity(), quantity(12.5, "ton")), claims=(CLAIM, BARE), designations=(LISTING, PLAIN_LISTING), denial=True
    )
    with db.transaction():
        row = articles.record(db, feed, article("a"), found, FOUNDED, first_seen=NOW)
        story = stories.open_story(db, row, topics=found.topics, opened_at=NOW)
    member = articles.member(db, row)
    assert (member.article, member.story, member.founder, member.denial) == (row, story, True, True)
    assert (member.title, member.text, member.outlet, member.language, member.published) == (
        article("a").title,
        article("a").text,
        article("a").outlet,
        "en",
        NOW,
    )
    assert (member.quantities, member.lead_quantities) == (found.quantities, found.lead_quantities)
    assert member.claims == (CLAIM, BARE)
    assert stories.story(db, story).tellings[0].designations == (LISTING, PLAIN_LISTING)
    assert member.fingerprint == found.fingerprint
    assert articles.matches(db, row) == found.matches


def test_only_members_are_members(db: Database, feed: FeedId) -> None:
    """A rejected article belongs to no story and matches nothing."""
    reject(db, feed, "r")
    row = articles.known(db, feed, [hashed("r")])[hashed("r")].article
    assert row is not None
    with pytest.raises(errors.NotFound, match="belongs to no story"):
        articles.member(db, row)
    assert articles.matches(db, row) == ()


def test_reasons_are_kept(db: Database, feed: FeedId) -> None:
    """Whole for what is kept, cut to 80 bytes for what is rejected."""
    reject(db, feed, "r", reason="북" * 40)
    with db.transaction():
        _, row = new_story(db, feed, "s")
    short = articles.known(db, feed, [hashed("r")])[hashed("r")].article
    assert short is not None
    assert articles.reason(db, short) == "북" * 25 + "…"
    assert articles.reason(db, row) == FOUNDED.reason
    with pytest.raises(errors.NotFound, match="dropped"):
        articles.reason(db, ArticleId(999))


def test_a_revision_keeps_the_state_before(db: Database, feed: FeedId) -> None:
    """The article shows its newest text; the earlier one and both decisions stay."""
    second = Decision(outcome=Outcome.NEW_STORY, reason="a figure changed", versions="v2")
    with db.transaction():
        _, row = new_story(db, feed, "a")
        found = analysis("a", figures=(quantity(7000),), claims=(BARE,))
        assert articles.revise(db, feed, article("a", version=2), found, second, now=NOW + DAY) == row
    assert articles.member(db, row).text == article("a", version=2).text
    assert articles.member(db, row).quantities == (quantity(7000),)
    assert articles.known(db, feed, [hashed("a")])[hashed("a")].content_hash == article("a", version=2).content_hash
    assert [tuple(r) for r in db.rows("SELECT number, text FROM revisions")] == [(1, article("a").text)]
    assert [tuple(r) for r in db.rows("SELECT revision, reason FROM decisions ORDER BY revision")] == [
        (1, FOUNDED.reason),
        (2, "a figure changed"),
    ]
    assert articles.reason(db, row) == "a figure changed"


def test_a_member_that_matches_no_more_stays_one(db: Database, feed: FeedId) -> None:
    """It keeps outcome, story and fingerprint, is never pruned, and the decision says what happened."""
    with db.transaction():
        story, row = new_story(db, feed, "a")
        articles.revise(db, feed, article("a", version=2), analysis("a", wanted_by=()), rejected("no @arms"), now=NOW)
        articles.prune_rejected(db, before=NOW + DAY)
    assert articles.member(db, row).story == story
    assert articles.member(db, row).fingerprint == fingerprint("a")
    (entry,) = articles.entries(db)
    assert (entry.outcome, entry.reason, entry.story) == (Outcome.NEW_STORY, "no @arms", story)


def test_a_rejected_entry_may_match_later(db: Database, feed: FeedId) -> None:
    """A revision turns it into an article that a story can be opened with, whether or not its text was still there."""
    reject(db, feed, "kept")
    reject(db, feed, "dropped", age=31 * DAY)
    with db.transaction():
        articles.prune_rejected(db, before=NOW - 30 * DAY)
        for name in ("kept", "dropped"):
            row = articles.revise(db, feed, article(name, version=2), analysis(name), FOUNDED, now=NOW)
            stories.open_story(db, row, topics=("zeal",), opened_at=NOW)
    assert outcomes(db) == {"Title of kept": "new_story", "Title of dropped": "new_story"}
    assert len(stories.list_stories(db)) == 2
    assert {entry.first_seen for entry in articles.entries(db)} == {NOW, NOW - 31 * DAY}


def test_a_rejected_entry_may_be_revised_and_stay_rejected(db: Database, feed: FeedId) -> None:
    """Its new hash is known, so that it is not looked at again."""
    reject(db, feed, "a")
    with db.transaction():
        articles.revise(db, feed, article("a", version=2), analysis("a", wanted_by=()), rejected("no @arms"), now=NOW)
    (entry,) = articles.entries(db)
    assert (entry.outcome, entry.reason) == (Outcome.REJECTED, "no @arms")
    assert articles.known(db, feed, [hashed("a")])[hashed("a")].content_hash == article("a", version=2).content_hash


def test_an_unseen_entry_cannot_be_revised(db: Database, feed: FeedId) -> None:
    """It has to be recorded first."""
    with pytest.raises(errors.NotFound, match="not been seen"), db.transaction():
        articles.revise(db, feed, article("a"), analysis("a"), FOUNDED, now=NOW)


def test_entries_are_listed_whole(db: Database, feed: FeedId) -> None:
    """Link, title, decision, reason, versions, story and feed, in the order of arrival; what is dropped has no text."""
    reject(db, feed, "gone", age=31 * DAY)
    with db.transaction():
        story, row = new_story(db, feed, "s")
        articles.prune_rejected(db, before=NOW - 30 * DAY)
    gone, kept = articles.entries(db)
    assert (gone.url, gone.title, gone.article, gone.story, gone.reason, gone.outcome) == (
        None,
        None,
        None,
        None,
        "no @dprk",
        Outcome.REJECTED,
    )
    assert (kept.url, kept.title, kept.article, kept.story, kept.reason) == (
        article("s").url,
        article("s").title,
        row,
        story,
        FOUNDED.reason,
    )
    assert (kept.versions, kept.language, kept.published, kept.first_seen, kept.feed) == ("v1", "en", NOW, NOW, "https://feed.example/rss")


def test_entries_are_found_by_link(db: Database, feed: FeedId) -> None:
    """By the link as given and by the canonical one, rejected ones too."""
    reject(db, feed, "a", "b")
    for url in ("https://news.example/a", "news.example/a"):
        assert [entry.title for entry in articles.entries(db, url=url)] == ["Title of a"]
    assert articles.entries(db, url="https://news.example/z") == []


def test_retention_drops_old_rejected_text_only(db: Database, feed: FeedId) -> None:
    """What matched stays for ever, what is young stays too, and of the others key, hash and reason do."""
    reject(db, feed, "old", "older", age=31 * DAY)
    reject(db, feed, "young", age=29 * DAY)
    with db.transaction():
        articles.record(db, feed, article("matched"), analysis("matched"), FOUNDED, first_seen=NOW - 400 * DAY)
        assert articles.prune_rejected(db, before=NOW - 30 * DAY, limit=1) == 1
        assert articles.prune_rejected(db, before=NOW - 30 * DAY) == 1
        assert articles.prune_rejected(db, before=NOW - 30 * DAY) == 0
    assert {row["title"] for row in db.rows("SELECT title FROM articles")} == {"Title of young", "Title of matched"}
    entry = articles.known(db, feed, [hashed("old")])[hashed("old")]
    assert (entry.article, entry.content_hash, entry.outcome) == (None, article("old").content_hash, Outcome.REJECTED)


def test_what_is_left_of_a_rejected_entry_is_small(db: Database, feed: FeedId) -> None:
    """At most 200 bytes on disk for each of many, with reasons of full length and keys in no order."""
    number = 6000
    for start in range(0, number, 50):  # polls of fifty entries, as they come
        reject(db, feed, *map(str, range(start, start + 50)), reason="no term of @dprk in one sentence with " + "x" * 60, age=31 * DAY)
    with db.transaction():
        articles.prune_rejected(db, before=NOW, limit=number)
    size = db.value("SELECT sum(pgsize) FROM dbstat WHERE name = 'seen'")
    left = db.value("SELECT count(*) FROM articles")
    assert left == 0
    assert size / number <= 200
