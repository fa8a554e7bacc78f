"""What a query means, in English words, for the admin who wrote it."""

from collections.abc import Iterable
from typing import Final, assert_never

from feeds.types.topic import Field
from feeds.understand.query.syntax import And, AtLeast, Fact, From, InField, InSentence, ListRef, Near, Not, Or, Query, Words

_INDENT: Final = "  "
_PLACES: Final = {Field.TITLE: "in the title", Field.LEAD: "in the first three sentences of the text"}
_FACTS: Final = {
    Fact.OUTLET: 'published by an outlet with "{}" in its name',
    Fact.LANGUAGE: "written in the language {}",
    Fact.TIER: "from a source of the tier {}",
}


def explain(query: Query) -> str:
    """The conditions, one per line; those that belong together are indented below what joins them."""
    return "\n".join(_lines(query))


def _lines(query: Query) -> list[str]:
    short = _short(query)
    if short is not None:
        return [short]
    match query:
        case InField(field=field, inner=inner):
            return _below(f"{_PLACES[field]}:", [inner])
        case Not(inner=inner):
            return _below("not:", [inner])
        case And(parts=parts):
            return _below("all of these:", parts)
        case Or(parts=parts):
            return _below("one of these:", parts)
        case _:  # the others are always short
            raise TypeError(query)


def _below(heading: str, parts: Iterable[Query]) -> list[str]:
    return [heading, *(_INDENT + line for part in parts for line in _lines(part))]


def _short(query: Query) -> str | None:
    """A condition that is said in one line, or None."""
    match query:
        case Words() | ListRef() | From():
            return _leaf(query)
        case InSentence() | Near() | AtLeast():
            return _function(query)
        case InField(field=field, inner=Words() | ListRef() as leaf):
            return f"{_leaf(leaf)} {_PLACES[field]}"
        case InField(field=field, inner=Or(parts=parts) as choice) if all(isinstance(part, Words | ListRef) for part in parts):
            return f"{_PLACES[field]}: {_choice(choice)}"
        case Not(inner=Words() | ListRef() | From() as leaf):
            return f"not {_leaf(leaf)}"
        case Or(parts=parts) if all(isinstance(part, Words | ListRef) for part in parts):
            return _choice(query)
        case _:
            return None


def _leaf(query: Words | ListRef | From) -> str:
    match query:
        case Words(text=text):
            return _word(text)
        case ListRef(name=name):
            return f"any term of @{name}"
        case From(fact=fact, value=value):
            return _FACTS[fact].format(value)
    assert_never(query)


def _function(query: InSentence | Near | AtLeast) -> str:
    match query:
        case InSentence(left=left, right=right):
            return f"in one sentence, or both in the title: {_choice(left)}, and {_choice(right)}"
        case Near(distance=distance, left=left, right=right):
            return f"at most {distance} {'word' if distance == 1 else 'words'} apart: {_choice(left)}, and {_choice(right)}"
        case AtLeast(count=count, parts=(part,)):
            return f"{_choice(part)}, {'once' if count == 1 else f'{count} times'} or more"
        case AtLeast(count=count, parts=parts):
            return f"at least {count} of these: {'; '.join(map(_choice, parts))}"
    assert_never(query)


def _choice(query: Query) -> str:
    """An argument of a function: words and lists, joined by "or"."""
    if not isinstance(query, Or):
        return _short(query) or ""
    lists = [f"@{part.name}" for part in query.parts if isinstance(part, ListRef)]
    named = [f"any term of {_in_a_row(lists)}"] if lists else []
    return " or ".join(named + [_choice(part) for part in query.parts if not isinstance(part, ListRef)])


def _in_a_row(names: list[str]) -> str:
    """As in "@a, @b or @c"."""
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


def _word(text: str) -> str:
    """A term of a query; see pattern.py for what "*" does."""
    bare = text.strip("*")
    if " " in bare:
        return f'the phrase "{text}"'
    match text.startswith("*"), text.endswith("*"):
        case True, True:
            return f'a word with "{bare}" in it'
        case True, False:
            return f'a word that ends with "{bare}"'
        case False, True:
            return f'a word that begins with "{bare}"'
        case _:
            return f'"{bare}"'
