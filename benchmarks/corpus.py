"""Synthetic feeds, the same on every machine: 50 entries and 30 to 60 kB each, in four styles of real software and eight languages.

One entry in fifty is on the beat, as the model of a day has it. An edition is a feed at one time: each one later brings two new entries
and drops the two oldest.
"""

import random
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final

ENTRIES: Final = 50
NEW: Final = 2
_RELEVANT_EVERY: Final = 50
_START: Final = datetime(2025, 3, 1, 6, 0, tzinfo=UTC)
_STEP: Final = timedelta(minutes=37)
_STYLES: Final = ("plain", "blog", "atom", "rdf")
_SENTENCES: Final = (2, 3)
_LETTERS: Final = 240  # bytes of an entry's text at least
_REPORT: Final = 2_000  # likewise of a report's
_CLAIM_EVERY: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry before it is written down in a feed's style."""

    id: str
    link: str
    title: str
    paragraphs: tuple[str, ...]
    published: datetime
    author: str


def document(feed: int, edition: int = 0) -> bytes:
    """A whole feed.

    Args:
        feed: Its number, >= 0; decides style, language and texts.
        edition: 0 for the first; 1 for the one that has two new entries; and so on.
    """
    newest = ENTRIES + NEW * edition
    items = [_item(feed, number) for number in range(newest - 1, newest - 1 - ENTRIES, -1)]
    return _WRITERS[_STYLES[feed % len(_STYLES)]](feed, items).encode()


def language(feed: int) -> str:
    """The language of a feed."""
    names = languages()
    return names[feed // len(_STYLES) % len(names)]


def languages() -> list[str]:
    """All languages of the corpus, in its order."""
    return list(_words())


def reports(name: str, count: int, *, on_beat: bool) -> list[Item]:
    """Whole reports of some 2,000 bytes each, as a page gives them.

    Args:
        name: A language.
        count: How many.
        on_beat: Whether they tell of arms and troops, with a claim in every third sentence; else they hold nothing that is looked for.
    """
    return [_report(name, number, on_beat=on_beat) for number in range(count)]


def rss(items: list[Item], name: str) -> bytes:
    """Reports as one RSS document."""
    return _plain(languages().index(name) * len(_STYLES), items).encode()


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def _item(feed: int, number: int) -> Item:
    chance = random.Random(f"{feed}/{number}")
    words = _words()[language(feed)]
    text = [_sentence(words, chance) for _ in range(chance.randint(*_SENTENCES))]
    while len("".join(text).encode()) < _LETTERS:
        text.append(_sentence(words, chance))
    title = _sentence(words, chance)
    if chance.randrange(_RELEVANT_EVERY) == 0:
        title = words["beat"].format(n=chance.randint(2, 90) * 100)
        text.insert(0, title)
    half = len(text) // 2
    return Item(
        id=f"{feed}-{number}",
        link=f"https://news-{feed}.example/2025/{number}/{chance.getrandbits(48):x}?utm_source=rss",
        title=title,
        paragraphs=tuple(words["stop"].join(part) + words["stop"].strip() for part in (text[:half], text[half:])),
        published=_START + _STEP * number,
        author=f"author-{chance.randint(1, 30)}",
    )


def _report(name: str, number: int, *, on_beat: bool) -> Item:
    chance = random.Random(f"report/{name}/{number}/{on_beat}")
    words = _words()[name]
    title = words["beat"].format(n=_amount(chance)) if on_beat else _sentence(words, chance)
    text = [title]
    while len("".join(text).encode()) < _REPORT:
        claim = on_beat and len(text) % _CLAIM_EVERY == 0
        text.append(chance.choice(words["more"]).format(n=_amount(chance)) if claim else _sentence(words, chance))
    half = len(text) // 2
    return Item(
        id=f"report-{name}-{number}-{int(on_beat)}",
        link=f"https://news-{name}.example/2025/{number}/{chance.getrandbits(48):x}",
        title=title,
        paragraphs=tuple(words["stop"].join(part) + words["stop"].strip() for part in (text[:half], text[half:])),
        published=_START + _STEP * number,
        author=f"author-{chance.randint(1, 30)}",
    )


def _amount(chance: random.Random) -> int:
    return chance.randint(12, 9_000)


def _sentence(words: dict[str, Any], chance: random.Random) -> str:
    parts = [chance.choice(words[part]) for part in ("who", "does", "what", "where")]
    return str(words["glue"]).join(parts)


def _html(item: Item) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in item.paragraphs)


def _plain(feed: int, items: list[Item]) -> str:
    entries = "".join(
        f'<item><title>{escape(item.title)}</title><link>{escape(item.link)}</link><guid isPermaLink="false">{item.id}</guid>'
        f"<pubDate>{format_datetime(item.published)}</pubDate><description><![CDATA[{_html(item)}]]></description></item>\n"
        for item in items
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>News {feed}</title>'
        f"<link>https://news-{feed}.example/</link><description>Synthetic</description><language>{language(feed)}</language>"
        f"<lastBuildDate>{format_datetime(items[0].published)}</lastBuildDate>\n{entries}</channel></rss>\n"
    )


def _blog(feed: int, items: list[Item]) -> str:
    entries = "".join(
        f"<item><title>{escape(item.title)}</title><link>{escape(item.link)}</link><comments>{escape(item.link)}#comments</comments>"
        f"<dc:creator><![CDATA[{item.author}]]></dc:creator><pubDate>{format_datetime(item.published)}</pubDate>"
        f'<category><![CDATA[News]]></category><category><![CDATA[Region]]></category><guid isPermaLink="true">{escape(item.link)}</guid>'
        f"<description><![CDATA[{escape(item.paragraphs[0][:120])}]]></description>"
        f"<content:encoded><![CDATA[{_html(item)}]]></content:encoded><slash:comments>0</slash:comments></item>\n"
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '
        f'xmlns:atom="http://www.w3.org/2005/Atom">\n<channel><title>Blog {feed}</title>'
        f'<atom:link href="https://news-{feed}.example/feed/" rel="self" type="application/rss+xml"/>'
        f"<link>https://news-{feed}.example/</link><description>Synthetic</description>"
        f"<lastBuildDate>{format_datetime(items[0].published)}</lastBuildDate><language>{language(feed)}</language>\n"
        f"{entries}</channel></rss>\n"
    )


def _atom(feed: int, items: list[Item]) -> str:
    entries = "".join(
        f'<entry><title>{escape(item.title)}</title><link href="{escape(item.link)}"/><id>tag:news-{feed}.example,2025:{item.id}</id>'
        f"<published>{item.published.isoformat()}</published><updated>{item.published.isoformat()}</updated>"
        f'<author><name>{item.author}</name></author><content type="html">{escape(_html(item))}</content></entry>\n'
        for item in items
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language(feed)}">'
        f'<title>Journal {feed}</title><id>tag:news-{feed}.example,2025:feed</id><link href="https://news-{feed}.example/"/>'
        f"<updated>{items[0].published.isoformat()}</updated>\n{entries}</feed>\n"
    )


def _rdf(feed: int, items: list[Item]) -> str:
    places = "".join(f'<rdf:li rdf:resource="{escape(item.link)}"/>' for item in items)
    entries = "".join(
        f'<item rdf:about="{escape(item.link)}"><title>{escape(item.title)}</title><link>{escape(item.link)}</link>'
        f"<dc:date>{item.published.isoformat()}</dc:date><dc:creator>{item.author}</dc:creator>"
        f"<description>{escape(_html(item))}</description></item>\n"
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="{language(feed)}">'
        f'<channel rdf:about="https://news-{feed}.example/"><title>Wire {feed}</title><link>https://news-{feed}.example/</link>'
        f"<description>Synthetic</description><dc:date>{items[0].published.isoformat()}</dc:date><items><rdf:Seq>{places}</rdf:Seq></items>"
        f"</channel>\n{entries}</rdf:RDF>\n"
    )


_WRITERS: Final = {"plain": _plain, "blog": _blog, "atom": _atom, "rdf": _rdf}
