"""Which story a command is about: by its number, or as a reply to a message that tells it."""

from bot.commands.command import Refused
from bot.commands.request import Request
from feeds.types.story import StoryId
from storage import messages, stories
from storage.errors import NotFound
from storage.types import Story


def story(request: Request, word: str = "", *, behind: str = "") -> Story:
    """The story of a number, or of the message that is replied to where there is no number.

    Args:
        request: The command.
        word: What was typed in the number's place.
        behind: What was typed before it and belongs to the command, for texts that show how it is written: "story" of "/mute story 12".

    Raises:
        Refused: There is no such story, or several, or none is named.
    """
    number, command = number_in(word), f"/{request.words.name} {behind}".strip()
    if number is None and word:
        raise Refused("story-number-unclear", typed=word[:40], command=command)
    if number is None:
        number = replied_to(request, command)
    if number is None:
        raise Refused("story-missing", command=command)
    try:
        return stories.story(request.db, number)
    except NotFound:
        raise Refused("story-unknown", number=str(number)) from None


def number_in(word: str) -> StoryId | None:
    """The number of a story, "12" or "#12"; None for what is none."""
    digits = word.removeprefix("#")
    return StoryId(int(digits)) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else None


def replied_to(request: Request, command: str) -> StoryId | None:
    """The story of the message that the command replies to; None where it replies to none of ours.

    Args:
        request: The command.
        command: How it is written, without the number of a story.

    Raises:
        Refused: That message tells several.
    """
    if request.words.reply_to is None:
        return None
    shown = messages.by_reference(request.db, request.here.id, request.words.reply_to)
    if shown is None or not shown.stories:
        return None
    if len(shown.stories) > 1:
        raise Refused("story-several", command=command, numbers=", ".join(map(str, shown.stories)))
    return shown.stories[0]
