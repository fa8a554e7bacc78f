"""Official acts that a title or a first sentence tells as news: a listing, Russia's veto, what one of the two confirms of itself.

Who was listed is read by designations.py; here it is enough that somebody was. A sentence that says may, not, why or after tells none: an
act that is missed is told all the same, only without its mark. The words are data (official_acts.toml, matters.toml, designations.toml).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Final

from feeds.understand.background import is_past
from feeds.understand.claims import listings, listings_east
from feeds.understand.claims.cues import any_of
from feeds.understand.claims.listing_words import EASTERN, forms, words
from feeds.understand.names import MATTER, PRINCIPALS, is_venue, known_in, side_of
from feeds.understand.tables import read_table
from feeds.understand.text import Span, fold, sentences

_WORDS: Final = "claims/official_acts.toml"
_LOOKED_AT: Final = 600  # code points of the title, and of the text
_SENTENCES: Final = 2
_BEHIND: Final = 30  # code points behind the word of an act that may take it back
_VETO: Final = MATTER + "veto"
_ADMISSION: Final = MATTER + "admission"
_CONFIRMED: Final = frozenset(
    MATTER + matter
    for matter in ("troops", "combat", "casualties", "sappers", "generals", "prisoners", "containers", "shells", "rockets", "launchers")
)
"""What the two of this beat did not speak of for long."""


def official_acts(title: str, text: str, language: str, published: date | None = None) -> tuple[str, ...]:
    """The official acts of an article: "listing eu", "veto russia", "admission dprk", each once.

    Args:
        title: Its title.
        text: Its text; the first two sentences are read.
        language: BCP 47 primary tag; one without words has none.
        published: The day of publication, for days and years that are over.
    """
    if language not in read_table(_WORDS):
        return ()
    beginning = text[:_LOOKED_AT]
    lead = [beginning[slice(*span)] for span in sentences(beginning)[:_SENTENCES]]
    passages = [passage for passage in (title[:_LOOKED_AT], *lead) if not is_past(passage, published) and not _asks(passage, language)]
    return tuple(
        dict.fromkeys(act for passage in passages for act in (*_listings(passage, language, published), *_done(passage, language)))
    )


def _asks(passage: str, language: str) -> bool:
    return passage.rstrip()[-1:] in {"?", "？"} or _words(language, "opens").match(fold(passage).text) is not None


def _listings(passage: str, language: str, published: date | None) -> Iterator[str]:
    if not any(hint in fold(passage).text for hint in forms(language, "hints")):
        return
    table = words(language)
    found = listings.listing(passage, language, table, published) if table else None
    if language in EASTERN:
        found = listings_east.listing(passage, language, published)
    if found is not None and found.kind is listings.Kind.ACT:
        yield from (f"listing {side}" for side in found.sides)


def _done(passage: str, language: str) -> Iterator[str]:
    """What one of the two did: a veto is Russia's unless another country is named first; what they confirm they must be the subject of."""
    known = known_in(passage)
    sides = [(side, span) for name, span in known if not is_venue(name) and (side := side_of(name)) is not None]
    for name, span in known:
        if name == _VETO and next((side for side, _ in sides if side != "dprk"), "") == "russia" and _is_news(passage, span, language):
            yield "veto russia"
        if name == _ADMISSION and any(matter in _CONFIRMED for matter, _ in known) and _is_news(passage, span, language):
            actor = _subject(passage, [(side, at) for side, at in sides if at[0] < span[0]], language)
            yield from [f"admission {actor}"] if actor else []


def _subject(passage: str, before: Sequence[tuple[str, Span]], language: str) -> str | None:
    """Which of the two is the subject of a verb, by the sides named before it: the nearest, in Korean and Japanese the first."""
    if not before or not {side for side, _ in before} <= PRINCIPALS:
        return None
    side, (start, _) = before[0] if language in EASTERN else before[-1]
    return None if _words(language, "adjectives").match(fold(passage[start:]).text) else side


def _is_news(passage: str, act: Span, language: str) -> bool:
    """Whether nothing around the word of an act makes it another thing than that somebody did it just now."""
    before, behind = fold(passage[: act[0]]).text, fold(passage[act[1] : act[1] + _BEHIND]).text
    if _words(language, "never").search(f"{before} {behind}") or _words(language, "before").search(before):
        return False
    return _words(language, "by").match(behind.lstrip()) is None


@cache
def _words(language: str, key: str) -> re.Pattern[str]:
    """Matches a word of a row; nothing, where it has none."""
    forms = [f"{form}*" if key == "adjectives" else form for form in read_table(_WORDS)[language][key]]
    return any_of(forms) if forms else re.compile(r"(?!)")
