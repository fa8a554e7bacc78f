"""A story that a person took back: what then stands in place of its alert, and what is said about it. Pure."""

from bot.message import Line, Message, Span, Style
from bot.render.alert import MAX_HEADLINE, ON_TIME, Circumstances, best, delivery_lines
from bot.render.reader import Reader, one_line
from storage.types import Story


def in_its_place(story: Story, reader: Reader) -> Message:
    """What an alert is edited to: that it was taken back, and the headline struck out, without its link.

    Args:
        story: A retracted story.
        reader: Whom it is for.
    """
    return Message(lines=_lines(story, reader, reader.texts("retraction-edit")))


def reply(story: Story, reader: Reader, *, circumstances: Circumstances = ON_TIME) -> Message:
    """What is said to a chat that was told of the story.

    Args:
        story: A retracted story.
        reader: Whom it is for.
        circumstances: Whether it is late or possibly repeated.
    """
    lines = _lines(story, reader, reader.texts("retraction-reply"))
    return Message(lines=(*lines, *delivery_lines(circumstances, reader.texts)))


def _lines(story: Story, reader: Reader, title: str) -> tuple[Line, ...]:
    headline = one_line(best(story, reader.texts.language).title, MAX_HEADLINE)
    reason = [(Span(text=reader.texts("retraction-reason", reason=one_line(story.retracted, MAX_HEADLINE))),)] if story.retracted else []
    return ((Span(text=title, style=Style.BOLD),), (Span(text=headline, style=Style.STRIKE),), *reason)
