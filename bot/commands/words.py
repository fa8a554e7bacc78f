"""From what was typed to words: the command's sign, its name, its arguments with their quotes. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from bot.commands.request import Words
from bot.networks.base import Said

MAX_ARGUMENTS: Final = 200
# What closes which quotation mark; some languages use one sign on both sides, or the same pair turned round (CLDR, delimiters).
_PAIRS: Final = {
    marks[0]: marks[1:]
    for marks in (
        *('""', "＂＂", "“”“", "„“”", "‟”", "””", "«»", "»«»", "‹›", "›‹›"),
        *("「」", "『』", "《》", "〈〉", "〝〟〞"),
        *("‘’‘", "‚‘’", "’’", "''"),
    )
}
_SINGLES: Final = "‘‚’'"
_APOSTROPHES: Final = "’'"
# 's-Gravenhage, ’t Hooft, ’90s: something was left out there.
_LEFT_OUT: Final = re.compile(r"[‘’'](?:s|t|n|m|d|k|ll|re|ve|em|tis|twas|cause|\d+s?)(?![\w‘’'])", re.IGNORECASE)
_BEFORE_QUOTE: Final = ":=-–—−"  # title:"two words", title="two words", -"two words"
_FARTHEST: Final = 400  # characters to the end of what a mark begins that may be an apostrophe as well


class Unclosed(Exception):
    """A quotation mark is never closed.

    Attributes:
        at: Where it stands.
    """

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An argument; `quoted` where it stood in quotation marks as a whole."""

    text: str
    quoted: bool = False


def is_command(text: str) -> bool:
    """Whether a message is a command at all."""
    return text.startswith("/") and len(text) > 1 and not text[1].isspace()


def pieces(text: str) -> Iterator[Piece]:
    """The arguments of a text.

    A pair of quotation marks, of any language's kind, holds one argument. Behind `title:`, `title=` and `-` they belong to it, and become
    plain ones; elsewhere inside a word they are signs like any other, and so is an apostrophe.

    Raises:
        Unclosed: A quotation mark is never closed; what stands before it has been given.
    """
    at = 0
    while True:
        at = len(text) - len(text[at:].lstrip())
        if at >= len(text):
            return
        end = _closing(text, at)
        if end is not None:
            found, at = Piece(text=text[at + 1 : end], quoted=True), end + 1
        else:
            word, at = _word(text, at)
            found = Piece(text=word)
        if found.text:
            yield found


def split(text: str) -> tuple[str, ...]:
    """The first `MAX_ARGUMENTS` arguments of a text, whatever it is; from a quotation mark that is never closed on, all is one."""
    found: list[str] = []
    try:
        for piece in islice(pieces(text), MAX_ARGUMENTS):
            found.append(piece.text)  # noqa: PERF401 - what stands before a quotation that is never closed is kept
    except Unclosed as error:
        found += filter(None, [text[error.at + 1 :]])
    return tuple(found[:MAX_ARGUMENTS])


def read(said: Said, names: frozenset[str]) -> Words:
    """The longest command out of `names` that the text begins with; without one, its first word and all others as arguments.

    Args:
        said: A message for which `is_command` holds.
        names: Every command by its words: {"help", "keyword add"}.
    """
    found = list(re.finditer(r"\S+", said.text[1:].strip()))
    typed = [piece[0].casefold() for piece in found[:2]]
    for size in (2, 1):
        name = " ".join(typed[:size])
        if len(typed) >= size and (name in names or size == 1):
            rest = said.text[1:].strip()[found[size - 1].end() :].strip()
            return Words(name=name, arguments=split(rest), rest=rest, document=said.document, reply_to=said.reply_to)
    return Words(name="")


def _word(text: str, start: int) -> tuple[str, int]:
    """A word with what stands in quotation marks inside it, and where it ends."""
    parts: list[str] = []
    at = start
    while at < len(text) and not text[at].isspace():
        end = _closing(text, at) if at > start and text[at - 1] in _BEFORE_QUOTE else None
        parts.append(text[at] if end is None else f'"{text[at + 1 : end]}"')
        at = at + 1 if end is None else end + 1
    return "".join(parts), at


def _closing(text: str, at: int) -> int | None:
    """Where the quotation mark is closed that stands at a place; None where none does, or what stands there is an apostrophe.

    Raises:
        Unclosed: It is never closed.
    """
    closing = _PAIRS.get(text[at])
    if closing is None or (text[at] in _SINGLES and _LEFT_OUT.match(text, at)):
        return None
    single = text[at] in _SINGLES
    farthest = at + _FARTHEST if text[at] in _APOSTROPHES else len(text)
    ends = (place for place in range(at + 1, min(farthest, len(text))) if text[place] in closing)
    found = next((place for place in ends if not single or not text[place + 1 : place + 2].isalnum()), None)
    if found is None and text[at] not in _APOSTROPHES:
        raise Unclosed(at)
    return found
