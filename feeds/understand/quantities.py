"""Numbers with their units: "7,000 shipping containers", "컨테이너 6천700여 개", "10–12 тысяч военных".

A quantity is read only where number and noun stand together; nothing is guessed over a clause's border. What counts nothing on this beat
(days, kilometres, officials, talks) is left out, and so is a number whose noun is not in units.toml. This file
does not know who said a figure or whether it is true.
"""

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from feeds.types.claim import Approximation, Quantity
from feeds.understand.numerals import Number, approximation_behind, approximation_within, calibre_end, numbers
from feeds.understand.parts import LISTED, RATE, behind_attribute, counts_others, part_end, rounded, without_elision
from feeds.understand.references import NAMED_BEFORE, counted, is_attributed, part_of_named
from feeds.understand.shares import is_first, is_of, is_of_first, is_of_share, is_part, is_share
from feeds.understand.text import fold, is_cjk, is_hangul, is_kana
from feeds.understand.totals import behind_old, grown, total_of
from feeds.understand.units import Nouns, canonical, vocabulary

LOOKED_AT: Final = 20_000
"""Code points of title and text that are read; what stands behind them is background."""
MOST: Final = 60
"""Quantities kept per article."""

_NUMBERS: Final = 1_000  # numbers looked at per article; a table of digits is no news

_GAP_WORDS: Final = 5
_WORD: Final = re.compile(r"[ -]{1,2}[\"']?([a-zß-öø-ɏа-яіїєґў]+(?:'[a-zа-яіїєґ]+)?)[\"']?")
_CALIBRES: Final = re.compile(r"(?:,| and| und| и| та| й| і| et|/)? ?[\"']?(?=\d|[a-zа-яіїє]{1,14}-?\d)")
_DESIGNATION: Final = re.compile(r"[a-zа-яіїє]{1,14}-?\d{1,4}[a-zа-я]?(?:[-/]\d{1,3}[a-zа-я]?)?[\"']?(?!\w)")
_QUOTED: Final = re.compile(r"\"[^\"\n]{1,14}\"|[《『「][^》』」\n]{1,14}[》』」]")
_FATEFUL: Final = frozenset({"troop", "person", "officer", "general", "worker", "sapper", "adviser"})
_FATES: Final = frozenset({"killed", "wounded", "prisoner", "casualty"})
_FATE_WORDS: Final = 9  # behind people, within which it is told what became of them
_CURRENCIES: Final = frozenset({"won", "ruble", "euro", "dollar"})
_MONEY: Final = {"$": "dollar", "€": "euro"}
# What ends the search for an East Asian noun: marks, figures, words that join clauses or things.
_MARKS: Final = re.compile(r"[,.;:!?\n()\"「」『』、。·/]|\d|[며고] |지만 |으나 |는데 |포함|비롯|或|以及|包括|含む")
_EAST_WINDOW: Final = 18
_EAST_FATE: Final = 5  # characters before people in which it is told what became of them
_PARTS: Final = ("中", "之中", "のうち", "うち", "중 ")
_EAST_GAP: Final = 10  # characters between a noun and its number: particles and an adverb or two


@dataclass(frozen=True, slots=True)
class _Noun:
    """The unit found for a number, and the span of the folded text that its words take."""

    unit: str
    start: int
    end: int


def quantities(title: str, text: str) -> tuple[Quantity, ...]:
    r"""Numbers with their units in an article, in the order of the text.

    Args:
        title: Its title.
        text: Its text; of title and text together the first `LOOKED_AT` code points are read.

    Returns:
        At most `MOST`; offsets count in `title + "\n" + text`.
    """
    whole = f"{title}\n{text}"[:LOOKED_AT]
    folded = fold(whole)
    found: list[Quantity] = []
    part: Number | None = None
    for each in islice(numbers(folded.text), _NUMBERS):
        number, before, part = grown(folded.text, each), part, each
        if is_share(folded.text, number.start, number.end, number.value) or is_of_first(folded.text, number.end):
            continue
        noun = _noun(folded.text, number) or (_part(folded.text, number, found[-1]) if found else None) or _of_named(folded.text, number)
        if noun is not None and before is not None and is_part(folded.text, (before.start, before.end), before.value, number.start):
            if not canonical(noun.unit).people and not is_first(folded.text, before.start, before.end):
                continue
            fate = _fate_behind(folded.text, noun.end) if noun.unit in _FATEFUL else None
            number, noun = before, replace(noun, unit=fate or noun.unit, start=before.start)
        if noun is None or (noun.unit in _CURRENCIES and RATE.match(folded.text, noun.end)):
            continue
        if noun.unit in LISTED and counts_others(folded.text, noun.end, vocabulary().words.find):
            continue
        unit = canonical(counted(noun.unit, number, min(number.start, noun.start), max(number.end, noun.end), folded.text))
        if number.value < unit.least:
            continue
        start, end = folded.span(min(number.start, noun.start), max(number.end, noun.end))
        found.append(
            Quantity(
                value=number.value,
                high=number.high,
                unit=unit.name,
                approximation=_approximation(folded.text, number, noun),
                text=whole[start:end],
                start=start,
            )
        )
        if len(found) == MOST:
            break
    return tuple(found)


def _part(folded: str, number: Number, before: Quantity) -> _Noun | None:
    """The noun of a number of those who were just counted ("some of them", "davon"), which is that of the number before."""
    end = part_end(folded, number.start, number.end) if canonical(before.unit).people else None
    if end is not None and before.unit in _FATES and end == number.end and number.value > before.value:
        return _Noun("troop", number.start, number.end)  # "6,000 casualties out of some 11,000"
    if end is None or number.bare_year or before.unit in _FATES or number.start - before.start > NAMED_BEFORE:
        return None
    return _Noun(_fate_behind(folded, end) or before.unit, number.start, number.end)


def _of_named(folded: str, number: Number) -> _Noun | None:
    """The noun of a number of weapons that were named and not counted: "at least one of them"; of a total that stands alone."""
    found = part_of_named(folded, number) or total_of(folded, number)
    return _Noun(found[0], number.start, found[1]) if found else None


# --- the noun of a number ------------------------------------------------------------------------------------------------------------


def _noun(folded: str, number: Number) -> _Noun | None:
    """What the number counts, or None."""
    before = folded[number.start - 1 : number.start]
    if before in _MONEY:
        return _Noun(_MONEY[before], number.start - 1, number.end)
    at = number.end + (folded[number.end : number.end + 1] == " ")
    following = folded[at : at + 1]
    if is_hangul(following) or is_cjk(following):
        return _east_asian_noun(folded, number, at)
    return _alphabetic_noun(folded, number)


def _approximation(folded: str, number: Number, noun: _Noun) -> Approximation:
    """By the words before the number, else by what stands behind its counter."""
    if number.approximation is not Approximation.EXACT:
        return number.approximation
    behind = approximation_behind(folded, max(noun.end, number.end)) or approximation_within(folded[number.end : noun.end])
    return behind or (Approximation.ABOUT if rounded(folded[number.start : number.end]) else Approximation.EXACT)


def _alphabetic_noun(folded: str, number: Number) -> _Noun | None:
    """The first known noun within a few words behind the number, with what became of it."""
    known = vocabulary()
    position, soft, fate = behind_attribute(folded, number.end), False, None
    for gap in range(_GAP_WORDS + 1):
        position = _behind_calibres(folded, position)
        found = _WORD.match(folded, position)
        if found is None:
            return _fate_alone(folded, number, position) if gap == 0 else None
        word, end = without_elision(found.group(1)), found.end(1)
        following = _WORD.match(folded, end)
        unit = known.words.words.get(f"{word} {following.group(1)}") if following else None
        if unit is not None and following is not None:
            return _judged(folded, number, _Noun(unit, number.start, following.end(1)), gap, soft=soft)
        unit = known.words.find(word)
        if unit is not None:
            noun = _compound(folded, number, word, _Noun(unit, number.start, end))
            if noun is not None and fate is not None and noun.unit in _FATEFUL:
                return replace(noun, unit=fate)  # "two captured North Korean soldiers"
            return _judged(folded, number, noun, gap, soft=soft) if noun else None
        fate = fate or known.fates.find(word)
        if word in known.soft:
            soft = True
        elif known.elsewhere.find(word) is not None:
            return None
        position = found.end()
    return None


def _fate_alone(folded: str, number: Number, position: int) -> _Noun | None:
    """People without a noun whose fate stands before their number: "killed 14 and hurt more than 60"."""
    before = folded[max(0, number.start - 40) : number.start]
    if folded[position : position + 1] == "%" or number.bare_year or part_end(folded, number.start, number.end) is not None:
        return None
    clause = re.split(r"[^\w' -]", before)[-1].split()
    for place in range(len(clause) - 1, max(-1, len(clause) - 6), -1):
        if clause[place] in vocabulary().clause_ends:
            return None
        if (fate := _fate_of(clause[place])) is not None:
            both = place > 1 and clause[place - 1] in vocabulary().joints and {fate, _fate_of(clause[place - 2])} == {"killed", "wounded"}
            return _Noun("casualty" if both else fate, number.start, number.end)
    return None


def _fate_of(word: str) -> str | None:
    unit = vocabulary().fates.find(word) or vocabulary().words.words.get(word)
    return unit if unit in _FATES else None


def _behind_calibres(folded: str, position: int) -> int:
    """Behind any calibres that stand here: "3 million 122mm and 152mm shells"."""
    for _ in range(4):
        joint = _CALIBRES.match(folded, position)
        if joint is None:
            break
        named = _DESIGNATION.match(folded, joint.end())
        end = calibre_end(folded, joint.end()) or (named.end() if named else None)
        if end is None:
            break
        position = end
    return position


def _compound(folded: str, number: Number, word: str, noun: _Noun) -> _Noun | None:
    """The head of an English compound: "20 container ships" are ships, "20 missile tests" are nothing that is counted."""
    known = vocabulary()
    while word in known.singulars:
        following = _WORD.match(folded, noun.end)
        unit = known.words.words.get(following.group(1)) if following else None
        if following is None or unit is None:
            hyphenated = folded[number.end : number.end + 1] == "-"
            return noun if hyphenated or word not in known.bound or number.value < 2 else None
        word, noun = following.group(1), _Noun(unit, noun.start, following.end(1))
    return noun


def _judged(folded: str, number: Number, noun: _Noun, gap: int, *, soft: bool) -> _Noun | None:
    """The noun with what became of it, unless the number is likely to be a year or the noun to be another clause's."""
    if number.bare_year and (gap or number.value % 100):
        return None
    if soft and noun.unit not in _FATES:
        return None
    if noun.unit in _FATES:
        return replace(noun, unit=_joined(folded, noun.end, noun.unit))
    if noun.unit not in _FATEFUL:
        return noun
    if is_of_share(folded, number.start):
        return noun
    fate = (None if is_of(folded, number.start) else _fate_behind(folded, noun.end)) or _fate_before(folded, number.start)
    return replace(noun, unit=fate) if fate else noun


def _joined(folded: str, end: int, fate: str) -> str:
    """The fate at `end`, or casualties where it goes on "killed or wounded"."""
    joint = _WORD.match(folded, end)
    other = _WORD.match(folded, joint.end()) if joint and joint.group(1) in vocabulary().joints else None
    if other is None:
        return fate
    second = vocabulary().fates.find(other.group(1)) or vocabulary().words.find(other.group(1))
    return "casualty" if {fate, second} == {"killed", "wounded"} else fate


def _fate_behind(folded: str, position: int) -> str | None:
    """What became of people, by the next few words of the clause."""
    for _ in range(_FATE_WORDS):
        found = _WORD.match(folded, position)
        if found is None or found.group(1) in vocabulary().clause_ends:
            return None
        if (fate := vocabulary().fates.find(found.group(1))) is not None:
            return _joined(folded, found.end(1), fate)
        position = found.end()
    return None


def _fate_before(folded: str, start: int) -> str | None:
    """What became of people, by the last few words before the number: "killed at least 600 soldiers"."""
    clause = re.split(r"[^\w' -]", folded[max(0, start - 60) : start])[-1]
    if clause.rstrip().endswith(vocabulary().tolls):
        return "killed"
    for word in reversed(clause.split()[-7:]):
        if word in vocabulary().clause_ends:
            return None
        if (fate := vocabulary().fates.find(word)) is not None:
            return fate
    return None


def _east_asian_noun(folded: str, number: Number, at: int) -> _Noun | None:
    """The noun for a number with a Korean, Japanese or Chinese counter, which may stand before it or behind it."""
    known = vocabulary()
    other = known.east_elsewhere.at(folded, at)
    form = known.east_openings.at(folded, at)
    if form and len(form) >= len(other):
        return _with_fate(folded, _Noun(known.east_units[form], number.start, at + len(form)))
    counter = known.counter_openings.at(folded, at)
    if not counter or len(other) > len(counter):
        return None
    end = at + len(counter)
    alone, kind = known.counters[counter]
    nouns = known.people if kind == "people" else known.times if kind == "times" else known.things
    noun = None if kind in {"ship", "gun"} else _noun_around(folded, number.start, end, nouns)
    if noun is None and (begin := behind_old(folded, number.start, counter)) is not None:
        noun = _noun_before(folded, begin, end, nouns)  # "从2万个增至2.8万个" counts what the old number does
        noun = replace(noun, start=number.start) if noun else None
    if noun is None:
        return _with_fate(folded, _Noun(alone, number.start, end)) if alone else None
    return _with_fate(folded, noun)


def _noun_around(folded: str, start: int, end: int, nouns: Nouns) -> _Noun | None:
    """The nearest fitting noun: behind the counter where 의, の or Chinese word order puts it there, else before the number."""
    behind_first = folded[end : end + 1] in {"의", "の"} or not (
        is_hangul(folded[end - 1]) or any(is_kana(character) for character in folded[max(0, start - 12) : end + 12])
    )
    left, right = _noun_before(folded, start, end, nouns), _noun_behind(folded, start, end, nouns)
    if right is not None and is_attributed(folded, end, right.end):
        return right
    return (right or left) if behind_first else (left or right)


def _noun_before(folded: str, start: int, end: int, nouns: Nouns) -> _Noun | None:
    window = folded[max(0, start - _EAST_WINDOW) : start]
    marks = list(_MARKS.finditer(window))
    window = window[marks[-1].end() :] if marks else window
    far = len(window) - _EAST_GAP
    found = [(at + length, at, unit) for at, length, unit in nouns.last_in(window) if at + length >= far]
    if not found:
        return None
    _, at, unit = max(found, key=lambda row: (row[0], -row[1]))
    return _Noun(unit, start - len(window) + at, end)


def _noun_behind(folded: str, start: int, end: int, nouns: Nouns) -> _Noun | None:
    begin = _behind_calibres(folded, end)
    window = _clause_behind(folded, begin)
    if window.lstrip().startswith(_PARTS):
        return None  # "of the 15,000 ... dead": the noun of a part of them
    found = [(at, at + length, unit) for at, length, unit in nouns.first_in(window)]
    if not found:
        return None
    described = window.rfind("的")  # what stands before it describes the noun: 装满弹药的集装箱
    _, length, unit = min(found, key=lambda row: (0 < row[0] < described, row[0], -row[1]))
    return _Noun(unit, start, begin + length)


def _clause_behind(folded: str, start: int) -> str:
    window = _QUOTED.sub(lambda found: "的" * len(found.group()), folded[start : start + 2 * _EAST_WINDOW])[: _EAST_WINDOW + 6]
    mark = _MARKS.search(window)
    return window[: mark.start()] if mark else window


def _with_fate(folded: str, noun: _Noun) -> _Noun:
    """The noun as what became of the people, by the next words of the clause."""
    if noun.unit not in _FATEFUL:
        return noun
    window = _clause_behind(folded, noun.end)
    if window.lstrip().startswith(_PARTS):
        return noun  # "of the 11,000 ..." tells of a part of them
    just_before = folded[max(0, noun.start - _EAST_FATE) : noun.start]  # 사망한 군인 20명
    fates = vocabulary().east_fates
    fate = next((fate for form, fate in fates if form in window), None) or next((fate for form, fate in fates if form in just_before), None)
    return replace(noun, unit=fate) if fate else noun
