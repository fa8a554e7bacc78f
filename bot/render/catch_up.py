"""Several stories in one message. Pure."""

from collections.abc import Sequence

from bot.message import Line, Message, Span
from bot.render.alert import MAX_HEADLINE, MAX_OUTLET, ON_TIME, Circumstances, best, delivery_lines, headline
from bot.render.reader import Reader, day, shortened
from storage.types import Story, Telling

ROOM = 3800  # UTF-16 units for stories: with the lines around them a message that every network takes whole
SHORT_HEADLINE = 80


def catch_up(stories: Sequence[Story | Telling], reader: Reader, *, circumstances: Circumstances = ON_TIME, muted: bool = False) -> Message:
    """One line per story, in their order: whole headlines if they fit, else short ones; what still does not fit is counted.

    Args:
        stories: At least one; an update of a story that was told before by its telling.
        reader: Whom it is for.
        circumstances: Whether it is late or possibly repeated.
        muted: Whether they waited because the chat was muted.
    """
    texts = reader.texts
    items = [_item(story, reader, MAX_HEADLINE) for story in stories]
    if sum(map(_length, items)) > ROOM:
        items = [_item(story, reader, SHORT_HEADLINE) for story in stories]
    shown = _fitting(items)
    title = texts("catch-up-muted", count=len(stories)) if muted else texts("catch-up-title", count=len(stories))
    lines: list[Line] = [(Span(text=title),), *shown]
    if len(shown) < len(items):
        lines.append((Span(text=texts("alert-more", count=len(items) - len(shown))),))
    lines.extend(delivery_lines(circumstances, texts))
    return Message(lines=tuple(lines), silent=True)


def _item(told: Story | Telling, reader: Reader, longest: int) -> Line:
    texts = reader.texts
    telling, mark = (best(told, texts.language), "") if isinstance(told, Story) else (told, texts("update-title") + ":")
    place = texts("catch-up-item", outlet=shortened(telling.outlet, MAX_OUTLET), day=day(telling.published, reader))
    return (Span(text="• "), *headline(telling, texts, prefix=mark, longest=longest), Span(text=f" ({place})"))


def _fitting(items: Sequence[Line]) -> list[Line]:
    """As many from the front as there is room for."""
    shown: list[Line] = []
    room = ROOM
    for item in items:
        room -= _length(item)
        if room < 0:
            break
        shown.append(item)
    return shown


def _length(line: Line) -> int:
    """In UTF-16 units, its end included: Telegram counts in these, which are never fewer than characters."""
    return sum(1 + (char > "\uffff") for span in line for char in span.text) + 1
