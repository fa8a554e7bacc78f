"""Whether a wording counts what its sentence counts: every number with its unit and how exactly it is meant, every date, every amount."""

import re
from collections.abc import Iterable
from typing import Final

from feeds.types.claim import Approximation, Quantity
from feeds.types.wording import Fault
from feeds.understand.claims.cues import goods
from feeds.understand.faithful.words import concepts_in, edges, months, told_when
from feeds.understand.names import known_in, side_of
from feeds.understand.numerals import Number, numbers
from feeds.understand.quantities import quantities
from feeds.understand.text import Folded, fold
from feeds.understand.units import canonical

_FATES: Final = frozenset({"killed", "wounded", "casualty", "prisoner"})
_ODD: Final = re.compile("[여餘余多]")  # "7천여" is a little more than 7,000, and told as "about" or as "more than"
_DIGITS: Final = re.compile(r"\d+(?:[.,' ]\d{3}(?!\d))*")
_MONTH: Final = re.compile(rf"(?<!\w)({'|'.join(sorted(months(), key=len, reverse=True))})(?!\w)")
_EAST_MONTH: Final = re.compile(r"(\d{1,2}) ?[월月]")
_EAST_MONTHS: Final = re.compile(r"(\d{1,2}) ?[-~〜∼～·] ?(\d{1,2}) ?[월月]")  # 1~2월
_DATED: Final = re.compile(
    r"(?P<lead>\w+(?: of)?) (?:(?:the|dem|der|early|late|mid|anfang|ende|mitte|beginning|end) )*"
    rf"(?P<date>{'|'.join(months())}|(?:19|20)\d\d)(?!\w)"
)
_MAY: Final = re.compile(r"(?<!\w)May(?!\w)")
_WORDED: Final = "may"
_SMALL: Final = 10


def fault_of_figures(source: str, told: str, *, shorten: bool) -> Fault | None:
    """What a wording counts otherwise than its sentence, or None.

    Args:
        source: The sentence.
        told: Its wording.
        shorten: Whether a number below ten that counts nothing known may be left out.
    """
    theirs, ours = quantities("", source), quantities("", told)
    if is_single(source, told):
        theirs, ours = (), ()
    for figure in ours:
        if fault := _of_quantity(figure, theirs):
            return fault
    if any(not any(_same(figure, other) for figure in ours) for other in theirs):
        return Fault.MISSING
    return (
        _of_numbers(source, told, theirs, ours, least=_SMALL if shorten else 0)
        or _of_dates(source, told, shorten=shorten)
        or _of_amounts(source, told)
    )


def is_single(source: str, told: str) -> bool:
    """Whether both hold one number, the same, of which one of the two readers does not see what it counts.

    Then nothing else can be counted by it; the words for what is counted are traced like all others.
    """
    theirs, ours = (list(numbers(fold(text).text)) for text in (source, told))
    read = (len(quantities("", source)), len(quantities("", told)))
    if len(theirs) != 1 or len(ours) != 1 or read not in {(0, 1), (1, 0)}:
        return False
    one, other = theirs[0], ours[0]
    counted = (*quantities("", source), *quantities("", told))[0]
    exact = {one.approximation, counted.approximation} if read == (1, 0) else {one.approximation}
    mine = {other.approximation, counted.approximation} if read == (0, 1) else {other.approximation}
    odd = _ODD.search(source) is not None and Approximation.ABOUT in mine
    return (one.value, one.high) == (other.value, other.high) and (bool(exact & mine) or odd)


def same_figure(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two quantities are one: value, range and what is counted; people may be called persons."""
    return (ours.value, ours.high) == (theirs.value, theirs.high) and _same_unit(ours, theirs)


def _same(ours: Quantity, theirs: Quantity) -> bool:
    return same_figure(ours, theirs) and _same_approximation(ours, theirs)


def _of_quantity(figure: Quantity, theirs: Iterable[Quantity]) -> Fault | None:
    valued = [other for other in theirs if (other.value, other.high) == (figure.value, figure.high)]
    if not valued:
        return Fault.NUMBER
    counted = [other for other in valued if _same_unit(figure, other)]
    if not counted:
        return Fault.UNIT
    if not any(_same_approximation(figure, other) for other in counted):
        return Fault.APPROXIMATION
    whose = _sides(figure)
    return Fault.NAME if whose and all(_sides(other) and _sides(other) != whose for other in counted) else None


def _same_unit(ours: Quantity, theirs: Quantity) -> bool:
    one, other = canonical(ours.unit), canonical(theirs.unit)
    if one.name == other.name or (one.name == "person" and other.people and other.name not in _FATES):
        return True
    return one.family == other.family and not {one.name, other.name} <= _FATES


def _same_approximation(ours: Quantity, theirs: Quantity) -> bool:
    if ours.approximation is theirs.approximation:
        return True
    odd = theirs.approximation is Approximation.MORE_THAN and _ODD.search(theirs.text) is not None
    return odd and ours.approximation is Approximation.ABOUT


def _sides(figure: Quantity) -> frozenset[str]:
    """Whose people or things are counted, as far as the figure's own words say."""
    return frozenset(side for name, _ in known_in(figure.text) if (side := side_of(name)) is not None)


# --- numbers ---------------------------------------------------------------------------------------------------------------------------


def _of_numbers(source: str, told: str, theirs: Iterable[Quantity], ours: Iterable[Quantity], *, least: float) -> Fault | None:
    """Numbers that count nothing known, and digits that are no counts: none more, and none less of those that were read."""
    their_text, our_text = fold(source), fold(told)
    their_numbers, our_numbers = list(numbers(their_text.text)), list(numbers(our_text.text))
    their_loose, our_loose = _loose(their_text, their_numbers, theirs), _loose(our_text, our_numbers, ours)
    their_digits = _digits(their_text.text, ())
    our_digits = _digits(our_text.text, our_numbers)
    free = {number.value for number in their_loose} | {number.high for number in their_loose} | their_digits
    counted = {figure.value for figure in theirs}
    for number in our_loose:
        if not {number.value, number.high or number.value} <= free:
            return Fault.UNIT if number.value in counted else Fault.NUMBER
        if number.value in counted - {other.value for other in their_loose} - their_digits:
            return Fault.UNIT
    if not our_digits <= free:
        return Fault.NUMBER
    told_of = {number.value for number in our_numbers} | {number.high for number in our_numbers} | _digits(our_text.text, ())
    named = _months(source)
    if any(number.value >= least and number.value not in told_of | named for number in their_loose):
        return Fault.MISSING
    kept = [number.approximation for number in our_loose if not number.bare_year]
    lost = [number for number in their_loose if number.approximation is not Approximation.EXACT and number.approximation not in kept]
    return Fault.APPROXIMATION if lost and our_loose and not any(_ODD.search(source) for _ in lost) else None


def _loose(folded: Folded, found: Iterable[Number], counted: Iterable[Quantity]) -> list[Number]:
    """The numbers that stand in no quantity; quantities count from behind a line end."""
    spans = [(figure.start - 1, figure.start - 1 + len(figure.text)) for figure in counted]
    return [number for number in found if not any(start <= folded.origin(number.start) < end for start, end in spans)]


def _digits(folded: str, without: Iterable[Number]) -> frozenset[float]:
    """Runs of digits outside these numbers, as values, and the whole of those that spaces or points part."""
    spans = [(number.start, number.end) for number in without]
    found: set[float] = set()
    for run in _DIGITS.finditer(folded):
        if any(start < run.end() and run.start() < end for start, end in spans):
            continue
        digits = "".join(filter(str.isdecimal, run.group()))
        found.add(float(digits))
        if not without and digits != run.group():
            found.update(float(part) for part in re.findall(r"\d+", run.group()))
    return frozenset(found)


# --- dates and amounts -------------------------------------------------------------------------------------------------------------------


def _of_dates(source: str, told: str, *, shorten: bool) -> Fault | None:
    theirs, ours = fold(source).text, fold(told).text
    if not _months(told) <= _months(source):
        return Fault.DATE
    if _in_order(told) != _in_order(source) or (not shorten and concepts_in("when", theirs) & told_when() - concepts_in("when", ours)):
        return Fault.DATE
    sides = [(found["lead"], theirs, edge) for found in _DATED.finditer(ours) for edge in edges()]
    if any(lead.search(said) and not words.search(other) for said, other, (lead, words) in sides):
        return Fault.DATE
    told_of = [found for found in _DATED.finditer(theirs) if not shorten or found["date"] in ours]
    lost = [(found["lead"], ours, edge) for found in told_of for edge in edges()]
    if any(lead.fullmatch(said) and not lead.search(other) for said, other, (lead, _) in lost):
        return Fault.DATE
    sections = ("when", "weekdays", "marks")
    return Fault.DATE if any(not concepts_in(name, ours) <= concepts_in(name, theirs) for name in sections) else None


def _in_order(text: str) -> list[int]:
    """The months of a span ("between September and March") in their order; none where a text names fewer than two."""
    folded = fold(text).text
    named = [(at.start(), months()[at.group()]) for at in _MONTH.finditer(folded) if at.group() != _WORDED or _MAY.search(text)]
    named += [(found.start(), int(found[1])) for found in _EAST_MONTH.finditer(folded)]
    named += [(found.start() + at, int(part)) for found in _EAST_MONTHS.finditer(folded) for at, part in enumerate(found.groups())]
    inner = list(dict.fromkeys(month for _, month in sorted(named)))
    return inner if len(inner) > 1 else []


def _months(text: str) -> frozenset[int]:
    """The months that a text names."""
    folded = fold(text).text
    named = {found.group() for found in _MONTH.finditer(folded)}
    if _WORDED in named and not _MAY.search(text):
        named.discard(_WORDED)
    numbered = {int(found[1]) for found in _EAST_MONTH.finditer(folded)}
    numbered |= {int(part) for found in _EAST_MONTHS.finditer(folded) for part in found.groups()}
    return frozenset({months()[name] for name in named} | numbered)


def _of_amounts(source: str, told: str) -> Fault | None:
    """Amounts in words, and what is carried."""
    theirs, ours = fold(source).text, fold(told).text
    if not concepts_in("amounts", _blanked(ours)) <= concepts_in("amounts", theirs):
        return Fault.AMOUNT
    return Fault.MATTER if _goods(ours) - _goods(theirs) else None


def _blanked(folded: str) -> str:
    """The text without its numbers, whose scales are no amounts."""
    parts, reached = [], 0
    for number in numbers(folded):
        parts += [folded[reached : number.start], " "]
        reached = number.end
    return "".join([*parts, folded[reached:]])


def _goods(folded: str) -> frozenset[str]:
    return frozenset(name for name, pattern in goods() if pattern.search(folded))
