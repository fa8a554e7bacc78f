"""Why a query holds for an article, in passages; and why it does not, in words. Works on hits alone, as evaluate.py does."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
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
_SHOWN: Final = 3  # conditions that are named where several are not met
LISTED: Final = 6  # names in a row

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


class Lacking(StrEnum):
    """How a condition is not met."""

    ABSENT = "absent"  # a term or list is not there
    NONE_OF = "none_of"  # nor any of several
    ORIGIN = "origin"  # another outlet, tier or language is asked for
    SENTENCE = "sentence"  # both are there, but never in one sentence
    NEAR = "near"  # both are there, but never within so many words
    TOO_FEW = "too_few"  # it is there, but not often enough
    SOME = "some"  # so many of several conditions hold, and not as many as are needed
    PRESENT = "present"  # what must not be there is


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """A condition that is not met.

    Attributes:
        what: How.
        names: What is asked for, as queries write it: "@dprk", "lang:ko"; of PRESENT what was found, () for nothing that has a name.
        other: For SENTENCE and NEAR, what it should stand with.
        field: In which part of the article, where the query says so.
        found: For TOO_FEW and SOME, how many there are.
        needed: Likewise, how many there must be; for NEAR within how many words.
        inner: For SOME, the nearest conditions that are not met.
    """

    what: Lacking
    names: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    field: Field | None = None
    found: int = 0
    needed: int = 0
    inner: tuple["Lack", ...] = ()


_Missing = tuple[float, tuple[Lack, ...]]  # how much is missing, 0 for nothing, and what


def lacks(query: Query, document: Document) -> _Missing:
    """How far a query is from holding, 0 if it holds, and the nearest conditions that are not met."""
    return _missing(query, document, EVERYWHERE)


def missing(query: Query, document: Document) -> tuple[float, str]:
    """As `lacks`, in words."""
    cost, found = lacks(query, document)
    return cost, _in_words(found)


def _missing(query: Query, document: Document, fields: Fields) -> _Missing:
    match query:
        case Words() | ListRef():
            absent = Lack(what=Lacking.ABSENT, names=(label(query),), field=_one_field(fields))
            return (0, ()) if holds(query, document, fields) else (1, (absent,))
        case InField(field=field, inner=inner):
            return _missing(inner, document, within(fields, field))
        case From(fact=fact, value=value):
            return (0, ()) if holds(query, document, fields) else (1, (Lack(what=Lacking.ORIGIN, names=(f"{fact}:{value}",)),))
        case InSentence(left=left, right=right):
            return (0, ()) if holds(query, document, fields) else _apart(left, right, document, fields, Lack(what=Lacking.SENTENCE))
        case Near(distance=distance, left=left, right=right):
            how = Lack(what=Lacking.NEAR, needed=distance)
            return (0, ()) if holds(query, document, fields) else _apart(left, right, document, fields, how)
        case AtLeast(count=count, parts=parts):
            return _too_few(count, parts, document, fields)
        case Not(inner=inner):
            return (1, (_present(inner, document, fields),)) if holds(inner, document, fields) else (0, ())
        case And(parts=parts):
            failed = [each for each in (_missing(part, document, fields) for part in parts if not is_dear(part)) if each[0]]
            failed = failed or [each for each in (_missing(part, document, fields) for part in parts if is_dear(part)) if each[0]]
            return sum(cost for cost, _ in failed), tuple(lack for _, found in failed[:_SHOWN] for lack in found)
        case Or(parts=parts):
            nearest = min((_missing(part, document, fields) for part in parts), key=lambda way: way[0])
            plain = nearest[0] > 0 and all(isinstance(part, Words | ListRef) for part in parts)
            none_of = Lack(what=Lacking.NONE_OF, names=_names(parts), field=_one_field(fields))
            return (1, (none_of,)) if plain else nearest
    assert_never(query)


def _too_few(count: int, parts: tuple[Query, ...], document: Document, fields: Fields) -> _Missing:
    found = counted(parts, document, fields)
    if found >= count:
        return 0, ()
    if len(parts) == 1:
        lack = Lack(what=Lacking.TOO_FEW, names=_names(leaves(parts[0])), field=_one_field(fields), found=found, needed=count)
        return 1 - found / (2 * count), (lack,)
    absent = [_missing(part, document, fields)[1] for part in parts if not holds(part, document, fields)]
    inner = tuple(lack for each in absent[:_SHOWN] for lack in each)
    return count - found, (Lack(what=Lacking.SOME, found=found, needed=count, inner=inner),)


def _one_field(fields: Fields) -> Field | None:
    return fields[0] if fields in {(Field.TITLE,), (Field.LEAD,)} else None


def _present(query: Query, document: Document, fields: Fields) -> Lack:
    """For a query that holds and should not: what was found, and where."""
    match query:
        case InField(field=field, inner=inner):
            return _present(inner, document, within(fields, field))
        case And(parts=parts) | Or(parts=parts):
            found = (part for part in parts if holds(part, document, fields) and not isinstance(part, Not))
            return next((_present(part, document, fields) for part in found), Lack(what=Lacking.PRESENT))
        case From():
            return Lack(what=Lacking.PRESENT, names=(unparse(query),))
        case _:
            return Lack(what=Lacking.PRESENT, names=_names(leaves(query)), field=_one_field(fields))


def _apart(left: Query, right: Query, document: Document, fields: Fields, how: Lack) -> _Missing:
    """Which argument is missing, or that both are there but apart."""
    absent = [argument for argument in (left, right) if not holds(argument, document, fields)]
    if not absent:
        return 0.5, (replace(how, names=_names(leaves(left)), other=_names(leaves(right))),)
    return len(absent), tuple(lack for argument in absent for lack in _missing(argument, document, fields)[1])


def _names(parts: Iterable[Query]) -> tuple[str, ...]:
    return tuple(label(part) for part in parts if isinstance(part, Words | ListRef))


# --- in words: what logs, lists and the command line show -----------------------------------------------------------------------------


def _in_words(found: Iterable[Lack]) -> str:
    return ", ".join(map(_words, found))


def _words(lack: Lack) -> str:
    where = f" in the {lack.field}" if lack.field is not None else ""
    match lack.what:
        case Lacking.ABSENT:
            return f"no {lack.names[0]}{where}"
        case Lacking.NONE_OF:
            return f"none of {_listed(lack.names)}{where}"
        case Lacking.ORIGIN:
            return f"not {lack.names[0]}"
        case Lacking.SENTENCE:
            return f"{_named(lack.names)} and {_named(lack.other)} never in one sentence"
        case Lacking.NEAR:
            return f"{_named(lack.names)} and {_named(lack.other)} never within {lack.needed} words"
        case Lacking.TOO_FEW:
            return f"{_named(lack.names)} only {lack.found} of {lack.needed} times{where}"
        case Lacking.SOME:
            return f"{lack.found} of {lack.needed}: {_in_words(lack.inner)}"
        case Lacking.PRESENT:
            return f"has {_named(lack.names)}{where}" if lack.names else "has nothing else"
    assert_never(lack.what)


def _named(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"one of {_listed(names)}"


def _listed(names: tuple[str, ...]) -> str:
    """Labels in a row, cut where nobody would read on."""
    return ", ".join(names[:LISTED]) + (", …" if len(names) > LISTED else "")
