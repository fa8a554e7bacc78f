"""Errors of the content side, cut by what the caller must do.

FeedError
├── RetryLater          try again later; `retry_after_s` where the server named a time, `status` where it answered
│   └── FeedGone        410: still asked, at the slowest pace, and worth telling an admin
├── AddressRefused      the address is not one we may fetch; only a person can change that
├── RobotsRefused       the host's robots.txt does not want the page to be read, or cannot be read itself: leave the page
├── ParseError          bytes that are no feed, or no page with a text: slow down, tell an admin if it lasts
│   └── ParserKilled    the bytes overran the reader's deadline or memory
└── QueryError          a query that cannot be read; `position` points at the character
"""

from collections.abc import Mapping
from types import MappingProxyType


class FeedError(Exception):
    """Base of all errors of `feeds`. Its text is fit for an admin's eyes and holds no secret."""


class RetryLater(FeedError):
    """The feed could not be read now.

    Attributes:
        retry_after_s: Seconds that the server asked us to wait, or None.
        status: The HTTP status, where that is what went wrong, or None.
    """

    def __init__(self, message: str, *, retry_after_s: float | None = None, status: int | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
        self.status = status


class FeedGone(RetryLater):
    """The server says that the feed is gone for good (410)."""


class AddressRefused(FeedError):
    """The address, or one that it leads to, must not be fetched."""


class RobotsRefused(FeedError):
    """The host's robots.txt does not want the page to be read, or could not be read itself."""


class ParseError(FeedError):
    """The bytes are no feed, or no page with a text."""


class ParserKilled(ParseError):
    """The reader was stopped because the bytes cost too much time or memory."""


class QueryError(FeedError):
    """A query or a term cannot be read.

    Attributes:
        query: The whole query.
        position: Offset of the offending character, 0-based, in code points; len(query) for the end.
        expected: What would have been right there, in words.
        key: Names what is wrong, for who says it in other languages ("query-quote-open").
        values: What that has to be said of, by name.
    """

    def __init__(
        self,
        message: str,
        *,
        query: str,
        position: int,
        key: str,
        values: Mapping[str, object] = MappingProxyType({}),
        expected: str = "",
    ) -> None:
        super().__init__(message)
        self.query = query
        self.position = position
        self.expected = expected
        self.key = key
        self.values = values

    def moved(self, query: str, position: int) -> "QueryError":
        """The same of a longer query, in which it stands elsewhere."""
        return QueryError(str(self), query=query, position=position, key=self.key, values=self.values, expected=self.expected)

    def pointed(self) -> str:
        """The query with a caret below the offending character."""
        return f"{self.query}\n{' ' * self.position}^"
