"""What a chat is shown, independent of any network: lines of styled spans. Networks turn it into their own markup by escaping."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Self


class Style(StrEnum):
    """How a span looks."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    STRIKE = "strike"
    CODE = "code"


COMMAND: Final = re.compile(r"(?<![^\s(\"'“„«‹])/(?=[a-z]{2,20}(?![A-Za-z0-9_@]))")
"""Where a command begins in a text of our own. Korean writes its particles right behind it."""


class Own(str):
    """A text of ours that names commands. Any other text, and all that is made of this one, names none: it may quote a feed.

    Attributes:
        commands: Where each begins, in code points.
    """

    __slots__ = ("commands",)
    commands: tuple[int, ...]

    def __new__(cls, text: str, commands: tuple[int, ...]) -> Self:
        """The text, and where its commands are."""
        made = super().__new__(cls, text)
        made.commands = commands
        return made

    @classmethod
    def whole(cls, text: str) -> Self:
        """A text in which nothing is quoted."""
        return cls(text, tuple(found.start() for found in COMMAND.finditer(text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text in one style.

    Attributes:
        text: Without line breaks; never interpreted as markup. In an `Own` one commands may be pressed.
        style: How it looks.
        url: Absolute http(s) link behind it, or None.
    """

    text: str
    style: Style = Style.PLAIN
    url: str | None = None


Line = tuple[Span, ...]
MAX_COMMAND = 64
"""Bytes of UTF-8 that a button's command may have: what Telegram takes (https://core.telegram.org/bots/api#inlinekeyboardbutton)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Something to press below a message. It does what typing its command does, by whoever presses it, and no more.

    Attributes:
        label: What stands on it, a few words.
        mark: One emoji, other than those of the message's other buttons: where a network has no buttons, a reaction with it presses.
        command: What pressing it says, such as "/mute story 12"; at most `MAX_COMMAND` bytes.
    """

    label: str
    mark: str
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a chat is shown.

    Attributes:
        lines: Each is shown on a line of its own; () is a blank line.
        preview_url: The link whose preview may be shown, or None for no preview.
        silent: Whether it arrives without a sound.
        notice: Whether it answers somebody rather than telling news.
        buttons: Rows of buttons below it.
    """

    lines: tuple[Line, ...]
    preview_url: str | None = None
    silent: bool = False
    notice: bool = False
    buttons: tuple[tuple[Button, ...], ...] = ()

    def plain(self) -> str:
        """The text alone, lines joined by newlines."""
        return "\n".join("".join(span.text for span in line) for line in self.lines)

    def commands(self) -> dict[str, str]:
        """What its buttons say, by their marks."""
        return {button.mark: button.command for row in self.buttons for button in row}


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
