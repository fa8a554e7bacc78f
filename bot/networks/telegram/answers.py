"""Requests to the Bot API that tell Telegram's answers from those of whatever stands in between.

The Bot API answers every request with a JSON object. A proxy, a firewall or a gateway answers with a page and a status of its own, which
python-telegram-bot would take for Telegram's word: a 403 of a proxy would seem to block the bot in that chat.
"""

import json
from typing import Any, Final

from telegram import error as telegram_errors
from telegram.request import HTTPXRequest

_GATEWAY: Final = frozenset({502, 504, 520, 524})  # whoever stands behind may have done it; 520 and 524 are Cloudflare's
_TOO_LARGE: Final = 413  # nginx in front of the Bot API says so itself, with a page
_GOOD: Final = 299


class Request(HTTPXRequest):
    """Requests whose failures are Telegram's, or say that they are not."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401 - handed on as they are
        """See `BaseRequest`.

        Raises:
            NetworkError: A gateway gave up waiting, the file is too large, or the answer is not Telegram's.
        """
        status, body = await super().do_request(*args, **kwargs)
        if status in _GATEWAY:
            raise telegram_errors.NetworkError(f"Bad Gateway ({status})")
        if status > _GOOD and not _is_telegrams(body):
            raise telegram_errors.NetworkError("Request Entity Too Large" if status == _TOO_LARGE else "an answer that is not Telegram's")
        return status, body


def _is_telegrams(body: bytes) -> bool:
    try:
        return "ok" in json.loads(body)
    except (ValueError, TypeError):
        return False
