"""How likely two tellings are of one event: evidence for and against, each with a named weight.

The score is the log-odds of a logistic regression. It compares two tellings and nothing else; which tellings of a story are asked,
and what counts as enough, stands in dedup.py.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from feeds.decide.figures import agree, contradict
from feeds.decide.front import parted
from feeds.decide.gist import another_statement
from feeds.decide.tellings import Telling
from feeds.types.claim import Direction, Quantity, Speaker
from feeds.understand.names import ACT, MATTER, PRINCIPALS, is_common, is_leader, is_rare, is_venue, kind_of, side_of
from feeds.understand.units import canonical

# Learned on pairs of tellings within four days of each other, a wrongly joined pair five times as bad as a parted one, and rounded
# (docs/quality.md).
WEIGHTS: Final[Mapping[str, float]] = {
    "bias": -2.4,
    "title words": 0.3,  # per full agreement of the titles' content words (Dice)
    "lead words": 0.4,  # the same for title and lead together
    "lead contained": 0.8,  # how much of the shorter lead stands in the longer one
    "other language": 0.2,  # words cannot agree there, so their absence says nothing
    "rare name": 1.5,  # each person or institution, at most five
    "front name": 0.5,  # and once more in the first lines of both
    "open name": 1.5,  # each name that no table knows
    "place": 0.9,  # each place or ship: there many events are told of
    "leader": 1.0,
    "matter": 1.0,  # what happened, per full agreement (Dice)
    "matters": 1.5,  # each that both tell, at most six
    "same actor": 0.5,  # the first person or institution in both titles
    "other actor": -0.8,
    "same side": 1.3,  # somebody beside Russia and North Korea speaks or acts in both, and no leader whom both name
    "other voices": -1.0,  # both name persons or institutions, and none in common
    "other side": -0.9,
    "act": 1.0,  # the same done by the same side, at most two
    "other act": -1.0,  # the same done by another side: designations of one day in two capitals
    "figure": 1.7,  # each with its unit, at most two; a round one counts in part
    "front figure": 1.4,  # and once more in the first lines of both
    "number": 1.1,  # each number of three digits or more, at most two
    "small figure": 1.1,  # each below twelve, at most two
    "other claimant": -0.9,
    "leads contradict": -0.3,
    "one day": 0.8,  # the first lines of both name the same day
    "other day": -1.9,
    "own opening": -0.6,  # each that opens with somebody of whom the other does not tell
    "answer": -4.2,  # and with a reaction of theirs
    "days": -1.4,  # per day between the publications
}
LEADER_PART: Final = 0.25  # what a leader counts as a kind of evidence beside a rare name: two of them are enough
MATTER_PART: Final = 1.0  # what a matter counts as a kind of evidence
ROUND: Final = 0.6  # what a figure of one significant digit counts
# From here shared words are a kind of evidence.
TITLES_AGREE: Final = 0.25
LEADS_AGREE: Final = 0.4
FEWEST_WORDS: Final = 2
FEWEST_PAIRS: Final = 4  # of neighbouring Hangul, Han or kana characters

_MOST_NAMES: Final = 5
_PLACES: Final = frozenset({"places", "ships"})
_OPEN: Final = "~"
_MOST_MATTERS: Final = 6
_MOST_FIGURES: Final = 2  # and numbers, and acts
_RARE_FIGURE: Final = 100.0
_SMALL_FIGURE: Final = 12.0
_OUTVOTED: Final = 2  # figures in common within a day that make a contradicting one in the title a slip
_ENOUGH: Final = 0.5  # of weighed evidence to count as a kind: told by two stories at most

_REMEMBERED: Final = 1_024  # sets of names of which it is known what begins with a mark

Crowd = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What speaks for and against one event.

    Attributes:
        score: Log-odds, above 0 for more likely than not among the pairs that were learned from.
        kinds: How many independent kinds of evidence speak for it: words, names, figures, what happened.
        strong: A figure with its unit and the same claimant, which needs no second kind.
        opposed: The two tell opposite directions, and neither tells both.
        answered: One opens with the reaction of somebody of whom the other does not tell.
        another: One person or institution heads both titles, and beside who speaks the two have nothing in common.
        vetoed: The titles tell figures that cannot both be right.
        outvoted: So many other figures of one day agree that such a figure is a slip of one of the outlets.
        shared: The evidence in words, for the reason.
    """

    score: float
    kinds: int
    strong: bool
    opposed: bool
    answered: bool
    another: bool
    vetoed: bool
    outvoted: bool
    shared: tuple[str, ...]


def crowd(founders: Iterable[Telling]) -> Crowd:
    """In how many of the stories that are open just now each name and figure stands: what many of them tell ties nothing together."""
    counts: Counter[str] = Counter()
    for founder in founders:
        counts.update(founder.fingerprint.names | founder.fingerprint.numbers | {_key(quantity) for quantity in founder.quantities})
    return counts


def compare(one: Telling, other: Telling, crowd: Crowd) -> Likeness:
    """How likely both tell one event; symmetric. What stands in n stories of the crowd weighs an n-th."""
    shared = _shared(one, other)
    words = _words(one, other)
    evidence = _evidence(one, other, shared, words, crowd)
    days = evidence["days"]
    names = evidence["rare name"] + evidence["open name"] + evidence["place"]
    weights = (
        max(names, evidence["leader"] * LEADER_PART),
        evidence["figure"] + evidence["number"],
        evidence["act"],
        evidence["act"],  # two kinds: who, and what
        evidence["matters"] * MATTER_PART,
    )
    return Likeness(
        score=sum(WEIGHTS[kind] * amount for kind, amount in evidence.items()),
        kinds=words.places + sum(weight >= _ENOUGH for weight in weights),
        strong=_one_speaks_in_both(one.speakers, other.speakers) and any(figure.value >= _RARE_FIGURE for figure in shared.figures),
        opposed=opposed(one.directions, other.directions),
        answered=bool(evidence["answer"]),
        another=not (shared.figures or shared.numbers or shared.acts or evidence["place"]) and another_statement(one, other),
        vetoed=_titles_contradict(one, other),
        outvoted=days <= 1 and len(shared.figures) + len(shared.numbers) >= _OUTVOTED,
        shared=_in_words(words.places, shared),
    )


def _evidence(one: Telling, other: Telling, shared: "_Shared", words: "_Words", crowd: Crowd) -> dict[str, float]:
    """The amount of each kind of evidence, by the names of `WEIGHTS`."""
    return {
        "bias": 1.0,
        "title words": words.title,
        "lead words": words.lead,
        "lead contained": words.contained,
        "other language": one.language != other.language,
        **_who(one, other, shared.leaders),
        **_what(one, other, shared),
        **parted(one.front, other.front, one.fingerprint.names, other.fingerprint.names),
        "matters": min(_MOST_MATTERS, _weigh(shared.matters, crowd)),
        **{kind: min(_MOST_NAMES, _weigh(names, crowd)) for kind, names in _names(one, other, shared).items()},
        "act": min(_MOST_FIGURES, _weigh(shared.acts, crowd)),
        "figure": min(_MOST_FIGURES, _weigh_figures(shared.figures, crowd)),
        "front figure": min(_MOST_FIGURES, _weigh_figures(_front_figures(one, other), crowd)),
        "number": min(_MOST_FIGURES, _weigh(shared.numbers, crowd)),
        "other claimant": _others_speak(one.speakers, other.speakers),
        "days": abs((one.published - other.published).total_seconds()) / 86_400,
    }


def _names(one: Telling, other: Telling, shared: "_Shared") -> dict[str, list[str]]:
    """The rare names in both by what they name; those of the first lines of both stand there twice. Where many speak says nothing."""
    speaking = [name for name in shared.rare if kind_of(name) not in _PLACES and not is_venue(name)]
    return {
        "rare name": [name for name in speaking if not name.startswith(_OPEN)],
        "open name": [name for name in speaking if name.startswith(_OPEN)],
        "front name": [name for name in speaking if name in one.front.names and name in other.front.names],
        "place": [name for name in shared.rare if kind_of(name) in _PLACES],
        "leader": shared.leaders,
    }


def opposed(one: frozenset[Direction], other: frozenset[Direction]) -> bool:
    """Whether each tells one direction, and not the same."""
    return len(one) == len(other) == 1 and one != other


def shared_names(one: frozenset[str], other: frozenset[str]) -> list[str]:
    """Names in both, without the last name where the full one is shared as well."""
    shared = one & other
    opened = [name for name in shared if name[0] == "~"]
    return sorted(name for name in shared if name[0] != "~" or not any(full != name and full.endswith(name[1:]) for full in opened))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """What two tellings have in common."""

    rare: list[str]
    leaders: list[str]
    matters: list[str]
    acts: list[str]
    figures: list[Quantity]
    small_figures: list[Quantity]
    numbers: list[str]


def _shared(one: Telling, other: Telling) -> _Shared:
    names = shared_names(one.fingerprint.names, other.fingerprint.names)
    every = _shared_figures(one.quantities, other.quantities)
    figures = [figure for figure in every if figure.value >= _SMALL_FIGURE]
    return _Shared(
        rare=[name for name in names if is_rare(name)],
        leaders=[name for name in names if is_leader(name)],
        matters=[name for name in names if name.startswith(MATTER)],
        acts=[name for name in names if name.startswith(ACT)],
        figures=figures,
        small_figures=[figure for figure in every if figure.value < _SMALL_FIGURE],
        numbers=_shared_numbers(one, other, figures),
    )


def _weigh(evidence: Iterable[str], crowd: Crowd) -> float:
    return sum(1 / max(1, crowd.get(item, 0)) for item in evidence)


def _titles_contradict(one: Telling, other: Telling) -> bool:
    """Whether the titles tell figures that cannot both be right, none that agree, and at least one that the other text does not know."""
    ours, theirs = one.title_quantities, other.title_quantities
    if not contradict(ours, theirs) or any(_same_count(figure, known) for figure in ours for known in theirs):
        return False
    return not (_all_known(ours, other.quantities) and _all_known(theirs, one.quantities))


def _all_known(figures: Iterable[Quantity], quantities: Iterable[Quantity]) -> bool:
    known = tuple(quantities)
    return all(any(_same_count(figure, other) for other in known) for figure in figures)


def _same_count(one: Quantity, other: Quantity) -> bool:
    """Whether two figures agree; of people also under two words: six officers are six killed."""
    return agree(one, other) or (one.value == other.value and canonical(one.unit).people and canonical(other.unit).people)


def _is_round(quantity: Quantity) -> bool:
    """Whether it has one significant digit: 10,000 is said by many, 6,700 by one."""
    return float(f"{quantity.value:.1g}") == quantity.value


def _weigh_figures(figures: Iterable[Quantity], crowd: Crowd) -> float:
    return sum(_weigh([_key(figure)], crowd) * (ROUND if _is_round(figure) else 1.0) for figure in figures)


def _front_figures(one: Telling, other: Telling) -> list[Quantity]:
    """Figures that the first lines of both tell."""
    ours, theirs = ([figure for figure in telling.quantities if figure.start < telling.front.end] for telling in (one, other))
    return [figure for figure in _shared_figures(ours, theirs) if figure.value >= _SMALL_FIGURE]


def _key(quantity: Quantity) -> str:
    return f"{quantity.value:.3g} {quantity.unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What content words two tellings share; nothing in two languages.

    Attributes:
        title: Dice of the titles.
        lead: Dice of title and lead together.
        contained: How much of the shorter lead stands in the longer one.
        places: In how many places (title, lead) they agree enough to be a kind of evidence.
    """

    title: float = 0.0
    lead: float = 0.0
    contained: float = 0.0
    places: int = 0


def _words(one: Telling, other: Telling) -> _Words:
    if one.language != other.language:
        return _Words()
    title, lead = _dice(one.title_words, other.title_words), _dice(one.lead_words, other.lead_words)
    shorter = min(len(one.lead_words), len(other.lead_words))
    contained = len(one.lead_words & other.lead_words) / shorter if shorter else 0.0
    fewest = FEWEST_WORDS if one.alphabetic else FEWEST_PAIRS
    title_agrees = title >= TITLES_AGREE and len(one.title_words & other.title_words) >= fewest
    lead_agrees = contained >= LEADS_AGREE and len(one.lead_words & other.lead_words) >= fewest
    return _Words(title=title, lead=lead, contained=contained, places=title_agrees + lead_agrees)


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


@lru_cache(_REMEMBERED)
def _starting(mark: str, names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if name.startswith(mark))


def _who(one: Telling, other: Telling, leaders: Iterable[str]) -> dict[str, float]:
    """Who says or does it: the first name in the titles, and the sides."""
    named = one.actor is not None and other.actor is not None
    same_actor = named and one.actor == other.actor
    common = is_common(one.actor or "") or is_common(other.actor or "")  # "Russia" may well be Putin
    sided = bool(one.sides and other.sides)
    same_side = sided and bool(one.sides & other.sides)
    return {
        "same actor": same_actor and not common,
        "other actor": named and not same_actor and not common,
        "same side": same_side and not one.sides & other.sides <= PRINCIPALS | {side_of(leader) for leader in leaders},
        "other voices": bool(one.voices and other.voices) and not one.voices & other.voices,
        "other side": sided and not same_side and not (one.sides <= PRINCIPALS or other.sides <= PRINCIPALS),
    }


def _what(one: Telling, other: Telling, shared: _Shared) -> dict[str, float]:
    """What happened: the matters, who else did it and the lesser figures; and whether the leads contradict each other."""
    ours, theirs = (_starting(MATTER, telling.fingerprint.names) for telling in (one, other))
    return {
        "matter": _dice(ours, theirs),
        "other act": not shared.acts and _done_by_others(one, other),
        "small figure": min(_MOST_FIGURES, len(shared.small_figures)),
        "leads contradict": contradict(one.lead_quantities, other.lead_quantities),
    }


def _one_speaks_in_both(one: frozenset[Speaker], other: frozenset[Speaker]) -> bool:
    """Whether somebody speaks in both: the same person, or the same office of the same side."""
    persons, offices = (
        ({speaker.person for speaker in each if speaker.person} for each in (one, other)),
        ({(speaker.side, speaker.office) for speaker in each if speaker.side and speaker.office} for each in (one, other)),
    )
    return bool(set.intersection(*persons) or set.intersection(*offices))


def _others_speak(one: frozenset[Speaker], other: frozenset[Speaker]) -> bool:
    """Whether both name who speaks, and no side speaks in both."""
    ours, theirs = ({speaker.side for speaker in each if speaker.side} for each in (one, other))
    return bool(ours and theirs) and not ours & theirs


def _done_by_others(one: Telling, other: Telling) -> bool:
    """Whether both tell the same kind of act, but of other sides; which of the two of the beat a title begins with says nothing."""
    if one.sides <= PRINCIPALS or other.sides <= PRINCIPALS:
        return False
    ours, theirs = ({act.split()[0] for act in _starting(ACT, telling.fingerprint.names)} for telling in (one, other))
    return bool(ours & theirs)


def _shared_figures(one: Iterable[Quantity], other: Iterable[Quantity]) -> list[Quantity]:
    """Figures with their units that both tell, each value once."""
    theirs: dict[str, list[Quantity]] = {}
    for quantity in other:
        theirs.setdefault(quantity.unit, []).append(quantity)
    shared: dict[tuple[str, float], Quantity] = {}
    for quantity in one:
        key = quantity.unit, quantity.value
        if key not in shared and any(agree(quantity, their) for their in theirs.get(quantity.unit, ())):
            shared[key] = quantity
    return list(shared.values())


def _shared_numbers(one: Telling, other: Telling, figures: Iterable[Quantity]) -> list[str]:
    """Numbers of three digits or more in both that are not counted as figures already, unless the two count different things by them."""
    values = {f"{quantity.value:.3g}" for quantity in figures}
    shared = {
        f"{float(number):.3g}": number for number in one.fingerprint.numbers & other.fingerprint.numbers if float(number) >= _RARE_FIGURE
    }
    if not shared:
        return []
    ours, theirs = _counted(one.quantities), _counted(other.quantities)
    return sorted(
        number
        for value, number in shared.items()
        if value not in values and (value not in ours or value not in theirs or ours[value] & theirs[value])
    )


def _counted(quantities: Iterable[Quantity]) -> dict[str, set[str]]:
    """The families of units that a text counts by each value, to three digits."""
    counted: dict[str, set[str]] = {}
    for quantity in quantities:
        counted.setdefault(f"{quantity.value:.3g}", set()).add(canonical(quantity.unit).family)
    return counted


def _in_words(words: int, shared: _Shared) -> tuple[str, ...]:
    parts = ["words"] if words else []
    parts += [name.removeprefix("~") for name in (shared.rare or shared.leaders)[:3]]
    parts += [f"{figure.value:,.15g} {figure.unit}" for figure in (shared.figures or shared.small_figures)[:2]] or shared.numbers[:2]
    parts += [matter.removeprefix(MATTER).removeprefix(ACT) for matter in (shared.acts or shared.matters)[:2]]
    return tuple(parts)
