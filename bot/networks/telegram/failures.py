"""One table from python-telegram-bot's errors to ours.

Which failure is ambiguous is told by the cause, not by the class: `TimedOut` covers a connection that was never made (certainly not sent)
as well as an answer that never came (perhaps sent). And `BadRequest` is a `NetworkError` there, so that order matters.
"""

import os
import re
from datetime import timedelta

import httpx
from telegram import error as telegram

from bot import errors
from bot.log import BLOT
from storage.types import Address

# python-telegram-bot warns at every 429 until it is told that waits may be a timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "true")

NOT_MODIFIED = "message is not modified"
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError)
_OTHER = "another process reads this bot's messages; stop it, then restart this one"
_WEBHOOK = "the bot's messages go to a webhook that somebody has set; delete it with the Bot API's deleteWebhook, then restart"
_TOO_LARGE = re.compile(r"\b413\b|entity too large", re.IGNORECASE)
_GATEWAY = re.compile(r"\b50[24]\b|bad gateway|gateway time", re.IGNORECASE)
# Texts of https://github.com/tdlib/telegram-bot-api (Client.cpp), lower-cased; the Bot API has no codes of its own for them.
_TARGET_GONE = (
    "message to edit not found",
    "message to be replied not found",
    "message to reply not found",
    "replied message not found",
    "message can't be edited",
    "message to delete not found",
    "message can't be deleted",
    "message to react not found",
    "message_id_invalid",
)
_CHAT_GONE = (
    "chat not found",
    "peer_id_invalid",
    "user_is_blocked",
    "group chat was deactivated",
    "not enough rights to send",
    "have no rights to send",
    "not a member of the",
    "chat_admin_required",
    "chat_restricted",
    "channel_private",
    "user_deactivated",
    "need administrator rights",
    "chat_write_forbidden",
    "message thread not found",
    "topic_closed",
    "topic_deleted",
)


class Blot:
    """Blots the bot's token out of Telegram's own texts, which are shown and stored.

    Args:
        token: From @BotFather. Only what stands behind its colon is secret.
        more: Other secrets.
    """

    def __init__(self, token: str, *more: str) -> None:
        secrets = [re.escape(secret) for secret in (token.rpartition(":")[2], *more) if secret]
        # python-telegram-bot writes some texts in lower case.
        self._secret = re.compile("|".join(secrets), re.IGNORECASE) if secrets else None

    def __call__(self, text: str) -> str:
        """The text without the token."""
        return text if self._secret is None else self._secret.sub(BLOT, text)


def translate(error: telegram.TelegramError, address: Address, blot: Blot) -> errors.BotError:
    """What a failed call means for the one who made it, in words that do not hold the token."""
    match error:
        case telegram.RetryAfter():
            return errors.RetryLater("Telegram asks to wait", retry_after_s=_seconds(error), too_much=True)
        case telegram.ChatMigrated():
            moved = Address(network=address.network, account=address.account, address=str(error.new_chat_id), thread=address.thread)
            return errors.ChatMoved("the group became a supergroup", address=moved)
        case telegram.Forbidden():
            return errors.ChatUnavailable(blot(str(error)))
        case telegram.InvalidToken() | telegram.EndPointNotFound():
            return errors.AuthFailed("Telegram does not accept the bot token; get a new one from @BotFather and set telegram.token")
        case telegram.Conflict():
            return errors.SecondInstance(_WEBHOOK if "webhook" in str(error).lower() else _OTHER)
        case telegram.BadRequest():
            return _bad_request(blot(str(error)))
        case telegram.NetworkError():
            return _network(error)
        case _:  # a 200 whose body could not be read, and whatever a later release may add
            return errors.Ambiguous(f"Telegram's answer could not be understood: {type(error).__name__}")


def _bad_request(text: str) -> errors.SendError:
    lowered = text.lower()
    if any(part in lowered for part in _TARGET_GONE):
        return errors.TargetGone(text)
    if any(part in lowered for part in _CHAT_GONE):
        return errors.ChatUnavailable(text)
    return errors.MessageRejected(text)


def _network(error: telegram.NetworkError) -> errors.SendError:
    cause = error.__cause__
    if isinstance(cause, _NEVER_LEFT):
        return errors.RetryLater(f"Telegram cannot be reached: {type(cause).__name__}")
    if isinstance(cause, httpx.HTTPError):
        return errors.Ambiguous(f"the connection to Telegram broke: {type(cause).__name__}")
    if cause is None or isinstance(cause, telegram.TelegramError):
        if _GATEWAY.search(str(error)):
            return errors.Ambiguous("a gateway in front of Telegram gave up waiting")
        if _TOO_LARGE.search(str(error)):
            return errors.MessageRejected("Telegram takes no file of that size")
        return errors.RetryLater("Telegram has a fault of its own")
    return errors.Ambiguous(f"the request to Telegram broke: {type(cause).__name__}")


def _seconds(error: telegram.RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
