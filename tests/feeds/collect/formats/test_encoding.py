"""Whatever encoding a document is in, and whatever is said of it, its words come out as they were meant."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.collect.formats.encoding import to_utf8

KOREAN, RUSSIAN, JAPANESE, CHINESE = "북한의 포탄 컨테이너", "Контейнеры с боеприпасами", "ロシアと北朝鮮の弾薬", "朝鲜的弹药集装箱"
DOCUMENT = '<?xml version="1.0" encoding="{encoding}"?><rss><title>{title}</title></rss>'


def document(title: str, codec: str, *, declared: str | None = None) -> bytes:
    """A document in one encoding that may declare another; "" declares none."""
    declared = codec if declared is None else declared
    text = DOCUMENT.format(encoding=declared, title=title)
    return (text if declared else text.replace(' encoding=""', "")).encode(codec)


def title(body: bytes, content_type: str = "") -> str:
    """What comes out."""
    return to_utf8(body, content_type).decode().partition("<title>")[2].partition("</title>")[0]


@pytest.mark.parametrize(
    ("codec", "declared", "text"),
    [
        ("cp949", "euc-kr", "똠방각하 " + KOREAN),
        ("cp949", "ks_c_5601-1987", KOREAN),
        ("cp932", "Shift_JIS", "①髙 " + JAPANESE),
        ("gb18030", "gb2312", "鎔 " + CHINESE),
        ("big5hkscs", "big5", "邨 北韓"),
        ("cp1252", "iso-8859-1", "“Rajin” – Dunaï"),
        ("cp1254", "iso-8859-9", "“Şoygu”"),
        ("euc_jp", "euc-jp", JAPANESE),
        ("iso2022_jp", "iso-2022-jp", JAPANESE),
        ("iso2022_kr", "iso-2022-kr", KOREAN),
        ("koi8-r", "koi8-r", RUSSIAN),
        ("utf-16", "utf-16", KOREAN),
        ("utf-32", "utf-32", KOREAN),
        ("utf-16-be", "utf-16", KOREAN),
        ("utf-8-sig", "utf-8", KOREAN),
    ],
)
def test_a_name_means_what_browsers_take_it_for(codec: str, declared: str, text: str) -> None:
    """Declared in the document or in the header alone."""
    assert title(document(text, codec, declared=declared)) == text
    assert title(document(text, codec, declared=""), f"application/rss+xml; charset={declared}") == text


@pytest.mark.parametrize(
    ("codec", "declared", "content_type", "text"),
    [
        ("cp1251", "windows-1251", "text/xml; charset=ISO-8859-1", RUSSIAN),
        ("cp1251", "windows-1251", "text/xml; charset=utf-8", RUSSIAN),
        ("koi8-r", "utf-8", 'text/xml; charset="koi8-r"', RUSSIAN),
        ("koi8-r", "windows-1251", "text/xml; charset=koi8-r", RUSSIAN),
        ("utf-8", "windows-1251", "text/xml; charset=ISO-8859-1", RUSSIAN),
        ("utf-8", "no-such-thing", "text/xml; charset=hex", RUSSIAN),
        ("cp1252", "utf-8", "", "Kim’s “gift” – café"),
        ("latin-1", "", "", "Präsident"),
    ],
)
def test_a_lie_is_seen_through(codec: str, declared: str, content_type: str, text: str) -> None:
    """The bytes count first, then the header, unless it says what servers say of everything."""
    assert title(document(text, codec, declared=declared), content_type) == text


@pytest.mark.parametrize(
    ("codec", "declared", "broken"),
    [("utf-8", "utf-8", b"\xec\x9d"), ("utf-8", "windows-1252", b"\xff"), ("utf-8", "", b"\xed\xa0\xbd"), ("cp949", "euc-kr", b"\xff")],
)
def test_a_broken_character_costs_itself_only(codec: str, declared: str, broken: bytes) -> None:
    """A teaser that was cut within a character does not make gibberish of all others."""
    text = KOREAN * 3
    body = document(text + "@" + text, codec, declared=declared).replace(b"@", b" " + broken + b" ")
    read = title(body)
    assert (read[: len(text)], read[-len(text) :]) == (text, text)
    assert set(read[len(text) : -len(text)]) == {" ", "\ufffd"}


def test_characters_that_are_no_characters_do_not_change_the_encoding() -> None:
    """A site that has lost its own text before sends U+FFFD in good UTF-8."""
    text = "\ufffd\ufffd\ufffd é"
    assert title(document(text, "utf-8", declared="windows-1252")) == text


_NAMES = ("utf-8", "euc-kr", "utf-7", "hex", "idna", "undefined", "punycode", "iso-2022-jp", "utf-16", "unicode_escape")


@given(st.binary(max_size=200), st.sampled_from(_NAMES))
def test_any_bytes_come_out_as_utf_8(noise: bytes, declared: str) -> None:
    """Nothing that a server says breaks the reading."""
    body = f'<?xml version="1.0" encoding="{declared}"?><rss>'.encode() + noise
    codecs.getincrementaldecoder("utf-8")().decode(to_utf8(body, f"text/xml; charset={declared}"))


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1), st.integers(0, 40))
def test_a_document_may_end_within_a_character(text: str, cut: int) -> None:
    """What was read before the end stays what it is."""
    whole = document(text, "utf-8")
    body = whole[: max(60, len(whole) - cut)]
    assert document(text, "utf-8").decode().startswith(to_utf8(body, "text/xml; charset=iso-8859-1").decode("utf-8", "ignore"))
