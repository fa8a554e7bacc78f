"""Whatever feeds supply, Telegram's own parser takes it and shows the template's styles and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.message import Message, Span, Style, fitted
from bot.networks.telegram.markup import MAX_CAPTION, MAX_ENTITIES, MAX_LENGTH, length, to_html
from tests import tdlib, telegram_html
from tests.telegram_html import Entity

_KINDS = {Style.BOLD: "b", Style.ITALIC: "i", Style.STRIKE: "s", Style.CODE: "code"}
_HOSTILE = [
    "<b>",
    "</b>",
    "</a>",
    "<a href='https://evil.example/'>",
    "&lt;",
    "&amp;",
    "&#60;",
    "&",
    "<",
    ">",
    '"',
    "'",
    "</code>",
    "<!--",
    "]]>",
]
_words = st.one_of(st.sampled_from(_HOSTILE), st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=20))
_titles = st.lists(_words, max_size=6).map("".join)
_paths = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="#?[]{}|\\^`<>%"), max_size=20)
_urls = st.builds("https://{}.example/{}?q={}".format, st.from_regex(r"[a-z]{1,9}", fullmatch=True), _paths, _paths)
_spans = st.builds(Span, text=_titles, style=st.sampled_from(Style), url=st.none() | _urls)
_lines = st.lists(_spans, max_size=4).map(tuple)
messages = st.builds(Message, lines=st.lists(_lines, min_size=1, max_size=6).map(tuple))


def _meant(message: Message) -> list[set[tuple[str, bool]]]:
    """For each UTF-16 unit of the text, what the template says of it: kinds of entities, and whether there is a link."""
    at: list[set[tuple[str, bool]]] = []
    for number, line in enumerate(message.lines):
        at += [set()] * bool(number)  # the line break
        for span in line:
            style = {(_KINDS[span.style], False)} if span.style in _KINDS else set()
            at += [style | ({("a", True)} if span.url else set()) if span.text.strip() else set()] * length(span.text)
    return at


def _shown(text: str, entities: tuple[Entity, ...]) -> list[set[tuple[str, bool]]]:
    return [
        {(each.kind, each.kind == "a") for each in entities if each.offset <= at < each.offset + each.length} for at in range(length(text))
    ]


@given(messages)
def test_telegram_shows_what_the_template_says(message: Message) -> None:
    """Every text comes back as it was, every style is the template's, and no link is forged or lost."""
    html = to_html(message)
    text, entities = tdlib.parse(html)
    assert text == message.plain()
    assert _shown(text, entities) == _meant(message)
    urls = {span.url for line in message.lines for span in line if span.url}
    _, ours = telegram_html.parse(html)
    assert {each.url for each in ours if each.url} <= urls


@given(messages, st.integers(1, 200), st.sampled_from([MAX_LENGTH, MAX_CAPTION]))
def test_a_long_message_is_cut_to_what_telegram_takes(message: Message, times: int, most: int) -> None:
    """By code points, as the server counts, and by UTF-16 units, as clients do."""
    long = Message(lines=message.lines * times)
    text, entities = tdlib.parse(to_html(long, most=most))
    assert text == fitted(long, most=most, length=length).plain()
    assert max(len(text), length(text)) <= most
    assert len(entities) <= MAX_ENTITIES


def test_beyond_a_hundred_entities_text_goes_on_plain() -> None:
    """Telegram would ignore the others; nothing is lost but their style."""
    message = Message(lines=tuple((Span(text=f"{number}", style=Style.BOLD, url="https://news.example/"),) for number in range(80)))
    text, entities = tdlib.parse(to_html(message))
    assert (text, len(entities)) == (message.plain(), MAX_ENTITIES)


@pytest.mark.parametrize(("url", "linked"), [("https://news.example/" + "x" * 2000, True), ("https://news.example/" + "x" * 2100, False)])
def test_an_absurdly_long_link_is_left_out(url: str, linked: bool) -> None:
    """Its text remains."""
    text, entities = tdlib.parse(to_html(Message(lines=((Span(text="here", url=url),),))))
    assert (text, [each.kind for each in entities]) == ("here", ["a"] if linked else [])
