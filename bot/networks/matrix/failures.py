"""One table from what a homeserver says to our errors.

Sources: the client-server API, https://spec.matrix.org/latest/client-server-api/#standard-error-response, and what Synapse does.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

import aiohttp

from bot import errors
from storage.types import Operation

MAX_ERROR_BYTES = 65_536
_AUTH = frozenset({"M_UNKNOWN_TOKEN", "M_MISSING_TOKEN", "M_USER_DEACTIVATED", "M_USER_LOCKED", "M_USER_SUSPENDED"})
_BUSY = frozenset({"M_RESOURCE_LIMIT_EXCEEDED", "M_CONSENT_NOT_GIVEN"})
_TOO_MUCH = 429
_TOO_LARGE = 413
_FORBIDDEN = 403
_NOT_FOUND = 404
_SERVER = 500
_NOT_NOW = frozenset({501, 503})  # nothing was begun; every other fault of a server may have come after the deed
_BUSY_S = 300.0
_MOST_WAIT_S = 86_400.0
_PLAIN = re.compile(r"[^\x20-\x7e\xa0-\ud7ff\ue000-\U0010ffff]")
_ON_ONE_MESSAGE = frozenset({Operation.REDACT, Operation.REACT})
ELSEWHERE = frozenset(
    {"Relations must be in the same room", "Can't send relation to unknown event", "Cannot redact event from a different room"}
)
"""What Synapse says of a message that is not in the room, such as one in the room that this one replaces; it has no code for that.

Source: https://github.com/element-hq/synapse/blob/develop/synapse/handlers/message.py.
"""


class Refused(Exception):
    """The homeserver, or whatever stands before it, answered with an error.

    Attributes:
        status: HTTP status.
        code: "M_FORBIDDEN" and the like; "" where the answer is not a homeserver's.
        text: What it says, for the log.
        retry_after_s: Seconds that it asks to wait, or None.
        answer: The whole answer.
    """

    def __init__(self, status: int, answer: Mapping[str, Any], *, retry_after: str | None = None) -> None:
        code, text = answer.get("errcode"), answer.get("error")
        self.status = status
        self.code = code if isinstance(code, str) else ""
        self.text = _PLAIN.sub(" ", text)[:300] if isinstance(text, str) else ""
        self.retry_after_s = _seconds(answer.get("retry_after_ms"), retry_after)
        self.answer = answer
        super().__init__(f"{status} {self.code} {self.text}".strip())


class Unreadable(Exception):
    """A homeserver's good answer could not be understood: what was asked may be done."""


class Unready(Exception):
    """Nothing was sent: it could not be made ready."""


Failure = Refused | Unreadable | Unready | aiohttp.ClientError | TimeoutError


FAILURES = (Refused, Unreadable, Unready, aiohttp.ClientError, TimeoutError)
"""The same, for `except`."""


def refused(status: int, body: bytes, *, retry_after: str | None = None) -> Refused:
    """An answer that is an error; pages of proxies are errors without a code."""
    try:
        answer = json.loads(body)
    except ValueError:
        answer = {}
    return Refused(status, answer if isinstance(answer, dict) else {}, retry_after=retry_after)


def translate(failure: Failure, operation: Operation = Operation.SEND) -> errors.BotError:
    """What a failure means for the one who asked for an operation."""
    match failure:
        case Refused():
            return _refused(failure, operation)
        case Unreadable():
            return errors.Ambiguous(f"the homeserver's answer could not be understood: {failure}")
        case Unready():
            return errors.RetryLater(str(failure))
        case aiohttp.ClientConnectorError() | aiohttp.ConnectionTimeoutError() | aiohttp.InvalidURL():
            return errors.RetryLater(f"the homeserver cannot be reached: {type(failure).__name__}")
        case _:
            return errors.Ambiguous(f"the connection to the homeserver broke: {type(failure).__name__}")


def _refused(failure: Refused, operation: Operation) -> errors.BotError:
    said = str(failure)
    if failure.code in _AUTH:
        return errors.AuthFailed(
            f"the homeserver does not accept the session any more ({failure.code}); log the bot in anew as docs/matrix.md says"
        )
    if failure.code == "M_LIMIT_EXCEEDED" or failure.status == _TOO_MUCH:
        # A homeserver counts all messages of a user together.
        return errors.RetryLater("the homeserver asks to wait", retry_after_s=failure.retry_after_s, whole_network=True, too_much=True)
    if failure.code in _BUSY:
        return errors.RetryLater(f"the homeserver takes nothing now: {said}", retry_after_s=_BUSY_S, whole_network=True)
    if failure.status >= _SERVER:
        if failure.status in _NOT_NOW:
            return errors.RetryLater(f"the homeserver has a fault: {failure.status}", retry_after_s=failure.retry_after_s)
        return errors.Ambiguous(f"the homeserver, or what stands before it, has a fault: {failure.status}")
    if failure.code == "M_TOO_LARGE" or failure.status == _TOO_LARGE:
        return errors.MessageRejected(f"too large for the homeserver: {said}")
    if not failure.code:
        return errors.RetryLater(f"an answer that is not a homeserver's: {failure.status}")
    if _no_target(failure, operation):
        return errors.TargetGone(said)
    if failure.status in {_FORBIDDEN, _NOT_FOUND} and failure.code in {
        "M_FORBIDDEN",
        "M_NOT_FOUND",
        "M_BAD_STATE",
        "M_GUEST_ACCESS_FORBIDDEN",
    }:
        # What may not be done to one message says nothing on others.
        return errors.MessageRejected(said) if operation in _ON_ONE_MESSAGE else errors.ChatUnavailable(said)
    return errors.MessageRejected(said)


def _no_target(failure: Refused, operation: Operation) -> bool:
    """Whether the message that an operation is about is not there."""
    missing = failure.code == "M_NOT_FOUND" and operation in _ON_ONE_MESSAGE
    return missing or (failure.text in ELSEWHERE and operation in {*_ON_ONE_MESSAGE, Operation.EDIT})


def _seconds(milliseconds: object, header: str | None) -> float | None:
    """A wait that was asked for, as the body says it or else the header."""
    if isinstance(milliseconds, (int, float)) and not isinstance(milliseconds, bool):
        return min(max(0.0, milliseconds / 1000), _MOST_WAIT_S)
    if header is not None and header.isascii() and header.isdigit():
        return min(float(header[:9]), _MOST_WAIT_S)
    return None
