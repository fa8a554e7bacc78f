"""Messages to Telegram's HTML, by escaping every character that a feed supplied. Never by trust, never by cleaning."""

from html import escape

from bot.message import Message, Span, Style, fitted

# https://core.telegram.org/bots/api#sendmessage: 1-4096 characters after entities parsing. Telegram's own parser counts code points, its
# clients UTF-16 units: the stricter of the two holds.
MAX_LENGTH = 4096
MAX_CAPTION = 1024  # https://core.telegram.org/bots/api#senddocument
MAX_ENTITIES = 100  # telegram.constants.MessageLimit.MESSAGE_ENTITIES
_TAGS = {Style.BOLD: "b", Style.ITALIC: "i", Style.STRIKE: "s", Style.CODE: "code"}
_MAX_URL = 2048


def length(text: str) -> int:
    """How long a text is to Telegram: UTF-16 units, which are never fewer than code points."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def to_html(message: Message, *, most: int = MAX_LENGTH) -> str:
    """The message as HTML that Telegram's parser takes, cut at whole lines to `most` UTF-16 units of shown text."""
    cut = fitted(message, most=most, length=length)
    budget = [MAX_ENTITIES]
    return "\n".join("".join(_span(span, budget) for span in line) for line in cut.lines)


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
