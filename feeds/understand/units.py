"""The words for what is counted on this beat, ready for look-up; the words themselves are data (units.toml).

Alphabetic scripts are looked up word by word in dictionaries; Korean, Japanese and Chinese forms are found anywhere in a short window.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from ahocorasick_rs import AhoCorasick, MatchKind

from feeds.types.claim import Direction
from feeds.understand.tables import read_table
from feeds.understand.text import fold

Forms = tuple[tuple[str, str], ...]
"""Word forms with what they stand for, the longest first."""

EAST_ASIAN: Final = frozenset({"ko", "ja", "zh"})
TIMES: Final = "voyage"
_ASKED: Final = "asked"
_SHORTEST_PART: Final = 3
_LONGEST_PART: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One thing that is counted.

    Attributes:
        name: Canonical: lower-case English singular.
        family: The unit that other languages may count the same things in; mostly the name itself.
        people: Whether it counts people.
        measure: Whether it stands directly behind its number.
        matters: The smallest figure that is news by itself; None for never.
        least: Smaller counts are not read.
        claimed: Whether a figure of it makes a claim.
        way: The one way in which it is told on this beat, or None.
        stays: Whether what is counted went nowhere: the killed, the captured, the listed.
    """

    name: str
    family: str
    people: bool = False
    measure: bool = False
    matters: float | None = None
    least: float = 0.0
    claimed: bool = False
    way: Direction | None = None
    stays: bool = False


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Words, beginnings ("stem*") and endings ("*ende") with a value each."""

    words: Mapping[str, str]
    beginnings: Mapping[str, str]
    endings: Mapping[str, str]

    def find(self, word: str) -> str | None:
        """The value for a folded word: the whole word first, then its longest known beginning, then its longest known ending."""
        if (value := self.words.get(word)) is not None:
            return value
        lengths = range(min(len(word), _LONGEST_PART), _SHORTEST_PART - 1, -1)
        for length in lengths:
            if (value := self.beginnings.get(word[:length])) is not None:
                return value
        for length in lengths:
            if (value := self.endings.get(word[-length:])) is not None:
                return value
        return None


class Openings:
    """Korean, Japanese and Chinese forms by which a text may go on at a place; of two the longer one."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms: Final = frozenset(forms)
        self._lengths: Final = sorted({len(form) for form in self._forms}, reverse=True)

    def at(self, text: str, position: int) -> str:
        """The longest form that begins there, or ""."""
        return next((form for length in self._lengths if (form := text[position : position + length]) in self._forms), "")


class Nouns:
    """Korean, Japanese and Chinese forms that are looked for in a short window, with what they stand for."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        names = dict(rows)
        self._lengths: Final = tuple(map(len, names))
        self._names: Final = tuple(names.values())
        self._automaton: Final = AhoCorasick(tuple(names), matchkind=MatchKind.Standard)

    def first_in(self, window: str) -> list[tuple[int, int, str]]:
        """Where each form begins that stands in the window, its length and what it stands for; of several places the first."""
        first: dict[int, int] = {}
        for index, start, _ in self._automaton.find_matches_as_indexes(window, overlapping=True):
            first.setdefault(index, start)
        return [(start, self._lengths[index], self._names[index]) for index, start in first.items()]

    def last_in(self, window: str) -> list[tuple[int, int, str]]:
        """The same with the last place of each."""
        last = {index: start for index, start, _ in self._automaton.find_matches_as_indexes(window, overlapping=True)}
        return [(start, self._lengths[index], self._names[index]) for index, start in last.items()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Everything in units.toml.

    Attributes:
        units: By the name that forms refer to; a unit that is the same as another is kept under its own name for its `least`.
        words: Forms of alphabetic scripts, phrases of two words included, to the name of their unit.
        singulars: English singulars, which behind a plural number are part of a compound ("20 container ships").
        bound: Those that are nothing else in German either, where singular and plural may be one ("20 missile tests" are no missiles).
        east_asian: Korean, Japanese and Chinese forms with the name of their unit, the longest first.
        east_units: The same by form.
        east_openings: Its forms, to be looked up at a place.
        east_people: Those that count people.
        people: These, to be looked for in a window.
        things: Those that count anything else and may stand apart from the number, except
        times: what happens so many times.
        counters: Counters with the unit they stand for alone ("" for none) and the kind of noun they go with.
        counter_openings: The counters, to be looked up at a place.
        elsewhere: Words that end the search for a noun.
        east_elsewhere: The same for Korean, Japanese and Chinese, directly behind the number.
        fates: What became of people, alphabetic.
        joints: Words that join two fates ("killed or wounded").
        soft: Words that may stand between a number and what became of the people ("600 of whom were killed").
        tolls: Words right before a number of people that died.
        clause_ends: Words behind which the clause is another one.
        east_fates: The same for Korean, Japanese and Chinese, found anywhere.
        asked: Words by which people ask for a unit, and that are not read in texts, to its name.
    """

    units: Mapping[str, Unit]
    words: WordIndex
    singulars: frozenset[str]
    bound: frozenset[str]
    east_asian: Forms
    east_units: Mapping[str, str]
    east_openings: Openings
    east_people: Forms
    people: Nouns
    things: Nouns
    times: Nouns
    counters: Mapping[str, tuple[str, str]]
    counter_openings: Openings
    elsewhere: WordIndex
    east_elsewhere: Openings
    fates: WordIndex
    joints: frozenset[str]
    soft: frozenset[str]
    clause_ends: frozenset[str]
    tolls: tuple[str, ...]
    east_fates: Forms
    asked: Mapping[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The shipped vocabulary, read once per process."""
    data = read_table("units.toml")
    tables: dict[str, dict[str, Any]] = data["units"]
    english = {fold(form).text for table in tables.values() for form in table.get("en", ())}
    elsewhere = {form: "" for language, forms in data["elsewhere"].items() if language != "east_asian" for form in forms}
    fates = [(form, fate) for fate, forms in data["fates"].items() for form in forms]
    singulars = frozenset(form for form in english if form + "s" in english)
    german = _index((form, name) for name, table in tables.items() for form in table.get("de", ()))
    units = {name: _unit(name, table) for name, table in tables.items()}
    east = _longest_first((fold(form).text, name) for name, table in tables.items() for form in _forms(table, east_asian=True))
    people = tuple(row for row in east if units[row[1]].people)
    counters = {fold(form).text: (row["unit"], kind) for kind, row in data["counters"].items() for form in row["forms"]}
    return Vocabulary(
        units=units,
        words=_index((form, name) for name, table in tables.items() for form in _forms(table, east_asian=False)),
        singulars=singulars,
        bound=frozenset(form for form in singulars if german.find(form) is None),
        east_asian=east,
        east_units=dict(east),
        east_openings=Openings(form for form, _ in east),
        east_people=people,
        people=Nouns(people),
        things=Nouns(row for row in east if row[1] != TIMES and not (units[row[1]].people or units[row[1]].measure)),
        times=Nouns(row for row in east if row[1] == TIMES),
        counters=counters,
        counter_openings=Openings(counters),
        elsewhere=_index(elsewhere.items()),
        east_elsewhere=Openings(fold(form).text for form in data["elsewhere"]["east_asian"]),
        fates=_index((form, fate) for form, fate in fates if not _is_east_asian(form)),
        joints=frozenset(data["clauses"]["joints"]),
        soft=frozenset(data["clauses"]["soft"]),
        clause_ends=frozenset(data["clauses"]["ends"]),
        tolls=tuple(fold(form).text for form in data["tolls"]["words"]),
        east_fates=_longest_first((fold(form).text, fate) for form, fate in fates if _is_east_asian(form)),
        asked={fold(word).text: name for name, table in tables.items() for word in table.get(_ASKED, ())},
    )


def canonical(name: str) -> Unit:
    """The unit by its name; of one that is the same as another, that other.

    A name that is not in the vocabulary, as an older release may have stored it, is a plain unit of its own: its family is its name, and
    it is never news by itself.
    """
    return vocabulary().units.get(name) or Unit(name=name, family=name)


def _unit(name: str, table: Mapping[str, Any]) -> Unit:
    canonical_name = table.get("same_as", name)
    return Unit(
        name=canonical_name,
        family=table.get("family", canonical_name),
        people=table.get("people", False),
        measure=table.get("measure", False),
        matters=table.get("matters"),
        least=table.get("least", 0.0),
        claimed=table.get("claimed", table.get("matters") is not None),
        way=Direction(table["way"]) if "way" in table else None,
        stays=table.get("stays", False),
    )


def _forms(table: Mapping[str, Any], *, east_asian: bool) -> list[str]:
    by_language = {language: forms for language, forms in table.items() if isinstance(forms, list) and language != _ASKED}
    return [form for language, forms in by_language.items() if (language in EAST_ASIAN) == east_asian for form in forms]


def _is_east_asian(form: str) -> bool:
    return form[0] >= "\u3000"


def _index(rows: Iterable[tuple[str, str]]) -> WordIndex:
    """Sort forms into whole words, beginnings and endings; what stands first in the file wins."""
    words: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    endings: dict[str, str] = {}
    for form, value in rows:
        folded = fold(form).text
        if folded.endswith("*"):
            beginnings.setdefault(folded[:-1], value)
        elif folded.startswith("*"):
            endings.setdefault(folded[1:], value)
        else:
            words.setdefault(folded, value)
    return WordIndex(words, beginnings, endings)


def _longest_first(rows: Iterable[tuple[str, str]]) -> Forms:
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))
