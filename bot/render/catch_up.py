"""Several stories in one message. Pure."""

from collections.abc import Sequence

from bot.message import Line, Message, Span
from bot.render.alert import ON_TIME, Circumstances, Reader, best, day, delivery_lines, headline
from storage.types import Story

MOST = 25


def catch_up(stories: Sequence[Story], reader: Reader, *, circumstances: Circumstances = ON_TIME) -> Message:
    """A line or two per story, in their order; beyond 25 their number.

    Args:
        stories: At least one.
        reader: Whom it is for.
        circumstances: Whether it is late or possibly repeated.
    """
    texts = reader.texts
    lines: list[Line] = [(Span(text=texts("catch-up-title", count=len(stories))),)]
    for story in stories[:MOST]:
        telling = best(story, texts.language)
        place = texts("catch-up-item", outlet=telling.outlet, day=day(telling.published, reader))
        lines.append((Span(text="• "), *headline(telling, texts), Span(text=f" ({place})")))
    if len(stories) > MOST:
        lines.append((Span(text=texts("alert-more", count=len(stories) - MOST)),))
    lines.extend(delivery_lines(circumstances, texts))
    return Message(lines=tuple(lines), silent=True)
