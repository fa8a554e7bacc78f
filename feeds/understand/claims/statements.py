"""Claims: who says that how much of what went from whom to whom, read sentence by sentence from rules that are data.

Each figure that matters makes a claim; a figure told twice is one. What a sentence does not say is taken from the one before it only
where the text plainly goes on: a speaker and a day hold until another is named, a passage such as "this was said by ..." speaks for the
sentence before it. Nothing else is guessed. Each claim keeps the passage that it was read from.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final

from feeds.types.claim import Approximation, Claim, Direction, Quantity, Stance, Status
from feeds.understand.claims import ways
from feeds.understand.claims.claimed import FIRED, MONEY, asks, is_of_the_text, is_told, span_of
from feeds.understand.claims.cues import cues, goods, others
from feeds.understand.claims.modes import status
from feeds.understand.claims.outside import (
    goes_home,
    is_on_list,
    is_rate,
)
from feeds.understand.claims.reader import Reader, Sentence
from feeds.understand.claims.speakers import identify
from feeds.understand.claims.ways import Ways
from feeds.understand.claims.whose import denier, governing, has_denied, nearest, source
from feeds.understand.names import kind_of, known_in, side_of
from feeds.understand.text import Span, fold, sentences
from feeds.understand.units import canonical

LOOKED_AT: Final = 20_000
"""Code points of title and text that are read."""
MOST: Final = 30
"""Claims kept per article."""

_SEAT: Final = 16  # characters behind an office in which its city stands: "the ministry in Moscow"
_SEATS: Final = frozenset({"moscow", "pyongyang"})
_TWO: Final = frozenset({"russia", "dprk"})
_FATES: Final = frozenset({"killed", "wounded", "casualty", "prisoner"})
_CARRIERS: Final = frozenset({"container", "railcar", "train", "ship", "voyage", "ton", "dollar"})
# What is told of on this beat because it went from one to the other.
_CARGO: Final = frozenset({"container", "voyage", "barrel", "railcar", "worker"})
# What may just stand there or be listed went only where its own clause says that it moved; what is fired, where its sentence does.
_VEHICLES: Final = frozenset({"ship", "train", "vehicle", "aircraft"})
_ARMS: Final = frozenset({"missile", "gun", "launcher", "rocket"})  # what a sentence that fires nothing counts as handed over
_BEHIND_CARRIER: Final = 60
_BEFORE_CARRIER: Final = 20
_NEXT_FIGURE: Final = re.compile(
    r"[;:!?。]| (?:and|und|et|и|та|і|or|oder) (?:[^\W\d]+ ){0,2}(?=\d)(?!(?:19|20)\d\d(?!\d)|\d+ ?-?(?:mm|мм))"
    r"|[,，、] ?(?=\d[\d,. ]* (?:of them |davon |из них |з них )?(?:held|contain|carri|were|enthiel|waren|conten|содерж|были|містил|були))"
)
_MEASURES: Final = frozenset({"ton", "barrel"})
_OF: Final = re.compile(r" (?:of|de|d'|an)(?: |(?<='))")
_OF_END: Final = re.compile(r" (?:for|to|from|in|gegen|für|nach|aus|contre|pour|à|vers) ")
_OF_WORDS: Final = 5  # of what stands behind "tons": "tons of refined fuel oil"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """What an article claims, and which of its figures it does not.

    Attributes:
        claims: In the order of its text, title first.
        left_out: The figures that are put right, count what somebody has, are rates, or are another country's.
    """

    claims: tuple[Claim, ...] = ()
    left_out: frozenset[Quantity] = frozenset()


def statements(title: str, text: str, quantities: tuple[Quantity, ...], language: str, published: date | None = None) -> Statements:
    """The claims of an article, and what it gives figures of without claiming them.

    Args:
        title: Its title.
        text: Its text.
        quantities: As `feeds.understand.quantities.quantities` gives them for this title and text.
        language: BCP 47 primary tag; for one without rules there is no speaker and no direction.
        published: The day of publication, for days that are told as "on Monday"; without it such days are left out.

    Returns:
        One claim for each figure of a unit that matters, at most `MOST`.
    """
    figures = [quantity for quantity in quantities if canonical(quantity.unit).claimed and not _is_small_change(quantity)]
    if not figures:
        return Statements()
    whole = f"{title}\n{text}"[:LOOKED_AT]
    table = cues(language)
    if table is None:
        return Statements(claims=tuple(_bare(whole, figures)))
    reader = Reader(whole, title, language, table, published)
    placed = list(islice(_placed(reader.spans, figures), MOST))
    read = (_claim(reader, place, figure) for place, figure in placed if is_told(reader, place, figure))
    found = [claim for claim in read if claim is not None and not _is_unclear(reader, claim)]
    kept = {claim.quantity for claim in found}
    gone = frozenset(figure for place, figure in placed if figure not in kept and not is_of_the_text(reader, place, figure))
    return Statements(claims=_once(found, title), left_out=gone)


def _is_small_change(figure: Quantity) -> bool:
    """Whether it is a sum that is no news by itself: an hour's wage, the price of a shell."""
    return figure.unit in MONEY and figure.value < (canonical(figure.unit).matters or 0.0)


def _is_unclear(reader: Reader, claim: Claim) -> bool:
    """Whether one of the two says something of a report, or with a negation, that is not understood: most often they deny it."""
    if claim.stance is not Stance.ASSERTED or reader.refusing is None or not _is_theirs(claim):
        return False
    folded = fold(claim.passage).text
    doubts = (reader.refusing.negation, reader.refusing.stories)
    return asks(claim.passage) or any(pattern.search(folded) for pattern in doubts)


def _is_theirs(claim: Claim) -> bool:
    """Whether a claim is told by somebody of the two, or by nobody in a sentence about a person who speaks for them."""
    named = known_in(claim.passage)
    if claim.claimant is None:
        return any(kind_of(name) == "persons" and side_of(name) in _TWO for name, _ in named)
    side = claim.speaker.side if claim.speaker else None
    at = claim.passage.find(claim.claimant) + len(claim.claimant)
    return side in _TWO or (side is None and any(name in _SEATS and at <= span[0] <= at + _SEAT for name, span in named))


def claims(title: str, text: str, quantities: tuple[Quantity, ...], language: str, published: date | None = None) -> tuple[Claim, ...]:
    """Only the claims of `statements`."""
    return statements(title, text, quantities, language, published).claims


def _bare(whole: str, figures: list[Quantity]) -> Iterator[Claim]:
    spans = sentences(whole)
    for place, figure in islice(_placed(spans, figures), MOST):
        yield Claim(quantity=figure, passage=whole[slice(*spans[place])])


def _placed(spans: Sequence[Span], figures: list[Quantity]) -> Iterator[tuple[int, Quantity]]:
    """Each figure with the place of its sentence among the spans; a figure outside every sentence is left out."""
    ends = [end for _, end in spans]
    for figure in figures:
        place = bisect_right(ends, figure.start)
        if place < len(spans) and spans[place][0] <= figure.start and figure.start + len(figure.text) <= ends[place]:
            yield place, figure


def _claim(reader: Reader, place: int, figure: Quantity) -> Claim | None:
    sentence = reader.sentence(place)
    span = span_of(sentence, figure)
    there, carried = source(reader, place)
    refused = reader.refusal(sentence, span)
    to_come = reader.to_come(sentence, span, refused)
    refused = refused if to_come is None else None
    if carried is not None and not sentence.attribution.goes_on and has_denied(reader, there, carried):
        carried = None  # who has just denied something does not go on to say it
    denying = [each.at for each in reader.refusals(sentence) if not each.own]
    said = carried or nearest(sentence, span, reader, denying, denied=refused is not None)
    if refused is not None and not refused.own:
        said = denier(reader, sentence, refused, carried)
    said, is_said = (said, True) if refused is not None else governing(reader, sentence, span, said)
    if not is_said:
        return None
    name = reader.whose_words(reader.full_name(said.name)) if said else None
    table = reader.modes
    told = reader.ways(place)
    back, ahead = ways.neighbours(told, span)
    around = (back, ways.wide_clause(told, span, sentence.folded), ahead)
    how = status(sentence.folded, sentence.capacity, span, figure.unit, around, table) if table else Status.DELIVERED
    if to_come is not None and not to_come and how is not Status.PLANNED:
        return None  # "not yet": it is neither here nor denied
    listed = figure.unit in _VEHICLES and _is_listed(reader, sentence, span)
    made = how is Status.CAPACITY and reader.outside is not None and is_rate(sentence.folded, span, ways.clause(told, span), reader.outside)
    chain = sentence.attribution.outlets or there.attribution.outlets or reader.chain(name)
    return Claim(
        quantity=figure,
        goods=None if listed else _goods(reader, sentence, span, figure),
        direction=None if listed or made else _direction(reader, sentence, told, figure, how),
        claimant=name,
        speaker=identify(name, reader.language) if name else None,
        chain=tuple(dict.fromkeys((*reader.credit, *chain))),
        said_on=reader.said_on(sentence, there, name),
        since=sentence.since,
        stance=refused.stance if refused else Stance.ASSERTED,
        status=Status.PLANNED if to_come else how,
        passage=sentence.passage,
    )


def _is_listed(reader: Reader, sentence: Sentence, figure: Span) -> bool:
    """Whether a figure counts what is put on a list, which went nowhere by that, whatever it carried before."""
    if reader.outside is None or reader.modes is None:
        return False
    return is_on_list(sentence.folded, figure, ways.clause(sentence.told, figure), reader.outside, reader.modes)


def _direction(reader: Reader, sentence: Sentence, told: Ways, figure: Quantity, how: Status) -> Direction | None:
    """Which way it went: as its clause says; else as the article does, of what is told of because it moved or is said to have moved."""
    table = reader.modes
    span = span_of(sentence, figure)
    start, end = ways.clause(told, span)
    clause = sentence.folded[start:end]
    if figure.unit == "person" and table is not None and table.moves.search(clause) and not table.stays.search(clause):
        return ways.direction(told, span)
    if table is None or canonical(figure.unit).stays or (how is not Status.CAPACITY and table.stays.search(sentence.folded[start:end])):
        return None
    if reader.outside is not None and goes_home(sentence.folded, (start, end), reader.outside):
        return Direction.RUSSIA_TO_DPRK if Direction.RUSSIA_TO_DPRK in {way for way, _ in told.told} else None
    own = ways.direction(told, span)
    if figure.unit in _VEHICLES and not table.moves.search(sentence.folded[start:end]):
        return None
    if own is not None and (figure.unit not in FIRED or table.moves.search(sentence.folded)):
        return own
    if told.back or told.back_for:
        return None
    only = canonical(figure.unit).way
    if only is not None and reader.both and not others().search(fold(figure.text).text):
        return only
    counted = figure.unit in _ARMS and not table.stays.search(sentence.folded) and not others().search(sentence.folded)
    if figure.unit in _CARGO or how is Status.CAPACITY or sentence.moved or counted:
        return reader.main_way
    return None


def _goods(reader: Reader, sentence: Sentence, figure: Span, counted: Quantity) -> str | None:
    """What a carrier carries, where the words right around it say so; not what was given for it, nor what the next figure counts."""
    if counted.unit not in _CARRIERS:
        return None
    folded, (start, end) = sentence.folded, figure
    behind = _NEXT_FIGURE.split(folded[end : end + _BEHIND_CARRIER], maxsplit=1)[0]
    before = folded[max(ways.clause(sentence.told, figure)[0], start - _BEFORE_CARRIER) : end]
    if reader.outside is not None:
        if exchange := reader.outside.exchange.search(behind):
            behind = behind[: exchange.start()]
        before = before[max((found.end() for found in reader.outside.exchange.finditer(before)), default=0) :]
    named = counted.unit in _MEASURES and _OF.match(behind) is not None  # "tons of": what follows is what it is
    for window in (_OF_END.split(" ".join(behind.split(" ")[:_OF_WORDS]))[0] if named else behind, "" if named else before):
        found = [(match.start(), name) for name, pattern in goods() if (match := pattern.search(window))]
        if found:
            return min(found)[1]
    return None


def _once(found: Sequence[Claim], title: str) -> tuple[Claim, ...]:
    """One claim for each figure: of several tellings the fullest slots, and the passage that tells most."""
    kept: list[Claim] = []
    for claim in found:
        place = next((at for at, other in enumerate(kept) if _same_figure(claim, other, in_title=other.passage in title)), None)
        if place is None:
            kept.append(claim)
        else:
            kept[place] = _merged(kept[place], claim, title)
    return tuple(kept)


def _same_figure(one: Claim, other: Claim, *, in_title: bool) -> bool:
    a, b = one.quantity, other.quantity
    if a is None or b is None:
        return False
    one_of_us = canonical(a.unit).people and canonical(b.unit).people and (in_title or "person" in {a.unit, b.unit})
    if canonical(a.unit).family != canonical(b.unit).family and not one_of_us:
        return False
    if one.stance is not other.stance and _by_others(one, other):
        return False
    if in_title and a.high is not None and b.approximation is Approximation.UP_TO and b.value == a.high:
        return True  # "up to 30,000", and in the text "25,000 to 30,000"
    return a.value == b.value and (a.high == b.high or None in {a.high, b.high}) and (a.unit == b.unit or not {a.unit, b.unit} <= _FATES)


def _by_others(one: Claim, other: Claim) -> bool:
    """Whether what one says another does not: then both are told. What nobody says once it is denied is the report that is denied."""
    asserted, refused = (one, other) if one.stance is Stance.ASSERTED else (other, one)
    return asserted.stance is Stance.ASSERTED and asserted.claimant is not None and asserted.claimant != refused.claimant


def _merged(one: Claim, other: Claim, title: str) -> Claim:
    """The claim whose sentence tells more, its empty slots filled from the other."""
    more, less = (one, other) if _weight(one, title) >= _weight(other, title) else (other, one)
    refused = next((claim for claim in (more, less) if claim.stance is not Stance.ASSERTED and claim.claimant), None)
    voice = refused or (more if more.claimant else less)
    quantity, its = more.quantity, less.quantity
    if quantity is not None and its is not None and (quantity.unit == "person" or its.unit in _FATES):
        quantity = replace(quantity, unit=its.unit)
    if quantity is not None and its is not None and quantity.approximation is Approximation.EXACT and quantity.value == its.value:
        quantity = replace(quantity, approximation=its.approximation)
    return replace(
        more,
        quantity=quantity,
        goods=more.goods or less.goods,
        direction=None if quantity is not None and canonical(quantity.unit).stays else more.direction or less.direction,
        claimant=voice.claimant,
        speaker=voice.speaker,
        chain=more.chain or less.chain,
        said_on=more.said_on or less.said_on,
        since=more.since or less.since,
        stance=more.stance if more.stance is not Stance.ASSERTED else less.stance,
        status=less.status if more.status is Status.DELIVERED and less.passage not in title else more.status,
    )


def _weight(claim: Claim, title: str) -> float:
    """How much a telling tells; a speaker from another sentence weighs half, and a title gives way to the text."""
    own = claim.claimant is not None and claim.claimant in claim.passage
    slots = (claim.goods, claim.direction, claim.chain, claim.said_on, claim.since)
    exact = claim.quantity is not None and claim.quantity.approximation is not Approximation.EXACT
    return sum(bool(slot) for slot in slots) + exact + (2.0 if own else bool(claim.claimant)) - 2.0 * (claim.passage in title)
