"""What a chat is shown, independent of any network: lines of styled spans. Networks turn it into their own markup by escaping."""

from dataclasses import dataclass
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
