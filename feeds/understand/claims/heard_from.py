"""From whom an article has its news as a whole, by its own words: "KCNA said", "meldete KCNA", "передает ТАСС", "연합뉴스에 따르면".

Claims have a chain of their own; this is for articles that tell no figure, or whose figure nobody is said to have passed on.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from feeds.understand.claims.attributions import LOOKED_AT, Attribution, spaced
from feeds.understand.claims.attributions_east import east
from feeds.understand.claims.credits import credited
from feeds.understand.claims.cues import Cues, cues
from feeds.understand.furniture import dateline_end
from feeds.understand.text import sentences

_LEAD: Final = 3  # sentences of the text in which an article says from whom it has its news
_BEGINNING: Final = 1_500
_END: Final = 200
_REMEMBERED: Final = 512  # articles: a story's coverage is told again with each telling that joins

_AND: Final = (
    r"\w{0,3}[\"»“”')）]?(?:,? (?:and|und|sowie|et|и|та|і|й|및) (?:[^\s.,;:!?]+ ){0,3}|(?:와|과|와의|과의) |[,、·/] ?|と|や|和|与|與|及)"
    r"[\"«„“'(（]?"
)
"""What stands between two outlets that report side by side."""


def together(chain: Iterable[str], text: str) -> tuple[tuple[str, ...], ...]:
    """A chain of outlets in steps: those that the text names side by side ("Time and UPI report") are one.

    Args:
        chain: As a claim has it.
        text: The text of its article; its beginning is read.
    """
    steps: list[tuple[str, ...]] = []
    for name in chain:
        beside = bool(steps) and re.search(re.escape(steps[-1][-1]) + _AND + re.escape(name), text[:_BEGINNING]) is not None
        steps = [*steps[:-1], (*steps[-1], name)] if beside else [*steps, (name,)]
    return tuple(steps)


def heard_from(title: str, text: str, language: str) -> tuple[str, ...]:
    """The outlets that title, lead, dateline or signature give as the source, as they name them, each once.

    Args:
        title: The article's title; `LOOKED_AT` code points are read.
        text: Its text; only its beginning and its end are read.
        language: BCP 47 primary tag; of one without words the dateline and the signature alone count.
    """
    end = text[-_END:] if len(text) > _BEGINNING else ""
    return _heard_from(title[:LOOKED_AT], text[:_BEGINNING], end, language)


@lru_cache(_REMEMBERED)
def _heard_from(title: str, beginning: str, end: str, language: str) -> tuple[str, ...]:
    found = list(credited(beginning + end, language))
    table = cues(language)
    if table is not None:
        lead = [beginning[slice(*span)] for span in sentences(beginning)[:_LEAD]]
        for passage in (title, *lead):
            read = _read(passage[dateline_end(passage) :], language, table)
            found += read.outlets if read.cues else ()
    return tuple(dict.fromkeys(found))


def _read(passage: str, language: str, table: Cues) -> Attribution:
    return spaced(passage, language, table) if table.spaced else east(passage, language, table)
