"""What a number counts where the words for it stand elsewhere: "one of them", shots of the missile just spoken of, sappers and builders.

Nothing is guessed: what stands before must name one thing of the right kind, within `NAMED_BEFORE` characters.
"""

import re
from typing import Final

from feeds.types.claim import Approximation
from feeds.understand.numeral_words import numeral_words
from feeds.understand.numerals import Number
from feeds.understand.units import canonical, vocabulary

NAMED_BEFORE: Final = 220
"""Characters in which something is named before a number that counts it."""

_NAMED_BEHIND: Final = 120
_MANY: Final = 100  # persons from whom on they are soldiers or workers where such were named
_NAMED: Final = frozenset({"troop", "worker", "sapper", "it_worker"})
_KINDS: Final = frozenset({"troop", "worker", "sapper"})  # of which "sappers and builders" are two
_SHOT: Final = frozenset({"missile", "rocket", "drone"})
_LETTERS: Final = re.compile(r"[a-zß-öø-ɏа-яіїєґў]{3,24}")
_LONGEST_NOUN: Final = 5  # characters
_DIGIT: Final = re.compile(r"\d")
_COUNTER: Final = re.compile(r"(?:발|発|发|發)\w?$")
_JOINED: Final = re.compile(r" (?:and|und|et|и|та|й|і)((?: [\w-]{3,24}){1,2})|(?:과|와|·| 및|や|と|、|和|及|与|與)\s?(\w{2,8})")
_JOINT_BEFORE: Final = re.compile(r"(\w{2,6})(?:과 |와 |·| 및 |や|と|、|和|及|与|與)(?:군 |軍|军)?(?:건설 ?|建設|建设|軍事|军事)?$")
_ALL_OF_THEM: Final = re.compile(
    r" (?:of (?:them|these|those)|davon|von ihnen|d'entre (?:eux|elles)|из них|з них|із них)(?!\w)"
    r"| (?P<arms>of the (?:weapons|missiles|projectiles)|der (?:waffen|raketen|geschosse)|de ces (?:engins|missiles)"
    r"|из (?:этих )?(?:ракет|снарядов)|з (?:цих )?ракет)(?!\w)"
)
_ATTRIBUTE: Final = re.compile(
    r" ?(?:[이가을를] (?:넘는|웃도는)|에 (?:달하는|이르는|육박하는)|이상의|가량의|규모의|정도의|여의"
    r"|を超える|を上回る|以上の|余りの|に上る|に達する|規模の) ?"
)


def is_attributed(folded: str, counter: int, noun: int) -> bool:
    """Whether between a Korean or Japanese counter and a noun stands an attribute of that noun alone: "1천만 발이 넘는 포탄".

    Args:
        folded: The text, folded.
        counter: Where the counter ends.
        noun: Where the noun ends.
    """
    found = _ATTRIBUTE.match(folded, counter)
    return found is not None and noun - found.end() <= _LONGEST_NOUN


def counted(unit: str, number: Number, start: int, end: int, folded: str) -> str:
    """The unit of a number, as the words around tell it.

    Args:
        unit: By the noun or counter beside the number.
        number: The number.
        start: Where number and noun begin.
        end: Where they end.
        folded: The text, folded.
    """
    if unit == "shell" and _COUNTER.search(folded[start:end]):
        return _shots(folded, start)
    if unit in _KINDS and _is_of_two_kinds(unit, folded, number.start, start, end):
        return "person"
    return _people(unit, number, folded)


def part_of_named(folded: str, number: Number) -> tuple[str, int] | None:
    """The unit of "at least one of them", and where the phrase ends: that of the weapons that were named last, not counted."""
    found = _ALL_OF_THEM.match(folded, number.end)
    if found is None or number.bare_year or (number.value < 2 and number.approximation is Approximation.EXACT):
        return None
    named = _named(folded[max(0, number.start - NAMED_BEFORE) : number.start])
    if found["arms"]:
        named = [name for name in named if name in _SHOT]
    fitting = _SHOT | (_NAMED if number.value >= _MANY else frozenset())
    return (named[-1], found.end()) if named and named[-1] in fitting else None


def _shots(folded: str, start: int) -> str:
    """Of a bare counter of shots: missiles where nothing else that is fired was named before."""
    named = {name for name in _named(folded[max(0, start - NAMED_BEFORE) : start]) if name in _SHOT or canonical(name).name == "shell"}
    return "missile" if named == {"missile"} else "shell"


def _is_of_two_kinds(unit: str, folded: str, number: int, start: int, end: int) -> bool:
    """Whether a number counts two kinds of people together ("6,000 sappers and military builders"), and not each has its own."""
    behind = _JOINED.match(folded, end)
    window = behind.group(behind.lastindex or 0) if behind and not _DIGIT.search(folded[behind.start() : behind.end() + 4]) else ""
    window = "" if set(window.split()) & numeral_words().starters else window
    before = _JOINT_BEFORE.search(folded[max(0, start - 16) : start]) if start < number else None
    named = _named(window) + (_named(before.group(1)) if before else [])
    return any(name in _KINDS and name != unit for name in named)


def _people(unit: str, number: Number, folded: str) -> str:
    """The unit; of people without a noun of their own that of the people named just before ("the first unit, 2,600 persons strong").

    "Persons" alone mean nobody else where soldiers or workers were counted or named in the sentence or the one before.
    """
    if unit != "person" or number.value < _MANY:
        return unit
    window = folded[max(0, number.start - NAMED_BEFORE) : number.start]
    here = _named(window[max(window.rfind(". "), window.rfind("。")) + 1 :])
    if "casualty" in here and not _NAMED & set(here[here.index("casualty") :]):
        return "casualty"  # "사상자를 사망 600여 명을 포함해 4천700여 명으로"
    before = [name for name in _named(window) if name in _NAMED]
    behind = [name for name in _named(folded[number.end : number.end + _NAMED_BEHIND]) if name in _NAMED]
    return before[-1] if before else behind[0] if behind else unit


def _named(window: str) -> list[str]:
    """What a piece of text names of what is counted on this beat, in its order."""
    known = vocabulary()
    named = [(at, name) for nouns in (known.people, known.things) for at, _, name in nouns.last_in(window)] if not window.isascii() else []
    words = ((word.start(), known.words.find(word.group())) for word in _LETTERS.finditer(window))
    named += [(at, name) for at, name in words if name is not None]
    return [name for _, name in sorted(named)]
