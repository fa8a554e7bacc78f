"""What stands in place of an alert whose story a person merged into another one. Pure."""

from bot.message import Message, Span
from bot.render.alert import best, headline
from bot.render.reader import Reader
from storage.types import Story


def pointer(story: Story, reader: Reader) -> Message:
    """Says that it is the same event as that of another alert of the chat, and which.

    Args:
        story: The story that it went into.
        reader: Whom it is for.
    """
    telling = best(story, reader.texts.language)
    return Message(lines=((Span(text=reader.texts("alert-merged")),), headline(telling, reader.texts)), preview_url=telling.url)
