"""Numbers in running text, in every way of writing them that the beat's languages use.

This file knows nothing of what is counted: it gives values and where they stand. It leaves out what is no count by its own form: calibres,
designations (KN-23), dates, times, percentages, ordinals, article numbers, chains of digits. The words are data (numerals.toml).
Every pattern is bounded, so the work grows with the length of the text and with nothing else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from feeds.types.claim import Approximation
from feeds.understand.numeral_words import (
    ALPHABET,
    EAST_SCALES,
    HAN_NUMERALS,
    KOREAN_COUNTS,
    Reading,
    approximation_before,
    numeral_words,
    read_east_asian,
    read_words,
    scale_behind,
)

_LARGEST: Final = 1e13
_YEARS: Final = range(1900, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a folded text.

    Attributes:
        value: Greater than 0; of a range the lower end.
        high: The upper end of a range, else None.
        start: Offset of its first character; of a range that of the lower end.
        end: Offset behind its last character.
        approximation: How exactly it is meant, by the words before it or the particle behind it.
        bare_year: Written like a year (1900 to 2099 without a separator), so a count only where its noun follows at once.
    """

    value: float
    high: float | None = None
    start: int
    end: int
    approximation: Approximation = Approximation.EXACT
    bare_year: bool = False


_LETTER: Final = re.compile(f"[{ALPHABET}]")
_LETTER_OR_DIGIT: Final = re.compile(f"[{ALPHABET}0-9]")
_START: Final = re.compile(
    rf"\d+|[{HAN_NUMERALS}]+|[{ALPHABET}]+(?:'[{ALPHABET}]+)?|(?<![가-힣])(?:{'|'.join(KOREAN_COUNTS)})(?= [명척차발대문기])"
)
_NUMBER: Final = re.compile(r"\d{1,3}(?:([.,' ])\d{3}(?!\d))(?:\1\d{3}(?!\d)){0,3}(?:[.,]\d{1,3}(?!\d))?|\d{1,15}(?:[.,]\d{1,3}(?!\d))?")
_UNIT_NAMES: Final = ("여단", "여객")  # nouns that begin like the particle 여
_PLAIN: Final = re.compile(r"\d{1,15}")
_WORD_START: Final = frozenset(chr(code) for code in range(0x61, 0x530) if re.match(f"[{ALPHABET}]", chr(code)))
_GERMAN: Final = ("tausend", "hundert")
_HUNDREDS: Final = re.compile(r" (\d{3})(?![\d.,])")
_PART_OF_NAME: Final = "/#@_=:№+^\\&제第"
_VAGUE_BEFORE: Final = "第统統唯数數几幾専专单"
_CALIBRE: Final = re.compile(r"\d{2,3}(?:[.,]\d{1,2})? ?-? ?(?:mm|мм|밀리|毫米|公厘|ミリ|millimet|миллиметр|міліметр)")
# Behind a digit: a unit of another kind, an ordinal, a designation, a clock, a fraction, a resolution.
_NO_COUNT: Final = re.compile(
    r" ?[%°‰]|:\d|[/×x]\d|\.\d|-?[a-zа-я]{1,2}\d|[a-z](?![a-z])(?<![km])|-летн|-річн"
    r"|(?:st|nd|rd|th|er|re|ème|e|s)(?![a-z])|-(?:й|я|го|му|х|м|ти|е|ой|ій|та|те|ма|ша)(?![а-яіїє])"
)
_JOINT: Final = re.compile(r" ?(?:-|~|∼|〜|～) ?| (to|bis|bis zu|до|à|a|and|und|et|и|та|й|i) |에서 ?|から|至|到|내지 ?")
_PAIRED: Final = {"and": "between", "und": "zwischen", "et": "entre", "и": "между", "та": "між", "й": "між"}


def calibre_end(folded: str, start: int) -> int | None:
    """Where a calibre ("152mm", "122 мм") that begins at `start` ends, or None."""
    found = _CALIBRE.match(folded, start)
    return found.end() if found else None


def numbers(folded: str) -> Iterator[Number]:
    """Every number that may be a count, in order, without overlaps.

    Args:
        folded: Text as `feeds.understand.text.fold` gives it; offsets count in it.
    """
    reached = 0
    starters = numeral_words().starters
    for found in _START.finditer(folded):
        head = found.group()
        if found.start() < reached or (head not in starters and head[0] in _WORD_START and not head.endswith(_GERMAN)):
            continue
        first = _read(folded, found.start(), head)
        if first is None:
            if head[0].isdecimal():
                reached = _skip(folded, found.start())
            continue
        number = _ranged(folded, first) or _finished(folded, first)
        reached = number.end
        yield number


def _skip(folded: str, start: int) -> int:
    """Where to look on behind digits that are no count."""
    found = _CALIBRE.match(folded, start) or _NUMBER.match(folded, start)
    return found.end() if found else start


def _read(folded: str, start: int, head: str) -> Reading | None:
    """The number that begins here, without what it may be joined to."""
    if head[0].isdecimal():
        reading = _read_digits(folded, start)
    elif head in KOREAN_COUNTS:
        value = float(KOREAN_COUNTS[head])
        reading = Reading(start, start + len(head), value, value)
    elif _LETTER.match(head):
        reading = read_words(folded, start, head)
    else:
        vague = start > 0 and folded[start - 1] in _VAGUE_BEFORE
        vague = vague or (head == "一" and approximation_before(folded, start) is not Approximation.AT_LEAST)  # "a" more often than a count
        reading = None if vague else read_east_asian(folded, start)
    return reading if reading is not None and 0 < reading.value < _LARGEST else None


def _read_digits(folded: str, start: int) -> Reading | None:
    found = _NUMBER.match(folded, start)
    if found is not None and " " in found.group() and _CALIBRE.match(folded, found.end() - 3):
        found = _PLAIN.match(folded, start)  # "120 170mm guns"
    if found is None or _is_name(folded, start, found.group()) or _CALIBRE.match(folded, start):
        return None
    if folded[found.end() : found.end() + 1].isdecimal():
        return None  # more digits than any count has
    behind = folded[found.end() : found.end() + 2].lstrip("여多余餘 ")
    if behind and behind[0] in EAST_SCALES:
        return read_east_asian(folded, start)
    if _NO_COUNT.match(folded, found.end()):
        return None
    digits = found.group()
    scale, end = scale_behind(folded, found.end())
    value = _value(digits, scaled=scale, folded=folded, end=found.end())
    more, end = _hundreds_behind(folded, end) if scale == 1000 else (0.0, end)
    bare_year = scale == 1 and digits.isdecimal() and int(digits) in _YEARS
    return Reading(start, end, value * scale + more, value, bare_year)


def _is_name(folded: str, start: int, digits: str) -> bool:
    """Whether the digits at `start` belong to a name, an address or a date: "KN-23", "резолюция 2397", "Feb. 26", "1.2.3"."""
    before = folded[max(0, start - 24) : start]
    last = "" if before[-1:] == ":" and before[-2:-1] >= "\u2e80" else before[-1:]  # a full-width colon
    if last and (last in _PART_OF_NAME or _LETTER.match(last) or (last in "-.," and _LETTER_OR_DIGIT.match(before[-2:-1]))):
        return True
    if not digits.isdecimal():
        return False
    word = re.split(r"[^\w]+", before.rstrip(" .,°º"))[-1]
    return word in numeral_words().names or (word in numeral_words().months and (len(digits) <= 2 or int(digits) in _YEARS))


def _value(digits: str, *, scaled: float, folded: str, end: int) -> float:
    """Digits with separators as a number: separators are told by their pattern, not by the language.

    Three digits behind each separator are thousands, anything else is a fraction. With a scale word one separator is a fraction as well
    ("4,812 млн", "3.225 million"), but for the English comma ("1,200 million").
    """
    marks = [character for character in digits if not character.isdecimal()]
    if not marks:
        return float(digits)
    head, _, tail = digits.rpartition(marks[-1])
    fraction = len(tail) != 3 or (len(marks) > 1 and marks[-1] != marks[0]) or head.lstrip("0") == ""
    if len(marks) == 1 and scaled > 1 and marks[0] in ".,":
        english = marks[0] == "," and folded[end : end + 2].strip(" -")[:1] in {"m", "b", "t"}
        fraction = fraction or not english
    whole = "".join(character for character in (head if fraction else digits) if character.isdecimal())
    return float(f"{whole}.{tail}" if fraction else whole)


def _hundreds_behind(folded: str, end: int) -> tuple[float, int]:
    """The hundreds behind "7 тысяч", three digits that are no calibre, and where they end; (0, end) where there are none."""
    found = _HUNDREDS.match(folded, end)
    if found is None or _CALIBRE.match(folded, end + 1):
        return 0.0, end
    return float(found.group(1)), found.end()


def _ranged(folded: str, low: Reading) -> Number | None:
    """A range that begins with `low`, or None: "10,000 to 12,000", "от 10 до 12 тысяч", "1만~1만2천", "11 to 12,000"."""
    joint = _JOINT.match(folded, low.end)
    if joint is None:
        return None
    opener = _PAIRED.get(joint.group(1) or "")
    if opener is not None and opener not in folded[max(0, low.start - 24) : low.start]:
        return None
    head = _START.match(folded, joint.end())
    if head is None or (joint.group(1) is None and low.bare_year):
        return None
    high = _read_behind_joint(folded, joint.end(), head.group())
    if high is None:
        return None
    value = low.value
    if value == low.mantissa < high.mantissa < high.value:
        value *= high.value / high.mantissa  # "10 to 12 thousand"
    elif value < 100 and high.value % 1000 == 0 and value * 1000 < high.value:
        value *= 1000  # "11 to 12,000"
    if not value < high.value:
        return None
    tail = _finished(folded, high)
    return Number(value=value, high=high.value, start=low.start, end=tail.end, approximation=approximation_before(folded, low.start))


def _read_behind_joint(folded: str, start: int, head: str) -> Reading | None:
    """The upper end of a range, read as if the text began with it: the dash before it must not make it look like a designation."""
    reading = _read(folded[start : start + 60], 0, head)
    return None if reading is None else replace(reading, start=start, end=start + reading.end)


def _finished(folded: str, reading: Reading) -> Number:
    """The number with the particle behind it ("7천여", "6700余") and its approximation."""
    approximation = approximation_before(folded, reading.start)
    particle = _particle(folded, reading.end)
    if approximation is Approximation.EXACT and particle is not None:
        approximation = particle[0]
    elif approximation is Approximation.EXACT and "多" in folded[reading.start : reading.end]:
        approximation = Approximation.MORE_THAN
    return Number(
        value=reading.value,
        start=reading.start,
        end=reading.end + (len(particle[1]) if particle else 0),
        approximation=approximation,
        bare_year=reading.bare_year,
    )


def _particle(folded: str, start: int) -> tuple[Approximation, str] | None:
    """The particle that begins here, with what it says; None where there is none, as behind nearly every number."""
    words = numeral_words()
    if folded[start : start + 1] not in words.after_starts:
        return None
    return next(((kind, word) for kind, particles in words.after for word in particles if folded.startswith(word, start)), None)


def approximation_behind(folded: str, start: int) -> Approximation | None:
    """How exactly a number is meant by what stands behind its counter ("1만명 이상", "7000個以上"), or None."""
    rest = folded[start : start + 14].lstrip()
    for kind, particles in numeral_words().after:
        if rest.startswith(particles) and not rest.startswith(_UNIT_NAMES):
            return kind
    return None


def approximation_within(between: str) -> Approximation | None:
    """The same where a counter and a noun follow the number: "1만 명 넘는 병력"."""
    if not between or between.isascii():
        return None
    for kind, particles in numeral_words().after:
        if kind is not Approximation.ABOUT and any(particle in between for particle in particles):
            return kind
    return None
