"""Denials in title or lead, in eight languages, and what only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.understand.claims.denials import denial


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Kremlin denies that shells came from Pyongyang"),
        ("en", "Pyongyang dismisses reports of arms for Moscow"),
        ("de", "Kreml weist Berichte über Granaten aus Nordkorea zurück"),
        ("de", "Moskau dementiert Waffenlieferungen"),
        ("ko", "러, 북한 무기 수입설 부인"),
        ("ko", '북한 "무기 거래설은 날조"'),
        ("ru", "Кремль опроверг сообщения о снарядах из КНДР"),
        ("ru", "Пхеньян отрицает поставки оружия"),
        ("uk", "Кремль заперечує постачання снарядів з КНДР"),
        ("ja", "ロシア大統領府、北朝鮮からの武器受領を否定"),
        ("zh", "俄方否认接收朝鲜弹药"),
        ("zh", "平壤駁斥軍火交易報導"),
        ("fr", "Moscou dément toute livraison d’obus nord-coréens"),
    ],
)
def test_a_denial_in_the_title_is_seen(language: str, title: str) -> None:
    """The plain words of denial are known in each language, with the language given or not."""
    assert denial(title, "", language)
    assert denial(title, "")


@pytest.mark.parametrize(
    "title",
    [
        "Kremlin neither confirms nor denies the delivery",
        "Moscow did not deny the report",
        "Berlin hat das nicht bestritten",
        "크렘린궁은 보도를 부인하지 않았다",
        "김정은 부인 리설주 공개 행보",
        "Кремль не отрицает поставки",
        "ロシア、否定せず",
        "俄方未否认",
        "Moscou n'a pas démenti",
        "Denis visits the port",
    ],
)
def test_what_is_no_denial_is_left_alone(title: str) -> None:
    """A denial that is itself negated, the Korean word for a wife, and lookalikes are none."""
    assert not denial(title, "")


def test_a_denial_in_the_lead_counts_and_one_further_down_does_not() -> None:
    """The first two sentences are looked at, background behind them is not."""
    lead = "A ship called at Rajin. Moscow denied that it carried arms. It left on Monday."
    late = "A ship called at Rajin. It left on Monday. Moscow has always denied that such ships carry arms."
    assert denial("A ship at Rajin", lead, "en")
    assert not denial("A ship at Rajin", late, "en")


@settings(deadline=None)
@given(title=st.text(max_size=60), text=st.text(max_size=200), language=st.sampled_from(["en", "ko", "xx", None]))
def test_any_text_has_an_answer(title: str, text: str, language: str | None) -> None:
    """No text raises."""
    assert denial(title, text, language) in {True, False}
