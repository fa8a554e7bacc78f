"""Messages as Matrix shows them: nothing that a feed supplies can forge markup, a link, a mention or a command."""

import json
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.message import Button, Message, Own, Span, Style
from bot.networks.matrix import markup
from bot.networks.quiet import JOINER
from tests.matrix_links import Read

TAGS = {"strong", "em", "del", "code", "a", "br"}


hostile = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60) | st.sampled_from(
    ["<b>", "</a>", "&amp;", "&lt;", '"><script>', "@room", "https://matrix.to/#/@ann:example.org", "!help", "<!--", "]]>"]
)


@given(st.lists(st.tuples(hostile, st.sampled_from(Style)), max_size=8))
def test_whatever_a_feed_says_is_text(spans: list[tuple[str, Style]]) -> None:
    """The shown text is the message's; the only tags are those of its styles; nobody is mentioned."""
    message = Message(lines=tuple((Span(text=text, style=style),) for text, style in spans))
    found = markup.content(message)
    read = Read(found["formatted_body"])
    assert read.text.replace(JOINER, "") == found["body"].replace(JOINER, "") == message.plain().replace(JOINER, "")
    assert set(read.tags) <= TAGS - {"a"}
    assert (found["m.mentions"], found["msgtype"]) == ({}, "m.text")


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://wire.example/a?b=1&c=%22", True),
        ('https://wire.example/"><b>', True),
        ("https://matrix.to/#/@ann:example.org", False),
        ("https://MATRIX.TO./#/@ann:example.org", False),
        ("https://user@matrix.to/#/@ann:example.org", False),
        ("https://user:word@wire.example/", False),
        ("https://app.element.io/#/user/@ann:example.org", False),
        ("https://chat.example/#/%23room:example.org", False),
        ("https://wire.example/#/2024/1", True),
        ("https:///nowhere", False),
        ("tg://resolve?domain=evil", False),
        ("mailto:ann@example.org", False),
        ("matrix:u/ann:example.org", False),
        ("javascript:alert(1)", False),
        ("https://[broken", False),
        ("https://wire.example/" + "a" * 3000, False),
    ],
)
def test_links(url: str, kept: bool) -> None:
    """Addresses of the web are links; those that clients show as people, and all others, are none."""
    found = markup.content(Message(lines=((Span(text="here", url=url),),)))
    assert Read(found["formatted_body"]).links == ([url] if kept else [])
    assert found["body"] == (f"here <{url}>" if kept else "here").replace('"><b>', "%22%3E%3Cb%3E")
    assert "<b>" not in found["formatted_body"]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200), st.integers(1, 400))
def test_an_event_is_never_too_large(text: str, times: int) -> None:
    """Not even an edit, which shows its text twice, once it is encrypted; and what is cut ends with a whole line."""
    message = Message(lines=((Span(text=text * 20, url="https://wire.example/a?b=1&c=2", style=Style.BOLD),),) * times)
    found = markup.edit(markup.content(message), "$1")
    assert len(json.dumps(found, ensure_ascii=False).encode()) * 4 / 3 < 60_000


def test_buttons_are_told_in_a_line() -> None:
    """What each mark does, below the message; no line breaks between a mark and what it does."""
    buttons = ((Button(label="a < b", mark="👍", command="/a"),), (Button(label="c", mark="🔕", command="/c"),))
    found = markup.content(Message(lines=((Span(text="News."),),), buttons=buttons))
    assert found["body"] == "News.\n👍\xa0a\xa0<\xa0b · 🔕\xa0c"
    assert unescape(found["formatted_body"]).startswith("News.<br>")


def test_answers_name_commands_as_they_are_typed() -> None:
    """With "!", since clients keep "/" for themselves; other strokes stay as they are, and so does all that is not our own text."""
    said = "/topics shows all (/help too), “/mute story 12” not; 1/2, and/or, https://a.example/topics, //help, /."

    def body(text: str, *, notice: bool) -> str:
        shown: str = markup.content(Message(lines=((Span(text=text, style=Style.BOLD),),), notice=notice))["body"]
        return shown.replace(JOINER, "")

    assert body(Own.whole(said), notice=True) == (
        "!topics shows all (!help too), “!mute story 12” not; 1/2, and/or, https://a.example/topics, //help, /."
    )
    assert body(said, notice=True) == body(Own.whole(said), notice=False) == said


def test_an_address_that_is_its_own_text_is_shown_once() -> None:
    """In plain text as well, and nothing in it begins or ends another link."""
    url = "https://wire.example/a'b/@ann:example.org?q=북한"
    found = markup.content(Message(lines=((Span(text=url, url=url),),)))
    assert found["body"] == "<https://wire.example/a%27b/%40ann:example.org?q=북한>"
    assert Read(found["formatted_body"]).links == [url]


def test_relations() -> None:
    """A reply, a thread, and both."""
    said = {"body": "x"}
    assert markup.related(said, reply_to=None, thread="") == said
    assert markup.related(said, reply_to="$1", thread="")["m.relates_to"] == {"m.in_reply_to": {"event_id": "$1"}}
    assert markup.related(said, reply_to=None, thread="$r")["m.relates_to"] == {
        "rel_type": "m.thread",
        "event_id": "$r",
        "is_falling_back": True,
        "m.in_reply_to": {"event_id": "$r"},
    }
    assert markup.related(said, reply_to="$1", thread="$r")["m.relates_to"] == {
        "rel_type": "m.thread",
        "event_id": "$r",
        "is_falling_back": False,
        "m.in_reply_to": {"event_id": "$1"},
    }
