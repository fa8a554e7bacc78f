"""Folding, scripts, sentences and words."""

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feeds.understand import text as module
from feeds.understand.text import each_sentence, fold, is_cjk, is_han, is_hangul, is_kana, sentences, words

TRICKY = st.text(
    alphabet=st.sampled_from("aBéÉßẞёЁİıﬁ№½…–“\u00ad\u200b\u0301\u0308 \t\n가\u1100\u1161\u11a8ㄱｶﾞ北Ａ７ك\u064eأ·ㆍ😀-'"), max_size=60
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("North KOREA", "north korea"),
        ("KN\u201123 KN\u201323 KN\u221223", "kn-23 kn-23 kn-23"),
        ("ещё Ещё е\u0308", "еще еще е"),
        ("Größe GROẞE", "grösse grosse"),
        ("Köln", "köln"),
        ("Ko\u0308ln", "köln"),
        ("“Kim’s” «да»", '"kim\'s" "да"'),
        ("کره\u200cشمالی", "کرهشمالی"),
        ("مُحَمَّد أسلحة", "محمد اسلحة"),
        ("무\u00ad기", "무기"),
        (unicodedata.normalize("NFD", "북한 무기"), "북한 무기"),
        ("ＫＮ－２３（弾道）", "kn-23(弾道)"),
        ("ｶﾞｽ", "ガス"),
        ("북ㆍ러 북・러 북·러", "북·러 북·러 북·러"),
        ("a \u00a0\t b", "a b"),
        ("İzmir Kıbrıs", "izmir kibris"),
    ],
)
def test_fold_table(text: str, folded: str) -> None:
    """Spellings that a reader takes for the same fold to the same."""
    assert fold(text).text == folded


@given(st.text() | TRICKY)
@example("ß")
@example("a\u0301")
@example("  ")
def test_offsets_lead_back_into_the_text(text: str) -> None:
    """Origins never decrease, begin at or behind 0, end at the text's length; spans are never empty or outside."""
    folded = fold(text)
    origins = [folded.origin(offset) for offset in range(len(folded.text) + 1)]
    assert origins == sorted(origins)
    assert origins[-1] == folded.original_length == len(text)
    assert all(0 <= origin <= len(text) for origin in origins)
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@given(st.text() | TRICKY, st.text() | TRICKY)
def test_a_line_end_parts_folding(first: str, second: str) -> None:
    """A title and a text folded together are what they are apart, unless the second begins with what combines."""
    if not second or unicodedata.combining(second[0]) or not second[0].isascii():
        second = f"x{second}"
    assert fold(f"{first}\n{second}").text == f"{fold(first).text}\n{fold(second).text}"


def test_span_takes_a_widened_character_whole() -> None:
    """A hit that ends in the middle of what ß became covers the ß."""
    folded = fold("Größe")
    assert folded.text == "grösse"
    assert folded.span(0, 4) == (0, 4)
    assert folded.span(4, 6) == (3, 5)


def test_every_character_that_can_melt_is_known() -> None:
    """Whatever NFKC joins to the character before it is in the class that is looked for; else offsets would be wrong."""
    others = (chr(code) for code in range(sys.maxunicode + 1) if module._MELTING_ANY.match(chr(code)) is None)
    unknown = [
        f"{ord(character):04X}" for character in others if any(_joins(base, character) for base in ("a", "ア", "가", "\u1100", "क", "ا"))
    ]
    assert unknown == []


def _joins(base: str, character: str) -> bool:
    return unicodedata.normalize("NFKC", base + character) != base + unicodedata.normalize("NFKC", character)


def test_scripts() -> None:
    """Each letter belongs to the script that its boundaries follow."""
    assert [is_han("北"), is_kana("ロ"), is_hangul("북"), is_cjk("ー")] == [True] * 4
    assert [is_han("ロ"), is_kana("北"), is_hangul("北"), is_cjk("북"), is_cjk("a"), is_cjk("я")] == [False] * 6


@pytest.mark.parametrize(
    "expected",
    [
        ["The U.S. said Gen. Kim sent 7.000 men.", "“We know,” he said.", "It was No. 5!", "J. Smith: really?"],
        ["Mr. Shin spoke on Oct. 3 at 7 p.m. Seoul time.", "Nobody else did."],
        ["Am 3. Oktober sagte er: „Nein.“", "Die 25. Brigade kam.", "Das ist z. B. Munition, ca. 7.000 Container."],
        ["Es kamen rund 12.000.", "Mehr als die 11. Division hat."],
        ["Это 6,7 тыс. контейнеров и 3 млн. снарядов.", "Министр А. Б. Иванов молчит."],
        ["Це 7 тис. Контейнерів було менше.", "Міністр мовчить."],
        ["他说：“朝鲜送了。”", "“不对。”", "完。"],
        ["北朝鮮が「送った。」と述べた。", "次の文！"],
        ["북한이 보냈다.", '러시아는 "아니다."라고 했다.', "끝."],
        ["First line without a stop", "Second line … and on …", "Third."],
        ["(He left.)", "Next?!", "“Yes.”"],
        ["Ticker one", "▲ Ticker two", "▲ Ticker three"],
        ["See example.com or v1.2.3 today.", "Done."],
    ],
)
def test_sentences_table(expected: list[str]) -> None:
    """Text parted where a reader would part it: these sentences, joined, are found again."""
    cjk = any(is_cjk(character) for character in "".join(expected))
    text = ("\n" if "First line" in expected[0] else "" if cjk else " ").join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_copy_without_a_space_is_parted_in_korean() -> None:
    """Korean copy often lacks the space behind the full stop."""
    text = "북한이 보냈다.러시아는 말이 없다."
    assert [text[start:end] for start, end in sentences(text)] == ["북한이 보냈다.", "러시아는 말이 없다."]


@given(st.text() | st.text(alphabet="aA1 .。!?”“」\n북と"))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    """Sentences are ascending, disjoint, stripped, and leave out nothing but white space."""
    spans = sentences(text)
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


def test_words_table() -> None:
    """Words of every script, numbers whole, Chinese characters and kana one by one."""
    text = "Korea's KN-23, 7,000 북한이 朝鲜コ 7천여 _x_ तोपें Pjöngjang"
    expected = ["Korea's", "KN", "23", "7,000", "북한이", "朝", "鲜", "コ", "7", "천여", "x", "तोपें", "Pjöngjang"]
    assert [text[start:end] for start, end in words(text)] == expected


@given(st.text())
def test_words_are_ascending_and_whole(text: str) -> None:
    """Words never overlap and hold no white space."""
    at = 0
    for start, end in words(text):
        assert at <= start < end
        assert not any(character.isspace() for character in text[start:end])
        at = end


def test_sentences_come_one_by_one_where_the_first_few_are_enough() -> None:
    """What stands behind them is not read, and changes nothing about them."""
    text = "Shin spoke on Monday. He named 7,000 containers. Moscow said nothing.\nThe rest is old."
    assert tuple(each_sentence(text)) == sentences(text)
    assert next(each_sentence(text)) == (0, 21)
