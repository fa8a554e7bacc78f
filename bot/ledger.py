"""The ledger: what was claimed of one unit, by whom, through whom, each distinct claim once. Pure; shows nothing.

Tellings of one claim differ: one leaves the speaker out, another the direction, a third misreads "has sent" as "will send". Within a story
they complete and outvote one another (bot.render.agreement); nothing is taken from other stories.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final, TypeVar

from bot.errors import UsageError
from bot.locales.texts import LANGUAGES, texts
from bot.render.agreement import Agreement, amount, votes
from feeds.types.article import ArticleId
from feeds.types.claim import Approximation, Claim, Direction, Quantity, Stance, Status
from feeds.types.feed import Tier
from feeds.types.story import StoryId
from feeds.understand.text import fold
from feeds.understand.units import canonical, vocabulary
from storage.claimed import Claimed

T = TypeVar("T", bound=Hashable)


class Section(StrEnum):
    """What is kept apart."""

    CLAIMED = "claimed"
    PLANNED = "planned"
    CAPACITY = "capacity"
    DENIED = "denied"


_FEWEST: Final = 4  # outlets of a story that may outvote one
_SECTIONS: Final = {Status.DELIVERED: Section.CLAIMED, Status.PLANNED: Section.PLANNED, Status.CAPACITY: Section.CAPACITY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One claim of the ledger.

    Attributes:
        section: Whether it is said to have happened, is planned, could be, or is denied.
        day: The day on which it was said, else on which it was published first.
        said: Whether that is the day of saying.
        claim: The claim, as the fullest of its tellings has it; its quantity is there.
        outlet: The outlet that told it first, of those that say who said it.
        tier: What kind of source that is.
        article: Its article.
        url: Where that can be read, or None.
        tellings: How many claims of articles were taken for this one.
        outlets: How many outlets published them.
        stories: The stories that tell it, the first one first.
    """

    section: Section
    day: date
    said: bool
    claim: Claim
    outlet: str
    tier: Tier
    article: ArticleId
    url: str | None
    tellings: int
    outlets: int
    stories: tuple[StoryId, ...]

    @property
    def quantity(self) -> Quantity:
        """What is counted.

        Raises:
            ValueError: The claim counts nothing; such a one is in no ledger.
        """
        if self.claim.quantity is None:
            raise ValueError("a claim without a figure")
        return self.claim.quantity


def units_named(words: str) -> tuple[str, ...]:
    """The units that a person means: "containers", "Granaten", "снарядов", "포탄"; the one that is named first, then its kin.

    Raises:
        UsageError: There is none.
    """
    known = vocabulary()
    folded = fold(words).text.strip()
    name = folded if folded in known.units else known.asked.get(folded) or _shown_names().get(folded)
    name = name or known.words.find(folded) or known.east_units.get(folded)
    if name is None:
        names = sorted({unit.name for unit in known.units.values()})
        raise UsageError(f"{words}: nothing of that name is counted; there are {', '.join(names)}, and their words in other languages")
    unit = canonical(name)
    # Killed and wounded are one family of figures, and two things to count.
    kin = () if unit.people else sorted({each.name for each in known.units.values() if each.family == unit.family})
    return tuple(dict.fromkeys([unit.name, *kin]))


@cache
def _shown_names() -> dict[str, str]:
    """What units are called in answers, in every language of the interface, to their names."""
    named = ((fold(texts(language).unit_name(unit.name)).text, unit.name) for unit in vocabulary().units.values() for language in LANGUAGES)
    found: dict[str, str] = {}
    for shown, name in named:
        found.setdefault(shown, name)
    return found


def each_telling(claimed: Iterable[Claimed]) -> list[Entry]:
    """Every claim of every article, as it stands there, by its day."""
    entries = [_entry(_section(each.claim), [each]) for each in claimed if _is_said(each.claim)]
    return sorted(entries, key=_order)


def distinct(claimed: Sequence[Claimed]) -> list[Entry]:
    """Each claim once: one value of one unit, going one way, said by one side, however often it is told; by its day."""
    groups: dict[Hashable, list[Claimed]] = defaultdict(list)
    for each in _agreed([each for each in claimed if _is_said(each.claim)]):
        groups[_key(each)].append(each)
    return sorted((_entry(_section(group[0].claim), group) for group in groups.values()), key=_order)


def between(entries: Iterable[Entry], since: date | None, until: date | None, direction: Direction | None) -> list[Entry]:
    """Those of some days, both ends included, and of one direction, as far as these are given."""
    return [
        entry
        for entry in entries
        if (since is None or entry.day >= since)
        and (until is None or entry.day <= until)
        and (direction is None or entry.claim.direction is direction)
    ]


def speaker_key(claim: Claim) -> str:
    """Who says it, as far as it tells two claims apart: the side, else the office, the person or the name in the text; "" for nobody."""
    speaker = claim.speaker
    if speaker is not None:
        return speaker.side or speaker.office or speaker.person or ""
    return fold(claim.claimant).text if claim.claimant else ""


def _agreed(claimed: Sequence[Claimed]) -> list[Claimed]:
    """The claims as the tellings of their story agree on them: outvoted readings put right, what is left out filled in."""
    stories: dict[StoryId | None, list[Claimed]] = defaultdict(list)
    for each in claimed:
        stories[each.story].append(each)
    agreed: list[Claimed] = []
    for story, told in stories.items():
        agreed += told if story is None else _completed(_outvoted(told))
    return sorted(agreed, key=lambda each: (each.published, each.article))


def _outvoted(told: Sequence[Claimed]) -> list[Claimed]:
    said = votes((each.outlet, each.claim) for each in told)
    return [
        replace(each, claim=replace(each.claim, status=_status(each.claim, said), direction=said.way(each.claim)))
        if each.claim.stance is Stance.ASSERTED
        else each
        for each in told
    ]


def _status(claim: Claim, said: Agreement) -> Status:
    """As the story agrees. For what could be carried most outlets are enough: "could hold" is easily lost in a retelling, never added."""
    outlets = said.statuses.get(amount(claim), {})
    total = sum(outlets.values())
    most = total >= _FEWEST and 2 * outlets.get(Status.CAPACITY, 0) > total
    return Status.CAPACITY if most else said.status(claim)


def _completed(told: Sequence[Claimed]) -> list[Claimed]:
    """Give a telling that leaves out who says it, or which way it went, to the claim of the same figure that most others tell."""
    known = Counter(_key(each) for each in told if speaker_key(each.claim))
    whole = {_key(each): each.claim for each in told}
    completed = []
    for each in told:
        fitting = [key for key in known if _fits(each.claim, whole[key])]
        if (not speaker_key(each.claim) or each.claim.direction is None) and fitting:
            best = whole[max(fitting, key=lambda key: (whole[key].direction is not None, known[key]))]
            named = each.claim if speaker_key(each.claim) else replace(each.claim, speaker=best.speaker)
            completed.append(replace(each, claim=replace(named, direction=each.claim.direction or best.direction)))
        else:
            completed.append(each)
    return completed


def _fits(claim: Claim, other: Claim) -> bool:
    """Whether a claim says nothing that another of the same figure does not."""
    return (
        _figure(claim) == _figure(other)
        and _section(claim) is _section(other)
        and speaker_key(claim) in {"", speaker_key(other)}
        and claim.direction in {None, other.direction}
    )


def _key(each: Claimed) -> Hashable:
    return (_section(each.claim), _figure(each.claim), each.claim.direction, speaker_key(each.claim))


def _figure(claim: Claim) -> Hashable:
    """What is counted and how many: missiles and rockets are one thing in some languages, killed and wounded are two everywhere."""
    if claim.quantity is None:
        return None
    unit = canonical(claim.quantity.unit)
    return unit.name if unit.people else unit.family, claim.quantity.value, claim.quantity.high


def _is_said(claim: Claim) -> bool:
    """Whether somebody says or denies it; what somebody only does not know is in no ledger."""
    return claim.stance is not Stance.UNCONFIRMED


def _section(claim: Claim) -> Section:
    return Section.DENIED if claim.stance is Stance.DENIED else _SECTIONS[claim.status]


def _entry(section: Section, told: Sequence[Claimed]) -> Entry:
    """One entry of all tellings of a claim, in the order of their publication."""
    first = told[0]
    home = [each for each in told if each.story == first.story]
    source = next((each for each in home if each.claim.claimant or each.claim.chain), first)
    day = _most(each.claim.said_on for each in home if each.claim.said_on is not None)
    fullest = max(told, key=lambda each: _detail(each.claim)).claim
    whole = replace(
        source.claim,
        quantity=_usual(told),
        speaker=fullest.speaker or source.claim.speaker,
        claimant=source.claim.claimant or fullest.claimant,
        said_on=day,
        since=_most(each.claim.since for each in told if each.claim.since is not None),
        goods=_most(each.claim.goods for each in told if each.claim.goods is not None),
    )
    return Entry(
        section=section,
        day=day or first.published.date(),
        said=day is not None,
        claim=whole,
        outlet=source.outlet,
        tier=source.tier,
        article=source.article,
        url=source.url,
        tellings=len({each.article for each in told}),
        outlets=len({each.outlet for each in told}),
        stories=tuple(dict.fromkeys(each.story for each in told if each.story is not None)),
    )


def _detail(claim: Claim) -> int:
    """How much is known of who says it."""
    speaker = claim.speaker
    return 0 if speaker is None else sum(2 if part else 0 for part in (speaker.side, speaker.office, speaker.person))


def _usual(told: Sequence[Claimed]) -> Quantity | None:
    """The figure as most tellings qualify it; of equally many, one that claims less than the bare number."""
    figures = [each.claim.quantity for each in told if each.claim.quantity is not None]
    counted = Counter(figure.approximation for figure in figures)
    usual = max(counted, key=lambda kind: (counted[kind], kind is not Approximation.EXACT), default=None)
    return next((figure for figure in figures if figure.approximation is usual), None)


def _most(values: Iterable[T]) -> T | None:
    """What is said most often; of equally many, what is said first."""
    counted = Counter(values)
    return max(counted, key=lambda value: counted[value], default=None)


def _order(entry: Entry) -> tuple[date, str, float, str]:
    return entry.day, entry.claim.direction or "", entry.quantity.value, speaker_key(entry.claim)


def sectioned(entries: Iterable[Entry]) -> Mapping[Section, list[Entry]]:
    """The entries by what is kept apart, all sections there, each in its order."""
    sections: dict[Section, list[Entry]] = {section: [] for section in Section}
    for entry in entries:
        sections[entry.section].append(entry)
    return sections
