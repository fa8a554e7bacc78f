"""RSS 0.9x to 2.0, RSS 1.0 and Atom to entries; the only file that knows feedparser.

Bytes are hostile and often broken: they are repaired where a rule is certain (encoding, illegal characters, a document that ends
early), and one broken entry never costs the others. Nothing is fetched, and no HTML leaves this file.
"""

import io
import re
from collections.abc import Mapping
from html.entities import name2codepoint
from typing import Any, Final
from xml.sax import SAXException

import feedparser

from feeds.collect.clean import clean_line, html_to_text, paragraphs
from feeds.collect.dates import parse_date
from feeds.collect.formats.encoding import to_utf8
from feeds.collect.formats.language import primary_tag
from feeds.collect.urls import join
from feeds.errors import ParseError
from feeds.types.feed import Entry, ParsedFeed, Source

# What feedparser 6 lets through on broken input (kurtmckee/feedparser #591, #599 and others): re.error on a backslash in an entity,
# RuntimeError from its SGML reader and as RecursionError, ArithmeticError as OverflowError. MemoryError ends the child process.
_TROUBLE: Final = (
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError),
    *(re.error, SAXException),
)

_HEADERS: Final = {"content-type": "application/xml; charset=utf-8"}  # true after to_utf8
_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\r")
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]++)|([0-9]++));?")
_PAIR = re.compile(rb"&#(?:[xX]([dD][89abAB][0-9a-fA-F]{2})|(5[5-6][0-9]{3}));&#(?:[xX]([dD][c-fC-F][0-9a-fA-F]{2})|(5[67][0-9]{3}));")
_REPLACEMENT: Final = b"&#65533;"

_ENTRY = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)[\s>/]", re.IGNORECASE)
_ENTRY_END = re.compile(rb"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_ROOT_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_SUBSET = re.compile(rb"(<!DOCTYPE[^\[>]*)\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
_AMPERSAND = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:(?P<reference>#[0-9]++|#[xX][0-9a-fA-F]++|[A-Za-z][A-Za-z0-9]{0,31}+);)?", re.DOTALL
)
_PREFIXED_ENTRY = re.compile(rb"<([\w.-]+):(?:item|entry)[\s>]", re.IGNORECASE)


def parse(body: bytes, *, url: str, headers: Mapping[str, str]) -> ParsedFeed | None:
    """Read RSS or Atom.

    Args:
        body: The whole document.
        url: The address that answered.
        headers: Response headers, names in lower case; of use is the charset of Content-Type.

    Returns:
        The feed with all its entries; of a document that ends early, the whole ones. None for bytes that are neither RSS nor Atom.

    Raises:
        ParseError: It has entries, but none can be read.
    """
    body = _without_illegal_characters(to_utf8(body, headers.get("content-type", "")))
    complete = _is_complete(body)
    if not complete:
        body = _whole_entries(body)
    document = _read(body)
    if not document.get("version"):  # absent where nothing was left to read
        return None
    return _feed(document, url=url, complete=complete)


def _without_illegal_characters(body: bytes) -> bytes:
    """No character, and no reference to one, that XML 1.0 (2.2) forbids; emoji written as two surrogates become one reference."""
    return _REFERENCE.sub(_legal, _PAIR.sub(_joined, body.translate(None, _CONTROLS)))


def _joined(pair: re.Match[bytes]) -> bytes:
    """One reference for a pair of surrogates (Unicode 3.8, D75)."""
    high = int(pair[1], 16) if pair[1] else int(pair[2])
    low = int(pair[3], 16) if pair[3] else int(pair[4])
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return pair[0]
    return b"&#%d;" % (0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _legal(reference: re.Match[bytes]) -> bytes:
    """The reference itself, or one to U+FFFD."""
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    digits = digits.lstrip(b"0")
    code = int(digits, base) if 0 < len(digits) < 8 else 0
    legal = code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return reference[0] if legal else _REPLACEMENT


def _is_complete(body: bytes) -> bool:
    """Whether the end tag of the whole document is there, behind the last entry.

    What follows it does not matter (comments, counters' scripts), unless it shows that the tag was only quoted.
    """
    end = max((tag.end() for tag in _ROOT_END.finditer(body)), default=None)
    return end is not None and b"]]>" not in body[end:] and not _ENTRY_END.search(body, end)


def _whole_entries(body: bytes) -> bytes:
    """A document that ends early up to its last whole entry: half a headline is no news."""
    last = max((tag.end() for tag in _ENTRY_END.finditer(body)), default=None)
    if last is None:
        first = _ENTRY.search(body)
        last = first.start() if first else None
    return body[:last]


def _read(body: bytes) -> dict[str, Any]:
    """Let feedparser read it: as it is, and where that is not well-formed, repaired; the repaired one counts unless it holds less."""
    best: dict[str, Any] | None = None
    reason = "none of its entries can be read"
    for repair in (bytes, _repaired):
        stream = io.BytesIO(repair(body))
        try:
            document: dict[str, Any] = dict(
                feedparser.parse(stream, response_headers=_HEADERS, sanitize_html=False, resolve_relative_uris=False)
            )
        except _TROUBLE as error:
            reason = f"{type(error).__name__}: {error}"
            continue
        if best is None or len(document["entries"]) >= len(best["entries"]):
            best = document
        if not isinstance(document.get("bozo_exception"), SAXException) and document["entries"]:
            break
    if best is None or (best.get("version") and not best["entries"] and _ENTRY.search(body)):
        raise ParseError(f"a feed that cannot be read: {clean_line(reason)[:200]}")
    return best


def _repaired(body: bytes) -> bytes:
    """The commonest faults mended: bare ampersands, names of HTML entities, prefixes of entries that nobody declared.

    The DOCTYPE loses its own declarations, which feedparser may stumble over.
    """
    body = _AMPERSAND.sub(_escaped, _SUBSET.sub(rb"\1>", body, count=1))
    prefixed = _PREFIXED_ENTRY.search(body)
    if prefixed and b"xmlns:" + prefixed[1] not in body:
        body = re.sub(rb"(</?)" + re.escape(prefixed[1]) + rb":", rb"\1", body)
    return body


def _escaped(found: re.Match[bytes]) -> bytes:
    """An ampersand as XML wants it; CDATA sections are left alone."""
    reference = found["reference"]
    if found[0].startswith(b"<") or (reference and (reference[:1] == b"#" or reference in {b"amp", b"lt", b"gt", b"quot", b"apos"})):
        return found[0]
    character = name2codepoint.get(reference.decode()) if reference else None
    return b"&#%d;" % character if character else b"&amp;" + found[0][1:]


def _feed(document: dict[str, Any], *, url: str, complete: bool) -> ParsedFeed:
    """Everything behind this line is plain text, absolute links and UTC."""
    head = dict(document["feed"])
    version = document["version"]
    language = primary_tag(_str(head, "language"))
    # Atom's base is the document's own address (RFC 4287, 2); RSS has no rule, and its links are meant from the site they lead to.
    base = url if version.startswith("atom") else join(url, _str(head, "link")) or url
    entries = []
    broken = 0
    for raw in document["entries"]:
        try:
            entries.append(_entry(dict(raw), base=base, feed_language=language))
        except _TROUBLE:
            broken += 1
    return ParsedFeed(format=version, title=_title(head), language=language, entries=tuple(entries), broken=broken, complete=complete)


def _entry(raw: dict[str, Any], *, base: str, feed_language: str | None) -> Entry:
    """One entry, from feedparser's dictionary."""
    language = primary_tag(_str(raw, "language") or _str(_dict(raw, "title_detail"), "language"))
    return Entry(
        id=clean_line(_str(raw, "id")) or None,
        link=_link(raw, base),
        title=_title(raw),
        text=_longest_text(raw),
        published=parse_date(_str(raw, "published")),
        updated=parse_date(_str(raw, "updated")),
        language=None if language == feed_language else language,
        source=_source(raw, base),
    )


def _title(raw: dict[str, Any]) -> str:
    """The title on one line. feedparser says whether it is HTML; for RSS, which does not, it looks."""
    return clean_line(_text(_dict(raw, "title_detail")) or html_to_text(_str(raw, "title")))


def _longest_text(raw: dict[str, Any]) -> str:
    """The longest of contents and summary: some put the teaser into the one, some into the other."""
    parts = [part for part in raw.get("content", ()) if isinstance(part, dict)]
    parts.append(_dict(raw, "summary_detail"))
    unlike = {_str(part, "value"): part for part in parts}
    return max((_text(part) for part in unlike.values()), key=len)


def _text(detail: dict[str, Any]) -> str:
    """The plain text of a text construct (RFC 4287, 3.1); "" for media."""
    kind = _str(detail, "type") or "text/html"
    value = _str(detail, "value")
    if kind == "text/plain":
        return paragraphs(value)
    return html_to_text(value) if kind in {"text/html", "application/xhtml+xml"} else ""


def _link(raw: dict[str, Any], base: str) -> str | None:
    """The alternate link that a browser shows; a guid only where it is an address by itself."""
    links = [dict(link) for link in raw.get("links", ()) if isinstance(link, dict)]
    pages = (_str(link, "href") for link in links if link.get("rel") == "alternate" and "html" in _str(link, "type"))
    href = next((page for page in pages if page), "") or _str(raw, "link")
    if href == _str(raw, "id") and not href.lower().startswith(("http://", "https://")):
        return None
    return join(base, href)


def _source(raw: dict[str, Any], base: str) -> Source | None:
    """RSS source or atom:source. dc:publisher is left out: in real feeds it names the feed's own site."""
    source = _dict(raw, "source")
    title = _title(source)
    if not title:
        return None
    return Source(title=title, url=join(base, _str(source, "href") or _str(source, "link")))


def _str(raw: dict[str, Any], key: str) -> str:
    """A field that is a text, else ""."""
    value = raw.get(key)
    return value if isinstance(value, str) else ""


def _dict(raw: dict[str, Any], key: str) -> dict[str, Any]:
    """A field that is a structure, as a plain dictionary: feedparser's own answers questions for other keys."""
    value = raw.get(key)
    return dict(value) if isinstance(value, dict) else {}
