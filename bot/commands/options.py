"""What stands behind a command's name: words, options such as "days=14", and single words that switch something on. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import islice

from bot import typed
from bot.commands.command import Refused
from bot.commands.request import Words
from bot.commands.words import MAX_ARGUMENTS, Piece, Unclosed, pieces
from bot.locales.texts import Texts
from feeds.errors import QueryError
from feeds.understand.query.term import DASHES

_SHOWN = 80  # characters of what was typed
_AROUND = 30  # characters shown on either side of the place where something is wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A command's arguments, sorted.

    Attributes:
        words: What is no option.
        options: Values by the options' names.
        flags: Those that were typed.
    """

    words: tuple[str, ...]
    options: Mapping[str, str]
    flags: frozenset[str]


def sorted_out(words: Words, *, options: Collection[str] = (), flags: Collection[str] = (), too_many: str = "arguments-too-many") -> Typed:
    """The arguments of a command, sorted. A flag in quotes is a word like any other.

    Args:
        words: The command.
        options: Names of what is typed as "days=14".
        flags: Words that switch something on.
        too_many: What is answered to more arguments than a command takes.

    Raises:
        Refused: A quotation is never closed, or there are too many.
    """
    found: dict[str, str] = {}
    switched: set[str] = set()
    rest: list[str] = []
    for piece in _pieces(words, too_many):
        name, sign, value = piece.text.partition("=")
        if sign and not piece.quoted and name.casefold() in options:
            found[name.casefold()] = value.strip("\"'“”„«»")
        elif not piece.quoted and piece.text.casefold() in flags:
            switched.add(piece.text.casefold())
        else:
            rest.append(piece.text)
    return Typed(words=tuple(rest), options=found, flags=frozenset(switched))


def every(words: Words) -> tuple[str, ...]:
    """All arguments of a command that takes any number.

    Raises:
        Refused: A quotation is never closed, or there are too many.
    """
    return tuple(piece.text for piece in _pieces(words, "arguments-too-many"))


def _pieces(words: Words, too_many: str) -> list[Piece]:
    try:
        found = list(islice(pieces(words.rest), MAX_ARGUMENTS + 1))
    except Unclosed as error:
        shown = words.rest[error.at : error.at + _AROUND]
        raise Refused("quote-unclosed", mark=words.rest[error.at], place=" ".join(shown.split())) from None
    if len(found) > MAX_ARGUMENTS:
        raise Refused(too_many, most=MAX_ARGUMENTS)
    return found


def missing(key: str, name: str, say: Texts) -> Refused:
    """What to answer to a command that lacks its arguments: how it is typed, with an example.

    Args:
        key: The command's name in the locales.
        name: Its words.
        say: The texts of the chat.
    """
    return Refused("arguments-missing", command=f"/{name}", usage=say(f"usage-{key}"), example=f"/{name} {say(f'example-{key}')}")


def superfluous(key: str, words: Words, most: int, say: Texts) -> Refused:
    """What to answer to a command with more behind it than it takes: what was understood, what was not, and how it is typed.

    Args:
        key: The command's name in the locales.
        words: What was typed.
        most: How many of its arguments were understood.
        say: The texts of the chat.
    """
    usage = say(f"usage-{key}") if say.has(f"usage-{key}") else ""
    return Refused(
        "arguments-superfluous",
        command=f"/{words.name}",
        taken="".join(f" {each}" for each in words.arguments[:most])[:_SHOWN],
        extra=" ".join(words.arguments[most:])[:_SHOWN],
        example=f"/{words.name} {usage}".strip(),
    )


def stray(family: str, word: str, known: str) -> Refused:
    """What to answer where a family of commands has none of this word."""
    return Refused("subcommand-unknown", command=family, word=word[:32], known=known)


def malformed(error: QueryError, say: Texts) -> Refused:
    """What to answer to a query or a term that cannot be read: what is wrong, and where."""
    start, end = max(0, error.position - _AROUND), error.position + _AROUND
    before, after = error.query[start : error.position], error.query[error.position : end]
    place = f"{'…' if start else ''}{before}▸{after}{'…' if end < len(error.query) else ''}"
    return Refused("query-malformed", problem=say(error.key, **error.values), place=" ".join(place.split()))


def language_of(given: Typed) -> str | None:
    """The language of "lang=ko", or None.

    Raises:
        Refused: It is none.
    """
    tag = given.options.get("lang")
    found = None if tag is None else typed.primary_tag(tag)
    if tag is not None and found is None:
        raise Refused("language-mark-unknown", tag=tag[:20])
    return found


def number_of(text: str, *, least: int, most: int, key: str) -> int:
    """A whole number.

    Raises:
        Refused: It is none, or outside of its range; `key` is what to answer.
    """
    if not (text.isascii() and text.isdecimal() and len(text) < 12 and least <= int(text) <= most):
        raise Refused(key, text=text[:20], least=least, most=most)
    return int(text)


def with_exceptions(words: Collection[str]) -> list[str]:
    """Terms as `read_term` reads them: what begins with "-" is an exception of the term before it."""
    found: list[str] = []
    for word in words:
        if word.startswith(tuple(DASHES)) and len(word) > 1 and found:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found
