"""Messages to Telegram's HTML, by escaping every character that a feed supplied. Never by trust, never by cleaning.

Telegram also makes links out of plain text: mentions, hashtags, commands, web addresses. A word joiner, which nobody sees, keeps it from
that, so that what is linked is what the template links.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from html import escape
from itertools import pairwise
from typing import Final

from bot.message import Line, Message, Span, Style, fitted

# https://core.telegram.org/bots/api#sendmessage: 1-4096 characters after entities parsing. Telegram's own parser counts code points, its
# clients UTF-16 units: the stricter of the two holds.
MAX_LENGTH = 4096
MAX_CAPTION = 1024  # https://core.telegram.org/bots/api#senddocument
MAX_ENTITIES = 100  # telegram.constants.MessageLimit.MESSAGE_ENTITIES
JOINER: Final = "\u2060"
_TAGS = {Style.BOLD: "b", Style.ITALIC: "i", Style.STRIKE: "s", Style.CODE: "code"}
_MAX_URL = 2048
# Behind each match stands a joiner. What Telegram links is found in
# https://github.com/tdlib/td/blob/master/td/telegram/MessageEntity.cpp; these find more than that, which costs nothing.
_LINKED: Final = re.compile(
    r"""
    [@#$](?=\S)                         # a mention, a hashtag, a cashtag
    | \S(?=@\S)                         # an address of mail
    | [^\s.](?=\.[^\W\d_])              # a host
    | \d(?=\.\d{1,3}\.\d{1,3}\.\d)      # an address of numbers
    | :(?=//)                           # any scheme: "http://", "tg://"
    | \d(?=(?:[ -]?\d){12})             # the number of a bank card
    """,
    re.VERBOSE,
)
_COMMAND: Final = re.compile(r"/(?=\S)([a-z]*)(?![\w@])")
_ANY_COMMAND: Final = re.compile(r"(?<![A-Za-z0-9])/(?=[A-Za-z0-9_])")


def length(text: str) -> int:
    """How long a text is to Telegram: UTF-16 units, which are never fewer than code points."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def to_html(message: Message, *, most: int = MAX_LENGTH, pressable: Collection[str] = ()) -> str:
    """The message as HTML that Telegram's parser takes, cut at whole lines to `most` UTF-16 units of shown text.

    Args:
        message: What to show. In alerts nothing becomes a link by itself.
        most: The limit.
        pressable: Commands that stay what they are in answers, so that people can press them. An answer may quote a feed: name only those
            that change nothing.
    """
    quiet = replace(message, lines=tuple(_quiet(line, pressable if message.notice else ()) for line in message.lines))
    cut = fitted(quiet, most=most, length=length)
    budget = [MAX_ENTITIES]
    return "\n".join("".join(_span(span, budget) for span in line) for line in cut.lines)


def _quiet(line: Line, pressable: Collection[str]) -> Line:
    """The line with a joiner wherever Telegram could begin a link of its own; links and code of the template keep their text."""
    text = "".join(span.text for span in line)
    places = {found.end() for found in _LINKED.finditer(text)}
    places |= {found.end() for found in _ANY_COMMAND.finditer(text)}
    places -= {found.start() + 1 for found in _COMMAND.finditer(text) if found[1] in pressable}
    if not places:
        return line
    joined: list[Span] = []
    start = 0
    for span in line:
        end = start + len(span.text)
        if span.url is None and span.style is not Style.CODE:
            inside = sorted(place - start for place in places if start < place <= end)
            cuts = [0, *inside, len(span.text)]
            span = replace(span, text=JOINER.join(span.text[a:b] for a, b in pairwise(cuts)))  # noqa: PLW2901
        joined.append(span)
        start = end
    return tuple(joined)


def _span(span: Span, budget: list[int]) -> str:
    """One span; once the message has all the entities that it may have, the text goes on plain."""
    html = escape(span.text, quote=False)
    if not span.text.strip():
        return html
    tag = _TAGS.get(span.style)
    if tag and budget[0] > 0:
        budget[0] -= 1
        html = f"<{tag}>{html}</{tag}>"
    if span.url and len(span.url) <= _MAX_URL and budget[0] > 0:
        budget[0] -= 1
        html = f'<a href="{escape(span.url, quote=True)}">{html}</a>'
    return html
