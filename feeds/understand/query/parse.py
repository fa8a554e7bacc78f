"""Text to query tree: the grammar of the keyword language. Raises `QueryError` at the character, and nothing else.

    whole    = { part "=" "(" query ")" } query
    query    = and { "OR" and }
    and      = not { [ "AND" ] not }
    not      = { "NOT" } field
    field    = [ "title:" | "lead:" ] operand | fact | function
    fact     = "outlet:" term | "lang:" tag | "tier:" tier
    operand  = term | "@" list | part | "(" query ")"
    function = "sentence(" choice "," choice ")" | "near/" n "(" choice "," choice ")" | "atleast/" n "(" choice { "," choice } ")"
    choice   = pick { "OR" pick }
    pick     = term | "@" list | part | "(" choice ")"
    part     = "$" name
    term     = word | prefix "*" | '"' phrase '"'

Operators are in capitals; in small letters they are words. A part stands for what its definition has in brackets, in the same query only.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NoReturn

from feeds.errors import QueryError
from feeds.types.feed import Tier
from feeds.understand.query.syntax import (
    FIELDS,
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
    is_choice,
)
from feeds.understand.query.tokens import Kind, Token, tokens

MAX_QUERY: Final = 65_536
MAX_DEPTH: Final = 50
MAX_SIZE: Final = 65_536
"""Signs and terms of a query whose parts are written out: parts of parts double with each line."""

_OPERAND: Final = 'a term, a "phrase", an @list, a $part or "("'
_FACTS: Final = {  # what stands behind its name, and an example
    Fact.OUTLET: ("a name or part of it", 'outlet:"Harbour Wire"'),
    Fact.LANGUAGE: ("a language tag of two or three letters", "lang:ko"),
    Fact.TIER: ("a tier", "tier:wire"),
}
_TAG: Final = re.compile(r"[a-z]{2,3}")
_AFTER_CHOICE: Final = frozenset({Kind.COMMA, Kind.CLOSE, Kind.END})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A query as it was written.

    Attributes:
        query: What it means, its parts put in where they are named: the very objects of `parts`.
        parts: What each part means by its name without "$", in the order of their definitions.
    """

    query: Query
    parts: Mapping[str, Query]


def parse(query: str) -> Query:
    """What a query of at most 65,536 characters means.

    Raises:
        QueryError: It cannot be read; the error points at the character and says what was expected there.
    """
    return parse_parts(query).query


def parse_parts(query: str) -> Parsed:
    """What a query and each of its parts mean; limits and errors as in `parse`.

    Raises:
        QueryError: It cannot be read; the error points at the character and says what was expected there.
    """
    if len(query) > MAX_QUERY:
        raise QueryError(
            f"a query has at most {MAX_QUERY} characters, this one has {len(query)}",
            query=query,
            position=MAX_QUERY,
            key="query-too-long",
            values={"most": MAX_QUERY, "length": len(query)},
            expected="its end",
        )
    return _Parser(query).whole()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A definition: what it means, where it stands, how deep its brackets go and how many tokens it is when written out."""

    inner: Query
    position: int
    depth: int
    size: int


class _Parser:
    """Recursive descent, one method per rule of the grammar."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._tokens = tokens(query)
        self._at = 0
        self._depth = 0
        self._deepest = 0
        self._size = 0
        self._parts: dict[str, _Part] = {}
        self._used: set[str] = set()

    def whole(self) -> Parsed:
        """The rule `whole`, up to the end."""
        if self._peek().kind is Kind.END:
            self._fail("the query is empty", _OPERAND, "query-empty")
        while self._peek().kind is Kind.DEFINITION:
            self._define()
        tree = self._any()
        if self._peek().kind is not Kind.END:
            self._unexpected("AND, OR, NOT, another term or the end")
        for name, part in self._parts.items():
            if name not in self._used:
                expected = f"${name} behind its definition, or no definition"
                self._fail(f"nothing uses ${name}", expected, "query-part-unused", where=part.position, name=name)
        return Parsed(query=tree, parts={name: part.inner for name, part in self._parts.items()})

    def _define(self) -> None:
        """One definition of the rule `whole`."""
        name = self._peek().text
        if name in self._parts:
            self._fail(f"${name} is defined twice", "another name", "query-part-twice", name=name)
        position = self._take().position
        self._deepest = self._size = 0
        opened = self._peek()
        if opened.kind is not Kind.OPEN:
            self._fail(f"what ${name} stands for needs brackets", f"${name} = (…)", "query-part-brackets", name=name)
        self._enter()
        inner = self._any()
        self._close(opened)
        self._parts[name] = _Part(inner=inner, position=position, depth=self._deepest, size=self._size)
        self._deepest = self._size = 0

    def _part(self, *, choice: bool) -> Query:
        """What a part stands for; inside a function it has to be a choice."""
        name = self._peek().text
        part = self._parts.get(name)
        if part is None:
            expected = f"its definition at the beginning: ${name} = (…)"
            self._fail(f"there is no ${name} before this", expected, "query-part-unknown", name=name)
        if choice and not is_choice(part.inner):
            self._only_or()
        self._reach(self._depth + part.depth)
        self._grow(part.size)
        self._used.add(name)
        self._take()
        return part.inner

    def _any(self) -> Query:
        """The rule `query`."""
        parts = [self._all()]
        while self._peek().kind is Kind.OR:
            self._take()
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Or(parts=tuple(parts))

    def _all(self) -> Query:
        """The rule `and`."""
        parts = [self._not()]
        while self._peek().kind not in {Kind.OR, Kind.CLOSE, Kind.COMMA, Kind.END}:
            if self._peek().kind is Kind.AND:
                self._take()
            parts.append(self._not())
        return parts[0] if len(parts) == 1 else And(parts=tuple(parts))

    def _not(self) -> Query:
        """The rule `not`."""
        if self._peek().kind is not Kind.NOT:
            return self._field()
        self._enter()
        inner = self._not()
        self._depth -= 1
        return Not(inner=inner)

    def _field(self) -> Query:
        """The rule `field`."""
        if self._peek().kind is Kind.FUNCTION:
            return self._function()
        if self._peek().kind is not Kind.FIELD:
            return self._operand(self._any)
        name = self._take().text
        if name not in FIELDS:
            return self._fact(Fact(name))
        if self._peek().kind not in {Kind.WORDS, Kind.LIST, Kind.PART, Kind.OPEN}:
            self._unexpected(f"{_OPERAND} right after {name}:")
        return InField(field=FIELDS[name], inner=self._operand(self._any))

    def _fact(self, fact: Fact) -> Query:
        """The rule `fact`, behind its name."""
        what, example = _FACTS[fact]
        if self._peek().kind is not Kind.WORDS:
            self._unexpected(f"{what} right after {fact}:, as in {example}")
        value = self._peek().text if fact is Fact.OUTLET else self._peek().text.lower()
        if fact is Fact.LANGUAGE and not _TAG.fullmatch(value):
            self._fail(f'"{value}" is no language', f"{what}, as in {example}", "query-no-language", value=value)
        if fact is Fact.TIER and value not in set(Tier):
            self._fail(
                f'there is no tier "{value}"; there are {", ".join(Tier)}',
                f"{what}, as in {example}",
                "query-no-tier",
                value=value,
                tiers=", ".join(Tier),
            )
        return From(fact=fact, value=value, position=self._take().position)

    def _operand(self, inside: Callable[[], Query]) -> Query:
        """A term, a list, a part, or `inside` in parentheses: the rules `operand` and `pick`."""
        token = self._peek()
        if token.kind is Kind.WORDS:
            return Words(text=self._take().text, position=token.position)
        if token.kind is Kind.LIST:
            return ListRef(name=self._take().text, position=token.position)
        if token.kind is Kind.PART:
            return self._part(choice=inside == self._choice)
        if token.kind is not Kind.OPEN:
            self._unexpected(_OPERAND)
        self._enter()
        inner = inside()
        self._close(token)
        return inner

    def _function(self) -> Query:
        """The rule `function`."""
        token = self._enter()
        name, _, number = token.text.partition("/")
        if name == "atleast":
            return self._at_least(token, int(number))
        left = self._argument(token.text)
        if self._peek().kind is not Kind.COMMA:
            self._fail(
                f"{token.text} takes two arguments",
                f'"," and the second argument of {token.text}(a, b)',
                "query-two-arguments",
                function=token.text,
            )
        self._take()
        right = self._argument(token.text)
        if self._peek().kind is Kind.COMMA:
            self._fail(f"{token.text} takes two arguments", '")"', "query-two-arguments", function=token.text)
        self._close(token)
        return Near(distance=int(number), left=left, right=right) if name == "near" else InSentence(left=left, right=right)

    def _at_least(self, opened: Token, count: int) -> Query:
        """The arguments of atleast/n."""
        parts = [self._argument(opened.text, takes="arguments")]
        while self._peek().kind is Kind.COMMA:
            self._take()
            parts.append(self._argument(opened.text, takes="arguments"))
        if 1 < len(parts) < count:
            self._fail(
                f"{opened.text} asks for more than its {len(parts)} arguments",
                f"atleast/{len(parts)} or more arguments",
                "query-asks-too-much",
                function=opened.text,
                count=len(parts),
            )
        self._close(opened)
        return AtLeast(count=count, parts=tuple(parts))

    def _argument(self, function: str, *, takes: str = "two arguments") -> Query:
        """One argument of a function: the rule `choice`."""
        if self._peek().kind in _AFTER_CHOICE:
            self._fail(
                f"{function} takes {takes}",
                f"an argument of {function}(a, b): a term or an @list",
                "query-argument-missing",
                function=function,
            )
        return self._choice()

    def _choice(self) -> Query:
        """The rule `choice`."""
        parts = [self._operand(self._choice)]
        while self._peek().kind is Kind.OR:
            self._take()
            parts.append(self._operand(self._choice))
        if self._peek().kind not in _AFTER_CHOICE:
            self._only_or()
        return parts[0] if len(parts) == 1 else Or(parts=tuple(parts))

    def _peek(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        self._grow(1)
        return token

    def _enter(self) -> Token:
        """Take a token that opens a level."""
        self._reach(self._depth + 1)
        self._depth += 1
        return self._take()

    def _reach(self, depth: int) -> None:
        """See that no more levels lie inside one another than may."""
        if depth > MAX_DEPTH:
            self._fail(f"a query nests at most {MAX_DEPTH} levels", "fewer parentheses", "query-too-deep", most=MAX_DEPTH)
        self._deepest = max(self._deepest, depth)

    def _grow(self, tokens_more: int) -> None:
        """See that a query with its parts written out is no longer than may be."""
        self._size += tokens_more
        if self._size > MAX_SIZE:
            message = f"with its parts written out, the query has more than {MAX_SIZE} signs and terms"
            self._fail(message, "fewer parts", "query-too-large", most=MAX_SIZE)

    def _close(self, opened: Token) -> None:
        """Take the parenthesis that closes a level."""
        if self._peek().kind is Kind.END:
            self._fail(
                f'the "(" of character {self._opened_at(opened)} is never closed', '")"', "query-never-closed", at=self._opened_at(opened)
            )
        if self._peek().kind is not Kind.CLOSE:
            self._unexpected('AND, OR, NOT, another term or ")"')
        self._take()
        self._depth -= 1

    def _opened_at(self, opened: Token) -> int:
        """Which character the parenthesis is, counted from 1 as people do."""
        return self._query.translate({0xFF08: "("}).index("(", opened.position) + 1

    def _unexpected(self, expected: str) -> NoReturn:
        kind, text = self._peek().kind, self._peek().text
        if kind is Kind.END:
            self._fail("the query ends too early", expected, "query-ends-early")
        if kind is Kind.COMMA:
            self._fail(
                '"," only parts the arguments of sentence, near/n and atleast/n; a number such as "7,000" needs quotes',
                expected,
                "query-comma",
            )
        if kind is Kind.CLOSE:
            self._fail('")" closes nothing, or there is nothing before it', expected, "query-close")
        if kind is Kind.DEFINITION:
            self._fail(f"${text} is defined too late: definitions stand before the query", expected, "query-part-late", name=text)
        self._fail(f'"{text}" cannot stand here', expected, "query-cannot-stand", text=text)

    def _only_or(self) -> NoReturn:
        self._fail("inside sentence, near/n and atleast/n only OR may join terms", 'OR, "," or ")"', "query-only-or")

    def _fail(self, message: str, expected: str, key: str, *, where: int | None = None, **values: object) -> NoReturn:
        position = self._peek().position if where is None else where
        raise QueryError(message, query=self._query, position=position, key=key, values=values, expected=expected)
