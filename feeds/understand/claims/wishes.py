"""Figures of what is asked for, turned down, or promised and not there yet; the words are data (wishes.toml).

What somebody asked for may never have come, and whoever refused it sent nothing: such a figure is nobody's transfer, and is left out.
"Not yet sent" is no denial of what was promised.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from operator import itemgetter
from typing import Final

from feeds.understand.claims import ways
from feeds.understand.claims.modes import Modes
from feeds.understand.claims.phrases import phrases
from feeds.understand.claims.ways import Ways
from feeds.understand.names import known_in, side_of
from feeds.understand.tables import read_table
from feeds.understand.text import Span

_MOST: Final = 6  # words of one kind that a sentence is asked for
_GAP: Final = 40
_GRANTED: Final = 24
_EAST_GAP: Final = 10
_TWO: Final = frozenset({"russia", "dprk"})
_ASKER: Final = 24  # characters before a word of asking in which who asks is named
_DIRECT: Final = 12  # characters between it and a figure that is what is asked for
_NOUN: Final = 6  # characters between a Korean or Japanese "asked-for" and the noun or number of its figure
_SUPPOSED: Final = 24  # characters behind a Korean or Japanese figure in which its verb says "if"
_NEVER: Final = re.compile(r",? (?:to )?(?:not|never)(?!\w)| (?:de )?n(?:e |')|.{0,2}[不没沒]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """One language's words, folded; the keys of wishes.toml."""

    asked: re.Pattern[str]
    refused: re.Pattern[str]
    granted: re.Pattern[str]
    to_do: re.Pattern[str]
    yet: re.Pattern[str]
    promised: re.Pattern[str]
    supposed: re.Pattern[str]


@cache
def wishes(language: str) -> Wishes | None:
    """The words of a language, or None for one that is not known here."""
    data = read_table("claims/wishes.toml").get(language)
    if data is None:
        return None
    gaps = {"granted": _GRANTED, "to_do": 1, "yet": 1, "promised": 1, "supposed": 1}
    return Wishes(**{key: re.compile(phrases(forms, gap=gaps.get(key, _GAP), east_gap=_EAST_GAP)) for key, forms in data.items()})


def is_wish(passage: str, folded: str, figure: Span, told: Ways, found: Wishes, table: Modes, denied: Sequence[Span]) -> bool:
    """Whether a figure is what somebody asks for or turns down.

    Args:
        passage: The sentence as written; as long as the folded one.
        folded: The sentence, folded.
        figure: The figure's span in it.
        told: The clauses of the sentence.
        found: The words of the language.
        table: Its verbs of moving, and where they stand.
        denied: Where the sentence denies something or does not know it: who rejects a report refuses nothing.
    """
    clause = ways.clause(told, figure)
    words = (each for each in _words(folded, found, denied) if not _is_else(passage, each, figure, told))
    return any(_governs(folded, each, figure, clause, found, table) for each in words)


def _words(folded: str, found: Wishes, denied: Sequence[Span]) -> Iterator[Span]:
    """Where a sentence asks or refuses."""
    asked = [match.span() for match in islice(found.asked.finditer(folded), _MOST)]
    refused = [match.span() for match in islice(found.refused.finditer(folded), _MOST)]
    if not asked and not refused:
        return
    granted = [match.span() for match in islice(found.granted.finditer(folded), _MOST)]
    for each in (*asked, *(each for each in refused if not _meets(each, denied))):
        if not _meets(each, granted):
            yield each


def _is_else(passage: str, each: Span, figure: Span, told: Ways) -> bool:
    """Whether something else is asked for: in return for the figure, or by others ("Zelensky called for a response to the 10,000")."""
    if any(figure[1] <= at < each[0] for at, _ in told.back):
        return True
    if figure[0] - each[1] <= _DIRECT:
        return False
    asker = max(known_in(passage[max(0, each[0] - _ASKER) : each[0]]), key=itemgetter(1), default=None)
    if asker is None or side_of(asker[0]) in {None, *_TWO}:
        return False
    return not any(side_of(name) in _TWO for name, _ in known_in(passage[each[1] : figure[0]]))


def _meets(one: Span, others: Sequence[Span]) -> bool:
    return any(start < one[1] and one[0] < end for start, end in others)


def _governs(folded: str, each: Span, figure: Span, clause: Span, found: Wishes, table: Modes) -> bool:
    """Whether a word of asking has the figure: nothing that tells what happened stands between them, or has the figure itself."""
    start, end = clause
    if each[1] <= start:
        return _goes_on(folded, each, figure, clause, found, table)
    if end <= each[0]:
        return False
    if each[1] <= figure[0]:
        if not table.crosses:
            return not table.done.search(folded, each[1], figure[0])
        beside = figure[0] - each[1] <= _NOUN  # "러시아가 요청한 병력 3만 명"
        return beside and not table.done.search(folded, figure[1], end)
    if figure[1] <= each[0]:
        return not table.done.search(folded, figure[1] if table.east else start, each[0])
    return True


def _goes_on(folded: str, each: Span, figure: Span, clause: Span, found: Wishes, table: Modes) -> bool:
    """Whether the clause of a figure goes on with what an earlier one asks for: "asked Kim, in a letter, to send", "... and 9 guns"."""
    start, end = clause
    own = folded[start:end].lstrip()
    at = found.to_do.search(own)
    if at is not None and (at.start() == 0 or at.end() > figure[1] - start):
        return not table.done.search(folded, each[1], start)
    joined = folded[each[1] : start]
    listed = folded[start : figure[0]].strip()
    return bool(re.search(r"\d", joined)) and not table.moves.search(folded, each[1], end) and len(listed.split()) <= 1


def is_supposed(folded: str, figure: Span, clause: Span, found: Wishes, table: Modes) -> bool:
    """Whether a figure is only supposed, or somebody wonders about it: "if Kim sends 9,000", "whether to send 9,000"."""
    if table.crosses:
        return found.supposed.search(folded, figure[1], min(len(folded), figure[1] + _SUPPOSED)) is not None
    return found.supposed.search(folded, clause[0], figure[0]) is not None


def is_promised(folded: str, clause: Span, found: Wishes) -> bool:
    """Whether a clause tells of what was promised, and not that somebody promised not to do it."""
    promise = found.promised.search(folded, *clause)
    return promise is not None and _NEVER.match(folded, promise.end()) is None
