"""From what was typed to words: the command's sign, its name, its arguments with their quotes. Pure."""

import re

from bot.commands.request import Words
from bot.networks.base import Said

MAX_ARGUMENTS = 200
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "「": "」", "『": "』"}


def is_command(text: str) -> bool:
    """Whether a message is a command at all."""
    return text.startswith("/") and len(text) > 1 and not text[1].isspace()


def split(text: str) -> tuple[str, ...]:
    """The arguments of a text, the first `MAX_ARGUMENTS` of them.

    A pair of quotes, of any language's kind, holds one argument, unless it stands inside a word: `title:"arms deal"` stays one with its
    quotes. A quote that nobody closes reaches to the end.
    """
    found: list[str] = []
    at = 0
    while len(found) < MAX_ARGUMENTS:
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text):
            break
        closing = _QUOTES.get(text[at])
        if closing is None:
            end = _end_of_word(text, at)
            found.append(text[at:end])
            at = end
        else:
            end = next((place for place in range(at + 1, len(text)) if text[place] in closing), len(text))
            found.append(text[at + 1 : end])
            at = end + 1
    return tuple(each for each in found if each)


def read(said: Said, names: frozenset[str]) -> Words:
    """The longest command out of `names` that the text begins with; without one, its first word and all others as arguments.

    Args:
        said: A message for which `is_command` holds.
        names: Every command by its words: {"help", "keyword add"}.
    """
    pieces = list(re.finditer(r"\S+", said.text[1:].strip()))
    typed = [piece[0].casefold() for piece in pieces[:2]]
    for size in (2, 1):
        name = " ".join(typed[:size])
        if len(typed) >= size and (name in names or size == 1):
            rest = said.text[1:].strip()[pieces[size - 1].end() :].strip()
            return Words(name=name, arguments=split(rest), rest=rest, document=said.document, reply_to=said.reply_to)
    return Words(name="")


def _end_of_word(text: str, start: int) -> int:
    """Where a word ends: at a space, but not at one between quotes inside the word."""
    at, closing = start, ""
    while at < len(text) and (closing or not text[at].isspace()):
        if closing:
            closing = "" if text[at] in closing else closing
        elif at > start:
            closing = _QUOTES.get(text[at], "")
        at += 1
    return at
