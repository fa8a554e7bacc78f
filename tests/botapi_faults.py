"""How the Bot API stand-in of tests/botapi.py can be told to fail, with the texts of the real server (Client.cpp, Query.cpp)."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Refuse with a JSON error, and do nothing."""

    code: int
    description: str
    parameters: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Answer with something that is no JSON, as a gateway does, and do nothing."""

    status: int = 502
    body: str = "<html><head><title>502 Bad Gateway</title></head></html>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Close the connection without an answer, before or after doing what was asked."""

    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Answer only once `BotApi.release` is called, before or after doing what was asked."""

    accepted: bool


Fault = Say | Page | Cut | Hold

BLOCKED = Say(code=403, description="Forbidden: bot was blocked by the user")
KICKED = Say(code=403, description="Forbidden: bot was kicked from the supergroup chat")
DEACTIVATED = Say(code=403, description="Forbidden: user is deactivated")
UNKNOWN_CHAT = Say(code=400, description="Bad Request: chat not found")
NO_RIGHTS = Say(code=400, description="Bad Request: not enough rights to send text messages to the chat")
UNKNOWN_THREAD = Say(code=400, description="Bad Request: message thread not found")
CONFLICT = Say(code=409, description="Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
WEBHOOK = Say(
    code=409, description="Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
UNAUTHORIZED = Say(code=401, description="Unauthorized")
NOT_FOUND = Say(code=404, description="Not Found")
TOO_LARGE = Say(code=413, description="Request Entity Too Large")
BROKEN = Say(code=500, description="Internal Server Error")
GATEWAY = Say(code=502, description="Bad Gateway")
NOT_MODIFIED = Say(
    code=400,
    description="Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message",
)

WRONG_FILE = Say(code=400, description="Bad Request: wrong file_id or the file is temporarily unavailable")
FILE_TOO_BIG = Say(code=400, description="Bad Request: file is too big")


def flood(seconds: int) -> Say:
    """429, as the real server words it."""
    return Say(code=429, description=f"Too Many Requests: retry after {seconds}", parameters={"retry_after": seconds})


def kicked(kind: str, *, left: bool = False) -> Say:
    """403 of a "group", "supergroup" or "channel" that the bot was put out of, or has left."""
    return Say(code=403, description=f"Forbidden: bot {'is not a member of' if left else 'was kicked from'} the {kind} chat")


def migrated(chat: int) -> Say:
    """The group has become the supergroup `chat`."""
    text = "Bad Request: group chat was upgraded to a supergroup chat"
    return Say(code=400, description=text, parameters={"migrate_to_chat_id": chat})


def bad_request(text: str) -> Say:
    """400, the server's most frequent word."""
    return Say(code=400, description=f"Bad Request: {text}")


class Refused(Exception):
    """The server refuses a call."""

    def __init__(self, said: Say) -> None:
        super().__init__(said.description)
        self.said = said
