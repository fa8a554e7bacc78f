"""Messages to Telegram's HTML, by escaping every character that a feed supplied. Never by trust, never by cleaning.

Telegram also makes links out of plain text: mentions, hashtags, commands, web addresses. A word joiner, which nobody sees, keeps it from
that, so that what is linked is what the template links.
"""

from collections.abc import Collection
from dataclasses import replace
from html import escape

from bot.message import Message, Span, Style, fitted
from bot.networks.quiet import is_link, quiet

# https://core.telegram.org/bots/api#sendmessage: 1-4096 characters after entities parsing. Telegram's own parser counts code points, its
# clients UTF-16 units: the stricter of the two holds.
MAX_LENGTH = 4096
MAX_CAPTION = 1024  # https://core.telegram.org/bots/api#senddocument
MAX_ENTITIES = 100  # telegram.constants.MessageLimit.MESSAGE_ENTITIES
_TAGS = {Style.BOLD: "b", Style.ITALIC: "i", Style.STRIKE: "s", Style.CODE: "code"}


def length(text: str) -> int:
    """How long a text is to Telegram: UTF-16 units, which are never fewer than code points."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def to_html(message: Message, *, most: int = MAX_LENGTH, pressable: Collection[str] = ()) -> str:
    """The message as HTML that Telegram's parser takes, cut at whole lines to `most` UTF-16 units of shown text.

    Args:
        message: What to show. In alerts nothing becomes a link by itself.
        most: The limit.
        pressable: Commands of our own texts that stay what they are in answers, so that people can press them.
    """
    pressed = pressable if message.notice else ()
    whole = sum(_entities(span) for line in message.lines for span in line) <= MAX_ENTITIES

    def leaves(span: Span) -> bool:
        """Code that is shown as such outweighs what Telegram finds."""
        return whole and span.style is Style.CODE

    calm = replace(message, lines=tuple(quiet(line, leaves=leaves, keeps=pressed.__contains__) for line in message.lines))
    cut = fitted(calm, most=most, length=length)
    budget = [MAX_ENTITIES]
    return "\n".join("".join(_span(span, budget) for span in line) for line in cut.lines)


def _entities(span: Span) -> int:
    """How many entities a span asks for."""
    return (span.style in _TAGS) + is_link(span)


def _span(span: Span, budget: list[int]) -> str:
    """One span; once the message has all the entities that it may have, the text goes on plain."""
    html = escape(span.text, quote=False)
    if not span.text.strip():
        return html
    tag = _TAGS.get(span.style)
    if tag and budget[0] > 0:
        budget[0] -= 1
        html = f"<{tag}>{html}</{tag}>"
    if is_link(span) and budget[0] > 0:
        budget[0] -= 1
        html = f'<a href="{escape(span.url or "", quote=True)}">{html}</a>'
    return html
