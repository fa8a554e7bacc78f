"""How likely two tellings are of one event: evidence for and against, each with a named weight.

The score is the log-odds of a logistic regression. It compares two tellings and nothing else; which tellings of a story are asked,
and what counts as enough, stands in dedup.py.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from feeds.decide.tellings import Telling
from feeds.types.claim import Direction, Quantity, Speaker
from feeds.understand.names import ACT, MATTER, PRINCIPALS, is_common, is_leader, is_rare
from feeds.understand.quantities import agree, contradict
from feeds.understand.units import canonical

# Learned on judged news (the first half of the set by date) and on tellings of this beat, pairs within four days; then rounded, the
# evidence against kept stronger than learned: to join two events is the worse error.
WEIGHTS: Final[Mapping[str, float]] = {
    "bias": -3.5,
    "title words": 1.8,  # per full agreement of the titles' content words (Dice)
    "lead words": 1.0,  # the same for title and lead together
    "lead contained": 2.2,  # how much of the shorter lead stands in the longer one
    "other language": 1.2,  # words cannot agree there, so their absence says nothing
    "rare name": 1.5,  # each, at most three
    "leader": 1.0,  # each, at most three
    "matter": 1.4,  # what happened, per full agreement (Dice)
    "matters": 1.0,  # each that both tell, at most four
    "other matter": -0.4,
    "same actor": 1.4,  # the first person or institution in both titles
    "other actor": -0.9,
    "same side": 0.3,  # somebody beside Russia and North Korea speaks or acts in both
    "other voices": -1.9,  # both name persons or institutions, and none in common
    "other side": -1.5,
    "act": 1.0,  # the same done by the same side, at most two
    "other act": -1.4,  # the same done by another side: designations of one day in two capitals
    "denied in one": -0.6,  # who denies says something else than who claims
    "figure": 2.6,  # each with its unit, at most two; a round one counts in part
    "number": 1.2,  # each number of three digits or more, at most two
    "own title figure": -0.9,  # a title tells a figure, the other text only others
    "small figure": 0.6,  # each below twelve, at most two
    "same day named": 0.4,
    "other claimant": -1.0,
    "claimant": 0.5,  # one speaks in both
    "leads contradict": -0.8,
    "days": -1.3,  # per day between the publications
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
        vetoed: The titles tell figures that cannot both be right.
        outvoted: So many other figures of one day agree that such a figure is a slip of one of the outlets.
        shared: The evidence in words, for the reason.
    """

    score: float
    kinds: int
    strong: bool
    opposed: bool
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
    weights = (
        max(evidence["rare name"], evidence["leader"] * LEADER_PART),
        evidence["figure"] + evidence["number"],
        evidence["act"],
        evidence["act"],  # two kinds: who, and what
        evidence["matters"] * MATTER_PART,
    )
    return Likeness(
        score=sum(WEIGHTS[kind] * amount for kind, amount in evidence.items()),
        kinds=words.places + sum(weight >= _ENOUGH for weight in weights),
        strong=bool(evidence["claimant"]) and any(figure.value >= _RARE_FIGURE for figure in shared.figures),
        opposed=opposed(one.directions, other.directions),
        vetoed=_titles_contradict(one, other),
        outvoted=days <= 1 and len(shared.figures) + len(shared.numbers) >= _OUTVOTED,
        shared=_in_words(words.places, shared),
    )


def _evidence(one: Telling, other: Telling, shared: "_Shared", words: "_Words", crowd: Crowd) -> dict[str, float]:
    """The amount of each kind of evidence, by the names of `WEIGHTS`."""
    figured = sum(_weigh([_key(figure)], crowd) * (ROUND if _is_round(figure) else 1.0) for figure in shared.figures)
    return {
        "bias": 1.0,
        "title words": words.title,
        "lead words": words.lead,
        "lead contained": words.contained,
        "other language": one.language != other.language,
        **_who(one, other),
        **_what(one, other, shared),
        "matters": min(_MOST_MATTERS, _weigh(shared.matters, crowd)),
        "rare name": min(_MOST_NAMES, _weigh(shared.rare, crowd)),
        "leader": min(_MOST_NAMES, _weigh(shared.leaders, crowd)),
        "act": min(_MOST_FIGURES, _weigh(shared.acts, crowd)),
        "figure": min(_MOST_FIGURES, figured),
        "number": min(_MOST_FIGURES, _weigh(shared.numbers, crowd)),
        "claimant": _one_speaks_in_both(one.speakers, other.speakers),
        "other claimant": _others_speak(one.speakers, other.speakers),
        "days": abs((one.published - other.published).total_seconds()) / 86_400,
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


def _who(one: Telling, other: Telling) -> dict[str, float]:
    """Who says or does it: the first name in the titles, and the sides."""
    named = one.actor is not None and other.actor is not None
    same_actor = named and one.actor == other.actor
    common = is_common(one.actor or "") or is_common(other.actor or "")  # "Russia" may well be Putin
    sided = bool(one.sides and other.sides)
    same_side = sided and bool(one.sides & other.sides)
    return {
        "same actor": same_actor and not common,
        "other actor": named and not same_actor and not common,
        "same side": same_side and not one.sides & other.sides <= PRINCIPALS,
        "other voices": bool(one.voices and other.voices) and not one.voices & other.voices,
        "other side": sided and not same_side and not (one.sides <= PRINCIPALS or other.sides <= PRINCIPALS),
    }


def _what(one: Telling, other: Telling, shared: _Shared) -> dict[str, float]:
    """What happened: the matters, who else did it, the days and the lesser figures; and whether the leads contradict each other."""
    ours, theirs = (_starting(MATTER, telling.fingerprint.names) for telling in (one, other))
    return {
        "matter": _dice(ours, theirs),
        "other matter": bool(ours and theirs) and not shared.matters,
        "denied in one": one.denial != other.denial,
        "other act": not shared.acts and _done_by_others(one, other),
        "own title figure": _own_title_figure(one, other) or _own_title_figure(other, one),
        "small figure": min(_MOST_FIGURES, len(shared.small_figures)),
        "same day named": bool(one.fingerprint.dates & other.fingerprint.dates),
        "leads contradict": contradict(one.lead_quantities, other.lead_quantities),
    }


def _own_title_figure(one: Telling, other: Telling) -> bool:
    """Whether a title tells figures of which another text that tells figures as well knows none."""
    ours = [figure for figure in one.title_quantities if figure.value >= _SMALL_FIGURE]
    return bool(ours and other.quantities) and not any(agree(figure, their) for figure in ours for their in other.quantities)


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
