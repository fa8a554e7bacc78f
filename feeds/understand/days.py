"""The days that a text itself names ("on 18 March", "3월 18일"), in the eight languages of the beat.

Only a day with its month counts; the year is the text's own or else the one that puts the day next to the publication. "On Monday" and
"26일" alone are not read: a wrong day parts two tellings of one event.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Final

from ahocorasick_rs import AhoCorasick

from feeds.understand.text import Span

_MONTHS: Final = {
    1: "january jan januar jänner janvier января январь січня",
    2: "february feb februar février февраля февраль лютого",
    3: "march mar märz mars марта март березня",
    4: "april apr avril апреля апрель квітня",
    5: "may mai мая май травня",
    6: "june jun juni juin июня июнь червня",
    7: "july jul juli juillet июля июль липня",
    8: "august aug août августа август серпня",
    9: "september sept sep septembre сентября сентябрь вересня",
    10: "october oct oktober okt octobre октября октябрь жовтня",
    11: "november nov novembre ноября ноябрь листопада",
    12: "december dec dezember dez décembre декабря декабрь грудня",
}
MONTH_OF: Final = {word: month for month, words in _MONTHS.items() for word in words.split()}
_NAME: Final = "|".join(sorted(MONTH_OF, key=len, reverse=True))
_INITIAL: Final = f"[{''.join(sorted({word[0] for word in MONTH_OF}))}]"  # looked at before each name is tried
_MONTH_NAMED: Final = AhoCorasick(tuple(MONTH_OF))
_BY_NAME: Final = (
    # 18 March 2024, 18. März, 18 марта 2024 года, 1er mars
    re.compile(rf"(?P<day>\d(?<![\d.,]\d)\d?)(?:st|nd|rd|th|er|\.)?\s(?P<month>{_NAME})\b\.?(?:,?\s(?P<year>20\d\d))?", re.IGNORECASE),
    # March 18, 2024
    re.compile(
        rf"\b(?={_INITIAL})(?P<month>{_NAME})\b\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,]?\d)(?:,?\s(?P<year>20\d\d))?", re.IGNORECASE
    ),
)
_EASTERN: Final = re.compile(  # 2024년 3월 18일, 3月18日
    r"(?:(?P<year>20\d\d)\s?[년年]\s?)?(?<!\d)(?P<number>\d{1,2})\s?[월月]\s?(?P<day>\d{1,2})\s?[일日号號]"
)
_ISO: Final = re.compile(r"\b(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b")  # 2024-03-18
_DOTTED: Final = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>20\d\d)\b")  # 18.03.2024
_DIGIT: Final = re.compile(r"\d")
_HALF_YEAR: Final = timedelta(days=183)


def days_in(text: str, published: date | None) -> frozenset[date]:
    """The days that a text names.

    Args:
        text: As published.
        published: The day of publication, for days without a year; without it, they are left out.
    """
    return frozenset(day for day, _ in placed_days_in(text, published))


def placed_days_in(text: str, published: date | None) -> Iterator[tuple[date, Span]]:
    """Each day that `days_in` gives, with its span in the text."""
    for pattern in _patterns_for(text):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = int(parts["number"]) if parts.get("number") else MONTH_OF.get(parts["month"].lower())
            year = int(parts["year"]) if parts["year"] else None
            day = _nearest(year, month, int(parts["day"]), published) if month is not None else None  # "APRİL" is no month of ours
            if day is not None:
                yield day, match.span()


def _patterns_for(text: str) -> Iterator[re.Pattern[str]]:
    """The patterns for which a text has all that is cheap to see: most sentences name no day."""
    if _DIGIT.search(text) is None:
        return
    if _MONTH_NAMED.find_matches_as_indexes(text.lower()):
        yield from _BY_NAME
    if "월" in text or "月" in text:
        yield _EASTERN
    if "-" in text and "20" in text:
        yield _ISO
    if ".20" in text:
        yield _DOTTED


def without_days(text: str) -> str:
    """The text without the days that it names, whose numbers count nothing."""
    for pattern in _patterns_for(text):
        text = pattern.sub(" ", text)
    return text


def _nearest(year: int | None, month: int, day: int, published: date | None) -> date | None:
    """The day, in the year that puts it next to the publication where the text names no year; None where there is no such day."""
    if year is not None:
        years: tuple[int, ...] = (year,)
    elif published is not None:
        years = (published.year - 1, published.year, published.year + 1)
    else:
        return None
    for candidate in years:
        with suppress(ValueError):  # 30 February, or 29 February of a common year
            found = date(candidate, month, day)
            if year is not None or (published is not None and abs(found - published) <= _HALF_YEAR):
                return found
    return None
