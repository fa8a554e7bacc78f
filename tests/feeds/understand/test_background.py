"""What a report tells of another time is its background."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.understand.background import background, earlier, foreground

LEAD = "Kim Jong Un saw new tanks. He praised the crews. "
DAY = date(2024, 10, 21)


@pytest.mark.parametrize(
    "sentence",
    [
        "Last winter Seoul counted 6,700 containers.",
        "Im vergangenen Jahr zählte Seoul 6.700 Container.",
        "L'an dernier, Séoul en avait compté 6 700.",
        "В прошлом году Сеул насчитал 6700 контейнеров.",
        "Торік Сеул нарахував 6700 контейнерів.",
        "군은 지난해 컨테이너 6천700개를 셌다.",
        "韓国軍は昨年、コンテナ6700個を数えた。",
        "韩国去年统计了6700个集装箱。",
        "Seoul counted 6,700 containers on 26 February.",
        "In 2023 a first ship had left Rajin.",
        "2023년 첫 배가 나진항을 떠났다.",
        "В 2023 году ушло первое судно.",
    ],
)
def test_another_time_is_background(sentence: str) -> None:
    """A season, a year or a day that is long past sets a sentence in another time, in eight languages."""
    spans = background(LEAD + sentence, DAY)
    assert [(LEAD + sentence)[start:end] for start, end in spans] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Since last year 6,700 containers have left Rajin.",
        "Seit 2023 waren es 6.700 Container.",
        "С 2023 года отправлено 6700 контейнеров.",
        "지난해 8월부터 컨테이너 6천700개가 나갔다.",
        "昨年8月から6700個が出た。",
        "On 18 October the ship left.",
        "The ministry did not say how many.",
        "The army counts about 2000 containers.",
        "군 당국은 컨테이너를 약 2000개로 본다.",
    ],
)
def test_the_present_is_not(sentence: str) -> None:
    """What has gone on since then, a day of this week, or no time at all."""
    assert background(LEAD + sentence, DAY) == ()


def test_the_lead_is_never_background() -> None:
    """The first two sentences are the report, whatever they say."""
    assert background("Last year 6,700 containers left Rajin. They went to Dunai last winter.", DAY) == ()


@given(st.text(max_size=400), st.none() | st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 1, 1)))
def test_offsets_stay(text: str, published: date | None) -> None:
    """The foreground is as long as the text and differs from it by blanks only, whatever the text."""
    kept = foreground(text, published)
    assert len(kept) == len(text)
    assert all(ours in (" ", theirs) for ours, theirs in zip(kept, text, strict=True))


@pytest.mark.parametrize(
    "sentence",
    [
        "A day earlier Seoul counted 6,700 containers.",
        "The White House had put them at 1,000.",
        "Am Vortag sprach Seoul von 6.700 Containern.",
        "Seoul hatte sie auf 6.700 beziffert.",
        "La veille, Séoul en comptait 6 700.",
        "Séoul avait évoqué 6 700 conteneurs.",
        "Накануне Сеул насчитал 6700 контейнеров.",
        "Напередодні Сеул нарахував 6700 контейнерів.",
        "전날 군은 컨테이너 6천700개를 셌다.",
        "군은 컨테이너가 6천700개라고 밝힌 바 있다.",
        "前日、韓国軍はコンテナ6700個を数えた。",
        "此前，韩国统计了6700个集装箱。",
    ],
)
def test_what_went_before_the_report_is_blanked(sentence: str) -> None:
    """A sentence that opens with the day before, or tells what somebody had said, is what the report answers."""
    text = f"Kim saw new tanks. {sentence}"
    assert [text[start:end] for start, end in earlier(text)] == [sentence]
    assert "6" not in foreground(text, DAY)
    assert "1,000" not in foreground(text, DAY)


@pytest.mark.parametrize("sentence", ["He had a plan.", "They said so on Monday.", "Er hatte Zeit.", "군은 오늘 밝혔다."])
def test_what_the_report_itself_tells_is_not(sentence: str) -> None:
    """Having is not having said, and the first sentence is the report, whatever it opens with."""
    assert earlier(f"A day earlier Kim saw new tanks. {sentence}") == ()
