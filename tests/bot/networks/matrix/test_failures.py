"""One table from what a homeserver says to our errors, complete over what the client-server API and proxies can say."""

import json

import aiohttp
import pytest

from bot import errors
from bot.networks.matrix.failures import Refused, Unreadable, Unready, refused, translate
from storage.types import Operation

# https://spec.matrix.org/latest/client-server-api/#standard-error-response
CODES = {
    "M_FORBIDDEN": (403, errors.ChatUnavailable),
    "M_UNKNOWN_TOKEN": (401, errors.AuthFailed),
    "M_MISSING_TOKEN": (401, errors.AuthFailed),
    "M_USER_LOCKED": (401, errors.AuthFailed),
    "M_USER_SUSPENDED": (403, errors.AuthFailed),
    "M_USER_DEACTIVATED": (403, errors.AuthFailed),
    "M_BAD_JSON": (400, errors.MessageRejected),
    "M_NOT_JSON": (400, errors.MessageRejected),
    "M_NOT_FOUND": (404, errors.ChatUnavailable),
    "M_LIMIT_EXCEEDED": (429, errors.RetryLater),
    "M_UNRECOGNIZED": (404, errors.MessageRejected),
    "M_UNKNOWN": (400, errors.MessageRejected),
    "M_INVALID_PARAM": (400, errors.MessageRejected),
    "M_MISSING_PARAM": (400, errors.MessageRejected),
    "M_TOO_LARGE": (413, errors.MessageRejected),
    "M_BAD_STATE": (403, errors.ChatUnavailable),
    "M_GUEST_ACCESS_FORBIDDEN": (403, errors.ChatUnavailable),
    "M_RESOURCE_LIMIT_EXCEEDED": (403, errors.RetryLater),
    "M_CONSENT_NOT_GIVEN": (403, errors.RetryLater),
    "ORG.EXAMPLE.OWN": (400, errors.MessageRejected),
}
STATUSES = {
    301: errors.RetryLater,
    400: errors.RetryLater,
    401: errors.RetryLater,
    403: errors.RetryLater,
    404: errors.RetryLater,
    413: errors.MessageRejected,
    429: errors.RetryLater,
    500: errors.Ambiguous,
    501: errors.RetryLater,
    502: errors.Ambiguous,
    503: errors.RetryLater,
    504: errors.Ambiguous,
    520: errors.Ambiguous,
    524: errors.Ambiguous,
}


@pytest.mark.parametrize("code", CODES)
def test_codes(code: str) -> None:
    """Each code of the specification."""
    status, expected = CODES[code]
    assert type(translate(Refused(status, {"errcode": code, "error": "words"}))) is expected


@pytest.mark.parametrize("status", STATUSES)
def test_answers_that_are_no_homeservers(status: int) -> None:
    """A page of a proxy pauses no chat and ends no session."""
    assert type(translate(refused(status, b"<html>no</html>"))) is STATUSES[status]
    assert type(translate(refused(status, b'["M_FORBIDDEN"]'))) is STATUSES[status]


@pytest.mark.parametrize("operation", Operation)
def test_what_may_not_be_done_to_one_message_says_nothing_on_others(operation: Operation) -> None:
    """A reaction or redaction that is refused pauses no chat."""
    said = [Refused(403, {"errcode": "M_FORBIDDEN"}), Refused(404, {"errcode": "M_NOT_FOUND"})]
    found = [type(translate(each, operation)) for each in said]
    one = operation in {Operation.REDACT, Operation.REACT}
    assert found == ([errors.MessageRejected, errors.TargetGone] if one else [errors.ChatUnavailable] * 2)


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (Unreadable("no JSON"), errors.Ambiguous),
        (Unready("no key"), errors.RetryLater),
        (aiohttp.ConnectionTimeoutError(), errors.RetryLater),
        (aiohttp.InvalidURL("x"), errors.RetryLater),
        (aiohttp.ServerDisconnectedError(), errors.Ambiguous),
        (aiohttp.ClientPayloadError(), errors.Ambiguous),
        (aiohttp.ClientOSError(), errors.Ambiguous),
        (aiohttp.SocketTimeoutError(), errors.Ambiguous),
        (TimeoutError(), errors.Ambiguous),
    ],
)
def test_connections(failure: Exception, expected: type[errors.BotError]) -> None:
    """What never left is tried again; what may have arrived is ambiguous."""
    assert type(translate(failure)) is expected  # type: ignore[arg-type] # each is one of them


@pytest.mark.parametrize(
    ("milliseconds", "header", "seconds"),
    [
        (4758, None, 4.758),
        (None, "7", 7.0),
        (1000, "7", 1.0),
        ("soon", "soon", None),
        (None, None, None),
        (True, None, None),
        (-5, None, 0.0),
        (1e30, None, 86_400.0),
        (None, "9" * 5000, 86_400.0),
    ],
)
def test_how_long_to_wait(milliseconds: object, header: str | None, seconds: float | None) -> None:
    """The body's word, else the header's; nonsense is no time, and nobody makes the bot wait for ever."""
    body = json.dumps({"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": milliseconds}).encode()
    assert refused(429, body, retry_after=header).retry_after_s == seconds


@pytest.mark.parametrize(
    ("status", "code", "too_much"),
    [(429, "M_LIMIT_EXCEEDED", True), (429, "", True), (403, "M_RESOURCE_LIMIT_EXCEEDED", False), (503, "", False)],
)
def test_a_limit_of_messages_is_told_from_other_waits(status: int, code: str, *, too_much: bool) -> None:
    """Only where the homeserver says that it is too much."""
    found = translate(Refused(status, {"errcode": code}))
    assert isinstance(found, errors.RetryLater)
    assert found.too_much == too_much


def test_what_is_said_can_be_shown() -> None:
    """On one line, and not too much of it."""
    assert "\n" not in str(Refused(400, {"errcode": "M_UNKNOWN", "error": "a\nb\x1b[31m" + "x" * 1000}))
    assert len(str(Refused(400, {"errcode": "M_UNKNOWN", "error": "x" * 1000}))) < 400
    assert str(Refused(502, {"error": 5})) == "502"
