"""Forms of words by the tables of endings.toml.

No stemmer has a say: asked whether a form has the word's own stem, Snowball's refused more real ones than others (docs/queries.md).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final, TypedDict, cast

from feeds.understand.forms.paradigm import Paradigm, is_fixed
from feeds.understand.tables import read_table

_UMLAUT: Final = re.compile(r"(au|a|o|u)(?=[^aeiouäöü]*(?:e[lnr])?$)")
_FIRST: Final = "sing 0"
_UMLAUTS: Final = {"au": "äu", "a": "ä", "o": "ö", "u": "ü"}


class _Changing(StrEnum):
    """Which words of a phrase change."""

    HEAD = "head"  # the first noun, adjectives before it and right behind it
    LAST = "last"  # the last word, adjectives before it
    FIRST = "first"  # the first word
    ALL = "all"


# "from" is no name that a class could have.
_RuleTable = TypedDict(
    "_RuleTable",
    {"from": str, "after": str, "sing": str, "plur": str, "umlaut": str, "alone": str, "before": str, "start": str},
    total=False,
)


class _LanguageTable(TypedDict, total=False):
    """A language as it stands in endings.toml, where the keys are explained."""

    changing: str
    stops: str
    capitals: bool
    word: list[_RuleTable]
    adjective: list[_RuleTable]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """What words of one kind have for endings.

    Attributes:
        cut: The ending that is replaced.
        after: What the word must be in front of it.
        places: New endings by place.
        alone: More endings that the word may have if it stands alone.
        umlaut: Endings before which the last vowel also changes.
        start: The beginning that is replaced.
        before: New beginnings.
    """

    cut: str
    after: re.Pattern[str]
    places: Mapping[str, tuple[str, ...]]
    alone: tuple[str, ...]
    umlaut: tuple[str, ...]
    start: str
    before: tuple[str, ...]

    def fits(self, word: str) -> bool:
        """Whether it is a word of this kind, in small letters."""
        if not word.startswith(self.start) or not word.endswith(self.cut) or len(word) <= len(self.start) + len(self.cut):
            return False
        return self.after.search(self._stem(word)) is not None

    def paradigm(self, word: str, *, alone: bool) -> Paradigm:
        """The word's forms."""
        stem = self._stem(word)
        found = {place: tuple(stem + ending for ending in endings) for place, endings in self.places.items()}
        more = [stem + ending for ending in self.alone] if alone else []
        changed = _UMLAUT.sub(lambda vowel: _UMLAUTS[vowel[1]], stem, count=1)
        more += [changed + ending for ending in self.umlaut if changed != stem]
        more += [start + word[len(self.start) :] for start in self.before]
        return {**found, _FIRST: (*found.get(_FIRST, ()), *more)} if more else found

    def _stem(self, word: str) -> str:
        return word[: len(word) - len(self.cut)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Language:
    """How the words of a language change; see endings.toml."""

    changing: _Changing
    stops: frozenset[str]
    capitals: bool
    words: tuple[_Rule, ...]
    adjectives: tuple[_Rule, ...]


def languages() -> frozenset[str]:
    """The languages that there are tables for, as BCP 47 primary tags."""
    return frozenset(_languages())


def paradigms(words: Sequence[str], language: str) -> list[Paradigm]:
    """The forms of a term's words; words that stay as they are have none.

    Args:
        words: As they were typed.
        language: One of `languages`.
    """
    rules = _languages()[language]
    end = next((index for index, word in enumerate(words) if index and _stops(word, rules.stops)), len(words))
    chosen = _chosen(words[:end], rules)
    alone = len(words) == 1
    return [_paradigm(word, chosen.get(index, ()), alone=alone) for index, word in enumerate(words)]


def _stops(word: str, stops: frozenset[str]) -> bool:
    """Whether nothing changes from this word on: it is a preposition, or has one in front ("d'artillerie")."""
    small = word.lower().replace("’", "'")
    return small in stops or small[: small.find("'") + 1] in stops


def _chosen(words: Sequence[str], rules: _Language) -> dict[int, tuple[_Rule, ...]]:
    """The rules for those of the words that change, each with the first that fits coming first."""
    fitting = [() if is_fixed(word) else _fitting(word, rules.words) for word in words]
    adjectives = [() if is_fixed(word) or (rules.capitals and word[:1].isupper()) else _fitting(word, rules.adjectives) for word in words]
    if len(words) == 1:
        return {0: _of_one(words[0], fitting[0], adjectives[0], rules)}
    match rules.changing:
        case _Changing.FIRST:
            return {0: fitting[0]}
        case _Changing.ALL:
            return dict(enumerate(fitting))
        case _Changing.LAST:
            return {**dict(enumerate(adjectives[:-1])), len(words) - 1: fitting[-1]}
        case _Changing.HEAD:
            return _around_the_head(fitting, adjectives)


def _of_one(word: str, fitting: tuple[_Rule, ...], adjectives: tuple[_Rule, ...], rules: _Language) -> tuple[_Rule, ...]:
    """The rules for a word that stands alone: it is an adjective where it has the ending that dictionaries name, else a noun."""
    if rules.capitals and word[:1].islower():
        return (*adjectives, *fitting)
    return tuple(rule for rule in adjectives if rule.alone) or fitting or adjectives


def _around_the_head(fitting: Sequence[tuple[_Rule, ...]], adjectives: Sequence[tuple[_Rule, ...]]) -> dict[int, tuple[_Rule, ...]]:
    """The first noun with the adjectives before it and those right behind it."""
    nouns = [index for index, rules in enumerate(fitting) if rules]
    if not nouns:
        return {}
    head = next((index for index in nouns if not adjectives[index]), nouns[-1])
    end = next((index for index in range(head + 1, len(fitting)) if not adjectives[index]), len(fitting))
    return {index: fitting[index] if index == head else adjectives[index] for index in range(end)}


def _fitting(word: str, rules: Sequence[_Rule]) -> tuple[_Rule, ...]:
    """The first rule that fits, if one does."""
    return next(((rule,) for rule in rules if rule.fits(word.lower())), ())


def _paradigm(word: str, rules: Sequence[_Rule], *, alone: bool) -> Paradigm:
    """The forms by all rules; of a word that stands alone all are in one place, since it need agree with none."""
    found = [rule.paradigm(word.lower(), alone=alone) for rule in rules]
    if alone and found:
        return {"": tuple(dict.fromkeys(form for each in found for forms in each.values() for form in forms))}
    return found[0] if found else {}


@cache
def _languages() -> Mapping[str, _Language]:
    tables = read_table("forms/endings.toml")
    return {tag: _language(cast("_LanguageTable", table)) for tag, table in tables.items()}


def _language(table: _LanguageTable) -> _Language:
    return _Language(
        changing=_Changing(table["changing"]),
        stops=frozenset(table.get("stops", "").split()),
        capitals=table.get("capitals", False),
        words=tuple(map(_rule, table.get("word", ()))),
        adjectives=tuple(map(_rule, table.get("adjective", ()))),
    )


def _rule(table: _RuleTable) -> _Rule:
    return _Rule(
        cut=table.get("from", ""),
        after=re.compile(f"(?:{table.get('after', '')})$"),
        places=dict(_places("sing", table.get("sing", ""))) | dict(_places("plur", table.get("plur", ""))),
        alone=_endings(table.get("alone", "").split()),
        umlaut=_endings(table.get("umlaut", "").split()),
        start=table.get("start", ""),
        before=tuple(table.get("before", "").split()),
    )


def _places(number: str, endings: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Endings by number, case, counted from 0, and whether it is for things or for people."""
    for case, alternatives in enumerate(endings.split()):
        things, *people = alternatives.split("|")
        yield f"{number} {case}", _endings(things.split("/"))
        yield f"{number} {case} people", _endings((people or [things])[0].split("/"))


def _endings(words: Sequence[str]) -> tuple[str, ...]:
    return tuple("" if word == "-" else word for word in words)
