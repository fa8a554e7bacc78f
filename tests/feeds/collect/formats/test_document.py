"""Any bytes: a feed, or an error that says what they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.collect.formats import document
from feeds.errors import ParseError
from feeds.types.feed import ParsedFeed

URL = "https://example.org/feed"
RSS = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY e "x">]>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:base="https://example.org/"><channel><title>T</title>
<item><guid>1</guid><link>/1</link><title>&#8211; &e; Контейнер</title><description><![CDATA[<p>a<br>b</p>]]></description>
<pubDate>Mon, 18 Mar 2024 10:22:33 +0900</pubDate><source url="u">S</source></item>
<item><dc:date>2024-03-18</dc:date></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko"><title type="html">&lt;b&gt;T</title><entry><id>1</id><link href="1"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">한국</div></content><updated>2024-03-18T10:22:33Z</updated></entry></feed>"""
JSON = '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":1,"url":"/1","content_html":"<p>x","date_published":"2024-03-18"}]}'
SEEDS = (RSS.encode(), ATOM.encode(), JSON.encode(), RSS.encode("utf-16"), RSS.replace("utf-8", "koi8-r").encode("koi8-r", "ignore"))


def read(body: bytes) -> ParsedFeed:
    """Read it as the program does."""
    return document.parse(body, url=URL, headers={"content-type": "text/xml"})


@pytest.mark.parametrize(("body", "form"), [(RSS, "rss20"), (ATOM, "atom10"), (JSON, "json11"), ("\ufeff \n" + JSON, "json11")])
def test_the_format_is_told_from_the_bytes(body: str, form: str) -> None:
    """Whatever the server calls it."""
    assert read(body.encode()).format == form


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b" \r\n\xef\xbb\xbf ", "empty"),
        (b"<!DOCTYPE html><html><head><title>Just a\n moment...</title></head></html>", "an HTML page, not a feed: “Just a moment...”"),
        (b"<?xml version='1.0'?><!-- x --><html xmlns='x'><body><p>Attention &amp; captcha</p>", "“Attention & captcha”"),
        (b"<HTML></HTML>", "an HTML page, not a feed: without any text"),
        (b"Too many requests", "not a feed: “Too many requests”"),
        (b'{"error": "rate limit"}', "not a feed: “{"),
        (b"<opml version='2.0'><head><title>Feeds</title></head></opml>", "not a feed: “Feeds”"),
        (b"word " * 1000, "word…”"),
        ("\u202eevil\x1b[2J".encode(), "not a feed: “evil[2J”"),
        ("<html><title>Доступ закрыт".encode("utf-16"), "not a feed: “"),
    ],
)
def test_what_is_no_feed_is_named(body: bytes, words: str) -> None:
    """An admin sees at once what the server sends instead; the text is clean and short."""
    with pytest.raises(ParseError) as caught:
        read(body)
    assert words in str(caught.value)
    assert len(str(caught.value)) < 150


def test_entries_without_anything_are_broken() -> None:
    """An item that could not be told from the next one is counted, not told."""
    parsed = read(
        b"<rss version='2.0'><channel><item/><item><title>One</title></item><item><pubDate>2024-03-18</pubDate></item></channel></rss>"
    )
    assert ([entry.title for entry in parsed.entries], parsed.broken) == (["One"], 2)


def test_only_the_newest_thousand_are_read() -> None:
    """By date where there is one, by place where not, and in document order."""
    dated = "".join(f"<item><title>{n}</title><pubDate>2024-03-{n % 28 + 1:02}T{n % 24:02}:00:00Z</pubDate></item>" for n in range(900))
    undated = "".join(f"<item><title>u{n}</title></item>" for n in range(200))
    parsed = read(f"<rss version='2.0'><channel>{undated}{dated}</channel></rss>".encode())
    titles = [entry.title for entry in parsed.entries]
    assert titles == [f"u{n}" for n in range(100)] + [str(n) for n in range(900)]


@given(
    st.binary(max_size=400)
    | st.sampled_from([b"<rss>", b"<feed ", b"{", b"\xff\xfe<\x00", b"<rdf:RDF"]).flatmap(
        lambda start: st.binary(max_size=200).map(start.__add__)
    )
)
def test_any_bytes_give_entries_or_an_error(body: bytes) -> None:
    """Nothing else comes out."""
    check(body)


@settings(max_examples=300)
@given(st.sampled_from(SEEDS), st.data())
def test_any_mutation_of_a_feed_gives_entries_or_an_error(seed: bytes, data: st.DataObject) -> None:
    """Pieces are cut out, doubled and replaced."""
    body = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(body)))
        end = min(len(body), start + data.draw(st.integers(0, 40)))
        piece = data.draw(
            st.binary(max_size=6)
            | st.sampled_from([b"<", b">", b"&#xD800;", b"]]>", b"<!--", b"</", b"'", b'"', b"\x00", bytes(body[start:end]) * 2])
        )
        body[start:end] = piece
    check(bytes(body))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_feed_cut_anywhere_gives_entries_or_an_error(seed: bytes) -> None:
    """Every prefix of a document is a document to be reckoned with."""
    for length in range(0, len(seed), 7):
        check(seed[:length])


def check(body: bytes) -> None:
    """Entries that can be stored, or a ParseError."""
    try:
        parsed = read(body)
    except ParseError as error:
        str(error).encode()
        return
    for entry in parsed.entries:
        "".join((entry.title, entry.text, entry.id or "", entry.link or "")).encode()
        assert entry.link is None or entry.link.startswith(("http://", "https://"))
