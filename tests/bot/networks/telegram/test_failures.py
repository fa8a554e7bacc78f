"""The table from python-telegram-bot's errors to ours has a row for each of theirs."""

import inspect

import httpx
import pytest
from telegram import error as telegram

from bot import errors
from bot.networks.telegram.failures import Blot, translate
from storage.types import Address

GROUP = Address(network="telegram", address="-5", thread="3")
SECRET = "AAH-secret-part-of-the-token"
BLOT = Blot(f"1234:{SECRET}")

SAMPLES: dict[type[telegram.TelegramError], tuple[telegram.TelegramError, type[errors.BotError]]] = {
    telegram.TelegramError: (telegram.TelegramError("Invalid server response"), errors.Ambiguous),
    telegram.RetryAfter: (telegram.RetryAfter(17), errors.RetryLater),
    telegram.ChatMigrated: (telegram.ChatMigrated(-100), errors.ChatMoved),
    telegram.Forbidden: (telegram.Forbidden("Forbidden: bot was blocked by the user"), errors.ChatUnavailable),
    telegram.InvalidToken: (telegram.InvalidToken("The token `1:x` was rejected by the server."), errors.AuthFailed),
    telegram.EndPointNotFound: (telegram.EndPointNotFound("no such method"), errors.AuthFailed),
    telegram.Conflict: (telegram.Conflict("Conflict: terminated by other getUpdates request"), errors.SecondInstance),
    telegram.BadRequest: (telegram.BadRequest("Can't parse entities"), errors.MessageRejected),
    telegram.TimedOut: (telegram.TimedOut(), errors.RetryLater),
    telegram.NetworkError: (telegram.NetworkError("Internal Server Error"), errors.RetryLater),
    telegram.PassportDecryptionError: (telegram.PassportDecryptionError("never asked for"), errors.Ambiguous),
}


def _classes(module: object, base: type[BaseException]) -> set[type[BaseException]]:
    return {each for _, each in inspect.getmembers(module, inspect.isclass) if issubclass(each, base)}


def test_every_class_of_the_library_has_its_row() -> None:
    """A class that a later release adds makes this fail, until somebody has thought about it."""
    assert _classes(telegram, telegram.TelegramError) == set(SAMPLES)


@pytest.mark.parametrize(("theirs", "ours"), SAMPLES.values(), ids=[each.__name__ for each in SAMPLES])
def test_what_each_class_becomes(theirs: telegram.TelegramError, ours: type[errors.BotError]) -> None:
    """The caller learns what to do, and no token."""
    found = translate(theirs, GROUP, BLOT)
    assert type(found) is ours
    assert "1:x" not in str(found)


NOT_SENT = {httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError}


@pytest.mark.parametrize("cause", sorted(_classes(httpx, httpx.HTTPError), key=str), ids=lambda each: each.__name__)
def test_the_cause_tells_whether_the_bytes_may_have_left(cause: type[BaseException]) -> None:
    """Only what failed before there was a connection is certainly not sent, whatever class the library gives it."""
    for theirs in (telegram.NetworkError("httpx"), telegram.TimedOut()):
        request = httpx.Request("POST", "http://localhost")
        theirs.__cause__ = (
            httpx.HTTPStatusError("x", request=request, response=httpx.Response(500)) if cause is httpx.HTTPStatusError else cause("x")
        )
        assert type(translate(theirs, GROUP, BLOT)) is (errors.RetryLater if cause in NOT_SENT else errors.Ambiguous)


def test_a_cause_that_is_no_network_error_is_ambiguous() -> None:
    """The HTTP library broke in a way that nobody foresaw: the bytes may have left."""
    theirs = telegram.NetworkError("Unknown error in HTTP implementation")
    theirs.__cause__ = RuntimeError("x")
    assert type(translate(theirs, GROUP, BLOT)) is errors.Ambiguous


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("Bad Gateway", errors.Ambiguous),
        ("Bad Gateway (502). Parsing the server response b'<html>' failed", errors.Ambiguous),
        ("Gateway Timeout (504)", errors.Ambiguous),
        ("Internal Server Error", errors.RetryLater),
        ("Service Unavailable (503)", errors.RetryLater),
        ("Too Many Requests (429)", errors.RetryLater),
        ("Request Entity Too Large", errors.MessageRejected),
    ],
)
def test_a_server_error_is_ambiguous_only_behind_a_gateway(text: str, ours: type[errors.BotError]) -> None:
    """502 and 504 tell that a gateway gave up waiting for somebody who may have done it; the rest is definite."""
    plain, wrapped = telegram.NetworkError(text), telegram.NetworkError(text)
    wrapped.__cause__ = telegram.TelegramError("Invalid server response")
    assert {type(translate(each, GROUP, BLOT)) for each in (plain, wrapped)} == {ours}


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("Chat not found", errors.ChatUnavailable),
        ("Not enough rights to send text messages to the chat", errors.ChatUnavailable),
        ("Need administrator rights in the channel chat", errors.ChatUnavailable),
        ("Message thread not found", errors.ChatUnavailable),
        ("TOPIC_CLOSED", errors.ChatUnavailable),
        ("Message to edit not found", errors.TargetGone),
        ("Message can't be edited", errors.TargetGone),
        ("Message to be replied not found", errors.TargetGone),
        ("Message to delete not found", errors.TargetGone),
        ("Message is too long", errors.MessageRejected),
        ("Message text is empty", errors.MessageRejected),
    ],
)
def test_a_bad_request_is_told_apart_by_its_text(text: str, ours: type[errors.BotError]) -> None:
    """Telegram has one code for a chat that is gone, a message that is gone, and a message that it will never take."""
    assert type(translate(telegram.BadRequest(text), GROUP, BLOT)) is ours


def test_a_move_keeps_everything_but_the_chat_id() -> None:
    """The new address has the old one's network, account and thread."""
    found = translate(telegram.ChatMigrated(-100123), GROUP, BLOT)
    assert isinstance(found, errors.ChatMoved)
    assert found.address == Address(network="telegram", address="-100123", thread="3")


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize("opted", ["true", "false"])
def test_the_wait_is_read_in_both_of_the_librarys_ways(monkeypatch: pytest.MonkeyPatch, opted: str) -> None:
    """python-telegram-bot gives waits as a timedelta or as a number, by an environment variable."""
    monkeypatch.setenv("PTB_TIMEDELTA", opted)
    found = translate(telegram.RetryAfter(17), GROUP, BLOT)
    assert isinstance(found, errors.RetryLater)
    assert (found.retry_after_s, found.whole_network, found.too_much) == (17.0, False, True)


@pytest.mark.parametrize("error", [telegram.Forbidden, telegram.BadRequest])
@pytest.mark.parametrize("secret", [SECRET, SECRET.lower()])
def test_the_reason_that_is_stored_holds_no_token(error: type[telegram.TelegramError], secret: str) -> None:
    """The text of a refusal goes into the database and to people; the library writes it in lower case at times."""
    assert "secret" not in str(translate(error(f"what is /bot1234:{secret}/sendMessage?"), GROUP, BLOT)).replace("[secret]", "")


def test_a_webhook_is_named_as_such() -> None:
    """A 409 because of a webhook asks for another remedy than one because of a second instance."""
    found = translate(telegram.Conflict("Conflict: can't use getUpdates method while webhook is active"), GROUP, BLOT)
    assert isinstance(found, errors.SecondInstance)
    assert "deleteWebhook" in str(found)
