from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.understand.days import days_in, without_days

PUBLISHED = date(2024, 3, 18)
MARCH_18 = frozenset({PUBLISHED})


@pytest.mark.parametrize(
    "text",
    [
        "on 18 March 2024",
        "on March 18, 2024",
        "on March 18th",
        "on Mar. 18",
        "am 18. März 2024",
        "am 18. März",
        "18 марта 2024 года",
        "18 марта",
        "18 березня",
        "le 18 mars",
        "2024년 3월 18일",
        "3월 18일",
        "3月18日",
        "2024-03-18",
        "18.03.2024",
    ],
)
def test_a_day_in_eight_languages(text: str) -> None:
    """A day with its month is read with and without a year."""
    assert days_in(text, PUBLISHED) == MARCH_18


@pytest.mark.parametrize("text", ["on Monday", "26일", "in March", "30 February", "March 2024", "version 18.3", "may 7,000 go"])
def test_what_names_no_day(text: str) -> None:
    """Half a date is none, and a number behind a word like "may" is no day."""
    assert days_in(text, PUBLISHED) == frozenset()


def test_the_year_is_the_one_next_to_the_publication() -> None:
    """In January a day in December is last year's."""
    assert days_in("on 28 December", date(2025, 1, 3)) == {date(2024, 12, 28)}
    assert days_in("on 2 January", date(2024, 12, 30)) == {date(2025, 1, 2)}


def test_without_a_publication_only_full_dates_are_read() -> None:
    """A year is not guessed."""
    assert days_in("on 18 March, and on 19 March 2024", None) == {date(2024, 3, 19)}


def test_days_can_be_taken_out() -> None:
    """What is left holds no number of a day."""
    assert without_days("On 26 February 6,700 were counted, 3월 18일 아침").split() == ["On", "6,700", "were", "counted,", "아침"]


@pytest.mark.parametrize("text", ["5 APRİL 2024", "APRİL 5, 2024", "ſeptember 18, 2024"])
def test_a_month_in_letters_that_only_fold_to_its_own_is_none(text: str) -> None:
    """A dotted capital I or a long s matches its plain letter where case is ignored; such a word is no month, and no error."""
    assert days_in(text, PUBLISHED) == frozenset()


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text is refused."""
    days_in(text, PUBLISHED)
