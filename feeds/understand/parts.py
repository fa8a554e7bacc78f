"""What stands between a number and its noun or in place of the noun: "12.000 nach Russland entsandte Soldaten", "10,000 of them"."""

import re
from collections.abc import Callable
from typing import Final

RATE: Final = re.compile(
    r" (?:to|per|for|zum|je|pro|за|par) (?:the |a |one |один |1 )?(?:us[ -])?(?:dollar|euro|доллар|долар)"
    r"|(?: 대|=|/)? ?(?:달러|ドル|美元)당?"
)
"""Matches what makes of an amount of money a rate of exchange."""

_ROUND: Final = re.compile(r"(?<!\w)(?:millier|centaine|dizaine)(?!\w)")
_ATTRIBUTES: Final = re.compile(
    # German: a preposition, at most three words and a participle
    r" (?:nach|in|aus|an|bei|im|am|ins|für|auf) (?:[\w-]{2,20} ){1,3}?[\w-]{3,20}(?:te|ten|ter|ene|enen|ener)(?= [a-zäöü])"
    # Russian and Ukrainian: a participle, a preposition and at most two words
    r"| [\w-]{4,20}(?:нных|вших|ющих|емых|ящих|них|тих|лих) (?:в|на|из|до|у|к|з|із) [\w-]{2,20}(?: [\w-]{3,20})?(?= [а-яіїєґ])"
)
_OF_THEM: Final = re.compile(
    r" (?:of them|of whom|of these|davon|von ihnen|von denen|d'entre eux|из них|из которых|з них|із них|з яких|із яких)(?!\w)"
)
_OUT_OF: Final = re.compile(
    r"(?:out of a total of|of a total of|von insgesamt|sur un total de|из общего числа|из общих|із загальних|із загального числа)"
    r"(?: (?:about|around|some|roughly|etwa|rund|quelque|environ|около|примерно|близько))?$"
)
_JOINED: Final = re.compile(
    r"(?:,| and| or| und| oder| sowie| et| ou| и| или| та| і| й| або) ?(?:(?:the|les|des|die|физических|юридических|фізичних|юридичних) )?"
    r"([a-zß-öø-ɏа-яіїєґў'-]{3,24})"
    r"|[와과·,、和及] ?((?:개인|단체|기관|기업|個人|団体|企業|个人|個人|实体|實體|公司))(?! ?\d)"
)
LISTED: Final = frozenset({"company", "entity", "individual", "person", "bank", "organisation"})
"""Units of those who are listed together."""
_OUT_OF_ABOUT: Final = re.compile(
    r"(?<!\w)(?:out of|von|sur|из|з|із)(?: (?:the|den|les|the original))?"
    r" (?:about|around|some|roughly|an estimated|etwa|rund|ungefähr|quelque|environ|примерно|около|порядка|приблизно|близько|майже|почти)$"
)
_ENDS: Final = re.compile(
    r"\.?$|[,;)]|\.?\s?(?:\n|$)|\. | (?:sent|deployed|dispatched|entsandten?|geschickten?|envoyés|déployés|отправленных|відправлених)"
)
_BEFORE: Final = 50  # characters in which "out of a total of" stands


def behind_attribute(folded: str, position: int) -> int:
    """Behind an attribute with a place in it that begins here, else the position itself.

    Args:
        folded: The text, folded.
        position: Where the number ends.
    """
    found = _ATTRIBUTES.match(folded, position)
    return found.end() if found else position


def part_end(folded: str, start: int, end: int) -> int | None:
    """Where the phrase ends by which a number is a part, or the total, of those counted before it; None where there is none.

    Args:
        folded: The text, folded.
        start: Where the number begins.
        end: Where it ends.
    """
    found = _OF_THEM.match(folded, end)
    if found is not None:
        return found.end()
    before = folded[max(0, start - _BEFORE) : start].rstrip()
    total = _OUT_OF.search(before) or (_ENDS.match(folded, end) and _OUT_OF_ABOUT.search(before))
    return end if total else None


def counts_others(folded: str, end: int, find: Callable[[str], str | None]) -> bool:
    """Whether a number counts more than its noun: "ten firms and people" are no ten firms.

    Args:
        folded: The text, folded.
        end: Where the noun ends.
        find: The unit of a word.
    """
    other = _JOINED.match(folded, end)
    return other is not None and (other.group(1) is None or find(without_elision(other.group(1))) in LISTED)


def rounded(number: str) -> bool:
    """Whether a number is round by its own words ("un millier")."""
    return _ROUND.search(number) is not None


def without_elision(word: str) -> str:
    """The noun of "d'obus"; other words as they are."""
    head, apostrophe, tail = word.partition("'")
    return tail if apostrophe and len(head) == 1 else word
