"""Hostile text: no row of words raises, and what is told of it stands in it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.understand.claims.cues import languages
from feeds.understand.claims.reader import LONGEST_SENTENCE
from feeds.understand.claims.statements import MOST, claims
from feeds.understand.quantities import quantities

PUBLISHED = date(2024, 3, 18)
PIECES = (
    '7,000 containers|North Korea|to Russia|said|told|the ministry|he|according to|citing|Harbour Press|(|)|.|,|:|;|"|«|» |–|\n|Shin'
    "|on Monday|since 2023|denied|but|7.000 Container|sagte|laut|der Sprecher|am Montag|zufolge|, so|Außenministerium|7 000 conteneurs"
    "|a déclaré|selon|lundi|l'agence|estime-t-il|7 тысяч контейнеров|заявил|по словам|агентство «|в понедельник|11 тисяч бійців"
    "|повідомив|за його словами|컨테이너 7천개|국방부는|밝혔다|에 따르면|18일|그는|コンテナ7000個|国防省は|述べた|によると"
    "|聯合ニュース|7000个集装箱|表示|据|韩联社|国防部长|一名|ß|ﬁ|\u200b|  |７|x"
)


@settings(deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES.split("|")), max_size=50), title=st.lists(st.sampled_from(PIECES.split("|")), max_size=8))
def test_any_row_of_words_gives_claims_that_stand_in_it(pieces: list[str], title: list[str]) -> None:
    """In each language: few claims, short passages, and speakers, outlets and days of which the text speaks."""
    head, text = " ".join(title), " ".join(pieces)
    whole = f"{head}\n{text}"
    for language in languages():
        found = claims(head, text, quantities(head, text), language, PUBLISHED)
        assert len(found) <= MOST
        for claim in found:
            assert claim.passage in whole
            assert all(word in whole for name in (claim.claimant or "", *claim.chain) for word in name.split())
            assert claim.said_on is None or claim.said_on <= PUBLISHED


@settings(deadline=None)
@given(title=st.text(max_size=60), text=st.text(max_size=300))
def test_any_text_is_read_without_error(title: str, text: str) -> None:
    """Arbitrary characters before, in and behind a figure raise nothing in any language, and make no claim without a figure."""
    body = f"{text} 7,000 containers {text} 컨테이너 7천개 {text}"
    figures = quantities(title, body)
    for language in languages():
        assert len(claims(title, body, figures, language, PUBLISHED)) <= len(figures)


@pytest.mark.parametrize(
    "piece", ["said ", "according to ", "the agency A ", "since 3 May of ", "weist ", "는 ", "の国防省は", "据", "«", "10 ships of ", "A-"]
)
@pytest.mark.parametrize("language", ["en", "de", "ko", "ja", "zh"])
def test_a_sentence_without_an_end_is_read_in_pieces(language: str, piece: str) -> None:
    """The passage of a claim is never longer than a sentence may be, so that the work grows with the length of the text and no more."""
    text = (f"7,001 containers {piece * 3}" * 40 + f"컨테이너 8천개 {piece * 900}")[:20_000]
    found = claims("", text, quantities("", text), language, PUBLISHED)
    assert found
    assert all(len(claim.passage) <= LONGEST_SENTENCE for claim in found)
