"""Who lists: the sides that keep sanctions lists, where a passage names them; the words are data (names.toml, designations.toml)."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from feeds.understand.claims.cues import any_of
from feeds.understand.claims.listing_words import data
from feeds.understand.names import MATTER, known_in, side_of
from feeds.understand.text import Span, fold

LISTERS: Final = frozenset(
    {"usa", "eu", "uk", "japan", "south-korea", "un", "canada", "australia", "new-zealand", "switzerland", "ukraine"}
)
"""Sides whose lists are told of."""

_COUNTRY: Final = "ukraine"  # as a country it is where the war is; it lists where it opens the sentence
_OPENS: Final = 3
_HOME: Final = {
    "ko": ("south-korea", re.compile(r"(?<![가-힣])(?:우리 )?(?:정부|외교부)(?=[가는은의 ,]|$)")),
    "ja": ("japan", re.compile(r"(?<![一-龥ァ-ヶー])(?:政府|外務省|財務省|経済産業省|官房長官)")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A side that a passage names.

    Attributes:
        name: A side of names.toml ("usa").
        start, end: Its place, in the passage as written.
    """

    name: str
    start: int
    end: int


@cache
def _offices() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((side, any_of(forms, particles=True)) for side, forms in data()["sides"].items())


def sides_in(passage: str, language: str) -> tuple[Side, ...]:
    """Every side that a passage names, lister or not, in its order; of two in one place the longer."""
    found: list[tuple[int, int, str]] = []
    for name, (start, end) in known_in(passage):
        side = None if name.startswith(MATTER) else side_of(name) or (name if name in _others() else None)
        if side is not None and not (name == _COUNTRY and start > _OPENS):
            found.append((start, -end, side))
    folded = fold(passage)
    for side, pattern in _offices():
        found += [(*_placed(folded.span(*match.span())), side) for match in pattern.finditer(folded.text)]
    home = _HOME.get(language)
    if home is not None:
        found += [(match.start(), -match.end(), home[0]) for match in home[1].finditer(passage)]
    return tuple(_apart(sorted(found)))


def _placed(span: Span) -> Span:
    return span[0], -span[1]


@cache
def _others() -> frozenset[str]:
    return frozenset({"china", "elsewhere"})


def _apart(found: list[tuple[int, int, str]]) -> list[Side]:
    sides: list[Side] = []
    for start, minus_end, name in found:
        if not sides or start >= sides[-1].end:
            sides.append(Side(name=name, start=start, end=-minus_end))
    return sides
