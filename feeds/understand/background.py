"""Which sentences of a report tell of another time: its background, which reports of different events share.

The title and the first two sentences are never background, whatever they say. The words are data (background.toml).
"""

import re
from datetime import date
from functools import cache
from itertools import islice
from typing import Final

from feeds.understand.days import days_in
from feeds.understand.tables import read_table
from feeds.understand.text import Span, fold, sentences

_WORDS: Final = "background.toml"
_LEAD: Final = 2  # sentences that are the report itself
_MOST: Final = 60  # sentences that are looked at
_OPENING: Final = 40  # code points of a sentence in which it says that it tells what went before
_FAR: Final = 14  # days from which a day that a sentence names is another time; one without a year may be read as next year's
_BEFORE: Final = 12  # code points before a phrase in which "since" is looked for
_BEHIND: Final = 6
_CENTURIES: Final = ("19", "20")
_YEAR: Final = re.compile(
    r"(?:(?<=\bin )|(?<=\bof )|(?<=\bim jahr )|(?<=\ben ))((?:19|20)\d\d)(?![\d.,]\d|\d)|(?<!\d)((?:19|20)\d\d)(?= ?(?:년|年|год|рок|році))"
)
"""A year that its words call one: 2,000 containers are none."""


def background(text: str, published: date | None) -> tuple[Span, ...]:
    """The sentences of a text that are set in another time, as spans, in order.

    Args:
        text: The article's text, without its title.
        published: The day of publication; without it a day or a year says nothing.
    """
    spans = islice(sentences(text), _LEAD, _MOST)
    return tuple((start, end) for start, end in spans if is_past(text[start:end], published))


def earlier(text: str) -> tuple[Span, ...]:
    """The sentences behind the first that tell what went before, which the report may answer and does not report.

    They open with "the day before" or the like, or say what somebody had said.
    """
    spans = islice(sentences(text), 1, _MOST)
    return tuple((start, end) for start, end in spans if _is_earlier(fold(text[start:end]).text))


def _is_earlier(folded: str) -> bool:
    return _openings().search(folded[:_OPENING]) is not None or _had_said().search(folded) is not None


def foreground(text: str, published: date | None) -> str:
    """The text with its background, and what went before, blanked, so that all offsets stay."""
    parts, reached = [], 0
    for start, end in sorted({*background(text, published), *earlier(text)}):
        parts += [text[reached:start], " " * (end - start)]
        reached = end
    return "".join([*parts, text[reached:]])


def is_past(sentence: str, published: date | None) -> bool:
    """Whether a sentence, or a piece of one, is set in another time: "last year", a day or a year that is over."""
    folded = fold(sentence).text
    if any(not _is_since(folded, found) for found in _phrases().finditer(folded)):
        return True
    if published is None:
        return False
    days = days_in(sentence, published)
    if days:
        return all(abs((published - day).days) > _FAR for day in days)
    if not any(century in folded for century in _CENTURIES):
        return False
    years = [found for found in _YEAR.finditer(folded) if int(found.group(1) or found.group(2)) < published.year]
    return bool(years) and not any(_is_since(folded, found) for found in years)


def _is_since(folded: str, found: re.Match[str]) -> bool:
    """Whether the phrase says since when something goes on, which is the present."""
    before = folded[max(0, found.start() - _BEFORE) : found.start()].split()
    behind = folded[found.end() : found.end() + _BEHIND]
    words = read_table(_WORDS)["since"]
    return any(word in words["before"] for word in before[-2:]) or any(word in behind for word in words["behind"])


@cache
def _phrases() -> re.Pattern[str]:
    return _any_of("past")


@cache
def _openings() -> re.Pattern[str]:
    return _any_of("before")


@cache
def _had_said() -> re.Pattern[str]:
    said = {name: "|".join(re.escape(fold(word).text) for word in words) for name, words in read_table(_WORDS)["said"].items()}
    return re.compile(rf"(?<!\w)(?:{said['auxiliaries']})(?!\w).*?(?<!\w)(?:{said['participles']})(?!\w)|(?:{said['endings']})", re.DOTALL)


def _any_of(section: str) -> re.Pattern[str]:
    every = {fold(phrase).text for phrases in read_table(_WORDS)[section].values() for phrase in phrases}
    spaced = sorted((phrase for phrase in every if phrase[0] < "\u3000"), key=len, reverse=True)
    dense = sorted((phrase for phrase in every if phrase[0] >= "\u3000"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spaced))})(?!\w)|(?:{'|'.join(map(re.escape, dense))})")
