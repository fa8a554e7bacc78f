"""Figures of which no transfer is told: totals, rates, limits, what was destroyed or listed, what another country sent (outside.toml).

Such a figure is left out, or told without a direction: to say less than the text is no error, to say that an army was sent is one.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from feeds.types.claim import Direction
from feeds.understand.claims.cues import Cues
from feeds.understand.claims.modes import Modes
from feeds.understand.claims.phrases import phrases
from feeds.understand.claims.ways import Ways, clause, distance, number
from feeds.understand.furniture import dateline_end
from feeds.understand.names import known_in
from feeds.understand.tables import read_table
from feeds.understand.text import Span

_GAP: Final = 12
_EAST_GAP: Final = 4
_BEFORE: Final = 28  # characters before a figure in which "an army of" stands
_BEHIND: Final = 26
_EAST_BEHIND: Final = 12
_RATE: Final = 24  # characters behind a figure in which it is a rate
_ANOTHER_DAY: Final = re.compile(r" (?:after|later|earlier|ago|before|nach|vor|zuvor|danach|später|suivant|après|avant)(?!\w)")
_RATE_BEFORE: Final = 44  # characters before it in which it is said to be one
_LEADING: Final = 24  # characters of a first clause that only says how often
_SUBJECT: Final = 20  # characters at the beginning of a sentence in which its first name stands
_PORTION: Final = 48  # characters before a figure in which "half of the promised" stands
_PORTION_WORDS: Final = 3
_PORTIONED: Final = 70  # behind it, in which "only a quarter" does
_STOP: Final = re.compile(r"[\d,;:.()]")
_OF_ALL: Final = re.compile(r"(?:of|von|sur|из|із|з|зі)(?: \w+){0,3} ")
_CAP: Final = 36  # characters before a figure in which it is said to be a limit
_EAST_CAP: Final = 6
_CAPPED: Final = 12  # the same behind it
_MEANS: Final = (" with ", " using ", " by ", " mit ", " avec ", " à l'aide de ")
_TO_RUSSIA: Final = Direction.DPRK_TO_RUSSIA
_NEW: Final = re.compile(r"[^.。,、]{0,8}?\d")  # the new figure behind "from 15,000"
_DIGIT: Final = re.compile(r"\d")
_VERB: Final = 24  # characters behind a giver in which its verb stands
_AUXILIARY: Final = (" hat ", " habe ", " haben ")
_ARTICLE: Final = re.compile(r" *(?:(?:the|la|le|les|die|der) |l')?")
_FROM: Final = ("从", "從", "由")
_NORTH: Final = frozenset({"dprk", "pyongyang", "kim-jong-un"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """One language's words, folded; the keys of outside.toml."""

    actors: re.Pattern[str]
    armies: re.Pattern[str]
    totals: re.Pattern[str]
    total_of: re.Pattern[str]
    holds: re.Pattern[str]
    rates: re.Pattern[str]
    home: re.Pattern[str]
    exchange: re.Pattern[str]
    earlier: re.Pattern[str]
    overtaken: re.Pattern[str]
    portions: re.Pattern[str]
    portioned: re.Pattern[str]
    relative: re.Pattern[str]
    elsewhere: re.Pattern[str]
    caps: re.Pattern[str]
    capped: re.Pattern[str]
    lost: re.Pattern[str]
    listed: re.Pattern[str]
    onto: re.Pattern[str]
    givers: re.Pattern[str]
    gave: re.Pattern[str]
    receivers: re.Pattern[str]


@cache
def outside(language: str) -> Outside | None:
    """The words of a language, or None for one that is not known here."""
    data = read_table("claims/outside.toml").get(language)
    if data is None:
        return None
    gaps = {"rates": 1, "portions": 1}  # "in a single month" is no rate
    return Outside(**{key: re.compile(phrases(forms, gap=gaps.get(key, _GAP), east_gap=_EAST_GAP)) for key, forms in data.items()})


def is_total(folded: str, figure: Span, clause: Span, found: Outside, table: Modes) -> bool:
    """Whether a figure counts what somebody has: by the words right around it, or by the verb of its clause."""
    first = number(folded, figure)
    before = folded[max(clause[0], first - _BEFORE) : first]
    near = [match.end() for match in found.totals.finditer(before)]
    if near and len(before[near[-1] :].split()) <= 1 and len(before) - near[-1] <= _EAST_BEHIND:
        return True
    # The figure may hold a part of the phrase: "1.2 million-strong army".
    behind = found.total_of.search(folded, figure[0], min(len(folded), figure[1] + (_EAST_BEHIND if table.east else _BEHIND)))
    if behind is not None and not table.moves.search(folded, figure[1], behind.start()):
        return True
    return found.holds.search(folded, *clause) is not None and table.moves.search(folded, *clause) is None


def is_other_army(folded: str, figure: Span, found: Outside) -> bool:
    """Whether the words of a count of people say that they are another country's: "2 Russian soldiers", 러시아 군인 2명."""
    start, end = figure
    before = max((each.end() for each in found.armies.finditer(folded, max(0, start - _BEHIND), end)), default=-_BEHIND)
    return before >= start - 1 or found.armies.match(folded, end + (folded[end : end + 1] == " ")) is not None


def is_rate(folded: str, figure: Span, clause: Span, found: Outside) -> bool:
    """Whether a figure is so many a day, a week or a month."""
    behind = found.rates.search(folded, figure[1], min(len(folded), figure[1] + _RATE))
    if behind is not None and not _ANOTHER_DAY.match(folded, behind.end()):
        return True
    leading = folded[: clause[0]].rstrip(" ,、，")
    if leading and len(leading) <= _LEADING and found.rates.search(leading):
        return True  # "Each week, 200 containers ..."
    before = found.rates.search(folded, max(clause[0], figure[0] - _RATE_BEFORE), figure[0])
    return before is not None and not before.group().startswith("a") and not _ANOTHER_DAY.match(folded, before.end())


def is_earlier(folded: str, figure: Span, found: Outside, table: Modes) -> bool:
    """Whether a figure is what was said before, beside another one that is said today: "up from 15,000", 高于此前的500万发."""
    first = number(folded, figure)
    before = folded[max(0, first - _BEFORE) : first]
    near = [match.end() for match in found.earlier.finditer(before)]
    between = before[near[-1] :] if near else None
    if between is not None and len(between.split()) <= 1 and len(between) <= _EAST_BEHIND and not _DIGIT.search(between):
        return True
    behind = found.overtaken.match(folded, figure[1] + (folded[figure[1] : figure[1] + 1] == " "))
    return behind is not None and (not table.east or before.endswith(_FROM) or _NEW.match(folded, behind.end()) is not None)


def is_portioned(folded: str, figure: Span, found: Outside, table: Modes) -> bool:
    """Whether only a part of a figure is told of: "half of the promised 400", "Of 400 only a quarter came", 400発の半分.

    Args:
        folded: The sentence, folded.
        figure: The figure's span in it.
        found: The words of the language.
        table: Where the part stands: right behind the figure, or before it.
    """
    first = number(folded, figure)
    if table.east:
        part = found.portioned.search(folded, figure[1], figure[1] + _EAST_BEHIND)
        return part is not None and part.start() - figure[1] <= 1
    before = folded[max(0, first - _PORTION) : first]
    between = [before[match.end() :] for match in found.portions.finditer(before)]
    if between and len(between[-1].split()) <= _PORTION_WORDS and not _STOP.search(between[-1]):
        return True
    of_it = _OF_ALL.fullmatch(folded[:first].lstrip("\"'«„“ ")) is not None
    return of_it and found.portioned.search(folded, figure[1], figure[1] + _PORTIONED) is not None


def is_foreign(passage: str, folded: str, figure: Span, clause: Span, found: Outside, speaker: str, table: Modes) -> bool:
    """Whether another country stands before a figure in its clause, and North Korea nowhere in it.

    Args:
        passage: The sentence as written; as long as the folded one.
        folded: The sentence, folded.
        figure: The figure's span in it.
        clause: The span of its clause.
        found: The words of the language.
        speaker: Who says so, which may be such a country.
        table: Of a language in which the clauses of a sentence are not parted, only what stands before the figure is looked at.
    """
    start, end = clause
    if found.relative.match(folded[start:end].lstrip()):
        before = folded[:start].rstrip(" ,")
        start = max(before.rfind(mark) for mark in ",;:.") + 1  # "Iran, which sent ..."
    said_by = speaker.casefold()
    if all(actor.group() in said_by for actor in found.actors.finditer(folded, start, figure[0])):
        return False
    names = {name for name, _ in known_in(passage[start : figure[0] if table.crosses else end])}
    return not names & _NORTH


def is_their_own(passage: str, folded: str, figure: Span, found: Outside, speaker: str) -> bool:
    """Whether another country says so, or begins a sentence: what that does not say of North Korea it says of itself.

    "Iran said it had sent 400 missiles", "Der Iran teilte mit, er habe ..."; who asks must know that the sentence names no North Korea.
    """
    begin = dateline_end(passage)
    first = found.actors.search(folded, begin, min(figure[0], begin + _SUBJECT))
    return first is not None or found.actors.search(speaker.casefold()) is not None


def is_given_by_others(passage: str, folded: str, figure: Span, clause: Span, found: Outside, table: Cues) -> bool:
    """Whether a figure is what a third country gave or got: "South Korea lent the United States 400,000 shells", 미국에 포탄 40만 발을.

    Args:
        passage: The sentence as written; as long as the folded one.
        folded: The sentence, folded.
        figure: The figure's span in it.
        clause: The span of its clause, which then names neither North Korea nor its leader.
        found: The words of the language.
        table: Its verbs of saying ("South Korea says that ... were sent"), and its names of Russia.
    """
    start, end = clause
    end = end if table.spaced else figure[0]
    received = found.receivers.search(folded, start, end)
    begin = _ARTICLE.match(folded, start)
    giver = found.givers.match(folded, begin.end() if begin else start)
    if received is None and (giver is None or not _gave(folded, giver.end(), (start, end), found, table)):
        return False
    return not {name for name, _ in known_in(passage[start:end])} & _NORTH and table.dprk.search(folded, start, end) is None


def _gave(folded: str, begin: int, clause: Span, found: Outside, table: Cues) -> bool:
    """Whether a giver that ends at `begin` has a verb of giving in its clause: right behind it, or where "hat" begins it at the end."""
    end = clause[1] if folded.startswith(_AUXILIARY, begin) else min(clause[1], begin + _VERB)
    given = found.gave.search(folded, begin, end)
    return given is not None and not table.says.search(folded, clause[0], given.start()) and not table.russia.search(folded, *clause)


def is_elsewhere(folded: str, figure: Span, told: Ways, found: Outside, table: Cues) -> bool:
    """Whether a figure is in a third country, or went there: its clause neither says that it went to Russia nor names Russia nearer."""
    start, end = clause(told, figure)
    leading = folded[:start].rstrip(" ,、，")
    place = found.elsewhere.search(folded, 0 if leading and len(leading) <= _LEADING else start, end)
    if place is None or any(said.end() >= place.start() - 1 for said in table.says.finditer(folded, start, place.start())):
        return False
    if any(start <= at and last <= end and table.russia.search(folded, at, last) for way, (at, last) in told.told if way is _TO_RUSSIA):
        return False
    far = distance((), place.span(), figure)
    names = (name.span() for name in table.russia.finditer(folded, start, end) if not folded[name.end() : name.end() + 1].isalpha())
    return not any(distance((), name, figure) < far for name in names)


def is_cap(folded: str, figure: Span, clause: Span, found: Outside, table: Modes) -> bool:
    """Whether a figure is a limit: "the cap of 500,000 barrels", "50万桶上限"."""
    first = number(folded, figure)
    reach = _EAST_CAP if table.east else _CAP
    before = found.caps.search(folded, max(clause[0], first - reach), first)
    if before is not None and not table.moves.search(folded, before.end(), first):
        return True
    return found.capped.search(folded, figure[1], min(len(folded), figure[1] + _CAPPED)) is not None


def is_lost(folded: str, figure: Span, clause: Span, found: Outside, table: Modes, *, flies: bool) -> bool:
    """Whether a figure was destroyed: its verb is one of destroying, and no verb of moving stands between the two.

    Args:
        folded: The sentence, folded.
        figure: The figure's span in it.
        clause: The span of its clause.
        found: The words of the language.
        table: Its verbs of moving, and where they stand.
        flies: Whether it counts what destroys as well: "destroyed a bridge with 3 missiles", but "a depot with 5,000 shells".
    """
    start, end = clause
    means = flies and folded[: figure[0]].endswith(_MEANS)
    for match in found.lost.finditer(folded, start, end):
        if match.end() <= figure[0]:
            if not means and not table.crosses and not table.moves.search(folded, match.end(), figure[0]):
                return True
        elif match.start() >= figure[1]:
            moved = not table.east and table.done.search(folded, start, figure[0])  # "sent 40 launchers after Ukraine destroyed its own"
            if not moved and not table.moves.search(folded, figure[1], match.start()):
                return True
    return False


def is_on_list(folded: str, figure: Span, clause: Span, found: Outside, table: Modes) -> bool:
    """Whether a count of ships is one of what is put on a list of sanctions."""
    start, end = clause
    before = found.listed.search(folded, start, figure[0])
    if before is not None and not table.moves.search(folded, before.end(), figure[0]):
        return True
    return found.onto.search(folded, figure[1], end) is not None


def goes_home(folded: str, clause: Span, found: Outside) -> bool:
    """Whether a clause tells that its people went home."""
    return found.home.search(folded, *clause) is not None
