"""What the first lines of a telling say: on which day, who opens it, and whether somebody answers what another did.

Two events of one week share nearly all that stands further down; who opens the report and on which day is what parts them. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from typing import Final

from feeds.understand.claims.saying_days import saying_days
from feeds.understand.names import MATTER, is_reaction, is_speaker, known_in, names_in, people_in
from feeds.understand.text import fold, sentences

_CHARACTERS: Final = 900  # of the text that are read
_SENTENCES: Final = 3  # in which the first day is looked for
_RECENT: Final = timedelta(days=4)  # what is further back is hardly the day of the event
_REMEMBERED: Final = 512
_DENIAL: Final = MATTER + "denial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the title and the first two sentences of one text say.

    Attributes:
        days: The days of these few days that the title and the first sentence with a day name.
        opens: By whom the text opens: the first known person or institution of the title, else of the first sentence; else persons whom
            no table knows.
        reactions: Matters by which somebody answers another, in the title and the first sentence.
        names: All names, as in a fingerprint.
        end: Where the second sentence ends, in code points of title, a space and text.
    """

    days: frozenset[date]
    opens: frozenset[str]
    reactions: frozenset[str]
    names: frozenset[str]
    end: int


@lru_cache(_REMEMBERED)
def front(title: str, text: str, language: str, published: date, *, denial: bool) -> Front:
    """Read the first lines.

    Args:
        title: As published.
        text: Plain text; only its beginning is read.
        language: BCP 47 primary tag.
        published: The day of publication, UTC.
        denial: Whether it tells a denial.
    """
    beginning = text[:_CHARACTERS]
    spans = sentences(beginning)[:_SENTENCES]
    first = [beginning[start:end] for start, end in spans]
    told = [name for passage in (title, *first[:1]) for name, _ in known_in(passage)]
    both = "\n".join([title, *first[:2]])
    return Front(
        days=frozenset(_days(title, first, language, published)),
        opens=frozenset([name for name in told if is_speaker(name)][:1]) or people_in(both, language),
        reactions=frozenset(chain(filter(is_reaction, told), [_DENIAL] if denial else [])),
        names=names_in(both, language),
        end=len(title) + 1 + (spans[1][1] if len(spans) > 1 else len(beginning)),
    )


def parted(one: Front, other: Front, ours: frozenset[str], theirs: frozenset[str]) -> dict[str, float]:
    """Evidence from the first lines, by the names of `same_event.WEIGHTS`; symmetric.

    Args:
        one: The first lines of one text.
        other: Those of the other.
        ours: The names of the one text.
        theirs: Those of the other.
    """
    dated = bool(one.days and other.days)
    return {
        "one day": dated and bool(one.days & other.days),
        "other day": dated and not one.days & other.days,
        "own opening": _alone(one, theirs) + _alone(other, ours),
        "answer": _answers(one, other, theirs) or _answers(other, one, ours),
    }


def _alone(one: Front, theirs: frozenset[str]) -> bool:
    """Whether nobody by whom a text opens stands in another."""
    return bool(one.opens) and not one.opens & theirs


def _answers(one: Front, other: Front, theirs: frozenset[str]) -> bool:
    """Whether a text opens with the reaction of somebody of whom another text does not tell, nor of such a reaction."""
    return _alone(one, theirs) and not one.reactions <= theirs | other.reactions


def _days(title: str, first: list[str], language: str, published: date) -> Iterator[date]:
    yield from _recent(title, language, published)
    yield from next((days for passage in first if (days := list(_recent(passage, language, published)))), [])


def _recent(passage: str, language: str, published: date) -> Iterator[date]:
    for day, _ in saying_days(fold(passage).text, language, published):
        if published - day <= _RECENT:
            yield day
