"""Feeds, what a fetch brings and the entries in a document. The words are those of Atom (RFC 4287) and HTTP (RFC 9110)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

FeedId = NewType("FeedId", int)


class FeedKind(StrEnum):
    """What a feed's address holds, and so which reader understands it."""

    SYNDICATION = "syndication"  # RSS 0.9x-2.0, RSS 1.0 (RDF), Atom, JSON Feed
    PAGE = "page"  # a page without a feed
    LIST = "list"  # an official sanctions list


class Tier(StrEnum):
    """What kind of source a feed or an outlet is; the order is the order of weight."""

    OFFICIAL_LIST = "official_list"
    GOVERNMENT = "government"
    WIRE = "wire"
    INDEPENDENT = "independent"
    THINK_TANK = "think_tank"
    STATE_MEDIA = "state_media"
    TABLOID = "tabloid"
    AGGREGATOR = "aggregator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as an admin knows it; its polling state lives in storage.

    Attributes:
        url: Absolute http or https address.
        title: The outlet's or the feed's name, plain text, never empty.
        language: BCP 47 primary tag that the feed is said to be in, or None. A hint, never trusted.
        tier: What kind of source it is, for entries that name no outlet of their own.
        kind: Which reader understands it.
    """

    url: str
    title: str
    language: str | None = None
    tier: Tier = Tier.INDEPENDENT
    kind: FeedKind = FeedKind.SYNDICATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to ask "is it still the same?" with (RFC 9110, 8.8), kept byte for byte."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server answered 304: nothing new, the validators stay."""

    validators: Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The server answered 200 with the body we have already read; nothing was parsed."""

    validators: Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A new body.

    Attributes:
        url: The address that answered, after redirects; links are relative to it.
        body: The unpacked bytes, at most 10 MiB.
        headers: Response headers, names in lower case.
        validators: To be kept only together with the entries, and only if the document is complete.
        body_hash: SHA-256 of `body`, 32 bytes.
    """

    url: str
    body: bytes = field(repr=False)
    headers: Mapping[str, str]
    validators: Validators
    body_hash: bytes = field(repr=False)


FetchResult = NotModified | Unchanged | Fetched


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The outlet that an entry says it comes from (atom:source, RSS source)."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a document, made clean: plain text, absolute link, UTC times. Nothing here is HTML.

    Attributes:
        id: The guid as given (RSS guid, atom:id, JSON Feed id), or None.
        link: Absolute http(s) link as given, or None.
        title: One line, may be "" where the feed gives none.
        text: The longest text that the entry carries, paragraphs parted by a newline, may be "".
        published: When it says that it was published, UTC, or None where absent or unreadable; not yet judged for sense.
        updated: Likewise for its last change.
        language: What the entry itself declares, or None.
        source: The outlet it was taken from, where it names one.
    """

    id: str | None = None
    link: str | None = None
    title: str = ""
    text: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    language: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """What a document holds.

    Attributes:
        format: Such as "rss20", "rss10", "atom10", "json11".
        title: The document's own title, may be "".
        language: What the document declares, or None.
        entries: In document order, at most the newest 1,000.
        broken: Entries that could not be read and were skipped.
        complete: False when the document ends early: use its entries, keep no validator and no body hash.
    """

    format: str
    title: str
    language: str | None
    entries: tuple[Entry, ...]
    broken: int = 0
    complete: bool = True
