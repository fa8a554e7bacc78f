"""The concepts that a wording may speak of, ready for use; the words themselves are data (concepts.toml)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from feeds.understand.claims.cues import any_of
from feeds.understand.faithful.words import folded_without_may
from feeds.understand.tables import read_table
from feeds.understand.text import Span, fold

_WORDS: Final = "faithful/concepts.toml"
_REMEMBERED: Final = 64  # sentences; each is asked about several times in one check
_WEAK: Final = "?"
_KEPT: Final = "kept"
_SECTIONS: Final = (_KEPT, "told", "speech")
_SHORTEST: Final = 3  # letters of a word that may be a part of a German compound
_PARTED: Final = "de"  # whose verbs are parted: "lehnt ... ab"
_COMPOUND: Final = 9  # letters from which on a German word may be a compound
_INNER: Final = 5  # letters of a word that is found inside one
_ENDING: Final = 6  # letters of the longest ending of declension
_JOINTS: Final = ("", "s", "n", "en", "es", "e", "er")  # between the parts of a German word
_ENDINGS: Final = ("ern", "em", "ung", "ungen", "innen", "in", "te", "ten", "t", "et", "end", "ende", "enden")


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept in one language.

    Attributes:
        name: Its key.
        kept: Whether a wording must speak of it where the sentence does.
        allows: Matches the words by which a sentence allows it.
        asks: Matches those by which a sentence asks for it: the same without those that only may mean it.
    """

    name: str
    kept: bool
    allows: re.Pattern[str]
    asks: re.Pattern[str]


def _forms(language: str) -> Iterable[tuple[str, str, list[str]]]:
    """Section, name and forms of each concept that a language has words for."""
    for section in _SECTIONS:
        for name, row in read_table(_WORDS)[section].items():
            if forms := row.get(language):
                yield section, name, forms


@cache
def concepts_of(language: str) -> tuple[Concept, ...]:
    """Every concept that a language has words for."""
    return tuple(
        Concept(
            name=name,
            kept=section == _KEPT,
            allows=_pattern((form.removesuffix(_WEAK) for form in forms), language),
            asks=_pattern((form for form in forms if not form.endswith(_WEAK)), language),
        )
        for section, name, forms in _forms(language)
    )


def _pattern(forms: Iterable[str], language: str) -> re.Pattern[str]:
    return any_of(forms, particles=True, apart=language == _PARTED)


@cache
def speech() -> frozenset[str]:
    """The names of the concepts that add nothing to what somebody says."""
    return frozenset(read_table(_WORDS)["speech"])


@cache
def things() -> frozenset[str]:
    """The names of the concepts of what is given and sold."""
    return frozenset(read_table(_WORDS)["things"]["names"])


@cache
def free(language: str) -> frozenset[str]:
    """Folded words that may stand in any wording."""
    return frozenset(fold(word).text for word in read_table(_WORDS)["free"].get(language, ()))


@cache
def parts(language: str) -> Mapping[str, frozenset[str]]:
    """Single words and beginnings of words, folded, with their concepts: what a German compound may be put together from."""
    found: dict[str, set[str]] = {}
    for _, name, forms in _forms(language):
        for form in forms:
            folded = fold(form.rstrip(_WEAK)).text.rstrip("*")
            if len(folded) >= _SHORTEST and " " not in folded and "*" not in folded:
                found.setdefault(folded, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}


# --- a sentence and its wording ----------------------------------------------------------------------------------------------------------


@lru_cache(_REMEMBERED)
def allowed_by(source: str, language: str) -> frozenset[str]:
    """The concepts that a sentence speaks of."""
    folded = folded_without_may(source)
    found = {concept.name for concept in concepts_of(language) if concept.allows.search(folded)}
    if language == _PARTED:
        inner = (word[at:] for word in re.findall(rf"\w{{{_COMPOUND},}}", folded) for at in range(_SHORTEST, len(word) - _INNER + 1))
        found.update(*(names for rest in inner for form, names in parts(language).items() if len(form) >= _INNER and rest.startswith(form)))
    return with_wider(frozenset(found))


def with_wider(names: frozenset[str]) -> frozenset[str]:
    """These concepts, and those that may stand for one of them."""
    return names | {name for name, narrower in read_table(_WORDS)["wider"].items() if names.intersection(narrower)}


@lru_cache(_REMEMBERED)
def asked_by(source: str, language: str) -> frozenset[str]:
    """The concepts of a sentence that no wording may leave out."""
    folded = folded_without_may(source)
    return frozenset(concept.name for concept in concepts_of(language) if concept.kept and concept.asks.search(folded))


def stem_spans(text: str, language: str, names: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """Where a text speaks of these concepts, each with its name."""
    yield from ((name, span) for name, span in _stems(text, language) if name in names)


@lru_cache(_REMEMBERED)
def _stems(text: str, language: str) -> tuple[tuple[str, Span], ...]:
    folded = fold(text)
    found = ((concept.name, each.span()) for concept in concepts_of(language) for each in concept.allows.finditer(folded.text))
    return tuple((name, folded.span(*span)) for name, span in found)


def spans_of(told: str, language: str, allowed: frozenset[str]) -> Iterator[Span]:
    """Where a wording speaks of these concepts; of a phrase whose words stand apart, the first and the last word."""
    folded = fold(told)
    for concept in concepts_of(language):
        if concept.name not in allowed:
            continue
        for found in concept.allows.finditer(folded.text):
            start, stop = found.span()
            end = stop
            while end < len(folded.text) and folded.text[end].isalnum():
                end += 1  # "stem*" matches no more than the stem
            inner = folded.text[start:end]
            if language == _PARTED and end - stop > _ENDING and not is_built(inner.split(" ")[-1], language, allowed):
                continue  # the beginning of a compound of which the rest is not told of
            if language == _PARTED and " " in inner:
                yield folded.span(start, start + inner.index(" "))
                yield folded.span(start + inner.rindex(" ") + 1, end)
            else:
                yield folded.span(start, end)


def is_concept(word: str, language: str) -> bool:
    """Whether a folded word belongs to any concept."""
    if language == _PARTED and any(word.startswith(form) for form in parts(language)):
        return True
    return any(found.start() == 0 for concept in concepts_of(language) if (found := concept.allows.search(word)))


def is_built(word: str, language: str, allowed: frozenset[str]) -> bool:
    """Whether a folded word is put together from words of these concepts, as German does ("Munitionslieferung")."""
    known = parts(language)

    @cache
    def ends(at: int) -> bool:
        if at == len(word):
            return True
        for end in range(len(word), at + _SHORTEST - 1, -1):
            if not known.get(word[at:end], frozenset()) & allowed:
                continue
            joints = (*_JOINTS, *_ENDINGS)
            if any(
                word.startswith(joint, end) and (end + len(joint) == len(word) or joint in _JOINTS) and ends(end + len(joint))
                for joint in joints
            ):
                return True
        return False

    return language == _PARTED and ends(0)
