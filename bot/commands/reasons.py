"""Why a delivery did not go out, in the reader's language. Pure.

What the program notes itself has words in the catalogues; what a network answered is shown as it said it.
"""

import re
from typing import Final

from bot.locales.texts import Texts

LONGEST: Final = 200
_OWN: Final = {
    "an error of Rajin's own; see the log": "reason-own-error",
    "nothing left to show": "reason-nothing-left",
    "its story is muted here": "reason-story-muted",
    "its story was retracted": "reason-retracted",
    "its message was not sent": "reason-message-not-sent",
    "not sent in time": "reason-too-late",
    "the chat was stopped": "reason-stopped",
    "the bot was put out of the chat": "reason-put-out",
    "the program ended while this was being sent": "reason-program-ended",
}
_MERGED: Final = re.compile(r"its story was merged into story (\d+)")


def in_words(reason: str, say: Texts) -> str:
    """A delivery's reason as it is stored, in words for a chat; a dash where there is none."""
    if reason in _OWN:
        return say(_OWN[reason])
    parts = [_part(part, say) for part in reason[:LONGEST].split("; ")]
    return "; ".join(filter(None, parts)) or "–"


def _part(part: str, say: Texts) -> str:
    merged = _MERGED.fullmatch(part)
    if merged is not None:
        return say("reason-merged", story=merged[1])
    return say(_OWN[part]) if part in _OWN else part
