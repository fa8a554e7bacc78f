"""Whether every word of a wording can be traced to its sentence: nothing is said for which no table finds the same in the other language.

This is a list of what may be said, not of what may not: a word that nobody thought of is refused. What the words say together, who does
what to whom, is not asked here (roles.py).
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from feeds.types.wording import Fault
from feeds.understand.claims.speakers import identify, office_pattern
from feeds.understand.days import MONTH_OF
from feeds.understand.faithful.concepts import allowed_by, asked_by, free, is_built, is_concept, spans_of, speech
from feeds.understand.faithful.names import heard_in
from feeds.understand.faithful.sense import tells
from feeds.understand.faithful.words import concepts, is_ordinary, planned, sense, vague_offices
from feeds.understand.names import MATTER, known_in
from feeds.understand.numeral_words import numeral_words
from feeds.understand.numerals import numbers
from feeds.understand.text import Span, fold, words
from feeds.understand.units import canonical, vocabulary

_CHECKED: Final = (
    "amounts",
    "when",
    "weekdays",
    "marks",
    "countries",
)  # sections of words.toml that are held against the sentence elsewhere
_LITERAL: Final = 4  # letters from which on a word of another language may stand as it is
_STEM: Final = 5
_TAIL: Final = 3
_LEFT: Final = 0.3  # share of the words of a clause from which on it has not been left out
_CLAUSE: Final = re.compile(r"(?<!\d),|,(?!\d)")


def fault_of_words(source: str, told: str, language: str, reader: str, *, shorten: bool) -> Fault | None:
    """What a wording says that its sentence does not, or what it leaves out of it, or None.

    Args:
        source: The sentence.
        told: Its wording.
        language: BCP 47 primary tag of the sentence.
        reader: That of the wording.
        shorten: Whether a clause may be left out as a whole.
    """
    if any(True for _ in untraced(source, told, language, reader)):
        return Fault.WORD
    lost = asked_by(source, language) - allowed_by(told, reader)
    if shorten:
        lost = frozenset(name for name in lost if name in asked_by(_left(source, told), language))
    return Fault.MISSING if lost else None


def _left(source: str, told: str) -> str:
    """The clauses of a sentence of which a shorter one has anything left."""
    ours = _tokens(told)
    clauses = _CLAUSE.split(source)
    kept = (clause for clause in clauses if _share({each for each in _tokens(clause) if len(each) >= _LITERAL}, ours) >= _LEFT)
    return ", ".join(kept)


def _share(theirs: set[str], ours: frozenset[str]) -> float:
    return len(theirs & ours) / len(theirs) if theirs else 1.0


def untraced(source: str, told: str, language: str, reader: str) -> Iterator[str]:
    """The words of a wording for which its sentence has none."""
    allowed = allowed_by(source, language)
    if tells(source, language):
        allowed |= speech()
    covered = [*_known(source, told, reader), *spans_of(told, reader, allowed)]
    theirs = _tokens(source)
    names = heard_in(source)
    for start, end in words(told):
        bare = fold(told[start:end]).text.removesuffix("'s").removesuffix("'")
        if any(first <= start and (end <= last or start + len(bare) <= last) for first, last in covered):
            continue
        if (
            _is_measure(bare, source)
            or bare in free(reader)
            or _is_literal(bare, theirs, alike=language == reader)
            or is_built(bare, reader, allowed)
        ):
            continue
        if told[start].isupper() and not is_ordinary(told[start:end], reader) and names(told[start:end]):
            continue
        yield told[start:end]


def _is_measure(word: str, source: str) -> bool:
    """Whether it is digits, which were held against the sentence, or a calibre, of which it has the same digits."""
    found = _MEASURE.fullmatch(word)
    return found is not None and (not found[2] or found[1] in re.findall(r"\d+", source))


def _tokens(text: str) -> frozenset[str]:
    return frozenset(fold(text[start:end]).text.removesuffix("'s") for start, end in words(text))


def _is_literal(word: str, theirs: frozenset[str], *, alike: bool) -> bool:
    """Whether a word stands in the sentence: as it is, or in a language of its own with another ending."""
    if word in theirs:
        return alike or len(word) >= _LITERAL
    if not alike or len(word) < _STEM:
        return False
    return any(_is_inflected(word, other) for other in theirs)


def _is_inflected(one: str, other: str) -> bool:
    common = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), min(len(one), len(other)))
    return common >= _STEM and max(len(one), len(other)) - common <= _TAIL


def _known(source: str, told: str, reader: str) -> Iterator[Span]:
    """Where a wording has what other checks have held against the sentence: numbers, names, offices, dates, amounts, units."""
    folded = fold(told)
    theirs = {name for name, _ in known_in(source)}
    yield from (span for name, span in known_in(told) if not name.startswith(MATTER) or name in theirs)
    sections = (pattern for name in _CHECKED for pattern in concepts(name).values())
    for pattern in (_MONTHS, sense("hedge", reader), planned(reader), *sections):
        for found in pattern.finditer(folded.text):
            yield folded.span(found.start(), _word_end(folded.text, found.end()))
    for found in office_pattern(reader).finditer(folded.text):
        speaker = identify(found.group(), reader)
        if speaker is None or speaker.office not in vague_offices():
            yield folded.span(found.start(), _word_end(folded.text, found.end()))
    yield from (folded.span(start, end) for start, end in _numbers(folded.text))
    units = _units(source)
    for start, end in words(told):
        word = fold(told[start:end]).text
        unit = vocabulary().words.find(word)
        if unit is not None and canonical(unit).name in units and not is_concept(word, reader):
            yield start, end


_MEASURE: Final = re.compile(r"(\d+)(mm|cm|km)?")
_YEAR: Final = re.compile(r"(?<!\w)(?:jahre?|year) $")
_MONTHS: Final = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(MONTH_OF, key=len, reverse=True))})(?!\w)")


def _word_end(folded: str, end: int) -> int:
    while end < len(folded) and folded[end].isalnum():
        end += 1
    return end


def _numbers(folded: str) -> Iterator[Span]:
    """Numbers, with the words before and behind that say how exactly they are meant."""
    around = [form.strip() for _, forms in (*numeral_words().before, *numeral_words().after) for form in forms if len(form.strip()) > 1]
    before = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(around, key=len, reverse=True)))}) $")
    for number in numbers(folded):
        start, end = number.start, number.end
        while found := before.search(folded, 0, start):
            start = found.start()
        if number.bare_year and (year := _YEAR.search(folded, 0, start)):
            start = year.start()
        behind = next((form for form in around if folded.startswith(f" {form}", end)), "")
        yield start, end + (len(behind) + 1 if behind else 0)


def _units(source: str) -> frozenset[str]:
    """The units that a sentence has words for, whether a number stands before them or not."""
    folded = fold(source).text
    found = [vocabulary().words.find(token) for token in _tokens(source)]
    found += [name for form, name in vocabulary().east_asian if form in folded]
    return frozenset(canonical(name).name for name in _of(found)) | frozenset(canonical(name).family for name in _of(found))


def _of(names: Iterable[str | None]) -> Iterator[str]:
    yield from (name for name in names if name is not None)
