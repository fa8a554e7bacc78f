import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.understand.claims.retractions import retractions


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("CORRECTED - Seoul counts containers", ""),
        ("Seoul counts containers (Corrected)", ""),
        ("Withdrawn: Seoul counts containers", ""),
        ("", "The agency retracted its report on Tuesday."),
        ("", "The ministry withdrew its earlier statement on the ships."),
        ("", "One. Two. Three. Four. Five.\nCorrection: an earlier version of this article gave another day."),
        ("KORREKTUR: Container aus Rajin", ""),
        ("", "Die Agentur hat ihren Bericht zurückgezogen."),
        ("컨테이너 수 발표 [정정]", ""),
        ("", "통신은 해당 기사를 철회했다."),
        ("Опровержение: контейнеры из Раджина", ""),
        ("", "Агентство отозвало новость о контейнерах."),
        ("(訂正)羅津港のコンテナ", ""),
        ("", "通讯社撤回了该报道。"),
    ],
)
def test_the_words_of_a_correction_or_withdrawal_are_found(title: str, text: str) -> None:
    """In every language, as a mark or in a sentence of lead or end."""
    assert retractions(title, text)


@pytest.mark.parametrize(
    "text",
    [
        "North Korean soldiers were withdrawn from Kursk, a Ukrainian report says.",
        "Nordkoreas Soldaten wurden von der Front zurückgezogen.",
        "러시아는 대북 제재 철회를 요구했다.",
        "КНДР отозвала своих солдат с фронта.",
        "ロシアは制裁の撤回を求めた。",
        "朝鲜军队从前线撤回。",
        "The court that sits in the House of Correction met on Monday.",
    ],
)
def test_what_the_report_is_about_is_no_retraction(text: str) -> None:
    """Troops and sanctions are withdrawn without anybody taking back a report."""
    assert retractions("", text) == frozenset()


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_is_answered(title: str, text: str) -> None:
    """Whatever it holds, the answer is the same twice."""
    assert retractions(title, text) == retractions(title, text)
