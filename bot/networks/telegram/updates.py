"""Reads what Telegram answers to getUpdates, one update at a time: one that cannot be read must not hide those behind it."""

from typing import Any

import structlog
from telegram import Update

from bot.networks.telegram.answers import Request

# What python-telegram-bot stumbles with over an answer that it does not expect.
UNREADABLE = (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError)


class UpdatesRequest(Request):
    """Requests of updates. Each that python-telegram-bot cannot read comes as an empty one, so that it is acknowledged and passed over."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """See `BaseRequest`, which says that it may be overridden."""
        answer = Request.parse_json_payload(payload)
        updates: object = answer.get("result")
        if isinstance(updates, list):
            # What has no number cannot be acknowledged by itself. If there is nothing else, the answer as a whole is unreadable.
            answer["result"] = [readable(update) for update in updates if _number(update) is not None] or updates
        return answer


def readable(update: dict[str, Any]) -> dict[str, Any]:
    """The update, or an empty one with its number where python-telegram-bot cannot read it."""
    try:
        Update.de_json(update, None)
    except UNREADABLE as error:
        number = _number(update)
        structlog.stdlib.get_logger("rajin").error("an update cannot be read and is passed over", update=number, error=type(error).__name__)
        return {"update_id": number}
    return update


def _number(update: object) -> int | None:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) else None
