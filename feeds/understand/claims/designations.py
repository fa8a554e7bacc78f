"""Acts of listing: who was put on a sanctions list, by whom, under what programme; read sentence by sentence from rules that are data.

An act is told by its phrase (designations.toml): calls for one, plans, denials, liftings and older acts are none. A sentence that only
counts lists nobody; those whom the next ones name ("Among them are ...") belong to its act. Who acts is named in the sentence, or acted in
the sentences before, or is the only one who could. Nothing else is guessed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice
from typing import Final

from feeds.types.claim import Designation
from feeds.understand.background import background
from feeds.understand.claims import listings_east
from feeds.understand.claims.listed_names import once
from feeds.understand.claims.listers import LISTERS, sides_in
from feeds.understand.claims.listing_words import EASTERN, forms, words
from feeds.understand.claims.listings import Kind, Listing, listing
from feeds.understand.claims.programmes import programme
from feeds.understand.claims.saying_days import saying_days
from feeds.understand.text import Span, fold, sentences

LOOKED_AT: Final = 20_000
"""Code points of title and text that are read."""

_MOST_SENTENCES: Final = 80
_GOES_ON: Final = 3  # sentences behind an act that may go on with it
_MOST_NAMES: Final = 200


@dataclass(slots=True, kw_only=True)
class _Act:
    """The act that a text tells: who acts, and where."""

    sides: tuple[str, ...]
    counted: bool  # whether it gave numbers and no names yet
    place: int  # of the last sentence that told of it


def designations(title: str, text: str, language: str, published: date | None = None) -> tuple[Designation, ...]:
    """The acts of listing of an article, in the order of its text.

    Args:
        title: Its title.
        text: Its text.
        language: BCP 47 primary tag; one without rules lists nobody.
        published: The day of publication, for days that are told as "on Monday" and years that are over.

    Returns:
        One designation for each sentence and side that names somebody who was not named before. A title's names count only where the text
        has none, since titles shorten them.
    """
    if words(language) is None and language not in EASTERN:
        return ()
    whole = f"{title}\n{text}"[:LOOKED_AT]
    folded = fold(whole).text
    if not any(hint in folded for hint in forms(language, "hints")):
        return ()
    found = list(islice(_read(whole, title, text, language, published), _MOST_NAMES))
    told = [act for act in found if act.passage not in title]
    kept = [act for act in found if act.passage not in title or not any(other.by == act.by for other in told)]
    return _with_programme(_each_once(kept), whole)


def _read(whole: str, title: str, text: str, language: str, published: date | None) -> Iterator[Designation]:
    past = {start + len(title) + 1 for start, _ in background(text[:LOOKED_AT], published)}
    act: _Act | None = None
    spans = tuple(islice(sentences(whole), _MOST_SENTENCES))
    for place, (start, end) in enumerate(spans):
        passage = whole[start:end]
        found = None if start in past else _listing(passage, language, published, in_title=end <= len(title))
        if found is None:
            continue
        act = _act(found, act, partial(_only_side, whole[:end], language), place)
        if act is None:
            continue
        if act.counted and found.accused:
            found = replace(found, names=once([*found.accused, *found.names]))
        if found.names:
            yield from _designations(found, act, passage, language, published)


def _listing(passage: str, language: str, published: date | None, *, in_title: bool) -> Listing | None:
    table = words(language)
    if table is not None:
        return listing(passage, language, table, published, in_title=in_title)
    return listings_east.listing(passage, language, published)


def _only_side(told: str, language: str) -> tuple[str, ...]:
    """The one side of a text that keeps a list; () where there are more, or none."""
    sides = {side.name for side in sides_in(told, language) if side.name in LISTERS}
    return tuple(sides) if len(sides) == 1 else ()


def _act(found: Listing, act: _Act | None, only_side: Callable[[], tuple[str, ...]], place: int) -> _Act | None:
    """The act that a sentence tells of or goes on with; None where there is none that it could be."""
    if found.kind is Kind.ACT:
        sides = found.sides or (act.sides if act is not None else ()) or only_side()
        counted = not found.names or (act is not None and act.counted and not found.sides)
        return _Act(sides=sides, counted=counted, place=place) if sides else act
    near = act is not None and place - act.place <= _GOES_ON
    if act is None or not near or (found.kind is Kind.BELONGS and not act.counted):
        return None
    act.place = place
    return act


def _designations(found: Listing, act: _Act, passage: str, language: str, published: date | None) -> Iterator[Designation]:
    days = sorted((abs(at - found.at), day) for day, (at, _) in saying_days(fold(passage).text, language, published))
    for side in act.sides:
        yield Designation(
            by=side,
            listed=found.names,
            programme=programme(passage, side),
            said_on=days[0][1] if days else None,
            passage=passage,
        )


def _each_once(found: list[Designation]) -> list[Designation]:
    """Each name of a side where it is told first."""
    kept: list[Designation] = []
    for act in found:
        before = [name for other in kept if other.by == act.by for name in other.listed]
        known = once([*before, *act.listed])
        listed = tuple(name for name in act.listed if name in known and name not in before)
        if listed:
            kept.append(replace(act, listed=listed))
    return kept


def _with_programme(found: list[Designation], whole: str) -> tuple[Designation, ...]:
    """Where a sentence names no programme, the one that another of the text names for its side."""
    spans: tuple[Span, ...] = tuple(islice(sentences(whole), _MOST_SENTENCES)) if found else ()
    named = {
        side: next((name for start, end in spans if (name := programme(whole[start:end], side))), None)
        for side in {act.by for act in found}
    }
    return tuple(replace(act, programme=act.programme or named[act.by]) for act in found)
