"""Whether a clause tells of an older act: one of another time, or of a month that is over."""

import re
from datetime import date, timedelta
from functools import cache
from typing import Final

from feeds.understand.background import is_past
from feeds.understand.claims.listing_words import data
from feeds.understand.days import MONTH_OF
from feeds.understand.text import fold

_NEAR: Final = timedelta(days=14)  # so long the month before is no other time
_EASTERN: Final = re.compile(r"(?<!\d)(\d{1,2})[월月](?!\s?\d)")


def is_older(clause: str, published: date | None) -> bool:
    """Whether a clause is set in another time than its report.

    Args:
        clause: As written.
        published: The day of publication; without it a month or a year says nothing.
    """
    if is_past(clause, published):
        return True
    if published is None:
        return False
    folded = fold(clause).text
    months = {MONTH_OF[found.group(1)] for found in _months().finditer(folded)}
    months |= {int(found.group(1)) for found in _EASTERN.finditer(folded)}
    return bool(months - {published.month, (published - _NEAR).month})


@cache
def _months() -> re.Pattern[str]:
    before = "|".join(map(re.escape, data()["months"]["before"]))
    names = "|".join(sorted(map(re.escape, MONTH_OF), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{before}) ({names})(?!\w)(?! \d{{1,2}}(?!\d))")
