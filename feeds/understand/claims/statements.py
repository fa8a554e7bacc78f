"""Claims: who says that how much of what went from whom to whom, read sentence by sentence from rules that are data.

Each figure that matters makes a claim; a figure told twice is one. What a sentence does not say is taken from the one before it only
where the text plainly goes on: a speaker and a day hold until another is named, a passage such as "this was said by ..." speaks for the
sentence before it. Nothing else is guessed. Each claim keeps the passage that it was read from.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from itertools import islice
from typing import Final

from feeds.types.claim import Approximation, Claim, Direction, Quantity, Status
from feeds.understand.claims import attributions, attributions_east, ways
from feeds.understand.claims.attributions import Attribution, Said
from feeds.understand.claims.cues import Cues, cues, goods
from feeds.understand.claims.modes import moved, modes, since, stance, status
from feeds.understand.claims.saying_days import saying_days
from feeds.understand.claims.speakers import identify
from feeds.understand.claims.ways import Ways
from feeds.understand.furniture import dateline_end
from feeds.understand.text import Span, fold, sentences
from feeds.understand.units import canonical

LOOKED_AT: Final = 20_000
"""Code points of title and text that are read."""
MOST: Final = 30
"""Claims kept per article."""

_FATES: Final = frozenset({"killed", "wounded", "casualty", "prisoner"})
_BEGINNING: Final = 1_000  # code points of the text that tell whether an article is about both countries
_BACK: Final = 6  # sentences that are gone back over for a speaker
_AHEAD: Final = 2
_CARRIERS: Final = frozenset({"container", "railcar", "train", "ship", "voyage", "ton", "dollar"})
# Of North Korea in Russia these cannot be told without having been sent there.
_SENT: Final = frozenset({"troop", "sapper", "officer", "general", "adviser", "brigade", "worker", "container", "shell", "voyage", "barrel", "railcar"})
_BEHIND_CARRIER: Final = 60
_BEFORE_CARRIER: Final = 20
_FAR_DAY: Final = 70  # characters between a verb of saying and its day


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """What a sentence says for all its figures; offsets in `folded` are those of the sentence."""

    start: int
    passage: str
    folded: str = ""
    attribution: Attribution = Attribution()
    day: date | None = None
    told: Ways = Ways()
    since: str | None = None


class _Reader:
    """One article, its sentences read when they are asked for, each once."""

    def __init__(self, whole: str, title: str, language: str, table: Cues, published: date | None) -> None:
        self.whole, self.title, self.language, self.table, self.published = whole, title, language, table, published
        self.spans = sentences(whole)
        self.both = ways.names_both(fold(whole[: len(title) + _BEGINNING]).text, table)
        self.sentence = cache(self._sentence)

    def _sentence(self, place: int) -> _Sentence:
        start, end = self.spans[place]
        passage = self.whole[start:end]
        told = passage[dateline_end(passage) :]
        attribution = self._attribution(told, in_title=start < len(self.title))
        folded = fold(passage).text
        return _Sentence(
            start=start,
            passage=passage,
            folded=folded,
            attribution=attribution,
            day=self._day(told, attribution),
            told=ways.read(folded, self.table, both=self.both),
            since=since(folded, self.language, self.published),
        )

    def _attribution(self, told: str, *, in_title: bool) -> Attribution:
        if self.table.spaced:
            found = attributions.spaced(told, self.language, self.table)
        else:
            found = attributions_east.east(told, self.language, self.table)
        if in_title:
            read = attributions.title_speaker(told, self.language)
            name = read or attributions_east.east_title_speaker(told, self.language)
            if name and not found.speakers:
                return replace(found, speakers=(Said(name=name, at=(0, 0)),))
        return found

    def _day(self, told: str, attribution: Attribution) -> date | None:
        """The day of saying: of the days named, the one nearest to a verb or phrase of saying, if it is near."""
        days = list(saying_days(fold(told).text, self.language, self.published))
        if not days or not attribution.cues:
            return None
        parts = ways.read(told, self.table, both=False).parts if self.table.spaced else ()
        near = [
            (ways.distance(parts, cue, span), day) for day, span in days for cue in attribution.cues
        ]
        if not self.table.spaced:
            near += [(ways.distance((), _subject_end(told, said), span), day) for day, span in days for said in attribution.speakers]
        far, day = min(near)
        return day if far <= _FAR_DAY or (far < 1_000 + _FAR_DAY and self.table.spaced) else None

    @cached_property
    def only_way(self) -> Direction | None:
        """The way that the title and the beginning of the text tell, if it is one alone."""
        end = len(self.title) + _BEGINNING
        found = {way for start, stop in self.spans if start < end for way, _ in ways.told(fold(self.whole[start:stop]).text, self.table, both=self.both)}
        return found.pop() if len(found) == 1 else None

    def place_of(self, offset: int) -> int:
        """The place of the sentence that holds an offset."""
        return bisect_right([start for start, _ in self.spans], offset) - 1

    def direction(self, place: int) -> Ways:
        """The ways of a sentence; of one that begins "in return" the opposite of the one before."""
        sentence = self.sentence(place)
        if sentence.told.told or not place or not self.table.back.search(sentence.folded):
            return sentence.told
        start, end = self.spans[place - 1]
        before = {way for way, _ in ways.told(fold(self.whole[start:end]).text, self.table, both=self.both)}
        if len(before) != 1:
            return sentence.told
        return replace(sentence.told, told=((ways.OPPOSITE[before.pop()], (0, 0)),), back=())

    def source(self, place: int) -> tuple[_Sentence, Said | None]:
        """The sentence that says who says so, and who; of one that names nobody, the one before, else the next one."""
        here = self.sentence(place)
        if here.attribution.speakers:
            return here, None
        first = 1 if self.title else 0
        for back in range(place - 1, max(first, place - _BACK) - 1, -1):
            there = self.sentence(back)
            if there.attribution.speakers:
                return there, there.attribution.speakers[0]
        for ahead in range(place + 1, min(len(self.spans), place + 1 + _AHEAD)):
            there = self.sentence(ahead)
            if there.attribution.speakers and place >= first:
                return there, there.attribution.speakers[0]
        return here, None


def _subject_end(told: str, said: Said) -> Span:
    at = told.find(said.name)
    return (at, at + len(said.name)) if at >= 0 else said.at


def claims(
    title: str, text: str, quantities: tuple[Quantity, ...], language: str, published: date | None = None
) -> tuple[Claim, ...]:
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
    reader = _Reader(whole, title, language, table, published)
    found = [_claim(reader, place, figure) for place, figure in islice(_placed(reader.spans, figures), MOST)]
    return _once(found)


def _bare(whole: str, figures: list[Quantity]) -> Iterator[Claim]:
    spans = sentences(whole)
    for place, figure in islice(_placed(spans, figures), MOST):
        yield Claim(quantity=figure, passage=whole[slice(*spans[place])])


def _placed(spans: Sequence[Span], figures: list[Quantity]) -> Iterator[tuple[int, Quantity]]:
    """Each figure with the place of its sentence among the spans; a figure outside every sentence is left out."""
    ends = [end for _, end in spans]
    for figure in figures:
        place = bisect_right(ends, figure.start)
        if place < len(spans) and spans[place][0] <= figure.start:
            yield place, figure


def _claim(reader: _Reader, place: int, figure: Quantity) -> Claim:
    sentence = reader.sentence(place)
    at = figure.start - sentence.start
    span = (at, at + len(figure.text))
    there, carried = reader.source(place)
    said = carried or _nearest(sentence, span)
    table = modes(reader.language)
    told = reader.direction(place)
    clause = ways.clause(told, span)
    how = status(sentence.folded, span, figure.unit, clause, table) if table else Status.DELIVERED
    return Claim(
        quantity=figure,
        goods=_goods(sentence.folded, at, figure),
        direction=_direction(reader, told, figure, span, how),
        claimant=said.name if said else None,
        speaker=identify(said.name, reader.language) if said else None,
        chain=sentence.attribution.outlets or there.attribution.outlets,
        said_on=sentence.day or there.day,
        since=sentence.since,
        stance=stance(sentence.folded, span, reader.table, table),
        status=how,
        passage=sentence.passage,
    )


def _nearest(sentence: _Sentence, figure: Span) -> Said | None:
    """Of several speakers of a sentence the one whose clause is nearest to the figure."""
    return min(sentence.attribution.speakers, key=lambda said: ways.distance(sentence.told.parts, figure, said.at), default=None)


def _direction(reader: _Reader, told: Ways, figure: Quantity, span: Span, how: Status) -> Direction | None:
    """Which way it went: as its clause says; else as the article does, of what cannot be there without having been sent, or is said to have moved."""
    table = modes(reader.language)
    start, end = ways.clause(told, span)
    sentence = reader.sentence(reader.place_of(figure.start))
    if table is None or canonical(figure.unit).stays or table.stays.search(sentence.folded[start:end]):
        return None
    own = ways.direction(told, span)
    if own is not None:
        return own
    if figure.unit in _SENT or how is Status.CAPACITY or moved([sentence.folded], table):
        return reader.only_way
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


def _once(found: Sequence[Claim]) -> tuple[Claim, ...]:
    """One claim for each figure: of several tellings the fullest slots, and the passage that tells most."""
    kept: list[Claim] = []
    for claim in found:
        place = next((at for at, other in enumerate(kept) if _same_figure(claim, other)), None)
        if place is None:
            kept.append(claim)
        else:
            kept[place] = _merged(kept[place], claim)
    return tuple(kept)


def _same_figure(one: Claim, other: Claim) -> bool:
    a, b = one.quantity, other.quantity
    if a is None or b is None or (canonical(a.unit).family != canonical(b.unit).family and "person" not in {a.unit, b.unit}):
        return False
    return a.value == b.value and (a.high == b.high or None in {a.high, b.high}) and (a.unit == b.unit or not {a.unit, b.unit} <= _FATES)


def _merged(one: Claim, other: Claim) -> Claim:
    """The claim whose sentence tells more, its empty slots filled from the other."""
    more, less = (one, other) if _weight(one) >= _weight(other) else (other, one)
    quantity, its = more.quantity, less.quantity
    if quantity is not None and its is not None and quantity.unit == "person":
        quantity = replace(quantity, unit=its.unit)
    if quantity is not None and its is not None and quantity.approximation is Approximation.EXACT:
        quantity = replace(quantity, approximation=its.approximation)
    return replace(
        more,
        quantity=quantity,
        goods=more.goods or less.goods,
        direction=more.direction or less.direction,
        claimant=more.claimant or less.claimant,
        speaker=more.speaker if more.claimant else less.speaker,
        chain=more.chain or less.chain,
        said_on=more.said_on or less.said_on,
        since=more.since or less.since,
        status=less.status if more.status is Status.DELIVERED else more.status,
    )


def _weight(claim: Claim) -> float:
    """How much a telling tells; a claim that came from another sentence weighs half."""
    own = claim.claimant is not None and claim.claimant in claim.passage
    slots = (claim.goods, claim.direction, claim.chain, claim.said_on, claim.since)
    exact = claim.quantity is not None and claim.quantity.approximation is not Approximation.EXACT
    return sum(bool(slot) for slot in slots) + exact + (2.0 if own else bool(claim.claimant))
