import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.understand.terms import terms, unfurnished


def test_inflected_words_agree() -> None:
    """Latin and Cyrillic words are compared by their first letters, short ones are left out."""
    assert terms("sentenced to a prison term") & terms("the sentence: prison") == {"senten", "prison"}
    assert terms("поставки контейнеров") == terms("поставках контейнерами") == {"постав", "контей"}


def test_korean_compounds_agree() -> None:
    """Pairs of syllables do not mind particles and spaces."""
    assert len(terms("대남확성기 철거") & terms("확성기를 철거했다")) == 3


def test_han_and_kana_are_paired_within_a_run() -> None:
    """Neighbours make a pair, characters across a gap do not."""
    assert terms("国防相 北") == {"国防", "防相"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("(서울=연합뉴스) 홍길동 기자 = 북한이", "북한이"),
        ("[속보] 합참 발표(종합2보)", "합참 발표"),
        ("SEOUL, Feb. 26 (Reuters) - The ship", "The ship"),
        ("MOSCOW, February 26. /TASS/. The ship", "The ship"),
        ("A ship (Angara) sails", "A ship (Angara) sails"),
    ],
)
def test_furniture_is_no_content(text: str, left: str) -> None:
    """Datelines, authors and the marks of running reports are taken out."""
    assert unfurnished(text).strip() == left


@given(st.text(max_size=300))
def test_any_text_has_terms(text: str) -> None:
    """No text is refused."""
    terms(unfurnished(text))
