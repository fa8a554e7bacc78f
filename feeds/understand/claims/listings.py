"""One sentence that lists somebody, in languages that part words by spaces: whom, and by whom where it says so.

It knows nothing of other sentences; which act a sentence goes on with, and who acts where it names nobody, is for the caller to tell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property
from itertools import islice
from typing import Final

from feeds.understand.claims.listed_names import is_title_case, names
from feeds.understand.claims.listers import LISTERS, Side, sides_in
from feeds.understand.claims.listing_words import Words
from feeds.understand.claims.older import is_older
from feeds.understand.text import Folded, Span, fold

LONGEST: Final = 1_200
"""Code points of a sentence that are read."""

_MOST_CUES: Final = 6
_STRONG_BEFORE: Final = 60
_LIST_BEHIND: Final = 320
_LIST_BEFORE: Final = 60
_ONTO_BEFORE: Final = 45
_BESIDE: Final = 34
_ALONG_BEFORE: Final = 18
_BY_BEHIND: Final = 70
_OPENING: Final = 40
_UNITED: Final = "un"  # whose sanctions are a noun wherever they stand; its committee lists by other words
_FEW_WORDS: Final = 4
_RESUMED_WORDS: Final = 8
_OLD_BEHIND: Final = 60
_CLAUSE: Final = re.compile(r"[,;:()]|(?<!\w)-(?!\w)")
_ENDS: Final = re.compile(r"[;:]|(?<=\s)-(?=\s)")
_NO_VERB: Final = re.compile(
    r"\s*(?:on|against|list|lists|regime|relief|imposed|by|in|last|for|over|as|under|since|that|to|have|has|are|were)\b"
)


Zone = tuple[Span, ...]
"""Pieces of a sentence, folded."""


class Kind(IntEnum):
    """How a sentence lists: by an act of its own, going on with one, or telling of those whom one counted."""

    ACT = 3
    GOES_ON = 2
    BELONGS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one sentence lists.

    Attributes:
        kind: How.
        sides: Who lists, as the sentence says; empty where it does not.
        names: Whom, as the sentence names them; empty where it only counts.
        accused: Whom it accuses besides; they were listed if the act gave numbers.
        at: Offset of the phrase that says so, folded.
    """

    kind: Kind
    sides: tuple[str, ...]
    names: tuple[str, ...]
    accused: tuple[str, ...] = ()
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """An act's phrase: its span, where those listed stand (the first zone with names counts, of all its pieces), and how it lists."""

    span: Span
    zones: tuple[Zone, ...]
    kind: Kind = Kind.ACT
    active: bool = True


class _Sentence:
    """A sentence with what several readers of it need."""

    def __init__(self, passage: str, language: str, words: Words, published: date | None) -> None:
        self.passage = passage[:LONGEST]
        self.language = language
        self.words = words
        self.published = published
        self.folded: Folded = fold(self.passage)
        self.text = self.folded.text

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """Every side that it names."""
        return sides_in(self.passage, self.language)

    def piece(self, span: Span) -> str:
        """The passage of a folded span."""
        start, end = span
        return self.passage[slice(*self.folded.span(start, end))] if start < end else ""

    def names(self, zone: Zone) -> list[str]:
        """The names of a zone."""
        return [name for span in zone for name in names(self.piece(span), self.words, opens=span[0] == 0)]


def listing(passage: str, language: str, words: Words, published: date | None, *, in_title: bool = False) -> Listing | None:
    """What a sentence lists, or None where it lists nobody.

    Args:
        passage: The sentence, as written.
        language: BCP 47 primary tag.
        words: The words of this language.
        published: The day of publication, for years that are over.
        in_title: Whether it is a title; one that is all capitals names nobody for sure.
    """
    sentence = _Sentence(passage, language, words, published)
    found: list[str] = []
    sides: tuple[str, ...] = ()
    first: _Cue | None = None
    for cue in _cues(sentence):
        if _is_none(sentence, cue):
            continue
        acting = _sides(sentence, cue)
        if acting is None:
            continue
        if first is not None and cue.kind < first.kind:
            continue
        first = first or cue
        sides = sides or acting
        found += next((each for zone in cue.zones if (each := sentence.names(zone))), ())
    if first is None:
        return None
    kept = () if in_title and is_title_case(passage) else _without_sides(tuple(dict.fromkeys(found)), sentence)
    accused = tuple(name for cue in _accused(sentence) for name in sentence.names(cue.zones[0])) if first.kind is Kind.ACT else ()
    return Listing(kind=first.kind, sides=sides, names=kept, accused=accused, at=first.span[0])


def _without_sides(found: tuple[str, ...], sentence: _Sentence) -> tuple[str, ...]:
    listers = {sentence.passage[side.start : side.end] for side in sentence.sides if side.name in LISTERS}
    return tuple(name for name in found if name not in listers)


# --- cues ----------------------------------------------------------------------------------------------------------------------------


def _cues(sentence: _Sentence) -> list[_Cue]:
    """The phrases of acts of a sentence; where there are none, those that go on with one."""
    acts = [*_behind(sentence), *_directly(sentence), *_put_on(sentence), *_passive(sentence)]
    acts.sort(key=lambda cue: cue.span)
    return acts[:_MOST_CUES] or list(islice(_going_on(sentence), _MOST_CUES))


def _behind(sentence: _Sentence) -> Iterator[_Cue]:
    words, text = sentence.words, sentence.text
    for found in words.lists.finditer(text):
        yield _Cue(span=found.span(), zones=(_zone(sentence, found.end()),))
    for found in words.weak.finditer(text):
        before = 0 if words.verb_last else max(0, found.start() - _STRONG_BEFORE)
        if words.strong.search(text, before, len(text) if words.verb_last else found.start()):
            yield _Cue(span=found.span(), zones=(_zone(sentence, found.end()),))
    for found in words.infinitives.finditer(text):
        if words.decides.search(text, max(0, found.start() - _STRONG_BEFORE), found.start()):
            yield _Cue(span=found.span(), zones=(_zone(sentence, found.end()),))


def _directly(sentence: _Sentence) -> Iterator[_Cue]:
    """A verb that stands directly behind who acts, with something behind it that can be listed."""
    verbs = [(found, _BESIDE) for found in sentence.words.verbs.finditer(sentence.text)]
    for found, reach in [*verbs, *((found, 1) for found in sentence.words.direct.finditer(sentence.text))]:
        at = sentence.folded.origin(found.start())
        beside = [side for side in sentence.sides if side.name in LISTERS and 0 <= at - side.end <= reach]
        if not beside or "," in sentence.passage[beside[-1].end : at] or _NO_VERB.match(sentence.text, found.end()):
            continue
        if reach > 1 or _opens(sentence, beside[-1], found.start()):
            yield _Cue(span=found.span(), zones=(_zone(sentence, found.end()),))


def _opens(sentence: _Sentence, side: Side, at: int) -> bool:
    """Whether a side is the first of its clause, or joined to it; else it is as in "helps North Korea dodge US sanctions"."""
    start = sentence.folded.origin(_clause_start(sentence.text, at))
    first = [each for each in sentence.sides if start <= each.start <= side.start]
    return side.name != _UNITED and side.name in _together(sentence.passage, first)


def _put_on(sentence: _Sentence) -> Iterator[_Cue]:
    """Verbs of putting with a list: "added ... to its list", or "внесла в чёрный список ..."."""
    words, text = sentence.words, sentence.text
    for found in words.puts.finditer(text):
        entry = words.list.search(text, found.end(), found.end() + _LIST_BEHIND)
        if entry is None:
            continue
        onto = list(words.onto.finditer(text, max(found.end(), entry.start() - _ONTO_BEFORE), entry.start()))
        if onto:
            between, behind = (found.end(), onto[-1].start()), _zone(sentence, entry.end())
            resumed = words.resumes.search(text, entry.end(), entry.end() + _BESIDE)  # "... auf die Liste gesetzt, darunter ..."
            more = ((resumed.start(), _names_end(sentence, resumed.end())),) if resumed is not None else ()
            yield _Cue(span=found.span(), zones=((between, *more), behind))


def _passive(sentence: _Sentence) -> Iterator[_Cue]:
    words, text = sentence.words, sentence.text
    for found in words.passive.finditer(text):
        yield _Cue(span=found.span(), zones=_around(sentence, found.span()), active=False)
    for found in words.enters.finditer(text):
        entry = words.list.search(text, found.end(), found.end() + _LIST_BEHIND)
        before = words.list.search(text, 0, found.start()) if found.start() <= _LIST_BEFORE else None
        if before is not None:  # "В список попали ..."
            yield _Cue(span=(before.start(), found.end()), zones=(_zone(sentence, found.end()),), active=False)
        elif entry is not None:
            yield _Cue(span=found.span(), zones=_around(sentence, (found.start(), entry.end())), active=False)


def _going_on(sentence: _Sentence) -> Iterator[_Cue]:
    words, text = sentence.words, sentence.text
    for found in words.goes_on.finditer(text, 0, 2 * _OPENING):
        if found.start() <= _OPENING:
            yield _on(found.span(), _zone(sentence, found.end()))
            break
    for found in words.of_kind.finditer(text):
        if found.start() <= _OPENING or text[: found.start()].rstrip()[-1:] in {",", ";"}:
            following = words.of_kind.search(text, found.end())
            yield _on(found.span(), _cut(_zone(sentence, found.end()), following.start() if following is not None else len(text)))
    for found in words.members.finditer(text):
        yield _on(found.span(), _around(sentence, found.span())[0])
    for found in words.colon.finditer(text):
        yield _on(found.span(), _zone(sentence, found.end()))
    yield from _accused(sentence)


def _on(span: Span, zone: Zone) -> _Cue:
    return _Cue(span=span, zones=(zone,), kind=Kind.GOES_ON, active=False)


def _cut(zone: Zone, at: int) -> Zone:
    return tuple((start, min(end, at)) for start, end in zone if start < at)


def _accused(sentence: _Sentence) -> Iterator[_Cue]:
    text = sentence.text
    found = sentence.words.belongs.search(text)
    if found is not None and "," not in text[: found.start()] and found.start() <= 2 * _BY_BEHIND:
        yield _Cue(span=found.span(), zones=(((0, found.start()),),), kind=Kind.BELONGS, active=False)


# --- zones ---------------------------------------------------------------------------------------------------------------------------


def _zone(sentence: _Sentence, start: int) -> Zone:
    """From a phrase to where the names behind it end; with what goes on behind a clause ("which ..., and the port")."""
    text, resumes = sentence.text, sentence.words.resumes
    while start < len(text) and text[start] in " -:":
        start += 1
    end = _names_end(sentence, start)
    if text[end : end + 1] in {":", "-"}:
        return ((start, end), (end + 1, _names_end(sentence, end + 1)))
    resumed = resumes.search(text, end) if end < len(text) else None
    if resumed is None or ";" in text[end : resumed.start()]:
        return ((start, end),)
    last = _names_end(sentence, resumed.end())
    holds = bool(sentence.names(((start, end),)))
    short = "," in text[resumed.start() - 2 : resumed.start() + 1] and len(text[resumed.end() : last].split()) <= _RESUMED_WORDS
    return ((start, end), (resumed.start(), last)) if short or not holds else ((start, end),)


def _names_end(sentence: _Sentence, start: int) -> int:
    found = (sentence.words.ends.search(sentence.text, start), _ENDS.search(sentence.text, start))
    return min((each.start() for each in found if each), default=len(sentence.text))


def _around(sentence: _Sentence, cue: Span) -> tuple[Zone, ...]:
    """Before a passive, in its own clause; behind it where it opens the sentence."""
    text, words = sentence.text, sentence.words
    start = max((found.end() for found in words.says.finditer(text, 0, cue[0])), default=0)
    start = max([start, *(found.end() for found in _ENDS.finditer(text, start, cue[0]))])
    ended = words.ends.search(text, start, cue[0])
    before = ((start, ended.start() if ended is not None else cue[0]),)
    opens = len(text[start : cue[0]].split()) < _FEW_WORDS and not sentence.names(before)
    if opens:
        return (_zone(sentence, cue[1]),)
    colon = text.find(":", cue[1], cue[1] + _BY_BEHIND)
    return (before, _zone(sentence, colon + 1)) if colon >= 0 else (before,)


# --- whether, and by whom ------------------------------------------------------------------------------------------------------------


def _is_none(sentence: _Sentence, cue: _Cue) -> bool:
    """Whether the clause of a phrase makes it no act: a call, a plan, a denial, a lifting, or an older act."""
    start = _clause_start(sentence.text, cue.span[0] + 1)
    reach = len(sentence.text) if sentence.words.verb_last else cue.span[1] + _BESIDE
    if sentence.words.never.search(sentence.text, start, min(len(sentence.text), reach)):
        return True
    if sentence.words.before.search(sentence.text, start, cue.span[0]):
        return True
    behind = _CLAUSE.search(sentence.text, cue.span[1])
    end = min(behind.start() if behind else len(sentence.text), cue.span[1] + _OLD_BEHIND)
    return is_older(sentence.piece((start, end)), sentence.published)


def _clause_start(text: str, end: int) -> int:
    return max((found.end() for found in _CLAUSE.finditer(text, 0, end)), default=0)


def _sides(sentence: _Sentence, cue: _Cue) -> tuple[str, ...] | None:
    """Who lists; () where the sentence does not say, None where it is somebody whose lists are not told of."""
    if cue.kind is not Kind.ACT:
        return ()
    at = sentence.folded.origin(cue.span[0])
    if not cue.active:
        return _agents(sentence, cue)
    before = [side for side in sentence.sides if side.end <= at and not _is_along(sentence, side)]
    start = sentence.folded.origin(_clause_start(sentence.text, cue.span[0] + sentence.text.startswith(":", cue.span[0])))
    for clause in ([side for side in before if side.start >= start], before):
        acting = [side for side in clause if side.name in LISTERS]
        if acting:
            return _together(sentence.passage, acting)
        if clause:
            return None
    return ()


def _is_along(sentence: _Sentence, side: Side) -> bool:
    """Whether a side acted besides, or is not who acts: "alongside the United States", "over the war in Ukraine"."""
    window = fold(sentence.passage[max(0, side.start - _ALONG_BEFORE) : side.start]).text
    last = max((found.end() for found in sentence.words.along.finditer(window)), default=None)
    return last is not None and len(window[last:].split()) <= 1 and "," not in window[last:]


def _together(passage: str, sides: list[Side]) -> tuple[str, ...]:
    """The first side, with those that "and" joins to it."""
    acting = [sides[0]]
    for side in sides[1:]:
        between = passage[acting[-1].end : side.start].strip(" ,").casefold()
        if between in {
            "and",
            "and the",
            "und",
            "und die",
            "und das",
            "et",
            "et le",
            "et les",
            "et la",
            "и",
            "и их",
            "та",
            "й",
            "і",
            "the",
            "",
        }:
            acting.append(side)
        else:
            break
    return tuple(dict.fromkeys(side.name for side in acting))


def _agents(sentence: _Sentence, cue: _Cue) -> tuple[str, ...]:
    """Who acts in a passive: whom "by" names, whose list it is, or who opens the sentence without being listed."""
    at = sentence.folded.origin(cue.span[0])
    behind = [side for side in sentence.sides if at <= side.start <= at + _BY_BEHIND and side.name in LISTERS]
    return (behind[0].name,) if behind else ()
