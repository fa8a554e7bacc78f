"""Whether a query holds for an article. Why it does, or does not, stands in reasons.py.

Works on hits alone; searches nothing and reads no lists.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import Final, assert_never

from feeds.types.feed import Tier
from feeds.types.topic import Field, Term
from feeds.understand.language import UNKNOWN
from feeds.understand.query.match import Hits, Matcher
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
)
from feeds.understand.text import Span, each_sentence, sentences, words

Fields = tuple[Field, ...]
Answers = dict[tuple[int, Fields], tuple["Query", bool]]
Arguments = dict[tuple[int, Field], tuple["Query", list[Span]]]

EVERYWHERE: Final[Fields] = (Field.TITLE, Field.TEXT)
LEAD_SENTENCES: Final = 3


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
    """An article with its hits; sentences and words are found when a query asks for them.

    Attributes:
        origin: Where it comes from.
        answers: What `holds` found. Match, passages and reason ask for the same parts of a query many times; a part is known by its id,
            and kept beside its answer so that no other part is given that id.
        arguments: Likewise the hits of the arguments of sentence(), near/n() and atleast/n().
    """

    def __init__(self, title: str, text: str, hits: Hits, origin: Origin = UNKNOWN_ORIGIN) -> None:
        self.origin: Final = origin
        self.answers: Final[Answers] = {}
        self.arguments: Final[Arguments] = {}
        self._title = title
        self._text = text
        self._hits = hits
        self._passages_with: dict[tuple[str, Field], frozenset[int]] = {}

    def source(self, field: Field) -> str:
        """The title or the text."""
        return self._title if field is Field.TITLE else self._text

    def spans(self, leaf: Words | ListRef, field: Field) -> list[Span]:
        """Where a term, or any term of a list, stands, ascending by start."""
        found = self._hits[home(field)]
        spans = found.get(label(leaf), []) if found else []
        return spans[: bisect_left(spans, (self._lead_end,))] if field is Field.LEAD and spans else spans

    def passages_with(self, leaf: Words | ListRef, field: Field) -> frozenset[int]:
        """The passages in which a hit of a term or list begins; found once, since one list stands in many parts of a query."""
        key = label(leaf), field
        known = self._passages_with.get(key)
        if known is None:
            found = frozenset([self.passage_at(field, start) for start, _ in self.spans(leaf, field)])
            known = self._passages_with[key] = found
        return known

    def labelled(self, field: Field) -> Iterator[tuple[str, list[Span]]]:
        """All hits of a field by their label."""
        yield from self._hits[field].items()

    def lead_labels(self) -> frozenset[str]:
        """The labels with a hit in the lead."""
        end = self._lead_end
        return frozenset(name for name, spans in self._hits[Field.TEXT].items() if spans[0][0] < end)

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
        lead = list(islice(each_sentence(self._text), LEAD_SENTENCES))
        return lead[-1][1] if lead else 0

    @cached_property
    def _title_words(self) -> list[int]:
        return [start for start, _ in words(self._title)]

    @cached_property
    def _text_words(self) -> list[int]:
        return [start for start, _ in words(self._text)]


def home(field: Field) -> Field:
    """The part that hits and passages are kept under."""
    return Field.TEXT if field is Field.LEAD else field


def within(fields: Fields, field: Field) -> Fields:
    """What is left of these fields inside `title:` or `lead:`."""
    return (field,) if field in fields or (field is Field.LEAD and Field.TEXT in fields) else ()


def holds(query: Query, document: Document, fields: Fields = EVERYWHERE) -> bool:
    """Whether the query holds, looking at these fields only."""
    key = id(query), fields
    known = document.answers.get(key)
    if known is None:
        known = document.answers[key] = query, _holds(query, document, fields)
    return known[1]


def _holds(query: Query, document: Document, fields: Fields) -> bool:
    match query:
        case Words() | ListRef():
            return any(document.spans(query, field) for field in fields)
        case InField(field=field, inner=inner):
            return holds(inner, document, within(fields, field))
        case From(fact=fact, value=value):
            return _comes_from(fact, value, document.origin)
        case InSentence(left=left, right=right):
            return any(shared_passages(left, right, document, field) for field in fields)
        case Near():
            return any(next(near_spans(query, document, field), None) is not None for field in fields)
        case AtLeast(count=count, parts=parts):
            return counted(parts, document, fields) >= count
        case Not(inner=inner):
            return not holds(inner, document, fields)
        case And(parts=parts):
            return all(holds(part, document, fields) for part in sorted(parts, key=is_dear))
        case Or(parts=parts):
            return any(holds(part, document, fields) for part in parts)
    assert_never(query)


_MOST_KNOWN: Final = 10_000
_dear: Final[dict[int, tuple[Query, bool]]] = {}
"""What `is_dear` found of parts by their id; each is kept, so that no other part is given that id."""


def is_dear(part: Query) -> bool:
    """Whether a part may ask for the language, which is worth its time only in articles that have all the rest."""
    known = _dear.get(id(part))
    if known is None:
        if len(_dear) >= _MOST_KNOWN:
            _dear.clear()
        known = _dear[id(part)] = part, _is_dear(part)
    return known[1]


def _is_dear(part: Query) -> bool:
    match part:
        case From(fact=fact):
            return fact is Fact.LANGUAGE
        case Not(inner=inner):
            return is_dear(inner)
        case And(parts=parts) | Or(parts=parts):
            return any(map(is_dear, parts))
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
    key = id(argument), field
    known = document.arguments.get(key)
    if known is None:
        known = document.arguments[key] = argument, _spans(argument, document, field)
    return known[1]


def _spans(argument: Query, document: Document, field: Field) -> list[Span]:
    if isinstance(argument, Words | ListRef):
        return document.spans(argument, field)
    found = [spans for leaf in leaves(argument) if (spans := document.spans(leaf, field))]
    return found[0] if len(found) == 1 else sorted(chain.from_iterable(found))


def counted(parts: tuple[Query, ...], document: Document, fields: Fields) -> int:
    """How many of the arguments of atleast/n() stand there; of one argument alone, how often: words inside one another are one mention."""
    if len(parts) > 1:
        return sum(any(_argument_spans(part, document, field) for field in fields) for part in parts)
    return sum(_mentions(_argument_spans(parts[0], document, field)) for field in fields)


def mentions(query: AtLeast, document: Document) -> tuple[int, ...]:
    """How often the one argument of atleast/n() stands in title, text and lead, each at most n: all that the query can tell of it."""
    return tuple(min(query.count, _mentions(_argument_spans(query.parts[0], document, field))) for field in Field)


def _mentions(spans: list[Span]) -> int:
    """How many stretches of text the hits cover, those that overlap taken together."""
    count = reached = 0
    for start, end in spans:
        count += start >= reached
        reached = max(reached, end)
    return count


def shared_passages(left: Query, right: Query, document: Document, field: Field) -> frozenset[int]:
    """Passages in which both arguments stand."""
    ones = _passages_with(left, document, field)
    return ones & _passages_with(right, document, field) if ones else ones


def _passages_with(argument: Query, document: Document, field: Field) -> frozenset[int]:
    """Passages in which a hit of an argument of sentence() begins: terms and lists, joined by OR."""
    if isinstance(argument, Words | ListRef):
        return document.passages_with(argument, field)
    return frozenset[int]().union(*(document.passages_with(leaf, field) for leaf in leaves(argument)))


def near_spans(query: Near, document: Document, field: Field) -> Iterator[Span]:
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
