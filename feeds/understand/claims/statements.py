"""Claims: who says that how much of what went from whom to whom, read sentence by sentence from rules that are data.

Each figure that matters makes a claim; a figure told twice is one. What a sentence does not say is taken from the one before it only
where the text plainly goes on: a speaker and a day hold until another is named, a passage such as "this was said by ..." speaks for the
sentence before it. Nothing else is guessed. Each claim keeps the passage that it was read from.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Final

from feeds.types.claim import Approximation, Claim, Direction, Quantity, Status
from feeds.understand.claims import ways
from feeds.understand.claims.attributions import Said
from feeds.understand.claims.cues import cues, goods, others
from feeds.understand.claims.modes import stance, status
from feeds.understand.claims.reader import Reader, Sentence
from feeds.understand.claims.speakers import identify, is_named
from feeds.understand.claims.ways import Ways
from feeds.understand.text import Span, fold, sentences
from feeds.understand.units import canonical

LOOKED_AT: Final = 20_000
"""Code points of title and text that are read."""
MOST: Final = 30
"""Claims kept per article."""

_FATES: Final = frozenset({"killed", "wounded", "casualty", "prisoner"})
_CARRIERS: Final = frozenset({"container", "railcar", "train", "ship", "voyage", "ton", "dollar"})
# What is told of on this beat because it went from one to the other.
_CARGO: Final = frozenset({"container", "voyage", "barrel", "railcar", "worker"})
# What may just stand there or be listed went only where its own clause says that it moved; what is fired, where its sentence does.
_VEHICLES: Final = frozenset({"ship", "train", "vehicle", "aircraft"})
_FIRED: Final = frozenset({"missile", "drone", "launcher", "rocket"})
_ARMS: Final = frozenset({"missile", "gun", "launcher", "rocket"})  # what a sentence that fires nothing counts as handed over
_BEHIND_CARRIER: Final = 60
_BEFORE_CARRIER: Final = 20


def claims(title: str, text: str, quantities: tuple[Quantity, ...], language: str, published: date | None = None) -> tuple[Claim, ...]:
    """The claims of an article, in the order of its text, title first.

    Args:
        title: Its title.
        text: Its text.
        quantities: As `feeds.understand.quantities.quantities` gives them for this title and text.
        language: BCP 47 primary tag; for one without rules there is no speaker and no direction.
        published: The day of publication, for days that are told as "on Monday"; without it such days are left out.

    Returns:
        One claim for each figure of a unit that matters, at most `MOST`.
    """
    figures = [quantity for quantity in quantities if canonical(quantity.unit).claimed]
    if not figures:
        return ()
    whole = f"{title}\n{text}"[:LOOKED_AT]
    table = cues(language)
    if table is None:
        return tuple(_bare(whole, figures))
    reader = Reader(whole, title, language, table, published)
    found = [_claim(reader, place, figure) for place, figure in islice(_placed(reader.spans, figures), MOST)]
    return _once(found, title)


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


def _claim(reader: Reader, place: int, figure: Quantity) -> Claim:
    sentence = reader.sentence(place)
    at = figure.start - sentence.start
    span = (at, at + len(figure.text))
    there, carried = reader.source(place)
    said = carried or _nearest(sentence, span, reader.language)
    name = reader.whose_words(reader.full_name(said.name)) if said else None
    table = reader.modes
    told = reader.ways(place)
    back, ahead = ways.neighbours(told, span)
    around = (back, ways.wide_clause(told, span, sentence.folded), ahead)
    how = status(sentence.folded, sentence.capacity, span, figure.unit, around, table) if table else Status.DELIVERED
    chain = sentence.attribution.outlets or there.attribution.outlets or reader.chain(name)
    return Claim(
        quantity=figure,
        goods=_goods(sentence.folded, at, figure),
        direction=_direction(reader, sentence, told, figure, how),
        claimant=name,
        speaker=identify(name, reader.language) if name else None,
        chain=tuple(dict.fromkeys((*reader.credit, *chain))),
        said_on=reader.said_on(sentence, there, name),
        since=sentence.since,
        stance=stance(sentence.folded, span, reader.table, table),
        status=how,
        passage=sentence.passage,
    )


def _nearest(sentence: Sentence, figure: Span, language: str) -> Said | None:
    """Of several speakers of a sentence the one whose clause is nearest to the figure; a capital gives way to who speaks for it."""
    speakers = sentence.attribution.speakers
    said = min(speakers, key=lambda said: ways.distance(sentence.told.parts, figure, said.at), default=None)
    if said is None or len(speakers) == 1 or is_named(said.name, language):
        return said
    capital = identify(said.name, language)
    voices = [other for other in speakers if is_named(other.name, language)]
    return next(
        (other for other in voices if capital is not None and (known := identify(other.name, language)) and known.side == capital.side),
        said,
    )


def _direction(reader: Reader, sentence: Sentence, told: Ways, figure: Quantity, how: Status) -> Direction | None:
    """Which way it went: as its clause says; else as the article does, of what is told of because it moved or is said to have moved."""
    table = reader.modes
    at = figure.start - sentence.start
    span = (at, at + len(figure.text))
    start, end = ways.clause(told, span)
    clause = sentence.folded[start:end]
    if figure.unit == "person" and table is not None and table.moves.search(clause) and not table.stays.search(clause):
        return ways.direction(told, span)
    if table is None or canonical(figure.unit).stays or (how is not Status.CAPACITY and table.stays.search(sentence.folded[start:end])):
        return None
    own = ways.direction(told, span)
    if figure.unit in _VEHICLES and not table.moves.search(sentence.folded[start:end]):
        return None
    if own is not None and (figure.unit not in _FIRED or table.moves.search(sentence.folded)):
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


def _goods(folded: str, at: int, figure: Quantity) -> str | None:
    """What a carrier carries, where the words right around it say so."""
    if figure.unit not in _CARRIERS:
        return None
    end = at + len(figure.text)
    for window in (folded[end : end + _BEHIND_CARRIER], folded[max(0, at - _BEFORE_CARRIER) : end]):
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
    if in_title and a.high is not None and b.approximation is Approximation.UP_TO and b.value == a.high:
        return True  # "up to 30,000", and in the text "25,000 to 30,000"
    return a.value == b.value and (a.high == b.high or None in {a.high, b.high}) and (a.unit == b.unit or not {a.unit, b.unit} <= _FATES)


def _merged(one: Claim, other: Claim, title: str) -> Claim:
    """The claim whose sentence tells more, its empty slots filled from the other."""
    more, less = (one, other) if _weight(one, title) >= _weight(other, title) else (other, one)
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
        claimant=more.claimant or less.claimant,
        speaker=more.speaker if more.claimant else less.speaker,
        chain=more.chain or less.chain,
        said_on=more.said_on or less.said_on,
        since=more.since or less.since,
        status=less.status if more.status is Status.DELIVERED and less.passage not in title else more.status,
    )


def _weight(claim: Claim, title: str) -> float:
    """How much a telling tells; a speaker from another sentence weighs half, and a title gives way to the text."""
    own = claim.claimant is not None and claim.claimant in claim.passage
    slots = (claim.goods, claim.direction, claim.chain, claim.said_on, claim.since)
    exact = claim.quantity is not None and claim.quantity.approximation is not Approximation.EXACT
    return sum(bool(slot) for slot in slots) + exact + (2.0 if own else bool(claim.claimant)) - 2.0 * (claim.passage in title)
