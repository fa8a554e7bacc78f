"""Hostile texts: understanding never fails, and what it reads of a text is bounded, whatever the text holds."""

from datetime import UTC, datetime
from typing import Final
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.types.article import Analysis, Article
from feeds.types.feed import Tier
from feeds.understand import quantities
from feeds.understand.analyse import LONGEST_TEXT, LONGEST_TITLE, analyse
from feeds.understand.claims import statements
from feeds.understand.lexicon.load import load
from feeds.understand.numerals import numbers
from feeds.understand.summary import LONGEST_ONLY, MOST
from feeds.understand.text import fold, sentences, without_halves

RULES: Final = load()
LENGTH: Final = 100_000

# What a text is made of, again and again.
PIECES: Final = {
    "digits": "7",
    "opening brackets": "(",
    "closing brackets": "]",
    "combining marks": "\u0301",
    "letters with many marks": "a\u0301\u0327\u0308\u0301",
    "alternating scripts": "aбアㄱ가漢",
    "ligatures": "ﬁﬃ№½",
    "letters of Hangul": "\u1100\u1161\u11a8",
    "an endless sentence": "and then North Korea sends shells to Russia and ",
    "an endless Chinese sentence": "朝鲜向俄罗斯运送了七千个集装箱，",
    "full stops": ".",
    "stops and spaces": ". ",
    "line ends": "\n",
    "tabs": "\t a",
    "figures": "7,000 containers of shells and ",
    "Korean figures": "포탄 7천여 발과 컨테이너 6700개 ",
    "numbers in words": "thousand hundred twenty ",
    "German numbers": "einundzwanzigtausend ",
    "Han numbers": "一百万",
    "ranges": "10-12-14~",
    "points": "1.2.3,4,",
    "names": "Kim Rubio Shoigu Pak ",
    "names in katakana": "ラヴロフ・",
    "nested quotes": "“«\"'",
    "apostrophes": "d'a'b'",
    "claims": "Seoul said that Moscow said, according to Tokyo, that ",
    "sentences on the beat": "북한이 러시아에 포탄 7천발을 보냈다. ",
    "days": "on 3 March 2025 and 4. März ",
    "datelines": "SEOUL, March 3 (Yonhap) -- /TASS/. ",
    "right to left": "\u200f\u202eabc ",
    "joiners": "a\u200d",
    "half characters": "\ud800x\udc00 ",
    "bullets": "• ▲ +++ | ",
    "entities": "&amp;",
}
# Parts that mean something to some rule, for texts that nobody thought of.
WORDS: Final = (
    *PIECES.values(),
    "북한",
    "러시아에",
    "Russia",
    "said",
    "sagte",
    "заявил",
    "述べた",
    "长",
    "-",
    ",",
    "%",
    "만",
    "～",
    "\u00ad",
)


def understood(title: str, text: str, declared: str | None = None) -> Analysis:
    """All that is found in such an article."""
    article = Article(
        key=b"k" * 16,
        content_hash=b"h" * 16,
        url=None,
        link_key=None,
        title=title,
        text=text,
        declared_language=declared,
        outlet="Outlet",
        tier=Tier.INDEPENDENT,
        published=datetime(2025, 3, 4, tzinfo=UTC),
    )
    return analyse(article, RULES, everything=True)


def bounded(title: str, text: str, found: Analysis) -> None:
    """Nothing is longer or more than each part promises, and every figure stands where it says."""
    whole = without_halves(f"{title[:LONGEST_TITLE]}\n{text[:LONGEST_TEXT]}")
    assert len(found.quantities) <= quantities.MOST
    assert len(found.claims) <= statements.MOST
    assert len(found.summary) <= MOST
    assert all(len(sentence) <= LONGEST_ONLY and sentence in whole for sentence in found.summary)
    assert all(whole[figure.start :].startswith(figure.text) and figure.start < quantities.LOOKED_AT for figure in found.quantities)
    assert found.fingerprint is not None
    assert len(found.fingerprint.sketch) <= 1_200
    assert len(found.fingerprint.event_keys) <= 48


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_a_hundred_thousand_characters_of_one_kind_are_understood_within_bounds(piece: str) -> None:
    """A text of nothing but one thing, title and all, raises nothing and gives no more than is promised."""
    text = (piece * LENGTH)[:LENGTH]
    bounded(text, text, understood(text, text))


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_what_stands_behind_the_bound_is_never_read(piece: str) -> None:
    """Whatever follows the first hundred thousand characters changes nothing, so that no text can make work without end."""
    text = (piece * LENGTH)[:LENGTH]
    assert understood("Title", text) == understood("Title", text + "7,000 shells for Russia. " * 1_000)


def test_letters_that_folding_joins_shift_no_figure_out_of_its_sentence() -> None:
    """A syllable in three pieces becomes one, so that the sentence gets shorter before the figure."""
    text = f"{normalize('NFD', '각') * 2}7,000 containers of shells and " * 4
    bounded(text, text, understood(text, text, "ko"))


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12), st.integers(1, 40), st.sampled_from((None, "en", "ko", "de", "ru", "ja", "zh", "x")))
def test_mixtures_are_understood_within_bounds(parts: list[str], times: int, declared: str | None) -> None:
    """Any row of such things, repeated, raises nothing and gives no more than is promised."""
    text = "".join(parts) * times
    bounded(text[:300], text, understood(text[:300], text, declared))


@settings(deadline=None)
@given(st.text(st.characters(codec=None), max_size=300), st.text(st.characters(codec=None), max_size=800))
def test_any_characters_are_understood(title: str, text: str) -> None:
    """Any code points, halves of characters too."""
    bounded(title, text, understood(title, text))


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_folding_sentences_and_numbers_grow_with_the_text_only(parts: list[str]) -> None:
    """A text twice as long folds to no more than twice as much, and has no more than twice the sentences and numbers, and one of each."""
    text = "".join(parts)
    once, twice = fold(text).text, fold(text + "\n" + text).text
    assert len(twice) <= 2 * len(once) + 1
    assert len(sentences(text + "\n" + text)) == 2 * len(sentences(text))
    assert len(list(numbers(twice))) <= 2 * len(list(numbers(once))) + 1
