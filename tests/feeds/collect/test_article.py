"""Pages of every kind to the text of their report; what hostile ones cost is bounded in test_pages.py."""

import subprocess
import sys
from pathlib import Path

import pytest

from feeds.collect.article import LONGEST, read
from feeds.errors import ParseError

KO = "신원식 국방부 장관은 26일 기자간담회에서 북한이 지난해 9월 이후 나진항을 통해 컨테이너 6천700여 개를 러시아로 반출했다고 밝혔다."
RU = "Министр обороны Республики Корея сообщил журналистам, что Пхеньян вывез в Россию через порт Раджин около 6700 контейнеров."
EN = "South Korea's defence minister told reporters that Pyongyang had shipped about 6,700 containers to Russia since September."


def page(text: str = EN, *, more: str = "", head: str = "") -> str:
    """A page with a menu, a report of four paragraphs, and a foot."""
    paragraphs = "".join(f"<p>{text} ({number})</p>" for number in range(4))
    return (
        f"<!DOCTYPE html><html><head>{head}<title>Report</title></head><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
        f"<article><h1>Report</h1>{paragraphs}{more}</article><footer>Copyright, all rights reserved</footer></body></html>"
    )


def text_of(body: bytes | str, content_type: str = "text/html") -> str:
    """The text of a page."""
    return read(body.encode() if isinstance(body, str) else body, headers={"content-type": content_type}).text


def test_the_report_is_read_and_what_stands_around_it_is_not() -> None:
    """Paragraphs parted by a newline, without menu and foot."""
    text = text_of(page())
    assert [line for line in text.split("\n") if line != "Report"] == [f"{EN} ({number})" for number in range(4)]


@pytest.mark.parametrize(
    ("encoding", "head", "content_type", "said"),
    [
        ("cp949", "<meta charset='euc-kr'>", "text/html", KO),
        ("cp949", "<meta charset='euc-kr'>", "text/html; charset=utf-8", KO),
        ("cp949", "", "text/html; charset=euc-kr", KO),
        ("utf-8", "<meta charset='euc-kr'>", "text/html; charset=iso-8859-1", KO),
        ("utf-16", "<meta charset='utf-8'>", "text/html", KO),
        ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "text/html", RU),
        ("cp1251", "<meta charset='windows-1251'>", "text/html; charset=ISO-8859-1", RU),
        ("utf-8", "", "text/html; charset=klingon", RU),
    ],
)
def test_the_bytes_have_the_first_word_on_their_encoding(encoding: str, head: str, content_type: str, said: str) -> None:
    """Header and meta element are believed where the bytes agree, and lies of either harm nothing."""
    assert f"{said} (3)" in text_of(page(said, head=head).encode(encoding), content_type)


def test_zeros_and_invisible_characters_are_left_out() -> None:
    """A text does not end at a NUL, and no control character gets through."""
    text = text_of(page(EN.replace("Pyongyang", "Pyong\x00yang\u202e")))
    assert f"{EN} (3)" in text


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "no text"),
        (b"{}", "no text"),
        (b"<html><head><meta http-equiv='refresh' content='0;url=http://10.0.0.1/'></head><body></body></html>", "no text"),
        (f"<html><body><script>var text = '{EN}';</script><div id='root'></div></body></html>".encode(), "no text"),
        (b"<html><body>" + b"<!-- " * 50_000 + EN.encode(), "no text"),
        (bytes(range(256)) * 200, "is no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 900, "is no text"),
        (page(more="<br>" * 100_000).encode(), "more markup"),
        (page(more=f"<p {' '.join(f'a{number}=1' for number in range(20_000))}>x</p>").encode(), "more markup"),
    ],
    ids=["empty", "json", "meta refresh", "script", "endless comment", "all bytes", "picture", "line breaks", "attributes"],
)
def test_what_has_no_report_is_refused(body: bytes, why: str) -> None:
    """With the reason; nothing that a script or another address would bring is guessed at."""
    with pytest.raises(ParseError, match=why):
        text_of(body)


@pytest.mark.parametrize(
    "more",
    [
        "<div>" * 20_000,
        f"<p title='{'x' * 2_000_000}'>x</p>",
        f"<img src='data:image/png;base64,{'iVBORw0KGgo' * 40_000}'>",
        "<" * 30_000,
        "&amp;&lt;&#x10ffff;&#99999999999999;" * 20_000,
        "&a;" * 1000,
        f"<p>{'w' * 2_000_000}</p>",
        "<table><tr><td>" * 500,
    ],
    ids=[
        "nested",
        "huge attribute",
        "picture in an attribute",
        "brackets",
        "entities",
        "unknown entities",
        "endless word",
        "nested tables",
    ],
)
def test_hostile_markup_behind_a_report_does_not_hide_it(more: str) -> None:
    """And the text stays within its bound."""
    text = text_of(page(more=more))
    assert f"{EN} (3)" in text
    assert len(text) <= LONGEST


def test_entities_that_unfold_are_not_unfolded() -> None:
    """A document type's own entities, each ten of the one before, bring no text."""
    entities = "".join(f"<!ENTITY e{number} '{f'&e{number - 1};' * 10}'>" for number in range(1, 12))
    text = text_of(f"<!DOCTYPE html [<!ENTITY e0 'lol'>{entities}]>{page(more='<p>&e11;</p>').removeprefix('<!DOCTYPE html>')}")
    assert f"{EN} (3)" in text
    assert len(text) < 1_000


def test_only_the_child_knows_the_library() -> None:
    """The program itself never loads trafilatura or Protego: it takes memory, and strangers' bytes are none of its business."""
    code = "import bot.app, bot.cli.running, sys; print([name for name in ('trafilatura', 'protego') if name in sys.modules])"
    root = Path(__file__).parents[3]
    loaded = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
