"""How likely two tellings are of one event: evidence for and against, each with a named weight.

The score is the log-odds of a logistic regression. It compares two tellings and nothing else; which tellings of a story are asked,
and what counts as enough, stands in dedup.py.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from feeds.types.article import Analysis, Article, Fingerprint
from feeds.types.claim import Claim, Quantity
from feeds.types.story import Member
from feeds.understand.names import MATTER, actor, is_common, is_leader, is_rare
from feeds.understand.quantities import agree, contradict
from feeds.understand.terms import terms, unfurnished
from feeds.understand.text import fold, is_cjk, is_hangul

# Learned on judged news (the first half of the set by date), pairs within four days.
BIAS: Final = -4.4
TITLE_WORDS: Final = 2.9  # per full agreement of the titles' content words (Dice)
LEAD_WORDS: Final = 1.5  # the same for title and lead together
LEAD_CONTAINED: Final = 4.0  # how much of the shorter lead stands in the longer one
OTHER_SCRIPT: Final = 2.2  # words cannot agree there, so their absence says nothing
RARE_NAME: Final = 0.8  # each, at most three
LEADER: Final = 0.9  # each, at most three
MATTER_SHARED: Final = 1.4  # what happened, per full agreement (Dice)
MATTER_DIFFERS: Final = -0.4
SAME_ACTOR: Final = 2.0  # the first name in both titles
OTHER_ACTOR: Final = -0.3
PER_DAY: Final = -1.5
# Set by hand: general news hold few figures, this beat is made of them (tests/feeds/decide has the cases).
FIGURE: Final = 2.0  # each figure with its unit that both tell, at most two
ROUND: Final = 0.6  # the part of it that a figure of one significant digit weighs
NUMBER: Final = 0.8  # each number of three digits or more, at most two
SAME_DAY_NAMED: Final = 0.5
CLAIMANT: Final = 1.0
LEADS_CONTRADICT: Final = -3.0
# From here shared words are a kind of evidence.
TITLES_AGREE: Final = 0.25
LEADS_AGREE: Final = 0.4
FEWEST_WORDS: Final = 2
FEWEST_PAIRS: Final = 4  # of neighbouring Hangul, Han or kana characters

_LEAD_CHARACTERS: Final = 400
_MOST_NAMES: Final = 3
_MOST_FIGURES: Final = 2
_RARE_FIGURE: Final = 100.0
_SMALL_FIGURE: Final = 12.0
_ENOUGH: Final = 0.5  # of weighed evidence to count as a kind: told by two stories at most

Crowd = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One article as far as it is compared with another telling."""

    title_words: frozenset[str]
    lead_words: frozenset[str]
    script: str  # "hangul", "cjk" or "alphabetic", by most of the title
    actor: str | None
    fingerprint: Fingerprint
    title_quantities: tuple[Quantity, ...]
    lead_quantities: tuple[Quantity, ...]
    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    published: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What speaks for and against one event.

    Attributes:
        score: Log-odds, above 0 for more likely than not among the pairs that were learned from.
        kinds: How many independent kinds of evidence speak for it: words, names, figures, what happened.
        strong: A figure with its unit and the same claimant, which needs no second kind.
        vetoed: The titles tell figures that cannot both be right.
        shared: The evidence in words, for the reason.
    """

    score: float
    kinds: int
    strong: bool
    vetoed: bool
    shared: tuple[str, ...]


def telling(article: Article, fingerprint: Fingerprint, analysis: Analysis) -> Telling:
    """An article that is to be placed."""
    return _telling(
        article.title, article.text, fingerprint, analysis.lead_quantities, analysis.quantities, analysis.claims, article.published
    )


def told(member: Member) -> Telling:
    """A member of a story."""
    return _telling(
        member.title, member.text, member.fingerprint, member.lead_quantities, member.quantities, member.claims, member.published
    )


def _telling(
    title: str,
    text: str,
    fingerprint: Fingerprint,
    lead_quantities: tuple[Quantity, ...],
    quantities: tuple[Quantity, ...],
    claims: tuple[Claim, ...],
    published: datetime,
) -> Telling:
    heading = fold(unfurnished(title)).text
    lead = fold(unfurnished(f"{title}\n{text[: 2 * _LEAD_CHARACTERS]}")[:_LEAD_CHARACTERS]).text
    return Telling(
        title_words=terms(heading),
        lead_words=terms(lead),
        script=_script(heading),
        actor=actor(title),
        fingerprint=fingerprint,
        title_quantities=tuple(quantity for quantity in quantities if quantity.start < len(title)),
        lead_quantities=lead_quantities,
        quantities=quantities,
        claims=claims,
        published=published,
    )


def _script(heading: str) -> str:
    letters = [character for character in heading if character.isalpha()]
    cjk, hangul = sum(map(is_cjk, letters)), sum(map(is_hangul, letters))
    if 3 * (cjk + hangul) <= len(letters):
        return "alphabetic"
    return "cjk" if cjk > hangul else "hangul"


def crowd(founders: Iterable[Telling]) -> Crowd:
    """In how many of the stories that are open just now each name and figure stands: what many of them tell ties nothing together."""
    counts: Counter[str] = Counter()
    for founder in founders:
        counts.update(founder.fingerprint.names | founder.fingerprint.numbers | {_key(quantity) for quantity in founder.quantities})
    return counts


def compare(one: Telling, other: Telling, crowd: Crowd) -> Likeness:
    """How likely both tell one event; symmetric. What stands in n stories of the crowd weighs an n-th."""
    same_script = one.script == other.script
    words, words_shared = _words(one, other) if same_script else (OTHER_SCRIPT, 0)
    names = _shared_names(one.fingerprint.names, other.fingerprint.names)
    rare = [name for name in names if is_rare(name)]
    leaders = [name for name in names if is_leader(name)]
    figures = _shared_figures(one.quantities, other.quantities)
    values = {f"{quantity.value:.3g}" for quantity in figures}
    shared = one.fingerprint.numbers & other.fingerprint.numbers
    numbers = sorted(number for number in shared if float(number) >= _RARE_FIGURE and f"{float(number):.3g}" not in values)
    matter, matters = _matters(one.fingerprint.names, other.fingerprint.names)
    claimant = _same_claimant(one.claims, other.claims)
    days = abs((one.published - other.published).total_seconds()) / 86_400
    named = _weigh(rare, crowd)
    counted = sum(_weigh([_key(quantity)], crowd) * (ROUND if _is_round(quantity) else 1.0) for quantity in figures)
    numbered = _weigh(numbers, crowd)
    score = (
        BIAS
        + words
        + RARE_NAME * min(_MOST_NAMES, named)
        + LEADER * min(_MOST_NAMES, _weigh(leaders, crowd))
        + matter
        + _actors(one.actor, other.actor)
        + FIGURE * min(_MOST_FIGURES, counted)
        + NUMBER * min(_MOST_FIGURES, numbered)
        + SAME_DAY_NAMED * bool(one.fingerprint.dates & other.fingerprint.dates)
        + CLAIMANT * claimant
        + LEADS_CONTRADICT * contradict(one.lead_quantities, other.lead_quantities)
        + PER_DAY * days
    )
    return Likeness(
        score=score,
        kinds=words_shared + (named >= _ENOUGH) + (counted + numbered >= _ENOUGH) + (_weigh(matters, crowd) >= _ENOUGH),
        strong=claimant and any(quantity.value >= _RARE_FIGURE for quantity in figures),
        vetoed=_titles_contradict(one, other),
        shared=_in_words(words_shared, rare or leaders, figures, numbers, matters),
    )


def _weigh(evidence: Iterable[str], crowd: Crowd) -> float:
    return sum(1 / max(1, crowd.get(item, 0)) for item in evidence)


def _titles_contradict(one: Telling, other: Telling) -> bool:
    """Whether the titles tell figures that cannot both be right, and at least one of the figures is unknown to the other text."""
    return contradict(one.title_quantities, other.title_quantities) and (
        contradict(one.title_quantities, other.quantities) or contradict(other.title_quantities, one.quantities)
    )


def _is_round(quantity: Quantity) -> bool:
    """Whether it has one significant digit: 10,000 is said by many, 6,700 by one."""
    return float(f"{quantity.value:.1g}") == quantity.value


def _key(quantity: Quantity) -> str:
    return f"{quantity.value:.3g} {quantity.unit}"


def _words(one: Telling, other: Telling) -> tuple[float, int]:
    """The evidence of shared content words, and in how many places (title, lead) there is some beside a shared name."""
    title, lead = _dice(one.title_words, other.title_words), _dice(one.lead_words, other.lead_words)
    shorter = min(len(one.lead_words), len(other.lead_words))
    contained = len(one.lead_words & other.lead_words) / shorter if shorter else 0.0
    fewest = FEWEST_WORDS if one.script == "alphabetic" else FEWEST_PAIRS
    title_agrees = title >= TITLES_AGREE and len(one.title_words & other.title_words) >= fewest
    lead_agrees = contained >= LEADS_AGREE and len(one.lead_words & other.lead_words) >= fewest
    return TITLE_WORDS * title + LEAD_WORDS * lead + LEAD_CONTAINED * contained, title_agrees + lead_agrees


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _shared_names(one: frozenset[str], other: frozenset[str]) -> list[str]:
    """Names in both, without the last name where the full one is shared as well."""
    shared = one & other
    return sorted(
        name for name in shared if not any(full != name and name[0] == full[0] == "~" and full.endswith(name[1:]) for full in shared)
    )


def _matters(one: frozenset[str], other: frozenset[str]) -> tuple[float, list[str]]:
    """What happened, as evidence and as words."""
    ours = frozenset(name for name in one if name.startswith(MATTER))
    theirs = frozenset(name for name in other if name.startswith(MATTER))
    differs = bool(ours and theirs and not ours & theirs)
    return MATTER_SHARED * _dice(ours, theirs) + MATTER_DIFFERS * differs, sorted(ours & theirs)


def _actors(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return 0.0
    if one != other:
        return OTHER_ACTOR
    return 0.0 if is_common(one) else SAME_ACTOR


def _shared_figures(one: Iterable[Quantity], other: Iterable[Quantity]) -> list[Quantity]:
    """Figures with their units that both tell, each value once."""
    theirs = [quantity for quantity in other if quantity.value >= _SMALL_FIGURE]
    shared: dict[tuple[str, float], Quantity] = {}
    for quantity in one:
        if quantity.value >= _SMALL_FIGURE and any(agree(quantity, their) for their in theirs):
            shared.setdefault((quantity.unit, quantity.value), quantity)
    return list(shared.values())


def _same_claimant(one: Iterable[Claim], other: Iterable[Claim]) -> bool:
    """Whether both let the same one speak; names are compared as the table writes them, else folded."""
    ours = {_canonical(claim.claimant) for claim in one if claim.claimant}
    return any(_canonical(claim.claimant) in ours for claim in other if claim.claimant)


def _canonical(claimant: str) -> str:
    return actor(claimant) or fold(claimant).text


def _in_words(words: int, names: list[str], figures: list[Quantity], numbers: list[str], matters: list[str]) -> tuple[str, ...]:
    parts = ["words"] if words else []
    parts += [name.removeprefix("~") for name in names[:3]]
    parts += [f"{quantity.value:,.15g} {quantity.unit}" for quantity in figures[:2]] or numbers[:2]
    parts += [matter.removeprefix(MATTER) for matter in matters[:2]]
    return tuple(parts)
