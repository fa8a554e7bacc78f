"""Whether what belongs together does so in a wording as well: names with what they do, numbers with what they count, "not" with its clause.

A wording may consist of the words of its sentence alone and still lie, by putting them together otherwise.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from feeds.types.wording import Fault
from feeds.understand.claims.speakers import office_pattern
from feeds.understand.faithful.concepts import allowed_by, speech, stem_spans, with_wider
from feeds.understand.faithful.marks import Part, Party, rules_of
from feeds.understand.faithful.parties import parties
from feeds.understand.faithful.sense import says_no
from feeds.understand.faithful.words import sense
from feeds.understand.numerals import Number, numbers
from feeds.understand.text import Span, fold

_BORDER: Final = re.compile(r"(?<!\d)[,;:()–—，。；、]|[,;:()–—，。；、](?!\d)")
_ACTING: Final = frozenset({Part.DOES, Part.BY, Part.TO, Part.EITHER})
_BEHIND: Final = 45  # characters behind a number in which stands what it counts
_AROUND: Final = 16  # and before it, in languages that count behind the noun
_NEAR: Final = 3  # pieces of a sentence that may have been left out between two that stand together in what is shortened
_EAST: Final = frozenset({"ko", "ja", "zh"})
_WHOLE: Final = frozenset({"ko", "ja"})  # in which a comma parts a subject from its verb


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """A piece of a sentence: who is named in it, what it speaks of, and whether it says no."""

    who: frozenset[str]
    acting: frozenset[str]
    about: frozenset[str]
    negative: bool
    quotes: bool


def fault_of_scopes(source: str, told: str, language: str, reader: str, *, shorten: bool) -> Fault | None:
    """What a wording puts together that its sentence does not, or None.

    Args:
        source: The sentence.
        told: Its wording.
        language: BCP 47 primary tag of the sentence.
        reader: That of the wording.
        shorten: Whether clauses may have been left out, so that what stood apart stands together.
    """
    theirs, ours = list(_scopes(source, language)), list(_scopes(told, reader))
    if shorten:
        theirs = [_joined(theirs[max(0, at - _NEAR) : at + _NEAR + 1]) for at in range(len(theirs))]
    denied = frozenset[str]().union(*(scope.who for scope in theirs if scope.negative))
    if any(scope.negative and not scope.who <= denied for scope in ours):
        return Fault.DENIAL
    speaking = frozenset[str]().union(*(scope.who for scope in theirs if scope.quotes))
    if speaking and any(scope.quotes and not scope.who <= speaking for scope in ours):
        return Fault.SPEAKER
    for scope in ours:
        for who in scope.acting:
            its = [each for each in theirs if who in each.acting] or [each for each in theirs if who in each.who]
            about = frozenset[str]().union(*(each.about for each in its))
            if scope.about and about and not scope.about & with_wider(about):
                return Fault.ROLE
    return _of_counts(source, told, language, reader)


def _joined(scopes: list[_Scope]) -> _Scope:
    return _Scope(
        who=frozenset[str]().union(*(scope.who for scope in scopes)),
        acting=frozenset[str]().union(*(scope.acting for scope in scopes)),
        about=frozenset[str]().union(*(scope.about for scope in scopes)),
        negative=any(scope.negative for scope in scopes),
        quotes=any(scope.quotes for scope in scopes),
    )


def _scopes(text: str, language: str) -> Iterator[_Scope]:
    found = parties(text, language)
    folded = fold(text)
    offices = [folded.span(*each.span()) for each in office_pattern(language).finditer(folded.text)]
    known = allowed_by(text, language) - speech()
    spoken = [(name, span) for name, span in stem_spans(text, language, known) if not any(at <= span[0] < end for at, end in offices)]
    for start, end in _pieces(text, language):
        inside = [party for party in found if start <= party.start < end]
        about = frozenset(name for name, span in spoken if start <= span[0] < end and not _within(span, inside))
        yield _Scope(
            who=frozenset(party.who for party in inside),
            acting=frozenset(party.who for party in inside if party.part in _ACTING),
            about=about,
            negative=says_no(text[start:end], language),
            quotes=sense("quote", language).search(fold(text[start:end]).text) is not None,
        )


def _within(span: Span, inside: list[Party]) -> bool:
    return any(party.start <= span[0] < party.end for party in inside)


def _pieces(text: str, language: str) -> Iterator[Span]:
    """A sentence, parted at commas, and where a clause or the second of two things begins."""
    rules, folded = rules_of(language), fold(text)
    edges = {0, len(text)}
    if language not in _WHOLE:
        edges |= {found.start() for found in _BORDER.finditer(text)}
    if rules is not None and language not in _EAST:
        edges |= {folded.origin(found.start()) for found in rules.clause.finditer(folded.text)}
        edges |= {folded.origin(found.start()) for found in re.finditer(r"\w+", folded.text) if found.group() in rules.joints}
    yield from pairwise(sorted(edges))


def _of_counts(source: str, told: str, language: str, reader: str) -> Fault | None:
    """Each number stands with something that it stands with in the sentence."""
    theirs = [(number, _counted(source, number, language)) for number in numbers(fold(source).text)]
    for number in numbers(fold(told).text):
        ours = _counted(told, number, reader)
        same = [about for other, about in theirs if (other.value, other.high) == (number.value, number.high) and about]
        if ours and same and not any(ours & with_wider(about) for about in same):
            return Fault.UNIT
    return None


def _counted(text: str, number: Number, language: str) -> frozenset[str]:
    """What a text speaks of near a number, and who is named there."""
    folded = fold(text)
    start, end = folded.origin(number.start), folded.origin(number.end)
    first = max(0, start - _AROUND) if language in _EAST else start
    last = min(len(text), end + _BEHIND)
    for at, stop in _pieces(text, language):
        if at <= start < stop and language not in _EAST:
            last = min(last, stop)
    window = text[first:last]
    return frozenset(name for name, _ in stem_spans(window, language, allowed_by(window, language)))
