"""Any bytes to the entries of a feed, or to a ParseError that says what they look like instead.

Chooses the reader and knows what all formats share. Bytes are hostile: this runs in the child process of `feeds.collect.worker` only.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from feeds.collect.clean import clean_line, html_to_text
from feeds.collect.formats import jsonfeed, syndication
from feeds.errors import ParseError
from feeds.types.feed import Entry, ParsedFeed

MAX_ENTRIES: Final = 1000
"""Entries of one document that are looked at, the newest."""

_SPACE: Final = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
_HTML = re.compile(rb"(?:\s|<\?[^>]*>|<!--(?:(?!-->).)*+-->)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title[^>]*>([^<]*)", re.IGNORECASE)
_HEAD_BYTES: Final = 16_384
_QUOTE_LENGTH: Final = 80
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


def parse(body: bytes, *, url: str, headers: Mapping[str, str]) -> ParsedFeed:
    """Read a feed document of any format.

    Args:
        body: The unpacked bytes, at most 10 MiB.
        url: The address that answered; relative links are joined to it where the document names no other base.
        headers: Response headers, names in lower case; only Content-Type is used.

    Returns:
        The newest `MAX_ENTRIES` entries in document order. Where there are more, those without a date are the first to go, and among
        equals the last. An entry with neither id, link, title nor text is counted as broken.

    Raises:
        ParseError: The bytes are no feed, or one that cannot be read.
    """
    start = body.lstrip(_SPACE)[:_HEAD_BYTES]
    if not start:
        raise ParseError("the document is empty")
    if start[:1] in {b"{", b"["}:
        parsed = jsonfeed.parse(body, url=url)
    elif _HTML.match(start):
        raise ParseError(f"an HTML page, not a feed: {_quote(start)}")
    else:
        parsed = syndication.parse(body, url=url, headers=headers)
    if parsed is None:
        raise ParseError(f"not a feed: {_quote(start)}")
    usable = tuple(entry for entry in parsed.entries if entry.id or entry.link or entry.title or entry.text)
    return replace(parsed, entries=_newest(usable), broken=parsed.broken + len(parsed.entries) - len(usable))


def _newest(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """At most `MAX_ENTRIES`, in their old order."""
    if len(entries) <= MAX_ENTRIES:
        return entries
    by_date = sorted(range(len(entries)), key=lambda at: entries[at].published or entries[at].updated or _LONG_AGO, reverse=True)
    return tuple(entries[at] for at in sorted(by_date[:MAX_ENTRIES]))


def _quote(start: bytes) -> str:
    """What a document says of itself: the title of a page, or its first words."""
    text = start.replace(b"\x00", b"").decode("utf-8", "replace")
    title = _TITLE.search(text)
    words = html_to_text(title[1]) if title else ""
    words = clean_line(words or html_to_text(text))
    if not words:
        return "without any text"
    return f"“{words}”" if len(words) <= _QUOTE_LENGTH else f"“{words[:_QUOTE_LENGTH].rstrip()}…”"
