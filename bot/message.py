"""What a chat is shown, independent of any network: lines of styled spans. Networks turn it into their own markup by escaping."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum


class Style(StrEnum):
    """How a span looks."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    STRIKE = "strike"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text in one style.

    Attributes:
        text: Without line breaks; never interpreted as markup.
        style: How it looks.
        url: Absolute http(s) link behind it, or None.
    """

    text: str
    style: Style = Style.PLAIN
    url: str | None = None


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a chat is shown.

    Attributes:
        lines: Each is shown on a line of its own; () is a blank line.
        preview_url: The link whose preview may be shown, or None for no preview.
        silent: Whether it arrives without a sound.
    """

    lines: tuple[Line, ...]
    preview_url: str | None = None
    silent: bool = False

    def plain(self) -> str:
        """The text alone, lines joined by newlines."""
        return "\n".join("".join(span.text for span in line) for line in self.lines)


ELLIPSIS = "…"


def fitted(message: Message, *, most: int, length: Callable[[str], int]) -> Message:
    """The message within a network's limit: whole lines from the top, as many as fit; a first line that is too long alone is cut.

    Args:
        message: Any message.
        most: The limit, in what `length` counts.
        length: How the network counts a text.
    """
    if length(message.plain()) <= most:
        return message
    kept: list[Line] = []
    room = most - length(ELLIPSIS) - 1
    for line in message.lines:
        cost = length("".join(span.text for span in line)) + 1
        if cost > room:
            break
        kept.append(line)
        room -= cost
    if not kept:
        return replace(message, lines=(_cut(message.lines[0], most=most, length=length),))
    return replace(message, lines=(*kept, (Span(text=ELLIPSIS),)))


def _cut(line: Line, *, most: int, length: Callable[[str], int]) -> Line:
    """The beginning of a line, ending in an ellipsis."""
    room = most - length(ELLIPSIS)
    kept: list[Span] = []
    for span in line:
        text = span.text
        while length(text) > room:
            text = text[: max(0, len(text) - max(1, (length(text) - room) // 2))]
        kept.append(replace(span, text=text))
        room -= length(text)
        if text != span.text:
            break
    return (*kept, Span(text=ELLIPSIS))
