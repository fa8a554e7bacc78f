"""Which way a figure went: by the phrase nearest to it, clause by clause; the phrases are data (cues.toml).

What "in return" turns round is told here as well. A sentence without a phrase of its own has no way here; whether it goes on with that of
the article is for statements.py to tell.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from feeds.types.claim import Direction
from feeds.understand.claims.cues import Cues
from feeds.understand.text import Span

OPPOSITE: Final = {
    Direction.DPRK_TO_RUSSIA: Direction.RUSSIA_TO_DPRK,
    Direction.RUSSIA_TO_DPRK: Direction.DPRK_TO_RUSSIA,
}
_PARTS: Final = re.compile(
    r"(?<!тыс)(?<!тис)(?<!mio)(?<!mrd)(?<!tsd)(?:(?<!\d)[,.]|[,.](?!\d))|[;:!?、。，；「」『』]"
    r"| (?:and|und|et|и|та|і|а|while|während|but|aber|но|але|mais) "
)
_FAR: Final = 1_000
_BEFORE: Final = 6
_POST: Final = 50  # characters of a title before where somebody is posted
# Before a name these make it the one that something comes from, whatever verb stands behind it: "俄罗斯从朝鲜收到", "von Russland bekam".
_COMES_FROM: Final = re.compile(r"(?:[从從自由向]|(?<!\w)(?:von|aus|from|от|из|від|із|з) )$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What a sentence says of ways; all offsets are those of its folded text.

    Attributes:
        told: Phrases that tell a direction, each with its place.
        parts: The marks and words between its clauses, in order.
        back: Phrases such as "the other way", each with its place.
        back_for: Phrases such as "in return for", which turn round what follows them.
        length: Of the sentence.
    """

    told: tuple[tuple[Direction, Span], ...] = ()
    parts: tuple[Span, ...] = ()
    back: tuple[Span, ...] = ()
    back_for: tuple[Span, ...] = ()
    length: int = 0


def read(folded: str, table: Cues, *, both: bool) -> Ways:
    """The ways of a sentence; phrases count where the sentence, or as `both` says the article's beginning, names both countries."""
    return Ways(
        told=told(folded, table, both=both),
        parts=tuple(found.span() for found in _PARTS.finditer(folded)),
        back=tuple(found.span() for found in table.back.finditer(folded)),
        back_for=tuple(found.span() for found in table.back_for.finditer(folded)),
        length=len(folded),
    )


def told(folded: str, table: Cues, *, both: bool) -> tuple[tuple[Direction, Span], ...]:
    """Phrases that tell a direction, with their places."""
    if not both and not names_both(folded, table):
        return ()
    bought = [(way, found.span()) for way, pattern in table.bought for found in pattern.finditer(folded)]
    plain = [(way, found.span()) for way, pattern in table.directions for found in pattern.finditer(folded)]
    clear = [
        (way, (start, end))
        for way, (start, end) in plain
        if not _COMES_FROM.search(folded[max(0, start - _BEFORE) : start])
        and not table.posts.search(folded[max(0, start - _POST) : start])
        and not any(first <= start and end <= last for _, (first, last) in bought)
    ]
    return (*bought, *clear)


def names_both(folded: str, table: Cues) -> bool:
    """Whether a folded text names both countries."""
    return table.russia.search(folded) is not None and table.dprk.search(folded) is not None


def direction(ways: Ways, figure: Span) -> Direction | None:
    """Where a figure went, by the phrase nearest to it; the nearest clause counts before the nearest word."""
    found = {way for way, _ in ways.told}
    if not found:
        return None
    if len(found) == 1:
        (way,) = found
        return OPPOSITE[way] if is_returned(ways, figure) else way
    return min(ways.told, key=lambda row: distance(ways.parts, figure, row[1]))[0]


def number(folded: str, figure: Span) -> int:
    """Where the number of a figure begins, whose words may begin with a noun ("총병력 128만 명"). The sentence may be shorter, folded."""
    return next((at for at in range(figure[0], min(figure[1], len(folded))) if folded[at].isdecimal()), figure[0])


def clause(ways: Ways, figure: Span) -> Span:
    """The clause that a figure stands in."""
    after = bisect_left(ways.parts, figure[1], key=itemgetter(0))
    before = bisect_right(ways.parts, figure[0], key=itemgetter(1))
    return (ways.parts[before - 1][1] if before else 0, ways.parts[after][0] if after < len(ways.parts) else ways.length)


def wide_clause(ways: Ways, figure: Span, folded: str) -> Span:
    """The clause of a figure with the one that it is joined to by a word ("1,000 sappers and 5,000 workers")."""
    start, end = clause(ways, figure)
    before = bisect_right(ways.parts, figure[0], key=itemgetter(1))
    if before and folded[ways.parts[before - 1][0]] == " ":
        start = ways.parts[before - 2][1] if before > 1 else 0
    return start, end


def neighbours(ways: Ways, figure: Span) -> tuple[Span, Span]:
    """The clauses before and behind that of a figure; empty spans where there are none."""
    after = bisect_left(ways.parts, figure[1], key=itemgetter(0))
    before = bisect_right(ways.parts, figure[0], key=itemgetter(1))
    back = (ways.parts[before - 2][1] if before > 1 else 0, ways.parts[before - 1][0]) if before else (0, 0)
    if after == len(ways.parts):
        return back, (ways.length, ways.length)
    return back, (ways.parts[after][1], ways.parts[after + 1][0] if after + 1 < len(ways.parts) else ways.length)


def is_returned(ways: Ways, figure: Span) -> bool:
    """Whether the clause of a figure says that it went the other way, and says nothing else of where it went."""
    if not ways.back and not ways.back_for:
        return False
    start, end = clause(ways, figure)
    turned = any(start <= at and stop <= figure[0] for at, stop in ways.back_for)
    if turned:
        start = max(stop for _, stop in ways.back_for if stop <= figure[0])
    elif not any(start <= at and stop <= end for at, stop in ways.back):
        return False
    return not any(start <= at < end for _, (at, _) in ways.told)


def distance(parts: Sequence[Span], one: Span, other: Span) -> int:
    """Characters between two spans, and a thousand for each border of clauses between them."""
    low, high = min(one[1], other[1]), max(one[0], other[0])
    between = bisect_right(parts, high, key=itemgetter(1)) - bisect_left(parts, low, key=itemgetter(0))
    return max(0, high - low) + _FAR * max(0, between)
