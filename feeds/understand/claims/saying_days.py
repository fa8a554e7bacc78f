"""The days that a sentence names with their places: "on Monday", "26일", "3月18日", "yesterday"; the words are data (days.toml).

Which of them is the day of saying, and which that of the thing itself, is for the reader of the sentence to tell.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

from feeds.understand.days import MONTH_OF, placed_days_in
from feeds.understand.tables import read_table
from feeds.understand.text import Span, fold

_WORDS: Final = "claims/days.toml"
_BARE: Final = re.compile(r"(?<![\d.,월月년年/〜~∼–-])(?<![월月] )(\d{1,2})[일日](?![本数數間间경])(?!에서|부터|까지|간 )")
_MONTH_BACK: Final = 31


_EARLIER_MONTH: Final = re.compile(
    r"(?:bereits |already |schon |noch |еще |ще )?(?:in|back in|im|en|в|у) "
    rf"(?:{'|'.join(sorted(MONTH_OF, key=len, reverse=True))}|(?:jahr )?20\d\d(?: году| році)?)(?: déjà| dernier| already)?(?=[ ,])(?! \d)"
)
"""A sentence that begins with a month or a year tells what was said in it."""
_EARLIER_EAST: Final = re.compile(r"지난 ?(?:해 )?\d{1,2}월(?! ?\d|부터| 이후|까지| 이래)[^.]{0,200}(?:바 있다|했었다|혔었다)")
"""And one that ends so tells of an earlier one."""


@cache
def _weekdays(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern for the weekdays of a language and for "today", and what each is: 0 to 6, or -1 - n for n days ago."""
    numbers = {fold(word).text: day for day, words in enumerate(read_table(_WORDS)["weekdays"].get(language, ())) for word in words}
    numbers |= {fold(word).text: -1 - int(back) for back, words in read_table(_WORDS)["ago"].items() for word in words}
    return _any_of(numbers), numbers


def weekday_pattern(language: str) -> re.Pattern[str]:
    """Matches, in folded text, a weekday of a language and "today"."""
    return _weekdays(language)[0]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Matches any of these folded words, the longest first, those of scripts with spaces as whole words."""
    ordered = sorted(words, key=len, reverse=True)
    spaced = [re.escape(word) for word in ordered if word[0] < "\u3000"]
    dense = [re.escape(word) for word in ordered if word[0] >= "\u3000"]
    whole = [rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)"] if spaced else []
    return re.compile("|".join([*whole, *dense]))


def saying_days(folded: str, language: str, published: date | None) -> Iterator[tuple[date, Span]]:
    """Each day named in a sentence with its place in `folded`: the nearest such day at or before the publication.

    Args:
        folded: The sentence, folded.
        language: BCP 47 primary tag; weekdays are those of this language.
        published: The day of publication; without it only a date with its year is told.
    """
    yield from ((day, span) for day, span in placed_days_in(folded, published) if published is None or day <= published)
    if published is None:
        return
    pattern, numbers = _weekdays(language)
    for found in pattern.finditer(folded):
        number = numbers[found.group()]
        back = (published.weekday() - number) % 7 if number >= 0 else -1 - number
        yield published - timedelta(days=back), found.span()
    if language in {"ko", "ja", "zh"}:
        for found in _BARE.finditer(folded):
            day = _back_to(int(found.group(1)), published)
            if day is not None:
                yield day, found.span()


def _back_to(number: int, published: date) -> date | None:
    """The last day of the month with this number, at or before the publication."""
    return next((day for back in range(_MONTH_BACK + 1) if (day := published - timedelta(days=back)).day == number), None)


@cache
def _background() -> re.Pattern[str]:
    return _any_of(fold(word).text for word in read_table(_WORDS)["background"]["words"])


@lru_cache(64)
def is_background(folded: str) -> bool:
    """Whether a sentence tells what was said some time before the report ("last week's estimate")."""
    return any((_background().search(folded), _EARLIER_MONTH.match(folded), _EARLIER_EAST.search(folded)))


def is_from(word: str) -> bool:
    """Whether a day behind this folded word is one from or until which something went on."""
    return word in read_table(_WORDS)["span"]["before"]


@cache
def until() -> tuple[str, ...]:
    """What stands behind such a day in Korean, Japanese and Chinese."""
    return tuple(read_table(_WORDS)["span"]["behind"])
