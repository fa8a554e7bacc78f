"""An answer as messages that every network takes: cut between lines, its buttons below the last. Pure."""

from bot.commands.request import Answer
from bot.message import Line, Message, fitted

MAX_PAGE = 3500
"""Code points of one message."""
MAX_PAGES = 4


def pages(answer: Answer) -> tuple[Message, ...]:
    """At most `MAX_PAGES` messages; what is longer ends in an ellipsis. None for an answer without lines."""
    if not answer.lines:
        return ()
    found: list[list[Line]] = [[]]
    room = MAX_PAGE
    for line in answer.lines:
        cost = sum(len(span.text) for span in line) + 1
        if cost > room and found[-1] and len(found) < MAX_PAGES:
            found.append([])
            room = MAX_PAGE
        found[-1].append(line)
        room -= cost
    messages = [fitted(Message(lines=tuple(lines), notice=True), most=MAX_PAGE, length=len) for lines in found]
    last = messages[-1]
    return (*messages[:-1], Message(lines=last.lines, notice=True, buttons=answer.buttons))
