"""Lists of feeds in and out as OPML 2.0, and the list that is shipped.

It looks at the form of an address only; whether it may be fetched is for `feeds.collect.addresses` to say. `tier`, and `kind`
where that is not "syndication", are attributes of our own, which other readers pass over.
"""

import html
import re
from collections.abc import Iterable
from importlib import resources
from typing import Final

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from defusedxml.ElementTree import ParseError as NotWellFormed

from feeds.collect import urls
from feeds.collect.clean import clean_line
from feeds.errors import ParseError
from feeds.types.feed import Feed, FeedKind, Tier

MOST_FEEDS: Final = 5000
MOST_BYTES: Final = 1024 * 1024
MOST_TITLE: Final = 200
"""Characters of a feed's title; what stands behind them in a list is cut off."""

_PRIMARY_TAG: Final = re.compile(r"[a-z]{2,3}")
_NOT_IN_XML: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def read(data: bytes) -> tuple[Feed, ...]:
    """The feeds of an OPML document, in its order; folders are walked through, and addresses given twice are taken once.

    Addresses come out in the form in which they are fetched. A language that is no primary tag, or has one, is none: it is a hint.

    An outline with an address that is none, or with a tier or kind that we do not know, is an error and not passed over: a person
    made the list and can mend it, and would not notice a feed that is missing.

    Args:
        data: At most `MOST_BYTES` bytes and `MOST_FEEDS` feeds; no DTD.

    Raises:
        ParseError: Names the line.
    """
    if len(data) > MOST_BYTES:
        raise ParseError(f"the list is longer than {MOST_BYTES} bytes")
    outlines = _Outlines()
    parser = DefusedXMLParser(target=outlines, forbid_dtd=True)
    expat = parser.parser  # it alone knows the line
    try:
        parser.feed(data)
        parser.close()
    except NotWellFormed as error:
        raise ParseError(f"line {error.position[0]}: not well-formed XML") from error
    except DefusedXmlException as error:
        raise ParseError(f"line {expat.CurrentLineNumber}: a list with a DTD or entities is not read") from error
    except (ValueError, LookupError) as error:
        raise ParseError("line 1: an encoding that is not read") from error
    except _Unusable as error:
        raise ParseError(f"line {expat.CurrentLineNumber}: {error}") from None
    return tuple(outlines.feeds.values())


def write(feeds: Iterable[Feed]) -> bytes:
    """Feeds as an OPML 2.0 document, UTF-8, one line each."""
    lines = [_outline(feed) for feed in feeds]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n<head><title>Rajin</title></head>\n<body>\n'
    return (head + "".join(lines) + "</body>\n</opml>\n").encode()


def load_catalogue() -> tuple[Feed, ...]:
    """The feeds that are shipped."""
    return read(resources.files("feeds.collect").joinpath("catalogue.opml").read_bytes())


class _Unusable(Exception):
    """An outline that cannot be taken."""


class _Outlines:
    """Takes the document's elements one by one, so that no tree of them is ever built, however deep they stand."""

    def __init__(self) -> None:
        self.feeds: dict[str, Feed] = {}
        self._inside = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._inside and tag != "opml":
            raise _Unusable("no OPML document")
        self._inside = True
        given = {name.lower(): value.strip() for name, value in attributes.items()}
        if tag == "outline" and given.get("xmlurl"):
            feed = _feed(given)
            self.feeds.setdefault(urls.canonical(feed.url) or feed.url, feed)
            if len(self.feeds) > MOST_FEEDS:
                raise _Unusable(f"more than {MOST_FEEDS} feeds")

    def close(self) -> None:
        """Asked for by the parser."""


def _feed(given: dict[str, str]) -> Feed:
    url = urls.parse(given["xmlurl"])
    if url is None:
        raise _Unusable("xmlUrl is no http or https address")
    if urls.has_credentials(given["xmlurl"]):
        raise _Unusable(f"{url.raw_host}: xmlUrl holds a user name or password, which feeds are never asked with; leave it out")
    try:
        tier = Tier(given.get("tier") or Tier.INDEPENDENT)
        kind = FeedKind(given.get("kind") or FeedKind.SYNDICATION)
    except ValueError as error:
        raise _Unusable(f"{error}; tier is one of {', '.join(Tier)}; kind is one of {', '.join(FeedKind)}") from None
    tag = re.split("[-_]", given.get("language", "").lower())[0]
    return Feed(
        url=str(url.with_fragment(None)),
        title=clean_line(given.get("title") or given.get("text") or "")[:MOST_TITLE].rstrip() or url.raw_host or str(url),
        language=tag if _PRIMARY_TAG.fullmatch(tag) else None,
        tier=tier,
        kind=kind,
    )


def _outline(feed: Feed) -> str:
    title = _one_line(feed.title)
    attributes = {"type": "rss", "text": title, "title": title, "xmlUrl": feed.url, "language": feed.language, "tier": feed.tier}
    if feed.kind is not FeedKind.SYNDICATION:
        attributes |= {"kind": feed.kind}
    written = "".join(f' {name}="{html.escape(_NOT_IN_XML.sub("", value))}"' for name, value in attributes.items() if value)
    return f"<outline{written}/>\n"


def _one_line(text: str) -> str:
    return " ".join(_NOT_IN_XML.sub(" ", text).split())
