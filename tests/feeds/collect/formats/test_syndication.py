"""RSS and Atom, as they should be and as they are."""

from datetime import UTC, datetime

import pytest

from feeds.collect.formats import syndication
from feeds.errors import ParseError
from feeds.types.feed import Entry, ParsedFeed, Source

URL = "https://feeds.example.org/world/rss.xml"
RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title><link>https://example.org/</link><language>ru-RU</language>{items}</channel></rss>"""
ITEM = "<item><guid isPermaLink='false'>a1</guid><link>https://example.org/a1</link><title>{title}</title></item>"


def read(body: bytes | str, **headers: str) -> ParsedFeed:
    """The feed that must be there."""
    parsed = syndication.parse(body if isinstance(body, bytes) else body.encode(), url=URL, headers=headers)
    assert parsed is not None
    return parsed


def rss(items: str, encoding: str = "utf-8") -> str:
    """An RSS 2.0 document."""
    return RSS.format(items=items, encoding=encoding)


def only(items: str) -> Entry:
    """The only entry of an RSS document with these items."""
    (entry,) = read(rss(items)).entries
    return entry


def test_rss_20_with_everything() -> None:
    """Each field goes to its place, as plain text."""
    items = """<item><guid isPermaLink="false">post-17</guid><link>https://example.org/17?x=1&amp;y=2</link>
    <title><![CDATA[Shin: 7,000 containers &amp; <em>counting</em>]]></title>
    <description>Short teaser.</description>
    <content:encoded><![CDATA[<p>First paragraph, longer than the teaser.</p><p>Second.</p>]]></content:encoded>
    <pubDate>Mon, 18 Mar 2024 10:22:33 +0900</pubDate><dc:language>de-DE</dc:language>
    <source url="https://wire.example.com/rss">Wire &amp; Co</source></item>"""
    parsed = read(rss(items))
    assert (parsed.format, parsed.title, parsed.language, parsed.complete, parsed.broken) == ("rss20", "Harbour Post", "ru", True, 0)
    assert parsed.entries == (
        Entry(
            id="post-17",
            link="https://example.org/17?x=1&y=2",
            title="Shin: 7,000 containers & counting",
            text="First paragraph, longer than the teaser.\nSecond.",
            published=datetime(2024, 3, 18, 1, 22, 33, tzinfo=UTC),
            language="de",
            source=Source(title="Wire & Co", url="https://wire.example.com/rss"),
        ),
    )


def test_rss_091() -> None:
    """The oldest documents that are still served, with a DOCTYPE and without ids."""
    parsed = read("""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://example.org/rss.dtd">
    <rss version="0.91"><channel><title>T</title><link>https://example.org/</link><language>en</language>
    <item><title>Old</title><link>https://example.org/old</link><description>Text</description></item></channel></rss>""")
    assert parsed.format.startswith("rss091")
    assert parsed.entries == (Entry(link="https://example.org/old", title="Old", text="Text"),)


def test_rss_10() -> None:
    """RDF with the date of Dublin Core, which counts as the last change."""
    parsed = read(
        """<?xml version="1.0" encoding="iso-8859-1"?>
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://example.org/"><title>R</title><link>https://example.org/</link><dc:language>de</dc:language></channel>
    <item rdf:about="https://example.org/1"><title>T\xe4glich</title><link>https://example.org/1</link><dc:date>2024-03-18T01:22:33Z</dc:date></item>
    </rdf:RDF>""".encode("latin-1")
    )
    assert (parsed.format, parsed.language, parsed.complete) == ("rss10", "de", True)
    (entry,) = parsed.entries
    assert (entry.title, entry.link, entry.published) == ("Täglich", "https://example.org/1", None)
    assert entry.updated == datetime(2024, 3, 18, 1, 22, 33, tzinfo=UTC)


def test_atom_with_bases_languages_and_source() -> None:
    """xml:base is obeyed at every level, xml:lang is inherited, of several links the page counts, and a text title is no HTML."""
    parsed = read("""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://site.example/a/">
    <title type="html">A&amp;amp;B</title><link href="feed.xml" rel="self"/>
    <entry xml:base="b/"><id>tag:site.example,2024:1</id><title type="text">x &lt;y&gt; z</title>
      <link rel="enclosure" href="/sound.mp3"/><link rel="alternate" type="application/pdf" href="1.pdf"/><link href="1.html"/>
      <published>2024-03-18T01:22:33Z</published><updated>2024-03-19T01:22:33Z</updated>
      <summary>Short</summary>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Long <b>text</b></p><p>More</p></div></content>
      <source><title>Elsewhere</title><link href="https://else.example/"/></source></entry>
    <entry xml:lang="ko"><id>2</id><title>북한</title><link href="?p=2"/></entry>
    </feed>""")
    first, second = parsed.entries
    assert (parsed.format, parsed.title, parsed.language) == ("atom10", "A&B", "en")
    assert (first.id, first.link, first.title) == ("tag:site.example,2024:1", "https://site.example/a/b/1.html", "x <y> z")
    assert (first.text, first.language) == ("Long text\nMore", None)
    assert first.source == Source(title="Elsewhere", url="https://else.example/")
    assert first.updated == datetime(2024, 3, 19, 1, 22, 33, tzinfo=UTC)
    assert (second.link, second.language, second.source) == ("https://site.example/a/?p=2", "ko", None)


def test_relative_links_without_a_base() -> None:
    """In RSS they are meant from the channel's site, in Atom from the document itself (RFC 4287, 2)."""
    assert only("<item><link>/news/1</link><title>t</title></item>").link == "https://example.org/news/1"
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://example.org/"/><entry><id>1</id><link href="1.html"/></entry></feed>'
    )
    assert read(atom).entries[0].link == "https://feeds.example.org/world/1.html"


@pytest.mark.parametrize(
    ("item", "link"),
    [
        ("<guid>https://example.org/9</guid>", "https://example.org/9"),
        ("<guid>9</guid>", None),
        ("<guid>9</guid><link>/nine</link>", "https://example.org/nine"),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>file:///etc/passwd</link>", None),
        ("<link></link>", None),
    ],
)
def test_a_link_is_an_address_or_nothing(item: str, link: str | None) -> None:
    """A guid is a link only where it is an address by itself, and no scheme but http(s) passes."""
    assert only(f"<item>{item}<title>t</title></item>").link == link


def test_the_longest_text_wins() -> None:
    """Some feeds put the teaser into content:encoded and the text into description."""
    item = (
        "<item><title>t</title><description>The whole story, word for word.</description><content:encoded>Teaser</content:encoded></item>"
    )
    assert only(item).text == "The whole story, word for word."


def test_a_guid_that_is_no_text_or_a_bad_date_costs_nothing_else() -> None:
    """An entry is read as far as it can be."""
    entry = only("<item><guid/><title>t</title><pubDate>soon</pubDate><link>https://example.org/1</link></item>")
    assert entry == Entry(link="https://example.org/1", title="t")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "koi8-r", "iso-8859-5"])
def test_every_encoding_that_is_declared_rightly(encoding: str) -> None:
    """The same Russian headline comes out of each."""
    body = rss(ITEM.format(title="7000 контейнеров"), encoding.removesuffix("-sig")).encode(encoding)
    assert read(body).entries[0].title == "7000 контейнеров"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    """The zero bytes tell."""
    assert read(rss(ITEM.format(title="контейнер"), "utf-16").encode(encoding)).entries[0].title == "контейнер"


@pytest.mark.parametrize(
    ("declared", "content_type"),
    [
        ("utf-16", ""),
        ("windows-1251", ""),
        ("utf-8", "text/xml; charset=ISO-8859-1"),
        ("iso-8859-1", "application/rss+xml; charset=koi8-r"),
    ],
)
def test_utf_8_is_utf_8_whatever_is_declared(declared: str, content_type: str) -> None:
    """Wrong declarations and wrong headers are common; text in another encoding is never valid UTF-8."""
    body = rss(ITEM.format(title="7000 контейнеров"), declared).encode()
    assert read(body, **{"content-type": content_type}).entries[0].title == "7000 контейнеров"


def test_the_header_names_the_encoding_where_the_document_does_not() -> None:
    """HTTP's charset is passed along."""
    body = rss(ITEM.format(title="контейнер")).replace(' encoding="utf-8"', "").encode("windows-1251")
    assert read(body, **{"content-type": "text/xml; charset=windows-1251"}).entries[0].title == "контейнер"


def test_japanese_in_iso_2022() -> None:
    """An encoding made of escape characters survives the removal of control characters."""
    body = rss(ITEM.format(title="北朝鮮"), "iso-2022-jp").encode("iso-2022-jp")
    assert read(body).entries[0].title == "北朝鮮"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("go &#xD83D;&#xDE80; now", "go 🚀 now"),
        ("go &#55357;&#56960; now", "go 🚀 now"),
        ("a &#xD83D; b", "a � b"),
        ("a &#55000;&#56999; b", "a \ud6d8� b"),
        ("a &#x110000; b", "a � b"),
        ("a &#99999999999; b", "a � b"),
        ("a &#" + "9" * 5000 + "; b", "a � b"),
        ("a &#0; b", "a � b"),
        ("a \x00\x0b\x1f b", "a b"),
        ("a &#233;&#xe9; b", "a éé b"),
        ("a &unknown; b", "a &unknown; b"),
        ("AT&T &nbsp;&eacute; R&D", "AT&T é R&D"),
        ("<![CDATA[AT&T &amp; R&D]]>", "AT&T & R&D"),
    ],
)
def test_bad_characters_cost_no_more_than_themselves(title: str, shown: str) -> None:
    """One illegal reference would make feedparser lose the whole feed."""
    parsed = read(rss(ITEM.format(title=title) + "<item><guid>2</guid><title>Second</title></item>"))
    assert [entry.title for entry in parsed.entries] == [shown, "Second"]


@pytest.mark.parametrize("ending", ["", "</channel>", "</channel></rs"])
def test_a_document_without_its_end_tag_is_incomplete(ending: str) -> None:
    """A gzip body cut in half comes without an error; its entries count, its validators must not be kept."""
    whole = rss(ITEM.format(title="One"))
    parsed = read(whole.replace("</channel></rss>", ending))
    assert not parsed.complete
    assert [entry.title for entry in parsed.entries] == ["One"]


def test_half_an_entry_is_left_out() -> None:
    """Half a headline would be told as news and corrected later."""
    body = rss(ITEM.format(title="One") + "<item><guid>2</guid><title>North Korea sent 7,000 contai")
    parsed = read(body.replace("</channel></rss>", ""))
    assert [entry.title for entry in parsed.entries] == ["One"]
    assert read(rss("<item><guid>2</guid><title>North").replace("</channel></rss>", "")).entries == ()


@pytest.mark.parametrize("tail", ["\n", "<!-- 0.3 s -->\n", "<!-- a --> <!-- b -->", "<script>count()</script>", "\n\x00\x00"])
def test_something_behind_the_end_tag_does_not_matter(tail: str) -> None:
    """Caches and counters write there."""
    assert read(rss(ITEM.format(title="One")) + tail).complete


def test_a_quoted_end_tag_is_no_end() -> None:
    """A text about RSS may hold the tag itself."""
    body = rss(ITEM.format(title="<![CDATA[Close with </rss> at the end]]>")).replace("</channel></rss>", "")
    assert not read(body).complete


@pytest.mark.parametrize("root", ["feed", "a:feed"])
def test_the_end_tag_may_have_a_prefix(root: str) -> None:
    """Atom is XML with namespaces."""
    declaration = 'xmlns:a="http://www.w3.org/2005/Atom"' if ":" in root else 'xmlns="http://www.w3.org/2005/Atom"'
    prefix = "a:" if ":" in root else ""
    parsed = read(f"<{root} {declaration}><{prefix}entry><{prefix}id>1</{prefix}id></{prefix}entry></{root} >")
    assert (parsed.format, parsed.complete, parsed.entries[0].id) == ("atom10", True, "1")


def test_entity_declarations_are_dropped_where_they_do_harm() -> None:
    """A backslash in a DOCTYPE makes feedparser raise (kurtmckee/feedparser #591)."""
    body = '<?xml version="1.0"?>\n<!DOCTYPE rss [\n<!ENTITY a "\\9">\n]>' + rss(ITEM.format(title="One &a;")).partition("?>")[2]
    assert [entry.title for entry in read(body).entries] == ["One &a;"]


def test_an_entry_that_breaks_its_reader_is_counted() -> None:
    """No document is known to make feedparser give such an entry, so it is given one here."""
    parsed = syndication._feed({"version": "rss20", "feed": {}, "entries": [5, {"title": "One"}]}, url=URL, complete=True)
    assert ([entry.title for entry in parsed.entries], parsed.broken) == (["One"], 1)


def test_entity_bombs_do_not_go_off() -> None:
    """Nested entities are not expanded."""
    entities = '<!ENTITY a0 "boom">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 8))
    body = f"<?xml version='1.0'?><!DOCTYPE rss [{entities}]>" + rss(ITEM.format(title="&a7;")).partition("?>")[2]
    assert len(read(body).entries[0].title) < 1000


def test_a_prefix_that_nobody_declared_is_ignored() -> None:
    """A hand-made feed whose elements are all called rss:this and rss:that."""
    body = """<rss version=2.0><rss:channel><rss:title>T</rss:title><rss:item><rss:title>One</rss:title>
    <rss:link>https://example.org/1</rss:link></rss:item></rss:channel></rss>"""
    assert read(body).entries == (Entry(link="https://example.org/1", title="One"),)


def test_entries_that_nobody_can_read_are_an_error() -> None:
    """They must not look like a feed without news."""
    with pytest.raises(ParseError, match="none of its entries"):
        syndication.parse(b"<rss version='2.0' xmlns:x='urn:x'><channel><x:item>?</x:item></channel></rss>", url=URL, headers={})


def test_a_feed_without_entries_is_empty() -> None:
    """A new feed is no error."""
    assert read(rss("")).entries == ()


@pytest.mark.parametrize("body", ["plain text", "<opml version='2.0'><body/></opml>", "<div>Access denied</div>", "\x89PNG\r\n"])
def test_other_documents_are_none(body: str) -> None:
    """Only the caller knows what else it could be."""
    assert syndication.parse(body.encode(), url=URL, headers={}) is None
