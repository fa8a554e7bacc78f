"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/) to entries.

Lenient where a feed can still be understood: a field of the wrong type is absent. Bytes are hostile: numbers are never turned into
numbers, and nesting has its end where Python's does.
"""

import json
import re
from typing import Any, Final

from feeds.collect.clean import clean, clean_line, html_to_text
from feeds.collect.dates import parse_date
from feeds.collect.formats.language import primary_tag
from feeds.collect.urls import join
from feeds.errors import ParseError
from feeds.types.feed import Entry, ParsedFeed

_VERSION = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/1(\.1)?/?")
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_COMMA = re.compile(r"[\s,]*")
# An id may be a number of any length; NaN and Infinity are no JSON and no use.
_DECODER: Final = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=lambda _name: None, strict=False)


def parse(body: bytes, *, url: str) -> ParsedFeed | None:
    """Read a JSON Feed.

    Args:
        body: The whole document.
        url: The address that answered; relative links are joined to it.

    Returns:
        The feed; of a document that ends early, its whole items. None for JSON that is no feed.

    Raises:
        ParseError: It is no JSON that can be read.
    """
    text = body.decode(json.detect_encoding(body), "replace").lstrip("\ufeff")
    try:
        feed, complete = _DECODER.decode(text.strip()), True
    except RecursionError as error:
        raise ParseError("JSON that is nested too deeply") from error
    except ValueError as error:
        feed, complete = _rescued(text), False
        if feed is None:
            raise ParseError(f"JSON that cannot be read: {error}") from error
    version = _VERSION.fullmatch(_text(feed, "version")) if isinstance(feed, dict) else None
    if version is None or not isinstance(feed.get("items"), list):
        return None
    items = feed["items"]
    entries = tuple(_entry(item, url) for item in items if isinstance(item, dict))
    return ParsedFeed(
        format="json11" if version[1] else "json10",
        title=clean_line(_text(feed, "title")),
        language=primary_tag(_text(feed, "language")),
        entries=entries,
        broken=len(items) - len(entries),
        complete=complete,
    )


def _rescued(text: str) -> dict[str, Any] | None:
    """Head and whole items of a feed that ends early; None where that is not what is wrong with it."""
    begin = _ITEMS.search(text)
    if begin is None:
        return None
    try:
        feed: dict[str, Any] = _DECODER.decode(text[: begin.start()].rstrip().removesuffix(",") + "}")
    except (ValueError, RecursionError):
        return None
    feed["items"] = items = []
    at = begin.end()
    while at < len(text):
        at = _COMMA.match(text, at).end()  # type: ignore[union-attr]  # matches the empty string
        try:
            item, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        items.append(item)
    return feed


def _entry(item: dict[str, Any], url: str) -> Entry:
    """One item; `external_url` is what a link blog writes about."""
    texts = (html_to_text(_text(item, "content_html")), clean(_text(item, "content_text")), clean(_text(item, "summary")))
    return Entry(
        id=clean_line(_text(item, "id")) or None,
        link=join(url, _text(item, "url") or _text(item, "external_url")),
        title=clean_line(_text(item, "title")),
        text=max(texts, key=len),
        published=parse_date(_text(item, "date_published")),
        updated=parse_date(_text(item, "date_modified")),
        language=primary_tag(_text(item, "language")),
    )


def _text(of: dict[str, Any], key: str) -> str:
    """A field's text, "" where it is absent or of another type."""
    value = of.get(key)
    return value if isinstance(value, str) else ""
