"""What a query says of an article: whether it holds, the passages that decided, or what was missing.

Works on hits alone; searches nothing and reads no lists.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final, assert_never

from feeds.types.feed import Tier
from feeds.types.topic import Field, Passage, Term
from feeds.understand.language import UNKNOWN
from feeds.understand.query.match import Hits, Matcher, run_end
from feeds.understand.query.syntax import (
    And,
    AtLeast,
    Fact,
    From,
    InField,
    InSentence,
    ListRef,
    Near,
    Not,
    Or,
    Query,
    Words,
    label,
    leaves,
    unparse,
)
from feeds.understand.text import Span, sentences, words

Fields = tuple[Field, ...]

EVERYWHERE: Final[Fields] = (Field.TITLE, Field.TEXT)
LEAD_SENTENCES: Final = 3
_MAX_PASSAGES: Final = 5
_MAX_HITS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an article comes from.

    Attributes:
        outlet: The outlet's name, or "".
        tier: Its kind.
        language: Finds the language of the text, a BCP 47 primary tag; asked only where a query wants to know.
    """

    outlet: str
    tier: Tier
    language: Callable[[], str]


UNKNOWN_ORIGIN: Final = Origin(outlet="", tier=Tier.INDEPENDENT, language=lambda: UNKNOWN)


class Document:
    """An article with its hits; sentences and words are found when a query asks for them."""

    def __init__(self, title: str, text: str, hits: Hits, origin: Origin = UNKNOWN_ORIGIN) -> None:
        self.origin: Final = origin
        self._title = title
        self._text = text
        self._hits = hits

    def source(self, field: Field) -> str:
        """The title or the text."""
        return self._title if field is Field.TITLE else self._text

    def spans(self, leaf: Words | ListRef, field: Field) -> list[Span]:
        """Where a term, or any term of a list, stands, ascending by start."""
        found = self._hits[_home(field)]
        spans = found.get(label(leaf), []) if found else []
        return spans[: bisect_left(spans, (self._lead_end,))] if field is Field.LEAD and spans else spans

    def labelled(self, field: Field) -> Iterator[tuple[str, list[Span]]]:
        """All hits of a field by their label."""
        yield from self._hits[field].items()

    def passages(self, field: Field) -> tuple[Span, ...]:
        """The title as one span; the text by sentences."""
        return ((0, len(self._title)),) if field is Field.TITLE else self._sentences

    def passage_at(self, field: Field, offset: int) -> int:
        """Index of the passage in which a hit begins."""
        return 0 if field is Field.TITLE else max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def word_at(self, field: Field, offset: int) -> int:
        """Index of the word that holds the offset, or of the last one before it."""
        return bisect_right(self._title_words if field is Field.TITLE else self._text_words, offset) - 1

    @cached_property
    def _sentences(self) -> tuple[Span, ...]:
        return sentences(self._text)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self._sentences]

    @cached_property
    def _lead_end(self) -> int:
        lead = self._sentences[:LEAD_SENTENCES]
        return lead[-1][1] if lead else 0

    @cached_property
    def _title_words(self) -> list[int]:
        return [start for start, _ in words(self._title)]

    @cached_property
    def _text_words(self) -> list[int]:
        return [start for start, _ in words(self._text)]


def _home(field: Field) -> Field:
    """The part that hits and passages are kept under."""
    return Field.TEXT if field is Field.LEAD else field


def _within(fields: Fields, field: Field) -> Fields:
    """What is left of these fields inside `title:` or `lead:`."""
    return (field,) if field in fields or (field is Field.LEAD and Field.TEXT in fields) else ()


def holds(query: Query, document: Document, fields: Fields = EVERYWHERE) -> bool:
    """Whether the query holds, looking at these fields only."""
    match query:
        case Words() | ListRef():
            return any(document.spans(query, field) for field in fields)
        case InField(field=field, inner=inner):
            return holds(inner, document, _within(fields, field))
        case From(fact=fact, value=value):
            return _comes_from(fact, value, document.origin)
        case InSentence(left=left, right=right):
            return any(_shared_passages(left, right, document, field) for field in fields)
        case Near():
            return any(next(_near(query, document, field), None) is not None for field in fields)
        case AtLeast(count=count, parts=parts):
            return _counted(parts, document, fields) >= count
        case Not(inner=inner):
            return not holds(inner, document, fields)
        case And(parts=parts):
            return all(holds(part, document, fields) for part in sorted(parts, key=_is_dear))
        case Or(parts=parts):
            return any(holds(part, document, fields) for part in parts)
    assert_never(query)


def _is_dear(part: Query) -> bool:
    """Whether a part may ask for the language, which is worth its time only in articles that have all the rest."""
    match part:
        case From(fact=fact):
            return fact is Fact.LANGUAGE
        case Not(inner=inner):
            return _is_dear(inner)
        case And(parts=parts) | Or(parts=parts):
            return any(map(_is_dear, parts))
        case _:
            return False


def _comes_from(fact: Fact, value: str, origin: Origin) -> bool:
    match fact:
        case Fact.OUTLET:
            return _named_so(value, origin.outlet)
        case Fact.LANGUAGE:
            return origin.language() == value
        case Fact.TIER:
            return origin.tier == value
    assert_never(fact)


@lru_cache(4096)
def _named_so(words: str, outlet: str) -> bool:
    """Whether the outlet's name has these words, found as a term is found in a title."""
    return bool(Matcher([("name", Term(text=words))]).hits(outlet, "")[Field.TITLE])


def _argument_spans(argument: Query, document: Document, field: Field) -> list[Span]:
    """Hits of an argument of sentence() or near/n(): terms and lists, joined by OR."""
    if isinstance(argument, Words | ListRef):
        return document.spans(argument, field)
    found = [spans for leaf in leaves(argument) if (spans := document.spans(leaf, field))]
    return found[0] if len(found) == 1 else sorted(chain.from_iterable(found))


def _counted(parts: tuple[Query, ...], document: Document, fields: Fields) -> int:
    """How many of the arguments of atleast/n() stand there; of one argument alone, how often: words inside one another are one mention."""
    if len(parts) > 1:
        return sum(any(_argument_spans(part, document, field) for field in fields) for part in parts)
    return sum(_mentions(_argument_spans(parts[0], document, field)) for field in fields)


def _mentions(spans: list[Span]) -> int:
    """How many stretches of text the hits cover, those that overlap taken together."""
    count = reached = 0
    for start, end in spans:
        count += start >= reached
        reached = max(reached, end)
    return count


def _shared_passages(left: Query, right: Query, document: Document, field: Field) -> set[int]:
    """Passages in which both arguments stand."""
    ones = _argument_spans(left, document, field)
    others = _argument_spans(right, document, field) if ones else []
    if not others:
        return set()
    return {document.passage_at(field, start) for start, _ in ones} & {document.passage_at(field, start) for start, _ in others}


def _near(query: Near, document: Document, field: Field) -> Iterator[Span]:
    """Pairs of hits that are near enough, as the spans from the one's start to the other's end."""
    ones = _argument_spans(query.left, document, field)
    others = _argument_spans(query.right, document, field) if ones else []
    yield from _followed(ones, others, query.distance, document, field)
    yield from _followed(others, ones, query.distance, document, field)


def _followed(ones: list[Span], others: list[Span], distance: int, document: Document, field: Field) -> Iterator[Span]:
    """Each of `ones` with the first of `others` that does not begin before it, where that is near enough."""
    starts = [start for start, _ in others]
    for start, end in ones:
        index = bisect_left(starts, start)
        if index < len(others):
            gap = document.word_at(field, starts[index]) - document.word_at(field, end - 1)
            if gap <= distance:
                yield start, max(end, others[index][1])


# --- evidence ------------------------------------------------------------------------------------------------------------------------

_Place = tuple[Field, int]  # a field and the index of a passage in it


def passages(query: Query, document: Document) -> tuple[Passage, ...]:
    """The passages that decided a query that holds: at most five, those that tell most first chosen, in the order of the article."""
    labels = {label(leaf) for leaf in leaves(query)}
    hits = _hits_by_place(document, labels)
    places = sorted(set(_places(query, document, EVERYWHERE)), key=lambda place: (-len({name for name, _ in hits[place]}), *_order(place)))
    chosen = sorted(places[:_MAX_PASSAGES], key=_order)
    return tuple(_passage(document, place, hits[place]) for place in chosen)


def _order(place: _Place) -> tuple[bool, int]:
    """The title first, then the text from its beginning."""
    return place[0] is Field.TEXT, place[1]


def _hits_by_place(document: Document, labels: set[str]) -> dict[_Place, list[tuple[str, Span]]]:
    """Hits of these labels, by the passage in which they stand."""
    found: dict[_Place, list[tuple[str, Span]]] = {}
    for field in EVERYWHERE:
        for name, spans in document.labelled(field):
            if name in labels:
                for span in spans:
                    found.setdefault((field, document.passage_at(field, span[0])), []).append((name, span))
    return found


def _places(query: Query, document: Document, fields: Fields) -> Iterator[_Place]:
    """Places that bear out a query; nothing bears out an absence."""
    match query:
        case Words() | ListRef():
            yield from ((_home(field), document.passage_at(field, start)) for field in fields for start, _ in document.spans(query, field))
        case InField(field=field, inner=inner):
            yield from _places(inner, document, _within(fields, field))
        case InSentence(left=left, right=right):
            yield from ((_home(field), index) for field in fields for index in _shared_passages(left, right, document, field))
        case Near():
            yield from ((_home(field), document.passage_at(field, start)) for field in fields for start, _ in _near(query, document, field))
        case Not() | From():
            return
        case AtLeast(parts=parts) | And(parts=parts) | Or(parts=parts):
            for part in parts:
                if holds(part, document, fields):
                    yield from _places(part, document, fields)
        case _:
            assert_never(query)


def _passage(document: Document, place: _Place, hits: list[tuple[str, Span]]) -> Passage:
    """The passage word for word, with the words found in it; of words inside one another the longest."""
    field, index = place
    source = document.source(field)
    start, end = document.passages(field)[index]
    shown: dict[tuple[str, str], None] = {}
    reached: dict[str, int] = {}
    for name, span in sorted(hits, key=lambda hit: (hit[1][0], -hit[1][1])):
        if span[1] > reached.get(name, -1):
            reached[name] = span[1]
            shown[source[span[0] : min(run_end(source, span[1]), end)], name] = None
    return Passage(field=field, start=start, end=end, text=source[start:end], hits=tuple(shown)[:_MAX_HITS])


# --- what is missing -----------------------------------------------------------------------------------------------------------------

_Missing = tuple[float, str]  # how much is missing, 0 for nothing, and what in words


def missing(query: Query, document: Document) -> _Missing:
    """How far a query is from holding, 0 if it holds, and the nearest missing condition in words."""
    return _missing(query, document, EVERYWHERE)


def _missing(query: Query, document: Document, fields: Fields) -> _Missing:
    match query:
        case Words() | ListRef():
            return (0, "") if holds(query, document, fields) else (1, f"no {label(query)}{_where(fields)}")
        case InField(field=field, inner=inner):
            return _missing(inner, document, _within(fields, field))
        case From(fact=fact, value=value):
            return (0, "") if holds(query, document, fields) else (1, f"not {fact}:{value}")
        case InSentence(left=left, right=right):
            return (0, "") if holds(query, document, fields) else _apart(left, right, document, fields, "never in one sentence")
        case Near(distance=distance, left=left, right=right):
            return (0, "") if holds(query, document, fields) else _apart(left, right, document, fields, f"never within {distance} words")
        case AtLeast(count=count, parts=parts):
            return _too_few(count, parts, document, fields)
        case Not(inner=inner):
            return (1, f"has {_present(inner, document, fields)}") if holds(inner, document, fields) else (0, "")
        case And(parts=parts):
            failed = [each for each in (_missing(part, document, fields) for part in parts if not _is_dear(part)) if each[0]]
            failed = failed or [each for each in (_missing(part, document, fields) for part in parts if _is_dear(part)) if each[0]]
            return sum(cost for cost, _ in failed), ", ".join(text for _, text in failed[:3])
        case Or(parts=parts):
            nearest = min((_missing(part, document, fields) for part in parts), key=lambda way: way[0])
            plain = nearest[0] > 0 and all(isinstance(part, Words | ListRef) for part in parts)
            return (1, f"none of {_listed(parts)}{_where(fields)}") if plain else nearest
    assert_never(query)


def _too_few(count: int, parts: tuple[Query, ...], document: Document, fields: Fields) -> _Missing:
    found = _counted(parts, document, fields)
    if found >= count:
        return 0, ""
    if len(parts) == 1:
        return 1 - found / (2 * count), f"{_named(parts[0])} only {found} of {count} times{_where(fields)}"
    absent = [_missing(part, document, fields)[1] for part in parts if not holds(part, document, fields)]
    return count - found, f"{found} of {count}: {', '.join(absent[:3])}"


def _where(fields: Fields) -> str:
    return f" in the {fields[0]}" if fields in {(Field.TITLE,), (Field.LEAD,)} else ""


def _present(query: Query, document: Document, fields: Fields) -> str:
    """For a query that holds and should not: what was found, and where."""
    match query:
        case InField(field=field, inner=inner):
            return _present(inner, document, _within(fields, field))
        case And(parts=parts) | Or(parts=parts):
            found = (part for part in parts if holds(part, document, fields) and not isinstance(part, Not))
            return next((_present(part, document, fields) for part in found), "nothing else")
        case From():
            return unparse(query)
        case _:
            return f"{_named(query)}{_where(fields)}"


def _apart(left: Query, right: Query, document: Document, fields: Fields, how: str) -> _Missing:
    """Which argument is missing, or that both are there but apart."""
    absent = [argument for argument in (left, right) if not holds(argument, document, fields)]
    if not absent:
        return 0.5, f"{_named(left)} and {_named(right)} {how}"
    return len(absent), ", ".join(_missing(argument, document, fields)[1] for argument in absent)


def _named(query: Query) -> str:
    """The leaves of a query, for a message."""
    parts = tuple(leaves(query))
    return label(parts[0]) if len(parts) == 1 else f"one of {_listed(parts)}"


def _listed(parts: Iterable[Query]) -> str:
    """Labels in a row, cut where nobody would read on."""
    names = [label(part) for part in parts if isinstance(part, Words | ListRef)]
    return ", ".join(names[:6]) + (", …" if len(names) > 6 else "")
