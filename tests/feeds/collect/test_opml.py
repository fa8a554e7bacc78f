from collections.abc import Iterable
from contextlib import suppress
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.collect import opml, urls
from feeds.collect.addresses import checked
from feeds.collect.clean import clean_line
from feeds.errors import ParseError
from feeds.types.feed import Feed, FeedKind, Tier

titles = st.text(min_size=1, max_size=50).map(clean_line).filter(bool)
feeds = st.builds(
    Feed,
    url=st.builds("https://example{}.com/feed?a=1&b={}".format, st.integers(0, 999), st.sampled_from(["2", "%22x%22", "ü", "<'\">"])).map(
        lambda text: str(urls.parse(text))
    ),
    title=titles,
    language=st.sampled_from([None, "en", "ko", "zh"]),
    tier=st.sampled_from(Tier),
    kind=st.sampled_from(FeedKind),
)


def document(body: str) -> bytes:
    """An OPML document around outlines, which begin on line 3."""
    return f'<opml version="2.0">\n<body>\n{body}\n</body></opml>'.encode()


def distinct(given_feeds: Iterable[Feed]) -> tuple[Feed, ...]:
    """The first feed of each address."""
    first: dict[str | None, Feed] = {}
    for feed in given_feeds:
        first.setdefault(urls.canonical(feed.url), feed)
    return tuple(first.values())


@given(st.lists(feeds))
def test_round_trip(given_feeds: list[Feed]) -> None:
    """Feeds that are written are read back the same, in order, each address once."""
    assert opml.read(opml.write(given_feeds)) == distinct(given_feeds)


@given(st.binary() | st.text().map(document) | st.text().map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Any bytes give feeds or a ParseError."""
    with suppress(ParseError):
        assert isinstance(opml.read(data), tuple)


def test_a_list_of_another_program() -> None:
    """Folders, other outlines, other spellings and missing attributes are read as other programs write them."""
    data = document(
        '<outline text="Korea"><outline text="deep"><outline type="rss" text="Yonhap" xmlUrl=" https://en.yna.co.kr/RSS/news.xml " '
        'htmlUrl="https://en.yna.co.kr/" language="en-US"/></outline></outline>\n'
        '<outline text="a note"/><outline type="link" url="https://example.com/"/><outline text="empty" xmlUrl=""/>'
        '<outline text="B" title="A &amp; &#xe4;" xmlurl="http://example.com/a?b=1&amp;c=2" tier="wire" language="?"/>'
        '<outline xmlUrl="HTTPS://Example.org:443/feed#top"/>'
    )
    assert opml.read(data) == (
        Feed(url="https://en.yna.co.kr/RSS/news.xml", title="Yonhap", language="en"),
        Feed(url="http://example.com/a?b=1&c=2", title="A & ä", tier=Tier.WIRE),
        Feed(url="https://example.org/feed", title="example.org"),
    )


def test_a_secret_in_an_address_is_never_repeated() -> None:
    """Not even in the refusal."""
    with pytest.raises(ParseError) as refused:
        opml.read(document('<outline xmlUrl="https://user:secret@example.com/"/>'))
    assert "secret" not in str(refused.value)


def test_endless_titles_are_cut() -> None:
    """And what controls a terminal is no part of one."""
    (feed,) = opml.read(document(f'<outline text="A&#x9b;31m&#x202e;{"x" * 999}" xmlUrl="https://example.com/"/>'))
    assert feed.title == ("A31m" + "x" * 999)[: opml.MOST_TITLE]


def test_addresses_given_twice_are_taken_once() -> None:
    """Two dresses of one address are one feed, the first."""
    data = document('<outline text="a" xmlUrl="http://www.example.com/feed/"/><outline text="b" xmlUrl="https://example.com/feed"/>')
    assert [feed.title for feed in opml.read(data)] == ["a"]


@pytest.mark.parametrize("data", [b"", b"\n<opml>", b"<opml></body>", b"not XML", b"<opml>&nbsp;</opml>", b"\xff\xfe<opml/>"])
def test_what_is_no_xml(data: bytes) -> None:
    """Broken XML is refused with its line."""
    with pytest.raises(ParseError, match=r"^line \d+: not well-formed XML$"):
        opml.read(data)


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE opml>",
        '<!DOCTYPE opml SYSTEM "http://127.0.0.1/x.dtd">',
        '<!DOCTYPE opml [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE opml [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    ],
)
def test_a_dtd_is_refused(head: str) -> None:
    """A document type, and with it every entity trick, is refused."""
    with pytest.raises(ParseError, match=r"^line 2: a list with a DTD or entities is not read$"):
        opml.read(f"\n{head}<opml/>".encode())


@pytest.mark.parametrize("name", ["utf-7", "shift_jis", "nonsense"])
def test_odd_encodings_are_refused(name: str) -> None:
    """An encoding that the XML reader does not know is an error, not a crash."""
    with pytest.raises(ParseError, match=r"^line 1: an encoding that is not read$"):
        opml.read(f'<?xml version="1.0" encoding="{name}"?><opml/>'.encode())


@pytest.mark.parametrize(
    ("outline", "fault"),
    [
        ('<outline xmlUrl="feed.xml"/>', "xmlUrl is no http or https address"),
        ('<outline xmlUrl="ftp://example.com/feed"/>', "xmlUrl is no http or https address"),
        ('<outline xmlUrl="https://user:secret@example.com/"/>', "example.com: xmlUrl holds a user name or password"),
        ('<outline xmlUrl="https://example.com/" tier="best"/>', "'best' is not a valid Tier; tier is one of official_list, government"),
        ('<outline xmlUrl="https://example.com/" kind="list2"/>', "'list2' is not a valid FeedKind"),
    ],
)
def test_outlines_that_cannot_be_taken(outline: str, fault: str) -> None:
    """An outline that cannot be taken is an error that names its line, not a feed that is missing."""
    with pytest.raises(ParseError, match=rf"^line 4: {fault}"):
        opml.read(document('<outline xmlUrl="https://example.com/a"/>\n' + outline))


def test_another_document() -> None:
    """A document that is no OPML is refused, be it ever so well-formed."""
    with pytest.raises(ParseError, match=r"^line 1: no OPML document$"):
        opml.read(b'<rss><outline xmlUrl="https://example.com/"/></rss>')


def test_limits() -> None:
    """Five thousand feeds are read, one more is not; nor is more than a megabyte."""
    lines = [f'<outline xmlUrl="https://example.com/{number}"/>\n' for number in range(opml.MOST_FEEDS + 1)]
    assert len(opml.read(document("".join(lines[:-1])))) == opml.MOST_FEEDS
    with pytest.raises(ParseError, match=r"^line 5003: more than 5000 feeds$"):
        opml.read(document("".join(lines)))
    with pytest.raises(ParseError, match="longer than 1048576 bytes"):
        opml.read(document(" " * opml.MOST_BYTES))


def test_depth_costs_nothing() -> None:
    """Outlines nested a hundred thousand deep are read like any other."""
    depth = 45_000
    data = document("<outline>" * depth + '<outline xmlUrl="https://example.com/"/>' + "</outline>" * depth)
    assert len(opml.read(data)) == 1


def test_the_catalogue() -> None:
    """The shipped feeds pass the address rule, are each there once, and say what kind of source they are."""
    catalogue = opml.load_catalogue()
    assert len(catalogue) == 198
    assert len({urls.canonical(checked(feed.url).human_repr()) for feed in catalogue}) == len(catalogue)
    assert {feed.tier for feed in catalogue} == set(Tier) - {Tier.TABLOID}
    assert {feed.language for feed in catalogue} == {"en", "ko", "ru", "uk", "de", "ja", "zh", "fr", "es", "pl", None}
    assert all(len(feed.title) <= 24 for feed in catalogue)


def test_the_catalogue_names_every_tier() -> None:
    """No shipped feed leaves its tier to the default."""
    text = resources.files("feeds.collect").joinpath("catalogue.opml").read_text(encoding="utf-8")
    assert text.count(" xmlUrl=") == text.count(' tier="') == len(opml.load_catalogue())
