"""An article as far as it is compared with another telling: what its title and lead say, who speaks, which figures are its own.

It describes one article; the comparison stands in same_event.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from feeds.decide.front import Front, front
from feeds.types.article import Analysis, Article, Fingerprint
from feeds.types.claim import Claim, Direction, Quantity, Speaker
from feeds.types.story import Member
from feeds.understand.background import background, earlier
from feeds.understand.claims.directions import directions
from feeds.understand.furniture import dateline_end
from feeds.understand.names import actor, kind_of, sides_in
from feeds.understand.terms import terms, unfurnished
from feeds.understand.text import Span, fold, is_cjk, is_hangul

_LEAD_CHARACTERS: Final = 400
_REMEMBERED: Final = 512  # heads of tellings: a new one is compared with the stories of four days again and again; about 8 MB
_SIDES_CHARACTERS: Final = 250  # of the text, in which a side is looked for where the title names none
_FIGURES_CHARACTERS: Final = 4_000  # of a text, in which background is told from news
_VOICES: Final = frozenset({"persons", "institutions"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One article as far as it is compared with another telling."""

    title_words: frozenset[str]
    lead_words: frozenset[str]
    alphabetic: bool  # whether most of the title is
    language: str
    actor: str | None
    sides: frozenset[str]
    directions: frozenset[Direction]
    speakers: frozenset[Speaker]
    voices: frozenset[str]  # persons and institutions, without the leaders that half of the reports name
    fingerprint: Fingerprint
    title_quantities: tuple[Quantity, ...]
    lead_quantities: tuple[Quantity, ...]
    quantities: tuple[Quantity, ...]
    published: datetime
    front: Front
    title: str
    lead: str  # as much of the text as is looked at


def telling(article: Article, fingerprint: Fingerprint, analysis: Analysis) -> Telling:
    """An article that is to be placed."""
    return _telling(analysis, article.title, article.text, fingerprint, article.published)


@lru_cache(_REMEMBERED)
def told(member: Member) -> Telling:
    """A member of a story."""
    return _telling(member, member.title, member.text, member.fingerprint, member.published)


def _telling(found: Analysis | Member, title: str, text: str, fingerprint: Fingerprint, published: datetime) -> Telling:
    head = _head(title, text[: 2 * _LEAD_CHARACTERS], found.language)
    past = _background(text[:_FIGURES_CHARACTERS], published.date())
    before = len(title) + 1
    quantities = tuple(quantity for quantity in found.quantities if not _inside(quantity.start - before, past))
    claims = [claim for claim in found.claims if claim.quantity is None or not _inside(claim.quantity.start - before, past)]
    return Telling(
        title_words=head.title_words,
        lead_words=head.lead_words,
        alphabetic=head.alphabetic,
        language=found.language,
        actor=head.actor,
        sides=head.sides,
        directions=head.directions,
        speakers=_speakers(claims),
        voices=frozenset(name for name in fingerprint.names if kind_of(name) in _VOICES),
        fingerprint=fingerprint,
        title_quantities=tuple(quantity for quantity in quantities if quantity.start < len(title)),
        lead_quantities=found.lead_quantities,
        quantities=quantities,
        published=published,
        front=front(title, text[: 3 * _LEAD_CHARACTERS], found.language, published.date(), denial=found.denial),
        title=title,
        lead=text[:_LEAD_CHARACTERS],
    )


@lru_cache(_REMEMBERED)
def _background(text: str, published: date) -> tuple[Span, ...]:
    return tuple(sorted({*background(text, published), *earlier(text)}))


def _inside(at: int, spans: Iterable[Span]) -> bool:
    return any(start <= at < end for start, end in spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What the title and the beginning of a text say."""

    title_words: frozenset[str]
    lead_words: frozenset[str]
    alphabetic: bool
    actor: str | None
    sides: frozenset[str]
    directions: frozenset[Direction]


@lru_cache(_REMEMBERED)
def _head(title: str, text: str, language: str) -> _Head:
    heading = fold(unfurnished(title)).text
    lead = fold(unfurnished(f"{title}\n{text}")[:_LEAD_CHARACTERS]).text
    letters = [character for character in heading if character.isalpha()]
    return _Head(
        title_words=terms(heading),
        lead_words=terms(lead),
        alphabetic=3 * sum(is_cjk(letter) or is_hangul(letter) for letter in letters) <= len(letters),
        actor=actor(title),
        sides=sides_in(title, language, text[dateline_end(text) :][:_SIDES_CHARACTERS]),
        directions=directions(title, text, language),
    )


def _speakers(claims: Iterable[Claim]) -> frozenset[Speaker]:
    """Who speaks in the claims, as far as they are known."""
    return frozenset(claim.speaker for claim in claims if claim.speaker is not None)
