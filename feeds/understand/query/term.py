"""A keyword list's term as an admin types and reads it: `무기 -무기한 -무기력`, `title:NK -"NK cell"`.

A term is its words, before them "title:" if it counts in titles only, behind them the exceptions inside which it does not count, each
behind a "-" that has a space before it, or another dash, which phones put in its place. Quotes around words or exceptions are allowed, and
needed by exceptions of several words.
"""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from feeds.errors import QueryError
from feeds.types.topic import Term
from feeds.understand.query.match import check_term
from feeds.understand.query.pattern import read_pattern

FormsOf = Callable[[str], tuple[str, ...]]

DASHES: Final = "-–—−"
"""Any of which marks an exception."""

_TITLE: Final = "title:"
_EXCEPTION: Final = re.compile(rf'\s+[{DASHES}](?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+))')
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»‹›「」『』《》〈〉＂", '"'))


def literal(_: str) -> tuple[str, ...]:
    """No other forms."""
    return ()


def read_term(text: str, language: str | None = None, *, forms_of: FormsOf = literal) -> Term:
    """Read what an admin typed.

    Args:
        text: The term with its exceptions.
        language: BCP 47 primary tag it belongs to, or None.
        forms_of: Gives the other forms of the term's words; without it the term is literal.

    Raises:
        QueryError: It cannot be read or would never be found; the error points into `text`.
    """
    plain = text.translate(_QUOTES)
    title = plain.startswith(_TITLE)
    start = _inked(plain, len(_TITLE) if title else 0)
    found = list(_trailing_exceptions(plain, start))
    head = plain[start : found[0].start() if found else len(plain)]
    words = " ".join(_unquoted(head).split())
    if '"' in words:
        raise QueryError(
            "a quotation mark is left over", query=text, position=start + head.rfind('"'), key="term-quote", expected='a closing " or none'
        )
    try:
        read_pattern(words)
    except QueryError as error:
        offset = start + max(head.find(words), 0)
        raise error.moved(text, min(offset + error.position, len(text))) from None
    term = Term(text=words, language=language, title_only=title, forms=forms_of(words))
    for match in found:
        exception = match["bare"] if match["quoted"] is None else " ".join(match["quoted"].split())
        try:
            check_term(replace(term, not_inside=(exception,)))
        except QueryError as error:
            raise error.moved(text, match.end() - len(match[0].lstrip())) from None
        term = replace(term, not_inside=(*term.not_inside, exception))
    return term


def write_term(term: Term) -> str:
    """The term as `read_term` reads it; language and forms are not part of it."""
    exceptions = "".join(f' -"{each}"' if " " in each else f" -{each}" for each in term.not_inside)
    return f"{_TITLE if term.title_only else ''}{term.text}{exceptions}"


def write_entry(term: Term) -> str:
    """The term with its forms as an entry of a shipped list, which is TOML."""
    parts = {"not_inside": term.not_inside, "title_only": term.title_only, "forms": term.forms}
    entry = {"term": term.text} | {key: value for key, value in parts.items() if value}
    if len(entry) == 1:
        return f"{_toml(term.text)},"
    return f"{{ {', '.join(f'{key} = {_toml(value)}' for key, value in entry.items())} }},"


def _toml(value: object) -> str:
    # JSON's strings and arrays are TOML's too, but for one control character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _trailing_exceptions(text: str, start: int) -> list[re.Match[str]]:
    """The exceptions at the end of the text, in order."""
    first = _EXCEPTION.search(text, start)
    found: list[re.Match[str]] = []
    at = len(text) if first is None else first.start()
    while at < len(text.rstrip()):
        match = _EXCEPTION.match(text, at)
        if match is None:
            expected = 'another exception, as in -"two words", or the end'
            raise QueryError(
                "behind an exception only more exceptions can stand",
                query=text,
                position=at,
                key="term-behind-exception",
                expected=expected,
            )
        found.append(match)
        at = match.end()
    return found


def _inked(text: str, start: int) -> int:
    """Where the white space ends that begins at `start`."""
    return len(text) - len(text[start:].lstrip())


def _unquoted(words: str) -> str:
    stripped = words.strip()
    return stripped[1:-1] if len(stripped) > 1 and stripped[0] == stripped[-1] == '"' else stripped
