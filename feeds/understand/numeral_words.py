"""The values of numbers that are not written in digits alone: number words, scale words, and the scales of Korean, Japanese and Chinese.

The words are data (numerals.toml). What makes digits a number, and what makes a number no count, is in numerals.py.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from feeds.types.claim import Approximation
from feeds.understand.tables import read_table
from feeds.understand.text import fold

ALPHABET: Final = "a-zß-öø-ɏа-яіїєґў"
HAN_DIGITS: Final = "〇一二三四五六七八九"
_HAN_VALUES: Final = {digit: float(value) for value, digit in enumerate(HAN_DIGITS)} | {"零": 0.0, "两": 2.0, "兩": 2.0}
HAN_NUMERALS: Final = "".join(_HAN_VALUES) + "十百千万萬億亿"
KOREAN_COUNTS: Final = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
_SMALL: Final = {"십": 10, "十": 10, "백": 100, "百": 100, "천": 1000, "千": 1000}
_LARGE: Final = {"만": 10**4, "万": 10**4, "萬": 10**4, "억": 10**8, "億": 10**8, "亿": 10**8}
EAST_SCALES: Final = "".join([*_SMALL, *_LARGE])
_LETTER: Final = re.compile(f"[{ALPHABET}]")
_WORD: Final = re.compile(rf"[ -]?([{ALPHABET}]+(?:'[{ALPHABET}]+)?)")
_EAST_PART: Final = re.compile(
    rf"( ?\d{{1,3}}(?:,\d{{3}})+| ?\d{{1,9}}(?:\.\d{{1,3}})?|[{''.join(_HAN_VALUES)}])?[여多余餘]?([{EAST_SCALES}]{{0,4}})"
)
_LONGEST_ON: Final = 70  # characters before a number in which what it is about is named
_DOTTED_SCALES: Final = frozenset({"тыс", "тис", "mio", "mrd", "tsd", "tys", "млн", "млрд"})
_HALVES: Final = ("half a ", "half-", "half ", "halbe ", "halben ", "demi-")


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as it was read.

    Attributes:
        start: Offset of its first character in the folded text.
        end: Offset behind its last.
        value: Its value.
        mantissa: The value without its scale words.
        bare_year: Whether it is written like a year.
    """

    start: int
    end: int
    value: float
    mantissa: float
    bare_year: bool = False


@dataclass(frozen=True, slots=True)
class NumeralWords:
    """The tables of numerals.toml, folded."""

    small: dict[str, float]
    scales: dict[str, float]
    alone: frozenset[str]
    marked: frozenset[str]
    ones: tuple[str, ...]
    one: frozenset[str]
    points: frozenset[str]
    starters: frozenset[str]
    vague: frozenset[str]
    names: frozenset[str]
    months: frozenset[str]
    before: tuple[tuple[Approximation, tuple[str, ...]], ...]
    after: tuple[tuple[Approximation, tuple[str, ...]], ...]
    after_starts: frozenset[str]
    on: re.Pattern[str]


@cache
def numeral_words() -> NumeralWords:
    """The shipped words, read once per process."""
    data = read_table("numerals.toml")
    small = _values(data["small"])
    alone, after, marked = (_values(data["scales"][key]) for key in ("alone", "after", "marked"))
    particles = tuple((Approximation(kind), tuple(fold(word).text for word in words)) for kind, words in data["after"].items())
    return NumeralWords(
        small=small,
        scales=alone | after,
        alone=frozenset(alone),
        marked=frozenset(marked),
        ones=tuple(f" {fold(word).text} " for word in data["ones"]["words"]),
        one=_folded(data["one"]["words"]),
        points=_folded(data["one"]["points"]),
        starters=frozenset(alone) | small.keys() | marked.keys() | _folded(data["one"]["words"]),
        vague=_folded(data["vague"]["words"]),
        names=_folded(data["names"]["words"]),
        months=_folded(data["months"]["words"]),
        before=tuple((Approximation(kind), tuple(_with_boundary(word) for word in words)) for kind, words in data["before"].items()),
        after=particles,
        after_starts=frozenset(word[0] for _, words in particles for word in words),
        on=_on(data["on"]),
    )


def _values(table: dict[str, list[str]]) -> dict[str, float]:
    return {fold(word).text: float(value) for value, words in table.items() for word in words}


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(fold(word).text for word in words)


def _on(data: dict[str, list[str]]) -> re.Pattern[str]:
    """Matches at the end of a text whose last word says what something is about, with one or two words for whose it is before it."""
    nouns, whose, over, unless = ("|".join(sorted(_folded(data[key]))) for key in ("nouns", "whose", "over", "unless"))
    not_by = "".join(rf"(?<!(?<!\w){word} )" for word in unless.split("|"))
    return re.compile(rf"(?<!\w){not_by}[\w-]*(?:{nouns}) (?:{whose}) (?:[\w-]+ ){{1,2}}(?:{over}) $")


def _with_boundary(word: str) -> str:
    """A Latin or Cyrillic word begins behind a space, unless "*" lets it end another; an East Asian one may follow a letter."""
    folded = fold(word).text
    if folded.startswith("*"):
        return folded[1:]
    return " " + folded if _LETTER.match(folded) else folded


def approximation_before(folded: str, start: int) -> Approximation:
    """How exactly a number at `start` is meant, by the words that end just before it."""
    before = " " + folded[max(0, start - 24) : start].rstrip(" $€£").replace("\n", " ").replace('"', " ")
    for kind, words in numeral_words().before:
        if before.endswith(words):
            about = kind is Approximation.MORE_THAN and numeral_words().on.search(folded[max(0, start - _LONGEST_ON) : start])
            return Approximation.EXACT if about else kind
    return Approximation.EXACT


def scale_behind(folded: str, end: int) -> tuple[float, int]:
    """The product of the scale words that follow, and where they end; (1, end) where there is none."""
    scale = 1.0
    for _ in range(2):
        found = _WORD.match(folded, end)
        word = found.group(1) if found else ""
        factor = numeral_words().scales.get(word)
        if found is None or factor is None or (word in {"k", "m"} and found.start(1) > end):
            break
        scale, end = scale * factor, found.end()
        if word in _DOTTED_SCALES and folded[end : end + 1] == ".":
            end += 1
    return scale, end


def read_words(folded: str, start: int, head: str) -> Reading | None:
    """A number in words: "seven thousand", "siebentausend", "семь тысяч пятьсот"; a scale alone only where it is not vague."""
    words = numeral_words()
    marked = head in words.marked and approximation_before(folded, start) is not Approximation.EXACT
    if head in words.alone or marked:
        return None if _is_vague(folded, start) else _read_scale(folded, start, head)
    if head in words.one:
        return _read_one(folded, start, head)
    if _parts(head) is None:
        return None
    values: list[tuple[float, bool]] = []
    position = end = start
    for _ in range(6):
        found = _WORD.match(folded, position)
        parts = _parts(found.group(1)) if found else None
        if found is None or parts is None or _sum_up(values + parts) is None:
            break
        values += parts
        position = end = found.end()
    total = _sum_up(values)
    if total and len(values) == 1:
        return _with_fraction(folded, Reading(start, end, total, total))
    return Reading(start, end, total, values[0][0]) if total else None


def _read_one(folded: str, start: int, head: str) -> Reading | None:
    """One, where "at least" says that it is a count, or a fraction follows ("one-point-six million")."""
    reading = Reading(start, start + len(head), 1.0, 1.0)
    fraction = _with_fraction(folded, reading)
    if fraction != reading:
        return fraction
    return reading if approximation_before(folded, start) is Approximation.AT_LEAST else None


def _with_fraction(folded: str, reading: Reading) -> Reading:
    """A number in words with what stands behind its point, and its scale."""
    point = _WORD.match(folded, reading.end)
    digit = _WORD.match(folded, point.end()) if point and point.group(1) in numeral_words().points else None
    tenths = numeral_words().small.get(digit.group(1)) if digit else None
    if digit is None or tenths is None or tenths >= 10:
        return reading
    scale, end = scale_behind(folded, digit.end())
    mantissa = reading.value + tenths / 10
    return Reading(reading.start, end, mantissa * scale, mantissa)


def _read_scale(folded: str, start: int, head: str) -> Reading:
    """A scale that stands without a number: "a million", "half a million", "тысяча"."""
    half = next((word for word in _HALVES if folded.endswith(word, 0, start)), "")
    one = next((word for word in numeral_words().ones if (" " + folded[max(0, start - 8) : start]).endswith(word)), "")
    factor = 0.5 if half else 1.0
    scale, end = scale_behind(folded, start + len(head))
    before = len(half) or max(0, len(one) - 1)
    return Reading(start - before, end, factor * numeral_words().scales[head] * scale, factor)


def _sum_up(parts: list[tuple[float, bool]]) -> float | None:
    """What number words make together ("two hundred fifty thousand"), or None where they do not go together ("two three")."""
    total, current = 0.0, 0.0
    for value, scales in parts:
        if scales and current == 0:
            return None
        if scales and value == 100 and current < 100:
            current *= 100
        elif scales:
            total, current = total + current * value, 0.0
        elif value == 20 and current == 4:
            current = 80  # quatre-vingt
        elif (
            current == 0
            or (value < 20 and current in {60, 80})
            or (value < 10 <= current < 100 and current % 10 == 0)
            or (value < 100 <= current and current % 100 == 0)
        ):
            current += value
        else:
            return None
    return total + current


def _parts(word: str) -> list[tuple[float, bool]] | None:
    """A number word as values and scales (True), German compounds taken apart; None for any other word."""
    words = numeral_words()
    if word in words.small:
        return [(words.small[word], False)]
    if word in words.scales and len(word) > 1:
        return [(words.scales[word], True)]
    for scale, value in (("hunderttausend", 1e5), ("tausend", 1e3), ("hundert", 1e2)):
        if word.endswith(scale) and (head := word.removesuffix(scale)) in words.small:
            return [(words.small[head], False), (value, True)]
    return None


def _is_vague(folded: str, start: int) -> bool:
    """Whether a scale that stands alone has no figure: "several thousand", "tens of millions"."""
    before = folded[max(0, start - 24) : start].split()[-2:]
    vague = numeral_words().vague
    return bool(before) and (before[-1] in vague or (before[-1] in {"of", "hundred"} and before[0] in vague))


def read_east_asian(folded: str, start: int) -> Reading | None:
    """Digits or numerals with scales of ten, hundred, thousand, ten thousand: "1만 2천", "七千", "1.3萬", "600多萬"."""
    parts: list[tuple[float | None, str]] = []
    position = start
    for _ in range(8):
        found = _EAST_PART.match(folded, position)
        digits, scales = found.groups() if found else (None, "")
        spaced = digits is not None and digits[0] == " "
        if found is None or (digits is None and not scales) or (spaced and not parts):
            break
        value = _east_digits(digits) if digits is not None else None
        if not scales and parts and (value is None or value >= 10000):
            break
        parts.append((value, scales))
        position = found.end() if scales else found.end(1)
        if not scales:
            break
    value = _east_sum(parts)
    return Reading(start, position, value, parts[0][0] or value) if value else None


def _east_digits(digits: str) -> float:
    text = digits.strip().replace(",", "")
    return float(_HAN_VALUES[text]) if text in _HAN_VALUES else float(text)


def _east_sum(parts: list[tuple[float | None, str]]) -> float:
    """Multiply as these scripts do: small scales within a section of ten thousand, large ones close it."""
    total = section = 0.0
    for digits, scales in parts:
        pending: float | None = digits
        for scale in scales:
            if scale in _SMALL:
                section += (1.0 if pending is None else pending) * _SMALL[scale]
            else:
                total += (section + (pending or 0) or 1) * _LARGE[scale]
                section = 0.0
            pending = 0.0
        section += 0.0 if scales else pending or 0.0
    return total + section
