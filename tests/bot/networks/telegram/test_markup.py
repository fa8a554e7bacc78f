"""Whatever feeds supply, Telegram's own parser takes it and shows the template's styles and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.message import Message, Own, Span, Style, fitted
from bot.networks.quiet import JOINER
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
    "@",
    "@channel ",
    "#",
    "$USD ",
    "/stop",
    "/topics",
    "/",
    ".com",
    ".",
    "evil.com/x",
    "http",
    "://",
    "tg://resolve?domain=evil ",
    "user@",
    "192.168.0.1",
    "4111 1111 1111 1111",
    "t.me/evil",
    "правда.рф",
    "1.200",
    " ",
]
_words = st.one_of(st.sampled_from(_HOSTILE), st.text(st.characters(exclude_characters="\n\u2060", exclude_categories=["Cs"]), max_size=20))
_titles = st.lists(_words, max_size=6).map("".join)
_paths = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="#?[]{}|\\^`<>%"), max_size=20)
_urls = st.builds("https://{}.example/{}?q={}".format, st.from_regex(r"[a-z]{1,9}", fullmatch=True), _paths, _paths)
_spans = st.builds(Span, text=_titles, style=st.sampled_from(Style), url=st.none() | _urls)
_lines = st.lists(_spans, max_size=4).map(tuple)
messages = st.builds(Message, lines=st.lists(_lines, min_size=1, max_size=6).map(tuple))


def _without_joiners(text: str, entities: tuple[Entity, ...]) -> tuple[str, tuple[Entity, ...]]:
    """What people see: the template's texts of these tests hold no joiner of their own."""
    units = text.encode("utf-16-le")
    kept = [number for number in range(len(units) // 2) if units[2 * number : 2 * number + 2] != JOINER.encode("utf-16-le")]
    place = {old: new for new, old in enumerate(kept)}
    moved = []
    for each in entities:
        inside = [place[at] for at in range(each.offset, each.offset + each.length) if at in place]
        moved.append(Entity(offset=inside[0], length=len(inside), kind=each.kind, url=each.url))
    return text.replace(JOINER, ""), tuple(moved)


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
    text, entities = _without_joiners(*tdlib.parse(html))
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
    assert len(text.replace(JOINER, "")) <= len(fitted(long, most=most, length=length).plain())
    assert max(len(text), length(text)) <= most
    assert len(entities) <= MAX_ENTITIES


def test_beyond_a_hundred_entities_text_goes_on_plain() -> None:
    """Telegram would ignore the others; nothing is lost but their style."""
    message = Message(lines=tuple((Span(text=f"{number}", style=Style.BOLD, url="https://news.example/"),) for number in range(80)))
    text, entities = tdlib.parse(to_html(message))
    assert (text, len(entities)) == (message.plain(), MAX_ENTITIES)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://news.example/" + "x" * 2000, True),
        ("https://news.example/" + "x" * 2100, False),
        ("tg://resolve?domain=evil", False),
        ("tg://user?id=1", False),
        ("javascript:alert(1)", False),
        ("https://user:word@news.example/", False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str, linked: bool) -> None:
    """Of a usual length and without a password; the text of any other remains."""
    text, entities = tdlib.parse(to_html(Message(lines=((Span(text="here", url=url),),))))
    assert (text, [each.kind for each in entities]) == ("here", ["a"] if linked else [])


@given(messages)
def test_telegram_makes_no_link_by_itself(message: Message) -> None:
    """No mention, hashtag, command, address of web or mail, or number that a feed could put into a text is found by Telegram's own search.

    What stands inside code of the template is that code, whatever it looks like.
    """
    text, entities = tdlib.parse(to_html(message))
    assert [each for each in tdlib.found(text) if not _covered(each, entities)] == []


@given(messages)
def test_in_answers_only_harmless_commands_can_be_pressed(message: Message) -> None:
    """Nothing else, although an answer may quote a feed; in alerts not even they."""
    for notice, most in ((True, {"/topics"}), (False, set[str]())):
        text, entities = tdlib.parse(to_html(replace(message, notice=notice), pressable={"topics"}))
        units = text.encode("utf-16-le")
        found = [each for each in tdlib.found(text) if not _covered(each, entities)]
        assert {units[2 * each.offset : 2 * (each.offset + each.length)].decode("utf-16-le") for each in found} <= most


@pytest.mark.parametrize(
    ("text", "pressed"),
    [
        ("/topics shows all", ["/topics"]),
        ("see /topics, or /stop", ["/topics"]),
        ("/topics@otherbot", []),
        ("/topicsx /Topics /topics_", []),
        ("/stop", []),
    ],
)
def test_which_commands_of_an_answer_can_be_pressed(text: str, pressed: list[str]) -> None:
    """Those that are named, as whole words, and of no other bot."""
    shown, _ = tdlib.parse(to_html(Message(lines=((Span(text=Own.whole(text)),),), notice=True), pressable={"topics"}))
    assert [shown[each.offset : each.offset + each.length] for each in tdlib.found(shown)] == pressed


def _covered(found: Entity, entities: tuple[Entity, ...]) -> bool:
    """Whether an entity of the template stands there, which outweighs what Telegram finds."""
    return any(
        each.kind == "code" and each.offset < found.offset + found.length and found.offset < each.offset + each.length for each in entities
    )


@pytest.mark.parametrize("text", ["Time.com and U.S. say", "about 1.200 tons", "see /topics", "C# and 3.5m/s"])
def test_what_people_read_is_unchanged(text: str) -> None:
    """A joiner has no width."""
    shown, _ = tdlib.parse(to_html(Message(lines=((Span(text=text),),), notice=True)))
    assert shown.replace(JOINER, "") == text
