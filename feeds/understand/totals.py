"""What a number counts that stands alone behind it: "raises its estimate of shells to 6 million", "auf 31.000 gestiegen" (totals.toml).

Nothing is guessed: a word says that something grew, the number ends its clause, and the clause names one thing that is counted.
"""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from feeds.types.claim import Approximation
from feeds.understand.numeral_words import numeral_words
from feeds.understand.numerals import Number
from feeds.understand.tables import read_table
from feeds.understand.text import fold
from feeds.understand.units import canonical, vocabulary

_WORDS: Final = "totals.toml"
_CLAUSE: Final = 180  # characters before a number in which what it counts is named
_BEHIND: Final = 60
_VERB: Final = 110  # characters before a number in which its verb stands
_BOUNDARY: Final = re.compile(r"\n|[.;:!?()]\s|\s[-–—]\s|[\"«»“”„]")
_WORD: Final = re.compile(r"[a-zß-öø-ɏа-яіїєґў][a-zß-öø-ɏа-яіїєґў'-]*")
_OLD: Final = 24  # characters before a number in which the one that it grew from stands
_EAST_NUMBER: Final = re.compile(r"(?:从|從|由)?(?:约|約)?[\d.,]+[万萬億亿千百만천]*[\d.,]*[千百천]?여? ?$")
_DIGIT: Final = re.compile(r"\d[\d.,]*")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ENDS: Final = re.compile(r"[ .!?\"»”)]*(?:$|\n)|[,.;:!?)\"»”]|\s[-–—]\s")
_JOINTS: Final = frozenset({"and", "und", "et", "и", "та", "й", "і", "or", "oder", "ou", "или", "або"})
_CARRIED: Final = frozenset({"voyage"})  # "shell shipments" are counted as shells
_FATES: Final = frozenset({"killed", "wounded", "prisoner", "casualty"})


@cache
def _any(section: str) -> re.Pattern[str]:
    """Matches a word of a section."""
    forms = sorted((fold(word).text for word in read_table(_WORDS)[section]["words"]), key=lambda form: (-len(form), form))
    words = [re.escape(form.removesuffix("*")) + (r"\w*" if form.endswith("*") else r"(?!\w)") for form in forms]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})")


@cache
def _ending(section: str) -> tuple[str, ...]:
    """The words of a section, as they end a text."""
    return tuple(" " + fold(word).text for word in read_table(_WORDS)[section]["words"])


def grown(folded: str, number: Number) -> Number:
    """The number that was reached: of "from 10,000 to 15,000" the second, and "выросло до 16 тысяч" is no "up to".

    Args:
        folded: The text, folded.
        number: As read.
    """
    if number.high is None and number.approximation is not Approximation.UP_TO:
        return number
    before = _clause(folded, number.start).rstrip()
    if number.high is not None:
        grew = before.endswith(_ending("grown_from")) and _any("grew").search(before)
        return replace(number, value=number.high, high=None) if grew else number
    grew = before.endswith(_ending("joints")) and _any("grew_to").search(before, max(0, len(before) - _VERB))
    return replace(number, approximation=Approximation.EXACT) if grew else number


def behind_old(folded: str, start: int, counter: str) -> int | None:
    """Where the number begins from which a Korean, Japanese or Chinese one with the same counter grew; None where there is none."""
    before = folded[max(0, start - _OLD) : start]
    joint = next((word for word in _east() if before.endswith(word)), None)
    if joint is None or not before[: -len(joint)].endswith(counter):
        return None
    old = _EAST_NUMBER.search(before[: -len(joint) - len(counter)])
    return start - len(before) + old.start() if old is not None else None


@cache
def _east() -> tuple[str, ...]:
    return tuple(sorted((fold(word).text.rstrip() for word in read_table(_WORDS)["east"]["joints"]), key=lambda word: -len(word)))


def total_of(folded: str, number: Number) -> tuple[str, int] | None:
    """The unit of a number that something grew to, and where its words end; None where it is not told for sure.

    Args:
        folded: The text, folded.
        number: One that has no noun of its own.
    """
    before = " " + _clause(folded, number.start)
    said = _without_approximation(before.rstrip())
    reached = said.endswith(_ending("reached")) or _is_range(folded, number, said)
    if number.bare_year or not (reached or (said.endswith(_ending("joints")) and _any("grew").search(before))):
        return None
    if _any("none").search(before):
        return None
    counts = re.compile(rf" (?:{_any('counts').pattern}) ?").match(folded, number.end)
    if counts is not None:
        units = _units(folded[counts.end() : counts.end() + _BEHIND].split(",", maxsplit=1)[0])
        return (units[0], number.end) if units else None
    if not _stands_alone(folded, number.end) or any(not _YEAR.fullmatch(found.group()) for found in _DIGIT.finditer(_without_old(before))):
        return None
    units = _units(before)
    kinds = {canonical(unit).name for unit in units}
    head = units[0] if units else None
    if head is None or (len(kinds) > 1 and not _is_headed(before)) or _is_one_of_two(before):
        return None
    fate = _fate(before) if canonical(head).people else None
    return fate or head, number.end


def _is_range(folded: str, number: Number, before: str) -> bool:
    """Whether a number was read as a range of which the second was reached: "rose from 9,000 to 13,000"."""
    inside = folded[number.start : number.end].split()
    grew = before.endswith(_ending("grown_from")) and _any("grew").search(before) is not None
    return grew and any(f" {word}" in _ending("joints") for word in inside)


def _without_old(before: str) -> str:
    """The clause without the number that something grew from: "rose from 9,000 in July to"."""
    old = _old().search(before)
    return before[: old.start()] if old is not None else before


@cache
def _old() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in _ending("grown_from"))
    return re.compile(rf"(?:{forms}) [\d.,]+(?: \d{{3}})*(?: [^\W\d]+){{0,4}} ?$")


def _clause(folded: str, end: int) -> str:
    """What stands before a place in its clause."""
    window = folded[max(0, end - _CLAUSE) : end]
    marks = list(_BOUNDARY.finditer(window))
    return window[marks[-1].end() :] if marks else window


def _without_approximation(text: str) -> str:
    """The text without an "about" at its end."""
    for _, words in numeral_words().before:
        word = next((word for word in words if text.endswith(word) and not text.endswith(_ending("joints"))), None)
        if word is not None:
            return text[: -len(word)].rstrip()
    return text


def _stands_alone(folded: str, end: int) -> bool:
    if _ENDS.match(folded, end):
        return True
    following = _WORD.search(folded, end, end + 24)
    return following is not None and following.start() == end + 1 and _any("behind").fullmatch(following.group()) is not None


def _units(clause: str) -> list[str]:
    """What a clause names that is counted, in its order; of a compound its head ("artillery shells")."""
    known = vocabulary()
    words = [found.group() for found in _WORD.finditer(clause)]
    named = [None if (unit := known.words.find(word)) in _CARRIED else unit for word in words]
    units = [unit for unit, following in pairwise([*named, None]) if unit is not None and following is None]
    units = [unit for unit in units if unit not in _FATES] or units  # "killed and wounded soldiers" are soldiers of whom this became
    return units or ["casualty"] * bool(set(words) & set(read_table(_WORDS)["tolls"]["casualty"]))


def _is_headed(clause: str) -> bool:
    """Whether a clause says of what it gives the number: "the number of containers with shells", not "engineers and sappers"."""
    return (
        re.search(r"(?:number of|zahl der|nombre de|число|количество|кількість)(?!\w)(?![^,]* (?:and|und|et|и|та|й|і) )", clause)
        is not None
    )


def _is_one_of_two(clause: str) -> bool:
    """Whether what is counted is joined to something else: "engineers and sappers"."""
    words = [found.group() for found in _WORD.finditer(clause)]
    units = [vocabulary().words.find(word) for word in words]
    places = [place for place, unit in enumerate(units) if unit is not None and unit not in _FATES]
    near = [words[max(0, place - 2) : place] + words[place + 1 : place + 2] for place in places]
    return any(_JOINTS & set(around) and not any(map(vocabulary().fates.find, around)) for around in near)


def _fate(clause: str) -> str | None:
    """What became of the people who are counted: of killed and wounded together casualties."""
    words = [found.group() for found in _WORD.finditer(clause)]
    fates = {fate for word in words if (fate := vocabulary().fates.find(word)) is not None}
    tolls = read_table(_WORDS)["tolls"]
    if set(words) & {*tolls["casualty"], *tolls["beside"]}:
        return "casualty"
    return next(iter(fates)) if len(fates) == 1 else "casualty" if fates == {"killed", "wounded"} else None
