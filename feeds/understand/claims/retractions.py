"""Whether a text says of itself that it was corrected or withdrawn; the words are data (retractions.toml).

It reads what stands there. Whether that is new, and what follows from it, is for feeds/decide.
"""

import re
from functools import cache
from typing import Final

from feeds.understand.claims.phrases import phrases
from feeds.understand.tables import read_table
from feeds.understand.text import fold, sentences

_SENTENCES: Final = 2  # of the lead and, since a note often stands below, of the end
_LOOKED_AT: Final = 1_000  # characters of either
_GAP: Final = 60
_EAST_GAP: Final = 8


def retractions(title: str, text: str) -> frozenset[str]:
    """The words by which title, lead or last sentences tell a correction or a withdrawal, folded; none for an ordinary report.

    Args:
        title: The article's title.
        text: Its text; only the first and the last thousand code points are read.
    """
    passages = [title, *_ends(text)]
    return frozenset(found.group(0).strip(" -:[]()<>【】") for passage in passages for found in _pattern().finditer(fold(passage).text))


def _ends(text: str) -> list[str]:
    lead, end = text[:_LOOKED_AT], text[-_LOOKED_AT:]
    first = [lead[start:stop] for start, stop in sentences(lead)[:_SENTENCES]]
    return [*first, *(end[start:stop] for start, stop in sentences(end)[-_SENTENCES:])]


@cache
def _pattern() -> re.Pattern[str]:
    tables = read_table("claims/retractions.toml").values()
    marks = "|".join(sorted({re.escape(fold(form).text) for table in tables for form in table["marks"]}, key=len, reverse=True))
    said = phrases((form for table in tables for form in table["phrases"]), gap=_GAP, east_gap=_EAST_GAP)
    return re.compile(rf"(?:^|[\[(<【|]|- )\s?(?:{marks})\s?(?:[:\])>】|.!]|- | -|$)|{said}")
