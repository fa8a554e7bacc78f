"""Whether a wording names whom its sentence names: known names and countries by their tables, offices, and every other name by its sound.

A name that the tables do not know must sound like something in the sentence; where that cannot be told (a Korean name in Chinese
characters), the wording is refused.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import islice
from typing import Final

from anyascii import anyascii

from feeds.types.claim import Speaker
from feeds.types.wording import Fault
from feeds.understand.claims.cues import cues
from feeds.understand.claims.speakers import identify, office_pattern
from feeds.understand.faithful.concepts import allowed_by, free, is_built, spans_of
from feeds.understand.faithful.marks import Part
from feeds.understand.faithful.parties import parties
from feeds.understand.faithful.words import concepts_in, is_ordinary, named_with, surnames, vague_offices
from feeds.understand.names import MATTER, is_common, kind_of, known_in, side_of, skeleton
from feeds.understand.numeral_words import numeral_words
from feeds.understand.text import Span, fold, is_cjk, is_hangul, words
from feeds.understand.units import vocabulary

_MEDIA: Final = frozenset({"kcna", "yonhap"})  # common names that are no country's
_VAGUE: Final = frozenset({"elsewhere"})  # countries that a table of their own tells apart
_SOUND: Final = 3  # consonants from which on a skeleton speaks for itself
_ALIKE: Final = 0.55  # share of common letters from which on two names with fewer are one
_LONGEST_NAME: Final = 6  # syllables of a Korean name or loan word
_MOST: Final = 600  # sounds of one sentence that are kept
_KATAKANA: Final = re.compile("[\u30a1-\u30fa\u30fc]+")
_HANGUL: Final = re.compile("[\uac00-\ud7a3]+")
_HAN: Final = re.compile("[\u4e00-\u9fff]+")


def fault_of_names(source: str, told: str, language: str, reader: str, *, shorten: bool) -> Fault | None:
    """Whom a wording names that its sentence does not, or the other way round, or None.

    Args:
        source: The sentence.
        told: Its wording.
        language: BCP 47 primary tag of the sentence.
        reader: That of the wording.
        shorten: Whether where something happened may be left out.
    """
    theirs, heard = known_in(source), heard_in(source)
    ours = known_in(told)
    offices = _offices(told, reader)
    if not offices - vague_offices() <= named_with(_offices(source, language)):
        return Fault.OFFICE
    new = frozenset(name for name, (start, end) in ours if not heard(told[start:end]))
    needed = frozenset(name for name, _ in theirs if not (shorten and is_common(name) and name not in _bound(source, language)))
    if fault := _of_known(
        frozenset(name for name, _ in theirs), frozenset(name for name, _ in ours), new, needed, has_office=bool(offices)
    ):
        return fault
    if not concepts_in("countries", fold(told).text) <= concepts_in("countries", fold(source).text):
        return Fault.NAME
    allowed = allowed_by(source, language)
    taken = [span for name, span in ours if not name.startswith(MATTER)]
    taken += spans_of(told, reader, allowed)
    names = [name for name in _open_names(told, taken, reader) if fold(name).text not in free(reader)]
    names = [name for name in names if not is_built(fold(name).text, reader, allowed)]
    return Fault.NAME if any(not heard(name) for name in names) else None


def _bound(source: str, language: str) -> frozenset[str]:
    """The countries that have a part in what a sentence tells, so that they may not be left out of it."""
    sides = {party.who for party in parties(source, language) if party.part is not Part.NONE}
    return frozenset(name for name, _ in known_in(source) if side_of(name) in sides)


def _of_known(
    theirs: frozenset[str], ours: frozenset[str], new: frozenset[str], needed: frozenset[str], *, has_office: bool
) -> Fault | None:
    """Known names; a country may be told by its capital, and an office that was checked by the name of its house."""
    sides = {side for name in theirs if (side := side_of(name)) is not None}
    for name in (ours & new) - theirs - _VAGUE:
        if name.startswith(MATTER):
            continue
        known_by_side = (is_common(name) and name not in _MEDIA) or (has_office and kind_of(name) == "institutions")
        if not (known_by_side and side_of(name) in sides):
            return Fault.NAME
    named = {side for name in ours if (side := side_of(name)) is not None}
    countries = {side for name in needed if is_common(name) and (side := side_of(name)) is not None}
    people = {name for name in theirs if kind_of(name) in {"persons", "leaders"}}
    return Fault.MISSING if not countries <= named or not people <= ours else None


def heard_in(source: str) -> Callable[[str], bool]:
    """Whether a name stands in a sentence, letter by letter or by its sound."""
    sounds = _sounds(source)
    return lambda name: _is_heard(name, source, sounds)


def _offices(text: str, language: str) -> frozenset[str]:
    """The offices that a sentence names."""
    folded = fold(text).text
    found = (identify(match.group(), language) for match in office_pattern(language).finditer(folded))
    return frozenset(speaker.office for speaker in found if speaker is not None and speaker.office is not None)


def people_in(text: str) -> frozenset[str]:
    """The known persons that a text names."""
    return frozenset(name for name, _ in known_in(text) if kind_of(name) in {"persons", "leaders"})


def is_named(speaker: Speaker, text: str, language: str) -> bool:
    """Whether a text names a speaker: the person, else the office or its house, else the country."""
    named = frozenset(name for name, _ in known_in(text))
    if speaker.person is not None:
        return speaker.person in named
    house = any(kind_of(name) == "institutions" and side_of(name) == speaker.side for name in named)
    if speaker.office is not None:
        return house or speaker.office in _offices(text, language)
    return any(side_of(name) == speaker.side for name in named)


# --- names that no table knows -----------------------------------------------------------------------------------------------------------


def _open_names(told: str, taken: list[Span], language: str) -> Iterator[str]:
    """The words of a wording that look like names and are none that a table knows."""
    spans = [span for span in words(told) if not told[span[0]].isdigit()]
    starts = _starts(told)
    for place, (start, end) in enumerate(spans):
        word = told[start:end]
        if not word[0].isupper() or any(first < end and start < last for first, last in taken) or is_ordinary(word, language):
            continue
        if vocabulary().words.find(fold(word).text) is not None:
            continue
        behind = told[spans[place + 1][0] : spans[place + 1][1]] if place + 1 < len(spans) else ""
        if start in starts and (_opens(word, language) or not (behind[:1].isupper() or _says(behind, language))):
            continue  # any word has a capital there
        yield word


def _starts(told: str) -> frozenset[int]:
    """Where sentences, quotations and clauses behind a colon begin."""
    return frozenset({0}) | frozenset(found.end() for found in re.finditer(r"[.!?:] [\"“„«]?|[\"“„«]", told))


def _opens(word: str, language: str) -> bool:
    """Whether a word that begins a sentence is one of those that begin many: an article, a preposition, "about"."""
    table, folded = cues(language), fold(word).text
    if table is None:
        return False
    if folded in table.articles | table.stops | table.skips | table.leads | table.nobody | table.pronouns:
        return True
    return any(form.strip().split(" ")[0] == folded for _, forms in numeral_words().before for form in forms)


def _says(word: str, language: str) -> bool:
    """Whether a word is a verb of saying, or an auxiliary that a subject stands before."""
    table = cues(language)
    folded = fold(word).text
    return table is not None and bool(folded) and (table.says.fullmatch(folded) is not None or folded in table.skips)


def _is_heard(name: str, source: str, sounds: Mapping[str, frozenset[str]]) -> bool:
    """Whether a name stands in a sentence, letter by letter or by its sound."""
    folded = fold(name).text.removesuffix("'s")
    if _stands(folded, fold(source).text):
        return True
    for letters in _forms(name):
        sound = skeleton(letters)
        heard = sounds.get(sound, frozenset())
        if heard and (len(sound) >= _SOUND or any(SequenceMatcher(a=_letters(letters), b=each).ratio() >= _ALIKE for each in heard)):
            return True
    return any(folded in forms and any(_stands(form, fold(source).text) for form in forms) for forms in surnames())


def _stands(form: str, folded: str) -> bool:
    """Whether a form stands in a folded text: alphabetic ones as words, of which endings may follow."""
    if is_cjk(form[0]) or is_hangul(form[0]):
        return form in folded
    return re.search(rf"(?<![^\W_가-힣ぁ-ヿ一-鿿]){re.escape(form)}(?:'?s|s')?(?![a-zа-яіїєґ])", folded) is not None


def _forms(name: str) -> Iterator[str]:
    """A name, without the "s" of a genitive, and with "y" for the German "j": Sergej is Sergey."""
    bare = name.removesuffix("'s").removesuffix("’s")
    for form in dict.fromkeys((bare, bare.removesuffix("s"))):
        yield form
        if "j" in form.lower():
            yield form.replace("j", "y").replace("J", "Y")


def _sounds(source: str) -> Mapping[str, frozenset[str]]:
    """What the words of a sentence sound like, each skeleton with the letters that have it.

    That is of words, of pairs of words, and of pieces of words without spaces.
    """
    found: dict[str, set[str]] = {}
    for piece in islice(_pieces(source), _MOST):
        for form in _forms(piece):
            found.setdefault(skeleton(form), set()).add(_letters(form))
    return {sound: frozenset(letters) for sound, letters in found.items()}


def _pieces(source: str) -> Iterator[str]:
    spans = words(source)
    for (start, end), (_, behind) in zip(spans, [*spans[1:], (0, 0)], strict=True):
        if not (is_cjk(source[start]) or is_hangul(source[start])):
            yield source[start:end]
            if behind and source[end : end + 1] in {" ", "-"}:
                yield source[start:behind]
    for pattern in (_HANGUL, _HAN, _KATAKANA):
        for found in pattern.finditer(source):
            run = found.group()
            if pattern is _KATAKANA:
                yield run
                continue
            for start in range(len(run)):
                yield from (run[start : start + size] for size in range(1, min(_LONGEST_NAME, len(run) - start) + 1))


def _letters(name: str) -> str:
    """The Latin letters of a name."""
    return "".join(filter(str.isalpha, anyascii(name).lower()))
