"""A query cut into tokens. Knows the signs, names and quotes of the language, not its grammar."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from feeds.errors import QueryError
from feeds.understand.query.pattern import read_pattern
from feeds.understand.query.syntax import FIELDS, MAX_COUNT, MAX_DISTANCE, Fact


class Kind(Enum):
    """Kinds of token; the value is how a message names it."""

    WORDS = "a term"
    LIST = "a list"
    PART = "a part"
    DEFINITION = "the definition of a part"
    FIELD = "a field"
    FUNCTION = "a function"
    OPEN = "("
    CLOSE = ")"
    COMMA = ","
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    END = "the end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token.

    Attributes:
        kind: What it is.
        text: The term without quotes, the list without "@", the part without "$", the field without ":", the function without "("
            ("sentence", "near/5"), else the sign itself.
        position: Where it starts in the query.
    """

    kind: Kind
    text: str
    position: int


# What phones and input methods put in where a plain sign was meant; one for one, so that positions stay.
_PLAIN: Final = str.maketrans("“”„‟«»‹›「」『』《》〈〉＂（），：＠＊／＄＝", '"""""""""""""""""(),:@*/$=')
_QUOTES: Final = '"“”„‟«»‹›「」『』《》〈〉＂‘‚'
_TOKEN: Final = re.compile(
    r"""(?P<space>\s+) | (?P<sign>[(),])
    | "(?P<phrase>[^"]*)(?P<closed>"?)
    | [‘‚](?P<single>[^‘’]+(?:’(?=\w)[^‘’]+)*)[‘’](?!\w)
    | @(?P<list>[^\s(),"@:]*)
    | \$(?P<part>[A-Za-z][A-Za-z0-9_-]*)(?:\s*(?P<definition>=))?
    | (?P<function>[A-Za-z]+(?:/[^\s(),"]*)?)\(
    | (?P<field>[A-Za-z]+):
    | (?P<word>[^\s(),"]+)""",
    re.VERBOSE,
)
_SPACED_FUNCTION: Final = re.compile(r"(sentence|(?:near|atleast)/[0-9]*)\s+(?=\()", re.IGNORECASE)
_LIST_NAME: Final = re.compile(r"[a-z][a-z0-9_-]*")
_SIGNS: Final = {"(": Kind.OPEN, ")": Kind.CLOSE, ",": Kind.COMMA}
_OPERATORS: Final = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}
_NAMED: Final = (*FIELDS, *Fact)
_FUNCTIONS: Final = "sentence(a, b), near/5(a, b) or atleast/2(a, b, c)"
_NUMBERED: Final = {  # what the number says, its largest value, and an example
    "near": ("a number of words", MAX_DISTANCE, "near/5(a, b)"),
    "atleast": ("a number", MAX_COUNT, "atleast/2(a, b, c)"),
}


def tokens(query: str) -> list[Token]:
    """Cut a query into tokens, the last of which is `Kind.END`.

    Raises:
        QueryError: A quote is not closed, or a term, name, field or function is none.
    """
    plain = query.translate(_PLAIN)
    found: list[Token] = []
    at = 0
    while at < len(plain):
        spaced = _SPACED_FUNCTION.match(plain, at)
        if spaced is not None:
            found.append(_function(query, spaced[1].lower(), at))
            at = spaced.end() + 1
            continue
        match = _TOKEN.match(plain, at)
        if match is None:  # every character begins some token
            raise QueryError(
                f'"{query[at]}" cannot stand here',
                query=query,
                position=at,
                key="query-cannot-stand",
                values={"text": query[at]},
                expected="a term",
            )
        token = _token(query, match)
        if token is not None:
            found.append(token)
        at = match.end()
    found.append(Token(kind=Kind.END, text="", position=len(query)))
    return found


def small_operators(query: str) -> tuple[str, ...]:
    """Words of a query that look like operators and are none, since they stand in small letters: "and" is a word."""
    found = (token.text for token in tokens(query) if token.kind is Kind.WORDS and query[token.position] not in _QUOTES)
    return tuple(dict.fromkeys(text for text in found if text not in _OPERATORS and text.upper() in _OPERATORS))


def _token(query: str, match: re.Match[str]) -> Token | None:
    """The token that was matched; None for white space."""
    text, at = match[match.lastgroup or 0], match.start()
    match match.lastgroup:
        case "space":
            return None
        case "sign":
            return Token(kind=_SIGNS[text], text=text, position=at)
        case "closed":
            return _phrase(query, match)
        case "single":
            return _words(query, text, at, at + 1)
        case "list":
            return _list(query, text, at)
        case "part" | "definition" as kind:
            return Token(kind=Kind.PART if kind == "part" else Kind.DEFINITION, text=match["part"].lower(), position=at)
        case "function":
            return _function(query, text.lower(), at)
        case "field":
            return _field(query, text.lower(), at)
        case _:
            if text in _OPERATORS:
                return Token(kind=_OPERATORS[text], text=text, position=at)
            return _words(query, text, at, at)


def _phrase(query: str, match: re.Match[str]) -> Token:
    """A term in double quotes."""
    at = match.start()
    if not match["closed"]:
        message = 'the quotation that begins here is never closed with "'
        raise QueryError(message, query=query, position=at, key="query-quote-open", expected='a closing "')
    return _words(query, match["phrase"], at, at + 1)


def _words(query: str, text: str, at: int, inside: int) -> Token:
    """A word or phrase, once it is sure that it can be searched for; `inside` is where its own text begins."""
    try:
        read_pattern(text)
    except QueryError as error:
        if error.key == "term-dash-first":
            raise _excluding(query, text, inside + error.position) from None
        raise error.moved(query, inside + error.position) from None
    return Token(kind=Kind.WORDS, text=" ".join(text.split()), position=at)


def _excluding(query: str, text: str, at: int) -> QueryError:
    """A dash before a word, with which other search engines exclude it."""
    word = text.strip()
    return QueryError(
        f'"{word}" begins with a dash; a query excludes with NOT',
        query=query,
        position=at,
        key="query-dash-first",
        values={"text": word},
        expected="NOT and the word, to exclude it",
    )


def _list(query: str, name: str, at: int) -> Token:
    """A list's name, in small letters."""
    lowered = name.lower()
    if _LIST_NAME.fullmatch(lowered) is None:
        raise QueryError(
            f'"@{name}" is no list: a name begins with a letter and has letters a-z, digits, "-" and "_"',
            query=query,
            position=at,
            key="query-list-name",
            values={"name": name},
            expected="the name of a list, as in @russia",
        )
    return Token(kind=Kind.LIST, text=lowered, position=at)


def _field(query: str, name: str, at: int) -> Token:
    """A field's name."""
    if name not in _NAMED:
        known = ", ".join(f"{each}:" for each in _NAMED)
        raise QueryError(
            f'there is no field "{name}:"; there is {known}, and text with a ":" in it needs quotes',
            query=query,
            position=at,
            key="query-field-unknown",
            values={"name": name, "known": known},
            expected=known,
        )
    return Token(kind=Kind.FIELD, text=name, position=at)


def _function(query: str, name: str, at: int) -> Token:
    """A function's name, with its number where it has one."""
    word, slash, number = name.partition("/")
    if word in _NUMBERED:
        what, most, example = _NUMBERED[word]
        if not (number.isascii() and number.isdecimal() and len(number) <= len(str(most)) and 1 <= int(number) <= most):
            raise QueryError(
                f"{word} needs {what} from 1 to {most}",
                query=query,
                position=at + len(word) + len(slash),
                key="query-number",
                values={"word": word, "most": most, "example": example},
                expected=f"{example} or the like",
            )
        return Token(kind=Kind.FUNCTION, text=f"{word}/{int(number)}", position=at)
    if word != "sentence" or slash:
        raise QueryError(
            f'there is no function "{name}"; a word before "(" needs a space between',
            query=query,
            position=at,
            key="query-function-unknown",
            values={"name": name},
            expected=_FUNCTIONS,
        )
    return Token(kind=Kind.FUNCTION, text="sentence", position=at)
