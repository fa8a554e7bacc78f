"""Types of what storage keeps of feeds and their entries. Times are UTC-aware."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from feeds.types.article import ArticleId
from feeds.types.feed import Feed, FeedId, Validators
from feeds.types.story import Outcome, StoryId


class FeedStatus(StrEnum):
    """Whether a feed is polled."""

    ACTIVE = "active"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """A feed with its polling state.

    Attributes:
        id: Its row.
        feed: The feed as an admin knows it.
        status: Whether it is polled.
        validators: Of the last complete document.
        body_hash: SHA-256 of the last complete body, or None.
        next_check_at: When to look at it again.
        checked_at: When it was last tried, or None.
        read_at: When a document of it was last read or found unchanged, or None: None means that the next is its first poll.
        failures: Errors since then.
        error: The last error's text, or None after a success.
        ids_reused: True when its guids were seen to be reused, so that links identify its entries.
        entries: How many entries it has brought so far.
    """

    id: FeedId
    feed: Feed
    status: FeedStatus
    validators: Validators
    body_hash: bytes | None
    next_check_at: datetime
    checked_at: datetime | None
    read_at: datetime | None
    failures: int
    error: str | None
    ids_reused: bool
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPoll:
    """What one poll leaves behind in a feed's state.

    Attributes:
        checked_at: Now.
        next_check_at: When to look again.
        error: None for a success.
        validators: New ones, or None to keep those there are.
        body_hash: New one, or None to keep; see `forget_body`.
        forget_body: True for a document that ended early: drop validators and body hash.
        asked_to_wait: Whether the server asked for a wait, so that `next_check_at` may be further ahead than usual.
    """

    checked_at: datetime
    next_check_at: datetime
    error: str | None = None
    validators: Validators | None = None
    body_hash: bytes | None = None
    forget_body: bool = False
    asked_to_wait: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """When a feed is due at the latest; a stored time beyond that was set by a wrong clock.

    Attributes:
        healthy: One whose last poll went well.
        failing: One whose last poll failed.
        asked: One whose server asked for a wait.
    """

    healthy: datetime
    failing: datetime
    asked: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntry:
    """An entry that was seen before.

    Attributes:
        article: Its row, or None where the text has been dropped by retention.
        content_hash: Of its newest revision, or None likewise.
        outcome: What became of it.
        story: Its story, or None.
        title: Its newest, or None where the text has been dropped.
        key_without_guid: 16 bytes, as in `Article`.
    """

    article: ArticleId | None
    content_hash: bytes | None
    outcome: Outcome
    story: StoryId | None
    title: str | None
    key_without_guid: bytes | None
