"""Agencies and outlets named in a text; the names are data (outlets.toml), and so are the words that make any name an outlet's."""

import re
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from feeds.understand.claims.cues import any_of
from feeds.understand.tables import read_table
from feeds.understand.text import Span, fold, is_cjk, is_hangul

_WORDS: Final = "claims/outlets.toml"
_INFLECTED: Final = 5  # letters from which on a name may carry an ending
_ENDING: Final = 2
_FIRMS: Final = ("会社", "會社", "결사")  # which end like 新华社
_EAST: Final = frozenset({"ko", "ja", "zh"})


@cache
def _known() -> tuple[tuple[str, ...], AhoCorasick]:
    """The known outlets as published, capitals and all, with their automaton."""
    forms = tuple(sorted({form for forms in read_table(_WORDS)["outlets"].values() for form in forms}))
    return forms, AhoCorasick(forms, matchkind=MatchKind.Standard)


def _whole(passage: str, form: str, start: int, end: int) -> int | None:
    """Where the name ends that stands at a place, with what inflection it may have; None where it is a piece of another word."""
    if not form[0].isalnum() or is_cjk(form[0]) or is_hangul(form[0]):
        return end
    if start and _is_letter(passage[start - 1]):
        return None
    tail = end
    while tail < len(passage) and tail - end <= _ENDING and _is_letter(passage[tail]):
        tail += 1
    bare = tail == end
    inflected = len(form) >= _INFLECTED and not form.isupper() and tail - end <= _ENDING and passage[end:tail].islower()
    return tail if bare or inflected else None


def _is_letter(character: str) -> bool:
    return character.isalnum() and not is_cjk(character) and not is_hangul(character)


@cache
def kinds(language: str) -> re.Pattern[str]:
    """Matches a word that makes the name beside it an outlet's ("newspaper", "агентство")."""
    return any_of([form for form in read_table(_WORDS)["kinds"].get(language, ()) if not form.startswith("*")], particles=True)


@cache
def interviews(language: str) -> re.Pattern[str]:
    """Matches what stands before an outlet that somebody spoke with ("in an interview with")."""
    return any_of(read_table(_WORDS)["interviews"].get(language, ()))


@cache
def endings(language: str) -> re.Pattern[str]:
    """Matches such a word anywhere, or as the end of a compound ("Tageblatt")."""
    forms = [re.escape(fold(form).text[1:]) for form in read_table(_WORDS)["kinds"].get(language, ()) if form.startswith("*")]
    return re.compile(kinds(language).pattern + (rf"|\w+(?:{'|'.join(forms)})s?(?!\w)" if forms else ""))


def outlets_in(passage: str) -> list[tuple[str, Span]]:
    """Each known outlet of a passage as it names it, with its span, in order; of overlapping ones the longest."""
    forms, automaton = _known()
    found: list[tuple[int, int]] = []
    for form, start, end in automaton.find_matches_as_indexes(passage, overlapping=True):
        whole = _whole(passage, forms[form], start, end)
        if whole is not None:
            found.append((start, -whole))
    kept: list[tuple[str, Span]] = []
    reach = 0
    for start, minus_end in sorted(found):
        if start >= reach:
            reach = -minus_end
            kept.append((passage[start:reach].strip("\"'„“”«»《》"), (start, reach)))
    return kept


def is_outlet(name: str, language: str) -> bool:
    """Whether a name is an outlet's: a known one, or one with a word in it that says so ("Harbour Times", "동해통신")."""
    if outlets_in(name):
        return True
    if language in _EAST:
        return not name.endswith(_FIRMS) and any(
            len(name) > len(form) and name.endswith(form) for form in read_table(_WORDS)["kinds"].get(language, ())
        )
    if endings(language).search(fold(name).text) is None:
        return False
    words = name.split()
    capitals = [word for word in words if word[:1].isupper()]
    return bool(capitals) and all(word in capitals or len(word) <= 3 or kinds(language).fullmatch(fold(word).text) for word in words)
