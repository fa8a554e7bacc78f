"""Whether a figure was, is to be or could be, whether it moved, and since when; the words are data (modes.toml)."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from feeds.types.claim import Status
from feeds.understand.claims.cues import any_of
from feeds.understand.days import MONTH_OF
from feeds.understand.tables import read_table
from feeds.understand.text import Span

_NEAR: Final = 40
_EAST_APART: Final = 8  # characters between "could" and its verb in Chinese
_NO_MONTH: Final = r"(?<!in )(?<!since )(?<!of )(?<!last )(?<!until )(?<!early )(?<!late )(?<!\d )"  # "in May"
_EAST_BEFORE: Final = 20
_EAST_BEHIND: Final = 32  # characters behind a figure in which the verb of its clause stands
_LEAD_WORDS: Final = 2  # before a figure that begins its clause
_LEAD: Final = 12
_JOINT: Final = re.compile(r" (?:and|und|et|и|та|і|й) ")
_DIGIT: Final = re.compile(r"\d")
_EAST: Final = frozenset({"ko", "ja", "zh"})
_PARTED: Final = "de"  # whose verbs are parted: "bereitet ... vor"
_CARRIERS: Final = frozenset({"container", "railcar", "train", "ship", "voyage"})
_MONEY: Final = frozenset({"dollar", "euro", "ruble", "won"})  # of which so much is never what something could hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Modes:
    """One language's words, folded; the keys of modes.toml.

    Attributes:
        east: The verb of a figure stands behind it.
        crosses: And a comma may stand between.
    """

    planned: re.Pattern[str]
    vowed: re.Pattern[str]
    could: re.Pattern[str]
    unless_done: re.Pattern[str]
    done: re.Pattern[str]
    capacity: re.Pattern[str]
    moves: re.Pattern[str]
    stays: re.Pattern[str]
    but: re.Pattern[str]
    hearsay: re.Pattern[str]
    relative: re.Pattern[str]
    infinitive: re.Pattern[str]
    since: re.Pattern[str]
    last_year: frozenset[str]
    east: bool
    crosses: bool


@cache
def modes(language: str) -> Modes | None:
    """The words of a language, or None for one that is not known here."""
    table = read_table("claims/modes.toml").get(language)
    if table is None:
        return None
    east = language in _EAST
    return Modes(
        planned=any_of(table["planned"], particles=True, apart=language == _PARTED),
        vowed=any_of(table["vowed"], particles=True),
        could=_could(table["could"], table["moving"], east=east),
        unless_done=any_of(table["unless_done"], particles=True, apart=language == _PARTED),
        done=any_of(table["done"], particles=True),
        capacity=any_of(table["capacity"], particles=True, apart=language == _PARTED),
        moves=any_of(table["moves"], particles=True),
        stays=any_of(table["stays"], particles=True),
        but=any_of(table["but"], particles=True),
        hearsay=any_of(table.get("hearsay", ())),
        relative=any_of(table.get("relative", ())),
        infinitive=any_of(table.get("infinitive", ())),
        since=_since_east(table) if east else _since(table),
        last_year=frozenset(table["last_year"]),
        east=east,
        crosses=language in {"ko", "ja"},
    )


def _could(modals: list[str], moving: list[str], *, east: bool) -> re.Pattern[str]:
    """Matches a word for what could be, with a verb of moving at most two words behind it."""
    gap = rf"[^。，,了]{{0,{_EAST_APART}}}" if east else r"(?: [^\W\d]+){0,2} "
    return re.compile(rf"{_NO_MONTH}(?:{any_of(modals).pattern}){gap}(?:{any_of(moving).pattern})") if modals else re.compile("(?!)")


def _since(table: dict[str, Any]) -> re.Pattern[str]:
    years = "|".join(map(re.escape, [*table["last_year"], *table["this_year"]]))
    names = "|".join(sorted(MONTH_OF, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(table['since'])}) (?:(?:\w{{3,9}} ){{0,3}}?(?P<day>\d{{1,2}})\.? )?"  # since Monday, 3
        rf"(?:(?:\w{{3,10}} (?:of |de )?)?(?P<month>{names})(?!\w))?"  # early August
        rf"(?:,? ?(?:of |de )?(?P<year>20\d\d|{years})(?!\w))?"
    )


def _since_east(table: dict[str, Any]) -> re.Pattern[str]:
    years = "|".join([*table["last_year"], *table["this_year"]])
    return re.compile(
        rf"(?:(?P<year>20\d\d|{years})(?:[년年]도?)? ?(?![\d,]{{3}}))?(?:(?P<month>\d{{1,2}})[월月])? ?(?:(?P<day>\d{{1,2}})[일日])?"
        rf" ?(?:초|말|중순|初|末)? ?(?:{'|'.join(table['since'])})"
    )


def since(folded: str, language: str, published: date | None) -> str | None:
    """Since when it has gone on, as ISO year, month or day ("2022", "2023-08"), where the sentence says so.

    Args:
        folded: The sentence, folded.
        language: Of the sentence.
        published: The day of publication, for "last year" and for months without a year.
    """
    table = modes(language)
    if table is None:
        return None
    for found in table.since.finditer(folded):
        name, year = found["month"], found["year"]
        if name is None and year is None:
            continue
        month = None if name is None else int(name) if name.isdecimal() else MONTH_OF[name]
        if month is not None and not 1 <= month <= 12:
            continue
        number = _year(year, month, table, published)
        if number is None:
            continue
        if month is None:
            return f"{number}"
        day = found["day"]
        return f"{number}-{month:02}-{int(day):02}" if day is not None and 1 <= int(day) <= 31 else f"{number}-{month:02}"
    return None


def _year(year: str | None, month: int | None, table: Modes, published: date | None) -> int | None:
    if year is not None and year.isdecimal():
        return int(year)
    if published is None:
        return None
    if year is not None:
        return published.year - (year in table.last_year)
    return published.year - (month is not None and month > published.month)


def capacities(folded: str, table: Modes) -> tuple[Span, ...]:
    """Where a sentence speaks of what could be held, made or carried."""
    return tuple(found.span() for found in table.capacity.finditer(folded))


def status(folded: str, capacity: tuple[Span, ...], figure: Span, unit: str, around: tuple[Span, Span, Span], table: Modes) -> Status:
    """Whether what a figure counts was, is to be, or could be.

    Args:
        folded: The sentence, folded.
        capacity: As `capacities` gives them for it.
        figure: The figure's span in it.
        unit: What it counts; what carries is no content.
        around: The spans of its clause, of the one before and of the one behind.
        table: The words of the language.
    """
    if unit not in _CARRIERS | _MONEY and any(_holds(span, figure, east=table.east) for span in capacity):
        return Status.CAPACITY
    before, (start, end), behind = around
    if unit in _CARRIERS and any(start <= at and stop <= end for at, stop in capacity):
        return Status.DELIVERED  # what is said to hold something is there
    if table.crosses:
        start, end = max(start, figure[0] - _EAST_BEFORE), max(end, figure[1] + _EAST_BEHIND)
    if _is_planned(folded[start:end], table):
        return Status.PLANNED
    ahead, back = folded[slice(*behind)], folded[slice(*before)]
    if table.relative.match(ahead.lstrip()) and table.moves.search(ahead) and _is_planned(ahead, table):
        return Status.PLANNED  # "soldiers whom the North intends to send"
    if table.infinitive.search(folded[start:end]) and _is_planned(back, table):
        return Status.PLANNED  # "hat versprochen, 900 Haubitzen zu schicken"
    gapped = _DIGIT.search(back) is not None and _is_first(folded[start : figure[0]]) and not table.moves.search(folded[start:end])
    return Status.PLANNED if gapped and _is_planned(back, table) else Status.DELIVERED


def _is_planned(told: str, table: Modes) -> bool:
    heard = table.hearsay.search(told)
    if heard is not None:
        joint = _JOINT.search(told, heard.end())  # "had sent 200 guns and was to send 30 more"
        return joint is not None and _is_planned(told[joint.end() :], table)
    vowed = table.vowed.search(told)
    if vowed is not None and table.done.search(told) is not None:
        told = table.vowed.sub(" ", told)  # "the promised 900 have arrived"
    could = table.could.search(told)
    if could is not None and table.done.search(told, 0, could.start()) is None:
        return True
    return table.planned.search(told) is not None or (table.unless_done.search(told) is not None and table.done.search(told) is None)


def _is_first(before: str) -> bool:
    """Whether a figure begins its clause, but for a word or two: of such a clause the verb may be that of the one before."""
    return len(before.split()) <= _LEAD_WORDS and len(before) <= _LEAD


def _holds(cue: Span, figure: Span, *, east: bool) -> bool:
    if east:
        return cue[0] >= figure[0] or figure[0] - cue[1] <= _NEAR // 2
    around = cue[0] <= figure[0] and figure[1] <= cue[1]  # "können 200.000 Granaten herstellen"
    return around or cue[1] <= figure[0] or 0 <= cue[0] - figure[1] <= _NEAR


def moved(folded: str, table: Modes) -> bool:
    """Whether a sentence says that something went from one place to another, and not that it was used or hit there."""
    return table.moves.search(folded) is not None and table.stays.search(folded) is None
