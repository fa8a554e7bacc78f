"""Feeds and their polling state."""

from datetime import timedelta

import pytest

from feeds.types.feed import Feed, FeedId, FeedKind, Tier, Validators
from storage import articles, audit, errors, sources
from storage.database import Database
from storage.feed_types import FeedPoll, FeedStatus, Horizon
from tests.storage.samples import ACTOR, DAY, HOUR, NOW, add_feed, analysis, article, rejected

URL = "https://feed.example/rss"
HORIZON = Horizon(healthy=NOW + HOUR / 4, failing=NOW + 6 * HOUR, asked=NOW + DAY)


def poll(db: Database, feed: FeedId, **fields: object) -> None:
    """Record a poll at NOW."""
    with db.transaction():
        sources.record_polls(db, [(feed, FeedPoll(checked_at=NOW, next_check_at=NOW + HOUR, **fields))])  # type: ignore[arg-type] # test data


def added(db: Database, url: str = URL) -> FeedId:
    """A feed that was added."""
    with db.transaction():
        return add_feed(db, url)


def test_a_feed_comes_back_as_it_was_added(db: Database) -> None:
    """Every field is kept, and its next poll is its first."""
    feed = Feed(url=URL, title="평양 Times", language="ko", tier=Tier.STATE_MEDIA, kind=FeedKind.PAGE)
    with db.transaction():
        number = sources.add_feed(db, feed, actor=ACTOR, now=NOW, next_check_at=NOW + HOUR)
    state = sources.feed(db, number)
    assert state == sources.feed_by_url(db, URL)
    assert (state.feed, state.status, state.next_check_at, state.read_at) == (feed, FeedStatus.ACTIVE, NOW + HOUR, None)
    assert (state.validators, state.body_hash, state.failures, state.error, state.entries) == (Validators(), None, 0, None, 0)


def test_an_address_is_there_once(db: Database) -> None:
    """A second feed at the same address is a conflict that names it."""
    added(db)
    with pytest.raises(errors.Conflict, match=f"{URL}: it is there already"):
        added(db)


def test_unknown_feeds_are_not_found(db: Database) -> None:
    """By number it is an error, by address an ordinary answer."""
    assert sources.feed_by_url(db, URL) is None
    with pytest.raises(errors.NotFound, match="rajin feeds list"):
        sources.feed(db, FeedId(7))


def test_a_success_is_kept_with_its_validators(db: Database) -> None:
    """A complete document leaves validators, hash and times, and clears an earlier error."""
    feed = added(db)
    poll(db, feed, error="timed out")
    poll(db, feed, validators=Validators(etag='W/"1"'), body_hash=b"h" * 32)
    state = sources.feed(db, feed)
    assert (state.validators.etag, state.body_hash, state.error, state.failures) == ('W/"1"', b"h" * 32, None, 0)
    assert state.checked_at == state.read_at == NOW


def test_an_error_keeps_what_was_known(db: Database) -> None:
    """Validators and hash survive errors, which are counted; the time of the last reading stays."""
    feed = added(db)
    poll(db, feed, validators=Validators(last_modified="Mon"), body_hash=b"h" * 32)
    poll(db, feed, error="timed out")
    poll(db, feed, error="refused")
    state = sources.feed(db, feed)
    assert (state.validators.last_modified, state.body_hash, state.error, state.failures) == ("Mon", b"h" * 32, "refused", 2)
    assert state.read_at == NOW


def test_an_error_is_no_first_poll(db: Database) -> None:
    """A feed that was never read stays unread after an error."""
    feed = added(db)
    poll(db, feed, error="timed out")
    assert sources.feed(db, feed).read_at is None


def test_an_unchanged_document_keeps_the_hash(db: Database) -> None:
    """None means keep."""
    feed = added(db)
    poll(db, feed, validators=Validators(etag="1"), body_hash=b"h" * 32)
    poll(db, feed)
    assert (sources.feed(db, feed).validators.etag, sources.feed(db, feed).body_hash) == ("1", b"h" * 32)


def test_a_document_that_ended_early_leaves_nothing_to_compare_with(db: Database) -> None:
    """The next poll must bring the whole document again."""
    feed = added(db)
    poll(db, feed, validators=Validators(etag="1", last_modified="Mon"), body_hash=b"h" * 32)
    poll(db, feed, forget_body=True)
    state = sources.feed(db, feed)
    assert (state.validators, state.body_hash) == (Validators(), None)


def test_due_feeds_come_longest_overdue_first(db: Database) -> None:
    """Paused ones and those whose time has not come are left out."""
    late, later, paused, future = (added(db, f"https://{n}.example/") for n in range(4))
    with db.transaction():
        for feed, at in ((late, NOW - HOUR), (later, NOW - DAY), (paused, NOW - DAY), (future, NOW + HOUR / 6)):
            sources.record_polls(db, [(feed, FeedPoll(checked_at=NOW, next_check_at=at))])
        sources.pause(db, paused, actor=ACTOR, now=NOW)
    assert [state.id for state in sources.due(db, now=NOW, horizon=HORIZON)] == [later, late]
    assert [state.id for state in sources.due(db, now=NOW, horizon=HORIZON, limit=1)] == [later]
    assert [state.id for state in sources.active(db)] == [later, late, future]
    assert [state.id for state in sources.list_feeds(db)] == [late, later, paused, future]


def test_a_resumed_feed_pushes_nothing_old(db: Database) -> None:
    """Its next poll is now, and taken as a first one."""
    feed = added(db)
    poll(db, feed)
    with db.transaction():
        sources.pause(db, feed, actor=ACTOR, now=NOW)
        sources.resume(db, feed, actor=ACTOR, now=NOW + DAY)
    state = sources.feed(db, feed)
    assert (state.status, state.read_at, state.next_check_at) == (FeedStatus.ACTIVE, None, NOW + DAY)


def test_a_removed_feed_comes_back_with_its_memory(db: Database) -> None:
    """Its entries stay known; its polling state starts anew."""
    feed = added(db)
    with db.transaction():
        articles.record_rejected(db, feed, [(article("a"), analysis("a", wanted_by=()), rejected())], first_seen=NOW)
    poll(db, feed, validators=Validators(etag="1"), body_hash=b"h" * 32)
    with db.transaction():
        sources.remove_feed(db, feed, actor=ACTOR, now=NOW)
        sources.record_polls(db, [(feed, FeedPoll(checked_at=NOW, next_check_at=NOW, error="too late"))])
    assert sources.list_feeds(db) == []
    assert sources.due(db, now=NOW + DAY, horizon=HORIZON) == []
    with pytest.raises(errors.NotFound), db.transaction():
        sources.pause(db, feed, actor=ACTOR, now=NOW)
    assert added(db) == feed
    state = sources.feed(db, feed)
    assert (state.read_at, state.validators, state.body_hash, state.error, state.entries) == (None, Validators(), None, None, 1)
    assert len(articles.known(db, feed, [article("a").key])) == 1


def test_a_jump_of_the_clock_is_clamped_and_spread(db: Database) -> None:
    """Feeds beyond the horizon and overdue ones are laid over five minutes; the others keep their time."""
    feeds = [added(db, f"https://{n}.example/") for n in range(5)]
    times = (NOW - 30 * DAY, NOW - DAY, NOW + HOUR / 6, NOW + HOUR, NOW + 3650 * DAY)
    with db.transaction():
        for feed, at in zip(feeds, times, strict=True):
            sources.record_polls(db, [(feed, FeedPoll(checked_at=NOW, next_check_at=at))])
        moved = sources.clamp_due(db, now=NOW, horizon=HORIZON)
    step = timedelta(seconds=75)
    assert moved == 4
    assert [sources.feed(db, feed).next_check_at for feed in feeds] == [NOW, NOW + step, NOW + HOUR / 6, NOW + 2 * step, NOW + 3 * step]


@pytest.mark.parametrize(
    ("outcome", "wait", "due"),
    [
        ({}, HOUR / 4, False),
        ({}, HOUR / 2, True),
        ({"error": "refused"}, 6 * HOUR, False),
        ({"error": "refused"}, 7 * HOUR, True),
        ({"error": "busy", "asked_to_wait": True}, 20 * HOUR, False),
        ({"error": "busy", "asked_to_wait": True}, 30 * HOUR, True),
    ],
)
def test_a_time_beyond_the_horizon_was_set_by_a_wrong_clock(
    db: Database, outcome: dict[str, object], wait: timedelta, *, due: bool
) -> None:
    """How far a feed may be put off depends on its last poll; beyond that it is due."""
    feed = added(db)
    poll(db, feed, error="busy", asked_to_wait=True)
    with db.transaction():
        sources.record_polls(db, [(feed, FeedPoll(checked_at=NOW, next_check_at=NOW + wait, **outcome))])  # type: ignore[arg-type] # test data
    assert [state.id for state in sources.due(db, now=NOW, horizon=HORIZON)] == [feed] * due


def test_changes_by_people_are_audited(db: Database) -> None:
    """Who, where, what, from and to."""
    feed = added(db)
    with db.transaction():
        sources.pause(db, feed, actor=ACTOR, now=NOW + HOUR)
        sources.remove_feed(db, feed, actor=ACTOR, now=NOW + HOUR)
    found = [(entry.action, entry.subject, entry.before, entry.after) for entry in audit.entries(db)]
    assert found == [
        ("feeds remove", URL, "A feed", None),
        ("feeds pause", URL, "active", "paused"),
        ("feeds add", URL, None, "A feed"),
    ]
    assert audit.entries(db, limit=1)[0].actor == ACTOR
    assert audit.entries(db)[0].at == NOW + HOUR
