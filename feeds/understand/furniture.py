"""What stands around a report in feeds: datelines, calls to subscribe, rows of headlines. The words are data (furniture.toml).

What different reports of one agency share, for comparing texts, is in terms.py; here it is about what a reader should not be shown.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from feeds.understand.text import fold

# A dateline that stands at a sentence's start and may be left off whole: the sentence behind it stays word for word.
_DATELINE: Final = re.compile(
    r"\([^()\n=]{1,40}=[^()\n]{1,20}\)(?:[^=\n]{0,60}(?:기자|특파원) ?=)?\s*"  # (서울=연합뉴스) 홍길동 기자 =
    r"|\[[^\[\]\n=]{1,20}=[^\[\]\n]{1,20}\](?:[^=\n]{0,40}=)?\s*"  # [서울=뉴시스] 홍길동 기자 =
    r"|【[^】\n]{1,30}】\s*"
    r"|[A-ZÀ-ÞА-ЯІЇЄ][^\n()]{1,50}\([A-Za-zА-Яа-я][^()\n]{1,20}\)\s?(?:--?|[–—])\s+"  # SEOUL, Feb. 26 (Yonhap) --
    r"|[A-ZА-ЯІЇЄ]{3,}[A-ZА-ЯІЇЄ .,]{0,30}(?:,? [A-Za-zА-Яа-я]{3,9}\.? \d{1,2}(?:, \d{4})?)?\s?(?:--?|[–—])\s+"  # WASHINGTON, March 18 —
    r"|[^\n/]{0,40}/(?:TASS|ТАСС)[^/\n]{0,20}/[.\s–—-]*"
)
_CUT: Final = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|\(\.\.\.\))[\"”»』」')]*$")
_BYLINE: Final = re.compile(r"(?:By|Von|Par|Автор:?) [A-ZÄÖÜА-Я][^.!?]{2,60}$|.{0,40}(?:기자|특파원)(?: \S+@\S+)?$|\S+@\S+$")
_HEADLINES: Final = re.compile(r"\+\+\+|▲|■|●|◆|•|;| \| ")
_MANY_HEADLINES: Final = 2


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("feeds.understand").joinpath("furniture.toml").read_text(encoding="utf-8"))


@cache
def _folded(section: str, key: str) -> tuple[str, ...]:
    return tuple(fold(form).text for form in _data()[section][key])


def dateline_end(sentence: str) -> int:
    """How many characters at the start of a sentence are a dateline, 0 if there is none; never the whole sentence."""
    found = _DATELINE.match(sentence)
    return found.end() if found and found.end() < len(sentence) else 0


def is_furniture(sentence: str, folded: str) -> bool:
    """Whether a sentence is the page's and not the report's: an invitation, a cookie note, a byline, a credit.

    Args:
        sentence: As it stands.
        folded: The same, folded.
    """
    if folded.startswith(_folded("sentences", "starts")) or _BYLINE.fullmatch(sentence):
        return True
    return any(phrase in folded for phrase in _folded("sentences", "contains"))


def is_cut(sentence: str) -> bool:
    """Whether the feed itself cut the sentence off ("... the ministry ...")."""
    return _CUT.search(sentence, max(0, len(sentence) - 10)) is not None


def is_orphan(folded: str) -> bool:
    """Whether a folded sentence leans on the one before it ("He added that ...")."""
    return folded.startswith(_folded("orphans", "starts"))


def is_row_of_headlines(title: str) -> bool:
    """Whether a title is that of a ticker or press review: by its words, or because it is several headlines in a row."""
    folded = fold(title).text
    return any(word in folded for word in _folded("round_ups", "titles")) or len(_HEADLINES.findall(title)) >= _MANY_HEADLINES
