"""What a report tells of another time is its background."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.understand.background import background, foreground

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
