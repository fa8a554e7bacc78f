"""What a telling says beside who says it: its content words without speaker, office, verb of saying and weekday, and its matters.

Two statements of one person share all of that, and nearly nothing else. Pure.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from feeds.decide.tellings import Telling
from feeds.understand.claims.cues import cues
from feeds.understand.claims.saying_days import weekday_pattern
from feeds.understand.claims.speakers import office_pattern
from feeds.understand.names import MATTER, is_leader, is_speaker, is_vague, kind_of, known_in
from feeds.understand.terms import terms
from feeds.understand.text import Span, fold, is_cjk, is_hangul, sentences

_SENTENCES: Final = 2
_REMEMBERED: Final = 512
_ENOUGH: Final = 0.5  # of the shorter one's words that two statements may share by their phrases ("in return for weapons")
_ONE_THING: Final = frozenset(MATTER + matter for matter in ("denial", "report", "study"))
"""A denial or a report of one side may be told of by any of the things that stand in it."""
_SHORT: Final = 250  # code points of a text all of which is compared
_WRITE: Final = frozenset({"msmt"})  # they speak by reports
_PLACES: Final = frozenset({"places", "ships"})
_PARTS: Final = re.compile(r"[,，、:：;«»“”\"「」]|\s[-–—]\s")
_FIRST_NAME: Final = re.compile(r"[A-ZÀ-ÞА-ЯІЇЄ][\w’'-]+ $")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What is told, by its words.

    Attributes:
        title: Of the title.
        whole: Of title and first two sentences.
    """

    title: frozenset[str]
    whole: frozenset[str]


@lru_cache(_REMEMBERED)
def gist(title: str, text: str, language: str) -> Gist:
    """Read title and first two sentences.

    Args:
        title: As published.
        text: Plain text.
        language: BCP 47 primary tag.
    """
    above = _without_speaker(title, language)
    below = [_without_speaker(text[start:end], language) for start, end in sentences(text)[:_SENTENCES]]
    return Gist(title=terms(above), whole=terms("\n".join([above, *below])))


def another_statement(one: Telling, other: Telling) -> bool:
    """Whether two tellings that share no figure, act or place have only their speaker in common: no matter and hardly a word.

    That is asked where one speaker heads both titles; else only of two short texts in one language, which must not share a word at all. In
    two languages only matters tell, so both have to have some.
    """
    heads = one.actor == other.actor is not None and (is_speaker(one.actor or "") or is_leader(one.actor or ""))
    if one.actor in _WRITE or not (heads or one.language == other.language):
        return False
    ours, theirs = _subjects(one.fingerprint.names), _subjects(other.fingerprint.names)
    if ours & theirs:
        return False
    if one.language != other.language:
        return bool(ours and theirs) and _ONE_THING.isdisjoint(one.fingerprint.names | other.fingerprint.names)
    our_gist, their_gist = (gist(telling.title, telling.lead, telling.language) for telling in (one, other))
    if heads:
        return not _alike(our_gist, their_gist)
    return (
        max(len(one.lead), len(other.lead)) <= _SHORT
        and bool(our_gist.whole and their_gist.whole)
        and not our_gist.whole & their_gist.whole
    )


def _subjects(names: frozenset[str]) -> frozenset[str]:
    """The matters among the names of a fingerprint that say what it is about, other than how it became known."""
    return frozenset(name for name in names if name.startswith(MATTER) and not is_vague(name))


def _alike(one: Gist, other: Gist) -> bool:
    """Whether two tellings in one language may be of one statement: the titles share a word, or the leads most of theirs."""
    shorter = min(len(one.whole), len(other.whole))
    return bool(one.title & other.title) or not shorter or len(one.whole & other.whole) > _ENOUGH * shorter


def _without_speaker(passage: str, language: str) -> str:
    """The passage, folded, without the parts that only say who speaks, and without names, offices and weekdays in the rest."""
    known = cues(language)
    marks = [0, *[mark.start() for mark in _PARTS.finditer(passage)], len(passage)]
    kept: list[str] = []
    for start, end in pairwise(marks):
        part = passage[start:end]
        named = [(name, span) for name, span in known_in(part) if not name.startswith(MATTER) and kind_of(name) not in _PLACES]
        says = known is not None and known.says.search(fold(part).text) is not None
        if says and len(marks) > 2 and any(is_speaker(name) or is_leader(name) for name, _ in named):
            continue
        rest = fold(_blanked(part, named)).text
        for pattern in (office_pattern(language), weekday_pattern(language), *([known.says] if known is not None else [])):
            rest = pattern.sub(" ", rest)
        kept.append(rest)
    return "\n".join(kept)


def _blanked(part: str, named: list[tuple[str, Span]]) -> str:
    """A part without the names in it, their endings, and the first names of who speaks."""
    letters = list(part)
    for name, (start, named_end) in named:
        end = named_end
        while end < len(part) and part[end].isalpha() and not (is_cjk(part[end]) or is_hangul(part[end])):
            end += 1
        first = _FIRST_NAME.search(part, 0, start) if is_speaker(name) or is_leader(name) else None
        begin = first.start() if first is not None else start
        letters[begin:end] = " " * (end - begin)
    return "".join(letters)
