"""TDLib's own parser, the one that Telegram's servers run, as an oracle. Offline: only `td_execute`, never a client."""

import json
from typing import Any

import tdjson

from tests.telegram_html import Entity, EntityError

_KINDS = {
    "Bold": "b",
    "Italic": "i",
    "Strikethrough": "s",
    "Underline": "u",
    "Code": "code",
    "Pre": "pre",
    "Spoiler": "tg-spoiler",
    "TextUrl": "a",
    "MentionName": "a",
    "BlockQuote": "blockquote",
}


def parse(html: str) -> tuple[str, tuple[Entity, ...]]:
    """The text and its entities, as Telegram would have them.

    Raises:
        EntityError: Telegram would refuse this, for this reason.
    """
    answer = _execute({"@type": "parseTextEntities", "text": html, "parse_mode": {"@type": "textParseModeHTML"}})
    if answer["@type"] == "error":
        raise EntityError(answer["message"].removeprefix("Can't parse entities: "))
    return answer["text"], tuple(_entity(each) for each in answer["entities"])


def found(text: str) -> tuple[Entity, ...]:
    """What Telegram makes links of in plain text: mentions, hashtags, commands, addresses. Times of a video count only below a video."""
    answer = _execute({"@type": "getTextEntities", "text": text})
    return tuple(
        Entity(offset=each["offset"], length=each["length"], kind=kind)
        for each in answer["entities"]
        if (kind := each["type"]["@type"].removeprefix("textEntityType")) != "MediaTimestamp"
    )


def _entity(each: dict[str, Any]) -> Entity:
    kind = _KINDS[each["type"]["@type"].removeprefix("textEntityType")]
    return Entity(offset=each["offset"], length=each["length"], kind=kind, url=each["type"].get("url", ""))


def _execute(query: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(query).encode()) or b"{}")
    return answer


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
