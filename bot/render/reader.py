"""Whom a message is for, and how dates and long texts look to them. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from bot.locales.texts import Texts
from feeds.types.wording import Wording

_NUMBER_GOES_ON: Final = re.compile(r"[\s.,'’]?\d")
_NUMBER_END: Final = re.compile(r"\d[\d\s.,'’]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Whom a message is for.

    Attributes:
        texts: The chat's language.
        zone: The chat's time zone, an IANA name.
        wordings: What a machine made of summaries in the reader's language, by the sentences that it was made from.
    """

    texts: Texts
    zone: str = "UTC"
    wordings: Mapping[tuple[str, ...], Wording] = field(default_factory=dict)


def day(moment: datetime, reader: Reader) -> str:
    """A date in the reader's words."""
    return reader.texts.day(moment, zone=reader.zone)


def shortened(text: str, most: int) -> str:
    """The text cut at a word, with an ellipsis, to at most `most` code points; no number is cut in two."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    word = cut.rpartition(" ")[0]
    kept = word if len(word) > most // 2 else cut
    if _NUMBER_GOES_ON.match(text, len(kept)):
        kept = _NUMBER_END.sub("", kept)
    return kept.rstrip(" ,;:-–") + "…"


def one_line(text: str, most: int) -> str:
    """A name from a text, on one line and cut to at most `most` code points."""
    return shortened(" ".join(text.split()), most)
