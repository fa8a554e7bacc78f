"""Nothing that a feed says becomes a link, a mention or a command: whatever its title, these are the same as with the title X."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locales.texts import LANGUAGES, texts
from bot.message import Message, Own, Span, Style
from bot.networks.matrix import markup
from bot.networks.quiet import JOINER
from bot.networks.telegram.markup import to_html
from bot.render.alert import alert
from bot.render.reader import Reader
from storage.database import Database
from tests import matrix_links, tdlib
from tests.bot import scene
from tests.bot.commands.desk import Person
from tests.bot.render.stories import story, telling

HOSTILE = (
    *("@ann:example.org", "#room:example.org", "!room:example.org", "@room", "+us:example.org", "@channel", "#tag", "$USD"),
    *(
        "https://evil.example/x",
        "evil.example",
        "HTTP://EVIL.EXAMPLE",
        "evil.com/x",
        "www.evil.co",
        "localhost:80",
        "127.0.0.1",
        "правда.рф",
    ),
    *(
        "matrix:u/ann:example.org",
        "mailto:a@b.example",
        "tel:+4930",
        "tg://resolve?domain=evil",
        "magnet:?xt=urn:x",
        "a@b.example",
        "t.me/x",
    ),
    *("/help", "/topics", "!help", "/stop@rajin", "(/help)", "“/help”", "/story 12"),
    *("<a href='https://evil.example'>x</a>", "https://matrix.to/#/@ann:example.org", "[x](https://evil.example)", "4111 1111 1111 1111"),
)
TITLES = (
    st.lists(
        st.sampled_from(HOSTILE)
        | st.sampled_from([" ", ":", "/", ".", "@", "#", "!"])
        | st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), max_size=8),
        min_size=1,
        max_size=5,
    )
    .map("".join)
    .filter(str.strip)
)
PRESSABLE = {"topics", "help", "story"}
MOST = 200


def on_matrix(message: Message) -> list[list[str]]:
    """What a client would link in the text and in the HTML, and what is linked there."""
    said = markup.content(message)
    html = matrix_links.Read(said["formatted_body"])
    assert said["m.mentions"] == {}
    return [matrix_links.found(said["body"]), matrix_links.found(html.searched), html.links]


def on_telegram(message: Message) -> list[list[str]]:
    """What Telegram links by itself, and what is linked."""
    text, entities = tdlib.parse(to_html(message, pressable=PRESSABLE))
    units = text.encode("utf-16-le")
    code = [range(each.offset, each.offset + each.length) for each in entities if each.kind == "code"]
    found = [each for each in tdlib.found(text) if not any(each.offset in inside for inside in code)]
    shown = [units[2 * each.offset : 2 * (each.offset + each.length)].decode("utf-16-le") for each in found]
    return [shown, [each.url for each in entities if each.url]]


def quoting(title: str) -> Iterator[tuple[Span, ...]]:
    """Every way in which a line of ours shows a text of somebody else's."""
    own = Span(text=Own.whole("See /topics, or /help: "))
    for style in Style:
        yield own, Span(text=title, style=style), Span(text=Own.whole(" /story"))
        yield own, Span(text=title, style=style, url="https://wire.example/1")
    for language in LANGUAGES:
        say = texts(language)
        yield (Span(text=say("keyword-list-hint")), Span(text=say("ledger-unknown", typed=title)))
        yield (Span(text=say("why-topic-misses", topic="default", what=say("ledger-unknown", typed=title))),)
    yield (Span(text=f"{Own.whole('/help')} {title}"),)


@given(TITLES)
def test_whatever_is_quoted(title: str) -> None:
    """In each style, with a link and without, and in texts of every language; in answers and in alerts."""
    for line, plain in zip(quoting(title), quoting("X"), strict=True):
        for notice in (True, False):
            said, bare = (Message(lines=(each,), notice=notice) for each in (line, plain))
            assert on_matrix(said) == on_matrix(bare), line
            assert on_telegram(said) == on_telegram(bare), line


@given(TITLES, TITLES, st.sampled_from(LANGUAGES))
def test_whatever_an_alert_tells(title: str, outlet: str, language: str) -> None:
    """Its title, its sentences, its outlet, and the address of its page."""
    url, reader = "https://wire.example/1", Reader(texts=texts(language))
    said = alert(story(telling(title=title, outlet=outlet, summary=(title,), url=url), telling(title="Y", outlet=title, url=url)), reader)
    for shown in (said, replace(said, notice=True)):
        assert {each for part in on_matrix(shown) for each in part} == {url}
        assert {each for part in on_telegram(shown) for each in part} == {url}


def test_an_alert_with_more_links_than_telegram_takes() -> None:
    """What stands behind the last entity that Telegram takes is no link of its own either."""
    spans = [Span(text=f"@evil{number} ", url="https://wire.example/1") for number in range(MOST)]
    code = [Span(text=f"/help{number} ", style=Style.CODE) for number in range(MOST)]
    for line in (spans, code):
        assert on_telegram(Message(lines=(tuple(line),)))[0] == []


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A database with the shipped lists and topics."""
    database = scene.seeded(tmp_path / "rajin.db")
    yield database
    database.close()


def answers(db: Database, title: str, number: int) -> list[list[list[str]]]:
    """What is linked in the answers to whoever asks about a story with that title, and about its feed."""
    ann = Person(db=db)
    ann.say("/start")
    feed = scene.add_feed(db, f"https://wire{number}.example/rss", title="Wire")
    text = f"North Korea has shipped {number * 1700} containers of munitions to Russia, South Korea's defence minister said."
    scene.poll(
        db, feed, scene.article(f"North Korea ships {number * 1700} containers to Russia: {title}", text, key=f"{number}", outlet=title)
    )
    links = []
    for asked in ("/latest 1", f"/story {number}", f"/why {number}", f"/mute story {number}", f"/unmute story {number}"):
        assert ann.say(asked)
        links += [shown for message in ann.messages for shown in (on_matrix(message), on_telegram(message))]
    return links


def test_whatever_an_answer_quotes(db: Database) -> None:
    """The newest stories, all of one, why it was told: titles and outlets press nothing."""
    bare = [str(each).replace("1", "N") for each in answers(db, "X", 1)]
    assert "!story" in bare[0]
    assert "/story" in bare[1]
    for number, title in enumerate(HOSTILE, start=2):
        said = [str(each).replace(str(number), "N") for each in answers(db, title, number)]
        assert said == bare, title


@pytest.mark.parametrize(
    "asked",
    [
        "/help",
        "/help mute",
        "/help language",
        "/topics",
        "/latest",
        "/story",
        "/settings",
        "/mute",
        "/ledger",
        "/stop",
        "/frobnicate",
        "/subscrbe",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_texts_name_commands_as_they_are_typed(db: Database, asked: str, language: str) -> None:
    """On Matrix behind "!", wherever an answer of ours names one, whatever stands around it."""
    ann = Person(db=db, language=language)
    ann.say(asked)
    bodies = [markup.content(message)["body"].replace(JOINER, "") for message in ann.messages]
    assert any("!" in body for body in bodies)
    assert [found for body in bodies for found in re.findall(r"(?<!\S)/[a-z]+", body)] == []


def test_what_an_answer_showed_can_be_copied(db: Database) -> None:
    """The signs that nobody sees are not taken for a part of a command."""
    ann = Person(db=db)
    shown, _ = tdlib.parse(to_html(Message(lines=((Span(text="/subscribe troops, /subscribe @troops"),),))))
    assert JOINER in shown
    assert "troops" in ann.say(shown.partition(",")[0])
    assert ann.chat.topics == ("troops",)
