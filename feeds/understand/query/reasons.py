"""Why a query holds for an article, in passages; and why it does not, in words. Works on hits alone, as evaluate.py does."""

from collections.abc import Iterable
from typing import Final, assert_never

from feeds.types.topic import Field, Passage
from feeds.understand.query.evaluate import (
    EVERYWHERE,
    Document,
    Fields,
    counted,
    holds,
    home,
    is_dear,
    near_spans,
    shared_passages,
    within,
)
from feeds.understand.query.match import run_end
from feeds.understand.query.syntax import (
    And,
    AtLeast,
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
from feeds.understand.text import Span

_MAX_PASSAGES: Final = 5
_MAX_HITS: Final = 20

# --- evidence ------------------------------------------------------------------------------------------------------------------------

_Place = tuple[Field, int]  # a field and the index of a passage in it


def shown(query: Query) -> frozenset[str]:
    """The labels of the words and lists that evidence is made of: those that a query does not exclude."""
    return frozenset(label(leaf) for leaf in leaves(query, absences=False))


def passages(query: Query, document: Document, labels: frozenset[str] | None = None) -> tuple[Passage, ...]:
    """The passages that decided a query that holds: at most five, those that tell most first chosen, in the order of the article.

    Args:
        query: The query.
        document: The article.
        labels: As `shown` gives them for the query, where they are known already.
    """
    hits = _hits_by_place(document, labels or shown(query))
    decided: set[_Place] = set()
    _add_places(query, document, EVERYWHERE, decided)
    places = sorted(decided, key=lambda place: (-len({name for name, _ in hits[place]}), *_order(place)))
    chosen = sorted(places[:_MAX_PASSAGES], key=_order)
    return tuple(_passage(document, place, hits[place]) for place in chosen)


def _order(place: _Place) -> tuple[bool, int]:
    """The title first, then the text from its beginning."""
    return place[0] is Field.TEXT, place[1]


def _hits_by_place(document: Document, labels: frozenset[str]) -> dict[_Place, list[tuple[str, Span]]]:
    """Hits of these labels, by the passage in which they stand."""
    found: dict[_Place, list[tuple[str, Span]]] = {}
    for field in EVERYWHERE:
        for name, spans in document.labelled(field):
            if name in labels:
                for span in spans:
                    found.setdefault((field, document.passage_at(field, span[0])), []).append((name, span))
    return found


def _add_places(query: Query, document: Document, fields: Fields, found: set[_Place]) -> None:
    """Add the places that bear out a query; nothing bears out an absence."""
    match query:
        case Words() | ListRef():
            found.update([(home(field), index) for field in fields for index in document.passages_with(query, field)])
        case InField(field=field, inner=inner):
            _add_places(inner, document, within(fields, field), found)
        case InSentence(left=left, right=right):
            found.update([(home(field), index) for field in fields for index in shared_passages(left, right, document, field)])
        case Near():
            spans = [(field, start) for field in fields for start, _ in near_spans(query, document, field)]
            found.update([(home(field), document.passage_at(field, start)) for field, start in spans])
        case Not() | From():
            return
        case AtLeast(parts=parts) | And(parts=parts) | Or(parts=parts):
            for part in parts:
                if holds(part, document, fields):
                    _add_places(part, document, fields, found)
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
            return _missing(inner, document, within(fields, field))
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
            failed = [each for each in (_missing(part, document, fields) for part in parts if not is_dear(part)) if each[0]]
            failed = failed or [each for each in (_missing(part, document, fields) for part in parts if is_dear(part)) if each[0]]
            return sum(cost for cost, _ in failed), ", ".join(text for _, text in failed[:3])
        case Or(parts=parts):
            nearest = min((_missing(part, document, fields) for part in parts), key=lambda way: way[0])
            plain = nearest[0] > 0 and all(isinstance(part, Words | ListRef) for part in parts)
            return (1, f"none of {_listed(parts)}{_where(fields)}") if plain else nearest
    assert_never(query)


def _too_few(count: int, parts: tuple[Query, ...], document: Document, fields: Fields) -> _Missing:
    found = counted(parts, document, fields)
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
            return _present(inner, document, within(fields, field))
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
