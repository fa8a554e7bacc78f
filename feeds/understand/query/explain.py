"""What a query means, in English words, for the admin who wrote it."""

from collections.abc import Iterable, Mapping
from typing import Final, assert_never

from feeds.types.topic import Field
from feeds.understand.query.parse import Parsed
from feeds.understand.query.syntax import And, AtLeast, Fact, From, InField, InSentence, ListRef, Near, Not, Or, Query, Words

_INDENT: Final = "  "
_PLACES: Final = {Field.TITLE: "in the title", Field.LEAD: "in the first three sentences of the text"}
_FACTS: Final = {
    Fact.OUTLET: 'published by an outlet with "{}" in its name',
    Fact.LANGUAGE: "written in the language {}",
    Fact.TIER: "from a source of the tier {}",
}


def explain(parsed: Parsed) -> str:
    """The conditions, one per line; those that belong together are indented below what joins them. Each part is told once, first of all."""
    names: dict[int, str] = {}
    lines: list[str] = []
    for name, part in parsed.parts.items():
        lines += [f"${name}:", *(_INDENT + line for line in _Teller(names).lines(part))]
        names[id(part)] = f"${name}"
    return "\n".join(lines + _Teller(names).lines(parsed.query))


class _Teller:
    """Tells conditions; those that have a name by it."""

    def __init__(self, names: Mapping[int, str]) -> None:
        """`names`: by the id of a node, which is a part wherever it stands in the tree."""
        self._names = names

    def lines(self, query: Query) -> list[str]:
        """A condition, one line or more."""
        short = self._short(query)
        if short is not None:
            return [short]
        match query:
            case InField(field=field, inner=inner):
                return self._below(f"{_PLACES[field]}:", [inner])
            case Not(inner=inner):
                return self._below("not:", [inner])
            case And(parts=parts):
                return self._below("all of these:", parts)
            case Or(parts=parts):
                return self._below("one of these:", parts)
            case _:  # the others are always short
                raise TypeError(query)

    def _below(self, heading: str, parts: Iterable[Query]) -> list[str]:
        return [heading, *(_INDENT + line for part in parts for line in self.lines(part))]

    def _short(self, query: Query) -> str | None:
        """A condition that is said in one line, or None."""
        if id(query) in self._names:
            return self._names[id(query)]
        match query:
            case Words() | ListRef() | From():
                return _leaf(query)
            case InSentence() | Near() | AtLeast():
                return self._function(query)
            case InField(field=field, inner=inner) if id(inner) in self._names or isinstance(inner, Words | ListRef):
                return f"{self._short(inner)} {_PLACES[field]}"
            case InField(field=field, inner=Or(parts=parts) as choice) if all(map(self._in_a_word, parts)):
                return f"{_PLACES[field]}: {self._choice(choice)}"
            case Not(inner=inner) if id(inner) in self._names or isinstance(inner, Words | ListRef | From):
                return f"not {self._short(inner)}"
            case Or(parts=parts) if all(map(self._in_a_word, parts)):
                return self._choice(query)
            case _:
                return None

    def _function(self, query: InSentence | Near | AtLeast) -> str:
        match query:
            case InSentence(left=left, right=right):
                return f"in one sentence, or both in the title: {self._choice(left)}, and {self._choice(right)}"
            case Near(distance=distance, left=left, right=right):
                apart = f"at most {distance} {'word' if distance == 1 else 'words'} apart"
                return f"{apart}: {self._choice(left)}, and {self._choice(right)}"
            case AtLeast(count=count, parts=(part,)):
                return f"{self._choice(part)}, {'once' if count == 1 else f'{count} times'} or more"
            case AtLeast(count=count, parts=parts):
                return f"at least {count} of these: {'; '.join(map(self._choice, parts))}"
        assert_never(query)

    def _choice(self, query: Query) -> str:
        """Words, lists and parts, joined by "or"."""
        if id(query) in self._names or not isinstance(query, Or):
            return self._short(query) or ""
        lists = [f"@{part.name}" for part in query.parts if isinstance(part, ListRef) and id(part) not in self._names]
        others = [self._choice(part) for part in query.parts if not isinstance(part, ListRef) or id(part) in self._names]
        return " or ".join(([f"any term of {_in_a_row(lists)}"] if lists else []) + others)

    def _in_a_word(self, query: Query) -> bool:
        return id(query) in self._names or isinstance(query, Words | ListRef)


def _leaf(query: Words | ListRef | From) -> str:
    match query:
        case Words(text=text):
            return _word(text)
        case ListRef(name=name):
            return f"any term of @{name}"
        case From(fact=fact, value=value):
            return _FACTS[fact].format(value)
    assert_never(query)


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
