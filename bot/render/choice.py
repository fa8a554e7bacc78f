"""Which claims of a story are worth a line, and who denies. Knows no language. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from bot.render.agreement import Agreement, agreement, amount
from bot.render.claims import Told
from feeds.decide.material import leading
from feeds.decide.sources import WEIGHT, known_as
from feeds.types.claim import Approximation, Claim, Direction, Quantity, Speaker, Stance, Status
from feeds.understand.background import is_past
from feeds.understand.units import canonical
from storage.types import Story, Telling

MOST: Final = 3
MOST_DENIALS: Final = 2
_CARRIERS: Final = frozenset({"container", "railcar", "train", "ship"})

_TRAVELLERS: Final = frozenset({"railcar", "train", "ship", "voyage", "aircraft"})
_TENFOLD: Final = 10  # what a total rises to at most from one story to the next
_BEHIND: Final = 1_000_000

_Figure = tuple[str, float, float | None, Status]


def key_claims(story: Story, shown: Telling) -> tuple[Told, ...]:
    """The claims to show of a story, the title's figure first, those of one speaker side by side; at most `MOST`.

    They are those of the telling that is shown; where it makes none in its lead, those of the first telling that does; where none does,
    what stands complete below a lead without figures. Where that telling does not say who claims a figure, or nearly all others say that
    it was sent where this one says "planned", another one stands in for it.

    Returns:
        () where nothing is known beside bare figures, which are told better in one line.
    """
    votes = agreement(story)
    places = ((telling, read) for read in (_asserted, _further_down) for telling in (shown, *story.tellings))
    source, own = next(((telling, found) for telling, read in places if (found := read(telling, votes))), (None, []))
    if source is None:
        return ()
    own = _with_full_names(own)
    groups: dict[_Figure, list[Claim]] = {}
    for claim in sorted(own, key=lambda claim: _rank(claim, source)):
        groups.setdefault(_figure(claim), []).append(claim)
    told = _with_room([_best(_whole(alike), source, story, shown, votes) for alike in groups.values()])[:MOST]
    if not any(map(_says_more, told)):
        return ()
    told = [replace(each, claim=_in_office(each.claim, story)) for each in told]
    told.sort(key=lambda each: _place(each, source, shown))
    return tuple(sorted(told, key=lambda each: _speaks_like(each, told)))


def denials(story: Story, shown: Telling) -> tuple[Told, ...]:
    """Who denies or cannot confirm, each speaker once, whoever tells it; at most `MOST_DENIALS`."""
    found: dict[object, Told] = {}
    for telling in (shown, *story.tellings):
        for each in (*denials_of(telling), *_doubts_of(telling)):
            found.setdefault(_who(each.claim), replace(each, outlet=_elsewhere(telling, shown)))
    voices = {_house(each.claim) for each in found.values() if _is_person(each.claim)}
    told = [each for each in found.values() if _house(each.claim) not in voices - {None} or _is_person(each.claim)]
    return tuple(told)[:MOST_DENIALS]


def _is_person(claim: Claim) -> bool:
    return claim.speaker is not None and claim.speaker.person is not None


def _house(claim: Claim) -> tuple[str, str | None, Stance] | None:
    """The house for which somebody denies: it and its spokesperson are one."""
    speaker = claim.speaker
    return (speaker.side, speaker.office, claim.stance) if speaker is not None and speaker.side else None


def denials_of(telling: Telling) -> tuple[Told, ...]:
    """The denials of a telling whose speaker is known."""
    denied = [claim for claim in telling.claims if claim.stance is Stance.DENIED]
    return tuple(Told(claim=claim, text=telling.text) for claim in denied if claim.speaker or claim.claimant)[:MOST_DENIALS]


def _doubts_of(telling: Telling) -> tuple[Told, ...]:
    """What somebody who is known does not know or cannot confirm."""
    return tuple(Told(claim=claim) for claim in telling.claims if claim.stance is Stance.UNCONFIRMED and (claim.speaker or claim.claimant))


def of_figures(telling: Telling, news: Iterable[Quantity]) -> tuple[Told, ...]:
    """The claims of a telling that give certain figures."""
    wanted = {(figure.unit, figure.value, figure.high) for figure in news}
    found: dict[_Figure, Told] = {}
    for claim in telling.claims:
        quantity = claim.quantity
        if quantity is not None and (quantity.unit, quantity.value, quantity.high) in wanted and claim.stance is Stance.ASSERTED:
            found.setdefault(_figure(claim), Told(claim=claim, text=telling.text))
    return tuple(found.values())[:MOST]


def of_sides(telling: Telling, sides: Iterable[str]) -> tuple[Told, ...]:
    """The first claim in the lead of each of these sides."""
    found: dict[str, Told] = {}
    for claim in leading(telling.claims, telling.lead_quantities):
        if (
            claim.speaker is not None
            and claim.speaker.side in set(sides)
            and claim.stance is Stance.ASSERTED
            and claim.quantity is not None
        ):
            found.setdefault(claim.speaker.side, Told(claim=claim, text=telling.text))
    return tuple(found.values())[:MOST]


def comparable(now: Claim, before: Claim) -> bool:
    """Whether two claims count the same thing going the same way, so that one tells what the other adds."""
    one, other = now.quantity, before.quantity
    return (
        one is not None
        and other is not None
        and one.unit == other.unit
        and now.direction == before.direction
        and now.status is before.status is Status.DELIVERED
        and of_one_size(one, other)
    )


def of_one_size(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may count the same thing: 150 military doctors are no earlier state of 10,000 soldiers."""
    less, more = sorted((one.value, other.value))
    return more <= _TENFOLD * less


def _asserted(telling: Telling, votes: Agreement) -> list[Claim]:
    """What the lead of a telling claims with a figure that matters, and what it says of the way back of the same things further down."""
    said = _that_matter(telling, votes)
    first = leading(said, telling.lead_quantities)
    ways = {(_unit(claim), claim.direction) for claim in first if claim.direction is not None}
    back = [claim for claim in said if claim not in first and (_unit(claim), _opposite(claim.direction)) in ways]
    return [*first, *[claim for claim in back[:1] if (_unit(claim), claim.direction) not in ways]]


def _further_down(telling: Telling, votes: Agreement) -> list[Claim]:
    """What the text of a telling whose lead has no figure claims completely: who says so, and which way what can go went; no old news."""
    if telling.lead_quantities:
        return []
    day = telling.published.date()
    return [
        claim
        for claim in _that_matter(telling, votes)
        if (claim.speaker or claim.claimant) and (claim.direction or canonical(_unit(claim)).stays) and not is_past(claim.passage, day)
    ]


def _that_matter(telling: Telling, votes: Agreement) -> list[Claim]:
    """What is claimed with a figure that matters, each with the way that its story agrees on."""
    return [
        replace(claim, direction=votes.way(claim))
        for claim in telling.claims
        if claim.stance is Stance.ASSERTED and canonical(_unit(claim)).matters is not None
        # of two ships nobody knows what is claimed of them until it is said which way they went
        if _unit(claim) not in _TRAVELLERS or votes.way(claim) is not None
    ]


def _whole(alike: Sequence[Claim]) -> Claim:
    """One figure as one article tells it in several sentences: what one leaves open another may say. A qualified figure claims less."""
    fullest = max(alike, key=lambda claim: (bool(claim.speaker or claim.claimant), claim.direction is not None, claim.since is not None))
    qualified = [
        claim.quantity for claim in alike if claim.quantity is not None and claim.quantity.approximation is not Approximation.EXACT
    ]
    ways = {claim.direction for claim in alike} - {None}
    return replace(
        fullest,
        quantity=fullest.quantity if not qualified or fullest.quantity in qualified else qualified[0],
        direction=fullest.direction or (ways.pop() if len(ways) == 1 else None),
        goods=fullest.goods or next((claim.goods for claim in alike if claim.goods), None),
        since=fullest.since or next((claim.since for claim in alike if claim.since), None),
    )


def _with_full_names(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one article: whoever is called by a part of a name ("Shin") is the one whose whole name stands in another claim."""
    full = [claim for claim in claims if claim.speaker is not None and claim.claimant]
    named: list[Claim] = []
    for claim in claims:
        same = [other for other in full if claim.speaker is None and claim.claimant and claim.claimant in (other.claimant or "").split()]
        named.append(replace(claim, claimant=same[0].claimant, speaker=same[0].speaker) if same else claim)
    return named


def _in_office(claim: Claim, story: Story) -> Claim:
    """A claim whose text names a person alone, with the office that most tellings of the story let them have."""
    speaker = claim.speaker
    if speaker is None or speaker.person is None or speaker.office is not None:
        return claim
    every = (other.speaker for telling in story.tellings for other in telling.claims)
    held = Counter(other for other in every if other is not None and other.person == speaker.person and other.office is not None)
    return replace(claim, speaker=held.most_common(1)[0][0]) if held else claim


def _carries(claim: Claim) -> bool:
    return claim.status is Status.DELIVERED and _unit(claim) in _CARRIERS


def _place(told: Told, source: Telling, shown: Telling) -> tuple[bool, int]:
    """Where it stands: the title's figure first, then as the text has them; what another telling says behind those."""
    start = told.claim.quantity.start if told.claim.quantity is not None and told.outlet == _elsewhere(source, shown) else _BEHIND
    return start >= len(source.title), start


def _best(claim: Claim, source: Telling, story: Story, shown: Telling, votes: Agreement) -> Told:
    """A claim, or the same figure from a telling whose status more agree with, or that knows for whom the speaker speaks."""
    status = votes.status(claim)

    def worth(other: Claim) -> tuple[bool, bool, bool]:
        return other.status is status, other.speaker is not None and other.speaker.side is not None, bool(other.speaker or other.claimant)

    best, found = worth(claim), Told(claim=claim, outlet=_elsewhere(source, shown), text=source.text)
    for telling in sorted(story.tellings, key=lambda telling: (telling.language != shown.language, WEIGHT[telling.tier])):
        for other in leading(telling.claims, telling.lead_quantities):
            alike = amount(other) == amount(claim) and other.stance is Stance.ASSERTED and claim.direction in {None, other.direction}
            if alike and _may_be_one(claim, other) and worth(other) > best:
                best, found = worth(other), Told(claim=other, outlet=_elsewhere(telling, shown), text=telling.text)
    return replace(found, outlet=None) if found.outlet is not None and _says_so_too(shown, found.claim) else found


def _says_so_too(shown: Telling, claim: Claim) -> bool:
    """Whether the shown telling has the same figure by a speaker of the same side."""
    side = _side(claim)
    return side is not None and any(
        (amount(other), other.status, other.stance) == (amount(claim), claim.status, Stance.ASSERTED) and _side(other) == side
        for other in shown.claims
    )


def _may_be_one(claim: Claim, other: Claim) -> bool:
    """Whether two speakers of one figure may be the same: no side, office or person that both have differs."""
    one, two = claim.speaker, other.speaker
    if one is None or two is None:
        return True
    pairs = ((one.side, two.side), (one.office, two.office), (one.person, two.person))
    return not any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _with_room(told: list[Told]) -> list[Told]:
    """What the only count of carriers that went could hold stands with it, by the first of several alternatives."""
    carriers = [each for each in told if _carries(each.claim)]
    rooms = [each.claim.quantity for each in told if each.claim.status is Status.CAPACITY]
    if len(carriers) != 1 or not rooms:
        return told
    rest = [each for each in told if each.claim.status is not Status.CAPACITY]
    held = min((room for room in rooms if room is not None), key=lambda room: room.start)
    return [replace(each, capacity=held) if _carries(each.claim) else each for each in rest]


def _side(claim: Claim) -> str | None:
    return claim.speaker.side if claim.speaker is not None else None


def _rank(claim: Claim, telling: Telling) -> tuple[bool, bool, bool, float]:
    """What stands first: the title's figure, what is no mere capacity, what somebody is known to say, the largest matter."""
    quantity = claim.quantity
    if quantity is None:
        return True, True, True, 0.0
    matter = quantity.value / (canonical(quantity.unit).matters or quantity.value or 1.0)
    known = bool(claim.claimant or claim.speaker)
    return quantity.start >= len(telling.title), claim.status is Status.CAPACITY, not known, -matter


def _says_more(told: Told) -> bool:
    """Whether a claim says more than its figure."""
    claim = told.claim
    return bool(claim.claimant or claim.speaker or claim.direction or claim.goods or claim.since or claim.status is not Status.DELIVERED)


def _speaks_like(each: Told, told: Sequence[Told]) -> int:
    """The place of the first claim by the same speaker."""
    return next(place for place, other in enumerate(told) if _who(other.claim) == _who(each.claim))


def _who(claim: Claim) -> Speaker | str | None:
    return claim.speaker or claim.claimant


def _figure(claim: Claim) -> _Figure:
    quantity = claim.quantity
    return ("", 0.0, None, claim.status) if quantity is None else (quantity.unit, quantity.value, quantity.high, claim.status)


def _unit(claim: Claim) -> str:
    return "" if claim.quantity is None else claim.quantity.unit


def _elsewhere(telling: Telling, shown: Telling) -> str | None:
    return None if known_as(telling.outlet) == known_as(shown.outlet) else telling.outlet


def _opposite(way: Direction | None) -> Direction | None:
    match way:
        case Direction.DPRK_TO_RUSSIA:
            return Direction.RUSSIA_TO_DPRK
        case Direction.RUSSIA_TO_DPRK:
            return Direction.DPRK_TO_RUSSIA
        case None:
            return None
