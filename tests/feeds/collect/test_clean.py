"""Plain text: HTML and hostile Unicode."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.collect.clean import MAX_MARKS, clean, clean_line, html_to_text, paragraphs

NOT_SHOWN = "\x00\x07\x1b\x7f\x9f\u00ad\u061c\u200b\u200e\u202e\u2060\u2066\u2069\ufeff\u3164\uffa0\u2800\U000e0041\ufffe"
ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


@pytest.mark.parametrize("character", NOT_SHOWN)
def test_invisible_characters_are_dropped(character: str) -> None:
    """What shows as nothing or turns the writing around does not stay."""
    assert clean(f"7,{character}000 containers") == "7,000 containers"


def test_white_space_is_folded_and_line_breaks_stay() -> None:
    """Every kind of space is one space, every kind of line break one newline, and empty lines go."""
    assert clean(" a\t\u00a0\u3000b \r\n\r\n c\u2028d\x0be ") == "a b\nc\nd\ne"
    assert clean_line("a\n\nb\tc") == "a b c"


def test_lone_surrogates_become_replacement_characters_and_pairs_are_joined() -> None:
    """A lone surrogate would make SQLite refuse a whole batch."""
    assert clean("a\ud83d b\udc00 c\ud83d\ude80") == "a\ufffd b\ufffd c\U0001f680"


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("\U0001f44b\U0001f3fd\u200d\u2642", "\U0001f44b\U0001f3fd\u200d\u2642"),
        ("a\u200d\u200d\u200db", "a\u200db"),
        ("\u200da 1\u200c, \u200db\u200d", "a 1, b"),
    ],
)
def test_joiners_stay_between_letters_and_emoji_only(given_text: str, kept: str) -> None:
    """Families and Persian need joiners; anything else hides with them."""
    assert clean(given_text) == kept


def test_a_letter_keeps_few_marks() -> None:
    """A thousand marks on one letter would cover the lines above it."""
    kept = unicodedata.normalize("NFD", clean("Z" + "\u0301" * 1000 + "algo"))
    assert 0 < kept.count("\u0301") <= MAX_MARKS + 1
    assert kept.endswith("algo")
    assert clean("tie\u0302\u0301ng Vie\u0323\u0302t") == "tiếng Việt"


def test_text_is_composed() -> None:
    """Korean typed on a Mac equals Korean typed elsewhere."""
    assert clean(unicodedata.normalize("NFD", "북한 컨테이너")) == "북한 컨테이너"


def test_mojibake_is_left_alone() -> None:
    """A guess at a wrong encoding may hit a right one."""
    assert clean("Ã¼ber Êëþ÷") == "Ã¼ber Êëþ÷"


@given(ANY_TEXT)
def test_cleaning_is_idempotent_and_can_be_stored(text: str) -> None:
    """Cleaned text is clean, has no empty line, and is valid UTF-8."""
    once = clean(text)
    assert clean(once) == once
    assert once.encode().decode() == once
    assert all(line and line == line.strip() for line in once.split("\n")) or once == ""


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>Two<br>Three</p>", "One\nTwo\nThree"),
        ("Tail <b>bold</b>, <i>it</i>alic <a href='x'>link</a>", "Tail bold, italic link"),
        ("<ul><li>a<li>b</ul>c<table><tr><td>1<td>2</tr></table>", "a\nb\nc\n1 2"),
        ("<script>alert(1)</script>A<style>p{}</style> B<!-- c -->C", "A BC"),
        ("7&nbsp;000 &amp; more &lt;sic&gt; &#8211; &#x1F680;", "7 000 & more <sic> – 🚀"),
        ("<p>wrapped\nin the\r\nsource</p>", "wrapped in the source"),
        ("5 < 6 and AT&T", "5 < 6 and AT&T"),
        ("<body><p>in</p></body></html>behind", "in\nbehind"),
        ("<?xml version='1.0'?><meta charset='latin1'><p>é 한국</p>", "é 한국"),
        ("<![CDATA[twice wrapped]]>", "twice wrapped"),
        ("<p>before<!-- never ends <p>after</p>", "before never ends\nafter"),
        ("&#0; &#xD83D; &#99999999999; &#x110000;", "\ufffd \ufffd \ufffd \ufffd"),
        ("<img src='x' alt='y'>", ""),
        ("", ""),
    ],
)
def test_html_becomes_paragraphs(markup: str, text: str) -> None:
    """Blocks end paragraphs, inline elements do not, and nothing but text is left."""
    assert html_to_text(markup) == text


def test_blank_lines_end_paragraphs_where_no_element_does() -> None:
    """Some feeds send plain text with an image in front."""
    assert html_to_text("<img src='x'> One\nline.\n \nTwo.") == "One line.\nTwo."
    assert html_to_text("<p>One\n\nline.</p>") == "One line."
    assert paragraphs("One\nline.\r\n\r\nTwo & <b>.") == "One line.\nTwo & <b>."


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "7,000 containers" + "</div>" * 100_000,
        "<p " + " ".join(f"a{number}" for number in range(50_000)) + ">7,000 containers</p>",
        "<b>" + "x " * 5_500_000 + "</b>7,000 containers",
        "<" * 100_000 + "p>7,000 containers",
        "<!--" * 20_000 + "7,000 containers",
        "<p>&#" + "9" * 10_000 + "; 7,000 containers",
    ],
    ids=["depth", "attributes", "length", "brackets", "comments", "digits"],
)
def test_hostile_markup_loses_no_text(markup: str) -> None:
    """libxml2 stops at depth and size limits without a word; the text stays."""
    assert "7,000 containers" in html_to_text(markup)


@given(st.text(st.sampled_from("<>/!-&;#x0 \n\"'=abp[]C"), max_size=200) | ANY_TEXT)
def test_any_markup_becomes_clean_text(markup: str) -> None:
    """Whatever comes in, what comes out needs no further cleaning."""
    text = html_to_text(markup)
    assert clean(text) == text
