"""The tree that a query is read into, and the way back to text. Knows nothing of articles; `parse` reads it, `evaluate` answers it.

A new field or function is a new value of `FIELDS` or a new class in `Query`; type checking then points at every place that must know it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final, assert_never

from feeds.types.topic import Field


class Fact(StrEnum):
    """What is known of an article besides its words; the value is its name in a query."""

    OUTLET = "outlet"
    LANGUAGE = "lang"
    TIER = "tier"


FIELDS: Final = {"title": Field.TITLE, "lead": Field.LEAD}
MAX_DISTANCE: Final = 500
MAX_COUNT: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A word, a prefix or a phrase, white space made single.

    Attributes:
        text: Without quotes; 1 to 200 characters.
        position: Where it stands in the query; no part of what it means.
    """

    text: str
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRef:
    """Any term of a keyword list.

    Attributes:
        name: Without the "@".
        position: Where it stands in the query; no part of what it means.
    """

    name: str
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class InField:
    """What is inside must hold within one part of the article."""

    field: Field
    inner: "Query"


@dataclass(frozen=True, slots=True, kw_only=True)
class From:
    """Who published it, in which language.

    Attributes:
        fact: Which of these.
        value: Words of the outlet's name, a BCP 47 primary tag, or the value of a `Tier`.
        position: Where the value stands in the query; no part of what it means.
    """

    fact: Fact
    value: str
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class InSentence:
    """Both stand in one sentence of the text, or both in the title. Arguments are Words, ListRef or Or of them."""

    left: "Query"
    right: "Query"


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Both stand within `distance` words of each other, in either order; neighbours are at distance 1.

    Attributes:
        distance: 1 to 500; in Chinese and Japanese each character is a word.
        left: Words, ListRef or Or of them.
        right: Likewise.
    """

    distance: int
    left: "Query"
    right: "Query"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast:
    """Several of the parts stand in the article; of one part alone, several mentions.

    Attributes:
        count: 1 to 50; at most as many as the parts, where there are two or more.
        parts: Words, ListRef or Or of them; one or more.
    """

    count: int
    parts: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """What is inside does not hold."""

    inner: "Query"


@dataclass(frozen=True, slots=True, kw_only=True)
class And:
    """All parts hold; two or more."""

    parts: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Or:
    """At least one part holds; two or more."""

    parts: "tuple[Query, ...]"


Query = Words | ListRef | InField | From | InSentence | Near | AtLeast | Not | And | Or

# What may stand without quotes and be read back as the same word; the parser accepts more.
_BARE: Final = re.compile(r"(?=.*\w)[\w*][\w*'.-]*")
_OPERATORS: Final = frozenset({"AND", "OR", "NOT"})


def unparse(query: Query) -> str:
    """The query as text; `parse` reads the same tree from it."""
    match query:
        case Words() | ListRef():
            return label(query)
        case InField(field=part, inner=inner):
            name = next(name for name, value in FIELDS.items() if value is part)
            return f"{name}:{unparse(inner) if isinstance(inner, Words | ListRef) else f'({unparse(inner)})'}"
        case From(fact=fact, value=value):
            return f"{fact}:{_written(value)}"
        case InSentence(left=left, right=right):
            return f"sentence({unparse(left)}, {unparse(right)})"
        case Near(distance=distance, left=left, right=right):
            return f"near/{distance}({unparse(left)}, {unparse(right)})"
        case AtLeast(count=count, parts=parts):
            return f"atleast/{count}({', '.join(map(unparse, parts))})"
        case Not(inner=inner):
            return f"NOT {_wrapped(inner, And | Or)}"
        case And(parts=parts):
            return " AND ".join(_wrapped(part, And | Or) for part in parts)
        case Or(parts=parts):
            return " OR ".join(_wrapped(part, Or) for part in parts)
    assert_never(query)


def _wrapped(query: Query, weaker: type | object) -> str:
    """The query as text, in parentheses if it binds no tighter than its surroundings."""
    return f"({unparse(query)})" if isinstance(query, weaker) else unparse(query)  # type: ignore[arg-type]  # a union of classes


def label(leaf: Words | ListRef) -> str:
    """How a leaf is written, and the key under which its hits are kept: "@dprk", "shell*", '"north korea"'."""
    if isinstance(leaf, ListRef):
        return f"@{leaf.name}"
    return _written(leaf.text)


@lru_cache(maxsize=4096)
def _written(text: str) -> str:
    """A term as it stands in a query: bare where that is read back as the same, else in quotes."""
    bare = _BARE.fullmatch(text) is not None and text not in _OPERATORS
    return text if bare else f'"{text}"'


def leaves(query: Query, *, absences: bool = True) -> Iterator[Words | ListRef]:
    """Every word, phrase and list of a query, from left to right; without `absences` not those inside a NOT."""
    match query:
        case Words() | ListRef():
            yield query
        case From():
            return
        case Not(inner=inner):
            if absences:
                yield from leaves(inner)
        case InField(inner=inner):
            yield from leaves(inner, absences=absences)
        case InSentence(left=left, right=right) | Near(left=left, right=right):
            yield from leaves(left, absences=absences)
            yield from leaves(right, absences=absences)
        case AtLeast(parts=parts) | And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from leaves(part, absences=absences)
        case _:
            assert_never(query)


def is_choice(query: Query) -> bool:
    """Whether a query is words and lists joined by "or": what sentence(), near/n() and atleast/n() take."""
    return all(map(is_choice, query.parts)) if isinstance(query, Or) else isinstance(query, Words | ListRef)


def facts(query: Query) -> Iterator[From]:
    """Everything that a query asks of who published an article and in which language, also inside a NOT."""
    match query:
        case From():
            yield query
        case InField(inner=inner) | Not(inner=inner):
            yield from facts(inner)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from facts(part)
        case _:
            return


def looks_beyond(query: Query) -> bool:
    """Whether it matters to a query who published an article."""
    match query:
        case From():
            return True
        case InField(inner=inner) | Not(inner=inner):
            return looks_beyond(inner)
        case And(parts=parts) | Or(parts=parts):
            return any(map(looks_beyond, parts))
        case Words() | ListRef() | InSentence() | Near() | AtLeast():  # their arguments are words and lists
            return False
    assert_never(query)


def placed(query: Query) -> Iterator[InSentence | Near | AtLeast]:
    """The parts of a query to which it matters where or how often something stands; for atleast/n() that is so with one argument alone."""
    match query:
        case InSentence() | Near():
            yield query
        case AtLeast(parts=parts):
            if len(parts) == 1:
                yield query
        case InField(inner=inner) | Not(inner=inner):
            yield from placed(inner)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from placed(part)
        case Words() | ListRef() | From():
            return
        case _:
            assert_never(query)


def wants_anything(query: Query) -> bool:
    """Whether a query may want an article in which nothing is found."""
    return _of_nothing(query)[0]


def _of_nothing(query: Query) -> tuple[bool, bool]:
    """Whether a query can hold, and whether it can fail, where nothing is found, whoever published that."""
    match query:
        case Words() | ListRef() | InSentence() | Near() | AtLeast():
            return False, True
        case From():
            return True, True
        case InField(inner=inner):
            return _of_nothing(inner)
        case Not(inner=inner):
            holds, fails = _of_nothing(inner)
            return fails, holds
        case And(parts=parts):
            each = [_of_nothing(part) for part in parts]
            return all(holds for holds, _ in each), any(fails for _, fails in each)
        case Or(parts=parts):
            each = [_of_nothing(part) for part in parts]
            return any(holds for holds, _ in each), all(fails for _, fails in each)
    assert_never(query)


def needs(query: Query) -> frozenset[str]:
    """Labels of the terms and lists without which a query never holds; of alternatives, what all of them need."""
    match query:
        case Words() | ListRef():
            return frozenset({label(query)})
        case InField(inner=inner):
            return needs(inner)
        case InSentence(left=left, right=right) | Near(left=left, right=right):
            return needs(left) | needs(right)
        case Not() | From():
            return frozenset()
        case And(parts=parts):
            return frozenset().union(*map(needs, parts))
        case AtLeast(count=count, parts=parts) if count >= len(parts):
            return frozenset().union(*map(needs, parts))
        case AtLeast(parts=parts) | Or(parts=parts):
            return frozenset.intersection(*map(needs, parts))
    assert_never(query)


def lists_of(query: Query) -> frozenset[str]:
    """Names of the keyword lists that a query asks for."""
    return frozenset(leaf.name for leaf in leaves(query) if isinstance(leaf, ListRef))
