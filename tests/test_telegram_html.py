"""The parser of the Bot API stand-in is as strict as Telegram's own."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import tdlib, telegram_html
from tests.telegram_html import Entity, EntityError, units

_TAGS = ["<b>", "</b>", "<i>", "</i>", "<s>", "</s>", '<a href="https://x.example/?a=1&amp;b">', "<a href='javascript:x'>", "</a>"]
_ODD = ["<", "</", ">", "</>", "<br>", "<br/>", "<p>", "<B >", "</b >", "<a href=x>", '<b c="', '"', "=", "<span>", "<a", "href", "<b/>"]
_SPOILER = ['<span class="tg-spoiler">', "</span>"]
_TEXT = ["&", "&lt;", "&amp", "&#65;", "&#x1F600;", "&nbsp;", "&quot;", "&#0;", "a", "é", "😀", "\n", "  ", " < 3"]


def _outcome(html: str, parse: Callable[[str], tuple[str, tuple[Entity, ...]]]) -> tuple[str, list[set[str]]] | str:
    """The text with the kinds of entities at each UTF-16 unit, or the refusal."""
    try:
        text, entities = parse(html)
    except EntityError as error:
        return str(error)
    return text, [{each.kind for each in entities if each.offset <= at < each.offset + each.length} for at in range(units(text))]


@given(st.lists(st.sampled_from(_TAGS + _ODD + _SPOILER + _TEXT), max_size=9).map("".join))
def test_it_says_what_telegram_says(html: str) -> None:
    """The same text and styles, or the same refusal at the same byte."""
    assert _outcome(html, telegram_html.parse) == _outcome(html, tdlib.parse)


@pytest.mark.parametrize(
    ("html", "refusal"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("&#55296;", "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"),
    ],
)
def test_refusals_read_as_telegrams(html: str, refusal: str) -> None:
    """A test that fails on markup tells what Telegram would tell."""
    assert _outcome(html, telegram_html.parse) == _outcome(html, tdlib.parse) == refusal


def test_links_keep_their_addresses() -> None:
    """Offsets and lengths count UTF-16 units."""
    assert telegram_html.parse('😀<a href="https://x.example/?a=1&amp;b">y</a>') == (
        "😀y",
        (Entity(offset=2, length=1, kind="a", url="https://x.example/?a=1&b"),),
    )
