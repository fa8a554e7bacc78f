"""A word joiner, which nobody sees, keeps clients from making links of plain text by themselves (pure).

So no feed can put a link, a mention or a command into a message: what is linked is what the template links.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Final
from urllib.parse import unquote, urlsplit

from bot.message import Line, Own, Span

JOINER: Final = "\u2060"
MAX_URL: Final = 2048
# Behind each match stands a joiner. What Telegram links is found in https://github.com/tdlib/td/blob/master/td/telegram/MessageEntity.cpp,
# what Element links in https://github.com/element-hq/element-web/blob/develop/src/linkify-matrix.ts; these find more than both, which costs
# nothing.
_LINKED: Final = re.compile(
    r"""
    [@#$!+](?=\S)                       # a mention, a hashtag, a cashtag; a person, a room, a command, @room
    | \S(?=@\S)                         # an address of mail
    | [^\s.](?=\.[^\W\d_])              # a host
    | \d(?=\.\d{1,3}\.\d{1,3}\.\d)      # an address of numbers
    | :(?=//)                           # any scheme: "http://", "tg://"
    | (?<=[^\W\d_]):(?=\S)              # and those without strokes: "matrix:", "mailto:", "tel:"
    | \b[Ll][Oo][Cc][Aa][Ll](?=[Hh])    # localhost, the one host without a point
    | \d(?=(?:[ -]?\d){12})             # the number of a bank card
    | (?<![A-Za-z0-9])/(?=[A-Za-z0-9_]) # a command
    """,
    re.VERBOSE,
)
_PEOPLE: Final = ("matrix.to", "www.matrix.to")  # clients show such a link as the name of somebody who is addressed
_PERMALINK: Final = re.compile(r"/(?:[@#!+]|user/|room/|group/)")  # likewise behind the address of a client


def quiet(line: Line, *, leaves: Callable[[Span], bool], keeps: Callable[[str], bool]) -> Line:
    """The line with a joiner wherever a client could begin a link of its own.

    Args:
        line: Any line.
        leaves: Whether a span keeps its text, since clients look for nothing there.
        keeps: Whether a command of our own, "/topics", stays one.
    """
    text = "".join(span.text for span in line)
    places = {found.end() for found in _LINKED.finditer(text)}
    start = 0
    for span in line:
        places -= {start + at + 1 for at in commands_of(span) if keeps(_name(span.text, at))}
        start += len(span.text)
    if not places:
        return line
    joined: list[Span] = []
    start = 0
    for span in line:
        end = start + len(span.text)
        if not leaves(span):
            inside = sorted(place - start for place in places if start < place <= end)
            cuts = [0, *inside, len(span.text)]
            span = replace(span, text=JOINER.join(span.text[a:b] for a, b in pairwise(cuts)))  # noqa: PLW2901 - the same span, with joiners
        joined.append(span)
        start = end
    return tuple(joined)


def commands_of(span: Span) -> tuple[int, ...]:
    """Where commands of our own begin in a span."""
    return tuple(at for at in span.text.commands if at < len(span.text)) if isinstance(span.text, Own) else ()


def _name(text: str, at: int) -> str:
    """The first word of the command that begins there."""
    found = re.compile("[a-z]+").match(text, at + 1)
    return found[0] if found else ""


def is_link(span: Span) -> bool:
    """Whether an address may stand behind a text: of the web, of a usual length, no password in it, and none that is shown as a person."""
    if not span.url or len(span.url) > MAX_URL or not span.text.strip():
        return False
    try:
        parts = urlsplit(span.url)
        host, who = parts.hostname or "", parts.username or parts.password
    except ValueError:
        return False
    aimed = host.rstrip(".").lower() in _PEOPLE or _PERMALINK.match(unquote(parts.fragment))
    return parts.scheme in {"http", "https"} and bool(host) and not who and not aimed
