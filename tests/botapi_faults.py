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


NEW_GROUP = -1009
"""Where the group of `NAMED["migrated"]` has gone to."""
NAMED: Mapping[str, Fault] = {
    # The chat is not to be had.
    "blocked by the user": BLOCKED,
    "user deactivated": DEACTIVATED,
    "cannot begin a conversation": Say(code=403, description="Forbidden: bot can't initiate conversation with a user"),
    "a bot": Say(code=403, description="Forbidden: bot can't send messages to bots"),
    "kicked from the group": kicked("group"),
    "kicked from the supergroup": KICKED,
    "kicked from the channel": kicked("channel"),
    "not a member of the supergroup": kicked("supergroup", left=True),
    "not a member of the channel": kicked("channel", left=True),
    "the group was deleted": Say(code=403, description="Forbidden: the group chat was deleted"),
    "chat not found": UNKNOWN_CHAT,
    "group deactivated": bad_request("group chat was deactivated"),
    "not enough rights": NO_RIGHTS,
    "no rights to send a message": bad_request("have no rights to send a message"),
    "no administrator of the channel": bad_request("need administrator rights in the channel chat"),
    "writing forbidden": bad_request("CHAT_WRITE_FORBIDDEN"),
    "chat restricted": bad_request("CHAT_RESTRICTED"),
    "administrator required": bad_request("CHAT_ADMIN_REQUIRED"),
    "channel private": bad_request("CHANNEL_PRIVATE"),
    "peer invalid": bad_request("PEER_ID_INVALID"),
    "user blocked, as a bad request": bad_request("USER_IS_BLOCKED"),
    "user deactivated, as a bad request": bad_request("INPUT_USER_DEACTIVATED"),
    "thread not found": UNKNOWN_THREAD,
    "topic closed": bad_request("TOPIC_CLOSED"),
    "topic deleted": bad_request("TOPIC_DELETED"),
    "migrated": migrated(NEW_GROUP),
    # The message is not to be had.
    "too long": bad_request("message is too long"),
    "empty": bad_request("message text is empty"),
    "entities": bad_request("can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    "button data": bad_request("BUTTON_DATA_INVALID"),
    "keyboard too long": bad_request("reply markup is too long"),
    "something new": bad_request("SOMETHING_THAT_NOBODY_HAS_SEEN_YET"),
    "too large": TOO_LARGE,
    "too large, as a page": Page(status=413, body="<html>413</html>"),
    # Later.
    "flood": flood(17),
    "flood for an hour": flood(3600),
    "flood without a time": Say(code=429, description="Too Many Requests"),
    "broken": BROKEN,
    "restarting": Say(code=500, description="Internal Server Error: restart"),
    "unavailable": Say(code=503, description="Service Unavailable"),
    "unavailable, as a page": Page(status=503),
    "a proxy's 403": Page(status=403, body="<html>Forbidden</html>"),
    "a proxy's 401": Page(status=401, body="<html>Unauthorized</html>"),
    "a proxy's 404": Page(status=404, body="<html>Not Found</html>"),
    "a portal's redirect": Page(status=302, body=""),
    # Nobody knows, and nothing arrived.
    "bad gateway": GATEWAY,
    "bad gateway, as a page": Page(),
    "gateway timeout": Page(status=504, body="<html>504</html>"),
    "cloud 520": Page(status=520, body="<html>520</html>"),
    "cloud 524": Page(status=524, body="timeout"),
    "garbage": Page(status=200, body="[]"),
    "half an answer": Page(status=200, body='{"ok": true, "res'),
    "an answer without a result": Page(status=200, body='{"ok": true}'),
    "cut before": Cut(accepted=False),
    "held before": Hold(accepted=False),
    # Nobody knows, and it arrived.
    "cut after": Cut(accepted=True),
    "held after": Hold(accepted=True),
    # The account.
    "revoked": UNAUTHORIZED,
    "no such bot": NOT_FOUND,
    "second instance": CONFLICT,
    "a webhook is set": WEBHOOK,
}
"""Faults of sending a message, by name."""
NAMED_EDITS: Mapping[str, Fault] = {
    "not modified": NOT_MODIFIED,
    "message to edit not found": bad_request("message to edit not found"),
    "message cannot be edited": bad_request("message can't be edited"),
    "message id invalid": bad_request("MESSAGE_ID_INVALID"),
}
"""Faults of editing a message, by name."""


class Refused(Exception):
    """The server refuses a call."""

    def __init__(self, said: Say) -> None:
        super().__init__(said.description)
        self.said = said
